"""The reading desk: what a person does with proposals, and that every step can be taken back."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from agreements.reading_cast import desk, office, sample, signed_in, take_in
from phoihop.features.agreements.cadence_in_title import other_cadence, without
from phoihop.features.agreements.drafts.draft import Item, ReadingDesk
from phoihop.features.agreements.models import ReadingDraft
from phoihop.features.agreements.reading.changes import places_to_split
from phoihop.features.agreements.reading.document import document_html
from phoihop.features.agreements.reading.taking import reading_of
from phoihop.features.agreements.recording.plan import deliverable_of
from phoihop.reading import read_text
from phoihop.reading.titles import title_of
from phoihop.registers.catalogue_actions import retire_figure, retire_line
from phoihop.registers.catalogues import Figure, LineOfWork

__all__ = ["desk"]
pytestmark = pytest.mark.django_db
At = tuple[Client, ReadingDraft]


def items(row: ReadingDraft) -> dict[str, dict[str, Any]]:
    return {item["id"]: item for item in ReadingDraft.objects.get(pk=row.pk).items}


def state(row: ReadingDraft, name: str) -> str:
    return str(items(row)[name].get("state", "proposed"))


def test_the_first_proposal_that_waits_is_current_and_each_says_why(desk: At) -> None:
    client, row = desk
    page = client.get(f"/reading/{row.pk}/")
    cards = page.context["cards"]
    assert [card.item.id for card in cards if card.current] == ["n1"]
    assert all(card.why for card in cards)
    assert page.context["total"] == 11
    assert [item.label for item, _words in page.context["asked"]] == ["IV.3"]


def test_a_confirmed_proposal_stays_confirmed_when_the_page_is_opened_again(desk: At) -> None:
    client, row = desk
    assert client.post(f"/reading/{row.pk}/n1/confirm/").url == f"/reading/{row.pk}/?at=n2#p-n2"
    page = client.get(f"/reading/{row.pk}/")
    assert (page.context["done"], page.context["total"]) == (1, 11)


def test_a_question_must_be_answered_before_its_proposal_is_confirmed(desk: At) -> None:
    client, row = desk
    page = client.post(f"/reading/{row.pk}/n11/confirm/")
    assert page.status_code == 422
    assert next(card for card in page.context["cards"] if card.current).error
    assert state(row, "n11") == "proposed"
    client.post(f"/reading/{row.pk}/n11/confirm/", {"cadence_not_stated": "quarterly"})
    assert state(row, "n11") == "confirmed"
    assert items(row)["n11"]["cadence"] == "quarterly"


@pytest.mark.parametrize("action", ["confirm", "drop", "merge"])
def test_every_step_can_be_taken_back(desk: At, action: str) -> None:
    client, row = desk
    before = items(row)
    client.post(f"/reading/{row.pk}/n2/{action}/")
    assert items(row) != before
    client.post(f"/reading/{row.pk}/undo/")
    assert items(row) == before


def test_a_split_keeps_who_and_when_and_can_be_taken_back(desk: At) -> None:
    client, row = desk
    before = items(row)
    place = client.get(f"/reading/{row.pk}/n1/split/").context["places"][0][0]
    client.post(f"/reading/{row.pk}/n1/split/", {"at": str(place)})
    after = ReadingDraft.objects.get(pk=row.pk).items
    first, second = after[0], after[1]
    assert second["id"] == "n12"
    assert first["end"] <= second["start"]
    assert (first["leads"], first["due"]) == (second["leads"], second["due"])
    client.post(f"/reading/{row.pk}/undo/")
    assert items(row) == before


def test_a_split_asks_of_both_halves_who_leads_and_leaves_a_target_where_its_number_stands(desk: At) -> None:
    client, row = desk
    row.refresh_from_db()
    row.items[0] |= {"leads": [], "asks": [{"code": "lead_undecided"}], "targets": {"classes": 987654}}
    row.save()
    place = client.get(f"/reading/{row.pk}/n1/split/").context["places"][0][0]
    client.post(f"/reading/{row.pk}/n1/split/", {"at": str(place)})
    client.post(f"/reading/{row.pk}/n1/confirm/", {"lead_undecided": "p1"})
    client.post(f"/reading/{row.pk}/n12/confirm/", {"lead_undecided": "p2"})
    first, second = ReadingDraft.objects.get(pk=row.pk).items[:2]
    assert (first["state"], second["state"]) == ("confirmed", "confirmed")
    assert (first["leads"], second["leads"]) == (["p1"], ["p2"])
    assert not first.get("targets")
    assert not second.get("targets")


def test_a_split_without_a_place_changes_nothing(desk: At) -> None:
    client, row = desk
    before = items(row)
    assert client.post(f"/reading/{row.pk}/n1/split/", {"at": "99999"}).context["error"]
    assert items(row) == before


def test_the_first_proposal_has_none_before_it_to_merge_with(desk: At) -> None:
    client, row = desk
    before = items(row)
    client.post(f"/reading/{row.pk}/n1/merge/")
    assert items(row) == before


def test_all_without_a_question_are_confirmed_in_one_step_and_taken_back_in_one(desk: At) -> None:
    client, row = desk
    before = items(row)
    assert client.get(f"/reading/{row.pk}/rest/").status_code == 200
    client.post(f"/reading/{row.pk}/rest/")
    assert sum(state(row, name) == "confirmed" for name in items(row)) == 10
    assert state(row, "n11") == "proposed"
    client.post(f"/reading/{row.pk}/undo/")
    assert items(row) == before


def test_taking_back_with_nothing_done_says_so_and_changes_nothing(desk: At) -> None:
    client, row = desk
    before = items(row)
    assert client.post(f"/reading/{row.pk}/undo/").status_code == 302
    assert items(row) == before


CORRECTED = {
    "title": "Trao đổi thông tin",
    "leads": ["p2"],
    "line": "information",
    "cadence": "monthly",
    "due_kind": "day_of_following_month",
    "due_value": "5",
    "day_off": "next",
}


def test_a_corrected_proposal_is_confirmed_as_corrected(desk: At) -> None:
    client, row = desk
    assert client.post(f"/reading/{row.pk}/n1/edit/", CORRECTED).status_code == 302
    item = items(row)["n1"]
    assert (item["leads"], item["due"], item["state"]) == (["p2"], "day 5 of the following month", "confirmed")
    client.post(f"/reading/{row.pk}/undo/")
    assert state(row, "n1") == "proposed"


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"title": ""}, "title"),
        ({"leads": []}, "leads"),
        ({"due_value": "mồng năm"}, "due_value"),
        ({"due_kind": "date", "due_value": "31/02/2026"}, "due_value"),
        ({"cadence": "once", "due_kind": "none"}, "due_kind"),
        ({"cadence": "on_event"}, "due_kind"),
        ({"cadence": "quarterly", "due_kind": "month_day", "due_value": "30/9"}, "due_value"),
        ({"target_value": "5"}, "target_figure"),
        ({"text": "MẬT"}, "text"),
    ],
)
def test_what_does_not_fit_is_told_at_its_field_and_nothing_changes(
    desk: At, changes: dict[str, Any], wrong: str
) -> None:
    client, row = desk
    before = items(row)
    page = client.post(f"/reading/{row.pk}/n1/edit/", CORRECTED | changes)
    assert wrong in page.context["form"].errors
    assert items(row) == before


@pytest.mark.parametrize(
    ("chosen", "rule"),
    [
        ({"cadence": "quarterly", "due_kind": "working_days_after", "due_value": "2"}, ("2 working days after", "")),
        ({"cadence": "yearly", "due_kind": "month_day", "due_value": "30/9"}, ("09-30", "")),
        ({"cadence": "once", "due_kind": "date", "due_value": "30/09/2027"}, ("2027-09-30", "")),
        ({"cadence": "weekly", "due_kind": "weekday", "due_value": "6"}, ("weekday friday", "")),
        ({"cadence": "on_event", "due_kind": "term_working_days", "due_value": "5"}, ("", "+5wd")),
        ({"cadence": "quarterly", "due_kind": "usual", "due_value": ""}, ("", "")),
    ],
)
def test_a_due_day_as_people_say_it_becomes_a_rule(desk: At, chosen: dict[str, str], rule: tuple[str, str]) -> None:
    client, row = desk
    client.post(f"/reading/{row.pk}/n1/edit/", CORRECTED | chosen)
    item = items(row)["n1"]
    assert (item.get("due", ""), item.get("term", "")) == rule
    page = client.get(f"/reading/{row.pk}/n1/edit/")
    assert page.context["form"].initial["due_kind"] == chosen["due_kind"]
    assert page.context["form"].initial["due_value"] == chosen["due_value"]


@pytest.mark.parametrize(
    ("chosen", "sentence"),
    [
        (
            {"due_kind": "day_of_last_month", "due_value": "999999999"},
            "Không hiểu thời hạn “999999999”; hãy ghi một số hoặc một ngày, ví dụ 2, 25, 30/9 hoặc 30/9/2026.",
        ),
        ({"due_kind": "working_days_after", "due_value": "9999"}, "Số ngày hoặc giờ phải từ 1 đến 366."),
        ({"due_kind": "working_days_after", "due_value": "٢"}, "Không hiểu thời hạn “٢”"),
        (
            {"due_kind": "date", "due_value": "31/02/2026"},
            "“31/02/2026” không phải là một ngày; hãy ghi ngày/tháng/năm, ví dụ 30/9/2026.",
        ),
        (
            {"cadence": "yearly", "due_kind": "month_day", "due_value": "30/13"},
            "“30/13” không phải là một ngày trong năm; hãy ghi ngày/tháng, ví dụ 30/9.",
        ),
        (
            {"cadence": "weekly", "due_kind": "day_of_last_month", "due_value": "25"},
            "Thời hạn “ngày 25 tháng cuối kỳ” không dùng được cho việc làm hằng tuần; hãy chọn cách tính thời hạn khác.",
        ),
        ({"cadence": "once", "due_kind": "days_after", "due_value": "3"}, "Việc làm một lần cần một ngày cụ thể"),
    ],
)
def test_what_does_not_fit_is_told_as_people_say_it(desk: At, chosen: dict[str, str], sentence: str) -> None:
    client, row = desk
    page = client.post(f"/reading/{row.pk}/n1/edit/", CORRECTED | chosen)
    told = " ".join(page.context["form"].errors["due_value"])
    assert sentence in told
    assert not re.search(r"of the|after\b|năm-tháng|decree|[0-9]{4}-[0-9]{2}", told)


def test_words_marked_in_the_document_become_a_commitment_in_their_place(desk: At) -> None:
    client, row = desk
    text = row.reading["text"]
    start = text.index("Nâng cao nhận thức")
    address = f"/reading/{row.pk}/add/?start={start}&end={start + 30}"
    assert client.get(address).context["item"].text == text[start : start + 30]
    client.post(address, CORRECTED)
    after = ReadingDraft.objects.get(pk=row.pk).items
    assert (after[0]["id"], after[0]["start"], after[0]["state"]) == ("n12", start, "confirmed")
    client.post(f"/reading/{row.pk}/undo/")
    assert "n12" not in items(row)


def test_the_usual_day_of_sending_holds_for_those_that_state_none(desk: At) -> None:
    client, row = desk
    client.post(f"/reading/{row.pk}/usual/", {"usual_due": "day 25 of the last month"})
    assert ReadingDesk(ReadingDraft.objects.get(pk=row.pk)).usual_due == "day 25 of the last month"
    client.post(f"/reading/{row.pk}/usual/", {"usual_due": "whenever"})
    assert ReadingDesk(ReadingDraft.objects.get(pk=row.pk)).usual_due == "day 25 of the last month"


def test_a_script_gets_the_one_card_that_changed(desk: At) -> None:
    client, row = desk
    answer = client.post(f"/reading/{row.pk}/n1/confirm/", headers={"HX-Request": "true"}).content.decode()
    assert 'id="p-n1"' in answer
    assert 'data-next="n2"' in answer
    assert "<html" not in answer
    assert "hx-swap-oob" in answer


def test_the_document_is_drawn_whole_and_its_words_are_escaped() -> None:
    text = "QUY CHẾ PHỐI HỢP giữa Sở Y tế và Sở Tư pháp\n1. Sở Y tế báo cáo <b>hằng quý</b> & gửi.\n"
    reading = read_text(text)
    item = Item("n1", start=text.index("Sở Y tế báo"), end=len(text) - 1)
    drawn = str(document_html(reading, [item], "n1"))
    assert "&lt;b&gt;hằng quý&lt;/b&gt; &amp; gửi." in drawn
    assert 'id="s-n1"' in drawn


def test_every_word_of_a_document_stands_on_its_page_once(desk: At) -> None:
    import re

    _client, row = desk
    drawn = re.sub(r"<[^>]*>", "", str(document_html(reading_of(row), ReadingDesk(row).items, "n1")))
    assert re.sub(r"\s+", "", drawn) == re.sub(r"\s+", "", row.reading["text"])


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("a) Hằng tháng, hai bên trao đổi thông tin về tình hình.", "Trao đổi thông tin về tình hình"),
        ("Sở Y tế chủ trì, phối hợp với Sở Tư pháp mở lớp tập huấn.", "Mở lớp tập huấn"),
        ("Sở Tư pháp có trách nhiệm cử báo cáo viên tham gia.", "Cử báo cáo viên tham gia"),
        ("The Guard agrees to inspect the ferries.", "Inspect the ferries"),
        ("Every six months, both Parties shall jointly inspect the ferries; and", "Inspect the ferries"),
    ],
)
def test_a_title_is_the_duty_without_whose_and_when(text: str, title: str) -> None:
    assert title_of(text, ["Sở Y tế", "Sở Tư pháp", "Guard"]) == title


def test_the_desk_asks_the_same_number_of_questions_for_three_and_for_eleven_proposals(
    desk: At, django_assert_max_num_queries: Any
) -> None:
    client, row = desk
    with django_assert_max_num_queries(11):
        client.get(f"/reading/{row.pk}/")
    few = take_in(client, sample("decision-with-regulation.docx"))
    with django_assert_max_num_queries(11):
        client.get(f"/reading/{few.pk}/")


def test_a_viewer_looks_and_changes_nothing(desk: At) -> None:
    _client, row = desk
    office("Sở Y tế thành phố Sông Vân", "soyte")
    from phoihop.people.actions import invite
    from phoihop.people.models import Organisation

    viewer = invite(
        Organisation.objects.get(id=row.organisation),
        username="nguoixem",
        display_name="Người xem",
        roles=["viewer"],
        password="mat-khau-dai-1",
        must_change_password=False,
    )
    client = signed_in(viewer.username)
    before = items(row)
    assert client.get(f"/reading/{row.pk}/").status_code == 200
    for action in ("n1/confirm/", "n1/drop/", "n2/merge/", "undo/", "rest/", "usual/", "delete/"):
        assert client.post(f"/reading/{row.pk}/{action}").status_code == 403
    assert items(row) == before


def test_retired_lines_and_figures_are_offered_no_more_but_stay_where_they_are_chosen(desk: At) -> None:
    client, row = desk
    edit = f"/reading/{row.pk}/n1/edit/"
    chosen = items(row)["n1"]["line"]
    for line in LineOfWork.objects.all():
        retire_line(line, retired=line.code in (chosen, "commendation"))
    retire_figure(Figure.objects.get(code="works"), retired=True)
    form = client.get(edit).context["form"]
    lines = dict(form.fields["line"].choices)
    assert "commendation" not in lines
    assert lines[chosen].endswith(" (không còn dùng)")
    figures = {code for _line, group in form.fields["target_figure"].choices[1:] for code, _words in group}
    assert "works" not in figures
    assert not figures & {"registered", "recognised", "commended"}, "their line was retired"
    named = LineOfWork.objects.get(code=chosen).name
    assert (named in client.get(f"/reading/{row.pk}/").content.decode()) or chosen == "operation"
    other = next(code for code in items(row) if items(row)[code]["line"] != chosen)
    assert chosen not in dict(client.get(f"/reading/{row.pk}/{other}/edit/").context["form"].fields["line"].choices)


def changed(row: ReadingDraft, name: str, **fields: Any) -> None:
    """Let a proposal say something else, as if the document did."""
    row.refresh_from_db()
    next(item for item in row.items if item["id"] == name).update(fields)
    row.save()


def test_a_merger_joins_leads_supports_targets_and_says_what_it_leaves_aside(desk: At) -> None:
    client, row = desk
    changed(row, "n1", leads=["p1"], supports=[], targets={"classes": 2}, amount="", cadence="quarterly", due="")
    changed(row, "n2", leads=["p2"], supports=["p1"], targets={"days_of_labour": 500}, amount="5 mô hình", asks=[])
    changed(row, "n2", cadence="monthly", due="")
    page = client.post(f"/reading/{row.pk}/n2/merge/", follow=True).content.decode()
    joined = items(row)["n1"]
    assert joined["leads"] == ["p1", "p2"]
    assert joined["targets"] == {"classes": 2, "days_of_labour": 500}
    assert joined["amount"] == "5 mô hình"
    assert joined.get("state", "proposed") == "proposed", "it is looked at again"
    assert "Nay cùng chủ trì: Ban Dân vận Thành ủy Sông Vân, Bộ Chỉ huy quân sự thành phố Sông Vân." in page
    assert re.search("Thời gian: giữ “hằng quý[^”]*”; không giữ “hằng tháng", page)


def test_two_mirrored_promises_that_are_merged_keep_what_both_say(desk: At) -> None:
    client, row = desk
    changed(row, "n1", leads=["p1"], targets={"classes": 2}, cadence="quarterly", due="")
    mirrored = [{"code": "mirrored", "params": {"other": "n1"}}]
    changed(row, "n2", leads=["p2"], asks=mirrored, targets={"classes": 3}, cadence="quarterly", due="")
    page = client.post(f"/reading/{row.pk}/n2/confirm/", {"mirrored": "merge"}, follow=True).content.decode()
    assert (items(row)["n1"]["leads"], items(row)["n1"]["targets"]) == (["p1", "p2"], {"classes": 2})
    assert "không giữ “3”" in page


def test_dropped_proposals_are_listed_and_can_be_taken_up_again(desk: At) -> None:
    client, row = desk
    client.post(f"/reading/{row.pk}/n1/drop/")
    client.post(f"/reading/{row.pk}/n3/merge/")
    page = client.get(f"/reading/{row.pk}/").content.decode()
    assert "Đã bỏ (2)" in page
    assert f"đã gộp vào “{items(row)['n2']['title']}”" in page
    client.post(f"/reading/{row.pk}/n1/restore/")
    assert state(row, "n1") == "proposed"
    assert "Đã bỏ (1)" in client.get(f"/reading/{row.pk}/").content.decode()
    client.post(f"/reading/{row.pk}/undo/")
    assert state(row, "n1") == "dropped"
    before = items(row)
    client.post(f"/reading/{row.pk}/n2/restore/")
    assert items(row) == before, "what was not dropped stays as it is"


def test_no_split_is_offered_inside_a_name() -> None:
    names = ["Ban Tuyên giáo và Dân vận Thành ủy", "Sở Y tế"]
    text = (
        "Ban Tuyên giáo và Dân vận Thành ủy, Sở Văn hóa, Thể thao và Du lịch tổ chức hội nghị, và Sở Y tế bảo đảm y tế;"
        " đồng thời báo cáo kết quả"
    )
    offered = [after for _at, _before, after in places_to_split(Item("n1", text=text), "", names)]
    assert [each.split(" ", 3)[:3] for each in offered] == [
        ["và", "Sở", "Y"],
        ["đồng", "thời", "báo"],
    ]


def test_the_form_shows_the_target_that_was_read_whatever_its_unit_and_keeps_it(desk: At) -> None:
    client, row = desk
    changed(row, "n1", amount="≥ 12 mô hình dân vận khéo")
    edit = f"/reading/{row.pk}/n1/edit/"
    page = client.get(edit)
    assert 'value="≥ 12 mô hình dân vận khéo"' in page.content.decode()
    form = page.context["form"]
    sent = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    client.post(edit, sent)
    assert (items(row)["n1"]["amount"], state(row, "n1")) == ("≥ 12 mô hình dân vận khéo", "confirmed")
    client.post(edit, sent | {"amount": "≥ 15 mô hình dân vận khéo"})
    assert items(row)["n1"]["amount"] == "≥ 15 mô hình dân vận khéo"


def test_a_target_in_words_is_recorded_beside_the_deliverable_and_not_in_its_place() -> None:
    both = Item("n1", deliverable="báo cáo", amount="≥ 12 mô hình")
    assert deliverable_of(both) == "báo cáo; ≥ 12 mô hình"
    assert deliverable_of(Item("n1", amount="≥ 500 ngày công", targets={"days_of_labour": 500})) == ""


def test_a_title_that_names_another_period_is_offered_without_it(desk: At) -> None:
    client, row = desk
    changed(row, "n1", title="Báo cáo kết quả giúp dân hằng quý", cadence="quarterly", due="", asks=[])
    edit = f"/reading/{row.pk}/n1/edit/"
    monthly = CORRECTED | {"title": "Báo cáo kết quả giúp dân hằng quý", "cadence": "monthly", "due_kind": "usual"}
    page = client.post(edit, monthly)
    assert page.context["form"]["title"].value() == "Báo cáo kết quả giúp dân"
    assert "Tên cũ ghi “hằng quý”" in page.content.decode()
    assert state(row, "n1") == "proposed"
    kept = client.post(edit, monthly | {"title": "Báo cáo kết quả giúp dân", "keep_title": "on"})
    assert (kept.status_code, items(row)["n1"]["title"]) == (302, "Báo cáo kết quả giúp dân hằng quý")


@pytest.mark.parametrize(
    ("title", "cadence", "named", "offered"),
    [
        ("Báo cáo kết quả hằng quý, gửi Thường trực", "monthly", "hằng quý", "Báo cáo kết quả, gửi Thường trực"),
        ("Định kỳ 6 tháng, kiểm tra chéo", "yearly", "Định kỳ 6 tháng", "Kiểm tra chéo"),
        ("Quarterly report on river safety", "monthly", "Quarterly", "Report on river safety"),
        ("Báo cáo kết quả hằng quý", "quarterly", "", ""),
        ("Mở lớp bồi dưỡng", "monthly", "", ""),
    ],
)
def test_the_words_of_another_period_are_found_in_a_title(title: str, cadence: str, named: str, offered: str) -> None:
    assert other_cadence(title, cadence) == named
    assert not named or without(title, named) == offered

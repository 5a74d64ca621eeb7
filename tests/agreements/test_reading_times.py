"""When on the reading desk: each time of a sentence is a proposal, and a day that fits no rule is asked about, not left out."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from agreements.reading_cast import OTHER, OWN, office, signed_in
from cast import NOW
from phoihop.features.agreements.drafts.draft import as_json
from phoihop.features.agreements.models import ReadingDraft
from phoihop.features.agreements.reading.taking import fill
from phoihop.reading import read_text

pytestmark = pytest.mark.django_db


def desk_of(sentence: str) -> tuple[Client, ReadingDraft]:
    """The reading desk with a regulation between two bodies that says only this."""
    organisation = office()
    reading = read_text(
        f"QUY CHẾ PHỐI HỢP\ngiữa {OWN} và {OTHER}\n\nSông Vân, ngày 10 tháng 02 năm 2026\n\n"
        f"Điều 1. Trách nhiệm\n1. {sentence}\n2. Hai bên trao đổi thông tin.\n\n"
        "Điều 2. Hiệu lực\nQuy chế này có hiệu lực kể từ ngày 01 tháng 3 năm 2026.\n"
    )
    row = ReadingDraft(organisation=organisation.id, made=NOW, changed=NOW, reading=as_json(reading))
    fill(row, reading, 0)
    row.save()
    return signed_in(), row


def items(row: ReadingDraft) -> list[dict[str, Any]]:
    return list(ReadingDraft.objects.get(pk=row.pk).items)


def times(row: ReadingDraft) -> list[tuple[str, str]]:
    """Cadence and due rule of every proposal but the last, which is of the second clause."""
    return [(item["cadence"], item.get("due", "")) for item in items(row)[:-1]]


TWO = {
    "Định kỳ 6 tháng (trước 15/6), 01 năm (trước 30/11), hai bên báo cáo kết quả.": [
        ("yearly", "06-15"),
        ("yearly", "11-30"),
    ],
    "Hai bên tổ chức sơ kết hằng năm vào tháng 12; tổng kết vào tháng 12 năm 2028.": [
        ("yearly", "12-31"),
        ("once", "2028-12-31"),
    ],
    "Hằng năm, trước ngày 15/6 và 15/12, hai bên báo cáo kết quả.": [("yearly", "06-15; 12-15")],
    "Hằng quý, trước ngày 10 của tháng đầu quý, hai bên lập kế hoạch tuần tra.": [
        ("quarterly", "day 10 of the first month")
    ],
    "Hằng quý, trước ngày 20 của tháng đầu quý sau, hai bên báo cáo kết quả.": [
        ("quarterly", "day 20 of the following month")
    ],
    "Trong thời hạn 3 tháng kể từ ngày Quy chế này có hiệu lực, hai bên ban hành kế hoạch.": [("once", "2026-06-01")],
}


@pytest.mark.parametrize("sentence", TWO)
def test_each_time_is_a_proposal_with_the_day_that_the_text_gives(sentence: str) -> None:
    _client, row = desk_of(sentence)
    assert times(row) == TWO[sentence]
    assert not any(item.get("asks") for item in items(row))


def test_each_of_several_times_says_which_words_it_comes_from() -> None:
    client, row = desk_of(next(iter(TWO)))
    cards = client.get(f"/reading/{row.pk}/").context["cards"]
    assert "6 tháng (trước 15/6)" in cards[0].why
    assert "01 năm (trước 30/11)" in cards[1].why
    assert cards[0].item.title != cards[1].item.title


def test_a_day_that_fits_no_rule_is_asked_about_and_each_answer_sets_it() -> None:
    client, row = desk_of("Định kỳ 6 tháng (05/6), hai bên báo cáo kết quả.")
    questions = client.get(f"/reading/{row.pk}/").context["cards"][0].questions
    assert [question.code for question in questions] == ["which_due"]
    assert [option.value for option in questions[0].options] == ["rounds", "yearly", "usual"]
    assert client.post(f"/reading/{row.pk}/n1/confirm/").status_code == 422
    assert client.post(f"/reading/{row.pk}/n1/confirm/", {"which_due": "whenever"}).status_code == 422
    for answer, expected in (
        ("rounds", ("yearly", "06-05; 12-05", 2)),
        ("yearly", ("yearly", "06-05", 0)),
        ("usual", ("half_yearly", "", 0)),
    ):
        client.post(f"/reading/{row.pk}/n1/confirm/", {"which_due": answer})
        item = items(row)[0]
        assert (item["cadence"], item.get("due", ""), item.get("times", 0)) == expected
        client.post(f"/reading/{row.pk}/undo/")


def test_days_that_are_no_rounds_of_their_period_are_asked_about() -> None:
    client, row = desk_of("Hằng quý, trước ngày 15/6 và 15/12, hai bên báo cáo kết quả.")
    (question,) = client.get(f"/reading/{row.pk}/").context["cards"][0].questions
    assert "15/6, 15/12" in question.words


def test_a_term_from_an_entry_into_force_that_is_not_told_asks_for_the_day() -> None:
    client, row = desk_of("Trong thời hạn 3 tháng kể từ ngày ký kết, hai bên ban hành kế hoạch.")
    row.reading["agreements"][0]["signed_on"] = None
    fill(row, read_text(row.reading["text"].replace("ngày 10 tháng 02 năm 2026", "")), 0)
    row.save()
    assert [ask["code"] for ask in items(row)[0]["asks"]] == ["which_day"]
    client.post(f"/reading/{row.pk}/n1/confirm/", {"which_day": "typed", "day": "30/6/2026"})
    assert items(row)[0]["due"] == "2026-06-30"


FORM = {"title": "Lập kế hoạch tuần tra", "leads": ["p1"], "line": "operation", "day_off": "next"}


@pytest.mark.parametrize(
    ("typed", "due", "times"),
    [
        ({"cadence": "quarterly", "due_kind": "day_of_first_month", "due_value": "10"}, "day 10 of the first month", 0),
        ({"cadence": "yearly", "due_kind": "month_day", "due_value": "15/12; 15/6"}, "06-15; 12-15", 2),
    ],
)
def test_the_form_takes_and_shows_again_what_the_text_can_say(typed: dict[str, str], due: str, times: int) -> None:
    client, row = desk_of("Hằng quý, hai bên lập kế hoạch tuần tra.")
    assert client.post(f"/reading/{row.pk}/n1/edit/", FORM | typed).status_code == 302
    item = items(row)[0]
    assert (item["due"], item.get("times", 0)) == (due, times)
    shown = client.get(f"/reading/{row.pk}/n1/edit/").context["form"].initial
    assert shown["due_kind"] == typed["due_kind"]


def test_two_days_of_the_year_typed_for_half_yearly_work_are_answered_with_what_to_choose() -> None:
    client, row = desk_of("Hằng quý, hai bên lập kế hoạch tuần tra.")
    typed = FORM | {"due_kind": "month_day", "due_value": "15/6; 10/12"}
    refused = client.post(f"/reading/{row.pk}/n1/edit/", typed | {"cadence": "half_yearly"})
    words = (
        "Nhiều ngày trong năm chỉ dùng cho việc hằng năm làm theo đợt: hãy chọn “hằng năm” và giữ nguyên “15/6; 10/12”."
    )
    assert refused.context["form"].errors == {"due_value": [words]}
    assert client.post(f"/reading/{row.pk}/n1/edit/", typed | {"cadence": "yearly"}).status_code == 302
    assert (items(row)[0]["due"], items(row)[0]["times"]) == ("06-15; 12-10", 2)


def test_the_form_of_recording_shows_who_signed_at_the_foot() -> None:
    client, row = desk_of(
        "Hai bên báo cáo hằng quý.\n\nTM. BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\nLê Thị Hoa\n\n"
        f"ĐẠI DIỆN {OTHER.upper()}\nKT. CHỈ HUY TRƯỞNG\nPHÓ CHỈ HUY TRƯỞNG\nVõ Văn Sáu"
    )
    client.post(f"/reading/{row.pk}/rest/")
    shown = client.get(f"/reading/{row.pk}/record/").context["form"].initial
    assert [shown[f"{key}_p1"] for key in ("capacity", "on_behalf_of", "position", "signer")] == [
        "TM.", "Ban Thường vụ", "Phó Bí thư", "Lê Thị Hoa",
    ]  # fmt: skip
    assert [shown[f"{key}_p2"] for key in ("capacity", "on_behalf_of", "position", "signer")] == [
        "KT.", "Chỉ huy trưởng", "Phó Chỉ huy trưởng", "Võ Văn Sáu",
    ]  # fmt: skip

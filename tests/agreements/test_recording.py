"""Recording what was confirmed: the agreement as it was signed on paper, with what will be owed told before."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from agreements.reading_cast import OTHER, OWN, desk, office, sample, signed_in, take_in
from phoihop.features.agreements.actions import current_terms
from phoihop.features.agreements.drafts.proposals import in_sentence_case
from phoihop.features.agreements.ended_bodies import ended_bodies
from phoihop.features.agreements.models import ReadingDraft
from phoihop.features.agreements.recorded_before import recorded_before
from phoihop.features.agreements.signers import last_signer
from phoihop.features.agreements.tables import Agreement, Clause, CommitmentRow, Party
from phoihop.ledger.models import Act
from phoihop.ledger.store import Store
from phoihop.people.actions import find_or_enter, note_succession, rename_organisation
from phoihop.people.models import Organisation
from phoihop.registers.tables import Due
from vault.samples import png

__all__ = ["desk"]
pytestmark = pytest.mark.django_db
At = tuple[Client, ReadingDraft]


@pytest.fixture
def confirmed(desk: At) -> At:
    client, row = desk
    client.post(f"/reading/{row.pk}/n11/confirm/", {"cadence_not_stated": "quarterly"})
    client.post(f"/reading/{row.pk}/rest/")
    return desk


def filled(client: Client, row: ReadingDraft, **changes: Any) -> dict[str, Any]:
    """What the form of recording shows, as a browser would send it back."""
    form = client.get(f"/reading/{row.pk}/record/").context["form"]
    sent: dict[str, Any] = {}
    for name in form.fields:
        value = form[name].value()
        if name in {"scan", "declared", "leave_open"} or value is None:
            continue
        sent[name] = f"{value:%d/%m/%Y}" if isinstance(value, date) else value
    return sent | changes


def test_the_form_is_filled_from_the_document(confirmed: At) -> None:
    client, row = confirmed
    shown = filled(client, row)
    assert shown["number"] == "07-CTr/BDVTU"
    assert (shown["signed_on"], shown["start"], shown["to"]) == ("15/02/2024", "15/02/2024", "31/12/2028")
    assert shown["title"].startswith("Chương trình phối hợp giữa")
    assert (shown["own"], shown["organisation_p1"], shown["organisation_p2"]) == ("p1", row.organisation, "new")
    assert (shown["capacity_p2"], shown["position_p2"]) == ("TM.", "Chỉ huy trưởng")


def test_what_was_confirmed_becomes_an_agreement_with_a_schedule(confirmed: At) -> None:
    client, row = confirmed
    answer = client.post(f"/reading/{row.pk}/record/", filled(client, row))
    record = Agreement.objects.get().record
    assert answer.url == f"/agreements/{record}/matrix/"
    assert CommitmentRow.objects.filter(record=record).count() == 11
    assert Clause.objects.filter(record=record).count() > 10
    assert Due.objects.filter(record=record).exists()
    assert Organisation.objects.filter(name=OTHER).count() == 1
    terms = current_terms(record)
    assert terms.last is not None
    words = Store(record).words(terms.last.issue) or {}
    assert words["number"] == "07-CTr/BDVTU"
    assert [signer["slot"] for signer in words["signers"]] == ["p1", "p2"]
    draft = Store(record).words(terms.last.draft) or {}
    assert draft["commitments"]["c1"]["clause_label"] == "II.1a"
    row.refresh_from_db()
    assert (row.state, row.record, row.items) == ("recorded", record, [])
    assert client.get(f"/reading/{row.pk}/").url == f"/agreements/{record}/"


def test_a_collective_that_signs_stands_between_capacity_and_post(confirmed: At) -> None:
    client, row = confirmed
    typed = {"capacity_p1": "TM.", "on_behalf_of_p1": "Ban Thường vụ", "position_p1": "Phó Bí thư", "signer_p1": ""}
    client.post(f"/reading/{row.pk}/record/", filled(client, row, **typed))
    record = Agreement.objects.get().record
    assert "TM. Ban Thường vụ, Phó Bí thư" in client.get(f"/agreements/{record}/parties/").content.decode()
    assert last_signer(record, row.organisation)["on_behalf_of"] == "Ban Thường vụ"
    prolonged = client.get(f"/agreements/{record}/change/prolongation/?to=31/12/2029").context["form"]
    assert prolonged["on_behalf_of_p1"].value() == "Ban Thường vụ", "the next paper is mostly signed the same way"


def test_a_scan_is_kept_as_the_original_of_the_issue(confirmed: At) -> None:
    client, row = confirmed
    sent = filled(client, row, scan=SimpleUploadedFile("quet.png", png()))
    page = client.post(f"/reading/{row.pk}/record/", sent)
    assert list(page.context["form"].errors) == ["declared"]
    assert not Act.objects.exists()
    assert not Organisation.objects.filter(name=OTHER).exists()
    sent = filled(client, row, scan=SimpleUploadedFile("quet.png", png()), declared="on")
    client.post(f"/reading/{row.pk}/record/", sent)
    record = Agreement.objects.get().record
    terms = current_terms(record)
    assert terms.last is not None
    words = Store(record).words(terms.last.issue) or {}
    assert [(file["name"], file["role"]) for file in words["files"]] == [("quet.png", "original")]


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"title": ""}, "title"),
        ({"signed_on": "31/02/2024"}, "signed_on"),
        ({"to": "01/01/2020"}, "to"),
        ({"tracked_since": "01/01/2031"}, "tracked_since"),
        ({"own": ""}, "own"),
        ({"role_p1": "observer"}, "own"),
        ({"role_p2": "none"}, "role_p2"),
    ],
)
def test_what_does_not_fit_is_told_at_its_field_and_nothing_is_recorded(
    confirmed: At, changes: dict[str, str], wrong: str
) -> None:
    client, row = confirmed
    page = client.post(f"/reading/{row.pk}/record/", filled(client, row, **changes))
    assert wrong in page.context["form"].errors
    assert not Act.objects.exists()
    assert not Organisation.objects.filter(name=OTHER).exists()
    assert ReadingDraft.objects.get(pk=row.pk).state == "open"


def test_the_preview_follows_the_day_since_which_the_agreement_is_followed(confirmed: At) -> None:
    client, row = confirmed
    address = f"/reading/{row.pk}/record/"

    def told(**typed: str) -> str:
        asked = filled(client, row, preview="1", **typed)
        return client.post(address, asked, headers={"HX-Request": "true"}).content.decode()

    assert "quá hạn" not in told(tracked_since=f"{date.today():%d/%m/%Y}")  # noqa: DTZ011 - the page's own day
    early, late = told(tracked_since="01/01/2025"), told(tracked_since="01/01/2026")
    assert "đến hạn từ ngày 01/01/2025" in early
    assert "đến hạn từ ngày 01/01/2026" in late
    assert "Chưa có kỳ" not in early


def test_without_scripts_a_button_reckons_anew_and_keeps_what_was_typed(confirmed: At) -> None:
    client, row = confirmed
    address = f"/reading/{row.pk}/record/"
    assert "<noscript>" in client.get(address).content.decode()
    answer = client.post(address, filled(client, row, tracked_since="01/01/2025", preview="1"))
    assert answer.url == f"{address}#preview"
    page = client.get(address).content.decode()
    assert 'value="01/01/2025"' in page
    assert "đến hạn từ ngày 01/01/2025" in page
    assert not Act.objects.exists()


def test_the_same_number_and_date_are_recorded_twice_only_when_a_person_says_so(confirmed: At) -> None:
    client, row = confirmed
    first = client.post(f"/reading/{row.pk}/record/", filled(client, row))
    again = take_in(client, sample())
    client.post(f"/reading/{again.pk}/n1/confirm/")
    address, sent = f"/reading/{again.pk}/record/", filled(client, again, leave_open="on", number="07-ctr / bdvtu")
    asked = client.post(address, sent | {"preview": "1"}, headers={"HX-Request": "true"}).content.decode()
    assert "Văn bản số 07-CTr/BDVTU ngày 15/02/2024 đã có trong sổ:" in asked
    assert Agreement.objects.get().record in asked
    page = client.post(address, sent)
    assert list(page.context["form"].errors) == ["again"]
    assert first.url.removesuffix("matrix/") in page.content.decode()
    assert Agreement.objects.count() == 1
    client.post(address, sent | {"again": "on"})
    assert Agreement.objects.count() == 2


def test_another_number_another_day_and_what_others_recorded_are_no_hindrance(confirmed: At) -> None:
    client, row = confirmed
    client.post(f"/reading/{row.pk}/record/", filled(client, row))
    recorded = Agreement.objects.get()
    assert recorded_before("07-CTr/BDVTU", recorded.signed_on, row.organisation) == recorded
    assert recorded_before("08-CTr/BDVTU", recorded.signed_on, row.organisation) is None
    assert recorded_before("07-CTr/BDVTU", date(2024, 2, 16), row.organisation) is None
    assert recorded_before("", recorded.signed_on, row.organisation) is None
    assert recorded_before("07-CTr/BDVTU", recorded.signed_on, "someone else") is None


def test_proposals_that_wait_are_left_out_only_when_a_person_says_so(desk: At) -> None:
    client, row = desk
    client.post(f"/reading/{row.pk}/n1/confirm/")
    page = client.post(f"/reading/{row.pk}/record/", filled(client, row))
    assert list(page.context["form"].errors) == ["leave_open"]
    client.post(f"/reading/{row.pk}/record/", filled(client, row, leave_open="on"))
    assert CommitmentRow.objects.count() == 1


def test_nothing_is_recorded_before_something_is_confirmed(desk: At) -> None:
    client, row = desk
    assert client.get(f"/reading/{row.pk}/record/").url == f"/reading/{row.pk}/"


def test_the_page_says_what_will_be_owed_and_follows_what_is_typed(confirmed: At) -> None:
    client, row = confirmed
    sent = filled(client, row)
    said = client.post(
        f"/reading/{row.pk}/record/", sent | {"preview": "1"}, headers={"HX-Request": "true"}
    ).content.decode()
    assert "kỳ đầu hạn" in said
    none = client.post(
        f"/reading/{row.pk}/record/", sent | {"preview": "1", "start": ""}, headers={"HX-Request": "true"}
    ).content.decode()
    assert "kỳ đầu hạn" not in none
    assert not Act.objects.exists()


def test_what_is_typed_is_kept_until_it_is_recorded(confirmed: At) -> None:
    client, row = confirmed
    address = f"/reading/{row.pk}/record/"
    kept = client.post(address, {"short_title": "Chương trình dân vận", "to": "31/"}, headers={"X-Draft": "1"})
    assert kept.status_code == 204
    form = client.get(address).context["form"]
    assert (form["short_title"].value(), form["to"].value()) == ("Chương trình dân vận", "31/")
    assert form["number"].value() == "07-CTr/BDVTU"
    secret = client.post(address, {"title": "TỐI MẬT"}, headers={"X-Draft": "1"})
    assert (secret.status_code, secret["Content-Type"]) == (422, "text/plain; charset=utf-8")
    assert client.get(address).context["form"]["short_title"].value() == "Chương trình dân vận"


def test_a_known_body_is_found_under_its_old_name(desk: At) -> None:
    client, _row = desk
    known = find_or_enter(OTHER)
    rename_organisation(known, "Bộ Chỉ huy Phòng thủ khu vực Sông Vân", date(2025, 7, 1))
    row = take_in(client, sample())
    client.post(f"/reading/{row.pk}/n1/confirm/")
    assert filled(client, row)["organisation_p2"] == known.id
    client.post(f"/reading/{row.pk}/record/", filled(client, row, leave_open="on"))
    assert Organisation.objects.count() == 2


def test_a_body_that_has_passed_into_another_is_told_with_its_successor_to_choose(desk: At) -> None:
    client, _row = desk
    gone, heir = find_or_enter(OTHER), find_or_enter("Bộ Chỉ huy phòng thủ khu vực Sông Vân")
    last = find_or_enter("Bộ Chỉ huy quân sự vùng Sông Vân")
    note_succession([gone], heir, kind="absorb", on=date(2025, 7, 1))
    note_succession([heir], last, kind="merge", on=date(2026, 1, 1))
    row = take_in(client, sample())
    said = f"{OTHER} đã sáp nhập vào Bộ Chỉ huy phòng thủ khu vực Sông Vân từ ngày 01/07/2025."
    assert said in client.get(f"/reading/{row.pk}/").content.decode()
    client.post(f"/reading/{row.pk}/n1/confirm/")
    form = client.get(f"/reading/{row.pk}/record/").context["form"]
    help_text = form.fields["organisation_p2"].help_text
    assert help_text == f"{said} Hãy chọn “{last.name}” nếu nay cơ quan này thực hiện."
    assert [code for code, _ in form.fields["organisation_p2"].choices][:2] == ["new", last.id]
    sent = filled(client, row, leave_open="on", organisation_p2=last.id)
    client.post(f"/reading/{row.pk}/record/", sent)
    assert Party.objects.get(slot="p2").organisation == last.id


def test_what_became_of_a_body_is_told_by_how_it_passed_on(db: None) -> None:
    bodies = [find_or_enter(f"Ban số {n}") for n in range(6)]
    day, later = date(2025, 7, 1), date(2027, 1, 1)
    for body, kind in zip(bodies[:2], ("hand_over", "split"), strict=True):
        note_succession([body], bodies[5], kind=kind, on=day)
    bodies[2].until = day
    bodies[2].save()
    note_succession([bodies[3]], bodies[5], kind="absorb", on=later)
    found = ended_bodies([body.id for body in bodies], date(2026, 11, 24))
    assert {key: each.words for key, each in found.items()} == {
        bodies[0].id: "Ban số 0 đã chuyển nhiệm vụ cho Ban số 5 từ ngày 01/07/2025.",
        bodies[1].id: "Ban số 1 đã chia tách từ ngày 01/07/2025; Ban số 5 kế thừa.",
        bodies[2].id: "Ban số 2 chỉ còn đến ngày 01/07/2025.",
    }
    assert found[bodies[2].id].heir is None


def test_an_office_that_the_document_does_not_name_can_take_its_place(db: None) -> None:
    office("Văn phòng Thành ủy Sông Vân")
    client = signed_in()
    row = take_in(client, sample())
    client.post(f"/reading/{row.pk}/n1/confirm/")
    sent = filled(client, row, own="add", leave_open="on")
    client.post(f"/reading/{row.pk}/record/", sent)
    terms = current_terms(Agreement.objects.get().record)
    assert terms.last is not None
    assert terms.last.facts.keeper_slot == "p3"
    assert terms.organisation("p3") == row.organisation


def test_parties_that_all_work_here_may_sign_in_the_system(desk: At) -> None:
    office(OTHER, "quansu")
    client, _row = desk
    row = take_in(client, sample())
    client.post(f"/reading/{row.pk}/n1/confirm/")
    assert client.get(f"/reading/{row.pk}/record/").context["signable"]
    client.post(f"/reading/{row.pk}/record/", filled(client, row, leave_open="on", sign="1"))
    assert Agreement.objects.get().state == "drafted"


def test_an_agreement_typed_by_hand_goes_the_same_way(db: None) -> None:
    office()
    client = signed_in()
    client.post(
        "/agreements/new/by-hand/",
        {"form": "regulation", "title": "Quy chế phối hợp công tác dân vận", "parties": f"{OWN}\nHội Nông dân"},
    )
    row = ReadingDraft.objects.get()
    task = {
        "title": "Giao ban hằng quý",
        "leads": ["p1"],
        "line": "review",
        "cadence": "quarterly",
        "due_kind": "usual",
        "day_off": "next",
    }
    assert client.post(f"/reading/{row.pk}/add/", task | {"again": "1"}).url == f"/reading/{row.pk}/add/"
    client.post(f"/reading/{row.pk}/add/", task | {"title": "Cung cấp thông tin", "cadence": "monthly"})
    sent = filled(client, row, signed_on="01/10/2026", start="01/10/2026", number="12-QC/BDVTU")
    client.post(f"/reading/{row.pk}/record/", sent)
    agreement = Agreement.objects.get()
    assert (agreement.title, agreement.to_on, agreement.form) == (
        "Quy chế phối hợp công tác dân vận",
        None,
        "regulation",
    )
    assert CommitmentRow.objects.count() == 2


def test_our_own_office_stands_in_one_place_only(confirmed: At) -> None:
    client, row = confirmed
    given = filled(client, row, organisation_p2=row.organisation)
    page = client.post(f"/reading/{row.pk}/record/", given)
    assert "organisation_p2" in page.context["form"].errors
    assert not Act.objects.exists()


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("CHƯƠNG TRÌNH PHỐI HỢP Về công tác dân vận", "Chương trình phối hợp về công tác dân vận"),
        ("Kế hoạch phối hợp Về phòng chống thiên tai", "Kế hoạch phối hợp về phòng chống thiên tai"),
        ("Về công tác dân vận", "Về công tác dân vận"),
    ],
)
def test_a_title_of_several_lines_reads_as_one_sentence(printed: str, title: str) -> None:
    assert in_sentence_case(printed) == title

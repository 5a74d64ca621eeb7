"""The one door: what it lets in, what it refuses, and that a refusal leaves everything as it was."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, ClassVar

import pytest
from django.conf import settings

from cast import NOW, TODAY, Cast, at, issue, make_cast, programme
from phoihop.features.agreements import actions as agreements
from phoihop.features.agreements.law.kinds import FocalPointNamed, PartyLeft
from phoihop.features.commitments import actions as commitments
from phoihop.features.commitments.actions import ReportForm
from phoihop.features.commitments.tables import Report
from phoihop.ledger.door import one_step, perform
from phoihop.ledger.horizon import furthest, horizon_on, move_horizon
from phoihop.ledger.keys import installation_secret
from phoihop.ledger.models import Act, ActBody, Key, Record
from phoihop.ledger.projecting import renew_record
from phoihop.ledger.threads import TERMS
from phoihop.ledger.verify import verify_installation
from phoihop.record.act import Entry, Facts
from phoihop.record.own import BodyWiped
from phoihop.record.refused import Refused
from phoihop.registers.tables import Due

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def record(cast: Cast) -> str:
    return agreements.record_agreement(
        programme(cast, cast.board), issue(), by=cast.officer(cast.command), now=at(2026, 1, 5)
    )


class Sung(Facts, frozen=True):
    """A kind that this version does not know."""

    KIND: ClassVar[str] = "song.sung"


def contact(slot: str = "p1") -> FocalPointNamed:
    return FocalPointNamed(slot=slot)


REFUSED: dict[str, tuple[Any, str]] = {
    "an act in a record that is not here": (
        lambda r, i: Entry("0" * 64, contact(), TERMS, {"issue": i}),
        "no_such_record",
    ),
    "a kind that is not known here": (lambda r, i: Entry(r, Sung(), TERMS), "unknown_kind"),
    "an act that rests on one that is not here": (
        lambda r, i: Entry(r, contact(), TERMS, {"issue": "0" * 64}),
        "names_unknown_act",
    ),
    "words that bear a secrecy mark, however deep": (
        lambda r, i: Entry(r, contact(), TERMS, {"issue": i}, {"unit": "Phòng", "notes": [{"text": "TỐI MẬT\nTin"}]}),
        "words_secret",
    ),
    "a day outside of all calendars": (
        lambda r, i: Entry(r, PartyLeft(slot="p1", on="9999-01-01"), TERMS, {"issue": i}),
        "day_out_of_range",
    ),
    "an act that would have no effect": (lambda r, i: Entry(r, contact(), TERMS), "not_your_slot"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_the_door_refuses_and_leaves_everything_as_it_was(cast: Cast, record: str, what: str) -> None:
    entry, code = REFUSED[what]
    terms = agreements.current_terms(record)
    before = list(Act.objects.values()), list(Record.objects.values()), list(Due.objects.values())
    with pytest.raises(Refused) as refused:
        perform(entry(record, terms.last and terms.last.issue), by=cast.officer(cast.command), now=NOW)
    assert refused.value.code == code
    assert (list(Act.objects.values()), list(Record.objects.values()), list(Due.objects.values())) == before


def test_one_thing_is_said_in_a_step_of_its_own(cast: Cast, record: str) -> None:
    terms = agreements.current_terms(record)
    assert terms.last is not None
    entry = Entry(record, contact(), TERMS, {"issue": terms.last.issue}, {"unit": "Phòng Chính trị"})
    act = perform(entry, by=cast.officer(cast.command), now=NOW)
    assert agreements.current_terms(record).focal_points == {"p1": act.id}
    assert Record.objects.get(id=record).position == Act.objects.count() == act.seq


def test_a_step_in_which_nothing_is_said_founds_nothing(cast: Cast) -> None:
    with one_step("", by=cast.officer(cast.command), now=NOW):
        pass
    assert not Record.objects.exists()


def test_the_first_act_of_a_party_names_what_lists_it_as_a_member(cast: Cast, record: str) -> None:
    me, other = cast.officer(cast.command), cast.officer(cast.board)
    agreements.invite_party(record, "p2", by=me, now=at(2026, 2, 2))
    terms = agreements.current_terms(record)
    assert terms.last is not None
    with pytest.raises(Refused, match=r"chain\.stranger"):
        perform(Entry(record, contact("p2"), TERMS, {"issue": terms.last.issue}), by=other, now=NOW)

    prolonged = programme(cast, cast.board, purpose="prolongation", effective="2026-03-02", to="2027-12-31")
    draft = agreements.draft_version(record, prolonged, by=other, now=at(2026, 3, 2))
    assert [each.draft for each in agreements.current_terms(record).drafts] == [draft]


def test_an_organisation_whose_words_are_wiped_loses_them_here_and_the_act_stays(cast: Cast, record: str) -> None:
    me = cast.officer(cast.command)
    row = Due.objects.get(record=record, commitment="c1", label="2026-Q2")
    act = commitments.file_report(row, ReportForm("Ghi nhầm tên người dân.", TODAY), by=me, now=NOW)
    assert Report.objects.get(act=act.id).result == "Ghi nhầm tên người dân."

    perform(Entry(record, BodyWiped(reason="personal_data"), TERMS, {"act": act.id}), by=me, now=NOW)
    assert not ActBody.objects.filter(act=act.id).exists()
    report = Report.objects.get(act=act.id)
    assert (report.result, report.has_words) == ("", False)
    assert Due.objects.get(record=record, commitment="c1", label="2026-Q2").state == "sent"
    found = verify_installation(TODAY)
    assert (found.findings, found.absent) == ([], 1)


def test_a_body_that_should_have_been_wiped_is_found(cast: Cast, record: str) -> None:
    me = cast.officer(cast.command)
    row = Due.objects.get(record=record, commitment="c1", label="2026-Q2")
    act = commitments.file_report(row, ReportForm("Ghi nhầm.", TODAY), by=me, now=NOW)
    body = ActBody.objects.get(act=act.id).body
    perform(Entry(record, BodyWiped(reason="mistake"), TERMS, {"act": act.id}), by=me, now=NOW)
    ActBody.objects.create(record=record, act=act.id, body=body)
    assert [each.code for each in verify_installation(TODAY).findings] == ["body.not_wiped"]


def test_who_has_no_key_here_cannot_sign(cast: Cast, record: str) -> None:
    Key.objects.filter(organisation=cast.command.id).update(locked=None)
    row = Due.objects.get(record=record, commitment="c1", label="2026-Q2")
    with pytest.raises(Refused, match="no_key"):
        commitments.file_report(row, ReportForm("Xong.", TODAY), by=cast.officer(cast.command), now=NOW)


def test_a_lost_secret_is_never_replaced_by_another(cast: Cast, settings: Any, tmp_path: Any) -> None:
    settings.KEY_SECRET_FILE = tmp_path / "keys.secret"
    with pytest.raises(Refused, match="secret_missing"):
        installation_secret()
    Key.objects.all().delete()
    made = installation_secret()
    assert made == installation_secret() == (tmp_path / "keys.secret").read_bytes()


def test_a_record_is_renewed_without_an_act(cast: Cast, record: str) -> None:
    Due.objects.filter(record=record).delete()
    renew_record(record, TODAY)
    assert Due.objects.filter(record=record).exists()
    renew_record("0" * 64, TODAY)
    assert Act.objects.values("record").distinct().count() == 1


def test_the_horizon_moves_on_and_never_back() -> None:
    assert horizon_on(TODAY) == furthest(TODAY)
    assert not move_horizon(TODAY)
    assert move_horizon(TODAY.replace(year=2027))
    assert not move_horizon(TODAY)
    assert horizon_on(TODAY) == furthest(TODAY.replace(year=2027))


def test_a_post_that_only_reads_says_nothing(cast: Cast, record: str) -> None:
    reader = replace(cast.officer(cast.command), roles=frozenset({"viewer"}))
    row = Due.objects.get(record=record, commitment="c1", label="2026-Q2")
    with pytest.raises(Refused, match="needs_officer"):
        commitments.file_report(row, ReportForm("Xong.", TODAY), by=reader, now=NOW)


def test_keys_are_kept_locked_outside_of_what_a_copy_of_the_database_tells(cast: Cast) -> None:
    secret = settings.KEY_SECRET_FILE.read_bytes()
    for key in Key.objects.all():
        assert key.locked is not None
        assert secret not in bytes(key.locked)

"""A refused step leaves nothing: no act, no row, and nothing in what the process keeps of a record's terms."""

from __future__ import annotations

import pytest

from cast import at, issue, make_cast, programme
from phoihop.features.agreements import actions as agreements
from phoihop.features.agreements.law.kinds import TermsVoided
from phoihop.features.agreements.tables import Agreement
from phoihop.ledger.door import one_step
from phoihop.ledger.models import Act
from phoihop.ledger.store import Store
from phoihop.ledger.threads import TERMS, terms_of
from phoihop.record.act import Entry
from phoihop.record.refused import Refused

pytestmark = pytest.mark.django_db


def test_terms_drafted_in_a_refused_step_are_not_remembered_in_place_of_those_drafted_next():
    cast = make_cast()
    me = cast.officer(cast.command)
    plan = programme(cast, cast.board)
    record = agreements.record_agreement(plan, issue(), by=me, now=at(2026, 1, 5))
    base = agreements.current_terms(record).last.issue  # type: ignore[union-attr]
    acts = Act.objects.count()

    def drafted(title: str) -> Entry:
        changed = programme(cast, cast.board, purpose="prolongation", to="2027-12-31", title=title)
        return Entry(record, changed.facts(cast.command.id), TERMS, {"base": base}, changed.words())

    with pytest.raises(Refused, match="not_the_issuer"), one_step(record, by=me, now=at(2026, 2, 2)) as step:
        step.say(drafted("Bản thứ nhất"))
        assert len(terms_of(step.store).drafts) == 1  # type: ignore[attr-defined]
        step.say(Entry(record, TermsVoided(reason="duplicate"), TERMS))
    assert Act.objects.count() == acts

    with one_step(record, by=me, now=at(2026, 2, 3)) as step:
        second = step.say(drafted("Bản thứ hai"))
    assert [each.draft for each in terms_of(Store(record)).drafts] == [second.id]  # type: ignore[attr-defined]
    assert Agreement.objects.get(record=record).versions == 1


def test_a_form_that_an_amendment_brought_stays_through_a_later_version():
    cast = make_cast()
    me = cast.officer(cast.command)
    plan = programme(cast, cast.board)
    record = agreements.record_agreement(plan, issue(), by=me, now=at(2026, 1, 5))
    first = plan.commitments[0]
    monthly = type(first)(**(first.__dict__ | {"id": "c1.2", "cadence": "monthly", "replaces": "c1"}))
    commitments = (monthly, *plan.commitments[1:])
    amended = programme(cast, cast.board, purpose="amendment", effective="2026-03-02", commitments=commitments)
    agreements.change_on_paper(record, amended, issue("2026-03-02", "02"), by=me, now=at(2026, 3, 2))

    prolonged = programme(
        cast, cast.board, purpose="prolongation", effective="2026-04-01", to="2027-12-31", commitments=commitments
    )
    agreements.change_on_paper(record, prolonged, issue("2026-04-01", "03"), by=me, now=at(2026, 4, 1))
    assert [each.id for each in agreements.current_terms(record).last.facts.commitments] == ["c1.2", "c2", "c3"]  # type: ignore[union-attr]

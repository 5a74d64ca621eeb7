"""An amendment being put together by an office: which commitments change, end or are new, until it is recorded.

A private row of the office, so that it is found again in another browser and by a colleague; of no use once the terms
have moved on. The commitment itself is corrected with the form of the reading desk.
"""

from __future__ import annotations

from datetime import datetime

import msgspec

from phoihop.features.agreements.changing import Edits
from phoihop.features.agreements.drafts.draft import USUAL_DUE, DraftParty, Item, ReadingDesk, as_json
from phoihop.features.agreements.models import AmendmentDraft, ReadingDraft
from phoihop.features.agreements.plans import CommitmentPlan, TermsPlan
from phoihop.features.agreements.recording.plan import deliverable_of


class Kept(msgspec.Struct, omit_defaults=True):
    """What stands in the row: commitments as changed, those added, those that end."""

    changed: dict[str, Item] = {}
    added: list[Item] = []
    ended: list[str] = []

    @property
    def number(self) -> int:
        """How many commitments it touches."""
        return len(self.changed) + len(self.added) + len(self.ended)


def kept_of(organisation: str, record: str, version: str) -> Kept:
    """Return what an office has in hand on a version; nothing where it was begun on an earlier one."""
    row = AmendmentDraft.objects.filter(organisation=organisation, record=record, version=version).first()
    return msgspec.convert(row.edits, Kept) if row is not None else Kept()


class Amending:
    """The amendment of one agreement that an office has in hand."""

    def __init__(self, organisation: str, record: str, version: str, plan: TermsPlan) -> None:
        self._organisation, self._record, self._version, self.plan = organisation, record, version, plan
        self.kept = kept_of(organisation, record, version)

    def keep(self, now: datetime) -> None:
        AmendmentDraft.objects.update_or_create(
            organisation=self._organisation,
            record=self._record,
            defaults={"version": self._version, "edits": msgspec.to_builtins(self.kept), "changed": now},
        )

    def forget(self) -> None:
        AmendmentDraft.objects.filter(organisation=self._organisation, record=self._record).delete()

    def commitment(self, name: str) -> CommitmentPlan | None:
        return next((each for each in self.plan.commitments if each.id == name), None)

    def item(self, name: str) -> Item | None:
        """Return a commitment as its form takes it: as changed so far, else as it is in force."""
        found = self.commitment(name)
        if found is None:
            return None
        return self.kept.changed.get(name) or item_of(found)

    def edits(self) -> Edits:
        changed = {
            name: plan_of(item, found)
            for name, item in self.kept.changed.items()
            if (found := self.commitment(name)) is not None
        }
        return Edits(changed, [plan_of(item, None) for item in self.kept.added], list(self.kept.ended))


def item_of(each: CommitmentPlan) -> Item:
    return Item(
        id=each.id,
        title=each.title,
        text=each.text,
        leads=list(each.leads),
        supports=list(each.supports),
        receivers=list(each.receivers),
        joint=each.joint,
        line=each.line,
        cadence=each.cadence,
        due=each.due,
        term=each.term,
        times=each.times,
        day_off=each.day_off,
        deliverable=each.deliverable,
        targets=dict(each.targets),
        label=each.clause_label,
        state="confirmed",
    )


def plan_of(item: Item, before: CommitmentPlan | None) -> CommitmentPlan:
    """Return a corrected commitment as a plan; its own scheme and dates stay."""
    periodic = item.cadence not in ("continuous", "on_event", "once")
    return CommitmentPlan(
        id=item.id,
        title=item.title,
        leads=tuple(item.leads),
        line=item.line,
        cadence=item.cadence,  # type: ignore[arg-type]
        text=item.text,
        due=item.due or (USUAL_DUE if periodic else ""),
        supports=tuple(item.supports),
        receivers=tuple(item.receivers),
        times=item.times,
        day_off=item.day_off,
        term=item.term,
        scheme=before.scheme if before else "",
        until=before.until if before else "",
        joint=item.joint,
        deliverable=deliverable_of(item),
        clause=before.clause if before else "",
        clause_label=item.label,
        targets=dict(item.targets),
    )


def desk_for(plan: TermsPlan, names: dict[str, str]) -> ReadingDesk:
    """Return a desk that is never stored: what the form of a commitment asks for its parties."""
    parties = [
        DraftParty(party.slot, names.get(party.slot, party.name), organisation=party.organisation, role=party.role)
        for party in plan.parties
        if not party.ended
    ]
    row = ReadingDraft(items=[], parties=as_json(parties), fields={"usual_due": USUAL_DUE}, reading={})
    return ReadingDesk(row)


def as_it_was(before: CommitmentPlan, item: Item) -> bool:
    """Whether the form was sent without a change."""
    return plan_of(item, before) == plan_of(item_of(before), before)

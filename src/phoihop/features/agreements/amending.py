"""An amendment being put together by one person: which commitments change, end or are new, until it is recorded.

Kept in the person's session, so that a page that is opened again finds it; forgotten when the terms have moved on. The
commitment itself is corrected with the form of the reading desk.
"""

from __future__ import annotations

import msgspec
from django.http import HttpRequest

from phoihop.features.agreements.changing import Edits
from phoihop.features.agreements.drafts import USUAL_DUE, Desk, DraftParty, Item, as_json
from phoihop.features.agreements.models import ReadingDraft
from phoihop.features.agreements.plans import CommitmentPlan, TermsPlan

_KEPT = "amending"


class Kept(msgspec.Struct, omit_defaults=True):
    """What stands in the session for one agreement. `version` is the issue that it was begun on."""

    version: str
    changed: dict[str, Item] = {}
    added: list[Item] = []
    ended: list[str] = []


class Amending:
    """The amendment of one agreement that this person is at."""

    def __init__(self, request: HttpRequest, record: str, version: str, plan: TermsPlan) -> None:
        self._request, self._record, self.plan = request, record, plan
        stored = request.session.get(_KEPT, {}).get(record)
        kept = msgspec.convert(stored, Kept) if stored else Kept(version)
        self.kept = kept if kept.version == version else Kept(version)

    def keep(self) -> None:
        every = dict(self._request.session.get(_KEPT, {}))
        every[self._record] = msgspec.to_builtins(self.kept)
        self._request.session[_KEPT] = every

    def forget(self) -> None:
        every = dict(self._request.session.get(_KEPT, {}))
        every.pop(self._record, None)
        self._request.session[_KEPT] = every

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
        deliverable=item.deliverable,
        clause=before.clause if before else "",
        clause_label=item.label,
        targets=dict(item.targets),
    )


def desk_for(plan: TermsPlan, names: dict[str, str]) -> Desk:
    """Return a desk that is never stored: what the form of a commitment asks for its parties."""
    parties = [
        DraftParty(party.slot, names.get(party.slot, party.name), organisation=party.organisation, role=party.role)
        for party in plan.parties
        if not party.ended
    ]
    row = ReadingDraft(items=[], parties=as_json(parties), fields={"usual_due": USUAL_DUE}, reading={})
    return Desk(row)


def as_it_was(before: CommitmentPlan, item: Item) -> bool:
    """Whether the form was sent without a change."""
    return plan_of(item, before) == plan_of(item_of(before), before)

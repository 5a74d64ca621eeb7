"""A document being read: its parties, its proposals, the steps taken and how to take them back.

Rows are kept as JSON in `models.ReadingDraft`; here they are structs. What a proposal says is words and the notation of
the timetable; nobody is bound by it until the agreement is recorded.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, Literal

import msgspec
from django.http import Http404

from phoihop.features.agreements.models import ReadingDraft
from phoihop.people.acting import Actor

LONGEST_LOG = 200
EVENT, CONTINUOUS, ONCE = "on_event", "continuous", "once"
USUAL_DUE = "2 working days after"


class DraftParty(msgspec.Struct, omit_defaults=True):
    """A body as printed, and the organisation of the directory that it is; "" where the directory has none."""

    slot: str
    name: str
    short: str = ""
    organisation: str = ""
    role: str = "party"


class Reason(msgspec.Struct, omit_defaults=True):
    """Why something is proposed: a rule's code and the words of the document that spoke for it."""

    code: str
    text: str = ""
    start: int = -1
    end: int = -1


class Ask(msgspec.Struct, omit_defaults=True):
    """What a person must decide before the proposal can be confirmed; words for the code stand in `reading/words.py`."""

    code: str
    params: dict[str, str] = {}


class Item(msgspec.Struct, omit_defaults=True):
    """One proposed commitment. `start` and `end` are its place in the text (-1 where it was typed by hand).

    `due` and `term` are in the notation of the timetable; a periodic one without `due` follows the document's usual
    day of sending (`fields["usual_due"]`). `printed` are leads of the document that are none of the parties. `amount` is
    a target in the document's words; `merged` names the proposal that a dropped one was joined into.
    """

    id: str
    title: str = ""
    text: str = ""
    start: int = -1
    end: int = -1
    leads: list[str] = []
    supports: list[str] = []
    receivers: list[str] = []
    printed: str = ""
    joint: bool = False
    line: str = "operation"
    cadence: str = ""
    due: str = ""
    term: str = ""
    event: str = ""
    times: int = 0
    day_off: str = "next"
    deliverable: str = ""
    amount: str = ""
    targets: dict[str, int] = {}
    clause: int = -1
    label: str = ""
    why: list[Reason] = []
    asks: list[Ask] = []
    state: Literal["proposed", "confirmed", "dropped"] = "proposed"
    by_hand: bool = False
    merged: str = ""

    @property
    def open(self) -> bool:
        return self.state == "proposed"


class Step(msgspec.Struct, omit_defaults=True):
    """One step on the desk and how things stood before it: the items it touched, and the order where that changed."""

    what: str
    before: list[Item] = []
    order: list[str] = []
    added: list[str] = []
    at: str = ""


class ReadingDesk:
    """A draft with its proposals at hand. Changes are kept with `keep`; the last one is taken back with `take_back`."""

    def __init__(self, row: ReadingDraft) -> None:
        self.row = row
        self.items: list[Item] = msgspec.convert(row.items, list[Item])
        self.parties: list[DraftParty] = msgspec.convert(row.parties, list[DraftParty])

    @property
    def text(self) -> str:
        return str(self.row.reading.get("text", ""))

    @property
    def shown(self) -> list[Item]:
        return [item for item in self.items if item.state != "dropped"]

    @property
    def dropped(self) -> list[Item]:
        return [item for item in self.items if item.state == "dropped"]

    @property
    def confirmed(self) -> list[Item]:
        return [item for item in self.items if item.state == "confirmed"]

    @property
    def unanswered(self) -> list[Item]:
        return [item for item in self.items if item.open and item.asks]

    @property
    def usual_due(self) -> str:
        return str(self.row.fields.get("usual_due") or USUAL_DUE)

    def item(self, name: str) -> Item:
        found = next((item for item in self.items if item.id == name), None)
        if found is None:
            raise Http404
        return found

    def party(self, slot: str) -> DraftParty | None:
        return next((party for party in self.parties if party.slot == slot), None)

    def names(self, slots: Iterable[str]) -> list[str]:
        return [party.name for slot in slots if (party := self.party(slot)) is not None]

    def next_open(self, after: str = "") -> str:
        """Return the id of the next proposal that waits, after the given one and then from the top; "" for none."""
        ids = [item.id for item in self.items]
        at = ids.index(after) + 1 if after in ids else 0
        waiting = [item.id for item in [*self.items[at:], *self.items[:at]] if item.open]
        return waiting[0] if waiting else ""

    def new_id(self) -> str:
        """Return an id that no proposal of this draft ever had."""
        used = [item.id for item in self.items] + [name for step in self.row.log for name in step.get("added", ())]
        return f"n{max((int(name[1:]) for name in used), default=0) + 1}"

    def replace(self, item: Item) -> None:
        self.items = [item if each.id == item.id else each for each in self.items]

    def note(
        self, what: str, before: Sequence[Item], *, at: str = "", order: Sequence[str] = (), added: Sequence[str] = ()
    ) -> None:
        """Remember a step with what it touched, as it was."""
        step = Step(what, list(before), list(order), list(added), at)
        self.row.log = [*self.row.log[-LONGEST_LOG:], msgspec.to_builtins(step)]

    def take_back(self) -> Step | None:
        """Take the last step back; returns it, or None where there is nothing to take back."""
        if not self.row.log:
            return None
        step = msgspec.convert(self.row.log[-1], Step)
        self.row.log = self.row.log[:-1]
        before = {item.id: item for item in step.before}
        kept = {item.id: before.get(item.id, item) for item in self.items if item.id not in step.added}
        kept |= {name: item for name, item in before.items() if name not in kept}
        order = step.order or list(kept)
        self.items = [kept[name] for name in order if name in kept]
        return step

    def keep(self, now: datetime, *fields: str) -> None:
        """Write the proposals and the steps; further `fields` of the row by name."""
        self.row.items = msgspec.to_builtins(self.items)
        self.row.parties = msgspec.to_builtins(self.parties)
        self.row.changed = now
        self.row.save(update_fields=["items", "parties", "log", "changed", *fields])


def draft_or_404(actor: Actor, number: int) -> ReadingDraft:
    """Return a draft of the organisation acted for; what is another's is not there."""
    if actor.organisation is None or not actor.roles:
        raise Http404
    found = ReadingDraft.objects.filter(pk=number, organisation=actor.organisation_id).first()
    if found is None:
        raise Http404
    return found


def open_drafts(actor: Actor) -> list[ReadingDraft]:
    """Return the documents that the organisation is still reading, the latest first; without their texts."""
    rows = ReadingDraft.objects.filter(organisation=actor.organisation_id).exclude(state=ReadingDraft.State.RECORDED)
    return list(rows.defer("reading", "items", "log", "parties")[:20])


def as_json(value: object) -> Any:
    """Return a struct as what a JSON column keeps."""
    return msgspec.to_builtins(value)

"""The one door: every act of every hand (page, API, command line, sample) is made here.

A step is one short write under the record's lock: permission, the room's rules, signature, keeping, verdict, rows. A
refusal anywhere leaves everything as it was. Several acts that belong together (draft, bindings, issue) are one step.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime

import msgspec
from django.db import transaction

from phoihop.ledger.keys import signing_key
from phoihop.ledger.models import ActBody, Record
from phoihop.ledger.naming import note_again
from phoihop.ledger.projecting import project
from phoihop.ledger.registry import REGISTRY
from phoihop.ledger.store import Store
from phoihop.ledger.threads import state_of, terms_of, thread_acts
from phoihop.people import rights
from phoihop.people.acting import Actor
from phoihop.reading.secrecy import secrecy_mark
from phoihop.record.act import Act, Entry, Facts, seal
from phoihop.record.admission import Kept, RefusedBecause, admission
from phoihop.record.law import TERMS
from phoihop.record.locked import SALT_BYTES
from phoihop.record.occasion import Occasion
from phoihop.record.own import KINDS as KINDS_OF_ANY_RECORD
from phoihop.record.own import wiped_by
from phoihop.record.refused import Refused
from phoihop.record.verdict import verdict_on
from phoihop.timetable import VIET_NAM

_ANY_DAY = re.compile(r"\d{4,}-\d{2}-\d{2}(?!\d)", re.ASCII)
_KNOWN_YEAR = re.compile(r"(?:19|20|21)\d\d-", re.ASCII)


def utc_now() -> datetime:
    return datetime.now(UTC)


def check_not_secret(words: object) -> None:
    """Refuse words of which any text bears a secrecy mark as a line of its own, from whatever hand they come."""
    if isinstance(words, str):
        mark = secrecy_mark(words)
        if mark:
            raise Refused("words_secret", {"mark": mark}, "secret")
    elif isinstance(words, Mapping):
        for each in words.values():
            check_not_secret(each)
    elif isinstance(words, list | tuple):
        for each in words:
            check_not_secret(each)


def check_days(facts: Facts) -> None:
    """Refuse a day outside of the years with which a record reckons, and say which.

    On every copy an act with such a day has no effect; rules in the timetable's notation, which lie deeper, are judged
    by the timetable.
    """
    for value in msgspec.to_builtins(facts).values():
        if isinstance(value, str) and _ANY_DAY.match(value) and not _KNOWN_YEAR.match(value):
            raise Refused("day_out_of_range", {"day": value[:10]})


class Step:
    """Acts of one record that are said together. Rows are written once, when the step ends."""

    def __init__(self, record: str, by: Actor, now: datetime) -> None:
        self.by = by
        self.now = now
        # As the caller named it: who founds a record ("") has a place in it only when the step is finished.
        self._named = record
        self.today: date = now.astimezone(VIET_NAM).date()
        row = Record.objects.select_for_update().filter(id=record).first() if record else None
        if record and row is None:
            raise Refused("no_such_record", {}, "missing")
        self._row = row
        self.store = Store(record, forked=bool(row and row.forked))
        self._changed: dict[str, None] = {}

    @property
    def record(self) -> str:
        return self.store.record

    def say(self, entry: Entry, days: Mapping[str, date] | None = None) -> Act:
        """Make, check, sign and keep one act. Raises `Refused`; then nothing of the whole step is stored.

        `days` are handed to the room's `check` as they are (`record/occasion.py`).
        """
        kind = entry.facts.KIND
        needs = rights.SIGNER if REGISTRY.needs_signer(kind) else rights.OFFICER
        rights.check_may(self.by, self._named, needs=needs)
        if kind not in KINDS_OF_ANY_RECORD and REGISTRY.laws.of_kind(kind) is None:
            raise Refused("unknown_kind", {"kind": kind})
        check_not_secret(entry.body)
        check_days(entry.facts)
        self._check(entry, days or {})
        author = self.by.organisation_id
        tips = self.store.tips_of(author) if self.record else []
        act = seal(
            entry,
            author=author,
            key=signing_key(author),
            prev=tips[-1].act if tips else None,
            merges=[placed.act.id for placed in tips[:-1]],
            seen=self.store.unnamed(author) if self.record else [],
            now=self.now,
            salt=secrets.token_bytes(SALT_BYTES),
        )
        self._keep(act)
        return act

    def _check(self, entry: Entry, days: Mapping[str, date]) -> None:
        """Ask the room: may this be said here and now?"""
        room = REGISTRY.room_of(entry.thread or TERMS, self._opener(entry.thread))
        if entry.thread == "" and self.record:
            room = next((r for r in REGISTRY.rooms if r.law and entry.facts.KIND in r.law.KINDS), None)
        if room is None or room.law is None or entry.facts.KIND not in room.law.KINDS:
            return
        named = [i for ids in entry.names.values() for i in ([ids] if isinstance(ids, str) else ids)]
        if self.record:
            self.store.load(named)
        acts = {i: p.act for i in named if (p := self.store.place(i)) is not None} if self.record else {}
        terms = terms_of(self.store) if self.record else None
        state = state_of(room, thread_acts(self.store, entry.thread) if self.record and entry.thread else [], terms)
        room.law.check(state, entry, Occasion(self.by.organisation_id, self.today, terms, acts, days))

    def _opener(self, thread: str) -> Act | None:
        if "/" in thread or len(thread) != 64 or not self.record:
            return None
        placed = self.store.place(thread)
        return None if placed is None else placed.act

    def _keep(self, act: Act) -> None:
        if self._row is None:
            self._row = Record.objects.create(id=act.record, founded=self.now)
            self.store.found(act.record)
        admitted = admission(act, self.store)
        if isinstance(admitted, RefusedBecause):
            raise admitted.refused
        if not isinstance(admitted, Kept):
            raise Refused("names_unknown_act", {}, "conflict")
        verdict = verdict_on(admitted.placed, REGISTRY.laws, self.store)
        if not verdict.counts:
            raise Refused(verdict.reason, {}, "conflict")
        self._row.position += 1
        self.store.keep(admitted.placed, verdict, self._row.position, self.now)
        self._changed[act.thread] = None
        self._wipe(act)

    def _wipe(self, act: Act) -> None:
        for wiped in wiped_by(act):
            ActBody.objects.filter(record=self.record, act=wiped).delete()
            note_again(self.record, wiped)
            placed = self.store.place(wiped)
            assert placed is not None
            placed.act = placed.act.without_body()
            self._changed[placed.act.thread] = None

    def finish(self) -> None:
        """Write position and rows, in the same transaction: a page is never ahead of the record."""
        if self._row is None:
            return
        self._row.save(update_fields=["position"])
        project(self.store, list(self._changed), self.today)


@contextmanager
def one_step(record: str, *, by: Actor, now: datetime | None = None) -> Iterator[Step]:
    """Open a step on a record ("" founds one). All of it is stored, or nothing."""
    with transaction.atomic():
        step = Step(record, by, now or utc_now())
        yield step
        step.finish()


def perform(entry: Entry, *, by: Actor, now: datetime | None = None) -> Act:
    """Say one thing in a record, for the organisation that `by` acts for. Raises `Refused`, storing nothing."""
    with one_step(entry.record, by=by, now=now) as step:
        return step.say(entry)

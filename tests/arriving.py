"""Acts that come from another installation: kept by the rules of the record, judged, and projected like any other.

At the desk nothing like them could be said; here they are made and signed without asking a room.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import ClassVar

from django.db import transaction

from cast import NOW, TODAY
from phoihop.ledger.keys import signing_key
from phoihop.ledger.models import Record
from phoihop.ledger.projecting import project
from phoihop.ledger.registry import REGISTRY
from phoihop.ledger.store import Store
from phoihop.record import canonical
from phoihop.record.act import Act, Entry, Facts, seal, signing_input
from phoihop.record.admission import Kept, admission
from phoihop.record.keys import SigningKey
from phoihop.record.verdict import Verdict, verdict_on


def sealed(
    record: str,
    author: str,
    facts: Facts,
    thread: str = "terms",
    names: Mapping[str, str | Sequence[str]] | None = None,
    *,
    body: Mapping[str, object] | None = None,
    prev: Act | None = None,
    key: SigningKey | None = None,
    now: datetime = NOW,
) -> Act:
    """Sign an act at the end of its author's chain, or on `prev`."""
    if prev is None and record:
        tips = Store(record).tips_of(author)
        prev = tips[-1].act if tips else None
    entry = Entry(record, facts, thread, names or {}, body or {})
    key = key or signing_key(author)
    return seal(entry, author=author, key=key, prev=prev, seen=(), merges=(), now=now, salt=bytes(16))


def arrives(act: Act) -> Verdict:
    """Keep an act that came from elsewhere and write the rows of its thread."""
    with transaction.atomic():
        row, _ = Record.objects.get_or_create(id=act.record, defaults={"founded": NOW})
        store = Store(act.record, forked=row.forked)
        admitted = admission(act, store)
        assert isinstance(admitted, Kept)
        verdict = verdict_on(admitted.placed, REGISTRY.laws, store)
        row.position += 1
        store.keep(admitted.placed, verdict, row.position, NOW)
        Record.objects.filter(id=act.record).update(position=row.position)
        project(store, [act.thread], TODAY)
    return verdict


class _Unsaid(Facts, frozen=True):
    """Stands in an act until its kind and facts are put in their place."""

    KIND: ClassVar[str] = "nothing.said"


def odd(
    record: str,
    author: str,
    kind: str,
    facts: Mapping[str, object],
    words: Mapping[str, object],
    *,
    thread: str = "terms",
    names: Mapping[str, str | Sequence[str]] | None = None,
    time: str = "",
) -> Act:
    """Sign an act whose facts need not have the form of its kind, at the end of its author's chain."""
    honest = sealed(
        record, author, _Unsaid(), thread, names, body={key: value for key, value in words.items() if key != "salt"}
    )
    fields = canonical.decode(honest.header) | {"kind": kind, "facts": facts, "time": time or honest.head.time}
    header = canonical.encode({name: value for name, value in fields.items() if value})
    return Act.received(header, signing_key(author).sign(signing_input(header)), honest.body)

"""Which acts name which files: an index by the digest, so that the question costs the same however long the records are.

A digest counts as named wherever it stands among an act's facts or in its words: what a later version names in a place
that is not known here must not be taken away either. Rows are written with the act (`store.py`), made anew by
`rebuild` and compared by `verify`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator

from phoihop.ledger.models import Act, ActBody, NamedFile

_DIGEST = re.compile(rb'"([0-9a-f]{64})"')


def digests_in(header: bytes, body: bytes | None) -> set[str]:
    """Return every digest that an act's facts or words hold; none of what cannot be read."""
    try:
        facts = json.dumps(json.loads(header).get("facts", {})).encode()
    except (ValueError, AttributeError, RecursionError):
        facts = b""
    return {found.decode() for text in (facts, body or b"") for found in _DIGEST.findall(text)}


def note_names(record: str, act: str, header: bytes, body: bytes | None) -> None:
    """Write down which files an act names, where it names any."""
    names = digests_in(header, body)
    if names:
        NamedFile.objects.bulk_create(NamedFile(digest=each, record=record, act=act) for each in sorted(names))


def note_again(record: str, act: str) -> None:
    """Write down anew what an act names: its words were wiped."""
    NamedFile.objects.filter(record=record, act=act).delete()
    for header in Act.objects.filter(record=record, act=act).values_list("header", flat=True):
        note_names(record, act, bytes(header), None)


def named_in(rows: Iterable[tuple[str, bytes, bytes | None]]) -> Iterator[tuple[str, str]]:
    """Yield (act, digest) of what the given acts name: (id, header, body)."""
    for act, header, body in rows:
        yield from ((act, digest) for digest in sorted(digests_in(header, body)))


def note_record(record: str) -> None:
    """Mend the index of one record where it is not what the acts say.

    The index is read before the acts: what somebody adds meanwhile is then never taken for a row too many.
    """
    stood = set(NamedFile.objects.filter(record=record).values_list("act", "digest"))
    bodies = {act: bytes(body) for act, body in ActBody.objects.filter(record=record).values_list("act", "body")}
    rows = Act.objects.filter(record=record).values_list("act", "header")
    true = set(named_in((act, bytes(header), bodies.get(act)) for act, header in rows))
    for act, digest in sorted(stood - true):
        NamedFile.objects.filter(record=record, act=act, digest=digest).delete()
    lacking = [NamedFile(digest=digest, record=record, act=act) for act, digest in sorted(true - stood)]
    NamedFile.objects.bulk_create(lacking, batch_size=400, ignore_conflicts=True)


def named_files_among(digests: Collection[str]) -> set[str]:
    """Return which of these files some act here names."""
    return set(NamedFile.objects.filter(digest__in=digests).values_list("digest", flat=True))

"""How fast acts are read, kept and written, in units of one bare Ed25519 verification on the same machine.

`python bench/record_speed.py` prints a table of processor time. Nothing is written to disk, and no bound is asserted here.
"""

from __future__ import annotations

import gzip
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import ClassVar, TypeVar

from phoihop.record import canonical
from phoihop.record.act import Act, Entry, Facts, signing_input
from phoihop.record.bundle import read_line, write_line
from phoihop.record.card import Card, Keyring
from phoihop.record.copy import Copy
from phoihop.record.keys import SigningKey
from phoihop.record.law import Laws, Own, Placed
from phoihop.record.verify import Stored, verify

T = TypeVar("T")
ACTS = 4_000
START = datetime(2026, 1, 5, 8, tzinfo=UTC)


class Founded(Facts, frozen=True):
    KIND: ClassVar[str] = "bench.founded"
    members: tuple[str, ...] = ()


class Said(Facts, frozen=True):
    KIND: ClassVar[str] = "bench.said"
    result: str = ""
    on: str = ""
    number: str = ""


class BenchLaw:
    kinds: Mapping[str, type[Facts]] = {Founded.KIND: Founded, Said.KIND: Said}

    def judge(self, act: Act, named: Mapping[str, Act], own: Own) -> str | None:  # noqa: ARG002 - the shape of a law
        return (
            None if act.kind == Founded.KIND or named[act.names["terms"][0]].kind == Founded.KIND else "names_no_terms"
        )

    def fold(self, acts: Sequence[Placed], terms: object | None) -> int:  # noqa: ARG002 - the shape of a law
        return len(acts)


def main() -> None:
    authors = {f"{number:032x}": SigningKey(bytes([number]) * 32) for number in range(1, 6)}
    coming = SigningKey(b"\xff" * 32).public
    keys = Keyring(*(Card.founded(author, key, coming) for author, key in authors.items()))
    law = BenchLaw()
    laws = Laws({"terms": law, "occ": law})
    acts, writing = written(authors, keys, laws)
    unit = bare_verification(acts, authors)
    lines = [write_line(act) for act in acts]

    copy = Copy(laws, keys, acts[0].id)
    taking = each(lines, copy.take_line)
    given = Copy(laws, keys, acts[0].id)
    giving = each(acts, given.take)
    late = Copy(laws, keys, acts[0].id)
    late_taking = once(lambda: [late.take_line(line) for line in lines[::-1]]) / len(lines)
    assert late.tips() == copy.tips()
    stored = [Stored(act.id, act.header, act.signature, act.body) for act in acts]
    checking = once(lambda: verify(acts[0].id, stored, keys)) / len(acts)

    rows = [
        ("bare Ed25519 verification", unit),
        ("strict parse and canonical check of a header", each([act.header for act in acts], canonical.decode)),
        ("act read (parse, form, digest of header)", each(acts, lambda act: Act.received(act.header, act.signature))),
        ("line read, with its body", each(lines, read_line)),
        ("intake of an act that was read", giving),
        ("intake from the line to the verdict", taking),
        ("intake in the worst order (all wait)", late_taking),
        ("full verification of stored acts and bodies", checking),
        ("one write: seal, keep, judge (record of this size)", writing),
    ]
    wire = b"\n".join(lines)
    compressed = len(gzip.compress(wire)) / len(lines)
    print(f"{len(acts)} acts, {len(wire) / len(lines):.0f} bytes a line, {compressed:.0f} compressed")
    for name, seconds in rows:
        print(f"{name:52} {seconds * 1e6:8.1f} µs {seconds / unit:6.2f} units")


def written(authors: Mapping[str, SigningKey], keys: Keyring, laws: Laws) -> tuple[list[Act], float]:
    copy = Copy(laws, keys)
    names = list(authors)
    founding = Entry("", Founded(members=tuple(names)), "terms", {}, {"title": "Quy chế phối hợp"})
    acts = [copy.speak(founding, author=names[0], key=authors[names[0]], now=START, salt=bytes(16))]
    times = []
    for number in range(1, ACTS):
        author = names[number % len(names)]
        entry = Entry(
            copy.record,
            Said(result="done", on="2026-11-24", number=str(number)),
            f"occ/c{number // 10}/2026-06-15/2026-09-14",
            {"terms": copy.record},
            {
                "result": "Đã tổ chức 12 buổi tuyên truyền cho 1.240 lượt người tại các phường. " * 4,
                "number": str(number),
            },
        )
        began = time.process_time()
        acts.append(
            copy.speak(
                entry,
                author=author,
                key=authors[author],
                now=START + timedelta(minutes=number),
                salt=number.to_bytes(16, "big"),
            )
        )
        times.append(time.process_time() - began)
    return acts, statistics.median(times)


def bare_verification(acts: Sequence[Act], authors: Mapping[str, SigningKey]) -> float:
    given = [(authors[act.author].public, act.signature, signing_input(act.header)) for act in acts]
    return each(given, lambda one: one[0].verifies(one[1], one[2]))


def each(items: Sequence[T], work: Callable[[T], object]) -> float:
    times = []
    for item in items:
        began = time.process_time()
        work(item)
        times.append(time.process_time() - began)
    return statistics.median(times)


def once(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


if __name__ == "__main__":
    main()

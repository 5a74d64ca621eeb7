"""Numbers for the documents of the sample, in the order of their dates, as each body's own series runs.

State bodies begin anew each year with one series for all types here; Party bodies number by type within a congress term.
Between two documents of the sample lie others that it does not tell of, so numbers jump.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from phoihop.documents.numbers import DocumentNumber, format_number
from phoihop.sample.dice import Dice
from phoihop.sample.plan import SampleAgreement, SampleCommitment, SampleEvent
from phoihop.sample.seats import Seats

_TYPES = {
    "Báo": "BC",
    "Tờ": "TTr",
    "Kế": "KH",
    "Thông": "TB",
    "Biên": "BC",
    "Quyết": "QĐ",
    "Tài": "HD",
}
_NUMBERED = {"reported", "corrected"}


def numbered(
    events: Iterable[SampleEvent], agreements: Iterable[SampleAgreement], seats: Seats
) -> tuple[SampleEvent, ...]:
    """Return the events in the order of their entry, each report with the number of its document."""
    commitments = {(agreement.code, each.id): each for agreement in agreements for each in _all(agreement)}
    series: dict[tuple[str, str, int], int] = defaultdict(int)
    done: list[SampleEvent] = []
    for event in sorted(events, key=lambda each: (each.on, each.at)):
        if event.kind not in _NUMBERED:
            done.append(event)
            continue
        body = seats.organisation(event.by)
        first_word = commitments[event.agreement, event.commitment].deliverable.partition(" ")[0]
        kind = _TYPES.get(first_word, "CV")
        if body.style == "state":
            key = (body.code, "", event.on.year)
        else:
            key = (body.code, kind, int(event.on >= seats.days.congress_on))
        dice = Dice(f"{event.agreement}/{event.commitment}/{event.occurrence}/{event.kind}/{event.on}")
        series[key] += dice.between(9, 31) if body.style == "state" else dice.between(1, 4)
        number = str(series[key]).zfill(2)
        if body.style == "state" and kind == "CV":
            document = DocumentNumber("state", number, (body.symbol, "CT"))
        else:
            document = DocumentNumber(body.style, number, (body.symbol,), kind)
        done.append(replace(event, number=format_number(document)))
    return tuple(sorted(done, key=lambda each: (each.at, each.agreement, each.commitment, each.occurrence)))


def _all(agreement: SampleAgreement) -> list[SampleCommitment]:
    return [*agreement.commitments, *(agreement.amendment.commitments if agreement.amendment else ())]

"""Carries how sure the recogniser of pictures was from words to the commitments that they make up.

Nothing is corrected here: a person looks at what is unsure.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import msgspec

from phoihop.reading.outcome import Doubt, Reading

SHOWN_BELOW = 80
"""Words that are at least so sure are not marked for a person, in hundredths."""


def sure_of(start: int, end: int, doubts: Sequence[Doubt], starts: Sequence[int]) -> int:
    """How sure a stretch is: the mean over its letters, those that are not doubted counting full."""
    lost, letters = 0, max(end - start, 1)
    for index in range(bisect_left(starts, start), len(doubts)):
        doubt = doubts[index]
        if doubt.start >= end:
            break
        lost += (100 - doubt.sure) * (min(doubt.end, end) - doubt.start)
    return 100 - lost // letters


def with_doubts(reading: Reading, doubts: tuple[Doubt, ...]) -> Reading:
    """The reading with the certainty of each commitment, and the words that a person should look at."""
    starts = [doubt.start for doubt in doubts]
    commitments = tuple(
        msgspec.structs.replace(item, sure=sure_of(item.start, item.end, doubts, starts))
        for item in reading.commitments
    )
    marked = tuple(doubt for doubt in doubts if doubt.sure < SHOWN_BELOW)
    return msgspec.structs.replace(reading, commitments=commitments, doubts=marked)

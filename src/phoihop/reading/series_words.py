"""The words by which the several times of one duty are told apart, compiled from the table `series` of a language pack."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from phoihop.reading.letters import lowered
from phoihop.reading.marks import words_of
from phoihop.reading.outcome import Cadence

PERIODS: tuple[Cadence, ...] = ("weekly", "monthly", "quarterly", "half_yearly", "nine_monthly", "yearly")


class SeriesWords:
    """The patterns of a pack's table `series`, over text in lower case with its diacritics."""

    def __init__(self, table: Mapping[str, Sequence[str]]) -> None:
        def of(*names: str) -> str:
            return words_of([lowered(word) for name in names for word in table.get(name, ())])

        self.periods = {
            cadence: re.compile(
                rf"(?<!\w)(?:{of(cadence)})(?:\s?/\s?(?:{of('once')})|\s(?:{of('once')}))?(?!\w)"
                rf"(?!\s?(?:{of('not_before')})(?!\w))(?!\s?[/-]?\s?\d)"
            )
            for cadence in PERIODS
            if table.get(cadence)
        }
        self.once = re.compile(rf"\s?/?\s?(?:{of('once')})$", re.IGNORECASE)
        self.one = re.compile(rf"^(?:{of('one')})\s", re.IGNORECASE)
        self.opened = re.compile(rf"(?<!\w)(?:{of('opens')})[\s:(]{{1,3}}$")
        self.named = re.compile(rf"(?<!\w)(?:{of('reports')})\s$")
        self.between = re.compile(rf"(?:[\s,;:/&()]|(?:{of('joints', 'opens', 'reports', 'frames')})(?!\w))*")
        self.piece = re.compile(rf"[;:,]\s|\.\s+(?=\W?\w)|\s(?:{of('joints')})\s(?!\d)|\s(?:{of('joints')})\s(?=\d)")
        self.sentence = re.compile(r"[;.]\s+")
        self.review = re.compile(rf"(?<!\w)(?:{of('reviews')})(?!\w)")
        self.closing = re.compile(rf"(?<!\w)(?:{of('closing')})(?!\w)")
        self.ends = re.compile(rf"(?<!\w)(?:{of('ends')})(?!\w)")
        self.middle = re.compile(rf"(?<!\w)(?:{of('middle')})\s(?:19|20)\d\d(?!\d)")
        months = rf"(?:{of('monthly')})\s\d{{1,2}}(?![\d/-])"
        self.months = re.compile(
            rf"(?<!\w)(?:{of('in_months')})\s(?P<list>{months}(?:(?:,\s|\s(?:{of('joints')})\s)(?:{months}|\d{{1,2}}(?![\d/-])))+)"
        )
        self.first = re.compile(rf"(?<!\w)(?:{of('first_month')})(?!\w)")
        self.last = re.compile(rf"(?<!\w)(?:{of('last_month')})(?!\w)")
        self.following = re.compile(rf"(?<!\w)(?:{of('following_month')})(?!\w)")
        self.next_one = re.compile(rf"(?<!\w)(?:{of('next')})(?!\w)")
        self.of_month = re.compile(rf"(?:\s(?:{of('in_month', 'next', 'quarterly', 'yearly')}))+(?!\w)")
        self.since = re.compile(rf"(?<!\w)(?:{of('since')})\s(?P<what>[^,;.]{{0,80}})")
        self.in_force = re.compile(rf"(?<!\w)(?:{of('in_force')})(?!\w)")
        self.signed = re.compile(rf"(?:^|\s)(?:{of('signed')})(?!\w)")
        self.own_paper = re.compile(rf"(?<!\w)(?:(?:{of('papers')})(?:\s|$)|(?:{of('this_paper')})(?!\w))")
        self.counts = re.compile(rf"(?<!\w)(\d{{1,3}}|{words_of(list(map(lowered, table.get('numbers', ()))))})\s$")

    def named_alone(self, words: str) -> str:
        """The name of a period without what says that it is one, and that it is done once in it: "năm", "6 tháng"."""
        return self.one.sub("", self.once.sub("", words))

"""What one finding is, and the codes there are. Words for the codes are in `sentences.py`."""

from __future__ import annotations

import msgspec

CODES = (
    "no_lead", "two_leads", "lead_undecided", "no_time", "cadence_not_stated", "nothing_to_show", "owes_unsigned",
    "signs_owes_nothing", "no_focal_point", "no_reporting", "no_review", "no_amendment", "no_period",
    "period_contradicted", "no_such_day", "due_before_cutoff", "due_outside_period", "abbreviation_undefined",
    "reference_broken", "same_twice", "contradicting", "same_elsewhere", "contradicting_elsewhere", "crowded_month",
)  # fmt: skip
"""Every code, in the order in which they are told. They are names that scripts rely on: none is renamed or used anew."""


class Finding(msgspec.Struct, frozen=True, omit_defaults=True):
    """One thing to look at. `start` and `end` are offsets in the text; `commitments` indices into the reading's."""

    code: str
    start: int
    end: int
    commitments: tuple[int, ...] = ()
    params: dict[str, str] = {}

    def place(self) -> tuple[int, int, int]:
        """Where it stands among others: in the order of the text, then of the codes."""
        return (self.start, self.end, CODES.index(self.code))

"""Who sits where and when: which body stands for which after the merger, and who already writes for itself.

A body that has not yet compared the record works on paper; the keeper enters what it sends.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from phoihop.sample.days import Days
from phoihop.sample.plan import SampleAgreement, SampleComparison, SampleOrganisation, SampleSuccession

SIGNERS = {
    "BCHQS": (("", "Chính ủy"), ("KT. CHỈ HUY TRƯỞNG", "Phó Chỉ huy trưởng")),
    "ĐUQS": (("TM. BAN THƯỜNG VỤ", "Phó Bí thư"),),
    "BNCTU": (("K/T TRƯỞNG BAN", "Phó Trưởng ban"), ("", "Trưởng ban")),
    "BTGTU": (("K/T TRƯỞNG BAN", "Phó Trưởng ban"),),
    "BDVTU": (("K/T TRƯỞNG BAN", "Phó Trưởng ban"), ("", "Trưởng ban")),
    "BTGDVTU": (("K/T TRƯỞNG BAN", "Phó Trưởng ban"), ("", "Trưởng ban")),
}


@dataclass(frozen=True)
class Seats:
    """The bodies over time."""

    days: Days
    organisations: Sequence[SampleOrganisation]
    succession: SampleSuccession
    comparisons: Sequence[SampleComparison]

    def organisation(self, code: str) -> SampleOrganisation:
        return next(each for each in self.organisations if each.code == code)

    def present(self, code: str, on: date) -> str:
        """Return the body that stands for this one on a day: itself, or its successor."""
        ended = code in self.succession.ended and on >= self.succession.on
        return self.succession.successor if ended else code

    def other(self, agreement: SampleAgreement, code: str, on: date) -> str:
        """Return the party across the table on a day: the receiver of what this one reports."""
        parties = [party.organisation for party in agreement.parties if party.role == "party"]
        across = [each for each in parties if self.present(each, on) != self.present(code, on)]
        return self.present(across[0], on)

    def writes(self, agreement: SampleAgreement, code: str, on: date) -> bool:
        """Whether a body writes for itself in this record on a day."""
        if code == agreement.keeper:
            return True
        return any(
            each.agreement == agreement.code and each.organisation == code and each.on <= on
            for each in self.comparisons
        )

    def near_merger(self, agreement: SampleAgreement, first: date, last: date) -> bool:
        """Whether a party of this agreement merges between two days: then nothing complicated is told."""
        concerned = any(party.organisation in self.succession.ended for party in agreement.parties)
        return concerned and first <= self.succession.on <= last

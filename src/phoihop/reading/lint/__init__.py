"""What a drafter would want to know of an agreement before it is signed: findings with a place, a sentence and a proposal.

Works on a `Reading`; knows no database and no clock. It gives no score and ranks nobody: findings are the drafter's own.
A code that is switched off carries a reason, which stays with the findings.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from phoihop.reading.lint.alike import Promise, across, promises_of, within
from phoihop.reading.lint.days import calendar_findings
from phoihop.reading.lint.duties import duty_findings
from phoihop.reading.lint.findings import CODES, Finding
from phoihop.reading.lint.paper import Paper, paper_findings
from phoihop.reading.lint.references import reference_findings
from phoihop.reading.outcome import Reading

__all__ = ["CODES", "Finding", "Promise", "across", "lint", "lint_all", "promises_of"]


def lint(reading: Reading, off: Mapping[str, str] | None = None) -> tuple[Finding, ...]:
    """All findings about one document in the order of its text; `off` tells which codes are left out, and why.

    Raises `ValueError` for a code that there is not, or one that is switched off without a reason.
    """
    check_off(off or {})
    paper = Paper(reading)
    found = [
        *paper_findings(paper),
        *duty_findings(paper),
        *calendar_findings(paper),
        *reference_findings(paper),
        *within(reading),
    ]
    return tuple(sorted((each for each in found if each.code not in (off or {})), key=Finding.place))


def lint_all(
    readings: Sequence[tuple[str, Reading]], off: Mapping[str, str] | None = None
) -> list[tuple[Finding, ...]]:
    """The findings of each of several named documents, with what they promise twice among them.

    The later of two documents carries the finding, as the one that is still to be signed.
    """
    told: list[tuple[Finding, ...]] = []
    earlier: list[Promise] = []
    for name, reading in readings:
        new = promises_of(reading, name)
        between = [each for each in across(new, earlier) if each.code not in (off or {})]
        told.append(tuple(sorted((*lint(reading, off), *between), key=Finding.place)))
        earlier.extend(new)
    return told


def check_off(off: Mapping[str, str]) -> None:
    for code, reason in off.items():
        if code not in CODES:
            raise ValueError(code)
        if not reason.strip():
            raise ValueError(code)

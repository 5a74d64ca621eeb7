"""When one commitment is due, as one checked statement: cadence, scheme, due rule and what a day off does.

Everything that makes periods starts from it, so what does not go together is refused once, here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal, get_args

import msgspec

from phoihop.timetable.grids import Grid, check_cadence, grid_of
from phoihop.timetable.refusal import TimetableRefused
from phoihop.timetable.rules import PERIODIC, DueRule, check_fits, due_rule
from phoihop.timetable.schemes import Scheme, scheme_named

OnDayOff = Literal["previous", "next", "keep"]
ON_DAY_OFF: Final[tuple[str, ...]] = get_args(OnDayOff)

Due = str | DueRule | Sequence[str | DueRule] | None
"""A due rule as text or taken apart; one for each run of the year with `times`; None where the scheme's own holds."""

_OWN_RULE: Final = frozenset(PERIODIC) - {"weekly"}


class Timing(msgspec.Struct, frozen=True):
    """A checked statement of when a commitment is due. `grid` is None for `once` and `on_event`."""

    cadence: str
    scheme: Scheme
    rules: tuple[DueRule, ...]
    on_day_off: str = "next"
    times: int | None = None
    grid: Grid | None = None


def timing(
    cadence: str,
    scheme: Scheme | str,
    *,
    due: Due,
    on_day_off: str = "next",
    times: int | None = None,
    reporting: str = "yearly",
) -> Timing:
    """Check that cadence, scheme, due rule and the rest go together, or refuse with a code.

    `times` cuts the year of a yearly commitment into so many runs of months (đợt). Continuous work is reported by the
    period `reporting` and needs no due rule.
    """
    check_cadence(cadence)
    check_on_day_off(on_day_off)
    scheme = scheme_named(scheme)
    rules = _rules(cadence, scheme, due)
    grid = grid_of(cadence, scheme, rules=rules, times=times, reporting=reporting)
    if cadence == "on_event" and rules:
        raise TimetableRefused("event_has_no_rule", due=rules[0].text)
    if not rules and cadence not in {"continuous", "on_event"}:
        raise TimetableRefused("due_needed", cadence=cadence)
    if len(rules) > 1 and len(rules) != times:
        raise TimetableRefused("one_rule_each", given=len(rules), times=times or 1)
    for rule in rules:
        check_fits(rule, reporting if cadence == "continuous" else cadence)
    return Timing(cadence, scheme, rules, on_day_off, times, grid)


def check_on_day_off(on_day_off: str) -> None:
    """Refuse a word that does not say what a day off does."""
    if on_day_off not in ON_DAY_OFF:
        raise TimetableRefused("unknown_on_day_off", given=on_day_off)


def _rules(cadence: str, scheme: Scheme, due: Due) -> tuple[DueRule, ...]:
    if due is None:
        return (due_rule(scheme.due),) if scheme.due and cadence in _OWN_RULE else ()
    given = [due] if isinstance(due, str | DueRule) else due
    return tuple(due_rule(one) if isinstance(one, str) else one for one in given)

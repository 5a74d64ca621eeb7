"""When a proposal is due, from what the reader found: as the timetable has it, and as a question where it does not compute.

A sentence that names several times makes one proposal for each. A day that was read and fits no rule is never left out
silently: a person is asked what it means.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from phoihop.features.agreements.drafts.draft import CONTINUOUS, ONCE, Ask, Item, Reason
from phoihop.reading import Agreement, Commitment, Series
from phoihop.timetable import TimetableRefused, from_reading, timing
from phoihop.timetable.rules import PERIODIC

_MONTH_DAY = re.compile(r"\d{2}-\d{2}")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_COUNTED = re.compile(r"\+(\d{1,3})([md])")
_ROUNDS = {"yearly": (2, 3, 4, 6, 12), "half_yearly": (2,), "quarterly": (4,)}
_SHORTER = ("half_yearly", "nine_monthly", "quarterly")


class Time(NamedTuple):
    """One time of a commitment. `series` is None where the text names a single one that needs no more words.

    `beside_a_year`: the same sentence names the whole year as well, so that a day belongs to one report a year.
    """

    cadence: str
    dues: tuple[str, ...] = ()
    month: str = ""
    series: Series | None = None
    beside_a_year: bool = False


def times_of(commitment: Commitment) -> list[Time]:
    """Return the times that a commitment names: one proposal each, at least one."""
    if not commitment.series:
        return [Time(commitment.cadence, (commitment.due,) if commitment.due else ())]
    year = any(each.cadence == "yearly" for each in commitment.series)
    return [
        Time(each.cadence, each.dues, each.month, each, beside_a_year=year and each.cadence in _SHORTER)
        for each in commitment.series
    ]


def with_time(item: Item, time: Time, about: Agreement | None) -> Item:
    """Set cadence, due rule and term as the timetable has them; ask what they lack."""
    if time.series is not None:
        item.asks = [ask for ask in item.asks if ask.code not in ("cadence_not_stated", "several_cadences")]
        if time.series.since:
            return counted(item, time, about)
    if len(time.dues) > 1:
        return in_rounds(item, time)
    due = time.dues[0] if time.dues else None
    if due and _MONTH_DAY.fullmatch(due) and time.beside_a_year:
        time = time._replace(cadence="yearly")
    if due and _DATE.fullmatch(due) and time.series is not None and time.cadence in PERIODIC:
        time = time._replace(cadence=ONCE)
    return with_one_day(item, time, due, about)


def with_one_day(item: Item, time: Time, due: str | None, about: Agreement | None) -> Item:
    codes = {ask.code for ask in item.asks}
    only_year = about.from_[:4] if about and about.from_ and about.to and about.from_[:4] == about.to[:4] else ""
    if due and _MONTH_DAY.fullmatch(due) and time.cadence in (ONCE, "unspecified") and only_year:
        due = f"{only_year}-{due}"
    month = "following" if time.month == "first" and item.line == "review" else time.month
    read = from_reading(time.cadence, due, month)
    item.cadence, item.due = read.cadence or "", read.due or ""
    item.term = read.term.text if read.term is not None else ""
    if "cadence_not_stated" in codes:
        item.cadence = ""
        if due:
            item.asks = [_with_day(ask, due) for ask in item.asks]
    elif read.ask == "which_year":
        item.asks.append(Ask("which_year", {"day": due or ""}))
        item.cadence = ONCE
    elif read.ask == "which_due" and due and item.cadence:
        item.asks.append(unclear(item, time, (due,)))
    elif item.cadence == ONCE and not item.due:
        item.asks.append(Ask("which_day"))
    elif not item.cadence:
        item.cadence = CONTINUOUS
        item.why.append(Reason("no_time"))
    if item.due and not fits(item):
        item.asks.append(unclear(item, time, (due or item.due,)))
        item.due = ""
    if item.cadence in PERIODIC and not item.due and not any(ask.code == "which_due" for ask in item.asks):
        item.why.append(Reason("usual_due"))
    return item


def _with_day(ask: Ask, due: str) -> Ask:
    return Ask(ask.code, ask.params | {"day": due}) if ask.code == "cadence_not_stated" else ask


def in_rounds(item: Item, time: Time) -> Item:
    """Set several days of the year as rounds, each with its day; ask where they are none."""
    item.cadence = time.cadence
    if all(_MONTH_DAY.fullmatch(due) for due in time.dues) and len(time.dues) in _ROUNDS.get(time.cadence, ()):
        item.cadence, item.times, item.due = "yearly", len(time.dues), "; ".join(sorted(time.dues))
        if fits(item):
            return item
    item.times, item.due = 0, ""
    item.cadence = time.cadence
    item.asks.append(unclear(item, time, time.dues))
    return item


def counted(item: Item, time: Time, about: Agreement | None) -> Item:
    """Count a term from the day on which the document entered into force or was signed; ask where that is not known."""
    assert time.series is not None
    item.cadence, item.due, item.term, item.event = ONCE, "", "", ""
    since = day_of_document(time.series, about)
    found = _COUNTED.fullmatch(time.dues[0]) if time.dues else None
    if since is None or found is None:
        item.asks.append(Ask("which_day", {"words": time.series.words}))
        return item
    number = int(found[1])
    due = months_after(since, number) if found[2] == "m" else since + timedelta(days=number)
    item.due = due.isoformat()
    item.why.append(Reason("counted_since", f"{time.series.words}"))
    return item


def day_of_document(series: Series, about: Agreement | None) -> date | None:
    """Return the day from which a term of the document itself runs, where the document tells it."""
    if about is None:
        return None
    told = (about.in_force_on or about.signed_on) if series.since == "in_force" else about.signed_on
    return date.fromisoformat(told) if told and _DATE.fullmatch(told) else None


def months_after(day: date, months: int) -> date:
    """Return the same day so many months later, or the last of its month."""
    year, month = day.year + (day.month - 1 + months) // 12, (day.month - 1 + months) % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def unclear(item: Item, time: Time, dues: Sequence[str]) -> Ask:
    """Return the question what a day means that was read and does not compute."""
    words = time.series.words if time.series is not None else next((w.text for w in item.why if w.code == "date"), "")
    return Ask("which_due", {"days": ";".join(dues), "cadence": item.cadence, "words": words})


def meanings(ask: Ask) -> list[tuple[str, str, str, int]]:
    """Return what the days of a question may mean: answer, cadence, due rules, rounds; the likeliest first."""
    days = [day for day in ask.params.get("days", "").split(";") if day]
    cadence = ask.params.get("cadence", "")
    found: list[tuple[str, str, str, int]] = []
    if all(_MONTH_DAY.fullmatch(day) for day in days):
        step = {"half_yearly": 6, "quarterly": 3}.get(cadence, 0)
        if len(days) == 1 and step:
            rounds = sorted(_shifted(days[0], months) for months in range(0, 12, step))
            found.append(("rounds", "yearly", "; ".join(rounds), len(rounds)))
        if len(days) == 1:
            found.append(("yearly", "yearly", days[0], 0))
        elif len(days) in _ROUNDS["yearly"]:
            found.append(("rounds", "yearly", "; ".join(sorted(days)), len(days)))
    elif len(days) == 1 and _DATE.fullmatch(days[0]):
        found.append(("once", ONCE, days[0], 0))
    return found


def _shifted(day: str, months: int) -> str:
    month, number = int(day[:2]), day[3:]
    return f"{(month - 1 + months) % 12 + 1:02}-{number}"


def fits(item: Item) -> bool:
    rules = [rule.strip() for rule in item.due.split(";")]
    try:
        timing(item.cadence, "calendar", due=rules, times=item.times or None)
    except TimetableRefused:
        return False
    return True

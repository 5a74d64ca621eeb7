"""Named conditions on rows of what is owed, as the database reads them: by status, and by what a desk asks for.

They say what `status.py` says of one row, and `tests/registers/test_queries.py` holds them to it for any facts. Every list, count and figure filters by
these names, so that a number and the list that it opens cannot differ. Whose rows may be seen is asked before.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from django.db.models import Case, F, IntegerField, Q, Value, When

from phoihop.registers import status as read

HORIZON_DAYS = 30

OPEN_STATUSES = (read.OVERDUE, read.SENT_BACK, read.TODAY, read.SOON, read.SENT, read.DISPUTED, read.NOT_YET)
"""What an unsettled row can read: the statuses by which rows of `Desk` may be filtered."""

_FACTS = {
    read.NOT_TRACKED: "untracked",
    read.PASSED: "passed",
    read.WITHDRAWN: "withdrawn",
    read.SUSPENDED: "suspended",
    read.APART: "apart",
    read.SENT_BACK: "sent_back",
}


def reads(code: str, today: date) -> Q:
    """Rows that read this status on `today`. The three received ones need columns that only `Due` has."""
    if code in _FACTS:
        return Q(state=_FACTS[code])
    if code in {read.ON_TIME, read.LATE, read.UNDATED}:
        accepted = Q(state="received") | Q(state="sent", silent_on__lte=today)
        late = Q(continuous=False, sent_on__gt=F("judged_due"))
        undated = Q(continuous=True) | Q(due_on=None, judged_due=None)
        in_time = Q(sent_on=None) | Q(judged_due=None) | Q(sent_on__lte=F("judged_due"))
        return accepted & {read.LATE: late, read.UNDATED: undated, read.ON_TIME: in_time & ~undated}[code]
    if code == read.SENT:
        return Q(state="sent") & (Q(silent_on=None) | Q(silent_on__gt=today))
    return Q(state="open") & _open(code, today)


def _open(code: str, today: date) -> Q:
    last_soon = today + timedelta(days=read.SOON_DAYS)
    if code == read.NOT_YET:
        return Q(continuous=True) | Q(due_on=None) | Q(due_on__gt=last_soon)
    dated = Q(continuous=False)
    return {
        read.OVERDUE: dated & Q(due_on__lt=today, disputed=False),
        read.DISPUTED: dated & Q(due_on__lt=today, disputed=True),
        read.TODAY: dated & Q(due_on=today),
        read.SOON: dated & Q(due_on__gt=today, due_on__lte=last_soon),
    }[code]


def rank(today: date, codes: Sequence[str] = read.WORST_FIRST) -> Case:
    """The place of a row's status among the worst: the smallest of a group is what one cell shows for all.

    Rows of `Desk` are asked with `OPEN_STATUSES` only: they lack the columns of what was received.
    """
    return Case(
        *(When(reads(code, today), then=Value(read.WORST_FIRST.index(code))) for code in codes),
        default=Value(len(read.WORST_FIRST)),
        output_field=IntegerField(),
    )


def fallen_due(today: date) -> Q:
    """Rows that count in the rate (`status.fallen_due`): their day has come and nothing took them out."""
    received = reads(read.ON_TIME, today) | reads(read.LATE, today)
    return received | fallen_due_open(today)


def fallen_due_open(today: date) -> Q:
    """Those of them that are still on a desk, by columns that `Desk` has too."""
    asked = Q(state__in=["open", "sent"], due_on__lte=today) | Q(state="sent_back", judged_due__lte=today)
    return Q(continuous=False) & asked


def unsettled(today: date) -> Q:
    """Rows that still ask something of somebody: open, sent back, or sent and not yet accepted by silence."""
    return Q(state__in=["open", "sent_back"]) | reads(read.SENT, today)


def due_between(first: date, last: date) -> Q:
    """Open rows with a date between two days, both included."""
    return Q(state="open", continuous=False, due_on__gte=first, due_on__lte=last)


def coming(today: date) -> Q:
    """What falls due from today on, within thirty days, whoever owes it."""
    return due_between(today, today + timedelta(days=HORIZON_DAYS))


def week_end(today: date) -> date:
    """The Sunday of the present week: weeks run from Monday."""
    return today + timedelta(days=6 - today.weekday())


def _mine(organisation: str) -> Q:
    return Q(party=organisation)


def _owed_to(organisation: str) -> Q:
    return Q(receives=True) & ~Q(party=organisation)


def due_today(organisation: str, today: date) -> Q:
    """What we must finish today: reports, and additions whose day to answer is today."""
    return _mine(organisation) & (reads(read.TODAY, today) | Q(state="sent_back", due_on=today))


def overdue(organisation: str, today: date) -> Q:
    return _mine(organisation) & reads(read.OVERDUE, today)


def sent_back(organisation: str, today: date) -> Q:
    """What was sent back to us, less what must be answered today: that stands there already."""
    another_day = Q(due_on=None) | Q(due_on__lt=today) | Q(due_on__gt=today)
    return _mine(organisation) & reads(read.SENT_BACK, today) & another_day


def this_week(organisation: str, today: date) -> Q:
    return _mine(organisation) & due_between(today + timedelta(days=1), week_end(today))


def next_days(organisation: str, today: date) -> Q:
    """What falls due for us after this week, within thirty days."""
    return _mine(organisation) & due_between(week_end(today) + timedelta(days=1), today + timedelta(days=HORIZON_DAYS))


def to_receive(organisation: str, today: date) -> Q:
    """Reports of others that wait for our word."""
    return _owed_to(organisation) & reads(read.SENT, today)


def to_answer(organisation: str, today: date) -> Q:  # noqa: ARG001 - all groups are asked alike
    """Requests of others for more time that wait for our word."""
    return _owed_to(organisation) & Q(asked=True, state__in=["open", "sent_back"])


def owed_to_us(organisation: str, today: date) -> Q:
    """What others should have given us by now, or were asked to add to."""
    late = reads(read.OVERDUE, today) | reads(read.TODAY, today) | reads(read.SENT_BACK, today)
    return _owed_to(organisation) & late


GROUPS: dict[str, Callable[[str, date], Q]] = {
    "today": due_today,
    "overdue": overdue,
    "sent_back": sent_back,
    "week": this_week,
    "to_receive": to_receive,
    "to_answer": to_answer,
    "owed_to_us": owed_to_us,
    "next_days": next_days,
}
"""What a desk asks for, by name, in the order in which a day can still be saved. Conditions on rows of `Desk`."""


def parts_of(group: str, organisation: str, today: date) -> Sequence[Q]:
    """A group of the desk as conditions that exclude each other, each a range of one index: together they are the group.

    What silence has accepted stays on a desk until an act touches it, so that what still waits is found by its day.
    """
    if group == "to_receive":
        sent = _owed_to(organisation) & Q(state="sent")
        return sent & Q(silent_on__gt=today), sent & Q(silent_on=None)
    return (GROUPS[group](organisation, today),)

"""The forms that single facts have: days, moments, names, codes, rules. An act whose facts have another form has no effect.

Facts decide, so their form is part of the format and alike on every copy; what a rule or a code means is asked later,
by whoever projects. Words, in bodies, have no such form (`shapes.py`).
"""

from typing import Annotated

from msgspec import Meta

# Every day of the years 1900 to 2199, with which the timetable can reckon, and no other: 29 February in leap years only.
_YEAR = r"(?:19|20|21)[0-9]{2}"
_LEAP_YEAR = r"(?:(?:19|20|21)(?:0[48]|[2468][048]|[13579][26])|2000)"
_DAY = (
    rf"(?:{_YEAR}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
    rf"|02-(?:0[1-9]|1[0-9]|2[0-8]))|{_LEAP_YEAR}-02-29)"
)
_CLOCK = r"T(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?(?:Z|[+-](?:0[0-9]|1[0-4]):[0-5][0-9])"
_NAME = r"[A-Za-z0-9][A-Za-z0-9._-]{0,29}"
_SLOT = r"[A-Za-z0-9][A-Za-z0-9_-]{0,29}"
DAY_PATTERN = _DAY

Day = Annotated[str, Meta(pattern=rf"\A{_DAY}\Z", title="day")]
"""A day, YYYY-MM-DD."""
DayOrNone = Annotated[str, Meta(pattern=rf"\A(?:{_DAY})?\Z", title="day or empty")]
"""A day, or empty where there is none."""
Moment = Annotated[str, Meta(pattern=rf"\A{_DAY}(?:{_CLOCK})?\Z", title="day, or time with its offset")]
"""A day, or a time of day with its offset."""
Name = Annotated[str, Meta(pattern=rf"\A{_NAME}\Z", title="name")]
"""What a commitment is called within its record: it stands in labels of threads and in keys of rows."""
NameOrNone = Annotated[str, Meta(pattern=rf"\A(?:{_NAME})?\Z", title="name or empty")]
Slot = Annotated[str, Meta(pattern=rf"\A{_SLOT}\Z", title="slot")]
"""A place at the table; it stands in addresses of pages too, and has no dots."""
SlotOrNone = Annotated[str, Meta(pattern=rf"\A(?:{_SLOT})?\Z", title="slot or empty")]
Code = Annotated[str, Meta(pattern=r"\A[A-Za-z0-9._-]{0,60}\Z", title="code")]
"""A word of a list that an installation can extend: a line of work, a figure, a period scheme. It may be unknown here."""
Rule = Annotated[str, Meta(pattern=r"\A[ -~]{0,400}\Z", title="rule")]
"""A rule in the timetable's notation, as it was written; whether it can be read is asked of the timetable."""
Organisation = Annotated[str, Meta(pattern=r"\A[0-9a-f]{32}\Z", title="organisation")]
OrganisationOrNone = Annotated[str, Meta(pattern=r"\A(?:[0-9a-f]{32})?\Z", title="organisation or empty")]
"""The id of an organisation."""

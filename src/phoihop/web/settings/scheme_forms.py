"""The form of a period scheme: how a reporting month ends, how a week begins, when a report is due."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from phoihop.registers.catalogue_actions import SchemePlan
from phoihop.screen.parts import Choice
from phoihop.timetable.rules import WEEKDAYS
from phoihop.web.settings.people_forms import Spaced

DAYS = [
    ("monday", _("Monday")),
    ("tuesday", _("Tuesday")),
    ("wednesday", _("Wednesday")),
    ("thursday", _("Thursday")),
    ("friday", _("Friday")),
    ("saturday", _("Saturday")),
    ("sunday", _("Sunday")),
]
assert tuple(code for code, _words in DAYS) == WEEKDAYS

# The words of each due rule and how the timetable spells it.
RULES = {
    "working_days": "{n} working days after",
    "days": "{n} days after",
    "last_month": "day {n} of the last month",
    "following_month": "day {n} of the following month",
}


class SchemeForm(forms.Form):
    """A scheme as an office would tell it."""

    name = Spaced(label=_("Name"), max_length=150, help_text=_("For example: Theo kỳ của Thành ủy"))
    ends = forms.ChoiceField(
        label=_("A reporting month ends"),
        choices=[
            ("last", Choice(_("on its last day"), _("Quarter I is from 01/01 to 31/3."))),
            ("day", Choice(_("on a day of the month"), _("With day 20, quarter I is from 21/12 to 20/3."))),
        ],
        widget=forms.RadioSelect,
    )
    day = forms.IntegerField(
        label=_("Which day"),
        min_value=1,
        max_value=30,
        required=False,
        help_text=_("From 1 to 30. In a month that lacks the day it is the last one."),
    )
    due = forms.ChoiceField(
        label=_("A report is due, where an agreement says nothing"),
        choices=[
            ("", _("each agreement says it")),
            ("working_days", _("so many working days after the end of the period")),
            ("days", _("so many days after the end of the period")),
            ("last_month", _("on a day of the last month of the period")),
            ("following_month", _("on a day of the following month")),
        ],
        required=False,
    )
    number = forms.IntegerField(label=_("Days, or which day"), min_value=1, max_value=366, required=False)
    week_starts = forms.ChoiceField(label=_("A week begins on"), choices=DAYS)
    estimate = forms.BooleanField(
        label=_("Figures run to the end of the calendar period as an estimate"),
        required=False,
        help_text=_("As with “ước thực hiện”: reports are written before the period is over."),
    )
    name_en = Spaced(label=_("English name"), max_length=150, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # What is asked for depends on what is chosen; the label says whether it may stay empty.
        self.fields["day"].required = self["ends"].value() == "day"
        self.fields["day"].error_messages["required"] = _("Say on which day of the month.")
        self.fields["number"].required = bool(self["due"].value())
        self.fields["number"].error_messages["required"] = _("Say how many days, or which day.")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if str(cleaned.get("due")).endswith("month") and (cleaned.get("number") or 0) > 31:
            self.add_error("number", _("A month has at most 31 days."))
        return cleaned

    def plan(self) -> SchemePlan:
        """Return the scheme as the timetable reads it."""
        given = self.cleaned_data
        definition: dict[str, Any] = {
            "kind": "cutoff" if given["ends"] == "day" else "calendar",
            "ends": f"day {given['day']}" if given["ends"] == "day" else "last day",
            "week_starts": given["week_starts"],
            "due": RULES[given["due"]].format(n=given["number"]) if given["due"] else "",
            "estimate": given["estimate"],
        }
        return SchemePlan(given["name"], definition, given["name_en"])


def initial_of(name: str, name_en: str, definition: dict[str, Any]) -> dict[str, Any]:
    """Return what the form shows for a scheme that is kept."""
    ends = str(definition.get("ends", "last day"))
    due = str(definition.get("due", ""))
    number = "".join(letter for letter in due if letter.isdigit())
    rule = next((code for code, form in RULES.items() if number and form.format(n=number) == due), "")
    return {
        "name": name,
        "name_en": name_en,
        "ends": "last" if ends == "last day" else "day",
        "day": None if ends == "last day" else int("".join(letter for letter in ends if letter.isdigit()) or 0),
        "due": rule,
        "number": int(number) if rule else None,
        "week_starts": definition.get("week_starts", "monday"),
        "estimate": definition.get("estimate", False),
    }

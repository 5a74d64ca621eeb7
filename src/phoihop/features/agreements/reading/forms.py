"""The form in which a proposal is corrected or a commitment is typed: who, what, when, what it is to reach.

When a report is due is chosen as people say it and turned into a rule of the timetable, which checks that it fits.
"""

from __future__ import annotations

import re
from collections.abc import Container
from datetime import date
from typing import Any, cast

import msgspec
from django import forms
from django.http import QueryDict
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

from phoihop.features.agreements.cadence_in_title import other_cadence, without
from phoihop.features.agreements.drafts.draft import CONTINUOUS, EVENT, ONCE, Item, ReadingDesk
from phoihop.features.agreements.reading.words import language, lines_offered, no_longer_used
from phoihop.features.wording import sentence
from phoihop.reading import secrecy_mark
from phoihop.registers.catalogues import Figure
from phoihop.screen.fields import DateField, FigureField
from phoihop.timetable import TimetableRefused, due_rule, event_term, timing
from phoihop.timetable.rules import PERIODIC, WEEKDAYS
from phoihop.timetable.sentences import cadence_words

YEARLY = "yearly"
CADENCE_ORDER = (*PERIODIC, ONCE, CONTINUOUS, EVENT)
DUES = (
    ("usual", gettext_lazy("the usual day of this document")),
    ("working_days_after", gettext_lazy("so many working days after the cut-off")),
    ("days_after", gettext_lazy("so many days after the cut-off")),
    ("day_of_first_month", gettext_lazy("on a day of the first month")),
    ("day_of_last_month", gettext_lazy("on a day of the last month")),
    ("day_of_following_month", gettext_lazy("on a day of the month after")),
    ("month_day", gettext_lazy("by a day of each year (day/month), or one for each round")),
    ("date", gettext_lazy("by one day (day/month/year)")),
    ("weekday", gettext_lazy("on a weekday (2 is Monday, 8 is Sunday)")),
    ("term_working_days", gettext_lazy("so many working days after the event")),
    ("term_days", gettext_lazy("so many days after the event")),
    ("term_hours", gettext_lazy("so many hours after the event")),
    ("none", gettext_lazy("no day")),
    ("as_it_is", gettext_lazy("as it is now")),
)
CHECKED = ("title", "text", "deliverable", "amount", "event")
AS_TYPED = {"unknown_due", "bad_date", "bad_month", "unknown_term"}
"""Refusals that repeat what was given: as it was typed, not as the rule that was made of it."""
TERMS = {"term_working_days": "wd", "term_days": "d", "term_hours": "h"}
DAY_OFF = (
    ("next", gettext_lazy("the next working day")),
    ("previous", gettext_lazy("the working day before")),
    ("keep", gettext_lazy("the day stays")),
)


class ItemForm(forms.Form):
    """One commitment. Slots of the draft's parties are the choices for who does it."""

    title = forms.CharField(
        label=gettext_lazy("Commitment, in short"),
        max_length=300,
        widget=forms.TextInput(attrs={"data-first": ""}),
        error_messages={"required": gettext_lazy("Type what is to be done.")},
    )
    text = forms.CharField(
        label=gettext_lazy("Text, as in the document"), required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    leads = forms.MultipleChoiceField(
        label=gettext_lazy("Lead"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose the body that leads.")},
    )
    joint = forms.BooleanField(label=gettext_lazy("Several leads owe one report together"), required=False)
    supports = forms.MultipleChoiceField(
        label=gettext_lazy("Supporting"), required=False, widget=forms.CheckboxSelectMultiple
    )
    receivers = forms.MultipleChoiceField(
        label=gettext_lazy("Reports go to"),
        help_text=gettext_lazy("None chosen: to all other parties."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    line = forms.ChoiceField(label=gettext_lazy("Line of work"))
    cadence = forms.ChoiceField(label=gettext_lazy("How often"))
    times = FigureField(
        label=gettext_lazy("Rounds a year"),
        help_text=gettext_lazy("For yearly work done in several rounds."),
        whole=True,
        required=False,
        max_value=12,
    )
    due_kind = forms.ChoiceField(label=gettext_lazy("Due"), choices=DUES)
    due_value = forms.CharField(
        label=gettext_lazy("Number or day"),
        help_text=gettext_lazy("For example 2, 25, 30/9, 30/9/2026, or for yearly work in two rounds 15/6; 15/12."),
        max_length=80,
        required=False,
    )
    day_off = forms.ChoiceField(label=gettext_lazy("When that is a day off"), choices=DAY_OFF)
    event = forms.CharField(
        label=pgettext_lazy("field", "Event"),
        help_text=gettext_lazy("For work done on an event: which one."),
        max_length=300,
        required=False,
    )
    deliverable = forms.CharField(label=gettext_lazy("Deliverable"), max_length=300, required=False)
    amount = forms.CharField(
        label=gettext_lazy("Target, as the document says"),
        help_text=gettext_lazy("For example “at least 500 days of labour”. Any unit."),
        max_length=200,
        required=False,
    )
    target_figure = forms.ChoiceField(label=gettext_lazy("Target: figure that reports carry"), required=False)
    target_value = FigureField(label=gettext_lazy("Target: number"), whole=True, required=False)
    label = forms.CharField(label=gettext_lazy("Place in the document"), max_length=40, required=False)
    keep_title = forms.BooleanField(label=gettext_lazy("Keep the title as it was"), required=False)

    def __init__(self, desk: ReadingDesk, item: Item, data: Any = None) -> None:
        super().__init__(data, initial=initial_of(item))
        self.desk, self.item, self.named = desk, item, ""
        parties = [(party.slot, party.name) for party in desk.parties if party.role == "party"]
        everyone = [(party.slot, party.name) for party in desk.parties]
        self._choices("leads", parties)
        self._choices("supports", everyone)
        self._choices("receivers", everyone)
        self._choices("line", lines_offered(item.line))
        self._choices("cadence", [(code, cadence_words(code, language())) for code in CADENCE_ORDER])
        self._choices("target_figure", [("", "–"), *figure_choices(item.targets)])
        if initial_of(item)["due_kind"] != "as_it_is":
            self._choices("due_kind", [pair for pair in DUES if pair[0] != "as_it_is"])

    @property
    def joint_matters(self) -> bool:
        """Whether there can be several leads: with two parties the usual is one lead, or each for itself."""
        return len(self.desk.parties) > 1

    def _choices(self, name: str, choices: list[tuple[Any, Any]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        mark = secrecy_mark("\n".join(str(given.get(name, "")) for name in CHECKED))
        if mark:
            self.add_error("text", sentence("file_secret", {"mark": mark}, get_language() or "vi"))
        cadence, kind = str(given.get("cadence", "")), str(given.get("due_kind", ""))
        if given.get("target_value") and not given.get("target_figure"):
            self.add_error("target_figure", _("Choose what the number counts."))
        if given.get("target_figure") and not given.get("target_value"):
            self.add_error("target_value", _("Type the number to be reached."))
        self._check_title(given, cadence)
        if cadence and kind and not self.errors:
            try:
                given["due"], given["term"] = self._due(cadence, kind, str(given.get("due_value", "")).strip())
            except TimetableRefused as refused:
                typed = {"given": given["due_value"]} if refused.code in AS_TYPED else {}
                words = sentence(refused.code, {**refused.params, **typed}, get_language() or "vi")
                self.add_error("times" if refused.code == "times_unfit" else "due_value", words)
        return given

    def _check_title(self, given: dict[str, Any], cadence: str) -> None:
        """Where how often it is done changes, the title must not go on naming the old way; offer it without."""
        if given.get("keep_title") and self.item.title:
            given["title"] = self.item.title
            return
        title = str(given.get("title", ""))
        named = other_cadence(title, cadence) if cadence and self.item.title and cadence != self.item.cadence else ""
        if not named:
            return
        self.named = named
        offered = cast("QueryDict", self.data).copy()
        offered["title"] = without(title, named)
        self.data = offered
        words = _(
            "The title said “%(named)s”, which no longer holds. This one is offered without it: look at it, then save."
        )
        self.add_error("title", words % {"named": named})

    def _due(self, cadence: str, kind: str, typed: str) -> tuple[str, str]:
        """Return due rule and term; raises `TimetableRefused` where they do not go together."""
        due, term = "", ""
        times = int(self.cleaned_data.get("times") or 0)
        if kind == "as_it_is":
            due, term = self.item.due, self.item.term
        elif kind in TERMS:
            term = event_term(f"+{number_of(typed)}{TERMS[kind]}").text
            if cadence != EVENT:
                self.add_error("due_kind", _("A term after an event goes with work done on an event."))
        elif kind not in {"usual", "none"}:
            due = rule_text(kind, typed)
        if cadence == EVENT and due:
            self.add_error("due_kind", _("Work done on an event has a term after the event, or none."))
        elif cadence == ONCE and not due:
            self.add_error("due_kind", _("Work done once needs its day."))
        elif cadence in PERIODIC and kind == "none":
            self.add_error("due_kind", _("Periodic work needs a day of sending; take the usual one."))
        elif cadence != EVENT:
            rules = [rule.strip() for rule in due.split(";") if rule.strip()]
            if kind == "month_day" and len(rules) > 1:
                if cadence != YEARLY and 12 % len(rules) == 0:
                    self._ask_for_rounds_of_a_year(typed)
                    return due, term
                times = self.cleaned_data["times"] = times or len(rules)
            rules = rules or ([] if cadence == CONTINUOUS else [self.desk.usual_due])
            timing(cadence, "calendar", due=rules, times=times or None)
        return due, term

    def _ask_for_rounds_of_a_year(self, typed: str) -> None:
        """Only a year is cut into rounds, each with its day; another cadence makes other periods, so a person chooses."""
        words = _(
            "Several days of the year go with yearly work in rounds: choose “%(yearly)s” and keep “%(days)s” here."
        )
        self.add_error("due_value", words % {"yearly": cadence_words(YEARLY, language()), "days": typed})

    def result(self) -> Item:
        """Return the corrected proposal."""
        given = self.cleaned_data
        item = msgspec.convert(msgspec.to_builtins(self.item), Item)
        for name in ("title", "text", "line", "cadence", "day_off", "event", "deliverable", "amount", "label"):
            setattr(item, name, " ".join(str(given[name]).split()))
        item.leads = list(given["leads"])
        item.supports = [slot for slot in given["supports"] if slot not in item.leads]
        item.receivers = [slot for slot in given["receivers"] if slot not in item.leads]
        item.joint = bool(given["joint"]) and len(item.leads) > 1
        item.times = int(given["times"] or 0) if item.cadence == YEARLY else 0
        item.due, item.term = given["due"], given["term"]
        item.targets = {given["target_figure"]: int(given["target_value"])} if given["target_value"] else {}
        item.printed = ""
        return item


def number_of(typed: str) -> str:
    if not (typed.isascii() and typed.isdecimal()):
        raise TimetableRefused("unknown_due", given=typed, forms="2, 25, 30/9, 30/9/2026")
    return typed


def rule_text(kind: str, typed: str) -> str:
    """Return the rule of the timetable for what was chosen and typed; raises `TimetableRefused`."""
    match kind:
        case "working_days_after":
            return due_rule(f"{number_of(typed)} working days after").text
        case "days_after":
            return due_rule(f"{number_of(typed)} days after").text
        case "day_of_first_month":
            return due_rule(f"day {number_of(typed)} of the first month").text
        case "day_of_last_month":
            return due_rule(f"day {number_of(typed)} of the last month").text
        case "day_of_following_month":
            return due_rule(f"day {number_of(typed)} of the following month").text
        case "weekday":
            number = int(number_of(typed))
            if not 2 <= number <= 8:
                raise TimetableRefused("unknown_due", given=typed, forms="2, 3, 4, 5, 6, 7, 8")
            return due_rule(f"weekday {WEEKDAYS[number - 2]}").text
        case "month_day":
            return "; ".join(sorted(month_day(each) for each in re.split(r"[;,]|\bvà\b", typed)))
        case _:
            try:
                found = DateField().clean(typed)
            except forms.ValidationError:
                raise TimetableRefused("bad_date", given=typed) from None
            assert isinstance(found, date)
            return found.isoformat()


def month_day(typed: str) -> str:
    """Return the rule of a day of each year, typed day/month."""
    day, _slash, month = typed.strip().replace("-", "/").partition("/")
    return due_rule(f"{int(number_of(month)):02}-{int(number_of(day)):02}").text


def initial_of(item: Item) -> dict[str, Any]:
    """Return what the form shows for a proposal as it stands."""
    kind, value = due_shown(item)
    figure, number = next(iter(item.targets.items()), ("", None))
    return {
        "title": item.title,
        "text": item.text,
        "leads": item.leads,
        "joint": item.joint,
        "supports": item.supports,
        "receivers": item.receivers,
        "line": item.line,
        "cadence": item.cadence or CONTINUOUS,
        "times": item.times or None,
        "due_kind": kind,
        "due_value": value,
        "day_off": item.day_off,
        "event": item.event,
        "deliverable": item.deliverable,
        "amount": item.amount,
        "target_figure": figure,
        "target_value": number,
        "label": item.label,
    }


def due_shown(item: Item) -> tuple[str, str]:
    """Return how a due rule or term is chosen and typed; what the form cannot say stays as it is."""
    if item.term:
        term = event_term(item.term)
        if term.before:
            return "as_it_is", ""
        return {"working_days": "term_working_days", "days": "term_days", "hours": "term_hours"}[term.unit], str(
            term.number
        )
    if not item.due:
        return ("usual" if item.cadence in PERIODIC else "none"), ""
    if ";" in item.due:
        rules = [due_rule(each) for each in item.due.split(";")]
        if all(rule.kind == "month_day" for rule in rules):
            return "month_day", "; ".join(f"{rule.number}/{rule.month}" for rule in rules)
        return "as_it_is", ""
    rule = due_rule(item.due)
    match rule.kind:
        case "month_day":
            return rule.kind, f"{rule.number}/{rule.month}"
        case "date":
            return rule.kind, f"{rule.date:%d/%m/%Y}"
        case "weekday":
            return rule.kind, str(rule.number + 2)
        case _:
            return rule.kind, str(rule.number)


def figure_choices(chosen: Container[str]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the figures in force of all lines of work, grouped by their line, and those that are chosen already."""
    english = language() == "en"
    groups: dict[str, list[tuple[str, str]]] = {}
    for figure in Figure.objects.select_related("line").order_by("line__position", "position"):
        retired = figure.retired or figure.line.retired
        if retired and figure.code not in chosen:
            continue
        head = (figure.line.name_en or figure.line.name) if english else figure.line.name
        name = (figure.name_en or figure.name) if english else figure.name
        unit = (figure.unit_en or figure.unit) if english else figure.unit
        words = f"{name} ({unit})"
        groups.setdefault(head, []).append((figure.code, no_longer_used(words) if retired else words))
    return list(groups.items())

"""The forms of an occurrence: the report with its figures and papers, and the short ones asked on a page of their own.

What was typed is kept as typed (drafts); what a field may hold is asked here, what may be said is asked by the actions.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from phoihop.features.agreements.plans import FilePlan
from phoihop.features.commitments.actions import ReportForm
from phoihop.features.commitments.queries import FigureBefore
from phoihop.features.commitments.wording import refusal_words
from phoihop.reading.secrecy import secrecy_mark
from phoihop.record.refused import Refused
from phoihop.registers import calendar
from phoihop.screen.fields import DateField, DateInput, FigureField, FilesField

CAPACITIES: tuple[tuple[str, str | Promise], ...] = (
    ("", pgettext_lazy("signs as", "In the own post")),
    ("TM.", pgettext_lazy("signs as", "TM. (on behalf of)")),
    ("KT.", pgettext_lazy("signs as", "KT. (for the head)")),
    ("TL.", pgettext_lazy("signs as", "TL. (by order)")),
    ("TUQ.", pgettext_lazy("signs as", "TUQ. (by authority)")),
)
WORDS = 20_000
FREE_TEXT = ("result", "difficulties", "way_forward")


@dataclass(frozen=True)
class EvidencePlan(FilePlan):
    """A file of a report, with the number, date (ISO) and signer of the paper that it shows."""

    number: str = ""
    dated: str = ""
    signer: str = ""

    def words(self) -> dict[str, Any]:
        own = {"number": self.number, "dated": self.dated, "signer": self.signer}
        return super().words() | {key: value for key, value in own.items() if value}


def check_not_secret(text: str) -> None:
    """Refuse words that bear a secrecy mark as a line of their own: they must not be kept, not even as a draft."""
    mark = secrecy_mark(text)
    if mark:
        raise Refused("file_secret", {"mark": mark}, "secret")


class PlainWords(forms.CharField):
    """Running text; a line that is a secrecy mark is refused."""

    def __init__(self, rows: int = 3, **options: Any) -> None:
        options.setdefault("max_length", WORDS)
        options.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        super().__init__(**options)

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        try:
            check_not_secret(cleaned)
        except Refused as refused:
            raise ValidationError(refusal_words(refused)) from refused
        return cleaned


class ReportEntry(forms.Form):
    """A report as it is written: result, figures, difficulties, way forward, the paper and its files.

    `told` are the figures of the line, `files` those already brought in; `entered` is a report of another that came on
    paper, which bears a number and a day on which we received it.
    """

    result = PlainWords(
        5,
        label=gettext_lazy("What was done"),
        error_messages={"required": gettext_lazy("Say what was done, in one sentence at least.")},
    )
    difficulties = PlainWords(3, label=gettext_lazy("Difficulties"), required=False)
    way_forward = PlainWords(3, label=gettext_lazy("Way forward"), required=False)
    estimated = forms.BooleanField(label=gettext_lazy("Figures are estimated to the end of the period"), required=False)
    number = forms.CharField(label=gettext_lazy("Number, symbol"), required=False, max_length=60)
    on = DateField(
        label=gettext_lazy("Date of the report"),
        error_messages={"required": gettext_lazy("Give the date written on the report.")},
    )
    signer_capacity = forms.ChoiceField(label=gettext_lazy("Signs as"), choices=CAPACITIES, required=False)
    signer_on_behalf_of = forms.CharField(
        label=gettext_lazy("On behalf of, for"),
        help_text=gettext_lazy("After TM., KT. or TL.: Ban Thường vụ, Chỉ huy trưởng …"),
        required=False,
        max_length=120,
    )
    signer_position = forms.CharField(label=gettext_lazy("Position of the signer"), required=False, max_length=150)
    received_on = DateField(
        label=gettext_lazy("Received on"),
        required=False,
        error_messages={"required": gettext_lazy("Give the day on which it was received, or tick “Not accepted yet”.")},
    )
    not_received = forms.BooleanField(label=gettext_lazy("Not accepted yet"), required=False)
    attached = FilesField(
        label=pgettext_lazy("of a report", "Files"),
        required=False,
        help_text=gettext_lazy(
            "No documents with a secrecy mark. No lists with birthdays or numbers of personal papers."
        ),
    )
    declared = forms.BooleanField(
        label=gettext_lazy("Scans without text: I have looked at the paper, it bears no secrecy mark"), required=False
    )

    def __init__(
        self,
        data: Any = None,
        *,
        told: Sequence[FigureBefore] = (),
        files: Sequence[Mapping[str, Any]] = (),
        entered: bool = False,
        **options: Any,
    ) -> None:
        super().__init__(data, **options)
        self.told, self.kept, self.entered = told, list(files), entered
        for name in ("result", "difficulties", "way_forward"):
            self.fields[name].widget.attrs["spellcheck"] = "true"
        for each in told:
            self.fields[f"figure_{each.figure.code}"] = FigureField(
                whole=True, required=False, label=figure_name(each.figure), max_digits=15
            )
        for file in self.kept:
            self._add_file_fields(file)
        if not entered:
            del self.fields["received_on"], self.fields["not_received"]
        else:
            self.fields["number"].required = True
            self.fields["number"].error_messages["required"] = _("Give the number and symbol of the paper.")
            self.fields["received_on"].required = True

    def _add_file_fields(self, file: Mapping[str, Any]) -> None:
        key, name = file_key(file), str(file["name"])
        self.fields[f"{key}_number"] = forms.CharField(
            label=_("Number of %(file)s") % {"file": name}, required=False, max_length=60
        )
        self.fields[f"{key}_dated"] = DateField(
            label=_("Date of %(file)s") % {"file": name}, required=False, widget=DateInput(attrs={"data-date": False})
        )
        self.fields[f"{key}_signer"] = forms.CharField(
            label=_("Signer of %(file)s") % {"file": name}, required=False, max_length=200
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("not_received"):
            self.errors.pop("received_on", None)
            self._check_arrived(cleaned.get("on"), cleaned.get("received_on"))
        if cleaned.get("estimated") and not self.figures(cleaned):
            self.add_error("estimated", _("Type at least one figure, or take the tick away."))
        return cleaned

    def _check_arrived(self, on: date | None, received_on: date | None) -> None:
        """A day that is typed must make sense also where it is not kept: the report waits for its answer."""
        if on and received_on and received_on < on:
            params = {"on": on.isoformat(), "received_on": received_on.isoformat()}
            self.add_error("received_on", refusal_words(Refused("received_before_written", params)))

    @staticmethod
    def figures(cleaned: Mapping[str, Any]) -> dict[str, int]:
        return {
            name.removeprefix("figure_"): int(value)
            for name, value in cleaned.items()
            if name.startswith("figure_") and value is not None
        }

    def plan(self) -> ReportForm:
        """Return the report as the actions take it. Only after `is_valid()`."""
        cleaned = self.cleaned_data
        figures = self.figures(cleaned)
        received = None if cleaned.get("not_received") else cleaned.get("received_on")
        return ReportForm(
            result=cleaned["result"],
            on=cleaned["on"],
            figures=figures,
            estimated=tuple(figures) if cleaned["estimated"] else (),
            difficulties=cleaned["difficulties"],
            way_forward=cleaned["way_forward"],
            number=cleaned["number"],
            signer_capacity=cleaned["signer_capacity"],
            signer_on_behalf_of=cleaned["signer_on_behalf_of"],
            signer_position=cleaned["signer_position"],
            files=tuple(self._files()),
            received_on=received,
        )

    def _files(self) -> Iterable[EvidencePlan]:
        for file in self.kept:
            key = file_key(file)
            dated = self.cleaned_data.get(f"{key}_dated")
            yield EvidencePlan(
                sha256=str(file["sha256"]),
                name=str(file["name"]),
                size=int(file["size"]),
                type=str(file["type"]),
                role="evidence",
                number=self.cleaned_data.get(f"{key}_number", ""),
                dated=dated.isoformat() if dated else "",
                signer=self.cleaned_data.get(f"{key}_signer", ""),
            )


def file_key(file: Mapping[str, Any]) -> str:
    return f"file_{str(file['sha256'])[:16]}"


def figure_name(figure: Any) -> str:
    """Return the name of a figure with its unit, in the reader's language."""
    from phoihop.features.commitments.wording import language

    english = language() == "en"
    name = (figure.name_en if english else "") or figure.name
    unit = (figure.unit_en if english else "") or figure.unit
    return f"{name} ({unit})" if unit and unit.lower() not in name.lower() else name


class Asked(forms.Form):
    """What is asked on a page of its own. `today` is the day at first, `papers` the bodies whose paper may be entered."""

    def __init__(
        self, data: Any = None, *, today: date, papers: Sequence[tuple[str, str]] = (), **options: Any
    ) -> None:
        options["initial"] = {"on": today, **options.get("initial", {})}
        super().__init__(data, **options)
        if papers:
            self.fields["of"] = forms.ChoiceField(label=_("Whose paper"), choices=papers)
            self.order_fields(["of", *[name for name in self.fields if name != "of"]])


class Dated(Asked):
    """The day on which a thing was done."""

    on = DateField(label=pgettext_lazy("day of a deed", "On"))


class Reason(Asked):
    """Why: a sentence that all parties read."""

    reason = PlainWords(3, label=gettext_lazy("Reason"), error_messages={"required": gettext_lazy("Give the reason.")})


class ReasonOn(Reason):
    """A reason and the day."""

    on = DateField(label=pgettext_lazy("day of a deed", "On"))


class SendBack(ReasonOn):
    """What is missing, and by which day to answer."""

    answer_by = DateField(
        label=gettext_lazy("Answer by"),
        error_messages={"required": gettext_lazy("Give the day by which to answer.")},
    )
    field_order = ("of", "reason", "answer_by", "on")

    def __init__(self, data: Any = None, *, today: date, **options: Any) -> None:
        super().__init__(data, today=today, **options, initial={"answer_by": calendar.usual_answer_day(today)})


class AskExtension(ReasonOn):
    """The new due date that is asked for, and why."""

    until = DateField(
        label=gettext_lazy("New due date"), error_messages={"required": gettext_lazy("Give the new due date.")}
    )
    field_order = ("until", "reason", "on")


class Resume(Asked):
    """A new due date, where the old one no longer holds."""

    due = DateField(label=gettext_lazy("New due date"), required=False)


class Opening(forms.Form):
    """What happened, on which day and, where the term counts in hours, at which hour."""

    on = DateField(label=gettext_lazy("Day of the event"))
    at = forms.TimeField(label=gettext_lazy("Hour"), required=False, input_formats=["%H:%M", "%H.%M", "%Hh%M"])
    reason = PlainWords(
        3,
        label=gettext_lazy("What has happened"),
        help_text=gettext_lazy("For example the letter that asks for it, with its number and date."),
        error_messages={"required": gettext_lazy("Say what happened.")},
    )

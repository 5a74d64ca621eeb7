"""Forms about the catalogues: a day of the holiday table, a line of work, a figure."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from phoihop.registers.catalogue_actions import FigurePlan, HolidayPlan, LinePlan
from phoihop.registers.catalogues import Figure, Holiday
from phoihop.screen.fields import DateField
from phoihop.screen.parts import Choice
from phoihop.web.settings.people_forms import Spaced


class HolidayForm(forms.Form):
    """A day off, or a day worked in exchange, with its status and source."""

    day = DateField(label=_("Day"))
    name = Spaced(label=_("Name"), max_length=120, help_text=_("For example: Nghỉ hoán đổi dịp Tết Nguyên đán"))
    working = forms.ChoiceField(
        label=_("On this day offices"),
        choices=[("off", _("are closed")), ("working", _("work in exchange for another day"))],
        widget=forms.RadioSelect,
    )
    status = forms.ChoiceField(
        label=_("Status"),
        choices=[
            (Holiday.Status.DECIDED.value, Choice(_("decided"), _("Announced by the authority. Due dates follow it."))),
            (Holiday.Status.STATUTORY.value, Choice(_("fixed by law"), _("Due dates follow it."))),
            (
                Holiday.Status.EXPECTED.value,
                Choice(_("expected"), _("Not decided yet: it is shown and moves no due date.")),
            ),
        ],
        widget=forms.RadioSelect,
    )
    source = Spaced(
        label=_("Source"),
        max_length=300,
        required=False,
        help_text=_("The document that decides it, with number and date."),
    )
    name_en = Spaced(label=_("English name"), max_length=120, required=False)

    def plan(self) -> HolidayPlan:
        return HolidayPlan(**(self.cleaned_data | {"working": self.cleaned_data["working"] == "working"}))


class LineForm(forms.Form):
    """A line of work in both languages."""

    name = Spaced(label=_("Name"), max_length=120)
    name_en = Spaced(label=_("English name"), max_length=120, required=False)

    def plan(self) -> LinePlan:
        return LinePlan(**self.cleaned_data)


class FigureForm(forms.Form):
    """A figure: its name, its unit, how it adds up over periods and organisations."""

    name = Spaced(label=_("Name"), max_length=120, help_text=_("For example: Buổi tuyên truyền"))
    unit = Spaced(label=_("Unit"), max_length=40, help_text=_("For example: buổi"))
    adds = forms.ChoiceField(
        label=_("Over several periods"),
        choices=[
            (Figure.Adds.SUM.value, Choice(_("added up"), _("10 and 12 make 22"))),
            (Figure.Adds.LAST.value, Choice(_("the last one"), _("10, then 12: 12 is told"))),
            (Figure.Adds.MAXIMUM.value, Choice(_("the largest"), _("12, then 10: 12 is told"))),
        ],
        widget=forms.RadioSelect,
    )
    basis = forms.ChoiceField(
        label=_("Counted"),
        choices=[
            (
                Figure.Basis.PERIOD.value,
                Choice(_("of the period"), _("Each report tells what was done in its period.")),
            ),
            (
                Figure.Basis.CUMULATIVE.value,
                Choice(_("cumulative"), _("Each report tells everything since the beginning of the year.")),
            ),
        ],
        widget=forms.RadioSelect,
    )
    counts_people = forms.BooleanField(
        label=_("Counts people of the population"),
        required=False,
        help_text=_("Then figures under 10 are not shown, so that they point at nobody. Not for classes or documents."),
    )
    name_en = Spaced(label=_("English name"), max_length=120, required=False)
    unit_en = Spaced(label=_("English unit"), max_length=40, required=False)

    def plan(self) -> FigurePlan:
        return FigurePlan(**self.cleaned_data)

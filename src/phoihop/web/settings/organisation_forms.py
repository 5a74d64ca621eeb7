"""Forms about organisations: what stands on their paper, a new name, a first administrator, a duplicate entry."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from phoihop.documents.numbers import DocumentNumber, Style, format_number
from phoihop.people.directory import Details
from phoihop.people.models import Organisation
from phoihop.registers.catalogues import PeriodScheme
from phoihop.screen.fields import DateField
from phoihop.screen.parts import Choice
from phoihop.web.settings.people_forms import Spaced

SYMBOL = "BDVTU"


def number_example(style: Style, abbreviation: str) -> str:
    """Return how this organisation's fifth regulation would be numbered."""
    return format_number(DocumentNumber(style, "05", (abbreviation or SYMBOL,), "QC"))


def scheme_choices() -> list[tuple[str, str]]:
    english = get_language() == "en"
    return [(row.code, (row.name_en if english else "") or row.name) for row in PeriodScheme.objects.all()]


class DetailsForm(forms.Form):
    """What stands on an organisation's paper and how it reckons."""

    short_name = Spaced(
        label=_("Short name"),
        max_length=80,
        required=False,
        help_text=_("Used in lists and tables, for example: Ban Dân vận"),
    )
    abbreviation = Spaced(
        label=_("Abbreviation in document numbers"),
        max_length=30,
        required=False,
        help_text=_("For example: BDVTU"),
    )
    numbering = forms.ChoiceField(label=_("How its documents are numbered"), widget=forms.RadioSelect)
    superior = Spaced(label=_("Superior body, as printed above the name"), max_length=250, required=False)
    place = Spaced(
        label=_("Place, as printed before the date"),
        max_length=120,
        required=False,
        help_text=_("For example: Sông Vân"),
    )
    scheme = forms.ChoiceField(
        label=_("Reports by"),
        help_text=_("The period scheme offered for new agreements. Agreements already recorded keep theirs."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        numbering, scheme = self.fields["numbering"], self.fields["scheme"]
        assert isinstance(numbering, forms.ChoiceField)
        assert isinstance(scheme, forms.ChoiceField)
        abbreviation = str(self["abbreviation"].value() or "").strip()
        words = {"state": _now("State bodies"), "party": _now("Party bodies")}
        styles: tuple[Style, Style] = ("state", "party")
        numbering.choices = [(each, Choice(words[each], number_example(each, abbreviation))) for each in styles]
        scheme.choices = scheme_choices()

    def details(self) -> Details:
        names = ("short_name", "abbreviation", "superior", "place", "numbering", "scheme")
        return Details(**{name: self.cleaned_data[name] for name in names})


class NewOrganisationForm(DetailsForm):
    """The same for a body that is entered in the directory."""

    name = Spaced(label=_("Full name, as printed"), max_length=250)
    since = DateField(label=_("Exists since"), required=False)
    field_order = ("name", "short_name", "abbreviation", "numbering", "superior", "place", "scheme", "since")


class RenameForm(forms.Form):
    """Another name from a day on."""

    name = Spaced(label=_("New full name, as printed"), max_length=250)
    on = DateField(label=_("From"), help_text=_("Documents of before keep the old name, and are still found by it."))


class AdministratorForm(forms.Form):
    """The first administrator of an organisation that begins to work here."""

    username = Spaced(
        label=_("User name"),
        max_length=80,
        help_text=_("Small letters without marks, for example: quantri.bdv"),
        widget=forms.TextInput(attrs={"autocapitalize": "none", "autocomplete": "off", "spellcheck": "false"}),
    )
    display_name = Spaced(
        label=_("Shown as"), max_length=150, help_text=_("A post rather than a name, for example: Chánh Văn phòng")
    )

    def clean_username(self) -> str:
        return str(self.cleaned_data["username"]).lower()


class DuplicateForm(forms.Form):
    """Which entry of the directory is kept."""

    kept = Spaced(
        label=_("The entry to keep"),
        max_length=250,
        help_text=_("Type its name and choose it in the list."),
        widget=forms.TextInput(attrs={"list": "entries", "autocomplete": "off"}),
    )


def initial_of(organisation: Organisation) -> dict[str, Any]:
    return {name: getattr(organisation, name) for name in vars(Details())}

"""Forms about the people of an organisation, its units and its posts."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from phoihop.people.models import Membership, Organisation, Unit
from phoihop.screen.parts import Choice

ROLES = [
    (Membership.Role.VIEWER.value, Choice(_("Viewer"), _("Reads everything of the organisation."))),
    (
        Membership.Role.OFFICER.value,
        Choice(_("Officer"), _("Records agreements, files and receives reports. Clerks and inspectors are officers.")),
    ),
    (Membership.Role.SIGNER.value, Choice(_("Signer"), _("Also signs and confirms for the organisation: its leader."))),
    (
        Membership.Role.ADMINISTRATOR.value,
        Choice(_("Administrator"), _("Keeps people, units, posts and the organisation's details.")),
    ),
]
ROLE_WORDS = {code: choice.words for code, choice in ROLES}


class Spaced(forms.CharField):
    """One line of text, with one space between its words."""

    def clean(self, value: Any) -> str:
        return " ".join(str(super().clean(value) or "").split())


class PersonForm(forms.Form):
    """How somebody is shown and what they may do for the organisation."""

    display_name = Spaced(
        label=_("Shown as"),
        max_length=150,
        help_text=_("A post rather than a name, for example: Trợ lý Phòng Chính trị."),
    )
    post = Spaced(
        label=_("Post"),
        max_length=200,
        required=False,
        help_text=_("Choose one of the list or type a new one; it stands in the bar and under what is recorded."),
        widget=forms.TextInput(attrs={"list": "posts", "autocomplete": "off"}),
    )
    roles = forms.MultipleChoiceField(
        label=_("May do"),
        choices=ROLES,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one.")},
    )


class InviteForm(PersonForm):
    """The same for somebody new, with the name by which they sign in."""

    username = Spaced(
        label=_("User name"),
        max_length=80,
        help_text=_("Small letters without marks, for example: vanthu.bdv"),
        widget=forms.TextInput(attrs={"autocapitalize": "none", "autocomplete": "off", "spellcheck": "false"}),
    )
    field_order = ("username", "display_name", "post", "roles")

    def clean_username(self) -> str:
        return str(self.cleaned_data["username"]).lower()


class UnitForm(forms.Form):
    """A unit of the organisation."""

    name = Spaced(label=_("Name of the unit"), max_length=200, help_text=_("For example: Phòng Dân vận"))


class PostForm(forms.Form):
    """A post, in a unit or in none."""

    name = Spaced(label=_("Name of the post"), max_length=200, help_text=_("For example: Trưởng phòng"))
    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Unit"), required=False, empty_label=_("No unit"))

    def __init__(self, organisation: Organisation, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["unit"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = organisation.units.order_by("name")

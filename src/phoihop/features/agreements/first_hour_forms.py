"""The three questions of a new installation: which body, who, and which periods."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth import password_validation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phoihop.people.models import Organisation, User
from phoihop.screen.parts import Choice

LATER = "later"


class BodyForm(forms.Form):
    """Which body are you, and how are the numbers of its documents written?"""

    name = forms.CharField(
        label=gettext_lazy("Name of the organisation"),
        help_text=gettext_lazy("In full, as at the head of its documents."),
        max_length=250,
        widget=forms.TextInput(attrs={"autofocus": "", "autocomplete": "organization"}),
        error_messages={"required": gettext_lazy("Type the name of the organisation.")},
    )
    place = forms.CharField(
        label=gettext_lazy("Place"),
        help_text=gettext_lazy("As before the date of its documents, for example Sông Vân."),
        max_length=120,
        required=False,
    )
    abbreviation = forms.CharField(
        label=gettext_lazy("Abbreviation"),
        help_text=gettext_lazy("In the numbers of documents, for example BNCTU, BCHQS, SYT."),
        max_length=30,
        required=False,
    )
    numbering = forms.ChoiceField(
        label=gettext_lazy("How are the numbers written?"),
        widget=forms.RadioSelect,
        choices=[
            (
                Organisation.Numbering.PARTY,
                Choice(
                    gettext_lazy("Body of the Party"),
                    gettext_lazy("05-CV/BNCTU, counted through the term of the congress"),
                ),
            ),
            (
                Organisation.Numbering.STATE,
                Choice(
                    gettext_lazy("Body of the State, armed forces, associations"),
                    gettext_lazy("05/CV-SYT, counted each year"),
                ),
            ),
        ],
        error_messages={"required": gettext_lazy("Choose how the numbers are written.")},
    )

    def clean_name(self) -> str:
        return " ".join(str(self.cleaned_data["name"]).split())


class PersonForm(forms.Form):
    """Who are you? The first person is officer, signer and administrator at once."""

    post = forms.CharField(
        label=gettext_lazy("Your post, as it is shown"),
        help_text=gettext_lazy("For example Chuyên viên Phòng Tổng hợp. A post says enough; no name is needed."),
        max_length=150,
        widget=forms.TextInput(attrs={"autofocus": "", "autocomplete": "organization-title"}),
        error_messages={"required": gettext_lazy("Type your post.")},
    )
    username = forms.CharField(
        label=gettext_lazy("User name for signing in"),
        help_text=gettext_lazy("Letters, digits, dots and hyphens; for example vanphong."),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
        error_messages={"required": gettext_lazy("Type a user name.")},
    )
    password = forms.CharField(
        label=gettext_lazy("Password"),
        help_text=gettext_lazy("At least 10 signs, not digits only; a short sentence is easy to remember."),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": gettext_lazy("Choose a password.")},
    )

    def clean_username(self) -> str:
        name = str(self.cleaned_data["username"]).strip()
        if not all(sign.isalnum() or sign in "._-@" for sign in name):
            raise forms.ValidationError(_("Use letters, digits, dots and hyphens only."))
        if User.objects.filter(username__iexact=name).exists():
            raise forms.ValidationError(_("This user name is taken. Choose another."))
        return name

    def clean_password(self) -> str:
        password = str(self.cleaned_data["password"])
        password_validation.validate_password(password)
        return password


class SchemeForm(forms.Form):
    """By which periods does the body report?"""

    scheme = forms.ChoiceField(label=gettext_lazy("How are reporting periods cut?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, own: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["scheme"].choices = [  # type: ignore[attr-defined]
            (
                "decree-09-2019",
                Choice(
                    _("By Decree 09/2019/NĐ-CP"),
                    _("Quarter I from 15/12 of the year before to 14/3; the year from 15/12 to 14/12"),
                ),
            ),
            (
                "calendar",
                Choice(
                    _("By calendar months and quarters"),
                    _("Quarter I from 01/01 to 31/3; the year from 01/01 to 31/12"),
                ),
            ),
            *[(code, Choice(name, _("A way of its own, kept in this installation"))) for code, name in own],
            (
                LATER,
                Choice(
                    _("Not clear yet, ask again later"),
                    _("Decree 09/2019 for the time being; change it whenever you like"),
                ),
            ),
        ]

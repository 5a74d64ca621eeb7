"""Small forms about an agreement: its contact, leaving, striking out, and the paper on which a change was signed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from phoihop.features.agreements.plans import FilePlan, IssuePlan
from phoihop.features.agreements.recorded_before import recorded_before
from phoihop.features.agreements.signer_fields import (
    SignerFields,
    add_signer,
    signer_fields,
    signer_initial,
    typed_signers,
)
from phoihop.features.agreements.tables import Agreement
from phoihop.features.wording import sentence
from phoihop.reading import secrecy_mark
from phoihop.screen.fields import DateField, FileInput, FilesField
from phoihop.screen.parts import Choice
from phoihop.screen.words import dmy

ON_PAPER, IN_THE_SYSTEM = "paper", "system"


def check_words(form: forms.Form, *names: str) -> None:
    """Put an error at a field whose words bear a secrecy mark: such words are not kept."""
    from django.utils.translation import get_language

    for name in names:
        mark = secrecy_mark(str(form.cleaned_data.get(name) or ""))
        if mark:
            form.add_error(name, sentence("file_secret", {"mark": mark}, get_language() or "vi"))


class Contact(forms.Form):
    """The unit or post that is a party's contact (đầu mối). Of an office, never of a private person."""

    unit = forms.CharField(
        label=gettext_lazy("Unit"), help_text=gettext_lazy("For example: Phòng Dân vận."), max_length=150
    )
    post = forms.CharField(label=pgettext_lazy("signer", "Post"), max_length=150, required=False)
    phone = forms.CharField(
        label=gettext_lazy("Telephone of the office"),
        help_text=gettext_lazy("No telephone number of a private person."),
        max_length=40,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        check_words(self, "unit", "post")
        return given


class Leaving(forms.Form):
    """From which day a party is out."""

    on = DateField(
        label=gettext_lazy("Last day in the agreement"),
        error_messages={"required": gettext_lazy("Type the day from which your organisation is no longer in it.")},
    )


class Voiding(forms.Form):
    """Why a recorded agreement is struck out."""

    reason = forms.ChoiceField(
        label=gettext_lazy("Reason"),
        widget=forms.RadioSelect,
        choices=[
            ("entered_by_mistake", gettext_lazy("It was entered by mistake")),
            ("duplicate", gettext_lazy("It is recorded a second time")),
            ("wrong_document", gettext_lazy("It is the wrong document")),
        ],
        error_messages={"required": gettext_lazy("Choose why it is struck out.")},
    )
    words = forms.CharField(
        label=pgettext_lazy("void", "In a sentence"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        check_words(self, "words")
        return given


class PaperForm(forms.Form):
    """How a change was or will be signed: on paper (number, day, signers, scan), or by the parties in the system.

    `seen` is the version that the page has shown: another may have come into force since.
    """

    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    how = forms.ChoiceField(label=gettext_lazy("How is it signed?"), widget=forms.RadioSelect)
    number = forms.CharField(
        label=gettext_lazy("Number and symbol"),
        help_text=gettext_lazy("As on the paper, for example 07-CTr/BDVTU."),
        max_length=60,
        required=False,
    )
    signed_on = DateField(label=gettext_lazy("Date of the document"), required=False)
    scan = FilesField(
        label=gettext_lazy("Scan of the signed paper"),
        help_text=gettext_lazy("Kept as the original. You may add it later."),
        required=False,
        widget=FileInput(),
    )
    declared = forms.BooleanField(
        label=gettext_lazy("I have looked at the paper of the scan: it bears no secrecy mark."), required=False
    )
    again = forms.BooleanField(label=gettext_lazy("This is another document: record it"), required=False)

    def __init__(
        self,
        data: Any = None,
        files: Any = None,
        *,
        parties: Sequence[tuple[str, str]],
        ways: Sequence[str] = (ON_PAPER, IN_THE_SYSTEM),
        own: str = "",
        **options: Any,
    ) -> None:
        super().__init__(data, files, **options)
        self.own_body = own
        self.before: Agreement | None = None
        self.parties = parties
        words = {
            ON_PAPER: Choice(_("It is signed on paper"), _("It holds at once, from the day that it names.")),
            IN_THE_SYSTEM: Choice(
                _("The parties sign it here"), _("It waits as a draft until all have signed and it is issued.")
            ),
        }
        self.fields["how"].choices = [(way, words[way]) for way in ways]  # type: ignore[attr-defined]
        if len(ways) == 1:
            self.fields["how"].widget = forms.HiddenInput()
            self.fields["how"].initial = ways[0]
        for slot, name in parties:
            add_signer(self, slot, name)

    @property
    def signer_fields(self) -> list[SignerFields]:
        return signer_fields(self, self.parties)

    @property
    def on_paper(self) -> bool:
        return self.cleaned_data.get("how") == ON_PAPER

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("how") == ON_PAPER:
            if not given.get("signed_on") and "signed_on" not in self.errors:
                self.add_error("signed_on", _("Type the date of the document."))
            if not str(given.get("number") or "").strip():
                self.add_error("number", _("Type the number and symbol of the document."))
            self._check_recorded_before(given)
        return given

    def _check_recorded_before(self, given: Mapping[str, Any]) -> None:
        """A paper that stands in the books is taken once more only when a person says that it is another one."""
        number, day = str(given.get("number") or "").strip(), given.get("signed_on")
        self.before = recorded_before(number, day, self.own_body)
        if self.before is not None and not given.get("again"):
            words = _("Document no. %(number)s of %(day)s stands in the books already: look at it, or tick this.")
            self.add_error("again", words % {"number": number, "day": dmy(day)})

    def check_not_after(self, today: dt.date) -> bool:
        """Refuse a paper that would be signed tomorrow; return whether it is well."""
        on = self.cleaned_data.get("signed_on")
        if on is not None and on > today:
            self.add_error("signed_on", _("This day has not come yet."))
        return not self.errors

    def issue(self, files: Sequence[FilePlan]) -> IssuePlan:
        """Return the issue as typed. Only after `is_valid()` of a paper."""
        signers = typed_signers(self.cleaned_data, [slot for slot, _name in self.parties])
        on = self.cleaned_data["signed_on"].isoformat()
        return IssuePlan(on=on, number=self.cleaned_data["number"].strip(), signers=tuple(signers), files=tuple(files))


def capacities_of(signers: Sequence[Mapping[str, str]]) -> dict[str, str]:
    """Return what the last paper's signers give the fields at first: the posts mostly stay."""
    initial: dict[str, str] = {}
    for signer in signers:
        initial |= signer_initial(signer.get("slot", ""), signer, named=False)
    return initial

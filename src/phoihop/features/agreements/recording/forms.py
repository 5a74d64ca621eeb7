"""The form in which an agreement is recorded as signed on paper: filled from the document, corrected by a person.

Each party of the draft has its fields: the name as printed, the body of the directory that it is, its role, who signed.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from phoihop.features.agreements.drafts.draft import DraftParty, ReadingDesk
from phoihop.features.agreements.drafts.parties import slot_for
from phoihop.features.agreements.drafts.proposals import in_sentence_case
from phoihop.features.agreements.ended_bodies import ended_bodies
from phoihop.features.agreements.plans import SignerPlan
from phoihop.features.agreements.reading.words import language, term_of
from phoihop.features.agreements.recorded_before import recorded_before
from phoihop.features.agreements.sentences import FORMS
from phoihop.features.agreements.signer_fields import (
    SignerFields,
    add_signer,
    signer_fields,
    signer_initial,
    typed_signers,
)
from phoihop.people.models import Organisation
from phoihop.registers.catalogues import PeriodScheme
from phoihop.screen.fields import DateField, FileInput, FilesField
from phoihop.screen.parts import Choice
from phoihop.screen.words import dmy

NEW, LEFT_OUT, ADD = "new", "none", "add"
MOST_CHOICES = 400
ROLES = (
    ("party", gettext_lazy("party")),
    ("observer", gettext_lazy("observer")),
    (LEFT_OUT, gettext_lazy("is not in it")),
)
REPORTING = (
    ("monthly", gettext_lazy("every month")),
    ("quarterly", gettext_lazy("every quarter")),
    ("half_yearly", gettext_lazy("every half year")),
    ("yearly", gettext_lazy("every year")),
)


class PartyFields(NamedTuple):
    """The fields of one party, bound."""

    slot: str
    number: int
    name: Any
    organisation: Any
    role: Any
    signing: SignerFields


class RecordForm(forms.Form):
    """What stands on the paper, who is who, and since when it is followed."""

    form = forms.ChoiceField(label=gettext_lazy("Kind of document"))
    number = forms.CharField(
        label=gettext_lazy("Number and symbol"),
        help_text=gettext_lazy("As on the paper, for example 07-CTr/BDVTU."),
        max_length=100,
        required=False,
    )
    signed_on = DateField(
        label=gettext_lazy("Date of the document"),
        error_messages={"required": gettext_lazy("Type the date of the document.")},
    )
    title = forms.CharField(
        label=gettext_lazy("Title"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": gettext_lazy("Type the title of the document.")},
    )
    short_title = forms.CharField(
        label=gettext_lazy("Short title for lists"),
        help_text=gettext_lazy("For example “Programme with the Fatherland Front 2024-2028”."),
        max_length=120,
        required=False,
    )
    start = DateField(
        label=gettext_lazy("In force from"),
        error_messages={"required": gettext_lazy("Type from which day the agreement is in force.")},
    )
    to = DateField(
        label=gettext_lazy("until"), help_text=gettext_lazy("Leave empty where it has no end."), required=False
    )
    own = forms.ChoiceField(
        label=gettext_lazy("Which party are you?"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose which of the parties your organisation is.")},
    )
    more_parties = forms.CharField(
        label=gettext_lazy("Further parties, one on each line"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    scan = FilesField(
        label=gettext_lazy("Scan of the signed paper"),
        help_text=gettext_lazy("Kept as the original. You may add it later."),
        required=False,
        widget=FileInput(),
    )
    declared = forms.BooleanField(
        label=gettext_lazy("I have looked at the paper of the scan: it bears no secrecy mark."), required=False
    )
    tracked_since = DateField(
        label=gettext_lazy("Followed since"),
        help_text=gettext_lazy("What fell due before this day is never overdue and is not counted."),
        error_messages={"required": gettext_lazy("Type since which day the agreement is followed.")},
    )
    earlier = forms.ChoiceField(
        label=gettext_lazy("Earlier periods"),
        widget=forms.RadioSelect,
        choices=[
            (
                "untracked",
                Choice(gettext_lazy("Not tracked"), gettext_lazy("Shown with a dash, nothing is said of them.")),
            ),
            (
                "apart",
                Choice(
                    gettext_lazy("Done, and not entered again"), gettext_lazy("Shown as done, kept in the old files.")
                ),
            ),
        ],
    )
    scheme = forms.ChoiceField(label=gettext_lazy("Reporting periods are cut"))
    reporting = forms.ChoiceField(
        label=gettext_lazy("Continuous work is reported"),
        help_text=gettext_lazy("Shown and counted in the review; never overdue."),
        choices=REPORTING,
    )
    leave_open = forms.BooleanField(label=pgettext_lazy("tick", "Record without them"), required=False)
    again = forms.BooleanField(label=gettext_lazy("This is another document: record it"), required=False)

    def __init__(
        self, desk: ReadingDesk, own: Organisation, today: dt.date, data: Any = None, files: Any = None
    ) -> None:
        self.desk, self.own_body = desk, own.id
        typed = desk.row.fields.get("typed") or {}
        super().__init__(data, files, initial=initial_of(desk, own, today) | typed)
        lang = language()
        self._choices("form", [(code, words[lang]) for code, words in FORMS.items()])
        self._choices("scheme", scheme_choices())
        places = [(party.slot, party.name) for party in desk.parties]
        if all(party.organisation != own.id for party in desk.parties):
            places.append((ADD, _("It is not named above: add %(name)s") % {"name": own.name}))
        self._choices("own", places)
        self.ended = ended_bodies(map(self._body, desk.parties), today)
        heirs = [each.heir for each in self.ended.values() if each.heir is not None]
        bodies = directory_choices(desk.parties, heirs, today)
        for party in desk.parties:
            self._add_party(party, bodies)

    def _body(self, party: DraftParty) -> str:
        """Return the body that was chosen for a party, else the one that its name was matched with."""
        name = f"organisation_{party.slot}"
        return str((self.data if self.is_bound else self.initial).get(name) or party.organisation)

    def _choices(self, name: str, choices: Sequence[tuple[str, Any]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def _add_party(self, party: DraftParty, bodies: Sequence[tuple[str, Any]]) -> None:
        slot = party.slot
        fields: dict[str, forms.Field] = {
            f"name_{slot}": forms.CharField(label=_("Name as printed"), max_length=250),
            f"organisation_{slot}": forms.ChoiceField(
                label=_("In the directory"), help_text=self._ended_words(party), choices=bodies
            ),
            f"role_{slot}": forms.ChoiceField(label=_("Role"), choices=ROLES),
        }
        for name, field in fields.items():
            field.widget.attrs["aria-label"] = f"{field.label}: {party.name}"
            self.fields[name] = field
        add_signer(self, slot, party.name)

    def _ended_words(self, party: DraftParty) -> str:
        """Say what became of a body that is no more, and that its successor may be chosen instead."""
        ended = self.ended.get(self._body(party))
        if ended is None or ended.heir is None:
            return "" if ended is None else ended.words
        return f"{ended.words} " + _("Choose “%(heir)s” where it is the one that carries this out now.") % {
            "heir": ended.heir.name
        }

    @property
    def party_fields(self) -> list[PartyFields]:
        signing = signer_fields(self, [(party.slot, party.name) for party in self.desk.parties])
        return [
            self._bound(party.slot, number, signing[number - 1]) for number, party in enumerate(self.desk.parties, 1)
        ]

    def _bound(self, slot: str, number: int, signing: SignerFields) -> PartyFields:
        name, organisation, role = (self[f"{field}_{slot}"] for field in ("name", "organisation", "role"))
        return PartyFields(slot, number, name, organisation, role, signing)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        start, to, since = given.get("start"), given.get("to"), given.get("tracked_since")
        if start and to and to < start:
            self.add_error("to", _("The end lies before the beginning."))
        if since and to and since > to:
            self.add_error("tracked_since", _("This day lies after the end of the agreement."))
        own = given.get("own")
        if own and own != ADD and given.get(f"role_{own}") not in {None, "party"}:
            self.add_error("own", _("Your organisation must be a party of the agreement."))
        self._check_bodies(given)
        self._check_roles(given)
        self._check_recorded_before(given)
        waiting = [item for item in self.desk.items if item.open]
        if waiting and not given.get("leave_open"):
            self.add_error(
                "leave_open", _("Proposals are still to be confirmed. Go back to the desk, or record without them.")
            )
        return given

    def _check_recorded_before(self, given: Mapping[str, Any]) -> None:
        """A paper that stands in the books is recorded once more only when a person says that it is another one."""
        number, day = str(given.get("number") or ""), given.get("signed_on")
        if not given.get("again") and recorded_before(number, day, self.own_body) is not None:
            words = _("Document no. %(number)s of %(day)s stands in the books already: look at it, or tick this.")
            self.add_error("again", words % {"number": number, "day": dmy(day)})

    def _check_bodies(self, given: Mapping[str, Any]) -> None:
        """One body of the directory stands in one place."""
        seen = {self.own_body} if given.get("own") else set()
        for party in self.desk.parties:
            body = given.get(f"organisation_{party.slot}", NEW)
            if given.get(f"role_{party.slot}") == LEFT_OUT or body == NEW or given.get("own") == party.slot:
                continue
            if body in seen:
                self.add_error(f"organisation_{party.slot}", _("This body stands in another place already."))
            seen.add(body)

    def _check_roles(self, given: Mapping[str, Any]) -> None:
        """Who owes something is a party; who supports or receives is in it."""
        for party in self.desk.parties:
            role = given.get(f"role_{party.slot}")
            leads = [item.title for item in self.desk.confirmed if party.slot in item.leads]
            if role in {LEFT_OUT, "observer"} and leads:
                words = _("It leads “%(title)s”; correct that on the desk first.") % {"title": leads[0]}
                self.add_error(f"role_{party.slot}", words)
        parties = [party for party in self.desk.parties if given.get(f"role_{party.slot}") == "party"]
        if len(parties) + len(self.further(given)) + (given.get("own") == ADD) < 2:
            self.add_error("more_parties", _("An agreement has at least two parties. Add the other one here."))

    @staticmethod
    def further(given: Mapping[str, Any]) -> list[str]:
        lines = str(given.get("more_parties") or "").splitlines()
        return [name for line in lines if (name := " ".join(line.split())[:250])]

    def signers(self) -> list[SignerPlan]:
        """Return who signed, of those parties for which something was typed."""
        return typed_signers(self.cleaned_data, [party.slot for party in self.desk.parties])


def initial_of(desk: ReadingDesk, own: Organisation, today: dt.date) -> dict[str, Any]:
    """Return what the document says, in the form's fields."""
    agreements = desk.row.reading.get("agreements") or []
    about = agreements[desk.row.agreement] if 0 <= desk.row.agreement < len(agreements) else {}
    start, end = term_of(desk)
    signed = about.get("signed_on") or ""
    if start.endswith("-01-01") and signed[:4] == start[:4]:
        start = signed
    begins = as_date(start)
    found: dict[str, Any] = {
        "form": about.get("kind") or desk.row.fields.get("form", "other"),
        "number": about.get("number") or "",
        "signed_on": as_date(signed),
        "title": in_sentence_case(about.get("title") or desk.row.fields.get("title") or desk.row.title),
        "start": begins,
        "to": as_date(end),
        "own": next((party.slot for party in desk.parties if party.organisation == own.id), ""),
        "tracked_since": max(begins, today) if begins else today,
        "earlier": "untracked",
        "scheme": own.scheme,
        "reporting": "yearly",
    }
    for party in desk.parties:
        found |= {
            f"name_{party.slot}": party.name,
            f"organisation_{party.slot}": party.organisation or NEW,
            f"role_{party.slot}": party.role,
        }
    for slot, signatory in signed_for(desk).items():
        as_written = {
            key: post_as_written(signatory.get(key) or "", desk.parties) for key in ("on_behalf_of", "position")
        }
        found |= signer_initial(slot, {**signatory, **as_written})
    return found


def post_as_written(printed: str, parties: Sequence[DraftParty]) -> str:
    """Set a post or a collective that is printed in capitals as offices write it: “Phó Bí thư”, “Ban Thường vụ”."""
    words = re.sub(r"^(Phó|Ban) (\w)", lambda found: f"{found[1]} {found[2].upper()}", in_sentence_case(printed))
    for party in parties:
        words = re.sub(rf"(?<!\w){re.escape(party.name)}(?!\w)", party.name, words, flags=re.IGNORECASE)
    return words


def signed_for(desk: ReadingDesk) -> dict[str, dict[str, str]]:
    """Return who signed for which party, as the foot of the document says; the last one goes to the last party."""
    found: dict[str, dict[str, str]] = {}
    left: list[dict[str, str]] = []
    for signatory in desk.row.reading.get("signatories") or []:
        names = [signatory.get("party", ""), signatory.get("on_behalf_of", "")]
        slot = next((slot for name in names if name and (slot := slot_for(name, desk.parties))), "")
        if slot and slot not in found:
            found[slot] = signatory
        elif not slot:
            left.append(signatory)
    slots = [party.slot for party in desk.parties if party.role == "party" and party.slot not in found]
    if len(left) == len(slots) == 1:
        found[slots[0]] = left[0]
    return found


def as_date(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def scheme_choices() -> list[tuple[str, str]]:
    english = language() == "en"
    return [(row.code, (row.name_en or row.name) if english else row.name) for row in PeriodScheme.objects.all()]


def directory_choices(
    parties: Sequence[DraftParty], heirs: Sequence[Organisation], today: dt.date
) -> list[tuple[str, Any]]:
    """Return the bodies that exist: successors of those that are no more, then all by name.

    A body that is no more is offered only where the document names it.
    """
    first = {heir.id: heir.name for heir in heirs}
    matched = [party.organisation for party in parties if party.organisation]
    living = Organisation.objects.filter(same_as=None).exclude(until__lte=today)
    rows = list(living.order_by("sort_key").values_list("id", "name")[:MOST_CHOICES])
    known = {row[0] for row in rows}
    rows += list(Organisation.objects.filter(id__in=set(matched) - known).values_list("id", "name"))
    rest = [row for row in rows if row[0] not in first]
    return [(NEW, _("a new body, entered under this name")), *first.items(), *rest]

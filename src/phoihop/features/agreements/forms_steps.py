"""The first step of each change of an agreement: what is to hold, and from which day. The second step signs it.

What is typed here travels in the address, so that the preview can be gone back from; free words stand in the second step.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, NamedTuple

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from phoihop.features.agreements.changing import observers_of
from phoihop.features.agreements.plans import CommitmentPlan, TermsPlan
from phoihop.people.models import Organisation
from phoihop.screen.fields import DateField

NEW = "new"
OTHERS = "others"
MOST_BODIES = 400


class FirstStep(forms.Form):
    """What all first steps share: the plan in force and today."""

    def __init__(self, data: Any = None, *, plan: TermsPlan, today: dt.date, **options: Any) -> None:
        self.plan, self.today = plan, today
        super().__init__(data, **options)

    def check_effective(self, name: str) -> None:
        """A version takes effect no earlier than the one that it replaces."""
        day = self.cleaned_data.get(name)
        last = self.plan.effective
        if day is not None and last and day.isoformat() < last:
            words = _("The version in force holds from %(day)s; this day lies before it.")
            self.add_error(name, words % {"day": "/".join(reversed(last.split("-")))})


class AmendmentStep(FirstStep):
    """From which day the amended commitments hold."""

    effective = DateField(
        label=gettext_lazy("In force from"),
        help_text=gettext_lazy("Periods that have begun run on to a day on which old and new periods meet."),
        error_messages={"required": gettext_lazy("Type from which day the amendment holds.")},
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        self.check_effective("effective")
        return given


class ProlongationStep(FirstStep):
    """The new last day."""

    to = DateField(
        label=gettext_lazy("New last day"),
        error_messages={"required": gettext_lazy("Type until which day the agreement runs.")},
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        to, before = given.get("to"), self.plan.to
        if to is not None and (not before or to.isoformat() <= before):
            words = _("The agreement runs until %(day)s already.") if before else _("The agreement has no end.")
            self.add_error("to", words % {"day": "/".join(reversed(before.split("-")))})
        return given


class TerminationStep(FirstStep):
    """The last day on which the agreement holds."""

    on = DateField(
        label=gettext_lazy("Last day"),
        error_messages={"required": gettext_lazy("Type the last day of the agreement.")},
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        on = given.get("on")
        if on is not None and on.isoformat() < self.plan.start:
            self.add_error("on", _("This day lies before the agreement began."))
        elif on is not None and self.plan.to and on.isoformat() >= self.plan.to:
            words = _("The agreement ends on %(day)s by itself.")
            self.add_error("on", words % {"day": "/".join(reversed(self.plan.to.split("-")))})
        return given


class BodyStep(FirstStep):
    """A body of the directory, or one that is entered under its name."""

    organisation = forms.ChoiceField(label=gettext_lazy("Organisation"))
    name = forms.CharField(
        label=gettext_lazy("Name of the new body"),
        help_text=gettext_lazy("Only where the directory does not have it."),
        max_length=250,
        required=False,
    )
    effective = DateField(
        label=pgettext_lazy("day", "From"),
        error_messages={"required": gettext_lazy("Type from which day it holds.")},
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["organisation"].choices = [  # type: ignore[attr-defined]
            ("", _("Choose")),
            *self.offered(),
            (NEW, _("a body that the directory does not have")),
        ]

    def offered(self) -> list[tuple[str, str]]:
        taken = {p.organisation for p in self.plan.parties if not (p.role == "observer" and p.ended)}
        rows = Organisation.objects.filter(same_as=None, until=None).exclude(id__in=taken).order_by("sort_key")
        return list(rows.values_list("id", "name")[:MOST_BODIES])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("organisation") == NEW and not " ".join(str(given.get("name") or "").split()):
            self.add_error("name", _("Type the name of the body."))
        self.check_effective("effective")
        return given

    @property
    def body(self) -> tuple[str, str]:
        """Return name and id; the id is "" while the directory does not have the body."""
        chosen = self.cleaned_data["organisation"]
        if chosen == NEW:
            return " ".join(self.cleaned_data["name"].split()), ""
        choices = dict(self.fields["organisation"].choices)  # type: ignore[attr-defined]
        return str(choices[chosen]), chosen


class ObserverStep(BodyStep):
    """Who follows the agreement without signing it from now on, and who does no longer."""

    ending = forms.MultipleChoiceField(
        label=gettext_lazy("Follows it no longer"),
        help_text=gettext_lazy("Reads nothing of the agreement any more once the change is recorded."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    field_order = ("organisation", "name", "ending", "effective")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["organisation"].label = _("Follows it from now on")
        self.fields["organisation"].required = False
        following = [(party.slot, party.name) for party in observers_of(self.plan)]
        self.fields["ending"].choices = following  # type: ignore[attr-defined]
        if not following:
            del self.fields["ending"]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        ending = given.get("ending") or []
        if not given.get("organisation") and not ending and not self.errors:
            self.add_error("organisation", _("Choose who follows the agreement, or who does no longer."))
        for each in self.plan.commitments:
            if set(ending) & {*each.supports, *each.receivers}:
                words = _("It stands in the commitment “%(title)s”. Amend that commitment first.")
                self.add_error("ending", words % {"title": each.title})
        return given


class JoiningStep(BodyStep):
    """Who becomes a party."""


class HandedFields(NamedTuple):
    """One commitment that is handed over, with the fields that ask who leads and who receives it, bound."""

    title: str
    place: str
    lead: Any
    receiver: Any


class SuccessionStep(BodyStep):
    """Which parties end, who takes over, and who leads each commitment from then on."""

    ended = forms.MultipleChoiceField(
        label=gettext_lazy("Which bodies end?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one body.")},
    )
    field_order = ("ended", "organisation", "name", "effective")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["organisation"].label = _("Who takes over?")
        self.fields["ended"].choices = [  # type: ignore[attr-defined]
            (party.slot, party.name) for party in self.plan.parties if party.role == "party" and not party.ended
        ]
        self.touched: list[CommitmentPlan] = []

    def offered(self) -> list[tuple[str, str]]:
        """A party may take over from another, so those of this agreement are offered first."""
        own = [
            (p.organisation, p.name) for p in self.plan.parties if p.role == "party" and p.organisation and not p.ended
        ]
        gone = set(Organisation.objects.filter(until__lte=self.today).values_list("id", flat=True))
        own = [each for each in own if each[0] not in gone]
        taken = {party.organisation for party in self.plan.parties}
        rows = Organisation.objects.filter(same_as=None, until=None).exclude(id__in=taken).order_by("sort_key")
        return [*own, *rows.values_list("id", "name")[:MOST_BODIES]]

    def ask_for(self, touched: Sequence[CommitmentPlan], heir: str) -> None:
        """Add the questions who leads and receives each commitment that the ending bodies stand in."""
        self.touched = list(touched)
        ended = set(chosen_of(self))
        others = [
            (p.slot, p.name)
            for p in self.plan.parties
            if p.role == "party" and not p.ended and p.slot not in ended and p.name != heir
        ]
        for each in touched:
            if ended & set(each.leads):
                field = forms.ChoiceField(label=_("New lead"), choices=[("", heir), *others], required=False)
                field.widget.attrs["aria-label"] = f"{field.label}: {each.title}"
                self.fields[f"lead_{each.id}"] = field
            if each.receivers:
                choices = [("", _("as it is")), (OTHERS, _("all other parties")), *others]
                field = forms.ChoiceField(label=_("Reports go to"), choices=choices, required=False)
                field.widget.attrs["aria-label"] = f"{field.label}: {each.title}"
                self.fields[f"receiver_{each.id}"] = field

    @property
    def handed_fields(self) -> list[HandedFields]:
        return [
            HandedFields(
                each.title,
                each.clause_label,
                self[f"lead_{each.id}"] if f"lead_{each.id}" in self.fields else None,
                self[f"receiver_{each.id}"] if f"receiver_{each.id}" in self.fields else None,
            )
            for each in self.touched
            if f"lead_{each.id}" in self.fields or f"receiver_{each.id}" in self.fields
        ]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        heir = given.get("organisation")
        ended = given.get("ended") or []
        if heir and any(p.organisation == heir and p.slot in ended for p in self.plan.parties):
            self.add_error("organisation", _("A body that ends cannot take over from itself."))
        return given


def chosen_of(step: SuccessionStep) -> list[str]:
    """Return the slots ticked as ending, before the form is checked."""
    return step.data.getlist("ended") if isinstance(step.data, QueryDict) else []

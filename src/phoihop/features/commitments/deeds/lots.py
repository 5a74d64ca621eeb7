"""What befalls an occurrence besides reports: it rests, goes on, no longer applies, or is kept in a separate file."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from phoihop.features.commitments import actions, forms
from phoihop.features.commitments.deeds.deed import Deed, Question, Said
from phoihop.features.commitments.law.kinds import (
    OccurrenceKeptApart,
    OccurrenceResumed,
    OccurrenceSuspended,
    OccurrenceWithdrawn,
)
from phoihop.people.acting import Actor
from phoihop.registers.tables import Due

# A keeper may excuse itself where nobody to whom the work is owed works here who could do it.
_OWN_DUTY = _("This is your own duty: the record says to all that its keeper took it out of the count itself.")


def _suspend(row: Due, said: Said, by: Actor, now: datetime) -> object:
    return actions.suspend(row, said["reason"], by=by, now=now)


def _resume(row: Due, said: Said, by: Actor, now: datetime) -> object:
    return actions.resume(row, said["due"], by=by, now=now)


def _withdraw(row: Due, said: Said, by: Actor, now: datetime) -> object:
    return actions.withdraw(row, said["reason"], by=by, now=now)


def _keep_apart(row: Due, said: Said, by: Actor, now: datetime) -> object:
    return actions.keep_apart(row, said["on"], by=by, now=now)


SUSPEND = Deed(
    "suspend",
    _("Suspend"),
    Question(
        title=_("Suspend “%(what)s”?"),
        sentence="",
        consequences=(_("%(lead)s owes nothing until it is resumed."), _("It does not count in the rate.")),
        action=_("Suspend"),
        done=_("It is suspended."),
        form=forms.Reason,
        perform=_suspend,
        if_ours=(_OWN_DUTY,),
    ),
    says=OccurrenceSuspended,
    seldom=True,
)
RESUME = Deed(
    "resume",
    _("Resume"),
    Question(
        title=_("Resume “%(what)s”?"),
        sentence=_("Without a new date the due date stays %(due)s."),
        consequences=(),
        action=_("Resume"),
        done=_("It goes on."),
        form=forms.Resume,
        perform=_resume,
    ),
    says=OccurrenceResumed,
    first=True,
)
WITHDRAW = Deed(
    "withdraw",
    _("No longer applicable"),
    Question(
        title=_("Record that “%(what)s” no longer applies?"),
        sentence="",
        consequences=(
            _("%(lead)s owes nothing for this period; later periods stay as they are."),
            _("It does not count in the rate. This cannot be taken back."),
        ),
        action=_("No longer applicable"),
        done=_("It is recorded as no longer applicable."),
        form=forms.Reason,
        perform=_withdraw,
        if_ours=(_OWN_DUTY,),
    ),
    says=OccurrenceWithdrawn,
    seldom=True,
)
APART = Deed(
    "apart",
    _("Kept in a separate file"),
    Question(
        title=_("Record that “%(what)s” was done and is kept in a separate file?"),
        sentence=_("For work whose content must not come in here."),
        consequences=(_("No report is asked for, and none can be added here. This cannot be taken back."),),
        action=_("Kept in a separate file"),
        done=_("It is recorded as kept in a separate file."),
        form=forms.Dated,
        perform=_keep_apart,
    ),
    says=OccurrenceKeptApart,
    seldom=True,
)

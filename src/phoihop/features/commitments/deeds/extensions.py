"""More time: asking for it, entering that another asked on paper, agreeing or not, and entering another's answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from phoihop.features.commitments import actions, forms
from phoihop.features.commitments.deeds.deed import Deed, Question, Said
from phoihop.features.commitments.law.kinds import ExtensionAsked, ExtensionGranted, ExtensionRefused
from phoihop.people.acting import Actor
from phoihop.registers.tables import Due


def _ask(row: Due, said: Said, by: Actor, now: datetime) -> object:
    return actions.ask_extension(row, said["until"], said["reason"], said["on"], by=by, now=now)


def _grant(row: Due, said: Said, by: Actor, now: datetime) -> object:
    return actions.answer_extension(row, grant=True, on=said["on"], said_for=said.get("of", ""), by=by, now=now)


def _refuse(row: Due, said: Said, by: Actor, now: datetime) -> object:
    return actions.answer_extension(
        row, grant=False, on=said["on"], reason=said["reason"], said_for=said.get("of", ""), by=by, now=now
    )


_ASK = Question(
    title=_("Ask for more time for “%(what)s”?"),
    sentence=_("The due date is %(due)s."),
    consequences=(_("The new date holds once %(receivers)s has agreed; the original one stays on record."),),
    action=_("Ask for more time"),
    done=_("More time has been asked for."),
    form=forms.AskExtension,
    perform=_ask,
)
_GRANT = Question(
    title=_("Agree to more time for “%(what)s”?"),
    sentence=_("%(lead)s asks for more time, until %(until)s."),
    consequences=(_("The due date becomes %(until)s; the original one stays on record."),),
    action=_("Agree"),
    done=_("The new due date holds."),
    form=forms.Dated,
    perform=_grant,
)
_REFUSE = Question(
    title=_("Refuse more time for “%(what)s”?"),
    sentence=_("%(lead)s asks for more time, until %(until)s."),
    consequences=(_("The due date stays %(due)s."),),
    action=_("Do not agree"),
    done=_("The answer has been sent."),
    form=forms.ReasonOn,
    perform=_refuse,
)
ASK = Deed("ask", _("Ask for more time"), _ASK, says=ExtensionAsked)
ENTER_ASK = Deed(
    "enter_ask",
    _("Enter a request for more time"),
    replace(_ASK, action=_("Enter the request")),
    says=ExtensionAsked,
    seldom=True,
)
GRANT = Deed("grant", _("Agree to more time"), _GRANT, says=ExtensionGranted, first=True)
REFUSE = Deed("refuse", _("Do not agree"), _REFUSE, says=ExtensionRefused)
PAPER_GRANT = Deed(
    "paper_grant",
    _("Enter a paper that agrees to more time"),
    _GRANT.on_paper(_("Enter the answer")),
    says=ExtensionGranted,
    first=True,
)
PAPER_REFUSE = Deed(
    "paper_refuse",
    _("Enter a paper that refuses more time"),
    _REFUSE.on_paper(_("Enter the answer")),
    says=ExtensionRefused,
    seldom=True,
)

"""Answers to a report: receiving it, asking for additions, and entering from paper how another receiver answered."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from phoihop.features.commitments import actions, forms
from phoihop.features.commitments.deeds.deed import Deed, Question, Said
from phoihop.features.commitments.law.kinds import ReportReceived, ReportSentBack
from phoihop.people.acting import Actor
from phoihop.registers.tables import Due


def _receive(row: Due, said: Said, by: Actor, now: datetime) -> object:
    return actions.receive_report(row, said["on"], said_for=said.get("of", ""), by=by, now=now)


def _send_back(row: Due, said: Said, by: Actor, now: datetime) -> object:
    spoken_for = said.get("of", "")
    return actions.send_back(row, said["reason"], said["answer_by"], said["on"], said_for=spoken_for, by=by, now=now)


_RECEIVE = Question(
    title=_("Receive “%(what)s” from %(lead)s?"),
    sentence=_("The occurrence will read “%(status)s”."),
    consequences=(_("All parties see it."), _("What is received is not taken back; additions can still be sent.")),
    action=_("Receive"),
    done=_("The report has been received."),
    form=forms.Dated,
    perform=_receive,
)
_SEND_BACK = Question(
    title=_("Ask %(lead)s for additions to “%(what)s”?"),
    sentence=_("Say what is missing; %(lead)s reads it word for word."),
    consequences=(_("The occurrence reads “additions requested” until %(lead)s has answered."),),
    action=_("Ask for additions"),
    done=_("Additions have been asked for."),
    form=forms.SendBack,
    perform=_send_back,
)
RECEIVE = Deed("receive", _("Receive"), _RECEIVE, says=ReportReceived, first=True)
SEND_BACK = Deed("send_back", _("Ask for additions"), _SEND_BACK, says=ReportSentBack)
PAPER_RECEIVE = Deed(
    "paper_receive",
    _("Enter a reception on paper"),
    _RECEIVE.on_paper(_("Enter the reception"), _("Enter that “%(what)s” was received on paper?")),
    says=ReportReceived,
    first=True,
)
PAPER_SEND_BACK = Deed(
    "paper_send_back",
    _("Enter a paper that asks for additions"),
    _SEND_BACK.on_paper(_("Enter the request")),
    says=ReportSentBack,
    seldom=True,
)

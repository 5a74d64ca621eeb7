"""Reports: filing one, entering one from paper, adding to it, telling our part, taking one back, reminding of one."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from phoihop.features.commitments import actions, forms
from phoihop.features.commitments.deeds.deed import Deed, Page, Question, Report, Said
from phoihop.features.commitments.law.kinds import ReportCorrected, ReportFiled, ReportWithdrawn
from phoihop.people.acting import Actor
from phoihop.registers.tables import Due

FILE = Deed(
    "file",
    _("Write the report"),
    Report(
        title=_("Report on the result"),
        note=_("Goes to %(receivers)s and into the joint record. What is sent is added to, not changed."),
        send=_("Send the report"),
        done=_("The report has been sent."),
        part="lead",
        perform=actions.file_report,
    ),
    says=ReportFiled,
    first=True,
)
ENTER = Deed(
    "enter",
    _("Enter a report on paper"),
    Report(
        title=_("Report received on paper from %(lead)s"),
        note=_("Recorded as entered by us from paper, until %(lead)s has compared it."),
        send=_("Enter the report"),
        done=_("The paper has been entered."),
        part="lead",
        perform=actions.file_report,
        of_others=True,
    ),
    says=ReportFiled,
    first=True,
)
CORRECT = Deed(
    "correct",
    _("Send additions"),
    Report(
        title=_("Additions to the report"),
        note=_("Goes to %(receivers)s and into the joint record. The report before stays readable."),
        send=_("Send the additions"),
        done=_("The additions have been sent."),
        part="correction",
        perform=actions.correct_report,
    ),
    says=ReportCorrected,
)
CONTRIBUTE = Deed(
    "contribute",
    _("Report our part"),
    Report(
        title=_("Our part in it"),
        note=_("Goes to all parties and into the joint record."),
        send=_("Send our part"),
        done=_("Your part has been reported."),
        part="support",
        perform=actions.contribute,
    ),
    says=ReportFiled,
)
REMIND = Deed("remind", _("Write a reminder"), Page("reminder"), says=None, first=True)


def _take_back(row: Due, said: Said, by: Actor, now: datetime) -> object:
    return actions.take_back_report(row, said["reason"], by=by, now=now)


TAKE_BACK = Deed(
    "take_back",
    _("Take the report back"),
    Question(
        title=_("Take the report on “%(what)s” back?"),
        sentence=_("For a report that was entered by mistake. To change its words, send additions instead."),
        consequences=(
            _("The occurrence is open again, with the same due date."),
            _("The report and the reason stay in the record, marked as taken back."),
        ),
        action=_("Take the report back"),
        done=_("The report has been taken back."),
        form=forms.Reason,
        perform=_take_back,
    ),
    says=ReportWithdrawn,
    seldom=True,
)

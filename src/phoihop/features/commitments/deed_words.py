"""The words of what is asked on a page of its own: the question that names the thing, what follows, the button."""

from __future__ import annotations

from typing import NamedTuple

from django.utils.translation import gettext as _

from phoihop.features.commitments.looking import Looking
from phoihop.features.commitments.wording import day_of, joined
from phoihop.registers.status import status
from phoihop.registers.tables import Due
from phoihop.screen.status import said as status_words
from phoihop.screen.words import dmy


class DeedWords(NamedTuple):
    """Question, a sentence and its consequences, the words of the button, what is said when it is done."""

    title: str
    sentence: str
    consequences: list[str]
    action: str
    done: str


def words_of(name: str, look: Looking) -> DeedWords:
    """Return the words of one thing to do with this occurrence."""
    waiting = next((asking.until for asking in look.found.lead.askings if not asking.answer), "")
    given = {
        "lead": look.lead_name,
        "what": look.found.title,
        "receivers": joined(look.receiver_names),
        "until": dmy(day_of(waiting)),
        "due": dmy(look.row.due_on),
        "own": "own" if look.may.ours else "",
    }
    match name.removeprefix("paper_").removeprefix("enter_"):
        case "receive":
            return _receive(name, look, given)
        case "send_back":
            return DeedWords(
                _("Ask %(lead)s for additions to “%(what)s”?") % given,
                _("Say what is missing; %(lead)s reads it word for word.") % given,
                [_("The occurrence reads “additions requested” until %(lead)s has answered.") % given],
                _("Enter the request") if name.startswith("paper_") else _("Ask for additions"),
                _("Additions have been asked for."),
            )
        case "ask":
            return DeedWords(
                _("Ask for more time for “%(what)s”?") % given,
                _("The due date is %(due)s.") % given,
                [_("The new date holds once %(receivers)s has agreed; the original one stays on record.") % given],
                _("Enter the request") if name.startswith("enter_") else _("Ask for more time"),
                _("More time has been asked for."),
            )
        case "grant":
            return DeedWords(
                _("Agree to more time for “%(what)s”?") % given,
                _("%(lead)s asks for more time, until %(until)s.") % given,
                [_("The due date becomes %(until)s; the original one stays on record.") % given],
                _("Enter the answer") if name.startswith("paper_") else _("Agree"),
                _("The new due date holds."),
            )
        case "refuse":
            return DeedWords(
                _("Refuse more time for “%(what)s”?") % given,
                _("%(lead)s asks for more time, until %(until)s.") % given,
                [_("The due date stays %(due)s.") % given],
                _("Enter the answer") if name.startswith("paper_") else _("Do not agree"),
                _("The answer has been sent."),
            )
        case _:
            return _lot(name, given)


def _receive(name: str, look: Looking, given: dict[str, str]) -> DeedWords:
    row = look.row
    facts = {"continuous": row.continuous, "disputed": row.disputed, "due_on": row.due_on, "judged_due": row.judged_due}
    reads = status(Due(state="received", sent_on=row.sent_on, **facts), look.today)
    paper = name.startswith("paper_")
    return DeedWords(
        (_("Enter that “%(what)s” was received on paper?") if paper else _("Receive “%(what)s” from %(lead)s?"))
        % given,
        _("The occurrence will read “%(status)s”.") % {"status": status_words(reads.code, reads.days)},
        [_("All parties see it."), _("What is received is not taken back; additions can still be sent.")],
        _("Enter the reception") if paper else _("Receive"),
        _("The report has been received."),
    )


def _lot(name: str, given: dict[str, str]) -> DeedWords:
    if name == "take_back":
        return DeedWords(
            _("Take the report on “%(what)s” back?") % given,
            _("For a report that was entered by mistake. To change its words, send additions instead."),
            [
                _("The occurrence is open again, with the same due date."),
                _("The report and the reason stay in the record, marked as taken back."),
            ],
            _("Take the report back"),
            _("The report has been taken back."),
        )
    if name == "suspend":
        return DeedWords(
            _("Suspend “%(what)s”?") % given,
            "",
            [
                _("%(lead)s owes nothing until it is resumed.") % given,
                _("It does not count in the rate."),
                *_own(given),
            ],
            _("Suspend"),
            _("It is suspended."),
        )
    if name == "resume":
        return DeedWords(
            _("Resume “%(what)s”?") % given,
            _("Without a new date the due date stays %(due)s.") % given,
            [],
            _("Resume"),
            _("It goes on."),
        )
    if name == "withdraw":
        return DeedWords(
            _("Record that “%(what)s” no longer applies?") % given,
            "",
            [
                _("%(lead)s owes nothing for this period; later periods stay as they are.") % given,
                _("It does not count in the rate. This cannot be taken back."),
                *_own(given),
            ],
            _("No longer applicable"),
            _("It is recorded as no longer applicable."),
        )
    return DeedWords(
        _("Record that “%(what)s” was done and is kept in a separate file?") % given,
        _("For work whose content must not come in here."),
        [_("No report is asked for, and none can be added here. This cannot be taken back.")],
        _("Kept in a separate file"),
        _("It is recorded as kept in a separate file."),
    )


def _own(given: dict[str, str]) -> list[str]:
    """Say plainly that a keeper excuses itself: nobody to whom the work is owed works here who could do it."""
    words = _("This is your own duty: the record says to all that its keeper took it out of the count itself.")
    return [words] if given["own"] else []

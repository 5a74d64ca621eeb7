"""The kinds of act by which commitments are carried out: reports, receptions, extensions, and what befalls a period.

Every act here stands in the thread of one occurrence (`occ/<commitment>/<from>/<to>`, or the thread that an event
opened) and names `terms`, the issue it stands under, and `binding`, by which its author writes for a slot.
`said_for` is the slot spoken for where that is not the author's own: paper that one party enters for another.
"""

from __future__ import annotations

from typing import ClassVar, Literal

from phoihop.record.act import Facts
from phoihop.record.facts import Day, DayOrNone, Moment, Name, Slot, SlotOrNone


class ReportFiled(Facts, frozen=True):
    """What was done in an occurrence. Words, figures and files stand in the body.

    `on` is the date of the document, by which being on time is judged against `due`, the due date that held when it
    was filed (`due_original` before extensions). `lead` is the slot whose duty it reports on. A report entered from
    paper says with `received_on` that the author received it. `part` is "support" for a contribution.
    """

    KIND: ClassVar[str] = "report.filed"
    commitment: Name
    lead: Slot
    on: Day
    due: DayOrNone = ""
    due_original: DayOrNone = ""
    received_on: DayOrNone = ""
    said_for: SlotOrNone = ""
    part: Literal["lead", "support"] = "lead"
    files: tuple[str, ...] = ()


class ReportCorrected(Facts, frozen=True):
    """A whole new wording of a report (names `report`, the first one). `due` is the day asked for by who sent it back."""

    KIND: ClassVar[str] = "report.corrected"
    commitment: Name
    lead: Slot
    on: Day
    due: DayOrNone = ""
    received_on: DayOrNone = ""
    said_for: SlotOrNone = ""
    files: tuple[str, ...] = ()


class ReportReceived(Facts, frozen=True):
    """A receiver accepts a report (names `report`: the very act that it accepts)."""

    KIND: ClassVar[str] = "report.received"
    commitment: Name
    lead: Slot
    on: Day
    said_for: SlotOrNone = ""


class ReportSentBack(Facts, frozen=True):
    """A receiver asks for additions to a report (names `report`), to be answered by a day. The reason is in the body."""

    KIND: ClassVar[str] = "report.sent_back"
    commitment: Name
    lead: Slot
    on: Day
    answer_by: Day
    said_for: SlotOrNone = ""


class ReportWithdrawn(Facts, frozen=True):
    """Who filed or entered a report takes it back (names `report`): it was entered by mistake. The reason is in the body.

    A report that another party has answered, corrected or compared stands all the same.
    """

    KIND: ClassVar[str] = "report.withdrawn"
    commitment: Name
    lead: Slot


class ExtensionAsked(Facts, frozen=True):
    """A lead asks for a later due date; the date is in the asking."""

    KIND: ClassVar[str] = "extension.asked"
    commitment: Name
    lead: Slot
    on: Day
    until: Day
    said_for: SlotOrNone = ""


class ExtensionGranted(Facts, frozen=True):
    """A receiver says yes to one asking (names `asking`)."""

    KIND: ClassVar[str] = "extension.granted"
    commitment: Name
    lead: Slot
    on: Day
    said_for: SlotOrNone = ""


class ExtensionRefused(Facts, frozen=True):
    """A receiver says no to one asking (names `asking`). The reason is in the body."""

    KIND: ClassVar[str] = "extension.refused"
    commitment: Name
    lead: Slot
    on: Day
    said_for: SlotOrNone = ""


class OccurrenceOpened(Facts, frozen=True):
    """An event has begun the term of a conditional commitment. `at` is its moment (ISO, with offset) or its day."""

    KIND: ClassVar[str] = "occurrence.opened"
    commitment: Name
    at: Moment


class OccurrenceSuspended(Facts, frozen=True):
    """A receiver or the keeper agrees that an occurrence rests (`lead` empty: for all leads)."""

    KIND: ClassVar[str] = "occurrence.suspended"
    commitment: Name
    lead: SlotOrNone = ""


class OccurrenceResumed(Facts, frozen=True):
    """A suspended occurrence goes on; `due` is its new due date where one is given."""

    KIND: ClassVar[str] = "occurrence.resumed"
    commitment: Name
    lead: SlotOrNone = ""
    due: DayOrNone = ""


class OccurrenceWithdrawn(Facts, frozen=True):
    """A receiver or the keeper finds that an occurrence no longer fits. The reason is in the body."""

    KIND: ClassVar[str] = "occurrence.withdrawn"
    commitment: Name
    lead: SlotOrNone = ""


class OccurrenceKeptApart(Facts, frozen=True):
    """Done, and its content is not here: it lies in a separate file (thực hiện theo hồ sơ lưu riêng)."""

    KIND: ClassVar[str] = "occurrence.kept_apart"
    commitment: Name
    lead: Slot
    on: Day
    said_for: SlotOrNone = ""


ANSWERS = (ReportReceived, ReportSentBack)
EXTENSION_ANSWERS = (ExtensionGranted, ExtensionRefused)
KINDS: dict[str, type[Facts]] = {
    facts.KIND: facts
    for facts in (
        ReportFiled,
        ReportCorrected,
        *ANSWERS,
        ReportWithdrawn,
        ExtensionAsked,
        *EXTENSION_ANSWERS,
        OccurrenceOpened,
        OccurrenceSuspended,
        OccurrenceResumed,
        OccurrenceWithdrawn,
        OccurrenceKeptApart,
    )
}

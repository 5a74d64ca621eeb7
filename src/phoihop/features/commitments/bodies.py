"""The form in which words of an occurrence are read, by kind of act: a report in words, figures and files, and reasons."""

from __future__ import annotations

from phoihop.features.agreements.bodies import FILE, REASON
from phoihop.features.commitments.law.kinds import (
    ExtensionAsked,
    ExtensionGranted,
    ExtensionRefused,
    OccurrenceKeptApart,
    OccurrenceOpened,
    OccurrenceResumed,
    OccurrenceSuspended,
    OccurrenceWithdrawn,
    ReportCorrected,
    ReportFiled,
    ReportReceived,
    ReportSentBack,
    ReportWithdrawn,
)
from phoihop.record.shapes import NUMBER, TEXT, Listed, Named, Part

REPORT = Part(
    {
        "result": TEXT,
        "figures": Named(NUMBER),
        "estimated": Listed(TEXT),
        "difficulties": TEXT,
        "way_forward": TEXT,
        "number": TEXT,
        "signer": Part({"capacity": TEXT, "on_behalf_of": TEXT, "position": TEXT}),
        "files": Listed(FILE),
    }
)

# By hand and not "all others": a kind that is forgotten here would be signed with words that no page shows.
WORDS = {
    ReportFiled.KIND: REPORT,
    ReportCorrected.KIND: REPORT,
    ReportReceived.KIND: REASON,
    ReportSentBack.KIND: REASON,
    ReportWithdrawn.KIND: REASON,
    ExtensionAsked.KIND: REASON,
    ExtensionGranted.KIND: REASON,
    ExtensionRefused.KIND: REASON,
    OccurrenceOpened.KIND: REASON,
    OccurrenceSuspended.KIND: REASON,
    OccurrenceResumed.KIND: REASON,
    OccurrenceWithdrawn.KIND: REASON,
    OccurrenceKeptApart.KIND: REASON,
}

"""What a person can do about an occurrence: one function for each thing, called alike by page, API, command and sample.

Each is given the row (`due_row` finds it), builds an act under the terms that the row names, and says it at the door.
All raise `Refused` and then leave everything as it was.
"""

from phoihop.features.agreements.plans import FilePlan
from phoihop.features.commitments.actions.answers import receive_report, send_back
from phoihop.features.commitments.actions.extensions import answer_extension, ask_extension
from phoihop.features.commitments.actions.lots import keep_apart, open_occurrence, resume, suspend, withdraw
from phoihop.features.commitments.actions.reports import (
    ReportForm,
    contribute,
    correct_report,
    file_report,
    file_reports,
    take_back_report,
    take_back_reports,
)
from phoihop.features.commitments.actions.saying import due_row, thread_of

__all__ = [
    "FilePlan",
    "ReportForm",
    "answer_extension",
    "ask_extension",
    "contribute",
    "correct_report",
    "due_row",
    "file_report",
    "file_reports",
    "keep_apart",
    "open_occurrence",
    "receive_report",
    "resume",
    "send_back",
    "suspend",
    "take_back_report",
    "take_back_reports",
    "thread_of",
    "withdraw",
]

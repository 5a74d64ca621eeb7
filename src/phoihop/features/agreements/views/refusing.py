"""A refusal shown where it was caused: in a form, in the reader's words. The actions have left everything as it was."""

from __future__ import annotations

from django.forms import BaseForm
from django.utils.translation import get_language

from phoihop.features.wording import sentence
from phoihop.record.refused import Refused
from phoihop.timetable import TimetableRefused


def words_of(refused: Refused | TimetableRefused) -> str:
    return sentence(refused.code, refused.params, get_language() or "vi")


def refuse(form: BaseForm, refused: Refused | TimetableRefused, field: str | None = None) -> None:
    """Put a refusal at a field, or above the form."""
    form.add_error(field, words_of(refused))

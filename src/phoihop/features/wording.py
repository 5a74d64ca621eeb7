"""The one mapper from a refusal's code to a sentence, for every door: page, API, command line.

Sentences stand beside the rules that they word; here they are only found. Dates among the parameters are written
dd/MM/yyyy in both languages, and what the timetable writes in its notation is said as people at a form say it.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

from phoihop.ledger.registry import REGISTRY
from phoihop.timetable.form_sentences import form_params, form_sentence

FOUNDATIONS = (
    "phoihop.record.sentences",
    "phoihop.ledger.sentences",
    "phoihop.people.sentences",
    "phoihop.vault.sentences",
    "phoihop.registers.sentences",
    "phoihop.jobs.sentences",
    "phoihop.reading.sentences",
    "phoihop.timetable.refusal_sentences",
)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")

STATUS = {"invalid": 400, "forbidden": 403, "conflict": 409, "missing": 404, "too_large": 413, "secret": 422}
"""The HTTP status with which pages and the API answer a refusal, by its kind."""

UNKNOWN = {
    "vi": "Việc này chưa thực hiện được ({code}). Mọi dữ liệu vẫn như cũ.",
    "en": "This could not be done ({code}). Everything is as it was.",
}


@lru_cache(maxsize=1)
def all_sentences() -> Mapping[str, Mapping[str, str]]:
    """Return every sentence of every part, by code."""
    found: dict[str, Mapping[str, str]] = {}
    for name in FOUNDATIONS:
        try:
            module = importlib.import_module(name)
        except ModuleNotFoundError:
            continue
        found |= getattr(module, "SENTENCES", {})
    for room in REGISTRY.rooms:
        if room.sentences is not None:
            found |= room.sentences.SENTENCES
    return found


def sentence(code: str, params: Mapping[str, object], language: str = "vi") -> str:
    """Word a refusal's code; a code without a sentence still gives one that says that nothing changed."""
    lang: Literal["vi", "en"] = "en" if language == "en" else "vi"
    template = form_sentence(code, lang) or all_sentences().get(code, UNKNOWN)[lang]
    shown = {key: _ISO.sub(r"\3/\2/\1", str(value)) for key, value in form_params(params, lang).items()}
    try:
        return template.format(**{"code": code} | shown)
    except (KeyError, IndexError):
        return template

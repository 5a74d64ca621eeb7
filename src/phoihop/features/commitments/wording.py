"""How occurrences, due dates and refusals are worded on pages of this room, in the language of the reader.

Sentences of acts and refusals stand in `sentences.py` and in the timetable; here they are only chosen and joined.
"""

from __future__ import annotations

import re
from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from phoihop.features.wording import sentence
from phoihop.record.refused import Refused
from phoihop.registers.tables import Due
from phoihop.screen.words import dmy, period_words
from phoihop.timetable import Why
from phoihop.timetable.sentences import Lang, why_words
from phoihop.vietnamese import unbroken

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_BARE_LABEL = re.compile(r"[IVX\d]|[a-zđ]\)")


def language() -> Lang:
    """Return the reader's language, as the sentences of the pure parts know it."""
    return "en" if (get_language() or "vi").startswith("en") else "vi"


def refusal_words(refused: Refused) -> str:
    return sentence(refused.code, refused.params, language())


def period_of(row: Due) -> str:
    """Word the period of a row: “quý III/2026”, “từ 20/11/2026” for what an event opened."""
    if not _DAY.fullmatch(row.label):
        return period_words(row.label)
    if "/" in row.period:
        return unbroken(_("period from %(first)s to %(last)s") % {"first": dmy(row.from_on), "last": dmy(row.to_on)})
    return unbroken(_("event of %(day)s") % {"day": dmy(row.from_on)})


def occurrence_words(title: str, row: Due) -> str:
    """Return what is owed in which period: “Báo cáo kết quả giúp dân, quý III/2026”."""
    if row.label == "once":
        return title or _("Commitment %(name)s") % {"name": row.commitment}
    return f"{title or _('Commitment %(name)s') % {'name': row.commitment}}, {period_of(row)}"


def place_words(label: str) -> str:
    """Name a place in the text: “mục II.2a”, “Điều 5”."""
    bare = label.strip().rstrip(".")
    if not bare:
        return ""
    return unbroken(_("section %(label)s") % {"label": bare}) if _BARE_LABEL.match(bare) else unbroken(bare)


def due_reason(row: Due) -> str:
    """Say in one sentence, without a full stop, why the original date is that day."""
    code, params = row.why
    return why_words(Why(code, params), language())


def due_moved(row: Due) -> str:
    """Say that a date was moved: by an extension, or by the day by which additions are asked for."""
    if row.state == "sent_back" and row.answer_by:
        return _("additions asked for by %(day)s") % {"day": dmy(row.answer_by)}
    if row.extended and row.due_on:
        return _("extended to %(day)s") % {"day": dmy(row.due_on)}
    if row.due_on and row.due_original and row.due_on != row.due_original and row.passed_from:
        return _("moved to %(day)s before the duty passed on") % {"day": dmy(row.due_on)}
    if row.due_on and row.due_original and row.due_on != row.due_original:
        return _("moved to %(day)s when it was resumed") % {"day": dmy(row.due_on)}
    return ""


def joined(names: list[str] | tuple[str, ...]) -> str:
    """Join names as a sentence does: “Ban Nội chính, Ban Dân vận và Bộ CHQS”."""
    if len(names) < 2:
        return "".join(names)
    return _("%(first)s and %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}


def day_of(text: str) -> date | None:
    """Return the day that a text begins with, or None: words may hold any text in its place."""
    try:
        return date.fromisoformat(text[:10]) if _DAY.fullmatch(text[:10]) else None
    except ValueError:
        return None


_DATED = re.compile(
    r"(?:(?:trước|chậm nhất|vào|đến|trong|hạn)\s+)?(?:ngày\s+)?\d{1,2}/\d{1,2}(?:/\d{4})?(?:\s+hằng\s+năm)?"
    r"|(?:trước|chậm nhất|vào|trong)\s+(?:ngày|tháng)\s+\d{1,2}(?:\s+(?:hằng\s+tháng|của\s+tháng\s+cuối\s+quý))?"
    r"|trong\s+(?:thời\s+hạn\s+)?\d{1,3}\s+(?:giờ|ngày(?:\s+làm\s+việc)?)"
    r"|(?:hằng|mỗi)\s+(?:tuần|tháng|quý|năm)|(?:sáu|6)\s+tháng\s+(?:một\s+lần|đầu\s+năm|cuối\s+năm)|định\s+kỳ|khi\s+có\s+yêu\s+cầu",
    re.IGNORECASE,
)


def dated_parts(text: str) -> list[tuple[str, bool]]:
    """Cut a promise into its parts; marked are the words that say when, so that the eye finds them."""
    parts: list[tuple[str, bool]] = []
    at = 0
    for found in _DATED.finditer(text):
        parts += [(text[at : found.start()], False), (found[0], True)]
        at = found.end()
    parts.append((text[at:], False))
    return [part for part in parts if part[0]]

"""The shapes of a status as characters, with their words, for papers that know no drawing.

Word and Excel print the character beside its word or above a legend. Which status a row has is decided elsewhere; an
unknown status is shown by its own name, so that a paper never fails for a word that came later.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple


class Shape(NamedTuple):
    """A status as it is printed; `tone` is red (overdue only), grey (nothing to do yet) or ink."""

    status: str
    character: str
    vi: str
    en: str
    tone: str = "ink"

    def word(self, language: str = "vi") -> str:
        return self.en if language == "en" else self.vi


TEXT_FORM = "\N{VARIATION SELECTOR-15}"  # keeps the two bars from becoming a colour picture

_ALL = (
    Shape("overdue", "✕", "quá hạn", "overdue", "red"),
    Shape("sent_back", "↺", "đề nghị bổ sung", "additions requested"),
    Shape("disputed", "◇", "đang đối chiếu", "being compared"),
    Shape("today", "◔", "đến hạn hôm nay", "due today"),
    Shape("soon", "◔", "sắp đến hạn", "due soon"),
    Shape("sent", "◑", "chờ tiếp nhận", "awaiting receipt"),
    Shape("not_yet", "·", "chưa đến hạn", "not yet due", "grey"),
    Shape("received_on_time", "●", "hoàn thành đúng hạn", "completed on time"),
    Shape("received_late", "◐", "hoàn thành quá hạn", "completed late"),
    Shape("received_undated", "◉", "hoàn thành, không có hạn", "completed, no due date"),
    Shape("suspended", "⏸" + TEXT_FORM, "tạm dừng", "suspended"),
    Shape("apart", "▣", "hồ sơ lưu riêng", "kept in a separate file"),
    Shape("withdrawn", "⊘", "không còn phù hợp", "no longer applicable"),
    Shape("passed", "→", "đã chuyển cơ quan kế thừa", "passed to the successor"),
    Shape("not_tracked", "\N{EN DASH}", "không theo dõi", "not tracked", "grey"),
)
OPEN = frozenset({"overdue", "sent_back", "disputed", "today", "soon", "sent", "not_yet"})
SHAPES: Mapping[str, Shape] = MappingProxyType({shape.status: shape for shape in _ALL})
CHARACTERS = "".join({shape.character[0] for shape in _ALL} - {"·", "\N{EN DASH}"})


class Status(NamedTuple):
    """What a cell says of a status: the status, marks beside it (`+1`, `→`) and what the word is followed by."""

    status: str
    marks: str = ""
    note: str = ""

    @property
    def shape(self) -> Shape:
        return SHAPES.get(self.status, Shape(self.status, self.status, self.status, self.status))

    def printed(self, language: str = "vi") -> str:
        """Return the character, its word and the marks: "✕ quá hạn 11 ngày (+1)"."""
        marks = f"({self.marks})" if self.marks else ""
        return " ".join(part for part in (self.shape.character, self.shape.word(language), self.note, marks) if part)


def legend(statuses: Iterable[str], language: str = "vi") -> str:
    """Return the legend of the statuses that occur, in the order of the catalogue."""
    present = set(statuses)
    shown = [shape for shape in _ALL if shape.status in present]
    return "   ".join(f"{shape.character} {shape.word(language)}" for shape in shown)

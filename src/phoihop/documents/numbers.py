"""Numbers and symbols of office documents: read as they are printed, written as their regime asks.

State bodies write `05/QC-BTL` (Decree 30/2020), Party bodies `05-QC/BTGTU` (Regulation 399-QĐ/TW); a document issued
jointly carries several bodies in the symbol (`12-CTr/BDVTU-BCHQS`), an official letter of a state body no type.
A number is no key: it restarts each year or each congress term. What does not parse stays free text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, NamedTuple

Style = Literal["state", "party"]


class DocumentType(NamedTuple):
    """A type of document: its abbreviation in symbols and its name in both languages."""

    abbreviation: str
    vi: str
    en: str
    state: bool
    party: bool


# Decree 30/2020, annex III, and Regulation 399-QĐ/TW; joint forms as offices write them. `CV` is Party usage only.
_CATALOGUE = (
    DocumentType("NQ", "Nghị quyết", "Resolution", True, True),
    DocumentType("QĐ", "Quyết định", "Decision", True, True),
    DocumentType("CT", "Chỉ thị", "Directive", True, True),
    DocumentType("KL", "Kết luận", "Conclusion", False, True),
    DocumentType("QC", "Quy chế", "Regulation", True, True),
    DocumentType("QCPH", "Quy chế phối hợp", "Coordination regulation", True, True),
    DocumentType("QyĐ", "Quy định", "Rules", True, False),
    DocumentType("QĐi", "Quy định", "Rules", False, True),
    DocumentType("TT", "Thông tri", "Circular letter", False, True),
    DocumentType("TC", "Thông cáo", "Communiqué", True, True),
    DocumentType("TB", "Thông báo", "Notice", True, True),
    DocumentType("HD", "Hướng dẫn", "Guidance", True, True),
    DocumentType("CTr", "Chương trình", "Programme", True, True),
    DocumentType("CTrPH", "Chương trình phối hợp", "Coordination programme", True, True),
    DocumentType("KH", "Kế hoạch", "Plan", True, True),
    DocumentType("KHPH", "Kế hoạch phối hợp", "Coordination plan", True, True),
    DocumentType("QH", "Quy hoạch", "Master plan", False, True),
    DocumentType("PA", "Phương án", "Scheme", True, True),
    DocumentType("ĐA", "Đề án", "Project proposal", True, True),
    DocumentType("DA", "Dự án", "Project", True, True),
    DocumentType("BC", "Báo cáo", "Report", True, True),
    DocumentType("BB", "Biên bản", "Minutes", True, True),
    DocumentType("TTr", "Tờ trình", "Submission", True, True),
    DocumentType("HĐ", "Hợp đồng", "Contract", True, False),
    DocumentType("CV", "Công văn", "Official letter", False, True),
    DocumentType("CĐ", "Công điện", "Official telegram", True, False),
    DocumentType("BGN", "Bản ghi nhớ", "Memorandum", True, False),
    DocumentType("BTT", "Bản thỏa thuận", "Agreement", True, False),
    DocumentType("GUQ", "Giấy ủy quyền", "Power of attorney", True, False),
    DocumentType("GM", "Giấy mời", "Invitation", True, True),
    DocumentType("GGT", "Giấy giới thiệu", "Letter of introduction", True, True),
    DocumentType("GNP", "Giấy nghỉ phép", "Leave certificate", True, True),
    DocumentType("PG", "Phiếu gửi", "Dispatch note", True, True),
    DocumentType("PC", "Phiếu chuyển", "Transfer note", True, True),
    DocumentType("PB", "Phiếu báo", "Notice slip", True, False),
    DocumentType("NQLT", "Nghị quyết liên tịch", "Joint resolution", True, False),
    DocumentType("TTLT", "Thông tư liên tịch", "Joint circular", True, False),
    DocumentType("NĐ", "Nghị định", "Decree", True, False),
)
TYPES: Mapping[str, DocumentType] = MappingProxyType({kind.abbreviation: kind for kind in _CATALOGUE})
# The types by which a body leads and directs others; all else reports, submits, notifies or agrees.
DIRECTING = ("NQ", "NQLT", "QĐ", "CT", "KL", "TT", "QC", "QyĐ", "QĐi", "HD", "CTr", "KH", "KHPH", "PA", "CĐ")
_BY_FOLDED = {abbreviation.casefold(): abbreviation for abbreviation in TYPES}


@dataclass(frozen=True)
class DocumentNumber:
    """A number with its symbol; `type` is an abbreviation of TYPES or, where the symbol has none, empty.

    `issuers` are the bodies in the symbol; of a state official letter (`05/BNV-VP`) the second is the drafting unit.
    `year` stands only in legal documents (`30/2020/NĐ-CP`).
    """

    style: Style
    number: str
    issuers: tuple[str, ...]
    type: str = ""
    year: int | None = None

    @property
    def joint(self) -> bool:
        return bool(self.type) and len(self.issuers) > 1

    def __str__(self) -> str:
        return format_number(self)


_SYMBOL = re.compile(
    r"(?P<number>[0-9]{1,6}[a-z]?)(?:/(?P<year>[0-9]{4}))?(?P<first>[-/])(?P<head>[A-ZĐ][A-Za-zĐđ]*)"
    r"(?:[-/](?P<tail>[A-ZĐ0-9][A-Za-zĐđ0-9.&,/-]*))?"
)
_WORD = re.compile(r"(?:số\s*:?\s*)", re.IGNORECASE)
_LOOKALIKES = str.maketrans({"\N{LATIN CAPITAL LETTER ETH}": "Đ", "\N{NON-BREAKING HYPHEN}": "-", "\N{EN DASH}": "-"})
_LONGEST = 120


def parse_number(text: str) -> DocumentNumber | None:
    """Return the parts of a printed number and symbol, or None where it has another shape.

    Accepts a leading "Số" or "Số:", spaces around the separators and the look-alike letter Eth for Đ.
    """
    if len(text) > _LONGEST:
        return None
    plain = unicodedata.normalize("NFC", text).translate(_LOOKALIKES).strip().rstrip(".;,")
    plain = _WORD.sub("", plain, count=1) if plain[:2].casefold() == "số" else plain
    found = _SYMBOL.fullmatch(re.sub(r"\s+", "", plain))
    if found is None:
        return None
    style: Style = "party" if found["first"] == "-" else "state"
    tail = tuple(part for part in re.split(r"[-/]", found["tail"] or "") if part)
    kind = _BY_FOLDED.get(found["head"].casefold(), "")
    issuers = tail if kind else (found["head"], *tail)
    year = int(found["year"]) if found["year"] else None
    return DocumentNumber(style, found["number"], issuers, kind, year)


def format_number(document: DocumentNumber) -> str:
    """Return the number and symbol as its regime prints them; a number below ten gets its leading zero."""
    number = document.number.zfill(2) if document.number.isdigit() else document.number
    issuers = "-".join(document.issuers)
    if document.style == "party":
        symbol = f"{document.type}/{issuers}" if document.type and issuers else document.type or issuers
        return f"{number}-{symbol}"
    year = f"/{document.year}" if document.year else ""
    return f"{number}{year}/" + "-".join(part for part in (document.type, issuers) if part)


def symbol_line(style: Style, type_: str, issuers: tuple[str, ...], number: str = "") -> str:
    """Return the line under the issuing body: "Số: 05/QC-BTL" or "Số 05-QC/BTGTU".

    Without a number room is left to write it by hand, as on a paper that the clerk has not yet registered.
    """
    shown = format_number(DocumentNumber(style, number, issuers, type_)) if number else ""
    if not shown:
        blank = format_number(DocumentNumber(style, "0", issuers, type_)).removeprefix("00")
        shown = "\N{NO-BREAK SPACE}" * 6 + blank
    return f"Số: {shown}" if style == "state" else f"Số {shown}"


_KINDS_OF_UNIT = ("phòng", "ban", "bộ phận", "tổ", "vụ", "cục", "khoa", "đội", "trung tâm")
_OFFICE = "văn phòng"


def unit_abbreviation(name: str) -> str:
    """Return how the symbol of a letter names the unit that drafted it: `CT` for “Phòng Chính trị”, `VP` for “Văn phòng”.

    The first letters of its words without the word for the kind of unit, as offices form them; the clerk may change it.
    """
    words = unicodedata.normalize("NFC", name).strip().casefold()
    if words.startswith(_OFFICE):
        words = _OFFICE
    else:
        kind = next((kind for kind in _KINDS_OF_UNIT if words.startswith(f"{kind} ")), "")
        words = words.removeprefix(kind)
    return "".join(word[0] for word in re.findall(r"\w+", words) if word != "và").upper()


def type_name(abbreviation: str, language: str = "vi") -> str:
    """Return the name of a type of document, or the abbreviation itself where the catalogue lacks it."""
    kind = TYPES.get(abbreviation)
    if kind is None:
        return abbreviation
    return kind.en if language == "en" else kind.vi

"""The text of a file's first page, as far as it can be had: to look for a secrecy mark there.

Returns "" where there is none: a picture, a scan, an empty sheet. What reads documents for people is `reading`.
"""

from __future__ import annotations

import io
import re

import python_calamine

from phoihop.reading.formats import package as reading_package
from phoihop.reading.formats.legacy import guessed, without_fonts
from phoihop.reading.formats.sheets import check_reach
from phoihop.reading.recognise import layout_of, of_a_code_page
from phoihop.reading.refusals import ReadRefused
from phoihop.record.law import Refused
from phoihop.vault.packages import Package, xml

MOST_ROWS = 200
LINES = 400
PARAGRAPHS = {"p", "h"}
HEADERS = ("{*}oddHeader", "{*}firstHeader", "{*}evenHeader")
CODES = {
    "encrypted": "file_encrypted",
    "macros": "file_active",
    "too_large": "file_bomb",
    "too_deep": "file_bomb",
    "too_slow": "file_bomb",
}


def of_document(data: bytes, name: str) -> str:
    """Text of a .docx, by the reader of documents."""
    try:
        layout = layout_of(data, name, len(data))
    except ReadRefused as refusal:
        if refusal.code in {"no_text", "empty"}:
            return ""
        if refusal.code == "secret":
            raise Refused("file_secret", {"mark": refusal.params.get("mark", "")}, "secret") from refusal
        raise Refused(CODES.get(refusal.code, "file_broken")) from refusal
    return layout.stamped


def of_older_text(data: bytes) -> str | None:
    """Plain text from before Unicode, as what it shows: TCVN3, VNI, Windows' Vietnamese; None for anything else."""
    text = of_a_code_page(data)
    encoding = guessed(text) if text is not None else None
    return without_fonts(text, encoding) if text is not None and encoding is not None else text


def of_workbook(package: Package, data: bytes) -> str:
    """Text of the first sheet of an .xlsx, its page header and what is drawn upon sheets included."""
    lines = [of_sheet(data)]
    for name in package.names():
        if name.startswith("xl/drawings/drawing"):
            lines += paragraphs(package.part(name))
        elif name == "xl/worksheets/sheet1.xml":
            lines += [
                re.sub(r"&[LCR]|&\"[^\"]*\"|&\d+", "\n", each.text or "")
                for each in xml(package.part(name)).iter(*HEADERS)
            ]
    return "\n".join(lines)


def of_sheet(data: bytes) -> str:
    """Text of the first sheet of a workbook of any kind, one line for each cell."""
    try:
        if data.startswith(b"PK"):
            check_reach(reading_package.Package(data))
        return cells_of(python_calamine.load_workbook(io.BytesIO(data)))
    except ReadRefused as refusal:
        raise Refused(CODES.get(refusal.code, "file_broken")) from refusal
    except python_calamine.PasswordError as error:
        raise Refused("file_encrypted") from error
    except (python_calamine.CalamineError, ValueError, OSError) as error:
        raise Refused("file_broken") from error
    except BaseException as error:
        # A panic of the reader, which is written in Rust, is no `Exception`, and its type has no public name.
        if type(error).__name__ == "PanicException":
            raise Refused("file_broken") from error
        raise


def cells_of(book: python_calamine.CalamineWorkbook) -> str:
    if any(sheet.typ == python_calamine.SheetTypeEnum.MacroSheet for sheet in book.sheets_metadata):
        raise Refused("file_active")
    if not book.sheet_names:
        return ""
    rows = book.get_sheet_by_index(0).to_python(nrows=MOST_ROWS)
    return "\n".join(str(cell) for row in rows for cell in row if str(cell).strip())


def of_slides(package: Package) -> str:
    """Text of the first slide."""
    slides = sorted(
        (name for name in package.names() if name.startswith("ppt/slides/slide")), key=lambda n: (len(n), n)
    )
    if not slides:
        return ""
    return "\n".join(paragraphs(package.part(slides[0])))


def paragraphs(data: bytes) -> list[str]:
    """Text of each paragraph of a drawing or slide."""
    return ["".join(run.text or "" for run in each.iter("{*}t")) for each in xml(data).iter("{*}p")]


def of_open_text(package: Package) -> str:
    """Text of the first paragraphs of an .odt, page headers included (a stamp may stand there)."""
    lines = []
    for part in ("styles.xml", "content.xml"):
        data = package.part(part)
        for each in xml(data).iter() if data else ():
            if isinstance(each.tag, str) and each.tag.rpartition("}")[2] in PARAGRAPHS:
                lines.append("".join(each.itertext()))
                if len(lines) >= LINES:
                    break
    return "\n".join(lines)

"""Recognises the text of pages that are pictures: scans in .pdf, and .png, .jpg and .tif, by Tesseract with Vietnamese.

Tesseract is asked directly, page by page and over pipes, so that progress can be told, each word keeps how sure the
recogniser is, and no file is written. Tables are found by the ruling lines that are seen in the picture.
"""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import msgspec
import pypdfium2 as pdfium

from phoihop.reading.formats.lines import LEAST_GUTTER, Line
from phoihop.reading.formats.pages import Sheet, layout_of_pages, sheet_of
from phoihop.reading.formats.pictures import DPI, POINTS, drawn, photograph
from phoihop.reading.formats.rulings import RuledTable
from phoihop.reading.formats.wrapped import wrapped
from phoihop.reading.layout import Layout
from phoihop.reading.refusals import ReadRefused
from phoihop.reading.secrecy import secrecy_mark

LANGUAGE = "vie"
TURNED = "osd"
"""The part of Tesseract that sees whether a page stands on its head."""
USUAL_PLACES = ("Tesseract-OCR/tesseract.exe",)
PROGRAM_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
KEPT_VARIABLES = ("PATH", "SYSTEMROOT", "TESSDATA_PREFIX", "WINDIR", "LANG")
SECONDS = 50.0
MOST_PAGES_OF_A_PICTURE = 500
SPECK = 30
"""What is recognised so unsurely and has neither letter nor digit is dirt on the paper."""
FRAME_MARKS = frozenset("|_=[]¦ˆ")
DASHES = frozenset("—–-")
"""One of these at the beginning of a line is a bullet; several are what is seen of a ruling line."""
JPEG = b"\xff\xd8\xff"
WORD_LEVEL = "5"
TSV_COLUMNS = 12

Progress = Callable[[int, int], None]


def tesseract_program() -> str | None:
    """Where Tesseract lies, or None where it is not installed."""
    found = shutil.which("tesseract")
    if found:
        return found
    folders = [Path(os.environ[name]) for name in PROGRAM_FOLDERS if os.environ.get(name)]
    places = [folder / place for folder in folders for place in USUAL_PLACES]
    return next((str(place) for place in places if place.is_file()), None)


@lru_cache(maxsize=4)
def languages_of(program: str) -> frozenset[str]:
    """What a Tesseract can read."""
    try:
        said = run(program, ["--list-langs"], b"")
    except ReadRefused:
        return frozenset()
    return frozenset(line.strip() for line in said.splitlines()[1:])


def run(program: str, arguments: list[str], data: bytes) -> str:
    """Runs Tesseract once. Raises `ReadRefused`: broken, too_slow."""
    kept = {name: os.environ[name] for name in KEPT_VARIABLES if name in os.environ}
    try:
        done = subprocess.run(  # noqa: S603  # the program that we found, on a picture given through a pipe
            [program, *arguments], input=data, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env=kept | {"OMP_THREAD_LIMIT": "1"}, timeout=SECONDS, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise ReadRefused("too_slow", seconds=str(SECONDS)) from error
    except OSError as error:
        raise ReadRefused("needs_recogniser") from error
    if done.returncode:
        raise ReadRefused("broken")
    return done.stdout.decode("utf-8", errors="replace")


class Recogniser:
    """Reads pictures with the Tesseract of this machine; `ready` where it is there and knows Vietnamese."""

    def __init__(self, *, wanted: bool = True) -> None:
        self._wanted = wanted
        self._program = tesseract_program() if wanted else None
        self._checked = False

    @property
    def ready(self) -> bool:
        return self._program is not None and LANGUAGE in languages_of(self._program)

    def sheet_of_page(self, document: pdfium.PdfDocument, number: int) -> Sheet:
        """One page of a PDF. Raises `ReadRefused`: needs_recogniser, no_text, secret, too_large, too_slow."""
        self.check_ready()
        picture = drawn(document, number)
        said = self.ask(picture.as_file(), "--dpi", str(DPI))
        return self.checked(sheet_of_words(said, picture.height * POINTS / DPI, DPI, picture.tables(), number), number)

    def layout_of_picture(self, data: bytes, progress: Progress | None) -> Layout:
        """A picture of one page, or a .tif of several. Raises as `sheet_of_page` does, and broken."""
        self.check_ready()
        document = photograph(data) if data.startswith(JPEG) else wrapped(data)
        sheets = self.sheets_of(document, progress) if document is not None else []
        if any(sheet.items for sheet in sheets):
            return layout_of_pages(sheets, ("recognised",))
        if data.startswith(JPEG):
            raise ReadRefused("no_text")
        return self.layout_as_it_lies(data, progress)

    def layout_as_it_lies(self, data: bytes, progress: Progress | None) -> Layout:
        """A picture that cannot be laid on a page of a PDF: neither set straight nor looked at for tables."""
        count = pages_of_tiff(data) if data[:2] in (b"II", b"MM") else 1
        sheets: list[Sheet] = []
        for number in range(count):
            chosen = ("-c", f"tessedit_page_number={number}") if count > 1 else ()
            said = self.ask(data, *chosen)
            sheets.append(self.checked(sheet_of_words(said, 0.0, DPI, [], number), number))
            if progress is not None:
                progress(number + 1, count)
        if not any(sheet.items for sheet in sheets):
            raise ReadRefused("no_text")
        return layout_of_pages(sheets, ("recognised",))

    def sheets_of(self, document: pdfium.PdfDocument, progress: Progress | None) -> list[Sheet]:
        """Pictures on pages of a PDF: so they are drawn straight, and their ruling lines are seen."""
        sheets: list[Sheet] = []
        try:
            count = len(document)
            for number in range(count):
                sheets.append(self.sheet_of_page(document, number))
                if progress is not None:
                    progress(number + 1, count)
        finally:
            document.close()
        return sheets

    def check_ready(self) -> None:
        if not self._wanted:
            raise ReadRefused("no_text")
        if not self.ready:
            raise ReadRefused("needs_recogniser")

    def ask(self, data: bytes, *arguments: str) -> str:
        assert self._program is not None
        mode = ["--psm", "1"] if TURNED in languages_of(self._program) else ["--psm", "3"]
        return run(self._program, ["stdin", "stdout", "-l", LANGUAGE, *mode, *arguments, "tsv"], data)

    def checked(self, sheet: Sheet, number: int) -> Sheet:
        """Looks for a secrecy mark as soon as the first page is read, before the others are."""
        mark = secrecy_mark("\n".join(line.text for line in sheet.lines())) if number == 0 else None
        if mark:
            raise ReadRefused("secret", mark=mark)
        return sheet


def sheet_of_words(said: str, height: float, dpi: int, tables: list[RuledTable], number: int) -> Sheet:
    """A page from what Tesseract says: one line of tab-separated values for each word, with its place and certainty."""
    scale = POINTS / dpi
    lines: dict[tuple[str, ...], list[Line]] = {}
    for each in said.splitlines()[1:]:
        cells = each.split("\t")
        if len(cells) < TSV_COLUMNS or cells[0] != WORD_LEVEL:
            continue
        text, sure = cells[11].strip(), round(float(cells[10]))
        if is_dirt(text, sure):
            continue
        left, top, wide, tall = (int(cell) * scale for cell in cells[6:10])
        word = Line(text, left, left + wide, height - top - tall, height - top, number, [max(sure, 0)])
        lines.setdefault(tuple(cells[1:5]), []).append(word)
    turned = turning(lines.values())
    if turned != (1, 0):
        lines = {key: [laid(word, *turned) for word in words] for key, words in lines.items()}
        tables = []
    pieces: list[Line] = []
    for words in lines.values():
        inside = [any(table.holds(*middle(word)) for table in tables) for word in words]
        pieces += [word for word, is_inside in zip(words, inside, strict=True) if is_inside]
        free = [word for word, is_inside in zip(words, inside, strict=True) if not is_inside]
        pieces += [as_line(part) for part in without_gaps(free)]
    return sheet_of(pieces, tables, number)


def is_dirt(text: str, sure: int) -> bool:
    """Whether a word is no word: nothing, a ruling line, or a speck."""
    marks = set(text)
    if not text or marks <= FRAME_MARKS or (len(text) > 1 and marks <= FRAME_MARKS | DASHES):
        return True
    return sure < SPECK and text not in DASHES and not any(letter.isalnum() for letter in text)


def turning(lines: Iterable[list[Line]]) -> tuple[int, int]:
    """In which direction words follow each other on the picture: (1, 0) to the right, (-1, 0) where it lies on its head,
    (0, -1) and (0, 1) where it lies on its side.
    """
    across = down = 0.0
    for words in lines:
        for one, two in pairwise(words):
            across += middle(two)[0] - middle(one)[0]
            down += middle(two)[1] - middle(one)[1]
    if abs(across) >= abs(down):
        return (1, 0) if across >= 0 else (-1, 0)
    return (0, 1) if down > 0 else (0, -1)


def laid(word: Line, across: int, down: int) -> Line:
    """A word where it would stand on a page that is turned the right way; only distances matter from here on."""
    ends = [
        (across * x + down * y, across * y - down * x) for x, y in ((word.left, word.bottom), (word.right, word.top))
    ]
    (left, right), (bottom, top) = (sorted(values) for values in zip(*ends, strict=True))
    return msgspec.structs.replace(word, left=left, right=right, bottom=bottom, top=top)


def middle(word: Line) -> tuple[float, float]:
    return (word.left + word.right) / 2, (word.bottom + word.top) / 2


def without_gaps(words: list[Line]) -> Iterator[list[Line]]:
    """The words of a line in parts, divided where the gap is as wide as between two columns."""
    part: list[Line] = []
    for word in words:
        if part and word.left - part[-1].right > LEAST_GUTTER:
            yield part
            part = []
        part.append(word)
    if part:
        yield part


def as_line(words: list[Line]) -> Line:
    return Line(
        " ".join(word.text for word in words), words[0].left, max(word.right for word in words),
        min(word.bottom for word in words), max(word.top for word in words), words[0].page,
        [sure for word in words for sure in word.sures],
    )  # fmt: skip


def pages_of_tiff(data: bytes) -> int:
    """How many pictures a .tif holds (TIFF 6.0, section 2): its directories, one after the other."""
    order = "<" if data[:2] == b"II" else ">"
    count, seen = 0, set()
    try:
        (at,) = struct.unpack_from(f"{order}I", data, 4)
        while at and at not in seen and count < MOST_PAGES_OF_A_PICTURE:
            seen.add(at)
            count += 1
            (entries,) = struct.unpack_from(f"{order}H", data, at)
            (at,) = struct.unpack_from(f"{order}I", data, at + 2 + entries * 12)
    except struct.error as error:
        raise ReadRefused("broken") from error
    return max(count, 1)

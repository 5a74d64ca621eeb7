"""Scans are recognised page by page; what the recogniser is unsure of is kept; without one a sentence says what to do."""

from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium
import pytest

from phoihop.reading import Reading, ReadRefused, Wanted, read
from phoihop.reading.formats import scans
from phoihop.reading.formats.pictures import IS_DARK, rendered
from phoihop.reading.formats.skew import slant
from phoihop.reading.isolated import read_in_child
from samples.reading.errors import edits, error_rate
from samples.reading.golden import HERE
from samples.reading.pages import pdf_of
from samples.reading.scans import first_page, picture, scanned

MOST_ERRORS = 0.02
"""At 200 dpi, as the aim for our own samples says; the text that the PDF itself holds is what is meant."""
needs_tesseract = pytest.mark.skipif(not scans.Recogniser().ready, reason="Tesseract with Vietnamese is not installed")


def printed(name: str) -> bytes:
    return (HERE / f"{name}.pdf").read_bytes()


@needs_tesseract
@pytest.mark.slow
@pytest.mark.parametrize("name", ["party-form", "annex-table"])
def test_a_scan_reads_like_the_page_it_was_made_of(name: str) -> None:
    meant, found = read(printed(name), "a.pdf"), read(scanned(printed(name)), "a.pdf")
    assert error_rate(meant.text, found.text) < MOST_ERRORS
    assert found.notes == ("recognised",)
    assert [(len(item.text.split()), item.lead, item.cadence) for item in found.commitments] == [
        (len(item.text.split()), item.lead, item.cadence) for item in meant.commitments
    ]
    assert all(80 < item.sure < 100 for item in found.commitments)
    assert all(item.sure == 100 for item in meant.commitments)


@needs_tesseract
@pytest.mark.slow
def test_progress_is_told_page_by_page_and_what_it_raises_ends_the_reading() -> None:
    class Cancelled(Exception):
        pass

    told: list[tuple[int, int]] = []

    def cancel(done: int, of: int) -> None:
        told.append((done, of))
        raise Cancelled

    data = scanned(printed("annex-table"), dpi=100)
    pages = len(pdfium.PdfDocument(data))
    with pytest.raises(Cancelled):
        read_in_child(data, "a.pdf", progress=cancel)
    assert told == [(1, pages)]


@needs_tesseract
@pytest.mark.slow
@pytest.mark.parametrize("kind", ["png", "jpeg", "tiff"])
def test_a_page_may_come_as_a_picture(kind: str) -> None:
    meant = read(first_page(printed("party-form")), "a.pdf")
    found = read(picture(printed("party-form"), kind), f"a.{kind}")
    assert error_rate(meant.text, found.text) < MOST_ERRORS
    assert len(found.commitments) == len(meant.commitments)


@needs_tesseract
@pytest.mark.slow
@pytest.mark.parametrize("turned", [90, 180])
def test_a_page_that_lies_on_its_head_or_side_is_turned(turned: int) -> None:
    page = first_page(printed("party-form"))
    found = read(scanned(page, turned=turned), "a.pdf")
    assert error_rate(read(page, "a.pdf").text, found.text) < 2 * MOST_ERRORS


@needs_tesseract
@pytest.mark.slow
@pytest.mark.parametrize("degrees", [1.0, -2.0, 3.0])
def test_a_page_that_was_laid_askew_is_read_like_a_straight_one(degrees: float) -> None:
    page = first_page(printed("annex-table"))
    meant, found = read(page, "a.pdf"), read(scanned(page, slanted=degrees), "a.pdf")
    assert error_rate(meant.text, found.text) < MOST_ERRORS
    assert len(found.commitments) == len(meant.commitments)


@needs_tesseract
@pytest.mark.slow
def test_the_table_on_a_photographed_page_is_seen() -> None:
    meant = read(first_page(printed("annex-table")), "a.pdf")
    found = read(picture(printed("annex-table"), "jpeg"), "a.jpg")
    assert [(item.lead, item.support) for item in found.commitments] == [
        (item.lead, item.support) for item in meant.commitments
    ]


@needs_tesseract
@pytest.mark.slow
@pytest.mark.parametrize("kind", ["png", "tiff"])
def test_the_table_on_a_page_that_comes_as_a_picture_is_seen_though_it_lies_askew(kind: str) -> None:
    meant = read(first_page(printed("annex-table")), "a.pdf")
    found = read(picture(scanned(first_page(printed("annex-table")), slanted=2.0), kind), f"a.{kind}")
    assert error_rate(meant.text, found.text) < MOST_ERRORS
    assert [(item.lead, item.support) for item in found.commitments] == [
        (item.lead, item.support) for item in meant.commitments
    ]


@pytest.mark.parametrize("degrees", [0.0, 0.6, 1.0, -2.0, 3.0, -4.5])
def test_the_slant_of_a_page_is_measured_to_a_fraction_of_a_degree(degrees: float) -> None:
    page = pdfium.PdfDocument(scanned(first_page(printed("party-form")), dpi=100, slanted=degrees))[0]
    small = rendered(page, 1.0, 0.0)
    assert abs(slant(small.width, small.height, small.shades.translate(IS_DARK)) - degrees) <= 0.25


@pytest.mark.parametrize(("width", "height"), [(0, 0), (10, 10), (200, 1), (300, 300)])
def test_an_empty_page_has_no_slant(width: int, height: int) -> None:
    assert slant(width, height, b"\xff" * (width * height)) == 0.0


@needs_tesseract
@pytest.mark.slow
def test_a_stamp_on_the_first_page_ends_the_reading_before_the_others_are_recognised() -> None:
    told: list[int] = []
    with pytest.raises(ReadRefused, match="secret"):
        read(scanned((HERE / "stamped.pdf").read_bytes()), "a.pdf", progress=lambda done, _of: told.append(done))
    assert told == []


@needs_tesseract
@pytest.mark.slow
def test_words_that_are_unsure_are_kept_with_their_place() -> None:
    reading = read(scanned(first_page(printed("party-form")), dpi=70), "a.pdf")
    assert reading.doubts
    assert all(0 <= doubt.start < doubt.end <= len(reading.text) and doubt.sure < 80 for doubt in reading.doubts)
    assert b'"doubts"' in reading.to_json()


@needs_tesseract
@pytest.mark.slow
@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n" + b"\0" * 40, b"\xff\xd8\xff" + b"x" * 900, b"II*\0\x08\0\0\0\1"]
)
def test_a_broken_picture_is_refused(data: bytes) -> None:
    with pytest.raises(ReadRefused, match="broken"):
        read(data, "a.png")


def without_tesseract(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    for name in ("PATH", *scans.PROGRAM_FOLDERS):
        monkeypatch.setenv(name, str(folder))


def test_without_tesseract_a_scan_is_refused_with_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    without_tesseract(monkeypatch, tmp_path)
    for data, name in ((scanned(pdf_of([[(60, 700, "x")]])), "a.pdf"), (b"\x89PNG\r\n\x1a\n", "a.png")):
        with pytest.raises(ReadRefused, match="needs_recogniser"):
            read(data, name)
        with pytest.raises(ReadRefused, match="no_text"):
            read(data, name, Wanted(pictures=False))


def test_a_tesseract_without_vietnamese_is_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(scans, "languages_of", lambda program: frozenset({"eng", "osd"}))
    with pytest.raises(ReadRefused, match="needs_recogniser"):
        read(b"\x89PNG\r\n\x1a\n", "a.png")


def test_pages_of_text_are_read_where_others_are_pictures(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    without_tesseract(monkeypatch, tmp_path)
    whole = pdfium.PdfDocument.new()
    for part in (printed("party-form"), scanned(pdf_of([[(60, 700, "x")]]))):
        whole.import_pages(pdfium.PdfDocument(part))
    file = tmp_path / "whole.pdf"
    whole.save(str(file))
    reading: Reading = read(file.read_bytes(), "a.pdf")
    assert reading.notes == ("pages_unread",)
    assert len(reading.commitments) == 8


def test_tesseract_is_found_where_windows_puts_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / scans.USUAL_PLACES[0]
    program.parent.mkdir(parents=True)
    program.touch()
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("PROGRAMFILES", str(tmp_path))
    assert scans.tesseract_program() == str(program)


def test_errors_are_counted_as_edits() -> None:
    assert [edits("hợp", "họp"), edits("hợp", ""), edits("", "ab"), edits("kitten", "sitting")] == [1, 3, 2, 3]


@pytest.mark.parametrize(
    ("text", "sure", "dirt"),
    [("-", 20, False), ("—", 90, False), ("——", 90, True), ("|", 95, True), ("=_", 90, True), ("~", 10, True), ("a", 5, False), ("", 90, True), (")", 80, False)],
)  # fmt: skip
def test_ruling_lines_and_specks_are_no_words_and_bullets_are(text: str, sure: int, dirt: bool) -> None:
    assert scans.is_dirt(text, sure) is dirt

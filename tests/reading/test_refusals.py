"""What bad input gets: a code and one plain sentence in both languages, never a traceback."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.reading import Reading, ReadRefused, read
from phoihop.reading.command import bytes_of as bytes_of_file
from phoihop.reading.isolated import Limits, read_in_child
from phoihop.reading.sentences import QUESTIONS, REFUSALS, question, refusal
from samples.reading.forms import bytes_of
from samples.reading.pages import pdf_of


def packaged(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def word_part(body: str) -> bytes:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    return f"<w:document {space}><w:body>{body}</w:body></w:document>".encode()


def word_of(body: str) -> bytes:
    return packaged({"word/document.xml": word_part(body)})


def sample() -> bytes:
    made = docx.Document()
    made.add_paragraph("Sở A có trách nhiệm báo cáo.")
    return bytes_of(made)


def old_office(*streams: str, header: bytes = b"") -> bytes:
    """What begins like a file of the old Office and names its streams."""
    names = b"".join(name.encode("utf-16-le") + b"\0\0" for name in streams)
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + header + b"\0" * 512 + names


def open_file(kind: str, more: dict[str, bytes] | None = None) -> bytes:
    mimetype = f"application/vnd.oasis.opendocument.{kind}".encode()
    return packaged({"mimetype": mimetype, "content.xml": b"<a/>", **(more or {})})


ENTITY = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><w:document/>'


def locked_pdf() -> bytes:
    """A PDF under a password."""
    writer, file = pypdf.PdfWriter(), io.BytesIO()
    writer.append(io.BytesIO(pdf_of([[(60, 700, "Sở A báo cáo.")]])))
    writer.encrypt("x", algorithm="AES-256")
    writer.write(file)
    return file.getvalue()


def heads_without_end() -> bytes:
    """A Word file with more heads of pages than anybody could read, each small."""
    head = b"<w:hdr xmlns:w='x'>" + b" " * 3_000_000 + b"</w:hdr>"
    return packaged({"word/document.xml": word_part("<w:p/>"), **{f"word/header{n}.xml": head for n in range(80)}})


BAD = {
    "an empty file": (b"", "a.docx", "empty"),
    "only blanks": (b" \n\t ", "a.txt", "empty"),
    "a truncated package": (sample()[:200], "a.docx", "broken"),
    "a package without a document": (packaged({"x": b"y"}), "a.docx", "unknown_type"),
    "XML that is cut off": (packaged({"word/document.xml": b"<w:document"}), "a.docx", "broken"),
    "entities": (packaged({"word/document.xml": ENTITY}), "a.docx", "broken"),
    "macros": (packaged({"word/document.xml": b"<a/>", "word/vbaProject.bin": b"x"}), "a.docm", "macros"),
    "a bomb": (packaged({"word/document.xml": b" " * 200_000_000}), "a.docx", "too_large"),
    "deep nesting": (word_of("<w:sdt>" * 100_000 + "</w:sdt>" * 100_000), "a.docx", "too_deep"),
    "nested content controls": (
        word_of("<w:sdt><w:sdtContent>" * 60 + "</w:sdtContent></w:sdt>" * 60), "a.docx", "too_deep",
    ),
    "an encrypted package": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512 + "EncryptedPackage".encode("utf-16-le"), "a.docx", "encrypted",
    ),
    "an old Word file": (old_office("WordDocument"), "a.doc", "needs_office"),
    "an old Word file with macros": (old_office("WordDocument", "_VBA_PROJECT"), "a.doc", "macros"),
    "an old Word file under a password": (
        old_office("WordDocument", header=b"\xec\xa5" + b"\0" * 9 + b"\1"), "a.doc", "encrypted",
    ),
    "an old file of no kind that is read": (old_office("PowerPoint Document"), "a.ppt", "unknown_type"),
    "a workbook under a password": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512 + "EncryptedPackage".encode("utf-16-le"), "a.xlsx", "encrypted",
    ),
    "an open workbook under a password": (
        open_file("spreadsheet", {"META-INF/manifest.xml": b"<manifest:encryption-data/>"}), "a.ods", "encrypted",
    ),
    "an old workbook under a password": (
        old_office("Workbook", header=b"\x09\x08\x10\x00" + b"\0" * 16 + b"\x2f\x00\x06\x00" + b"\0" * 6), "a.xls", "encrypted",
    ),
    "an old workbook under a password after a note": (
        old_office("Book", header=b"\x09\x08\x08\x00" + b"\0" * 8 + b"\x86\0\0\0\x2f\0\x06\0" + b"\0" * 6), "a.xls", "encrypted",
    ),
    "an old workbook that ends at once": (
        old_office("Workbook", header=b"\x09\x08\x10\x00" + b"\0" * 16 + b"\xe1\0\xff\xff"), "a.xls", "broken",
    ),
    "an old workbook that is broken": (old_office("Workbook"), "a.xls", "broken"),
    "a workbook with macros": (packaged({"xl/workbook.xml": b"<a/>", "xl/vbaProject.bin": b"x"}), "a.xlsm", "macros"),
    "a workbook that is a bomb": (
        packaged({"xl/workbook.xml": b"<a/>", "xl/worksheets/sheet1.xml": b" " * 50_000_000}), "a.xlsx", "too_large",
    ),
    "a workbook that is none": (packaged({"xl/workbook.xml": b"<a/>"}), "a.xlsx", "broken"),
    "rich text": (b"{\\rtf1 x}", "a.rtf", "needs_office"),
    "an open document": (open_file("text"), "a.odt", "needs_office"),
    "an open document with macros": (open_file("text", {"Basic/Standard/Module1.xml": b"x"}), "a.odt", "macros"),
    "an open document under a password": (
        open_file("text", {"META-INF/manifest.xml": b"<manifest:encryption-data/>"}), "a.odt", "encrypted",
    ),
    "an open drawing": (open_file("graphics"), "a.odg", "unknown_type"),
    "a bomb of many parts": (heads_without_end(), "a.docx", "too_large"),
    "styles nested deeply": (
        packaged({"word/document.xml": word_part("<w:p/>"), "word/styles.xml": b"<a>" * 100_000 + b"</a>" * 100_000}), "a.docx",
        "too_deep",
    ),
    "letters turned around": ("Sở A có trách nhiệm báo cáo \u202ehằng quý".encode(), "a.txt", "turned_text"),
    "letters turned around in Word": (word_of("<w:p><w:r><w:t>Sở A \u202dbáo cáo</w:t></w:r></w:p>"), "a.docx", "turned_text"),
    "a page with zero bytes": (b"<html><body>a\0b</body></html>", "a.html", "wrong_type"),
    "a PDF under a password": (locked_pdf(), "a.pdf", "encrypted"),
    "a PDF that is cut off": (pdf_of([[(60, 700, "Sở A báo cáo.")]])[:300], "a.pdf", "broken"),
    "a PDF of arrays in arrays": (b"%PDF-1.4\n1 0 obj " + b"[" * 100_000 + b"]" * 100_000 + b" endobj", "a.pdf", "broken"),
    "a broken PDF": (b"%PDF-1.7\n1 0 obj", "a.pdf", "broken"),
    "a PDF without text": (pdf_of([[]]), "a.pdf", "no_text"),
    "a picture of a kind that no scanner makes": (b"GIF89a" + b"\0" * 40, "a.gif", "no_text"),
    "zero bytes in a text": (b"a\0b", "a.txt", "wrong_type"),
    "a text that is not UTF-8": ("Quy chế".encode("utf-16-le") + b"\xff", "a.txt", "not_utf8"),
    "a program": (b"MZ\x90\0", "a.exe", "unknown_type"),
    "a text called .docx": (b"xin chao", "a.docx", "wrong_type"),
    "a text too long": (b"x " * 2_100_000, "a.txt", "too_large"),
    "an empty Word file": (word_of(""), "a.docx", "no_text"),
    "an empty page": (b"<html><body><script>x</script></body></html>", "a.html", "no_text"),
    "a page nested deeply": (b"<html>" + b"<div>" * 5000 + b"x", "a.html", "too_deep"),
}  # fmt: skip


@pytest.mark.parametrize("what", BAD)
def test_bad_input_is_refused_with_its_code(what: str) -> None:
    data, name, code = BAD[what]
    with pytest.raises(ReadRefused) as refused:
        read(data, name)
    assert refused.value.code == code


APART = (
    "a bomb",
    "a bomb of many parts",
    "deep nesting",
    "a PDF of arrays in arrays",
    "a truncated package",
    "letters turned around",
)


@pytest.mark.parametrize("what", APART)
def test_a_child_says_the_same_of_it_and_leaves_nothing_behind(what: str, tmp_path: Path) -> None:
    data, name, code = BAD[what]
    with pytest.raises(ReadRefused) as refused:
        read_in_child(data, name, Limits(seconds=30.0, most_memory=1024 * 1024 * 1024), place=tmp_path)
    assert refused.value.code == code
    assert list(tmp_path.iterdir()) == []


def test_a_file_of_200_megabytes_is_refused_before_it_is_read(tmp_path: Path) -> None:
    place = tmp_path / "a.docx"
    with place.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    with pytest.raises(ReadRefused, match="too_large"):
        bytes_of_file(place)


def test_a_file_beyond_the_limit_is_refused() -> None:
    with pytest.raises(ReadRefused) as refused:
        read(b"x" * 2000, "a.txt", most_bytes=1000)
    assert refused.value.code == "too_large"


def test_a_word_file_with_the_wrong_name_is_read_as_what_it_is() -> None:
    assert read(sample(), "a.txt").text == "Sở A có trách nhiệm báo cáo."


def test_every_refusal_and_question_has_a_sentence_in_both_languages() -> None:
    for code in REFUSALS:
        assert refusal(code, "vi", name="a", mark="MẬT") != refusal(code, "en", name="a", mark="MẬT")
        assert "{" not in refusal(code, "en", name="a", mark="MẬT")
    for code in QUESTIONS:
        assert question(code, "vi", cadences="x") != question(code, "en", cadences="x")


@given(st.binary(max_size=300), st.sampled_from(["a.docx", "a.pdf", "a.html", "a.txt", "a"]))
def test_any_bytes_give_a_reading_or_a_refusal(data: bytes, name: str) -> None:
    try:
        assert isinstance(read(data, name), Reading)
    except ReadRefused as refused:
        assert refused.code in REFUSALS


@given(st.integers(0, 20_000), st.integers(0, 255))
def test_a_word_file_with_a_changed_byte_gives_a_reading_or_a_refusal(at: int, byte: int) -> None:
    data = bytearray(sample())
    data[at % len(data)] = byte
    try:
        assert isinstance(read(bytes(data), "a.docx"), Reading)
    except ReadRefused as refused:
        assert refused.code in REFUSALS

"""What comes in at the door of the vault, what does not, and that a refusal leaves nothing behind."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from phoihop.record.law import Refused
from phoihop.vault.door import Examined, examine
from phoihop.vault.sentences import SENTENCES
from samples.reading.older import tcvn3
from vault import samples

LIMIT = 1024 * 1024


def door(data: bytes, name: str, *, declared: bool = False, limit: int = LIMIT) -> Examined:
    return examine(data, name, declared_not_secret=declared, limit=limit)


def refusal(data: bytes, name: str, *, declared: bool = True) -> Refused:
    with pytest.raises(Refused) as refused:
        door(data, name, declared=declared)
    for language in ("vi", "en"):
        assert SENTENCES[refused.value.code][language].format(**refused.value.params)
    return refused.value


READABLE = {
    "docx": samples.word,
    "xlsx": samples.table,
    "pptx": samples.slides,
    "odt": samples.open_text,
    "ods": samples.open_sheet,
    "doc": lambda: samples.stored("plain.doc"),
    "xls": lambda: samples.stored("plain.xls"),
    "rtf": samples.rich,
    "txt": lambda: "\n".join(samples.PLAIN).encode(),
    "csv": lambda: ";".join(samples.PLAIN).encode("utf-16"),
    "pdf": lambda: samples.pdf("Bao cao mau quy III"),
}
UNREADABLE = {"png": samples.png, "jpg": samples.jpeg, "tif": samples.tiff, "pdf": samples.pdf}


@pytest.mark.parametrize("suffix", READABLE)
def test_what_offices_send_comes_in_and_its_text_is_read(suffix: str) -> None:
    examined = door(READABLE[suffix](), f"báo cáo.{suffix}")
    assert (examined.media.suffixes[0], examined.name, examined.has_text) == (suffix, f"báo cáo.{suffix}", True)


@pytest.mark.parametrize("suffix", UNREADABLE)
def test_a_scan_comes_in_only_when_it_was_declared_to_bear_no_mark(suffix: str) -> None:
    data = UNREADABLE[suffix]()
    refused = refusal(data, f"bản chụp.{suffix}", declared=False)
    assert (refused.code, refused.params) == ("file_undeclared", {"name": f"bản chụp.{suffix}"})
    assert not door(data, f"bản chụp.{suffix}", declared=True).has_text


def test_a_word_file_that_holds_only_a_picture_is_a_scan_too() -> None:
    assert refusal(samples.word(("",)), "a.docx", declared=False).code == "file_undeclared"


STAMPED: dict[str, Callable[[], bytes]] = {
    "docx": lambda: samples.word(samples.STAMPED),
    "xlsx": lambda: samples.table(samples.STAMPED),
    "xlsx with the stamp in the page header": lambda: samples.table(header='&L&14Số 5&R&"Arial,Bold"MẬT'),
    "xlsx with the stamp drawn upon it": lambda: samples.with_part(
        samples.table(), "xl/drawings/drawing1.xml", f"<d {samples.DRAWING}><a:p><a:r><a:t>MẬT</a:t></a:r></a:p></d>"
    ),
    "pptx": lambda: samples.slides(samples.STAMPED),
    "odt": lambda: samples.open_text(samples.STAMPED),
    "ods": lambda: samples.open_sheet(samples.STAMPED),
    "doc": lambda: samples.stored("stamped.doc"),
    "xls": lambda: samples.stored("stamped.xls"),
    "rtf": lambda: samples.rich(samples.STAMPED),
    "rtf in its page header": lambda: samples.rich().replace(b"\\pard", rb"{\header M\u7852?T\par}\pard", 1),
    "rtf in the code page of Windows": lambda: samples.rich().replace(b"\\pard", rb"\pard M\'c2\'f2T\par ", 1),
    "txt": lambda: "\n".join(samples.STAMPED).encode(),
    "csv": lambda: ",".join(samples.STAMPED).encode(),
    "pdf": lambda: samples.stored("stamped.pdf"),
}


@pytest.mark.parametrize("kind", STAMPED)
def test_a_secrecy_stamp_is_refused_whatever_was_declared_and_without_the_name(kind: str) -> None:
    refused = refusal(STAMPED[kind](), f"Kế hoạch tác chiến.{kind[:4].strip()}")
    assert (refused.code, refused.kind) == ("file_secret", "secret")
    in_full = kind in {"docx", "xlsx", "pptx", "odt", "ods", "rtf", "txt", "csv"}
    assert refused.params == {"mark": "TỐI MẬT" if in_full else "MẬT"}


@pytest.mark.parametrize("name", ["TỐI MẬT.docx", "TỐI_MẬT.docx", "ＴỐI ＭẬＴ.docx"])
def test_a_file_whose_name_is_a_mark_is_refused_whatever_stands_in_it(name: str) -> None:
    refused = refusal(samples.word(), name)
    assert (refused.code, refused.params) == ("file_secret", {"mark": "TỐI MẬT"})


def test_a_name_that_only_contains_the_word_is_no_mark() -> None:
    assert door(samples.word(), "Quy chế bảo mật.docx").has_text


MISNAMED = {
    "xlsx": ("docx", samples.word),
    "docx": ("xlsx", samples.table),
    "PDF": ("docx", samples.word),
    "doc": ("docx", samples.word),
    "png": ("pdf", lambda: samples.pdf("Bao cao mau quy III")),
    "pdf": ("jpg", samples.jpeg),
}


@pytest.mark.parametrize("claimed", MISNAMED)
def test_a_name_that_contradicts_the_content_is_refused_and_both_kinds_are_told(claimed: str) -> None:
    true, make = MISNAMED[claimed]
    refused = refusal(make(), f"báo cáo.{claimed}")
    assert refused.code == "file_misnamed"
    assert refused.params == {"name": f"báo cáo.{claimed}", "claimed": claimed.lower(), "true": true}


def test_a_stamp_is_told_before_a_wrong_name_and_without_it() -> None:
    assert refusal(samples.word(samples.STAMPED), "Kế hoạch.xlsx").params == {"mark": "TỐI MẬT"}


@pytest.mark.parametrize("name", ["ảnh.png", "ảnh.tiff", "ảnh", "ảnh số 12.2026"])
def test_a_picture_named_as_another_picture_or_as_nothing_is_kept_under_its_true_kind(name: str) -> None:
    assert door(samples.jpeg(), name, declared=True).name.endswith(".jpg")


WRONG = {
    "a program": (samples.program(), "báo cáo.pdf"),
    "a program called a text": (samples.program(), "a.txt"),
    "a script called a text": (b"#!/bin/sh\necho", "a.txt"),
    "a script under its name": (b"echo", "a.bat"),
    "a page": (b"<!DOCTYPE html><html></html>", "a.txt"),
    "a page without its head": (b"hello <script>alert(1)</script>", "a.csv"),
    "a drawing": (b"<svg xmlns='x'><script/></svg>", "a.png"),
    "an archive": (samples.package({"a.docx": samples.word()}), "a.docx"),
    "an open document of another kind": (samples.package({"mimetype": "application/vnd.oasis.opendocument.database"}), "a.odt"),
    "an open document that is no package of one": (samples.package({"mimetype": "application/vnd.oasis.opendocument.text"}), "a.odt"),
    "an unknown compound file": (samples.compound({"Contents": b"x"}), "a.doc"),
    "noise": (bytes(range(256)), "a.jpg"),
    "text with a zero byte": (b"a\0b", "a.txt"),
    "a rar": (b"Rar!\x1a\x07\x01\x00", "a.rar"),
}  # fmt: skip


@pytest.mark.parametrize("what", WRONG)
def test_what_is_no_document_is_refused_by_its_content_whatever_its_name(what: str) -> None:
    data, name = WRONG[what]
    assert refusal(data, name).code == "file_wrong_type"


ACTIVE = {
    "Word macros": samples.with_part(samples.word(), "word/vbaProject.bin", b"x"),
    "Excel macros": samples.with_part(samples.table(), "xl/VBAPROJECT.BIN", b"x"),
    "a macro sheet": samples.with_part(samples.table(), "xl/macrosheets/sheet1.xml", b"x"),
    "a kind that allows macros": samples.with_part(
        samples.word(), "[Content_Types].xml", "<Types>application/vnd.ms-word.document.macroEnabled.main+xml</Types>"
    ),
    "a control": samples.with_part(samples.word(), "word/activeX/activeX1.xml", b"<x/>"),
    "open document macros": samples.with_part(samples.open_text(), "Basic/Standard/Module1.xml", b"<x/>"),
    "old Word macros": samples.old_word(extra={"_VBA_PROJECT": b"x"}),
    "a program for an old system inside": samples.with_part(samples.word(), "word/media/image1.png", b"MZ\x90\0 old"),
    "a program inside": samples.with_part(samples.word(), "word/media/image1.png", samples.program()),
    "macros in a table inside": samples.with_part(
        samples.word(), "word/embeddings/a.xlsx", samples.with_part(samples.table(), "xl/vbaProject.bin", b"x")
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", ACTIVE)
def test_what_could_run_is_refused(what: str) -> None:
    assert refusal(ACTIVE[what], "a.docx").code == "file_active"


def test_a_table_inside_of_a_letter_is_harmless() -> None:
    inside = samples.with_part(samples.word(), "word/embeddings/a.xlsx", samples.table())
    inside = samples.with_part(inside, "word/embeddings/oleObject1.bin", samples.compound({"Equation Native": b"x"}))
    assert door(inside, "a.docx").has_text


CARRYING = {
    "a PDF with a file": (samples.pdf("Bao cao", attachment=b"x"), "a.pdf"),
    "a note on a page of a PDF with a file": (
        samples.pdf(
            "Bao cao", page="/Annots[<</Type/Annot/Subtype/FileAttachment/Rect[0 0 9 9]/FS<</EF<</F 4 0 R>>>>>>]"
        ),
        "a.pdf",
    ),
    "an old Word file with an object that is any file": (samples.old_word(extra={"\x01Ole10Native": b"x"}), "a.doc"),
    "a Word file with an object that is any file": (
        samples.with_part(
            samples.word(), "word/embeddings/oleObject1.bin", samples.compound({"\x01Ole10Native": b"x"})
        ),
        "a.docx",
    ),
    "a Word file with an archive": (
        samples.with_part(samples.word(), "word/embeddings/a.zip", samples.package({"a": "b"})),
        "a.docx",
    ),
}


@pytest.mark.parametrize("what", CARRYING)
def test_files_inside_of_a_document_are_refused_and_are_to_be_sent_by_themselves(what: str) -> None:
    data, name = CARRYING[what]
    assert refusal(data, name).code == "file_with_files"


def encrypted_package() -> bytes:
    data = bytearray(samples.word())
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(signature)
        data[place + at] |= 1
    return bytes(data)


ENCRYPTED = {
    "docx with a password": samples.compound({"EncryptedPackage": b"x", "EncryptionInfo": b"x"}),
    "doc with a password": samples.old_word(0x0100),
    "xls with a password": samples.locked_old_table(),
    "odt with a password": samples.open_text(manifest="<m><encryption-data/></m>"),
    "a package with a locked part": encrypted_package(),
    "pdf with a password to open": samples.pdf("Bao cao", password="user"),
    "pdf with a password to change": samples.pdf("Bao cao", password=""),
}  # fmt: skip


@pytest.mark.parametrize("what", ENCRYPTED)
def test_what_a_password_locks_is_refused(what: str) -> None:
    assert refusal(ENCRYPTED[what], "a.docx").code == "file_encrypted"


def with_lying_size(data: bytes) -> bytes:
    """Return the package with a part that says it is one byte long."""
    changed = bytearray(data)
    for signature, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = changed.find(signature)
        changed[place + at : place + at + 4] = (1).to_bytes(4, "little")
    return bytes(changed)


def nested(depth: int) -> bytes:
    data = samples.table()
    for _ in range(depth):
        data = samples.with_part(samples.table(), "xl/embeddings/a.xlsx", data)
    return data


BOMBS = {
    "a part of zeros": samples.with_part(samples.word(), "word/media/image1.png", b"\0" * (40 * 1024 * 1024)),
    "more parts than any document has": samples.package(
        {f"{number}": "" for number in range(10_001)}, zipfile.ZIP_STORED
    ),
    "a table in a table in a table in a table": nested(3),
}


@pytest.mark.parametrize("what", BOMBS)
def test_what_grows_without_measure_is_refused(what: str) -> None:
    assert refusal(BOMBS[what], "a.docx").code == "file_bomb"


def test_parts_that_lie_upon_one_another_are_refused() -> None:
    data = samples.package(
        {"mimetype": samples.program() * 200, "content.xml": samples.program() * 200}, zipfile.ZIP_STORED
    )
    at = data.find(b"PK\x01\x02")
    end = data.find(b"PK\x05\x06")
    directory = data[at:end]
    many = data[:at] + directory * 50 + data[end : end + 8]
    many += (
        (100).to_bytes(2, "little") * 2
        + (len(directory) * 50).to_bytes(4, "little")
        + at.to_bytes(4, "little")
        + b"\0\0"
    )
    assert refusal(many, "a.odt").code == "file_bomb"


BROKEN = {
    "an rtf that ends too early": samples.rich()[:-1],
    "half a docx": samples.word()[:-2000],
    "a docx whose part lies about its size": with_lying_size(samples.word()),
    "a docx without its text": samples.with_part(samples.word(), "word/document.xml", b"<w"),
    "a docx that declares entities": samples.with_part(samples.word(), "word/document.xml", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"),
    "half a pdf": samples.pdf("Bao cao")[:60],
    "half a png": samples.png()[:-6],
    "a png with a wrong check sum": samples.png().replace(b"IDAT", b"IDAU"),
    "half a jpeg": samples.jpeg()[:-2],
    "a tiff without pages": b"MM\x00*\xff\xff\xff\xff",
    "half a doc": samples.stored("plain.doc")[:2000],
    "half an xls": samples.stored("plain.xls")[:2000],
    "a doc of another kind": samples.compound({"WordDocument": b"x" * 600}),
}  # fmt: skip


@pytest.mark.parametrize("what", BROKEN)
def test_what_is_damaged_is_refused(what: str) -> None:
    assert refusal(BROKEN[what], "a.docx").code == "file_broken"


OLDER = "quy chế phối hợp giữa sở y tế và sở tư pháp\nsở y tế gửi báo cáo hằng quý"


def older(text: str) -> bytes:
    return "".join(stretch for _font, stretch in tcvn3(text)).encode("cp1252")


def test_plain_text_from_before_unicode_comes_in_as_it_is() -> None:
    examined = door(older(OLDER), "a.txt")
    assert (examined.data, examined.has_text) == (older(OLDER), True)


def test_a_mark_in_plain_text_from_before_unicode_is_found() -> None:
    assert refusal(older(f"MẬT\n{OLDER}"), "a.txt").code == "file_secret"


def test_text_in_another_code_is_refused_with_a_way_out() -> None:
    assert refusal("B¸o c¸o".encode("latin-1"), "a.txt").code == "file_not_utf8"


def test_an_empty_file_is_refused() -> None:
    assert refusal(b"", "a.txt").params == {"name": "a.txt"}


def test_a_file_of_the_limit_comes_in_and_one_byte_more_does_not() -> None:
    data = b"a" * 1000
    assert door(data, "a.txt", limit=1000).digest
    with pytest.raises(Refused) as refused:
        door(data, "a.txt", limit=999)
    assert refused.value.kind == "too_large"


SAMPLES = [*(make() for make in READABLE.values()), *(make() for make in UNREADABLE.values()), samples.old_word()]


@given(st.sampled_from(SAMPLES), st.data())
def test_no_damage_brings_anything_but_a_refusal(sample: bytes, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(sample) - 1))
    changed = sample[:at] + data.draw(st.binary(max_size=8)) + sample[at + data.draw(st.integers(0, 64)) :]
    try:
        examined = door(changed, data.draw(st.sampled_from(["a.txt", "a.docx", "a"])), declared=True)
    except Refused as refused:
        assert SENTENCES[refused.code]["vi"].format(**refused.params)
    else:
        assert examined.data == changed


def test_a_table_with_a_cell_at_the_end_of_the_sheet_is_refused_before_it_takes_all_memory() -> None:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet()
    sheet.write(0, 0, "a")
    sheet.write(1_048_575, 16_383, "b")
    book.close()
    assert refusal(out.getvalue(), "a.xlsx").code == "file_bomb"

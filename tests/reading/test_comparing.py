"""The Word file and the signed scan of one document: what differs is told, what is only set differently is not."""

from __future__ import annotations

import io
import json
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.reading import Reading, read, read_text
from phoihop.reading.command import read_command
from phoihop.reading.comparing import differences, words_of
from phoihop.reading.outcome import Doubt
from samples.reading.golden import HERE

TEXT = (
    "QUY CHẾ PHỐI HỢP\n\nĐiều 1. Trách nhiệm của Sở Y tế\n1. Chủ trì tổ chức tập huấn hằng quý cho cán bộ ở cơ sở.\n"
    "2. Báo cáo kết quả trước ngày 25 tháng 12.\n\nĐiều 2. Trách nhiệm của Sở Tư pháp\n1. Cử cán bộ tham gia tập huấn."
)


def told(one: str, two: str) -> list[tuple[str, str, str]]:
    return [(each.place, each.written, each.scanned) for each in differences(read_text(one), read_text(two))]


def test_texts_that_differ_in_case_punctuation_and_line_ends_are_alike() -> None:
    other = TEXT.replace("\n1. Chủ trì", "\n1 - CHỦ TRÌ,").replace("cho cán bộ", "cho\ncán bộ").replace(".", " .")
    assert told(TEXT, other) == []


def test_each_difference_is_told_with_its_clause_and_both_words() -> None:
    other = TEXT.replace("hằng quý", "hằng năm").replace("ngày 25", "ngày 20").replace("\n1. Cử cán bộ tham gia tập huấn.", "")  # fmt: skip
    assert told(TEXT, other) == [
        ("Điều 1.1", "quý", "năm"), ("Điều 1.2", "25", "20"), ("Điều 2.1", "1. Cử cán bộ tham gia tập huấn.", ""),
    ]  # fmt: skip


def test_what_only_the_scan_has_is_told_too() -> None:
    assert told(TEXT, TEXT.replace("hằng quý", "thường kỳ, hằng quý")) == [("Điều 1.1", "", "thường kỳ,")]


def test_a_word_glued_or_divided_is_no_difference() -> None:
    assert told(TEXT, TEXT.replace("tập huấn", "tậphuấn")) == []


def test_what_the_recogniser_doubts_and_looks_alike_is_marked() -> None:
    scanned = read_text(TEXT.replace("huấn hằng", "huân hằng"))
    at = scanned.text.index("huân")
    doubted = Reading(**{name: getattr(scanned, name) for name in scanned.__struct_fields__} | {"doubts": (Doubt(at, at + 4, 40),)})  # fmt: skip
    assert [each.misread for each in differences(read_text(TEXT), scanned)] == [False]
    assert [each.misread for each in differences(read_text(TEXT), doubted)] == [True]


@given(st.lists(st.sampled_from(["sở", "y", "tế", "báo", "cáo", "quý", "1.", "-"]), max_size=40).map(" ".join))
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    if text.strip():
        assert differences(read_text(text), read_text(text)) == ()


@given(st.lists(st.sampled_from("abcdefg"), max_size=30), st.lists(st.sampled_from("abcdefg"), max_size=30))
def test_differences_turn_one_text_into_the_other(one: list[str], two: list[str]) -> None:
    first, second = read_text("x " + " ".join(one)), read_text("x " + " ".join(two))
    text, moved = first.text, 0
    for each in differences(first, second):
        put_in = f" {each.scanned}" if each.start == each.end else each.scanned
        text = text[: each.start + moved] + put_in + text[each.end + moved :]
        moved += len(put_in) - (each.end - each.start)
    assert "".join(word.key for word in words_of(text)) == "".join(word.key for word in words_of(second.text))


def test_long_texts_without_a_word_in_common_are_one_difference() -> None:
    one, two = read_text("a b c d e " * 3000), read_text("f g h i j " * 3000)
    assert len(differences(one, two)) == 1


def test_a_printed_pdf_says_what_its_word_file_says() -> None:
    found = differences(
        read((HERE / "party-form.docx").read_bytes(), "a.docx"), read((HERE / "party-form.pdf").read_bytes(), "a.pdf")
    )
    assert found == ()


def run(*argv: str) -> tuple[int, str]:
    out, err = io.StringIO(), io.StringIO()
    return read_command(list(argv), out, err), out.getvalue() + err.getvalue()


@pytest.mark.slow
def test_the_command_compares_two_files(tmp_path: Path) -> None:
    made = docx.Document(str(HERE / "party-form.docx"))
    for paragraph in made.paragraphs:
        for each in paragraph.runs:
            each.text = each.text.replace("từ ngày ký", "từ ngày ban hành")
    made.save(str(tmp_path / "sửa.docx"))
    scan = str(HERE / "party-form.pdf")
    assert run("--compare", str(HERE / "party-form.docx"), scan) == (0, "Hai văn bản giống nhau.\n")
    status, out = run("--compare", str(tmp_path / "sửa.docx"), scan)
    assert status == 1
    assert ("Tệp Word: ban hành." in out, "Bản quét: ký." in out) == (True, True)
    status, out = run("--compare", str(tmp_path / "sửa.docx"), scan, "--format", "json")
    assert {each["written"] for each in json.loads(out)["differences"]} == {"ban hành."}
    assert run("--compare", str(HERE / "party-form.docx"), str(tmp_path / "nothing.pdf"))[0] == 2

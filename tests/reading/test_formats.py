"""The text and layout that each format gives, before anything is understood."""

from __future__ import annotations

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from lxml import etree

from phoihop.reading import read
from phoihop.reading.formats.numbering import Numbering, formatted
from samples.reading.forms import blank, bytes_of, numbered, numbering
from samples.reading.pages import pdf_of

NUMBERING = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def numbering_of(levels: str, nums: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>') -> Numbering:
    return Numbering(
        etree.fromstring(
            f'<w:numbering xmlns:w="{NUMBERING}"><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>{nums}</w:numbering>'
        )
    )


def level(at: int, format_: str, text: str, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{format_}"/><w:lvlText w:val="{text}"/>{more}</w:lvl>'


def test_lower_levels_begin_again_under_a_new_higher_one() -> None:
    found = numbering_of(level(0, "upperRoman", "%1.") + level(1, "decimal", "%2.") + level(2, "lowerLetter", "%3)"))
    order = [0, 1, 2, 2, 1, 2, 0, 1, 2]
    assert [found.next("1", at) for at in order] == ["I.", "1.", "a)", "b)", "2.", "a)", "II.", "1.", "a)"]


def test_a_level_that_never_restarts_goes_on() -> None:
    found = numbering_of(level(0, "decimal", "Điều %1.") + level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>'))
    assert [found.next("1", at) for at in (0, 1, 0, 1)] == ["Điều 1.", "1.", "Điều 2.", "2."]


def test_legal_numbers_are_arabic_throughout() -> None:
    found = numbering_of(level(0, "upperRoman", "%1") + level(1, "decimal", "%1.%2", "<w:isLgl/>"))
    assert [found.next("1", at) for at in (0, 1, 1)] == ["I", "1.1", "1.2"]


def test_a_second_list_with_its_own_start_begins_there() -> None:
    nums = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    found = numbering_of(level(0, "decimal", "%1."), nums)
    assert [found.next(num, 0) for num in ("1", "1", "2", "2", "1")] == ["1.", "2.", "5.", "6.", "7."]


def test_bullets_and_unknown_lists_give_no_number() -> None:
    found = numbering_of(level(0, "bullet", "·"))
    assert found.next("1", 0) == "-"
    assert found.next("9", 0) == ""


@pytest.mark.parametrize(
    ("format_", "number", "text"),
    [("upperRoman", 14, "XIV"), ("lowerRoman", 4, "iv"), ("lowerLetter", 28, "bb"), ("upperLetter", 3, "C"), ("decimalZero", 7, "07"), ("decimal", 12, "12"), ("none", 3, "")],
)  # fmt: skip
def test_counters_are_written_in_their_format(format_: str, number: int, text: str) -> None:
    assert formatted(number, format_) == text


def test_word_blocks_tell_look_and_place() -> None:
    made = blank()
    made.add_heading("Điều 1. Trách nhiệm", level=2)
    paragraph = made.add_paragraph("Sở A ")
    paragraph.add_run("có trách nhiệm").bold = True
    numbered(made, "báo cáo.", numbering(made, [("lowerLetter", "%1)")]), 0)
    reading = read(bytes_of(made), "a.docx")
    heading, plain, item = reading.blocks
    assert (heading.kind, heading.level) == ("heading", 2)
    assert [reading.text[run.start : run.end] for run in plain.runs] == ["có trách nhiệm"]
    assert (item.label, reading.text[item.start : item.end]) == ("a)", "a) báo cáo.")


def test_hidden_text_and_fields_are_left_out_and_line_breaks_divide() -> None:
    made = docx.Document()
    paragraph = made.add_paragraph("QUY CHẾ")
    paragraph.add_run().add_break()
    paragraph.add_run("phối hợp công tác")
    paragraph.add_run("ẩn").font.hidden = True
    assert read(bytes_of(made), "a.docx").text == "QUY CHẾ\nphối hợp công tác"


def test_a_text_box_is_read_once_although_it_is_written_twice() -> None:
    made = docx.Document()
    paragraph = made.add_paragraph("Trước hộp")
    space = (
        nsdecls("w")
        + ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"'
    )
    box = "<w:txbxContent><w:p><w:r><w:t>Trong hộp</w:t></w:r></w:p></w:txbxContent>"
    paragraph._p.append(
        parse_xml(
            f"<w:r {space}><mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
            f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        )
    )
    assert read(bytes_of(made), "a.docx").text == "Trước hộp\nTrong hộp"


def test_cells_know_their_row_column_and_span() -> None:
    made = docx.Document()
    table = made.add_table(rows=2, cols=3)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "dọc"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "ngang"
    table.cell(1, 2).text = "cuối"
    reading = read(bytes_of(made), "a.docx")
    placed = {reading.text[b.start : b.end]: (b.row, b.column, b.row_span, b.column_span) for b in reading.blocks}
    assert placed == {"dọc": (0, 0, 2, 1), "ngang": (0, 1, 1, 2), "cuối": (1, 2, 1, 1)}


def test_lines_of_a_pdf_are_joined_and_page_numbers_and_running_heads_dropped() -> None:
    pages = [
        [
            (200, 800, "QUY CHẾ MẪU"),
            (80, 760, "Điều 4. Trách nhiệm của Ban Nội chính Thành ủy"),
            (80, 740, "1. Chủ trì, phối hợp với Đảng ủy Quân sự thành phố tổng hợp tình"),
            (80, 722, "hình công tác nội chính hằng tháng, báo cáo Thường trực Thành ủy."),
            (290, 30, "1"),
        ],
        [(200, 800, "QUY CHẾ MẪU"), (80, 760, "2. Cử cán bộ tham gia."), (290, 30, "2")],
        [(200, 800, "QUY CHẾ MẪU"), (80, 760, "3. Báo cáo kết quả."), (290, 30, "3")],
    ]
    reading = read(pdf_of(pages), "a.pdf")
    assert reading.text.split("\n") == [
        "Điều 4. Trách nhiệm của Ban Nội chính Thành ủy",
        "1. Chủ trì, phối hợp với Đảng ủy Quân sự thành phố tổng hợp tình hình công tác nội chính hằng tháng, báo cáo Thường trực Thành ủy.",
        "2. Cử cán bộ tham gia.",
        "3. Báo cáo kết quả.",
    ]
    assert {item.lead for item in reading.commitments} == {("Ban Nội chính Thành ủy",)}


def test_a_page_of_the_web_gives_its_paragraphs_and_tables_without_its_furniture() -> None:
    page = """<!DOCTYPE html><html><head><title>x</title><style>p{}</style></head><body><nav>Trang chủ</nav>
    <h2>Điều 1. Trách nhiệm của <b>Sở A</b></h2><p>1. Báo cáo<br>2. Kiểm tra</p>
    <table><tr><td rowspan="2">a</td><td>b</td></tr><tr><td>c</td></tr></table><script>var x</script></body></html>"""
    reading = read(page.encode(), "a.html")
    assert reading.text.split("\n") == ["Điều 1. Trách nhiệm của Sở A", "1. Báo cáo", "2. Kiểm tra", "a", "b", "c"]
    assert [(b.row, b.column) for b in reading.blocks if b.kind == "cell"] == [(0, 0), (0, 1), (1, 1)]


def test_json_carries_the_extracted_text_of_word_and_not_of_a_text_file() -> None:
    made = docx.Document()
    made.add_paragraph("Sở A có trách nhiệm báo cáo.")
    assert b'"extracted":"S' in read(bytes_of(made), "a.docx").to_json()
    assert b'"extracted"' not in read("Sở A có trách nhiệm báo cáo.".encode(), "a.txt").to_json()

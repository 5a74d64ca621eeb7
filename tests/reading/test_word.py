"""Word files as offices write them: tracked changes both ways, notes, edges of pages, sections, unusual parts."""

from __future__ import annotations

import docx
import pytest
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from phoihop.reading import ReadRefused, Wanted, read
from phoihop.reading.recognise import layout_of
from samples.reading.forms import blank, bytes_of, numbered, numbering
from samples.reading.golden import HERE
from samples.reading.parts import notes_part, simple, texts, with_parts

WHO = 'w:id="1" w:author="A" w:date="2026-01-05T08:00:00Z"'
TRACKED = (HERE / "tracked-changes.docx").read_bytes()


def test_tracked_changes_are_read_as_accepted_and_noted() -> None:
    reading = read(TRACKED, "a.docx")
    assert "hằng quý" in reading.text
    assert "hằng năm" not in reading.text
    assert reading.notes == ("tracked_changes",)


def test_tracked_changes_are_read_as_refused_where_the_original_is_wanted() -> None:
    reading = read(TRACKED, "a.docx", Wanted(original=True))
    assert "hằng năm" in reading.text
    assert "hằng quý" not in reading.text
    assert "2. Cấp kinh phí cho Hội Luật gia thành phố Sông Vân." in reading.text
    assert {item.cadence for item in reading.commitments if "tập huấn" in item.text} == {"yearly"}


def test_a_file_without_tracked_changes_reads_alike_both_ways_and_has_no_note() -> None:
    data = (HERE / "programme.docx").read_bytes()
    assert read(data, "a.docx") == read(data, "a.docx", Wanted(original=True))
    assert read(data, "a.docx").notes == ()


def test_a_mark_that_was_put_in_or_taken_out_divides_or_joins_paragraphs() -> None:
    made = docx.Document()
    for text, mark in (("Sở Y tế", "ins"), (" và Sở Tư pháp", ""), ("báo cáo", "del"), (" hằng quý", "")):
        paragraph = made.add_paragraph(text)
        if mark:
            paragraph._p.get_or_add_pPr().append(parse_xml(f"<w:rPr {nsdecls('w')}><w:{mark} {WHO}/></w:rPr>"))
    assert texts(bytes_of(made)) == ["Sở Y tế", " và Sở Tư pháp", "báo cáo hằng quý"]
    assert texts(bytes_of(made), original=True) == ["Sở Y tế và Sở Tư pháp", "báo cáo", " hằng quý"]


def test_rows_and_moved_text_follow_tracked_changes() -> None:
    made = docx.Document()
    table = made.add_table(rows=3, cols=1)
    for row, (text, mark) in enumerate((("giữ", ""), ("thêm", "ins"), ("bỏ", "del"))):
        table.cell(row, 0).text = text
        if mark:
            table.rows[row]._tr.get_or_add_trPr().append(parse_xml(f"<w:{mark} {nsdecls('w')} {WHO}/>"))
    paragraph = made.add_paragraph("Điểm ")
    for kind, text in (("moveFrom", "cũ"), ("moveTo", "mới")):
        paragraph._p.append(
            parse_xml(f"<w:{kind} {nsdecls('w')} {WHO}><w:r><w:t>{text}</w:t></w:r></w:{kind}>")
        )  # fmt: skip
    assert texts(bytes_of(made)) == ["giữ", "thêm", "Điểm mới"]
    assert texts(bytes_of(made), original=True) == ["giữ", "bỏ", "Điểm cũ"]


def test_notes_follow_the_text_and_separators_do_not() -> None:
    data = with_parts(
        simple("Sở A báo cáo."),
        {"word/footnotes.xml": notes_part("footnote", "Chú thích"), "word/endnotes.xml": notes_part("endnote", "Cuối")},
    )
    reading = read(data, "a.docx")
    assert reading.text == "Sở A báo cáo.\nChú thích\nCuối"
    assert [block.kind for block in reading.blocks] == ["paragraph", "footnote", "footnote"]


def test_heads_feet_and_comments_are_left_out() -> None:
    made = docx.Document()
    made.add_paragraph("Sở A báo cáo.")
    made.sections[0].header.paragraphs[0].text = "Đầu trang"
    made.sections[0].footer.paragraphs[0].text = "Chân trang"
    made.add_comment(made.paragraphs[0].runs, text="Nên sửa", author="A")
    layout = layout_of(bytes_of(made), "a.docx")
    assert layout.text == "Sở A báo cáo."
    assert layout.edges.split("\n") == ["Chân trang", "Đầu trang"]


def test_a_stamp_in_the_head_of_the_page_is_found() -> None:
    made = docx.Document()
    made.add_paragraph("QUY CHẾ PHỐI HỢP")
    made.sections[0].header.paragraphs[0].text = "TỐI MẬT"
    with pytest.raises(ReadRefused, match="secret"):
        read(bytes_of(made), "a.docx")


def test_a_section_that_lies_on_its_side_is_read_in_its_place() -> None:
    made = docx.Document()
    made.add_paragraph("Điều 1. Sở A báo cáo.")
    section = made.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    made.add_table(rows=1, cols=1).cell(0, 0).text = "Phụ lục"
    made.add_section(WD_SECTION.NEW_PAGE)
    made.add_paragraph("Nơi nhận")
    assert texts(bytes_of(made)) == ["Điều 1. Sở A báo cáo.", "Phụ lục", "Nơi nhận"]


def test_numbers_run_on_through_the_cells_of_a_table_and_to_the_ninth_level() -> None:
    made = blank()
    number = numbering(made, [("decimal", ".".join(f"%{n}" for n in range(1, level + 2))) for level in range(9)])
    for level in range(9):
        numbered(made, "x", number, level)
    numbered(made, "y", number, 1)
    assert texts(bytes_of(made))[-2:] == ["1.1.1.1.1.1.1.1.1 x", "1.2 y"]
    made = blank()
    number = numbering(made, [("decimal", "%1.")])
    table = made.add_table(rows=3, cols=2)
    for row in range(3):
        numbered(table.cell(row, 0), "", number, 0)
        table.cell(row, 1).text = "việc"
    assert texts(bytes_of(made)) == ["1. ", "việc", "2. ", "việc", "3. ", "việc"]


def test_the_text_may_lie_in_a_part_of_another_name() -> None:
    renamed = {
        "word/document.xml": "word/document2.xml",
        "word/_rels/document.xml.rels": "word/_rels/document2.xml.rels",
    }
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="/word/document2.xml"/></Relationships>'
    )
    data = with_parts(simple("Sở A báo cáo."), {"_rels/.rels": relations.encode()}, renamed)
    assert texts(data) == ["Sở A báo cáo."]


def test_the_strict_form_of_the_standard_is_read() -> None:
    strict = '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body><w:p><w:r><w:t>Sở A</w:t></w:r></w:p></w:body></w:document>'
    assert texts(with_parts(simple("x"), {"word/document.xml": strict.encode()})) == ["Sở A"]


def test_a_letterhead_and_signatures_side_by_side_are_read_cell_by_cell() -> None:
    reading = read((HERE / "programme.docx").read_bytes(), "a.docx")
    first = [reading.text[b.start : b.end] for b in reading.blocks if b.table == 0 and b.column == 0]
    assert first == ["THÀNH ỦY SÔNG VÂN", "BAN DÂN VẬN", "*", "Số 07-CTr/BDVTU"]
    assert all(block.kind == "cell" for block in reading.blocks if block.table >= 0)

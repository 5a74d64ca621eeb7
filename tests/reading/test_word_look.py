"""Word files say many things by their look alone: numbers, capitals, spaces, bullets, what still waits to be filled in."""

from __future__ import annotations

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from phoihop.reading import read
from samples.reading.forms import blank, bytes_of, numbered, numbering
from samples.reading.older import set_font
from samples.reading.parts import notes_part, simple, texts, with_parts


def test_a_number_is_set_off_from_the_words_as_word_does_it_with_a_tab() -> None:
    made = blank()
    number = numbering(made, [("decimal", "Điều %1"), ("decimal", "%2"), ("lowerLetter", "%3)")])
    for level, text in enumerate(("Nội dung", "Sở A báo cáo", "hằng quý")):
        numbered(made, text, number, level)
    assert texts(bytes_of(made)) == ["Điều 1. Nội dung", "1. Sở A báo cáo", "a) hằng quý"]


def test_a_number_without_words_is_shown_and_counts_and_a_bullet_is_not() -> None:
    made = blank()
    number = numbering(made, [("decimal", "Điều %1."), ("bullet", "-")])
    for text, level in (("", 0), ("", 1), ("Sở A báo cáo.", 0)):
        numbered(made, text, number, level)
    assert texts(bytes_of(made)) == ["Điều 1. ", "Điều 2. Sở A báo cáo."]


def test_a_number_stands_in_the_font_of_its_paragraph_also_an_older_one() -> None:
    made = blank()
    numbered(made, "Néi dung phèi hîp", numbering(made, [("decimal", "§iÒu %1.")]), 0)
    set_font(made.paragraphs[0].runs[0]._r, ".VnTime")
    assert texts(bytes_of(made)) == ["Điều 1. Nội dung phối hợp"]


def test_letters_with_a_dash_number_points_as_party_bodies_write_them() -> None:
    made = blank()
    number = numbering(made, [("upperRoman", "%1-"), ("decimal", "%2-"), ("lowerLetter", "%3-")])
    for level, text in (
        (0, "TRÁCH NHIỆM"),
        (1, "Trách nhiệm của Ban Dân vận Thành ủy"),
        (2, "Tổ chức tập huấn nghiệp vụ hằng năm."),
        (2, "Báo cáo Thường trực Thành ủy hằng quý."),
    ):
        numbered(made, text, number, level)
    items = read(bytes_of(made), "a.docx").commitments
    assert [(item.text, item.lead, item.cadence) for item in items] == [
        ("Tổ chức tập huấn nghiệp vụ hằng năm.", ("Ban Dân vận Thành ủy",), "yearly"),
        ("Báo cáo Thường trực Thành ủy hằng quý.", ("Ban Dân vận Thành ủy",), "quarterly"),
    ]


def test_a_bullet_is_itself_where_it_can_be_typed_and_lower_ones_are_told_apart() -> None:
    made = blank()
    number = numbering(made, [("bullet", "\uf0b7"), ("bullet", "\uf0a7"), ("bullet", "–")])
    for level in range(3):
        numbered(made, "x", number, level)
    assert texts(bytes_of(made)) == ["- x", "+ x", "– x"]


def test_capitals_made_by_the_format_are_capitals() -> None:
    made = docx.Document()
    made.add_paragraph().add_run("Quy chế phối hợp").font.all_caps = True
    style = made.styles.add_style("Tên loại", 1)
    style.font.all_caps = True
    made.add_paragraph(style=style).add_run("Kế hoạch")
    made.add_paragraph(style=style).add_run("Không").font.all_caps = False
    assert texts(bytes_of(made)) == ["QUY CHẾ PHỐI HỢP", "KẾ HOẠCH", "Không"]


def test_spaces_that_hold_words_together_are_spaces_and_what_is_never_seen_is_left_out() -> None:
    assert texts(simple("BHXH\u00a0tỉnh báo\u200b cáo hằng qu\u00adý")) == ["BHXH tỉnh báo cáo hằng quý"]


def test_a_table_of_contents_is_no_part_of_the_text() -> None:
    made = docx.Document()
    style = made.styles.add_style("toc 1", 1)
    made.add_paragraph("Điều 1. Trách nhiệm của Sở A\t2", style=style)
    made.add_paragraph("Điều 1. Trách nhiệm của Sở A")
    assert texts(bytes_of(made)) == ["Điều 1. Trách nhiệm của Sở A"]


def test_words_that_ask_to_fill_in_a_field_are_left_out() -> None:
    made = docx.Document()
    paragraph = made.add_paragraph("Số: ")
    for waiting, text in (("<w:showingPlcHdr/>", "Bấm vào đây để nhập"), ("", "12/QC")):
        paragraph._p.append(
            parse_xml(
                f"<w:sdt {nsdecls('w')}><w:sdtPr>{waiting}</w:sdtPr><w:sdtContent><w:r><w:t>{text}</w:t></w:r></w:sdtContent></w:sdt>"
            )
        )
    assert texts(bytes_of(made)) == ["Số: 12/QC"]


def test_a_footnote_is_read_and_is_no_duty() -> None:
    data = with_parts(
        simple("Điều 1. Trách nhiệm", "1. Sở A báo cáo hằng quý."),
        {"word/footnotes.xml": notes_part("footnote", "Sở B có trách nhiệm báo cáo hằng năm.")},
    )
    reading = read(data, "a.docx")
    assert "Sở B" in reading.text
    assert [item.text for item in reading.commitments] == ["Sở A báo cáo hằng quý."]

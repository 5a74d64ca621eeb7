"""Papers set in Word: what stands on them, in the form that offices know."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

import make_word_templates
from documents.papers_cast import A_BRIEF, AN_ANNEX, BODY, FIGURES, PARTY, RESULTS, SIGNED, STATE, a_letter, a_report
from phoihop.documents import word
from phoihop.documents.paper import Column, Letterhead, Paragraph, Section, Signature, Table
from phoihop.documents.sentences import SENTENCES
from phoihop.documents.typesetting import plain
from phoihop.documents.widths import bold_mm, shares

FORMS = ["report-state", "report-party", "letter-state", "letter-party", "brief"]


def opened(data: bytes):
    return Document(io.BytesIO(data))


def words_of(document) -> list[str]:
    """Every paragraph in reading order, tables included, with ordinary spaces and hyphens."""
    return [text for text in (plain(p_text(p)) for p in document.element.body.iter(qn("w:p"))) if text.strip()]


def p_text(paragraph) -> str:
    nodes = paragraph.iter(qn("w:t"), qn("w:noBreakHyphen"))
    own = [node for node in nodes if next(node.iterancestors(qn("w:p"))) is paragraph]
    return "".join("-" if node.tag == qn("w:noBreakHyphen") else node.text or "" for node in own)


def test_a_report_in_state_form_has_the_parts_of_decree_30_in_their_order():
    assert words_of(opened(word.report(a_report()))) == [
        "QUÂN KHU MẪU",
        "BỘ CHỈ HUY QUÂN SỰ THÀNH PHỐ",
        "Số: 1341/BC-BCHQS",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Sông Vân, ngày 05 tháng 02 năm 2026",
        "BÁO CÁO",
        "Tổng kết Chương trình phối hợp giai đoạn 2022-2026",
        "I. KHÁI QUÁT TÌNH HÌNH",
        "Hai cơ quan mở 01 lớp bồi dưỡng kiến thức quốc phòng - an ninh theo Chương trình số 12-CTr/BDVTU-BCHQS.",
        "II. KẾT QUẢ THỰC HIỆN",
        "1. Tuyên truyền",
        "- cấp 20.500 bản tài liệu;",
        "Có 412 buổi tuyên truyền.",
        "Bảng 1. Kết quả tuyên truyền",
        *("Năm", "Cơ quan báo cáo", "Số buổi"),
        *("2025", "Ban Dân vận", "1.108"),
        *("2026", "Ban Tuyên giáo và Dân vận", "106"),
        *("Cộng", "1.214"),
        "Số liệu theo báo cáo của các cơ quan.",
        "Nơi nhận:",
        "- Thường trực Thành ủy;",
        "- Lưu: VT, CT.",
        "KT. CHỈ HUY TRƯỞNG",
        "PHÓ CHỈ HUY TRƯỞNG",
    ]


def test_a_report_in_party_form_has_the_party_title_its_number_form_and_no_national_title():
    words = words_of(opened(word.report(a_report(PARTY))))
    assert words[:8] == [
        "THÀNH ỦY SÔNG VÂN",
        "BAN TUYÊN GIÁO VÀ DÂN VẬN",
        "*",
        "Số 05-BC/BTGDVTU",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Sông Vân, ngày 24 tháng 11 năm 2026",
        "BÁO CÁO",
        "Tổng kết Chương trình phối hợp giai đoạn 2022-2026",
    ]
    assert words[8] == "-----"
    assert "K/T CHỈ HUY TRƯỞNG" in words
    assert not any("CỘNG HÒA" in text for text in words)


def test_a_draft_leaves_room_for_number_and_day_and_says_that_it_is_one():
    head = Letterhead("state", "BAN CHỈ HUY MẪU", "Sông Vân", ("BCHM",), symbol_type="BC", year=2026)
    words = words_of(opened(word.report(a_report(head, mark="DỰ THẢO"))))
    assert words[0] == "BAN CHỈ HUY MẪU"
    assert " ".join(words[1].split()) == "Số: /BC-BCHM"
    assert words[2] == "DỰ THẢO"
    assert " ".join(words[5].split()) == "Sông Vân, ngày tháng năm 2026"


def test_the_page_is_a4_with_the_margins_of_the_decree_and_a_number_on_top_from_the_second_page():
    section = opened(word.report(a_report())).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert [round(side.mm) for side in (section.left_margin, section.right_margin, section.top_margin)] == [30, 15, 20]
    assert section.different_first_page_header_footer
    assert "PAGE" in section.header._element.xml
    assert "PAGE" not in section.first_page_header._element.xml


def test_the_annex_stands_on_landscape_pages_of_its_own():
    document = opened(word.report(a_report(annexes=[AN_ANNEX])))
    portrait, landscape = document.sections
    assert round(portrait.page_width.mm) == 210
    assert round(landscape.page_width.mm) == 297
    words = words_of(document)
    assert words[words.index("PHÓ CHỈ HUY TRƯỞNG") + 1 :][:3] == [
        "Phụ lục I",
        "KẾT QUẢ THỰC HIỆN",
        "(Kèm theo Báo cáo số 1341/BC-BCHQS)",
    ]


def test_without_an_annex_there_is_one_portrait_section_only():
    (only,) = opened(word.report(a_report())).sections
    assert round(only.page_width.mm) == 210


def data_tables(document):
    return [table for table in document.tables if table.style.name in {"Bảng số liệu", "Bảng gọn"}]


def test_a_table_repeats_its_head_aligns_by_kind_and_fills_the_width_of_the_text():
    (table,) = data_tables(opened(word.report(a_report())))
    head, first, *_ = table._tbl.tr_lst
    assert head.trPr.find(qn("w:tblHeader")) is not None
    assert [cell.p_lst[0].pPr.jc.get(qn("w:val")) for cell in first.tc_lst] == ["center", "left", "right"]
    widths = [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid]
    assert sum(widths) == pytest.approx(165 * 1440 / 25.4, abs=3)
    total = table._tbl.tr_lst[-1]
    assert all(run.rPr.find(qn("w:b")) is not None for run in total.iter(qn("w:r")))


def test_a_group_row_runs_across_the_table():
    (_, table) = data_tables(opened(word.report(a_report(annexes=[AN_ANNEX]))))
    group = table._tbl.tr_lst[1]
    (cell,) = group.tc_lst
    assert cell.tcPr.find(qn("w:gridSpan")).get(qn("w:val")) == "5"


def test_a_status_stands_with_its_shape_in_one_font_and_its_word():
    (_, table) = data_tables(opened(word.report(a_report(annexes=[AN_ANNEX]))))
    cell = table.rows[3].cells[3]
    assert cell.text == "✕ quá hạn 11\N{NO-BREAK SPACE}ngày (+1)"
    shape = next(run for run in cell.paragraphs[0].runs if "✕" in run.text)
    assert shape.text == "✕"
    assert shape.font.name == "Segoe UI Symbol"


def test_fixed_terms_and_symbols_do_not_break_at_the_end_of_a_line():
    xml = zipfile.ZipFile(io.BytesIO(word.report(a_report()))).read("word/document.xml").decode()
    assert "quốc\N{NO-BREAK SPACE}phòng\N{NO-BREAK SPACE}-\N{NO-BREAK SPACE}an\N{NO-BREAK SPACE}ninh" in xml
    assert "20.500\N{NO-BREAK SPACE}bản" in xml
    assert "<w:noBreakHyphen/>" in xml
    assert "\N{NON-BREAKING HYPHEN}" not in xml


def test_a_figure_may_open_what_it_counts():
    document = opened(word.report(a_report()))
    links = [relation.target_ref for relation in document.part.rels.values() if relation.is_external]
    assert links == ["https://phoihop.example/k?a=1&b=2"]


def test_two_signers_stand_side_by_side_and_the_recipients_below():
    other = Signature(capacity="TM", on_behalf_of="BAN THƯỜNG VỤ", position="PHÓ BÍ THƯ", name="")
    words = words_of(opened(word.report(a_report(signatures=[SIGNED, other]))))
    assert words[-7:] == [
        "KT. CHỈ HUY TRƯỞNG",
        "PHÓ CHỈ HUY TRƯỞNG",
        "TM. BAN THƯỜNG VỤ",
        "PHÓ BÍ THƯ",
        "Nơi nhận:",
        "- Thường trực Thành ủy;",
        "- Lưu: VT, CT.",
    ]


def test_three_signers_keep_the_last_one_alone_in_its_row():
    words = words_of(opened(word.report(a_report(signatures=[SIGNED, SIGNED, Signature("TRƯỞNG BAN")]))))
    assert words.count("KT. CHỈ HUY TRƯỞNG") == 2
    assert words.count("TRƯỞNG BAN") == 1


def test_a_signer_without_capacity_and_with_a_name_is_printed_so():
    words = words_of(opened(word.report(a_report(signatures=[Signature("TRƯỞNG BAN", name="(đã ký)")]))))
    assert words[-2:] == ["TRƯỞNG BAN", "(đã ký)"]


@pytest.mark.parametrize("head", [STATE, PARTY])
def test_the_signatures_stand_whole_with_the_last_words_and_never_alone_on_a_page(head):
    for document in (opened(word.report(a_report(head))), opened(word.letter(a_letter(head)))):
        table = next(t for t in document.tables[1:] if any("CHỈ HUY" in c.text for c in t.rows[0].cells))
        assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in table._tbl.tr_lst)
        before = table._tbl.getprevious()
        while not p_text(before).strip():
            assert before.pPr.keepNext.val
            before = before.getprevious()
        assert before.pPr.keepNext.val


@pytest.mark.parametrize("head", [STATE, PARTY])
def test_the_head_of_a_paper_stands_between_its_margins_and_no_title_breaks(head):
    (left, right) = opened(word.report(a_report(head))).tables[0].rows[0].cells
    assert left.width.mm + right.width.mm <= 165.1
    title = right.paragraphs[0]
    assert bold_mm(title.text, title.runs[0].font.size.pt) < right.width.mm


def test_recipients_stand_as_each_form_has_them():
    def head_of(document):
        return next(
            p for t in document.tables for c in t.rows[0].cells for p in c.paragraphs if p.text == "Nơi nhận:"
        ).runs[0]

    state, party = (head_of(opened(word.report(a_report(form)))) for form in (STATE, PARTY))
    assert (state.bold, state.italic, state.underline) == (True, True, None)
    assert (party.bold, party.italic, party.underline) == (None, None, True)


def test_no_head_of_many_narrow_columns_breaks_inside_a_word():
    heads = ["Cơ quan chủ trì", "Đã đến hạn", "Hoàn thành đúng hạn", "Hoàn thành quá hạn", "Chờ tiếp nhận"]
    heads += ["Đề nghị bổ sung", "Đến hạn hôm nay", "Quá hạn", "Không xét hạn", "Không theo dõi"]
    columns = [Column(heads[0]), *(Column(each, "number") for each in heads[1:])]
    table = Table(columns, [["Ban Tuyên giáo và Dân vận Thành ủy", *range(9)]])
    document = opened(word.report(a_report(body=[table])))
    for cell in data_tables(document)[0].rows[0].cells:
        assert all(bold_mm(each, 12) < cell.width.mm - 2.5 for each in cell.text.split()), cell.text


def test_a_letter_says_what_it_is_about_under_its_number_and_to_whom_it_goes():
    head = Letterhead("state", "BỘ CHỈ HUY QUÂN SỰ", "Sông Vân", ("BCHQS", "CT"), number="87", dated=date(2026, 11, 24))
    words = words_of(opened(word.letter(a_letter(head))))
    assert words[1:3] == ["Số: 87/BCHQS-CT", "V/v đôn đốc báo cáo giao ban 6 tháng đầu năm 2026"]
    assert "Kính gửi: Ban Tuyên giáo và Dân vận Thành ủy" in words
    assert "Kỳ báo cáo có hạn ngày 30/6/2026, đến nay đã quá hạn 147 ngày." in words


def test_a_party_letter_has_the_party_form_and_may_hold_a_table():
    document = opened(word.letter(a_letter(PARTY, body=[RESULTS])))
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in words_of(document)
    assert len(data_tables(document)) == 1


def test_several_addressees_stand_in_a_list():
    words = words_of(opened(word.letter(a_letter(addressees=["Ban Nội chính", "Ban Dân vận"]))))
    assert words[words.index("Kính gửi:") :][:3] == ["Kính gửi:", "- Ban Nội chính;", "- Ban Dân vận."]


def test_the_brief_is_a_page_of_title_summary_tables_and_note():
    document = opened(word.brief(A_BRIEF))
    words = words_of(document)
    assert words[:3] == [A_BRIEF.title, A_BRIEF.line, "Có 4 việc quá hạn."]
    assert words[-1] == A_BRIEF.note
    (table,) = data_tables(document)
    assert table.rows[2].cells[2].text == "30/06/2026"


def test_a_very_long_title_stands_whole_on_the_paper_and_shortened_in_the_properties():
    abstract = "Kết quả " + "phối hợp & trao đổi thông tin, " * 12
    document = opened(word.report(a_report(abstract=abstract)))
    assert any(abstract.strip() in each for each in words_of(document))
    assert len(document.core_properties.title) <= 255


def test_in_english_figures_and_status_words_are_english():
    words = words_of(opened(word.report(a_report(annexes=[AN_ANNEX]), language="en")))
    assert "1,108" in words
    assert "● completed on time" in words
    assert "Sông Vân, 05/02/2026" in words


def test_words_of_a_paper_are_never_taken_for_instructions():
    hostile = "{{ 7 * 7 }} {% for x in range(9) %} <w:br/> & {{ signers.__class__ }}"
    body = [Section(hostile, [Paragraph(hostile), Table([Column(hostile)], [[hostile]], caption=hostile)])]
    words = words_of(opened(word.report(a_report(body=body, abstract=hostile, recipients=[hostile]))))
    assert words.count(hostile) == 6
    assert f"- {hostile}." in words


def test_what_no_document_can_carry_is_left_out_of_the_words():
    body = [Paragraph("một\x00hai\x0bba\ud800bốn\ufffe năm")]
    assert "mộthaibabốn năm" in words_of(opened(word.report(a_report(body=body))))


@settings(max_examples=15, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_any_words_make_a_file_that_opens(heading, text):
    table = Table([Column(heading), Column("x", "number")], [[text, 7]])
    assert opened(word.report(a_report(body=[Section(heading, [Paragraph(text), table])], mark=text)))


@pytest.mark.parametrize("name", FORMS)
def test_the_forms_are_word_files_that_an_office_can_take_and_change(name):
    form = opened(word.standing_form(name))
    assert "{{" in form.element.xml
    assert form.styles["Normal"].font.name == "Times New Roman"


@pytest.mark.parametrize("name", FORMS)
def test_the_forms_are_what_the_script_makes(name, tmp_path):
    """Who changes a form changes the script: else the next run would undo it."""
    kind, _, regime = name.partition("-")
    made = {"report": make_word_templates.report_form, "letter": make_word_templates.letter_form}
    form = made[kind](regime) if regime else make_word_templates.brief_form()
    make_word_templates.write(form, tmp_path / "form.docx")
    assert document_xml((tmp_path / "form.docx").read_bytes()) == document_xml(word.standing_form(name))


def document_xml(data: bytes) -> tuple[bytes, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as bundle:
        return bundle.read("word/document.xml"), bundle.read("word/styles.xml")


def test_every_refusal_has_a_sentence_in_both_languages():
    assert all(set(words) == {"vi", "en"} for words in SENTENCES.values())


def own_form(*lines: str) -> bytes:
    form = Document()
    for line in lines:
        form.add_paragraph(line)
    out = io.BytesIO()
    form.save(out)
    return out.getvalue()


def test_an_office_may_use_a_form_of_its_own():
    words = words_of(
        opened(word.report(a_report(annexes=[AN_ANNEX]), form=own_form("{{ issuer }} kính báo", "{{ abstract }}")))
    )
    assert words == ["BỘ CHỈ HUY QUÂN SỰ THÀNH PHỐ kính báo", "Tổng kết Chương trình phối hợp giai đoạn 2022-2026"]


@pytest.mark.parametrize("field", ["{{ issuer", "{% for x in %}", "{{ ''.__class__.__mro__ }}", "{{ nobody.name }}"])
def test_a_form_with_a_broken_or_forbidden_field_is_refused_with_a_sentence(field):
    with pytest.raises(word.FormRefused) as refused:
        word.report(a_report(), form=own_form(field))
    assert refused.value.code == "form_broken"
    assert refused.value.sentence().startswith("Mẫu có chỗ điền sai: ")
    assert refused.value.sentence("en").startswith("The form has a field that cannot be filled: ")


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"PK\x03\x04broken"])
def test_a_form_that_is_no_word_file_is_refused_with_a_sentence(data):
    with pytest.raises(word.FormRefused) as refused:
        word.brief(A_BRIEF, form=data)
    assert refused.value.code == "form_not_word"
    assert (
        refused.value.sentence()
        == "Mẫu này không phải tệp Word (.docx). Hãy lưu mẫu từ Word với đuôi .docx rồi tải lên lại."
    )


def test_a_zip_that_holds_no_document_is_refused_as_well():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as bundle:
        bundle.writestr("a.txt", "x")
    with pytest.raises(word.FormRefused) as refused:
        word.brief(A_BRIEF, form=out.getvalue())
    assert refused.value.code == "form_not_word"


def test_a_row_must_have_a_value_for_each_head():
    with pytest.raises(ValueError, match="a row of 1 values under 2 heads"):
        Table([Column("a"), Column("b")], [["x"]])


def test_the_same_paper_gives_the_same_words_whatever_the_order_of_making():
    first, second = word.report(a_report(body=BODY)), word.report(a_report(STATE, body=[*BODY]))
    assert words_of(opened(first)) == words_of(opened(second))
    assert FIGURES.total == [None, "Cộng", 1214]


def test_the_head_of_a_figure_stands_on_three_lines_and_not_on_a_syllable_each():
    head = "Đánh giá, dự báo tình hình (báo cáo)"
    table = Table(
        [Column("Năm", "ordinal"), Column("Cơ quan báo cáo"), Column(head, "number")], [[2026, "Ban Dân vận", 6]]
    )
    year, body, figure = shares(table, 165)
    assert figure >= len("Đánh giá, dự") * 2.15
    assert year < figure < body
    assert round(year + body + figure) == 165


def test_many_figures_still_fit_the_page():
    heads = [Column(f"Chỉ số rất dài số {number} (đơn vị)", "number") for number in range(12)]
    table = Table([Column("Cơ quan"), *heads], [["Ban Dân vận", *range(12)]])
    assert round(sum(shares(table, 165))) == 165


def test_the_heading_of_a_group_never_stands_alone_at_the_foot_of_a_page():
    document = opened(word.report(a_report(annexes=[AN_ANNEX])))
    group = next(row for table in document.tables for row in table.rows if row.cells[0].text.startswith("II.1. Tuyên"))
    assert all(paragraph.paragraph_format.keep_with_next for paragraph in group.cells[0].paragraphs)

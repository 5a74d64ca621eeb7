"""Pages of PDF by the look of their letters: bold heads, footnotes, numbers far from their text, tables over pages."""

from __future__ import annotations

import io

import docx
import pypdfium2 as pdfium
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from phoihop.reading import read
from phoihop.reading.formats.bullets import dashed, sign
from phoihop.reading.formats.lines import Line
from phoihop.reading.formats.pages import layout_of_pages, sheet_of
from phoihop.reading.formats.pdf import sheet_of_page
from phoihop.reading.layout import Layout
from samples.reading.forms import bytes_of
from samples.reading.golden import HERE
from samples.reading.pages import pdf_of, ruled

SIZE = 13.0


def line(left: float, y: float, text: str, *, right: float = 0.0, bold: bool = False, size: float = SIZE) -> Line:
    """A piece of text whose letters stand on `y`."""
    return Line(
        text, left, right or left + len(text) * size / 2, y, y + size * 0.7, 0, bold=bold, size=size
    )  # fmt: skip


def page(*pieces: Line) -> Layout:
    return layout_of_pages([sheet_of(list(pieces), [], 0)])


def texts(layout: Layout) -> list[str]:
    return layout.text.split("\n")


def test_a_bold_head_that_fills_its_line_is_not_the_beginning_of_the_text_below() -> None:
    head = "Điều 7. Trách nhiệm của Ban Quản lý các khu công nghiệp tỉnh"
    pieces = [line(85, 700, head, right=530, bold=True), line(120, 680, "Theo dõi tiến độ các dự án và", right=540)]
    assert texts(page(*pieces, line(85, 660, "báo cáo hằng quý."))) == [
        head,
        "Theo dõi tiến độ các dự án và báo cáo hằng quý.",
    ]


def test_bold_words_that_go_on_in_small_letters_stay_one_paragraph() -> None:
    pieces = [line(85, 700, "Giao Sở Y tế", right=540, bold=True), line(85, 680, "báo cáo hằng quý.")]
    assert texts(page(*pieces)) == ["Giao Sở Y tế báo cáo hằng quý."]


def test_the_letters_of_a_pdf_tell_which_lines_are_bold_and_how_large_they_are() -> None:
    document = pdfium.PdfDocument((HERE / "programme.pdf").read_bytes())
    lines = sheet_of_page(document, 0).lines()
    document.close()
    bold = {each.text for each in lines if each.bold}
    assert "CHƯƠNG TRÌNH PHỐI HỢP" in bold
    assert not any(text.startswith("- ") for text in bold)
    assert {each.size for each in lines} <= set(map(float, range(10, 16)))


def noted(*, size: float = 10.0, number: str = "1", behind: str = ", mỗi năm 02 lần.") -> list[Line]:
    """A sentence with a raised number in it, and its note at the foot."""
    return [
        line(85, 700, "Sở Y tế tổ chức tập huấn", right=240),
        line(240, 706, number, right=243, size=7.5),
        line(244, 700, behind),
        line(85, 100, "1", right=88, size=size),
        line(90, 100, "Theo Nghị định số 15 của Chính phủ", right=500, size=size),
        line(85, 85, "về an toàn thực phẩm.", size=size),
    ]  # fmt: skip


def test_a_footnote_stands_behind_the_text_and_its_number_is_left_out() -> None:
    layout = page(*noted(), line(300, 40, "2"))
    assert texts(layout) == [
        "Sở Y tế tổ chức tập huấn, mỗi năm 02 lần.", "Theo Nghị định số 15 của Chính phủ về an toàn thực phẩm.",
    ]  # fmt: skip
    assert [block.kind for block in layout.blocks] == ["paragraph", "footnote"]


def test_a_word_behind_the_number_of_a_note_keeps_its_space() -> None:
    assert texts(page(*noted(behind="cho cán bộ.")))[0] == "Sở Y tế tổ chức tập huấn cho cán bộ."


def test_each_footnote_of_a_page_is_one_paragraph() -> None:
    second = [line(85, 70, "2", right=88, size=10), line(90, 70, "Gồm cả cấp xã.", size=10)]
    more = [line(85, 600, "Sở Tư pháp báo cáo", right=200), line(200, 606, "2", right=203, size=7.5)]
    assert texts(page(*noted(), *more, *second))[1:] == [
        "Sở Tư pháp báo cáo", "Theo Nghị định số 15 của Chính phủ về an toàn thực phẩm.", "Gồm cả cấp xã.",
    ]  # fmt: skip


def test_a_note_in_letters_as_large_as_the_text_is_one_where_a_sentence_ended_before_it() -> None:
    pieces = noted(size=SIZE)
    end, open_ = (
        line(85, 118, "Hai bên sơ kết hằng năm."),
        line(85, 118, "Hai bên sơ kết hằng năm vào tháng", right=540),
    )
    assert [block.kind for block in page(*pieces, end).blocks][-1] == "footnote"
    assert "footnote" not in {block.kind for block in page(*pieces, open_).blocks}


@pytest.mark.parametrize("number", ["2", "3"])
def test_a_raised_number_without_a_note_stays_and_takes_nothing_with_it(number: str) -> None:
    layout = page(*noted(number=number, behind=" diện tích"))
    assert {block.kind for block in layout.blocks} == {"paragraph"}
    assert number in layout.text


def test_a_number_at_the_foot_alone_with_nothing_above_is_no_note() -> None:
    mark = [line(85, 706, "1", right=88, size=7.5), line(60, 700, "m", right=85)]
    layout = page(*mark, line(60, 690, "1 lớp", size=SIZE))
    assert {block.kind for block in layout.blocks} == {"paragraph"}


def test_a_dash_between_two_years_opens_no_list() -> None:
    pieces = [line(90, 700, "Về hợp tác đào tạo giai đoạn 2026", right=300), line(180, 680, "- 2029")]
    above = [line(90, 800 - 20 * at, f"Sở thứ {'ba' * at}.") for at in range(4)]
    below = [line(90, 600 - 20 * at, f"Sở thứ {'tư' * at}.") for at in range(4)]
    assert "Về hợp tác đào tạo giai đoạn 2026 - 2029" in texts(page(*above, *pieces, *below))


def test_the_symbol_of_a_paper_broken_over_lines_is_put_together() -> None:
    pieces = [line(90, 700, "Số: 215/BBGN-ĐHKT-", right=280), line(180, 680, "BHS")]
    assert texts(page(*pieces)) == ["Số: 215/BBGN-ĐHKT-BHS"]


def test_a_national_title_in_a_narrow_column_is_one_line() -> None:
    lines = ["CỘNG HÒA XÃ", "HỘI CHỦ NGHĨA", "VIỆT NAM", "Độc lập - Tự do -", "Hạnh phúc", "Sông Vân, ngày 05 tháng 3"]
    pieces = [line(200, 700 - 20 * at, each, bold=at < 3) for at, each in enumerate(lines)]
    assert texts(page(*pieces)) == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Sông Vân, ngày 05 tháng 3",
    ]  # fmt: skip


@pytest.mark.parametrize("labels", [("I-", "1-", "2-"), ("Chương II", "Điều 1.", "1."), ("", "", "")])
def test_numbers_far_from_their_text_are_no_column(labels: tuple[str, ...]) -> None:
    heads = ["Nội dung phối hợp", "Trao đổi thông tin", "Kiểm tra, giám sát"]
    pieces = [line(72, 700 - 20 * at, each) for at, each in enumerate(labels)]
    pieces += [line(180, 700 - 20 * at, each) for at, each in enumerate(heads)]
    assert [each.split(" ")[-2:] for each in texts(page(*pieces))] == [each.split(" ")[-2:] for each in heads]


def test_a_full_stop_that_stands_apart_stays_on_its_line() -> None:
    stop = Line(".", 186, 187, 703, 704, 0, size=SIZE)
    assert texts(page(line(85, 700, "hằng năm", right=180), stop)) == ["hằng năm ."]


COLUMNS = [60.0, 100.0, 260.0, 380.0, 540.0]
HEAD = [(65, 705, "STT"), (105, 705, "Nội dung"), (265, 705, "Cơ quan chủ trì"), (385, 705, "Thời gian thực hiện")]


def test_a_row_without_a_number_that_a_page_divides_is_one() -> None:
    first = [*HEAD, (105, 675, "Tổ chức tuần tra tại"), (265, 675, "Sở Y tế"), (385, 675, "Hằng quý")]
    second = [*HEAD, (105, 675, "vùng giáp ranh"), (105, 650, "Kiểm tra bếp ăn"), (265, 650, "Sở Nội vụ"), (385, 650, "Quý II")]  # fmt: skip
    strokes = [ruled(COLUMNS, [720.0, 695.0, 660.0]), ruled(COLUMNS, [720.0, 695.0, 660.0, 640.0])]
    reading = read(pdf_of([first, second], size=10, strokes=strokes), "a.pdf")
    assert [item.text for item in reading.commitments] == ["Tổ chức tuần tra tại vùng giáp ranh", "Kiểm tra bếp ăn"]


def test_a_row_after_one_that_ended_is_its_own_although_it_begins_small() -> None:
    first = [*HEAD, (105, 675, "Tổ chức tuần tra."), (265, 675, "Sở Y tế"), (385, 675, "Hằng quý")]
    second = [*HEAD, (105, 675, "kiểm tra bếp ăn"), (265, 675, "Sở Y tế"), (385, 675, "Quý II")]
    strokes = [ruled(COLUMNS, [720.0, 695.0, 660.0])] * 2
    assert len(read(pdf_of([first, second], size=10, strokes=strokes), "a.pdf").commitments) == 2


def test_a_merged_cell_reaches_over_the_end_of_a_page() -> None:
    first = [*HEAD, (65, 675, "1"), (105, 675, "Mở lớp tập huấn"), (265, 675, "Sở Y tế"), (385, 675, "Hằng quý")]
    second = [*HEAD, (65, 675, "2"), (105, 675, "Kiểm tra bếp ăn"), (385, 675, "Quý II"), (65, 645, "3"), (105, 645, "Phát tờ rơi"), (385, 645, "Quý III")]  # fmt: skip
    gone = ((260.0, 660.0, 380.0, 660.0),)
    strokes = [ruled(COLUMNS, [720.0, 695.0, 660.0]), ruled(COLUMNS, [720.0, 695.0, 660.0, 630.0], gone)]
    reading = read(pdf_of([first, second], size=10, strokes=strokes), "a.pdf")
    assert [item.lead for item in reading.commitments] == [("Sở Y tế",)] * 3


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("\uf0b7 Kiểm tra", "- Kiểm tra"), ("\uf0a7\tKiểm tra", "- Kiểm tra"), ("➢ Kiểm tra", "- Kiểm tra"), ("§ Kiểm tra", "- Kiểm tra"),
        ("\uf0fc", "\uf0fc"), ("Øre", "Øre"), ("Kiểm tra \uf0a7", "Kiểm tra \uf0a7"), ("- Kiểm tra", "- Kiểm tra"),
    ],
)  # fmt: skip
def test_a_drawn_bullet_is_the_dash_that_it_stands_for(text: str, meant: str) -> None:
    assert dashed(text) == meant


def test_a_tick_in_a_table_of_a_pdf_stays_and_a_bullet_before_its_text_is_a_dash() -> None:
    layout = page(line(85, 700, "✓", right=92), line(85, 660, "➢", right=92), line(110, 660, "Kiểm tra bếp ăn."))
    assert texts(layout) == ["✓", "- Kiểm tra bếp ăn."]


def test_signs_named_by_their_number_in_a_font_are_read() -> None:
    assert [sign("Symbol", "F0B3", heads=False), sign("Wingdings", "F0D8", heads=True)] == ["≥", "\uf0d8"]
    assert [sign("Wingdings", "F0FE", heads=False), sign("Wingdings", "so", heads=True)] == ["", ""]


def test_a_paragraph_of_word_with_a_bullet_put_in_as_a_sign_is_an_item() -> None:
    made = docx.Document()
    made.add_paragraph("Điều 1. Trách nhiệm của Sở Y tế")
    item = made.add_paragraph()
    item.add_run()._r.append(parse_xml(f'<w:sym {nsdecls("w")} w:font="Wingdings" w:char="F0D8"/>'))
    item.add_run("\tBáo cáo hằng quý, đạt ")
    item.add_run()._r.append(parse_xml(f'<w:sym {nsdecls("w")} w:font="Symbol" w:char="F0B3"/>'))
    item.add_run(" 90%.")
    reading = read(bytes_of(made), "a.docx")
    assert reading.text.split("\n")[1] == "- \tBáo cáo hằng quý, đạt ≥ 90%."
    assert [found.lead for found in reading.commitments] == [("Sở Y tế",)]


def turned(data: bytes, degrees: int) -> bytes:
    """The same pages, drawn turned and shown upright again, as programs print landscape ones."""
    document = pdfium.PdfDocument(data)
    for sheet in document:
        wide, high = sheet.get_size()
        matrix = {
            90: pdfium.PdfMatrix(0, 1, -1, 0, high, 0),
            180: pdfium.PdfMatrix(-1, 0, 0, -1, wide, high),
            270: pdfium.PdfMatrix(0, -1, 1, 0, 0, wide),
        }[degrees]
        for each in sheet.get_objects(max_depth=1):
            each.transform(matrix)
        if degrees != 180:
            sheet.set_mediabox(0, 0, high, wide)
        sheet.set_rotation(degrees)
        sheet.gen_content()
    out = io.BytesIO()
    document.save(out)
    document.close()
    return out.getvalue()


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_page_that_is_shown_turned_reads_as_one_that_is_not(degrees: int) -> None:
    lines = [*HEAD, (65, 675, "1"), (105, 675, "Mở lớp tập huấn"), (265, 675, "Sở Nội vụ"), (385, 675, "Hằng quý"), (60, 600, "Hai sở sơ kết hằng năm.")]  # fmt: skip
    data = pdf_of([lines], size=10, strokes=[ruled(COLUMNS, [720.0, 695.0, 660.0])])
    upright, found = read(data, "a.pdf"), read(turned(data, degrees), "a.pdf")
    assert found.text == upright.text
    assert [(block.kind, block.row, block.column) for block in found.blocks] == [
        (block.kind, block.row, block.column) for block in upright.blocks
    ]
    assert found.commitments[0].lead == ("Sở Nội vụ",)

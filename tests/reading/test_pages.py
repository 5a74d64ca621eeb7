"""Pages of PDF: reading order, columns side by side, tables by their lines and over pages, words broken at line ends."""

from __future__ import annotations

import pytest

from phoihop.reading import Reading, ReadRefused, read
from phoihop.reading.formats.rulings import Ruling, tables_of
from phoihop.reading.recognise import layout_of
from samples.reading.errors import error_rate
from samples.reading.golden import HERE
from samples.reading.older import vni
from samples.reading.pages import pdf_of, ruled

COLUMNS = [60.0, 100.0, 260.0, 380.0, 540.0]
HEAD = [
    (65, 705, "STT"),
    (105, 705, "Nội dung nhiệm vụ"),
    (265, 705, "Cơ quan chủ trì"),
    (385, 705, "Thời gian thực hiện"),
]


def placed(reading: Reading) -> dict[tuple[int, int], str]:
    out: dict[tuple[int, int], str] = {}
    for block in reading.blocks:
        if block.table == 0:
            at = (block.row, block.column)
            out[at] = " / ".join(filter(None, (out.get(at, ""), reading.text[block.start : block.end])))
    return out


@pytest.mark.parametrize("name", ["programme", "party-form", "annex-table"])
def test_a_pdf_says_what_the_word_file_says_that_it_was_printed_from(name: str) -> None:
    meant = read((HERE / f"{name}.docx").read_bytes(), "a.docx")
    found = read((HERE / f"{name}.pdf").read_bytes(), "a.pdf")
    assert error_rate(meant.text, found.text) < 0.03
    assert [(item.text.split(), item.lead, item.support, item.due) for item in found.commitments] == [
        (item.text.split(), item.lead, item.support, item.due) for item in meant.commitments
    ]
    assert [item.parties for item in found.agreements] == [item.parties for item in meant.agreements]


def test_letterheads_side_by_side_are_read_one_after_the_other() -> None:
    lines = read((HERE / "programme.pdf").read_bytes(), "a.pdf").text.split("\n")
    assert lines[:4] == ["THÀNH ỦY SÔNG VÂN", "BAN DÂN VẬN", "*", "Số 07-CTr/BDVTU"]
    assert lines[6:8] == ["Số: 112/CTr-BCHQS", "Sông Vân, ngày 15 tháng 02 năm 2024"]


def test_cells_of_a_table_know_their_place_and_merged_ones_their_span() -> None:
    rows = [720.0, 695.0, 655.0, 630.0]
    gone = ((260.0, 655.0, 380.0, 655.0), (260.0, 655.0, 260.0, 655.0))
    lines = [
        *HEAD, (65, 675, "1"), (105, 680, "Mở lớp tập huấn cho"), (105, 665, "cán bộ"), (265, 650, "Sở Y tế"),
        (385, 680, "Hằng quý"), (65, 638, "2"), (105, 638, "Kiểm tra bếp ăn"), (385, 638, "Quý II"),
    ]  # fmt: skip
    reading = read(pdf_of([lines], size=10, strokes=[ruled(COLUMNS, rows, gone)]), "a.pdf")
    assert placed(reading)[1, 1] == "Mở lớp tập huấn cho cán bộ"
    lead = next(block for block in reading.blocks if reading.text[block.start : block.end] == "Sở Y tế")
    assert (lead.row, lead.column, lead.row_span) == (1, 2, 2)
    assert [(item.text, item.lead, item.cadence) for item in reading.commitments] == [
        ("Mở lớp tập huấn cho cán bộ", ("Sở Y tế",), "quarterly"),
        ("Kiểm tra bếp ăn", ("Sở Y tế",), "once"),
    ]


def test_a_table_goes_on_over_pages_without_its_head_and_a_row_in_two_parts_is_one() -> None:
    first = [*HEAD, (65, 675, "1"), (105, 675, "Mở lớp tập huấn"), (265, 675, "Sở Y tế"), (385, 675, "Hằng quý")]
    second = [
        *HEAD, (105, 675, "và báo cáo"), (65, 650, "2"), (105, 650, "Kiểm tra bếp ăn"), (265, 650, "Sở Nội vụ"), (385, 650, "Quý II"),
    ]  # fmt: skip
    strokes = [ruled(COLUMNS, [720.0, 695.0, 660.0]), ruled(COLUMNS, [720.0, 695.0, 660.0, 640.0])]
    reading = read(pdf_of([first, second], size=10, strokes=strokes), "a.pdf")
    assert [item.text for item in reading.commitments] == ["Mở lớp tập huấn và báo cáo", "Kiểm tra bếp ăn"]
    assert sorted({block.row for block in reading.blocks}) == [0, 1, 2]


def test_text_above_between_and_below_tables_stays_in_order() -> None:
    lines = [(60, 800, "Trước."), *HEAD, (65, 675, "1"), (105, 675, "việc"), (60, 600, "Giữa."), (65, 555, "a"), (105, 555, "b"), (65, 530, "c"), (105, 530, "d"), (60, 400, "Sau.")]  # fmt: skip
    strokes = [*ruled(COLUMNS, [720.0, 695.0, 660.0]), *ruled([60.0, 100.0, 260.0], [570.0, 545.0, 520.0])]
    text = read(pdf_of([lines], size=10, strokes=[strokes]), "a.pdf").text.split("\n")
    assert (text[0], text[-1], text[text.index("Giữa.") + 1]) == ("Trước.", "Sau.", "a")
    assert text.index("việc") < text.index("Giữa.")


def test_an_underline_and_a_frame_are_no_tables() -> None:
    assert tables_of([Ruling(700, 100, 300)], []) == []
    frame = [Ruling(700, 100, 300), Ruling(600, 100, 300)], [Ruling(100, 600, 700), Ruling(300, 600, 700)]
    assert tables_of(*frame) == []


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("The Department of Health coordinates with all other agencies the coordi-", "nation of training.", "the coordination of training."),
        ("Sở Y tế chủ trì, phối hợp với các cơ quan có liên quan tổ chức tập-", "huấn hằng năm.", "tổ chức tập-huấn hằng năm."),
    ],
)  # fmt: skip
def test_words_broken_at_the_end_of_a_line_are_put_together(first: str, second: str, joined: str) -> None:
    lines = [(60, 700, first), (60, 680, second)]
    assert read(pdf_of([lines]), "a.pdf").text.split("\n")[0].endswith(joined)


def test_a_stamp_in_the_head_of_every_page_is_found_although_heads_are_dropped() -> None:
    pages = [[(280, 800, "MẬT"), (60, 700, f"{'x' * n} Sở Y tế báo cáo.")] for n in range(1, 5)]
    with pytest.raises(ReadRefused, match="secret"):
        read(pdf_of(pages), "a.pdf")
    pages[0][0] = pages[1][0] = pages[2][0] = pages[3][0] = (280, 800, "MẪU")
    layout = layout_of(pdf_of(pages), "a.pdf")
    assert ("MẪU" in layout.text, layout.edges) == (False, "MẪU")


def test_a_pdf_in_an_older_encoding_is_known_by_its_syllables() -> None:
    lines = ["Sở Y tế chủ trì, phối hợp với Sở Tư pháp", "tổ chức tập huấn hằng năm cho cán bộ ở cơ sở."]
    reading = read(pdf_of([[(60, 700 - 20 * at, vni(line)) for at, line in enumerate(lines)]]), "a.pdf")
    assert reading.notes == ("was_vni",)
    assert reading.text.split() == " ".join(lines).split()

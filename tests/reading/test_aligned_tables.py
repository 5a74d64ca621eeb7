"""Tables without ruling lines, known by their alignment: in a PDF with text, and as lines of "a | b | c" in plain text."""

from __future__ import annotations

from phoihop.reading import Reading, read, read_text
from samples.reading.pages import Line, pdf_of

COLUMNS = (60.0, 92.0, 290.0, 370.0, 470.0)
HEAD = ("STT", "Nội dung", "Chủ trì", "Phối hợp", "Thời gian")
ROWS = [
    ("1", "Tuyên truyền phòng cháy|cho học sinh, sinh viên", "Công an tỉnh", "Tỉnh đoàn,|Sở Y tế", "Hằng quý"),
    ("2", "Tập huấn kỹ năng sơ cứu", "Sở Y tế", "Tỉnh đoàn", "Quý II/2026"),
    ("3", "Kiểm tra các khu nhà trọ|của người lao động", "Công an tỉnh", "Sở Xây dựng", "Trước 15/11|hằng năm"),
    ("4", "Sơ kết", "Tỉnh đoàn", "Công an tỉnh", "Hằng năm"),
]
STEP, PADDING = 15.0, 9.0
TITLE = [(180.0, 790.0, "KẾ HOẠCH"), (60.0, 770.0, "Phối hợp phòng cháy năm 2026 giữa Công an tỉnh và Tỉnh đoàn")]
LAST = "Các đơn vị thực hiện nghiêm túc kế hoạch này và báo cáo kết quả về Công an tỉnh trước ngày 20/12."


def laid(rows: list[tuple[str, ...]], top: float, *, middle: bool = False, padding: float = PADDING) -> list[Line]:
    """Rows of a table at their places, each cell at the top of its row or in the middle; "|" divides lines of a cell."""
    out: list[Line] = []
    for row in rows:
        cells = [cell.split("|") for cell in row]
        tall = max(len(lines) for lines in cells)
        for x, lines in zip(COLUMNS, cells, strict=True):
            begin = top - ((tall - len(lines)) * STEP / 2 if middle else 0.0)
            out += [(x, begin - number * STEP, line) for number, line in enumerate(lines)]
        top -= tall * STEP + padding
    return out


def table(*pages: list[Line]) -> Reading:
    return read(pdf_of(list(pages), size=10), "a.pdf")


def told(reading: Reading) -> list[tuple[str, tuple[str, ...], tuple[str, ...], str, str | None]]:
    rows = [item for item in reading.commitments if any(why.code == "table_row" for why in item.why)]
    return [(item.text, item.lead, item.support, item.cadence, item.due) for item in rows]


MEANT = [
    ("Tuyên truyền phòng cháy cho học sinh, sinh viên", ("Công an tỉnh",), ("Tỉnh đoàn", "Sở Y tế"), "quarterly", None),
    ("Tập huấn kỹ năng sơ cứu", ("Sở Y tế",), ("Tỉnh đoàn",), "once", "2026-06-30"),
    ("Kiểm tra các khu nhà trọ của người lao động", ("Công an tỉnh",), ("Sở Xây dựng",), "yearly", "11-15"),
    ("Sơ kết", ("Tỉnh đoàn",), ("Công an tỉnh",), "yearly", None),
]


def test_a_table_without_lines_is_read_like_one_with_lines() -> None:
    assert told(table([*TITLE, *laid([HEAD, *ROWS], 730.0), (60.0, 480.0, LAST)])) == MEANT


def test_cells_may_stand_in_the_middle_of_their_rows() -> None:
    assert told(table([*TITLE, *laid([HEAD, *ROWS], 730.0, middle=True), (60.0, 480.0, LAST)])) == MEANT


def test_rows_at_the_top_need_no_space_between_them() -> None:
    assert told(table([*TITLE, *laid([HEAD, *ROWS], 730.0, padding=0.0), (60.0, 480.0, LAST)])) == MEANT


def test_a_head_of_two_lines_is_one_head() -> None:
    head = ("STT", "Nội dung", "Đơn vị|chủ trì", "Đơn vị|phối hợp", "Thời gian")
    assert told(table([*TITLE, *laid([head, *ROWS], 730.0, middle=True)])) == MEANT


def test_a_row_that_names_a_group_of_tasks_is_none() -> None:
    grouped = [("I", "TUYÊN TRUYỀN, TẬP HUẤN CHO HỌC SINH VÀ NGƯỜI LAO ĐỘNG", "", "", ""), *ROWS]
    lines = [line for line in laid([HEAD, *grouped], 730.0) if line[2]]
    assert told(table([*TITLE, *lines])) == MEANT


def test_the_table_goes_on_over_the_page_without_its_head() -> None:
    first, second = laid([HEAD, *ROWS[:2]], 130.0), laid(ROWS[2:], 790.0)
    assert told(table([*TITLE, *first], [*second, (60.0, 690.0, LAST)])) == MEANT


def test_what_stands_below_the_table_is_text_of_its_own() -> None:
    reading = table([*TITLE, *laid([HEAD, *ROWS], 730.0), (60.0, 560.0, LAST)])
    assert any(block.kind == "paragraph" and reading.text[block.start : block.end] == LAST for block in reading.blocks)


def test_a_letterhead_and_a_numbered_list_are_no_tables() -> None:
    page = [
        (60.0, 800.0, "CÔNG AN TỈNH LAM GIANG"), (310.0, 800.0, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        (60.0, 785.0, "TỈNH ĐOÀN"), (360.0, 785.0, "Độc lập - Tự do - Hạnh phúc"),
        (60.0, 740.0, "1."), (80.0, 740.0, "Công an tỉnh có trách nhiệm kiểm tra."),
        (60.0, 720.0, "2."), (80.0, 720.0, "Tỉnh đoàn có trách nhiệm tuyên truyền."),
    ]  # fmt: skip
    assert all(block.kind == "paragraph" for block in table(page).blocks)


BARRED = [" | ".join(cell.replace("|", " ") for cell in row) for row in (HEAD, *ROWS)]


def test_lines_with_bars_are_the_rows_of_a_table() -> None:
    text = "\n".join(["KẾ HOẠCH", TITLE[1][2], "", *BARRED, "", LAST])
    reading = read_text(text)
    assert told(reading) == MEANT
    assert all(text[item.start : item.end] == item.text for item in reading.commitments)


def test_lines_with_bars_at_both_ends_are_too() -> None:
    assert told(read_text("\n".join(["KẾ HOẠCH", TITLE[1][2], "", *(f"| {line} |" for line in BARRED)]))) == MEANT


def test_the_bars_of_a_letterhead_make_no_table() -> None:
    text = "CÔNG AN TỈNH | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH ĐOÀN | Độc lập - Tự do - Hạnh phúc\nSố: 12/QC | Ngày 1\n\nQUY CHẾ\n"
    assert all(block.kind == "paragraph" for block in read_text(text).blocks)

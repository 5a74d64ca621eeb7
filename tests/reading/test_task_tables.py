"""Tables of tasks as offices draw them: who leads and who supports in one cell, a column for each year, other heads."""

from __future__ import annotations

import docx
import pytest

from phoihop.reading import PARTIES, Commitment, read
from samples.reading.forms import bytes_of

HEAD = ("TT", "Nội dung", "Đơn vị thực hiện", "Thời gian")


def tasks(*rows: tuple[str, ...]) -> tuple[Commitment, ...]:
    """What a plan promises whose only table has these rows; the first is its head."""
    made = docx.Document()
    made.add_paragraph("KẾ HOẠCH PHỐI HỢP")
    made.add_paragraph("giữa Sở Y tế và Sở Nội vụ năm 2025")
    table = made.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    return read(bytes_of(made), "a.docx").commitments


@pytest.mark.parametrize(
    "cell",
    [
        "Chủ trì: Sở Y tế\nPhối hợp: Sở Nội vụ, Công an tỉnh",
        "- Sở Y tế chủ trì;\n- Sở Nội vụ, Công an tỉnh phối hợp.",
        "Sở Y tế chủ trì, phối hợp với Sở Nội vụ và Công an tỉnh",
        "Sở Y tế phối hợp Sở Nội vụ, Công an tỉnh",
        "Cơ quan chủ trì: Sở Y tế; cơ quan phối hợp: Sở Nội vụ, Công an tỉnh",
    ],
)
def test_one_cell_may_say_who_leads_and_who_supports(cell: str) -> None:
    (task,) = tasks(HEAD, ("1", "Tập huấn nghiệp vụ", cell, "Quý I/2025"))
    assert (task.lead, task.support) == (("Sở Y tế",), ("Sở Nội vụ", "Công an tỉnh"))


def test_bodies_without_a_word_of_their_role_have_that_of_their_column() -> None:
    (task,) = tasks(HEAD, ("1", "Tập huấn nghiệp vụ", "Sở Y tế;\nSở Nội vụ", "Quý I/2025"))
    assert (task.lead, task.support) == (("Sở Y tế", "Sở Nội vụ"), ())


def test_a_cell_without_a_body_is_taken_as_it_stands_and_an_empty_one_means_the_parties() -> None:
    one, two = tasks(HEAD, ("1", "Tập huấn nghiệp vụ", "Kế toán", "Quý I"), ("2", "Báo cáo kết quả", "", "Quý I"))
    assert (one.lead, two.lead) == (("Kế toán",), (PARTIES,))


def test_a_column_for_each_year_says_once_or_every_year() -> None:
    head = ("TT", "Nhiệm vụ", "Chủ trì", "Năm 2024", "2025", "2026")
    once, yearly, never, said = tasks(
        head,
        ("1", "Xây dựng quy chế", "Sở Y tế", "", "x", ""),
        ("2", "Kiểm tra liên ngành", "Sở Y tế", "x", "x", "x"),
        ("3", "Tuyên truyền", "Sở Y tế", "", "", ""),
        ("4", "Hằng quý họp giao ban", "Sở Y tế", "x", "x", "x"),
    )
    assert [(task.cadence, task.due) for task in (once, yearly, never, said)] == [
        ("once", "2025"), ("yearly", None), ("unspecified", None), ("quarterly", None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("lead", "time"),
    [
        ("Người phụ trách", "Lộ trình"),
        ("Cơ quan, đơn vị chủ trì thực hiện", "Mốc thời gian"),
        ("Chịu trách nhiệm", "Kỳ hạn, tiến độ"),
    ],
)
def test_columns_are_known_by_the_words_that_offices_use(lead: str, time: str) -> None:
    (task,) = tasks(("STT", "Nhiệm vụ, giải pháp", lead, time), ("1", "Tập huấn nghiệp vụ", "Sở Y tế", "Hằng năm"))
    assert (task.lead, task.cadence) == (("Sở Y tế",), "yearly")


def test_signatures_that_touch_a_table_are_no_tasks_of_it() -> None:
    (task,) = tasks(
        HEAD,
        ("1", "Tập huấn nghiệp vụ", "Sở Y tế", "Quý I/2025"),
        ("", "NGƯỜI LẬP BIỂU", "TRƯỞNG PHÒNG", "GIÁM ĐỐC"),
        ("", "Lê Thị Mẫu", "Trần Văn Thử", "Đỗ Văn Vận"),
    )
    assert task.text == "Tập huấn nghiệp vụ"


def plan(*tables: tuple[tuple[str, ...], ...], framed: bool = False) -> tuple[Commitment, ...]:
    """What a plan promises whose tables follow one another, each within the frame of another table or not."""
    made = docx.Document()
    made.add_paragraph("KẾ HOẠCH PHỐI HỢP")
    made.add_paragraph("giữa Sở Y tế và Sở Nội vụ năm 2025")
    for rows in tables:
        place = made.add_table(rows=1, cols=1).cell(0, 0) if framed else made
        table = place.add_table(rows=0, cols=len(rows[0]))
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
        made.add_paragraph("")
    return read(bytes_of(made), "a.docx").commitments


def test_a_table_that_was_cut_in_two_keeps_the_columns_of_its_head() -> None:
    head = (HEAD, ("1", "Tập huấn nghiệp vụ", "Sở Y tế", "Quý I"))
    one, two = plan(head, (("2", "Kiểm tra bếp ăn", "Sở Nội vụ", "Hằng tháng"),))
    assert [(task.lead, task.cadence) for task in (one, two)] == [(("Sở Y tế",), "once"), (("Sở Nội vụ",), "monthly")]


def test_a_table_within_a_frame_is_a_table() -> None:
    (task,) = plan((HEAD, ("1", "Tập huấn nghiệp vụ", "Sở Y tế", "Hằng tháng")), framed=True)
    assert (task.text, task.lead, task.cadence) == ("Tập huấn nghiệp vụ", ("Sở Y tế",), "monthly")

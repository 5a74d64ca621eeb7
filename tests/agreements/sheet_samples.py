"""Tables as three offices of a fictional city keep them in Excel: each ugly in its own way. All contents are invented.

`plan_of_the_committee` has a letterhead, two rows of head, merged cells, headings of sections, a total and signatures;
`follow_up_of_the_command` tells dates as text and as numbers, progress in words and per cent, and results;
`calendar_of_the_department` has a column for each quarter, marked with x.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

COMMAND = "Bộ Chỉ huy Quân sự thành phố Sông Vân"
BOARD = "Ban Dân vận Thành ủy Sông Vân"


def workbook(fill: Callable[[Workbook, Worksheet], None], name: str = "Sheet1") -> bytes:
    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True})
    fill(book, book.add_worksheet(name))
    book.close()
    return out.getvalue()


def table(*rows: tuple[object, ...]) -> bytes:
    """A plain table, without merges."""

    def fill(_book: Workbook, page: Worksheet) -> None:
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)

    return workbook(fill)


def plan_of_the_committee() -> bytes:
    """A plan: the first sheet is a cover, the second the table; times in words, leads merged over rows."""

    def fill(book: Workbook, cover: Worksheet) -> None:
        cover.write(0, 0, "BẢN MẪU – số liệu hư cấu")
        page = book.add_worksheet("Phụ lục I")
        page.write(0, 0, "THÀNH ỦY SÔNG VÂN")
        page.merge_range(2, 0, 2, 6, "KẾ HOẠCH PHỐI HỢP CÔNG TÁC DÂN VẬN NĂM 2026")
        page.merge_range(3, 0, 3, 6, "(Kèm theo Chương trình phối hợp)")
        for column, head in ((0, "STT"), (1, "Nội dung công việc"), (4, "Thời gian"), (5, "Sản phẩm"), (6, "Ghi chú")):
            page.merge_range(5, column, 6, column, head)
        page.merge_range(5, 2, 5, 3, "Cơ quan thực hiện")
        page.write_row(6, 2, ("Chủ trì", "Phối hợp"))
        page.write_row(7, 0, ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"))
        page.merge_range(8, 0, 8, 6, "I. CÔNG TÁC TUYÊN TRUYỀN")
        page.write_row(9, 0, (1, "Xây dựng kế hoạch tuyên truyền năm 2026"))
        page.write_row(10, 0, (2, "Tổ chức hội nghị tuyên truyền về công tác dân vận"))
        page.merge_range(9, 2, 10, 2, BOARD)
        page.merge_range(9, 3, 10, 3, COMMAND)
        page.write(9, 4, "Quý I")
        page.write(10, 4, "Trước 30/6")
        page.write(9, 5, "Kế hoạch")
        page.write_row(11, 0, ("II", "Công tác huấn luyện"))
        page.write_row(12, 0, (3, "Mở 02 lớp bồi dưỡng cho cán bộ dân vận cơ sở", COMMAND, BOARD, "Quý II, quý III"))
        page.write_row(13, 0, (4, "Báo cáo kết quả thực hiện chương trình", COMMAND, "", "Hằng quý", "Báo cáo"))
        page.write_row(14, 0, (5, "Nắm tình hình nhân dân trên địa bàn", "", BOARD, "Thường xuyên"))
        page.write_row(16, 0, ("", "Tổng cộng: 5 nhiệm vụ"))
        page.write(18, 5, "TRƯỞNG BAN")
        page.write(19, 5, "(Ký tên)")

    return workbook(fill, "Bìa")


def follow_up_of_the_command() -> bytes:
    """A table of follow-up: one head row, dates as dates, numbers and text, progress in words and per cent."""

    def fill(book: Workbook, page: Worksheet) -> None:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        page.merge_range(0, 0, 0, 7, "BẢNG THEO DÕI THỰC HIỆN NHIỆM VỤ PHỐI HỢP 2026")
        heads = ("TT", "Nhiệm vụ", "Đơn vị chủ trì", "Kỳ", "Tiến độ", "Kết quả thực hiện", "Số văn bản", "Ngày gửi")
        page.write_row(2, 0, heads)
        page.write_row(3, 0, (1, "Báo cáo kết quả giúp dân hằng quý", "Bộ CHQS", "Quý I/2026", "Hoàn thành"))
        page.write_row(3, 5, ("Giúp dân 480 ngày công.", "15/BC-BCHQS"))
        page.write_datetime(3, 7, dt.datetime(2026, 3, 16), day)  # noqa: DTZ001 - a cell of Excel has no zone
        page.write_row(4, 0, (2, "Báo cáo kết quả giúp dân", "Bộ CHQS", "Quý II/2026", 1))
        page.write_row(4, 5, ("Giúp dân 610 ngày công.", "31/BC-BCHQS", 46190))
        page.write_row(5, 0, (3, "Báo cáo kết quả giúp dân hằng quý", "Bộ CHQS", "Quý III/2026", "Đang thực hiện", ""))
        page.write_row(6, 0, (4, "Mở lớp bồi dưỡng", "Ban Dân vận", "Năm 2026", "Xong", "", "07/BC-BDV", "28/09/2026"))
        page.write_row(7, 0, (5, "Trồng cây đầu năm", "Bộ CHQS", "Quý I", "x", "Trồng 500 cây.", "", "10/02/2026"))

    return workbook(fill, "Theo dõi")


def calendar_of_the_department() -> bytes:
    """A row for each task and a column for each quarter of 2026, marked with x."""

    def fill(_book: Workbook, page: Worksheet) -> None:
        page.write(0, 0, "Theo dõi báo cáo năm 2026")
        page.merge_range(1, 0, 2, 0, "STT")
        page.merge_range(1, 1, 2, 1, "Tên nhiệm vụ")
        page.merge_range(1, 2, 1, 5, "Tiến độ năm 2026")
        page.write_row(2, 2, ("Quý I", "Quý II", "Quý III", "Quý IV"))
        page.write_row(3, 0, (1, "Báo cáo kết quả giúp dân hằng quý", "x", "x", "chưa"))

    return workbook(fill, "2026")

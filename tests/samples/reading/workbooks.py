"""Writes the sample workbook of the reader's tests: a plan kept in Excel, with merged cells and rows of sections.

All bodies are invented (Thành phố Sông Vân). `PYTHONPATH=src:tests python tests/samples/reading/workbooks.py` writes the
committed file.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from pathlib import Path

import openpyxl

HERE = Path(__file__).parent
HEADS = ("STT", "Nội dung công việc", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành", "Sản phẩm")
ROWS: tuple[tuple[object, ...], ...] = (
    ("A", "CÔNG TÁC TUYÊN TRUYỀN", None, None, None, None),
    (1, "Tổ chức hội nghị tuyên truyền pháp luật về lao động", "Sở Nội vụ", "Sở Tư pháp", "Hằng quý", "Báo cáo"),
    (2, "Biên soạn sổ tay hỏi đáp pháp luật", "Sở Tư pháp", "Sở Nội vụ", dt.date(2026, 6, 30), "Sổ tay"),
    ("B", "CÔNG TÁC KIỂM TRA", None, None, None, None),
    (3, "Kiểm tra việc chấp hành pháp luật lao động", "Sở Nội vụ", "Sở Tư pháp\nCông an thành phố", "Quý III", "Kết luận"),
    (4, "Lập danh sách đơn vị được kiểm tra", None, "Sở Tư pháp", "Trước 30/9", "Danh sách"),
    (5.0, "Tổng hợp, báo cáo kết quả thực hiện Kế hoạch", None, None, "6 tháng, năm", "Báo cáo"),
)  # fmt: skip


def task_table() -> openpyxl.Workbook:
    """A plan with its title above the table and signatures below, and a hidden sheet that is nobody's business."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Kế hoạch 2026"
    sheet["B1"] = "SỞ NỘI VỤ - SỞ TƯ PHÁP"
    sheet["E1"] = "Sông Vân, ngày 05 tháng 01 năm 2026"
    sheet["B3"] = "KẾ HOẠCH PHỐI HỢP NĂM 2026"
    sheet["B4"] = "giữa Sở Nội vụ và Sở Tư pháp thành phố Sông Vân (Văn bản mẫu, không có giá trị pháp lý)"
    sheet.merge_cells("B3:G3")
    sheet.merge_cells("B4:G4")
    for column, head in enumerate(HEADS, 2):
        sheet.cell(6, column, head)
    for row, cells in enumerate(ROWS, 7):
        for column, value in enumerate(cells, 2):
            cell = sheet.cell(row, column, value)
            if isinstance(value, dt.date):
                cell.number_format = "dd/mm/yyyy"
    sheet.merge_cells("C7:G7")
    sheet.merge_cells("D11:D13")
    sheet["C15"], sheet["F15"] = "GIÁM ĐỐC SỞ NỘI VỤ", "GIÁM ĐỐC SỞ TƯ PHÁP"
    hidden = book.create_sheet("Nháp")
    hidden.sheet_state = "hidden"
    hidden["A1"] = "Chuyện riêng"
    return book


def bytes_of(book: openpyxl.Workbook) -> bytes:
    """The file, the same bytes each time it is made."""
    book.properties.creator = "Phối Hợp"
    raw, out = io.BytesIO(), io.BytesIO()
    book.save(raw)
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(each for each in source.namelist() if each != "docProps/core.xml"):
            target.writestr(zipfile.ZipInfo(name, (2026, 1, 5, 8, 0, 0)), source.read(name))
    return out.getvalue()


if __name__ == "__main__":
    (HERE / "task-table.xlsx").write_bytes(bytes_of(task_table()))

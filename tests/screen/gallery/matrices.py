"""The matrices of the gallery: that of the picture, and a large one."""

import datetime as dt

from phoihop.screen.matrix import Cell, Column, Group, Mark, Matrix, Row
from phoihop.screen.status import STATUSES

TODAY = dt.date(2026, 11, 24)


def columns(first=2022, last=2026):
    found = []
    for year in range(first, last + 1):
        for number, label in enumerate(("I", "II", "III", "IV")):
            month = number * 3 + 1
            until = dt.date(year + (month + 3 > 12), (month + 2) % 12 + 1, 1) - dt.timedelta(days=1)
            washed = until < dt.date(2022, 9, 1)
            found.append(
                Column(label, str(year), dt.date(year, month, 1), until, washed, (4, 7) if year > 2022 else None)
            )
    return found


def _row(number, title, lead, pattern, share):
    codes = {
        "o": "received_on_time",
        "l": "received_late",
        "x": "overdue",
        "b": "sent_back",
        "s": "sent",
        "q": "soon",
        ".": "not_yet",
        "p": "suspended",
        "-": "not_tracked",
        "w": "withdrawn",
        "a": "apart",
        "d": "disputed",
        "P": "received_late",
        "E": "received_on_time",
        "X": "overdue",
    }
    cells = []
    for place, sign in enumerate(pattern):
        if sign == " ":
            cells.append(None)
            continue
        period = f"quý {('I', 'II', 'III', 'IV')[place % 4]}/{2022 + place // 4}"
        words = f"{period}: {STATUSES[codes[sign]].word}"
        cells.append(Cell(codes[sign], words, f"/form/?cell={place}", int(sign in "EX"), sign == "P"))
    return Row(number, title, lead, cells, share, "/form/")


def picture():
    groups = [
        Group(
            "II.1",
            "Tuyên truyền, vận động Nhân dân",
            [
                _row(
                    "a)",
                    "Tổ chức 02 đợt tuyên truyền về nghĩa vụ quân sự mỗi năm",
                    "Ban TG và DV",
                    "   - o o l o o o o q",
                    (6, 7),
                ),
                _row(
                    "b)",
                    "Phát hành tài liệu hỏi - đáp về công tác dân vận",
                    "Ban TG và DV",
                    "     o  o   l   o   "[:20],
                    (3, 4),
                ),
                _row(
                    "c)",
                    "Tuyên truyền kỷ niệm Ngày thành lập Quân đội 22/12",
                    "Bộ CHQS",
                    "   -   o   o   o   .",
                    (3, 3),
                ),
            ],
        ),
        Group(
            "II.2",
            "Bồi dưỡng kiến thức quốc phòng - an ninh",
            [
                _row(
                    "a)",
                    "Mở 01 lớp bồi dưỡng kiến thức quốc phòng - an ninh cho cán bộ dân vận trước 30/9",
                    "Bộ CHQS",
                    "  -   o   l   o   X ",
                    (2, 4),
                ),
                _row(
                    "b)",
                    "Phổ biến kiến thức quốc phòng cho người có uy tín",
                    "Bộ CHQS",
                    "     o  o    p   o  "[:20],
                    (3, 3),
                ),
            ],
        ),
        Group(
            "II.4",
            "Giúp Nhân dân, chính sách hậu phương quân đội",
            [
                _row(
                    "b)", "Bàn giao 05 nhà tình nghĩa, nhà đồng đội mỗi năm", "Bộ CHQS", "          E   o   o ", (3, 3)
                ),
                _row("c)", "Báo cáo kết quả giúp dân hằng quý", "Bộ CHQS", "  --oolooooooolooob.", (12, 15)),
            ],
        ),
        Group(
            "II.5",
            "Nắm tình hình Nhân dân",
            [
                _row(
                    "a)",
                    "Trao đổi thông tin hằng quý về tình hình Nhân dân",
                    "Ban TG và DV",
                    "  --ooooolooPoooooS."[:20].replace("S", "s"),
                    (11, 14),
                ),
                _row("b)", "Giao ban giữa hai cơ quan 6 tháng một lần", "Ban TG và DV", "   - o o o o a d xw ", (5, 7)),
            ],
        ),
    ]
    marks = [
        Mark("signing", "Ký", dt.date(2022, 8, 12)),
        Mark("amendment", "Phụ lục 01", dt.date(2024, 4, 15)),
        Mark("succession", "Hợp nhất", dt.date(2025, 2, 3)),
        Mark("today", "Hôm nay", TODAY),
    ]
    return Matrix(columns(), groups, marks, (72, 88), "Bảng theo dõi Chương trình phối hợp 2022-2026")


def large_matrix(rows=300, periods=60):
    start = dt.date(2022, 1, 1)
    heads, day = [], start
    for _number in range(periods):
        after = dt.date(day.year + day.month // 12, day.month % 12 + 1, 1)
        heads.append(Column(str(day.month), str(day.year), day, after - dt.timedelta(days=1), foot=(3, 4)))
        day = after
    codes = ["received_on_time"] * 7 + ["received_late", "overdue", "sent_back", "not_yet", "soon", "sent"]
    groups = []
    for clause in range(rows // 10):
        own = []
        for place in range(10):
            number = clause * 10 + place
            cells = [
                Cell(
                    codes[(number * 7 + column * 3) % len(codes)],
                    f"tháng {head.label}/{head.year}: hoàn thành đúng hạn",
                    f"/occurrences/{number}/{head.year}-M{int(head.label):02d}/",
                    0,
                    False,
                )
                for column, head in enumerate(heads)
            ]
            own.append(
                Row(
                    f"{'abcdefghik'[place]})",
                    f"Nhiệm vụ số {number + 1} về công tác dân vận của cơ quan",
                    "Bộ CHQS",
                    cells,
                    (40, 55),
                    f"/c/{number}/",
                )
            )
        groups.append(Group(f"II.{clause + 1}", f"Nội dung phối hợp thứ {clause + 1}", own))
    marks = [
        Mark("signing", "Ký", dt.date(2022, 8, 12)),
        Mark("succession", "Hợp nhất", dt.date(2025, 2, 3)),
        Mark("today", "Hôm nay", TODAY),
    ]
    return Matrix(heads, groups, marks, (9000, 12000), "Bảng theo dõi lớn")

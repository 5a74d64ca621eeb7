"""A few papers of the fictional city Sông Vân that the tests set in Word and Excel."""

from __future__ import annotations

from datetime import date

from phoihop.documents.paper import (
    Annex,
    Brief,
    Column,
    Group,
    Letter,
    Letterhead,
    Paragraph,
    Report,
    Section,
    Signature,
    Span,
    Table,
)
from phoihop.documents.shapes import Status

STATE = Letterhead(
    form="state",
    superior="QUÂN KHU MẪU",
    issuer="BỘ CHỈ HUY QUÂN SỰ THÀNH PHỐ",
    place="Sông Vân",
    symbol_type="BC",
    symbol_bodies=("BCHQS",),
    number="1341",
    dated=date(2026, 2, 5),
)
PARTY = Letterhead(
    form="party",
    superior="THÀNH ỦY SÔNG VÂN",
    issuer="BAN TUYÊN GIÁO VÀ DÂN VẬN",
    place="Sông Vân",
    symbol_type="BC",
    symbol_bodies=("BTGDVTU",),
    number="5",
    dated=date(2026, 11, 24),
)
FIGURES = Table(
    columns=[Column("Năm", "ordinal"), Column("Cơ quan báo cáo"), Column("Số buổi", "number")],
    rows=[[2025, "Ban Dân vận", 1108], [2026, "Ban Tuyên giáo và Dân vận", 106]],
    caption="Bảng 1. Kết quả tuyên truyền",
    total=[None, "Cộng", 1214],
    note="Số liệu theo báo cáo của các cơ quan.",
)
RESULTS = Table(
    columns=[
        Column("STT", "ordinal"),
        Column("Nội dung"),
        Column("Thời hạn", "date"),
        Column("Kết quả", "status"),
        Column("Tài liệu kèm theo"),
    ],
    rows=[
        Group("II.1. Tuyên truyền, vận động Nhân dân"),
        [1, "Tổ chức 02 đợt tuyên truyền", date(2026, 6, 30), Status("received_on_time"), "Báo cáo số 41/BC-BCHQS"],
        [
            2,
            "Mở lớp bồi dưỡng kiến thức quốc phòng - an ninh",
            date(2026, 11, 13),
            Status("overdue", "+1", "11 ngày"),
            None,
        ],
    ],
)
BODY = [
    Section(
        "I. KHÁI QUÁT TÌNH HÌNH",
        [
            Paragraph(
                "Hai cơ quan mở 01 lớp bồi dưỡng kiến thức quốc phòng - an ninh theo Chương trình số 12-CTr/BDVTU-BCHQS."
            )
        ],
    ),
    Section("II. KẾT QUẢ THỰC HIỆN"),
    Section(
        "1. Tuyên truyền",
        [
            Paragraph("cấp 20.500 bản tài liệu;", item=True),
            Paragraph(
                [
                    Span("Có "),
                    Span("412 buổi", bold=True, link="https://phoihop.example/k?a=1&b=2"),
                    Span(" tuyên truyền."),
                ]
            ),
            FIGURES,
        ],
        level=2,
    ),
]
SIGNED = Signature(capacity="KT", on_behalf_of="CHỈ HUY TRƯỞNG", position="PHÓ CHỈ HUY TRƯỞNG")
TO = ["Thường trực Thành ủy", "Lưu: VT, CT"]


def a_report(head: Letterhead = STATE, **changes) -> Report:
    fields = {
        "letterhead": head,
        "type": "BÁO CÁO",
        "abstract": "Tổng kết Chương trình phối hợp giai đoạn 2022-2026",
        "body": BODY,
        "signatures": [SIGNED],
        "recipients": TO,
    }
    return Report(**(fields | changes))


AN_ANNEX = Annex("Phụ lục I", "KẾT QUẢ THỰC HIỆN", "(Kèm theo Báo cáo số 1341/BC-BCHQS)", [RESULTS])


def a_letter(head: Letterhead = STATE, **changes) -> Letter:
    fields = {
        "letterhead": head,
        "about": "V/v đôn đốc báo cáo giao ban 6 tháng đầu năm 2026",
        "addressees": ["Ban Tuyên giáo và Dân vận Thành ủy"],
        "body": [Paragraph("Kỳ báo cáo có hạn ngày 30/6/2026, đến nay đã quá hạn 147 ngày.")],
        "signatures": [SIGNED],
        "recipients": ["Như trên", "Lưu: VT"],
    }
    return Letter(**(fields | changes))


A_BRIEF = Brief(
    title="Tình hình thực hiện các văn bản phối hợp",
    line="Thành phố Sông Vân, đến 08 giờ ngày 24/11/2026.",
    summary=[Paragraph("Có 4 việc quá hạn.")],
    tables=[RESULTS],
    note="Tổng hợp từ sổ theo dõi phối hợp của các bên.",
)

"""A small agreement with something of every kind, and what a review of it must say, worked out by hand.

Calendar quarters, due on the 25th of their last month: in 2025 and 2026 none of these days is off. Today is 24/11/2026.

    c1  command, support, quarterly     2026: I on time, II five days late, III sent back, IV still to come
    c2  board, training, by 30/9        2026: sent on 20/11, waits; what is left of the term, still to come
    c3  board, communication, quarterly 2026: I and II on time, III overdue, IV sent before its day, waits
        command, the same               2026: I on time, II withdrawn, III suspended, IV still to come
    c4  command, operation, continuous  2026: one row, reported by a plan and received
    c5  board, information, on request  2026: of 5/10 overdue, of 2/11 kept in a separate file

What fell due in 2025 (quarters III and IV of c1 and of both of c3, c2, and c4) is not tracked: eight rows.
"""

from __future__ import annotations

from datetime import UTC, date, datetime

from cast import NOW, Cast, at, issue, make_cast, programme
from phoihop.features.agreements import actions as agreements
from phoihop.features.agreements.plans import ClausePlan, CommitmentPlan
from phoihop.features.commitments import actions
from phoihop.features.commitments.actions import ReportForm
from phoihop.people.acting import Actor
from phoihop.registers.catalogue_actions import FigurePlan, keep_figure
from phoihop.registers.catalogues import LineOfWork
from phoihop.registers.tables import Due

LAST_25TH = "day 25 of the last month"
QUARTERS = {1: "2026-01-01/2026-03-31", 2: "2026-04-01/2026-06-30", 3: "2026-07-01/2026-09-30"}
LAST_QUARTER = "2026-10-01/2026-12-31"

CLAUSES = (
    ClausePlan("k1", 0, "II", "NỘI DUNG PHỐI HỢP"),
    ClausePlan("k2", 1, "1.", "Giúp dân, báo cáo hằng quý."),
    ClausePlan("k3", 1, "2.", "Tuyên truyền, bồi dưỡng, trao đổi thông tin."),
)
COMMITMENTS = (
    CommitmentPlan(
        "c1", "Giúp dân hằng quý", ("p1",), "support", "quarterly", due=LAST_25TH, supports=("p2",), clause="k1",
        targets={"days_of_labour": 500},
    ),
    CommitmentPlan("c2", "Mở lớp bồi dưỡng", ("p2",), "training", "yearly", due="09-30", clause="k3"),
    CommitmentPlan(
        "c3", "Tuyên truyền hằng quý", ("p2", "p1"), "communication", "quarterly", due=LAST_25TH, clause="k3"
    ),
    CommitmentPlan("c4", "Phối hợp thường xuyên", ("p1",), "operation", "continuous", clause="k3"),
    CommitmentPlan("c5", "Cung cấp thông tin", ("p2",), "information", "on_event", term="+5wd", clause="k3"),
)  # fmt: skip

# Due, on time, late, waiting, sent back, overdue, taken out; the year 2026.
BY_BODY = {
    "Bộ Chỉ huy Quân sự thành phố Sông Vân": (4, 2, 1, 0, 1, 0, 2),
    "Ban Dân vận Thành ủy Sông Vân": (5, 2, 0, 1, 0, 2, 1),
}
BY_LINE = {
    "Trao đổi thông tin": (1, 0, 0, 0, 0, 1, 1),
    "Tuyên truyền": (4, 3, 0, 0, 0, 1, 2),
    "Bồi dưỡng, tập huấn": (1, 0, 0, 1, 0, 0, 0),
    "Chăm lo, giúp dân": (3, 1, 1, 0, 1, 0, 0),
    "Công tác khác": (0, 0, 0, 0, 0, 0, 0),
}
WHOLE = (9, 4, 1, 1, 1, 2, 3)
HEADS = (
    "đã đến hạn",
    "hoàn thành đúng hạn",
    "hoàn thành quá hạn",
    "chờ tiếp nhận",
    "đề nghị bổ sung",
    "quá hạn",
    "không xét hạn",
)
# Beside what has fallen due, 2026: of c1 and of the command's c3 the last quarter, of c2 what is left of the term.
OUTSIDE = (
    "Ngoài số kỳ đã đến hạn: 3 không xét hạn (1 tạm dừng, 1 không còn phù hợp, 1 hồ sơ lưu riêng),"
    " 1 hoàn thành, không có hạn, 1 chờ tiếp nhận (chưa đến hạn), 3 chưa đến hạn."
)
# What the matrix and the whole term tell of every status, each under one name.
STATUSES = {
    "quá hạn": 2,
    "đề nghị bổ sung": 1,
    "chờ tiếp nhận": 2,
    "chưa đến hạn": 3,
    "hoàn thành đúng hạn": 4,
    "hoàn thành quá hạn": 1,
    "hoàn thành, không có hạn": 1,
    "tạm dừng": 1,
    "hồ sơ lưu riêng": 1,
    "không còn phù hợp": 1,
    "không theo dõi": 8,
}
NOT_TRACKED = {"Bộ Chỉ huy Quân sự thành phố Sông Vân": 5, "Ban Dân vận Thành ủy Sông Vân": 3}

# Over all periods and both leads: members are the last of each lead (38 + 12), the largest meeting the largest of all,
# the booklets told since the beginning of the year the last of each lead (25 + 5). The board's third quarter told none.
SUMS = {
    ("Tuyên truyền", "Buổi tuyên truyền"): 30,
    ("Tuyên truyền", "Tin, bài"): 5,
    ("Tuyên truyền", "Hội viên"): 50,
    ("Tuyên truyền", "Cuộc đông nhất"): 400,
    ("Tuyên truyền", "Tài liệu cấp phát"): 30,
    ("Bồi dưỡng, tập huấn", "Lớp bồi dưỡng"): 1,
    ("Bồi dưỡng, tập huấn", "Người tham gia"): 83,
    ("Chăm lo, giúp dân", "Ngày công"): 1600,
    ("Chăm lo, giúp dân", "Nhà, công trình"): 3,
}
# The rows of the tables of figures: (body, figure): value of 2026, by commitment.
ROWS = {
    ("Giúp dân hằng quý", "Bộ CHQS", "Ngày công"): 1600,
    ("Giúp dân hằng quý", "Bộ CHQS", "Nhà, công trình"): 3,
    ("Mở lớp bồi dưỡng", "Ban Dân vận", "Lớp bồi dưỡng"): 1,
    ("Mở lớp bồi dưỡng", "Ban Dân vận", "Người tham gia"): 83,
    ("Tuyên truyền hằng quý", "Ban Dân vận", "Buổi tuyên truyền"): 25,
    ("Tuyên truyền hằng quý", "Bộ CHQS", "Buổi tuyên truyền"): 5,
    ("Tuyên truyền hằng quý", "Ban Dân vận", "Tin, bài"): 5,
    ("Tuyên truyền hằng quý", "Ban Dân vận", "Hội viên"): 38,
    ("Tuyên truyền hằng quý", "Bộ CHQS", "Hội viên"): 12,
    ("Tuyên truyền hằng quý", "Ban Dân vận", "Cuộc đông nhất"): 300,
    ("Tuyên truyền hằng quý", "Bộ CHQS", "Cuộc đông nhất"): 400,
    ("Tuyên truyền hằng quý", "Ban Dân vận", "Tài liệu cấp phát"): 25,
    ("Tuyên truyền hằng quý", "Bộ CHQS", "Tài liệu cấp phát"): 5,
}
TARGET = "500 (đạt 2/3 kỳ)"  # 480, 520, 600 days of labour
ESTIMATED = 7  # articles in the board's second quarter, in no sum


def make_figures() -> None:
    """Let reports on communication carry a figure of each rule of adding."""
    line = LineOfWork.objects.get(code="communication")
    keep_figure(line, FigurePlan("Hội viên", "người", adds="last"))
    keep_figure(line, FigurePlan("Cuộc đông nhất", "người", adds="maximum"))
    keep_figure(line, FigurePlan("Tài liệu cấp phát", "bản", basis="cumulative"))


def make_agreement() -> tuple[Cast, Actor, Actor, str]:
    """Record the agreement; the board joins, compares, and both report. Returns cast, command, board, record."""
    cast = make_cast()
    me, board = cast.officer(cast.command), cast.officer(cast.board)
    make_figures()
    plan = programme(cast, cast.board, start="2025-07-01", scheme="calendar", clauses=CLAUSES, commitments=COMMITMENTS)
    record = agreements.record_agreement(plan, issue("2025-07-01"), by=me, now=at(2026, 1, 5))
    agreements.invite_party(record, "p2", by=me, now=at(2026, 1, 6))
    agreements.compare_record(record, agrees=True, on="2026-01-07", by=board, now=at(2026, 1, 7))

    def row(commitment: str, period: str, by: Actor) -> Due:
        return Due.objects.get(record=record, commitment=commitment, period=period, party=by.organisation_id)

    def told(
        commitment: str,
        period: str,
        on: date,
        figures: dict[str, int],
        *,
        by: Actor,
        received: bool = True,
        **more: object,
    ) -> None:
        other = board if by is me else me
        moment = min(datetime(on.year, on.month, on.day, 2, tzinfo=UTC), NOW)
        words = ReportForm(f"Kết quả {period}.", on, figures, **more)  # type: ignore[arg-type]
        actions.file_report(row(commitment, period, by), words, by=by, now=moment)
        if received:
            actions.receive_report(row(commitment, period, by), on, by=other, now=moment)

    told("c1", QUARTERS[1], date(2026, 3, 20), {"days_of_labour": 480, "works": 2}, by=me, number="11/BC-BCHQS")
    told("c1", QUARTERS[2], date(2026, 6, 30), {"days_of_labour": 520, "works": 1}, by=me)
    told("c1", QUARTERS[3], date(2026, 9, 24), {"days_of_labour": 600}, by=me, received=False)
    actions.send_back(
        row("c1", QUARTERS[3], me), "Thiếu số công trình.", date(2026, 11, 30), date(2026, 9, 28), by=board,
        now=at(2026, 9, 28),
    )  # fmt: skip
    told(
        "c2",
        "2025-10-01/2026-09-30",
        date(2026, 11, 20),
        {"classes": 1, "people_trained": 83},
        by=board,
        received=False,
    )
    first = {"sessions": 10, "articles": 5, "hoi_vien": 40, "cuoc_dong_nhat": 300, "tai_lieu_cap_phat": 10}
    second = {"sessions": 15, "articles": 7, "hoi_vien": 38, "cuoc_dong_nhat": 250, "tai_lieu_cap_phat": 25}
    told("c3", QUARTERS[1], date(2026, 3, 24), first, by=board)
    told("c3", QUARTERS[2], date(2026, 6, 24), second, by=board, estimated=("articles",))
    ours = {"sessions": 5, "hoi_vien": 12, "cuoc_dong_nhat": 400, "tai_lieu_cap_phat": 5}
    told("c3", QUARTERS[1], date(2026, 3, 25), ours, by=me)
    told("c3", LAST_QUARTER, date(2026, 11, 20), {}, by=board, received=False)
    continuous = Due.objects.get(record=record, commitment="c4", to_on__year=2026)
    told("c4", continuous.period, date(2026, 11, 10), {}, by=me, number="05/KH-BCHQS")
    actions.withdraw(row("c3", QUARTERS[2], me), "Đã giao đơn vị khác.", by=board, now=at(2026, 4, 2))
    actions.suspend(row("c3", QUARTERS[3], me), "Chờ kế hoạch mới.", by=board, now=at(2026, 7, 2))
    actions.open_occurrence(record, "c5", "2026-10-05", "Công văn 77", by=me, now=at(2026, 10, 5))
    apart = actions.open_occurrence(record, "c5", "2026-11-02", "Công văn 81", by=me, now=at(2026, 11, 2))
    actions.keep_apart(row("c5", apart.id, board), date(2026, 11, 5), by=board, now=at(2026, 11, 5))
    return cast, me, board, record

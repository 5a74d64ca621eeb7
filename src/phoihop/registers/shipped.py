"""The catalogues that the product ships: lines of work with their figures, the two period schemes, the holiday table.

Put in after each migrate where they are missing; rows that an installation changed are left as they are.
"""

from __future__ import annotations

from typing import NamedTuple

from phoihop.registers.catalogues import Figure, Holiday, LineOfWork, PeriodScheme
from phoihop.timetable.holidays import STATUTORY


class _Line(NamedTuple):
    code: str
    vi: str
    en: str
    figures: tuple[tuple[str, str, str, str, str], ...]  # code, vi, en, unit vi, unit en


LINES = (
    _Line(
        "information",
        "Trao đổi thông tin",
        "Information",
        (
            ("documents", "Văn bản trao đổi", "Documents exchanged", "văn bản", "documents"),
            ("answers_in_time", "Trả lời đúng hạn", "Answered in time", "văn bản", "documents"),
        ),
    ),
    _Line(
        "situation",
        "Nắm tình hình",
        "Situation",
        (("assessments", "Đánh giá, dự báo tình hình", "Assessments", "báo cáo", "reports"),),
    ),
    _Line(
        "advice",
        "Tham mưu, đề xuất",
        "Advice",
        (
            ("proposals", "Nội dung tham mưu, đề xuất", "Proposals", "nội dung", "items"),
            ("adopted", "Được chấp thuận", "Adopted", "nội dung", "items"),
        ),
    ),
    _Line(
        "appraisal",
        "Thẩm định đề án, văn bản",
        "Appraisal",
        (("drafts_appraised", "Đề án, dự thảo đã thẩm định", "Drafts appraised", "dự thảo", "drafts"),),
    ),
    _Line(
        "communication",
        "Tuyên truyền",
        "Communication",
        (
            ("sessions", "Buổi tuyên truyền", "Sessions", "buổi", "sessions"),
            ("people_reached", "Lượt người nghe", "People reached", "lượt người", "people"),
            ("articles", "Tin, bài", "Articles", "tin, bài", "articles"),
        ),
    ),
    _Line(
        "training",
        "Bồi dưỡng, tập huấn",
        "Training",
        (
            ("classes", "Lớp bồi dưỡng", "Classes", "lớp", "classes"),
            ("people_trained", "Người tham gia", "People trained", "người", "people"),
        ),
    ),
    _Line(
        "inspection",
        "Kiểm tra, giám sát",
        "Inspection",
        (
            ("places_inspected", "Đơn vị được kiểm tra", "Places inspected", "đơn vị", "places"),
            ("findings", "Nội dung cần khắc phục", "Findings", "nội dung", "findings"),
            ("remedied", "Đã khắc phục", "Remedied", "nội dung", "findings"),
        ),
    ),
    _Line(
        "commendation",
        "Thi đua, khen thưởng",
        "Commendation",
        (
            ("registered", "Mô hình đăng ký", "Models registered", "mô hình", "models"),
            ("recognised", "Mô hình được công nhận", "Models recognised", "mô hình", "models"),
            ("commended", "Tập thể, cá nhân được khen", "Commended", "tập thể, cá nhân", "commended"),
        ),
    ),
    _Line(
        "support",
        "Chăm lo, giúp dân",
        "Support",
        (
            ("days_of_labour", "Ngày công", "Days of labour", "ngày công", "days"),
            ("value_vnd", "Trị giá", "Value", "đồng", "VND"),
            ("works", "Nhà, công trình", "Houses and works", "công trình", "works"),
        ),
    ),
    _Line(
        "review",
        "Giao ban, sơ kết, tổng kết",
        "Review",
        (
            ("meetings", "Hội nghị, giao ban", "Meetings", "cuộc", "meetings"),
            ("reports", "Báo cáo", "Reports", "báo cáo", "reports"),
        ),
    ),
    _Line(
        "operation",
        "Công tác khác",
        "Other work",
        (("tasks_done", "Việc đã thực hiện", "Tasks done", "việc", "tasks"),),
    ),
)

SCHEMES = (
    ("decree-09-2019", "Theo Nghị định 09/2019/NĐ-CP (từ ngày 15 đến ngày 14)", "Decree 09/2019 (15th to 14th)"),
    ("calendar", "Theo tháng, quý, năm dương lịch", "Calendar months, quarters and years"),
)


def fill_catalogues(**_: object) -> None:
    """Put in what is missing of the shipped rows."""
    fill_lines()
    for position, (code, vi, en) in enumerate(SCHEMES):
        PeriodScheme.objects.get_or_create(
            code=code, defaults={"name": vi, "name_en": en, "builtin": True, "position": position}
        )
    fill_holidays()


def fill_lines() -> None:
    known = set(LineOfWork.objects.values_list("code", flat=True))
    for position, line in enumerate(LINES):
        if line.code in known:
            continue
        row = LineOfWork.objects.create(code=line.code, name=line.vi, name_en=line.en, position=position)
        Figure.objects.bulk_create(
            Figure(line=row, code=code, name=vi, name_en=en, unit=unit, unit_en=unit_en, position=n)
            for n, (code, vi, en, unit, unit_en) in enumerate(line.figures)
        )


def fill_holidays() -> None:
    if Holiday.objects.exists():
        return
    Holiday.objects.bulk_create(
        Holiday(
            day=row.date,
            working=row.day == "working",
            status=row.status,
            name=row.vi,
            name_en=row.en,
            source=row.source,
        )
        for row in STATUTORY.rows
    )

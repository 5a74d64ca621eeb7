"""The programme that is over, with its final review due: communication on military work, Ban Tuyên giáo and Bộ Chỉ huy.

Ban Tuyên giáo works on paper, so the command enters what it sends. The text is written for the sample.
"""

from __future__ import annotations

from datetime import date

from phoihop.sample.clauses import clauses_of, words_of
from phoihop.sample.days import Days
from phoihop.sample.organisations import COMMAND, PROPAGANDA, STANDING
from phoihop.sample.plan import SampleAgreement, SampleClause, SampleCommitment, SampleParty, SampleSigner

CODE = "tuyen-giao"
_PRO, _CMD = (PROPAGANDA,), (COMMAND,)

_TEXT = """
# I. | MỤC ĐÍCH, YÊU CẦU
## 1. | Nâng cao nhận thức, trách nhiệm của cán bộ, đảng viên và Nhân dân đối với nhiệm vụ quân sự, quốc phòng trong tình hình mới.
## 2. | Nội dung tuyên truyền chính xác, kịp thời, phù hợp từng đối tượng, từng địa bàn; không tuyên truyền nội dung thuộc phạm vi bí mật nhà nước.
# II. | NỘI DUNG PHỐI HỢP
## 1. | Cung cấp thông tin, định hướng tuyên truyền
### a) | Ban Tuyên giáo Thành ủy cung cấp tài liệu định hướng tuyên truyền hằng quý cho Bộ Chỉ huy Quân sự thành phố, trước ngày 20 của tháng cuối quý.
### b) | Bộ Chỉ huy Quân sự thành phố cung cấp cho Ban Tuyên giáo Thành ủy kết quả thực hiện nhiệm vụ quân sự, quốc phòng được phép phổ biến, 6 tháng một lần, trước ngày 25 của tháng cuối kỳ.
## 2. | Nắm dư luận xã hội
### a) | Ban Tuyên giáo Thành ủy tổng hợp dư luận xã hội về nhiệm vụ quân sự, quốc phòng hằng quý, gửi trong thời hạn 05 ngày làm việc sau khi chốt số liệu.
### b) | Khi có vấn đề dư luận quan tâm liên quan đến lực lượng vũ trang, Bộ Chỉ huy Quân sự thành phố thông báo cho Ban Tuyên giáo Thành ủy trong thời hạn 02 ngày làm việc để thống nhất cung cấp thông tin.
## 3. | Tuyên truyền
### a) | Ban Tuyên giáo Thành ủy chủ trì, phối hợp với Bộ Chỉ huy Quân sự thành phố tuyên truyền nhiệm vụ quân sự, quốc phòng trên báo, đài và cổng thông tin của thành phố, bảo đảm ít nhất 40 tin, bài trong mỗi 6 tháng, báo cáo trước ngày 25 của tháng cuối kỳ.
### b) | Bộ Chỉ huy Quân sự thành phố chủ trì tổ chức hoạt động giáo dục truyền thống tại các đơn vị, trường học trước ngày 22/12 hằng năm.
### c) | Ban Tuyên giáo Thành ủy chủ trì tuyên truyền đợt giao, nhận quân hằng năm, hoàn thành trước ngày 28/02.
## 4. | Bồi dưỡng, tập huấn
### a) | Bộ Chỉ huy Quân sự thành phố mở 01 lớp bồi dưỡng kiến thức quốc phòng - an ninh cho 80 báo cáo viên, tuyên truyền viên trước ngày 15/10 hằng năm.
### b) | Ban Tuyên giáo Thành ủy tập huấn kỹ năng tuyên truyền cho cán bộ chính trị của lực lượng vũ trang thành phố trước ngày 31/8 hằng năm.
## 5. | Tham mưu, thẩm định
### a) | Ban Tuyên giáo Thành ủy chủ trì, phối hợp với Bộ Chỉ huy Quân sự thành phố đề xuất Thành ủy nội dung, hình thức tuyên truyền trọng tâm của năm sau, trước ngày 30/11 hằng năm.
### b) | Khi nhận được đề cương, tài liệu tuyên truyền do Bộ Chỉ huy Quân sự thành phố gửi, Ban Tuyên giáo Thành ủy thẩm định nội dung trong thời hạn 07 ngày làm việc kể từ ngày nhận.
## 6. | Thi đua, chính sách
### a) | Ban Tuyên giáo Thành ủy chủ trì lựa chọn, đề nghị khen thưởng tập thể tiêu biểu trong công tác tuyên truyền trước ngày 10/12 hằng năm.
### b) | Bộ Chỉ huy Quân sự thành phố chủ trì, phối hợp với Ban Tuyên giáo Thành ủy thăm hỏi, hỗ trợ gia đình chính sách trước ngày 20/7 hằng năm.
# III. | TỔ CHỨC THỰC HIỆN
## 1. | Ban Tuyên giáo Thành ủy chủ trì ban hành kế hoạch phối hợp hằng năm trước ngày 31/01.
## 2. | Bộ Chỉ huy Quân sự thành phố chủ trì, phối hợp với Ban Tuyên giáo Thành ủy kiểm tra công tác tuyên truyền tại ít nhất 03 đơn vị mỗi năm, trước ngày 31/10.
## 3. | Ban Tuyên giáo Thành ủy chủ trì sơ kết Chương trình hằng năm trước ngày 15/12.
## 4. | Ban Tuyên giáo Thành ủy chủ trì tổng kết Chương trình trước ngày 31/3/{after}. Số liệu tổng kết tính đến ngày 14/12/{last}.
## 5. | Chương trình có hiệu lực kể từ ngày ký đến hết ngày 31/12/{last}. Phòng Tuyên truyền, Ban Tuyên giáo Thành ủy và Phòng Chính trị, Bộ Chỉ huy Quân sự thành phố là đầu mối thực hiện.
"""


def _commitments(clauses: tuple[SampleClause, ...], year: int) -> tuple[SampleCommitment, ...]:
    """`year` is the programme's last one."""

    def words(clause: str) -> str:
        return words_of(clauses, clause)

    def first_sentence(clause: str) -> str:
        return words(clause).partition(". ")[0]

    last, day = date(year, 12, 14), date
    return (
        SampleCommitment(
            "c1", "II.1.a", "mục II.1a", "Cung cấp tài liệu định hướng tuyên truyền hằng quý",
            _PRO, "information", "quarterly", words("II.1.a"), due="day 20 of the last month", until=last,
            deliverable="Tài liệu định hướng", done="cung cấp tài liệu định hướng tuyên truyền",
            figures={"documents": (3, 6), "answers_in_time": (1, 3)},
        ),
        SampleCommitment(
            "c2", "II.1.b", "mục II.1b", "Cung cấp kết quả thực hiện nhiệm vụ quân sự, quốc phòng 6 tháng một lần",
            _CMD, "information", "half_yearly", words("II.1.b"), due="day 25 of the last month", until=last,
            deliverable="Báo cáo", done="cung cấp kết quả thực hiện nhiệm vụ được phép phổ biến",
            figures={"documents": (2, 5), "answers_in_time": (1, 2)},
        ),
        SampleCommitment(
            "c3", "II.2.a", "mục II.2a", "Tổng hợp dư luận xã hội hằng quý",
            _PRO, "situation", "quarterly", words("II.2.a"), due="5 working days after", until=last,
            deliverable="Báo cáo quý", done="tổng hợp dư luận xã hội về nhiệm vụ quân sự, quốc phòng",
            figures={"assessments": (1, 2)},
        ),
        SampleCommitment(
            "c4", "II.2.b", "mục II.2b", "Thông báo vấn đề dư luận quan tâm trong 02 ngày làm việc",
            _CMD, "situation", "on_event", words("II.2.b"), term="+2wd", until=date(year, 12, 31),
            deliverable="Văn bản thông báo", done="thông báo, thống nhất nội dung cung cấp thông tin",
            figures={"assessments": (1, 1)},
        ),
        SampleCommitment(
            "c5", "II.3.a", "mục II.3a", "Tuyên truyền nhiệm vụ quân sự, quốc phòng trên báo, đài",
            _PRO, "communication", "half_yearly", words("II.3.a"), _CMD, due="day 25 of the last month", until=last,
            deliverable="Báo cáo kết quả", targets={"articles": 40},
            done="tuyên truyền nhiệm vụ quân sự, quốc phòng trên báo, đài và cổng thông tin",
            figures={"sessions": (6, 12), "people_reached": (900, 1600), "articles": (38, 72)},
        ),
        SampleCommitment(
            "c6", "II.3.b", "mục II.3b", "Hoạt động giáo dục truyền thống tại đơn vị, trường học",
            _CMD, "communication", "yearly", words("II.3.b"), _PRO, due="12-22", until=day(year, 12, 22),
            deliverable="Báo cáo kết quả", done="tổ chức hoạt động giáo dục truyền thống",
            figures={"sessions": (14, 22), "people_reached": (3200, 5100), "articles": (10, 18)},
        ),
        SampleCommitment(
            "c7", "II.3.c", "mục II.3c", "Tuyên truyền đợt giao, nhận quân hằng năm",
            _PRO, "communication", "yearly", words("II.3.c"), _CMD, due="02-28", until=day(year, 2, 28),
            deliverable="Báo cáo kết quả", done="tuyên truyền đợt giao, nhận quân",
            figures={"sessions": (20, 31), "people_reached": (2600, 4200), "articles": (25, 44)},
        ),
        SampleCommitment(
            "c8", "II.4.a", "mục II.4a", "Mở 01 lớp bồi dưỡng cho báo cáo viên, tuyên truyền viên",
            _CMD, "training", "yearly", words("II.4.a"), _PRO, due="10-15", until=day(year, 10, 15),
            deliverable="Báo cáo kết quả lớp", targets={"classes": 1, "people_trained": 80},
            done="mở lớp bồi dưỡng cho báo cáo viên, tuyên truyền viên",
            figures={"classes": (1, 1), "people_trained": (74, 86)},
        ),
        SampleCommitment(
            "c9", "II.4.b", "mục II.4b", "Tập huấn kỹ năng tuyên truyền cho cán bộ chính trị",
            _PRO, "training", "yearly", words("II.4.b"), _CMD, due="08-31", until=day(year, 8, 31),
            deliverable="Báo cáo kết quả", done="tập huấn kỹ năng tuyên truyền cho cán bộ chính trị",
            figures={"classes": (1, 2), "people_trained": (58, 96)},
        ),
        SampleCommitment(
            "c10", "II.5.a", "mục II.5a", "Đề xuất nội dung, hình thức tuyên truyền trọng tâm năm sau",
            _PRO, "advice", "yearly", words("II.5.a"), _CMD, due="11-30", until=day(year, 11, 30),
            deliverable="Tờ trình Thành ủy", done="đề xuất nội dung tuyên truyền trọng tâm",
            figures={"proposals": (3, 5), "adopted": (2, 3)},
        ),
        SampleCommitment(
            "c11", "II.5.b", "mục II.5b", "Thẩm định đề cương, tài liệu tuyên truyền trong 07 ngày làm việc",
            _PRO, "appraisal", "on_event", words("II.5.b"), term="+7wd", until=date(year, 12, 31),
            deliverable="Văn bản thẩm định", done="thẩm định đề cương, tài liệu tuyên truyền",
            figures={"drafts_appraised": (1, 2)},
        ),
        SampleCommitment(
            "c12", "II.6.a", "mục II.6a", "Đề nghị khen thưởng tập thể tiêu biểu trong công tác tuyên truyền",
            _PRO, "commendation", "yearly", words("II.6.a"), _CMD, due="12-10", until=day(year, 12, 10),
            deliverable="Tờ trình khen thưởng", done="lựa chọn, đề nghị khen thưởng tập thể tiêu biểu",
            figures={"recognised": (5, 8), "commended": (4, 5)},
        ),
        SampleCommitment(
            "c13", "II.6.b", "mục II.6b", "Thăm hỏi, hỗ trợ gia đình chính sách",
            _CMD, "support", "yearly", words("II.6.b"), _PRO, due="07-20", until=day(year, 7, 20),
            deliverable="Báo cáo kết quả", done="thăm hỏi, hỗ trợ gia đình chính sách",
            figures={"value_vnd": (110, 190), "days_of_labour": (60, 120), "works": (1, 2)},
        ),
        SampleCommitment(
            "c14", "III.1", "mục III.1", "Ban hành kế hoạch phối hợp hằng năm",
            _PRO, "operation", "yearly", words("III.1"), _CMD, due="01-31", until=day(year, 1, 31),
            deliverable="Kế hoạch năm", done="ban hành kế hoạch phối hợp", figures={"tasks_done": (1, 1)},
        ),
        SampleCommitment(
            "c15", "III.2", "mục III.2", "Kiểm tra công tác tuyên truyền tại ít nhất 03 đơn vị mỗi năm",
            _CMD, "inspection", "yearly", words("III.2"), _PRO, due="10-31", until=day(year, 10, 31),
            deliverable="Thông báo kết quả kiểm tra", targets={"places_inspected": 3},
            done="kiểm tra công tác tuyên truyền", figures={"places_inspected": (3, 5), "findings": (2, 5), "remedied": (1, 2)},
        ),
        SampleCommitment(
            "c16", "III.3", "mục III.3", "Sơ kết Chương trình hằng năm",
            _PRO, "review", "yearly", words("III.3"), _CMD, due="12-15", until=day(year, 12, 15),
            deliverable="Báo cáo sơ kết", done="sơ kết Chương trình", figures={"meetings": (1, 1), "reports": (2, 4)},
        ),
        SampleCommitment(
            "c17", "III.4", "mục III.4", f"Tổng kết Chương trình phối hợp {year - 3}-{year}",
            _PRO, "review", "once", first_sentence("III.4"), _CMD, due=f"{year + 1}-03-31",
            deliverable="Báo cáo tổng kết", done="tổng kết Chương trình", figures={"meetings": (1, 1), "reports": (4, 6)},
        ),
    )  # fmt: skip


def programme_over(days: Days) -> SampleAgreement:
    """Return the programme of four years that ended on the last day of last year."""
    last, begun = days.year - 1, days.year - 4
    clauses = clauses_of(_TEXT.format(last=last, after=last + 1))
    return SampleAgreement(
        code=CODE,
        form="programme",
        title=(
            "Chương trình phối hợp giữa Ban Tuyên giáo Thành ủy và Bộ Chỉ huy Quân sự thành phố về tuyên truyền nhiệm vụ "
            f"quân sự, quốc phòng, giai đoạn {begun}-{last}"
        ),
        short_title=f"Chương trình phối hợp {begun}-{last}",
        number="08-CTr/BTGTU-BCHQS",
        signed_on=days.signed_on,
        start=days.signed_on,
        to=date(last, 12, 31),
        tracked_since=days.tracked_since,
        recorded_on=days.recorded_on,
        keeper=COMMAND,
        parties=(
            SampleParty("p1", PROPAGANDA, "Ban Tuyên giáo Thành ủy", focal_point="Phòng Tuyên truyền"),
            SampleParty("p2", COMMAND, "Bộ Chỉ huy Quân sự thành phố", focal_point="Phòng Chính trị"),
            SampleParty("p3", STANDING, "Thường trực Thành ủy", "observer"),
        ),
        signers=(
            SampleSigner(PROPAGANDA, "PHÓ TRƯỞNG BAN", "KT", "TRƯỞNG BAN"),
            SampleSigner(COMMAND, "CHÍNH ỦY"),
        ),
        preamble=(
            "Căn cứ chức năng, nhiệm vụ của Ban Tuyên giáo Thành ủy và Bộ Chỉ huy Quân sự thành phố;",
            "Căn cứ yêu cầu công tác tuyên truyền nhiệm vụ quân sự, quốc phòng trên địa bàn thành phố,",
            (
                "Ban Tuyên giáo Thành ủy và Bộ Chỉ huy Quân sự thành phố thống nhất Chương trình phối hợp "
                f"giai đoạn {begun}-{last} như sau:"
            ),
        ),
        clauses=clauses,
        commitments=_commitments(clauses, last),
    )

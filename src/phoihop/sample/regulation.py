"""The regulation without an end: Đảng ủy Quân sự and Ban Nội chính on internal affairs and military work.

Its text has chapters, articles, paragraphs and points, and is written for the sample.
"""

from __future__ import annotations

from phoihop.sample.clauses import clauses_of, words_of
from phoihop.sample.days import Days
from phoihop.sample.organisations import ARMY_PARTY, INTERNAL, STANDING
from phoihop.sample.plan import SampleAgreement, SampleClause, SampleCommitment, SampleParty, SampleSigner

CODE = "noi-chinh"
_ARMY, _INT = (ARMY_PARTY,), (INTERNAL,)

_TEXT = """
# Chương I | QUY ĐỊNH CHUNG
## Điều 1. | Phạm vi, đối tượng
### 1. | Quy chế này quy định nguyên tắc, nội dung và cách thức phối hợp giữa Đảng ủy Quân sự thành phố và Ban Nội chính Thành ủy trong công tác nội chính, phòng, chống tham nhũng, lãng phí, tiêu cực, cải cách tư pháp và nhiệm vụ quân sự, quốc phòng.
### 2. | Quy chế áp dụng đối với Đảng ủy Quân sự thành phố, Ban Nội chính Thành ủy và các đơn vị thuộc hai cơ quan.
## Điều 2. | Nguyên tắc phối hợp
### 1. | Việc phối hợp thực hiện trên cơ sở chức năng, nhiệm vụ của mỗi cơ quan, bảo đảm chủ động, kịp thời và giữ gìn đoàn kết nội bộ.
### 2. | Tài liệu thuộc phạm vi bí mật nhà nước được quản lý theo quy định riêng, không trao đổi theo Quy chế này.
# Chương II | NỘI DUNG PHỐI HỢP
## Điều 3. | Trao đổi thông tin
### 1. | Đảng ủy Quân sự thành phố gửi Ban Nội chính Thành ủy báo cáo trao đổi thông tin về công tác nội chính trong lực lượng vũ trang hằng quý, trước ngày 25 của tháng cuối quý.
### 2. | Ban Nội chính Thành ủy thông báo cho Đảng ủy Quân sự thành phố kết quả theo dõi công tác cải cách tư pháp hằng quý, trước ngày 25 của tháng cuối quý.
### 3. | Khi nhận được đề nghị cung cấp thông tin của Ban Nội chính Thành ủy, Đảng ủy Quân sự thành phố trả lời bằng văn bản trong thời hạn 05 ngày làm việc kể từ ngày nhận.
## Điều 4. | Nắm, đánh giá tình hình
### 1. | Ban Nội chính Thành ủy tổng hợp tình hình công tác nội chính hằng tháng, gửi Đảng ủy Quân sự thành phố trong thời hạn 02 ngày làm việc sau khi chốt số liệu.
### 2. | Đảng ủy Quân sự thành phố chủ trì đánh giá, dự báo tình hình liên quan đến nhiệm vụ quân sự, quốc phòng trên địa bàn 6 tháng một lần, trước ngày 20 của tháng cuối kỳ.
## Điều 5. | Tiếp công dân, xử lý đơn thư
### 1. | Đảng ủy Quân sự thành phố báo cáo số liệu tiếp công dân, xử lý đơn thư của các đơn vị trực thuộc hằng quý, gửi Ban Nội chính Thành ủy trước ngày 25 của tháng cuối quý.
### 2. | Đảng ủy Quân sự thành phố thường xuyên chỉ đạo các đơn vị tiếp nhận, phân loại, xử lý đơn thư đúng thẩm quyền.
## Điều 6. | Tham mưu, thẩm định
### 1. | Ban Nội chính Thành ủy chủ trì, phối hợp với Đảng ủy Quân sự thành phố tham mưu Thành ủy giải pháp về công tác nội chính và cải cách tư pháp, trình trước ngày 15/11 hằng năm.
### 2. | Khi nhận được dự thảo đề án, nghị quyết có nội dung về nội chính do Đảng ủy Quân sự thành phố gửi, Ban Nội chính Thành ủy thẩm định bằng văn bản trong thời hạn 10 ngày làm việc kể từ ngày nhận đủ hồ sơ.
## Điều 7. | Tuyên truyền, bồi dưỡng
### 1. | Ban Nội chính Thành ủy chủ trì, phối hợp với Đảng ủy Quân sự thành phố tuyên truyền, phổ biến pháp luật về phòng, chống tham nhũng, lãng phí, tiêu cực, báo cáo kết quả trước ngày 31/10 hằng năm.
### 2. | Đảng ủy Quân sự thành phố chủ trì mở 01 lớp bồi dưỡng kiến thức quốc phòng - an ninh cho 60 cán bộ ngành nội chính trước ngày 15/9 hằng năm.
## Điều 8. | Kiểm tra, giám sát
### 1. | Ban Nội chính Thành ủy chủ trì, phối hợp với Đảng ủy Quân sự thành phố kiểm tra, giám sát ít nhất 02 tổ chức đảng mỗi năm, hoàn thành trước ngày 20/11.
### 2. | Đảng ủy Quân sự thành phố báo cáo kết quả khắc phục sau kiểm tra 6 tháng một lần, trước ngày 25 của tháng cuối kỳ.
## Điều 9. | Hỗ trợ, khen thưởng
### 1. | Đảng ủy Quân sự thành phố chủ trì, phối hợp với Ban Nội chính Thành ủy hỗ trợ các xã, phường trọng điểm về an ninh, trật tự xây dựng tủ sách pháp luật và công trình dân sinh, hoàn thành trước ngày 05/12 hằng năm.
### 2. | Ban Nội chính Thành ủy chủ trì xét, đề nghị khen thưởng tập thể có thành tích trong công tác phối hợp trước ngày 15/12 hằng năm.
# Chương III | TỔ CHỨC THỰC HIỆN
## Điều 10. | Giao ban, sơ kết
### 1. | Ban Nội chính Thành ủy chủ trì tổ chức giao ban giữa hai cơ quan 6 tháng một lần, trước ngày 28 của tháng cuối kỳ.
### 2. | Đảng ủy Quân sự thành phố chủ trì sơ kết việc thực hiện Quy chế hằng năm, trước ngày 18/12.
## Điều 11. | Cơ quan đầu mối
### 1. | Phòng Chính trị thuộc Bộ Chỉ huy Quân sự thành phố và Văn phòng Ban Nội chính Thành ủy là đầu mối giúp hai cơ quan theo dõi, tổng hợp.
## Điều 12. | Hiệu lực thi hành
### 1. | Quy chế này có hiệu lực kể từ ngày ký.
### 2. | Trong quá trình thực hiện, nếu có vướng mắc hoặc cần bổ sung, sửa đổi, hai cơ quan trao đổi, thống nhất bằng văn bản.
"""


def _commitments(clauses: tuple[SampleClause, ...]) -> tuple[SampleCommitment, ...]:
    def words(clause: str) -> str:
        return words_of(clauses, clause)

    return (
        SampleCommitment(
            "c1", "d3.1", "khoản 1 Điều 3", "Trao đổi thông tin về công tác nội chính hằng quý",
            _ARMY, "information", "quarterly", words("d3.1"), due="day 25 of the last month",
            deliverable="Báo cáo quý", done="trao đổi thông tin về công tác nội chính",
            figures={"documents": (4, 9), "answers_in_time": (2, 4)},
        ),
        SampleCommitment(
            "c2", "d3.2", "khoản 2 Điều 3", "Thông báo kết quả theo dõi cải cách tư pháp hằng quý",
            _INT, "information", "quarterly", words("d3.2"), due="day 25 of the last month",
            deliverable="Thông báo quý", done="thông báo kết quả theo dõi công tác cải cách tư pháp",
            figures={"documents": (3, 7), "answers_in_time": (1, 3)},
        ),
        SampleCommitment(
            "c3", "d3.3", "khoản 3 Điều 3", "Trả lời đề nghị cung cấp thông tin trong 05 ngày làm việc",
            _ARMY, "information", "on_event", words("d3.3"), term="+5wd",
            deliverable="Văn bản trả lời", done="trả lời đề nghị cung cấp thông tin",
            figures={"documents": (1, 1), "answers_in_time": (1, 1)},
        ),
        SampleCommitment(
            "c4", "d4.1", "khoản 1 Điều 4", "Tổng hợp tình hình công tác nội chính hằng tháng",
            _INT, "situation", "monthly", words("d4.1"), due="2 working days after",
            deliverable="Báo cáo tháng", done="tổng hợp tình hình công tác nội chính", figures={"assessments": (1, 1)},
        ),
        SampleCommitment(
            "c5", "d4.2", "khoản 2 Điều 4", "Đánh giá, dự báo tình hình 6 tháng một lần",
            _ARMY, "situation", "half_yearly", words("d4.2"), due="day 20 of the last month",
            deliverable="Báo cáo đánh giá", done="đánh giá, dự báo tình hình trên địa bàn",
            figures={"assessments": (1, 2)},
        ),
        SampleCommitment(
            "c6", "d5.1", "khoản 1 Điều 5", "Báo cáo số liệu tiếp công dân, đơn thư hằng quý",
            _ARMY, "operation", "quarterly", words("d5.1"), due="day 25 of the last month",
            deliverable="Báo cáo quý", done="tiếp công dân, xử lý đơn thư", figures={"tasks_done": (14, 38)},
        ),
        SampleCommitment(
            "c7", "d5.2", "khoản 2 Điều 5", "Thường xuyên chỉ đạo tiếp nhận, xử lý đơn thư",
            _ARMY, "operation", "continuous", words("d5.2"),
            done="chỉ đạo các đơn vị tiếp nhận, xử lý đơn thư", figures={"tasks_done": (5, 12)},
        ),
        SampleCommitment(
            "c8", "d6.1", "khoản 1 Điều 6", "Tham mưu Thành ủy giải pháp về công tác nội chính, cải cách tư pháp",
            _INT, "advice", "yearly", words("d6.1"), _ARMY, due="11-15",
            deliverable="Tờ trình Thành ủy", done="tham mưu giải pháp về công tác nội chính và cải cách tư pháp",
            figures={"proposals": (4, 7), "adopted": (3, 4)},
        ),
        SampleCommitment(
            "c9", "d6.2", "khoản 2 Điều 6", "Thẩm định dự thảo đề án, nghị quyết trong 10 ngày làm việc",
            _INT, "appraisal", "on_event", words("d6.2"), term="+10wd",
            deliverable="Văn bản thẩm định", done="thẩm định dự thảo được gửi", figures={"drafts_appraised": (1, 1)},
        ),
        SampleCommitment(
            "c10", "d7.1", "khoản 1 Điều 7", "Tuyên truyền, phổ biến pháp luật về phòng, chống tham nhũng",
            _INT, "communication", "yearly", words("d7.1"), _ARMY, due="10-31",
            deliverable="Báo cáo kết quả",
            done="tuyên truyền, phổ biến pháp luật về phòng, chống tham nhũng, lãng phí, tiêu cực",
            figures={"sessions": (12, 20), "people_reached": (1400, 2300), "articles": (14, 26)},
        ),
        SampleCommitment(
            "c11", "d7.2", "khoản 2 Điều 7", "Mở 01 lớp bồi dưỡng cho cán bộ ngành nội chính",
            _ARMY, "training", "yearly", words("d7.2"), _INT, due="09-15",
            deliverable="Báo cáo kết quả lớp", targets={"classes": 1, "people_trained": 60},
            done="mở lớp bồi dưỡng kiến thức quốc phòng - an ninh cho cán bộ ngành nội chính",
            figures={"classes": (1, 1), "people_trained": (56, 64)},
        ),
        SampleCommitment(
            "c12", "d8.1", "khoản 1 Điều 8", "Kiểm tra, giám sát ít nhất 02 tổ chức đảng mỗi năm",
            _INT, "inspection", "yearly", words("d8.1"), _ARMY, due="11-20",
            deliverable="Thông báo kết luận", targets={"places_inspected": 2}, done="kiểm tra, giám sát theo kế hoạch",
            figures={"places_inspected": (2, 3), "findings": (2, 5), "remedied": (1, 2)},
        ),
        SampleCommitment(
            "c13", "d8.2", "khoản 2 Điều 8", "Báo cáo kết quả khắc phục sau kiểm tra 6 tháng một lần",
            _ARMY, "inspection", "half_yearly", words("d8.2"), due="day 25 of the last month",
            deliverable="Báo cáo khắc phục", done="khắc phục nội dung nêu tại kết luận kiểm tra",
            figures={"places_inspected": (2, 3), "findings": (3, 5), "remedied": (2, 3)},
        ),
        SampleCommitment(
            "c14", "d9.1", "khoản 1 Điều 9", "Hỗ trợ xã, phường trọng điểm xây dựng tủ sách pháp luật, công trình dân sinh",
            _ARMY, "support", "yearly", words("d9.1"), _INT, due="12-05",
            deliverable="Báo cáo kết quả", done="hỗ trợ các xã, phường trọng điểm",
            figures={"works": (2, 4), "value_vnd": (140, 260), "days_of_labour": (150, 320)},
        ),
        SampleCommitment(
            "c15", "d9.2", "khoản 2 Điều 9", "Xét, đề nghị khen thưởng tập thể có thành tích",
            _INT, "commendation", "yearly", words("d9.2"), _ARMY, due="12-15",
            deliverable="Tờ trình khen thưởng", done="xét, đề nghị khen thưởng tập thể có thành tích",
            figures={"recognised": (5, 8), "commended": (4, 5)},
        ),
        SampleCommitment(
            "c16", "d10.1", "khoản 1 Điều 10", "Giao ban giữa hai cơ quan 6 tháng một lần",
            _INT, "review", "half_yearly", words("d10.1"), _ARMY, due="day 28 of the last month",
            deliverable="Thông báo kết luận giao ban", done="tổ chức giao ban giữa hai cơ quan",
            figures={"meetings": (1, 1), "reports": (2, 3)},
        ),
        SampleCommitment(
            "c17", "d10.2", "khoản 2 Điều 10", "Sơ kết việc thực hiện Quy chế hằng năm",
            _ARMY, "review", "yearly", words("d10.2"), _INT, due="12-18",
            deliverable="Báo cáo sơ kết", done="sơ kết việc thực hiện Quy chế",
            figures={"meetings": (1, 1), "reports": (2, 4)},
        ),
    )  # fmt: skip


def regulation(days: Days) -> SampleAgreement:
    """Return the regulation, signed on the same day as the two programmes."""
    clauses = clauses_of(_TEXT)
    return SampleAgreement(
        code=CODE,
        form="regulation",
        title=(
            "Quy chế phối hợp giữa Đảng ủy Quân sự thành phố và Ban Nội chính Thành ủy trong công tác nội chính, "
            "phòng, chống tham nhũng, lãng phí, tiêu cực, cải cách tư pháp và nhiệm vụ quân sự, quốc phòng"
        ),
        short_title="Quy chế phối hợp công tác nội chính",
        number="05-QC/ĐUQS-BNCTU",
        signed_on=days.signed_on,
        start=days.signed_on,
        to=None,
        tracked_since=days.tracked_since,
        recorded_on=days.recorded_on,
        keeper=ARMY_PARTY,
        parties=(
            SampleParty("p1", ARMY_PARTY, "Đảng ủy Quân sự thành phố", focal_point="Phòng Chính trị"),
            SampleParty("p2", INTERNAL, "Ban Nội chính Thành ủy", focal_point="Văn phòng Ban Nội chính Thành ủy"),
            SampleParty("p3", STANDING, "Thường trực Thành ủy", "observer"),
        ),
        signers=(
            SampleSigner(ARMY_PARTY, "PHÓ BÍ THƯ", "TM", "BAN THƯỜNG VỤ"),
            SampleSigner(INTERNAL, "TRƯỞNG BAN"),
        ),
        preamble=(
            "Căn cứ chức năng, nhiệm vụ của Đảng ủy Quân sự thành phố và Ban Nội chính Thành ủy;",
            "Căn cứ chương trình làm việc của hai cơ quan,",
            "Đảng ủy Quân sự thành phố và Ban Nội chính Thành ủy ban hành Quy chế phối hợp như sau:",
        ),
        clauses=clauses,
        commitments=_commitments(clauses),
    )

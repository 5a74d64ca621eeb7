"""The programme that ends this year: mass mobilisation and military work, Ban Dân vận and Bộ Chỉ huy Quân sự.

Its Annex 01 adds the handing over of houses and turns the half-yearly exchange of papers into a quarterly one. The text
is written for the sample.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from phoihop.sample.clauses import clauses_of, words_of
from phoihop.sample.days import Days
from phoihop.sample.organisations import COMMAND, MOBILISATION, STANDING
from phoihop.sample.plan import (
    SampleAgreement,
    SampleAmendment,
    SampleClause,
    SampleCommitment,
    SampleParty,
    SampleSigner,
)

CODE = "dan-van"
_MOB, _CMD = (MOBILISATION,), (COMMAND,)

_TEXT = """
# I. | MỤC ĐÍCH, YÊU CẦU
## 1. | Phát huy trách nhiệm của hai cơ quan trong công tác dân vận của lực lượng vũ trang, góp phần xây dựng thế trận lòng dân trên địa bàn thành phố.
## 2. | Việc phối hợp đúng chức năng, nhiệm vụ của mỗi cơ quan, có phân công chủ trì, có thời hạn, có kết quả cụ thể.
# II. | NỘI DUNG PHỐI HỢP
## 1. | Tuyên truyền, vận động Nhân dân
### a) | Ban Dân vận Thành ủy chủ trì, phối hợp với Bộ Chỉ huy Quân sự thành phố tổ chức 02 đợt tuyên truyền về nghĩa vụ quân sự mỗi năm; đợt 1 hoàn thành trước ngày 31/5, đợt 2 hoàn thành trước ngày 30/11.
### b) | Ban Dân vận Thành ủy biên soạn, phát hành tài liệu hỏi - đáp về công tác dân vận hằng năm, hoàn thành trước ngày 30/6; Bộ Chỉ huy Quân sự thành phố góp ý nội dung về quân sự, quốc phòng.
### c) | Bộ Chỉ huy Quân sự thành phố chủ trì tuyên truyền kỷ niệm Ngày thành lập Quân đội nhân dân Việt Nam và Ngày hội Quốc phòng toàn dân, trước ngày 22/12 hằng năm.
## 2. | Bồi dưỡng kiến thức quốc phòng - an ninh
### a) | Bộ Chỉ huy Quân sự thành phố mở 01 lớp bồi dưỡng kiến thức quốc phòng - an ninh cho 120 cán bộ dân vận trước ngày 30/9 hằng năm; Ban Dân vận Thành ủy lập danh sách cán bộ tham gia.
### b) | Bộ Chỉ huy Quân sự thành phố chủ trì phổ biến kiến thức quốc phòng cho người có uy tín trong Nhân dân, hoàn thành trước ngày 30/6 hằng năm.
## 3. | Thi đua “Dân vận khéo”, “Đơn vị dân vận tốt”
### a) | Bộ Chỉ huy Quân sự thành phố chỉ đạo các đơn vị lực lượng vũ trang đăng ký mô hình “Dân vận khéo” trước ngày 15/3 hằng năm.
### b) | Ban Dân vận Thành ủy chủ trì bình xét, công nhận mô hình “Dân vận khéo” và đề nghị khen thưởng theo thẩm quyền trước ngày 10/12 hằng năm.
## 4. | Giúp Nhân dân, thực hiện chính sách hậu phương quân đội
### a) | Bộ Chỉ huy Quân sự thành phố chủ trì, phối hợp với Ban Dân vận Thành ủy tổ chức 02 đợt hành quân làm công tác dân vận mỗi năm tại các xã, phường; đợt 1 hoàn thành trước ngày 25/6, đợt 2 hoàn thành trước ngày 25/12.
### b) | Bộ Chỉ huy Quân sự thành phố báo cáo kết quả giúp Nhân dân hằng quý, gửi Ban Dân vận Thành ủy trước ngày 25 của tháng cuối quý.
## 5. | Nắm tình hình Nhân dân, trao đổi thông tin
### a) | Ban Dân vận Thành ủy trao đổi với Bộ Chỉ huy Quân sự thành phố thông tin về tình hình Nhân dân hằng quý, gửi trước ngày 25 của tháng cuối quý.
### b) | Ban Dân vận Thành ủy chủ trì tổ chức giao ban giữa hai cơ quan 6 tháng một lần, trước ngày 30 của tháng cuối kỳ.
### c) | Hai cơ quan gửi cho nhau danh mục văn bản chỉ đạo, hướng dẫn mới ban hành 6 tháng một lần, trước ngày 20 của tháng cuối kỳ.
## 6. | Tham mưu, thẩm định
### a) | Ban Dân vận Thành ủy chủ trì, phối hợp với Bộ Chỉ huy Quân sự thành phố tham mưu Thành ủy chủ trương, giải pháp về công tác dân vận trong thực hiện nhiệm vụ quân sự, quốc phòng, trình trước ngày 31/10 hằng năm.
### b) | Khi nhận được dự thảo đề án, kế hoạch do cơ quan kia gửi lấy ý kiến, Bộ Chỉ huy Quân sự thành phố góp ý bằng văn bản trong thời hạn 07 ngày làm việc kể từ ngày nhận.
# III. | TỔ CHỨC THỰC HIỆN
## 1. | Ban Dân vận Thành ủy chủ trì xây dựng, ban hành kế hoạch phối hợp hằng năm trước ngày 31/01.
## 2. | Bộ Chỉ huy Quân sự thành phố chủ trì kiểm tra việc thực hiện Chương trình tại các đơn vị 6 tháng một lần, hoàn thành trước ngày 30 của tháng cuối kỳ. Trong thời hạn 10 ngày làm việc kể từ ngày ký biên bản kiểm tra, cơ quan chủ trì gửi báo cáo kết quả kiểm tra cho Ban Dân vận Thành ủy.
## 3. | Ban Dân vận Thành ủy chủ trì sơ kết Chương trình hằng năm trước ngày 20/12; năm {y4} tổng kết toàn bộ Chương trình. Số liệu tổng kết tính đến ngày 14/12/{y4}.
## 4. | Kinh phí thực hiện bố trí trong dự toán chi thường xuyên của mỗi cơ quan. Văn phòng Ban Dân vận Thành ủy và Phòng Chính trị, Bộ Chỉ huy Quân sự thành phố là đầu mối theo dõi, tổng hợp.
## 5. | Chương trình có hiệu lực kể từ ngày ký đến hết ngày 31/12/{y4}. Trong quá trình thực hiện, nếu cần bổ sung, sửa đổi, hai cơ quan thống nhất bằng văn bản.
"""

_ADDED = "### c) | Bộ Chỉ huy Quân sự thành phố chủ trì, phối hợp với Ban Dân vận Thành ủy xây dựng, bàn giao 05 nhà tình nghĩa, nhà đồng đội mỗi năm, trước ngày 27/7.\n"
_HALF_YEARLY = "mới ban hành 6 tháng một lần, trước ngày 20 của tháng cuối kỳ."
_QUARTERLY = "mới ban hành hằng quý, trước ngày 20 của tháng cuối quý."

_ANNEX = """
# 1. | Bổ sung điểm c vào khoản 4 Mục II như sau: “{added}”
# 2. | Sửa đổi điểm c khoản 5 Mục II như sau: “{changed}”
# 3. | Phụ lục này là một phần của Chương trình phối hợp, có hiệu lực kể từ ngày ký. Các nội dung khác của Chương trình giữ nguyên.
"""


def _commitments(clauses: tuple[SampleClause, ...], year: int) -> tuple[SampleCommitment, ...]:
    def words(clause: str, quote: str = "") -> str:
        whole = words_of(clauses, clause)
        return whole if not quote else whole[whole.index(quote) :]

    def first_sentence(clause: str) -> str:
        return words_of(clauses, clause).partition(". ")[0]

    last, day = date(year, 12, 14), date
    return (
        SampleCommitment(
            "c1", "II.1.a", "mục II.1a", "Tổ chức 02 đợt tuyên truyền về nghĩa vụ quân sự mỗi năm",
            _MOB, "communication", "yearly", words("II.1.a"), _CMD, due="05-31;11-30", times=2, until=last,
            deliverable="Báo cáo kết quả từng đợt", targets={"sessions": 45},
            done="tổ chức tuyên truyền về nghĩa vụ quân sự",
            figures={"sessions": (44, 56), "people_reached": (4100, 5300), "articles": (12, 22)},
        ),
        SampleCommitment(
            "c2", "II.1.b", "mục II.1b", "Phát hành tài liệu hỏi - đáp về công tác dân vận",
            _MOB, "communication", "yearly", words("II.1.b"), _CMD, due="06-30", until=day(year, 6, 30),
            deliverable="Tài liệu hỏi - đáp", done="biên soạn, phát hành tài liệu hỏi - đáp về công tác dân vận",
            figures={"articles": (20, 32), "people_reached": (4800, 5400)},
        ),
        SampleCommitment(
            "c3", "II.1.c", "mục II.1c", "Tuyên truyền kỷ niệm Ngày thành lập Quân đội 22/12",
            _CMD, "communication", "yearly", words("II.1.c"), _MOB, due="12-22", until=day(year, 12, 22),
            deliverable="Báo cáo kết quả", done="tuyên truyền kỷ niệm Ngày thành lập Quân đội nhân dân Việt Nam",
            figures={"sessions": (18, 26), "people_reached": (2100, 3400), "articles": (35, 60)},
        ),
        SampleCommitment(
            "c4", "II.2.a", "mục II.2a", "Mở 01 lớp bồi dưỡng kiến thức quốc phòng - an ninh cho cán bộ dân vận",
            _CMD, "training", "yearly", words("II.2.a"), _MOB, due="09-30", until=day(year, 9, 30),
            deliverable="Báo cáo kết quả lớp", targets={"classes": 1, "people_trained": 120},
            done="mở lớp bồi dưỡng kiến thức quốc phòng - an ninh cho cán bộ dân vận",
            figures={"classes": (1, 1), "people_trained": (112, 124)},
        ),
        SampleCommitment(
            "c5", "II.2.b", "mục II.2b", "Phổ biến kiến thức quốc phòng cho người có uy tín",
            _CMD, "training", "yearly", words("II.2.b"), _MOB, due="06-30", until=day(year, 6, 30),
            deliverable="Báo cáo kết quả", done="phổ biến kiến thức quốc phòng cho người có uy tín",
            figures={"classes": (3, 5), "people_trained": (140, 210)},
        ),
        SampleCommitment(
            "c6", "II.3.a", "mục II.3a", "Đăng ký mô hình “Dân vận khéo” trước 15/3 hằng năm",
            _CMD, "commendation", "yearly", words("II.3.a"), _MOB, due="03-15", until=day(year, 3, 15),
            deliverable="Danh mục mô hình đăng ký", targets={"registered": 20},
            done="chỉ đạo các đơn vị đăng ký mô hình “Dân vận khéo”", figures={"registered": (19, 28)},
        ),
        SampleCommitment(
            "c7", "II.3.b", "mục II.3b", "Bình xét, công nhận mô hình “Dân vận khéo” hằng năm",
            _MOB, "commendation", "yearly", words("II.3.b"), _CMD, due="12-10", until=day(year, 12, 10),
            deliverable="Quyết định công nhận, tờ trình khen thưởng",
            done="bình xét, công nhận mô hình “Dân vận khéo”",
            figures={"recognised": (13, 19), "commended": (6, 11)},
        ),
        SampleCommitment(
            "c8", "II.4.a", "mục II.4a", "Hành quân làm công tác dân vận, 02 đợt mỗi năm",
            _CMD, "support", "yearly", words("II.4.a"), _MOB, due="06-25;12-25", times=2, until=last,
            deliverable="Báo cáo kết quả từng đợt",
            done="tổ chức hành quân làm công tác dân vận",
            figures={"days_of_labour": (620, 940), "value_vnd": (180, 320), "works": (2, 5)},
        ),
        SampleCommitment(
            "c9", "II.4.b", "mục II.4b", "Báo cáo kết quả giúp dân hằng quý",
            _CMD, "support", "quarterly", words("II.4.b"), _MOB, due="day 25 of the last month", until=last,
            deliverable="Báo cáo quý", done="giúp Nhân dân trên địa bàn",
            figures={"days_of_labour": (410, 760), "value_vnd": (90, 240), "works": (1, 4)},
        ),
        SampleCommitment(
            "c10", "II.5.a", "mục II.5a", "Trao đổi thông tin hằng quý về tình hình Nhân dân",
            _MOB, "situation", "quarterly", words("II.5.a"), _CMD, due="day 25 of the last month", until=last,
            deliverable="Báo cáo quý", done="tổng hợp, trao đổi tình hình Nhân dân", figures={"assessments": (1, 2)},
        ),
        SampleCommitment(
            "c11", "II.5.b", "mục II.5b", "Giao ban giữa hai cơ quan 6 tháng một lần",
            _MOB, "review", "half_yearly", words("II.5.b"), _CMD, due="day 30 of the last month", until=last,
            deliverable="Thông báo kết luận giao ban", done="tổ chức giao ban giữa hai cơ quan",
            figures={"meetings": (1, 1), "reports": (2, 3)},
        ),
        SampleCommitment(
            "c12", "II.5.c", "mục II.5c", "Gửi danh mục văn bản chỉ đạo, hướng dẫn 6 tháng một lần",
            (MOBILISATION, COMMAND), "information", "half_yearly", words("II.5.c"), due="day 20 of the last month",
            until=last, deliverable="Danh mục văn bản", done="gửi danh mục văn bản chỉ đạo, hướng dẫn mới ban hành",
            figures={"documents": (9, 21), "answers_in_time": (4, 9)},
        ),
        SampleCommitment(
            "c13", "II.6.a", "mục II.6a", "Tham mưu Thành ủy về công tác dân vận trong nhiệm vụ quân sự, quốc phòng",
            _MOB, "advice", "yearly", words("II.6.a"), _CMD, due="10-31", until=day(year, 10, 31),
            deliverable="Tờ trình Thành ủy", done="tham mưu Thành ủy về công tác dân vận",
            figures={"proposals": (3, 6), "adopted": (2, 3)},
        ),
        SampleCommitment(
            "c14", "II.6.b", "mục II.6b", "Góp ý dự thảo đề án, kế hoạch trong 07 ngày làm việc",
            _CMD, "appraisal", "on_event", words("II.6.b"), receivers=_MOB, term="+7wd",
            deliverable="Văn bản góp ý", done="nghiên cứu, góp ý dự thảo được gửi lấy ý kiến",
            figures={"drafts_appraised": (1, 1)},
        ),
        SampleCommitment(
            "c15", "III.1", "mục III.1", "Ban hành kế hoạch phối hợp hằng năm",
            _MOB, "operation", "yearly", words("III.1"), _CMD, due="01-31", until=day(year, 1, 31),
            deliverable="Kế hoạch năm", done="xây dựng, ban hành kế hoạch phối hợp", figures={"tasks_done": (1, 1)},
        ),
        SampleCommitment(
            "c16", "III.2", "mục III.2", "Kiểm tra việc thực hiện Chương trình 6 tháng một lần",
            _CMD, "inspection", "half_yearly", first_sentence("III.2"), _MOB, due="day 30 of the last month",
            until=last, deliverable="Biên bản kiểm tra", targets={"places_inspected": 4},
            done="kiểm tra việc thực hiện Chương trình",
            figures={"places_inspected": (4, 6), "findings": (3, 8), "remedied": (2, 3)},
        ),
        SampleCommitment(
            "c17", "III.2", "mục III.2", "Báo cáo kết quả kiểm tra trong 10 ngày làm việc từ ngày ký biên bản",
            _CMD, "inspection", "on_event", words("III.2", "Trong thời hạn 10 ngày"), receivers=_MOB, term="+10wd",
            deliverable="Báo cáo kết quả kiểm tra", done="kiểm tra theo kế hoạch",
            figures={"places_inspected": (1, 2), "findings": (2, 4), "remedied": (1, 2)},
        ),
        SampleCommitment(
            "c18", "III.3", "mục III.3", f"Sơ kết hằng năm, tổng kết Chương trình năm {year}",
            _MOB, "review", "yearly", first_sentence("III.3"), _CMD, due="12-20", until=day(year, 12, 20),
            deliverable="Báo cáo sơ kết, tổng kết", done="sơ kết việc thực hiện Chương trình",
            figures={"meetings": (1, 1), "reports": (3, 5)},
        ),
    )  # fmt: skip


def programme_ending(days: Days) -> SampleAgreement:
    """Return the programme with its annex."""
    year, begun = days.year, days.year - 4
    text = _TEXT.format(y4=year)
    clauses = clauses_of(text)
    made = _commitments(clauses, year)
    number = "12-CTr/BDVTU-BCHQS"
    printed = f"{days.signed_on.day}/{days.signed_on.month}/{days.signed_on.year}"
    signers = (
        SampleSigner(MOBILISATION, "TRƯỞNG BAN"),
        SampleSigner(COMMAND, "CHÍNH ỦY"),
    )
    return SampleAgreement(
        code=CODE,
        form="programme",
        title=(
            "Chương trình phối hợp giữa Ban Dân vận Thành ủy và Bộ Chỉ huy Quân sự thành phố về công tác dân vận và "
            f"nhiệm vụ quân sự, quốc phòng trên địa bàn thành phố, giai đoạn {begun}-{year}"
        ),
        short_title=f"Chương trình phối hợp {begun}-{year}",
        number=number,
        signed_on=days.signed_on,
        start=days.signed_on,
        to=date(year, 12, 31),
        tracked_since=days.tracked_since,
        recorded_on=days.recorded_on,
        keeper=COMMAND,
        parties=(
            SampleParty("p1", MOBILISATION, "Ban Dân vận Thành ủy", focal_point="Văn phòng Ban Dân vận Thành ủy"),
            SampleParty("p2", COMMAND, "Bộ Chỉ huy Quân sự thành phố", focal_point="Phòng Chính trị"),
            SampleParty("p3", STANDING, "Thường trực Thành ủy", "observer"),
        ),
        signers=signers,
        preamble=(
            "Căn cứ chức năng, nhiệm vụ của Ban Dân vận Thành ủy và Bộ Chỉ huy Quân sự thành phố;",
            "Căn cứ yêu cầu nhiệm vụ công tác dân vận, nhiệm vụ quân sự, quốc phòng của thành phố,",
            (
                "Ban Dân vận Thành ủy và Bộ Chỉ huy Quân sự thành phố thống nhất Chương trình phối hợp "
                f"giai đoạn {begun}-{year} như sau:"
            ),
        ),
        clauses=clauses,
        commitments=made,
        amendment=_amendment(days, text, made, number, printed, signers),
    )


def _amendment(
    days: Days,
    text: str,
    made: tuple[SampleCommitment, ...],
    number: str,
    printed: str,
    signers: tuple[SampleSigner, ...],
) -> SampleAmendment:
    heading = "## 5. | Nắm tình hình Nhân dân"
    amended = text.replace(heading, _ADDED + heading).replace(_HALF_YEARLY, _QUARTERLY)
    clauses = clauses_of(amended)
    changed = words_of(clauses, "II.5.c")
    added = words_of(clauses, "II.4.c")
    houses = SampleCommitment(
        "c19", "II.4.c", "mục II.4c", "Bàn giao 05 nhà tình nghĩa, nhà đồng đội mỗi năm",
        _CMD, "support", "yearly", added, _MOB, due="07-27", start=days.amended_on, until=date(days.year, 7, 27),
        deliverable="Biên bản bàn giao", targets={"works": 5}, done="xây dựng, bàn giao nhà tình nghĩa, nhà đồng đội",
        figures={"works": (5, 6), "value_vnd": (400, 520), "days_of_labour": (250, 420)},
    )  # fmt: skip
    quarterly = replace(
        next(each for each in made if each.id == "c12"),
        id="c12.2",
        title="Gửi danh mục văn bản chỉ đạo, hướng dẫn hằng quý",
        cadence="quarterly",
        quote=changed,
        replaces="c12",
    )
    kept = tuple(quarterly if each.id == "c12" else each for each in made)
    own = _ANNEX.format(added=added, changed=changed)
    body = "\n".join(f"{clause.label} {clause.text}" for clause in clauses_of(own))
    title = f"Bổ sung, sửa đổi Chương trình phối hợp số {number} ngày {printed}"
    return SampleAmendment(
        label="Phụ lục 01",
        title=title,
        number="03-CTr/BDVTU-BCHQS",
        on=days.amended_on,
        effective=days.amended_on,
        text=f"PHỤ LỤC 01\n{title}\n{body}",
        clauses=clauses,
        commitments=(*kept, houses),
        signers=signers,
    )

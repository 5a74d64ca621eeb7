"""Reports of ceremonies and reviews: who promises, who asks, which paper is spoken of."""

from __future__ import annotations

from phoihop.reading import PARTIES, Commitment, Reading, read_text

OPENING = (
    "Ký kết nghị quyết liên tịch về vệ sinh bến sông\n\n"
    "Ngày 20-9-2023, Công an thành phố phối hợp với Thành đoàn Sông Vân tổ chức lễ ký kết Nghị quyết liên tịch về giữ "
    "gìn vệ sinh bến sông giai đoạn 2023 – 2027.\n\n"
)


def report(text: str) -> Reading:
    return read_text(OPENING + text)


def one(text: str) -> Commitment:
    (found,) = report(text).commitments
    return found


def test_the_period_of_a_joint_resolution_is_its_own() -> None:
    (found,) = report("Hai đơn vị sẽ tuần tra chung.").agreements
    assert (found.kind, found.from_, found.to) == ("joint_resolution", "2023", "2027")


def test_the_contents_that_a_paper_is_said_to_have_are_owed_by_its_parties() -> None:
    found = one("Nghị quyết liên tịch gồm 3 nội dung trọng tâm: tuyên truyền; trao đổi thông tin; sơ kết.")
    assert (found.lead, found.source) == ((PARTIES,), "agreement")


def test_what_is_done_again_and_again_or_from_now_on_is_promised() -> None:
    assert one("6 tháng một lần, hai đơn vị trao đổi kết quả thực hiện.").cadence == "half_yearly"
    assert one("Thời gian tới, hai đơn vị tiếp tục tuyên truyền cho ngư dân.").lead == (PARTIES,)


def test_units_that_the_parties_make_focal_points_owe_it() -> None:
    found = one("Hai đơn vị thống nhất giao Phòng Tham mưu và Ban Tuyên giáo Thành đoàn làm đầu mối triển khai.")
    assert found.lead == ("Phòng Tham mưu", "Ban Tuyên giáo Thành đoàn")


def test_an_officer_who_asks_is_heard_by_rank() -> None:
    found = one("Đại tá Nguyễn Văn Mẫu yêu cầu lực lượng Công an các cấp chủ động nắm tình hình bến sông.")
    assert (found.lead, found.source) == (("lực lượng Công an các cấp",), "directive")


def test_a_spokesman_promises_for_his_body_behind_a_time_without_a_comma() -> None:
    found = one("Chị Lê Thị Mẫu, Bí thư Thành đoàn Sông Vân cho biết, thời gian tới Thành đoàn sẽ mở lớp tập huấn.")
    assert (found.lead, found.source) == (("Thành đoàn Sông Vân",), "agreement")


def test_a_review_names_its_agreement_with_number_and_day_and_one_asked_for_is_none() -> None:
    reading = read_text(
        "Sơ kết quy chế phối hợp\n\nNgày 10/12, Sở Y tế và Hội Nông dân thành phố Sông Vân tổ chức Hội nghị sơ kết 03 năm "
        "thực hiện Quy chế phối hợp số 05/QCPH-SYT-HND ngày 12/11/2020 giữa hai cơ quan.\n\n"
        "Đồng chí Giám đốc Sở Y tế nhấn mạnh ý nghĩa của Quy chế và đề nghị Trung tâm Y tế các huyện chủ động ký kết quy "
        "chế phối hợp với Hội Nông dân cùng cấp."
    )
    (found,) = reading.agreements
    assert (found.number, found.signed_on) == ("05/QCPH-SYT-HND", "2020-11-12")
    assert found.parties == ("Sở Y tế", "Hội Nông dân thành phố Sông Vân")

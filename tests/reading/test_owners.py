"""Who owes what in texts of any field: bodies that no list holds, opening clauses, requests, steps and what is none."""

from __future__ import annotations

import pytest

from phoihop.reading import PARTIES, Commitment, read_text


def read_duties(text: str) -> list[Commitment]:
    return list(read_text("QUY CHẾ PHỐI HỢP\ngiữa Sở Y tế và Công an thành phố\n\n" + text).commitments)


def one(text: str) -> Commitment:
    (found,) = read_duties("Điều 1. Phối hợp kiểm tra\n\n1. " + text)
    return found


OWNERS = [
    ("Sau khi thống nhất với Công an thành phố, Trưởng trạm kiểm dịch niêm phong lô hàng.", ("Trưởng trạm kiểm dịch",), ("Công an thành phố",)),
    ("Trước khi kiểm tra ít nhất 02 ngày làm việc, Sở Y tế gửi kế hoạch cho Công an thành phố.", ("Sở Y tế",), ()),
    ("Sở Y tế đề nghị Công an thành phố phối hợp kiểm tra.", ("Sở Y tế",), ("Công an thành phố",)),
    ("Đề nghị Công an thành phố trong phạm vi nhiệm vụ của mình phối hợp với Sở Y tế kiểm tra.", ("Công an thành phố",), ("Sở Y tế",)),
    ("Sở Y tế cùng Công an thành phố tổ chức kiểm tra.", ("Sở Y tế", "Công an thành phố"), ()),
    ("Sở Y tế giao Chi cục An toàn thực phẩm làm đầu mối theo dõi.", ("Chi cục An toàn thực phẩm",), ()),
    ("Quá trình thực hiện nếu có vướng mắc các đơn vị trực thuộc báo cáo Sở Y tế.", ("các đơn vị trực thuộc",), ()),
    ("Các cơ quan, đơn vị được mời dự họp có trách nhiệm cử cán bộ đến dự.", ("Các cơ quan, đơn vị được mời dự họp",), ()),
    ("Cơ quan chủ trì có trách nhiệm chuẩn bị tài liệu.", ("Cơ quan chủ trì",), ()),
    ("Công an thành phố có trách nhiệm phối hợp, hỗ trợ Sở Y tế ngăn chặn vi phạm.", ("Công an thành phố",), ("Sở Y tế",)),
    ("Cơ quan, đơn vị thuộc Sở Y tế, Sở Công Thương có trách nhiệm báo cáo.", ("Cơ quan, đơn vị thuộc Sở Y tế, Sở Công Thương",), ()),
    ("Phối hợp với Ban Dân vận tổ chức hội thi.", (PARTIES,), ("Ban Dân vận",)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "lead", "support"), OWNERS)
def test_the_owner_is_found_whatever_opens_the_sentence(
    text: str, lead: tuple[str, ...], support: tuple[str, ...]
) -> None:
    found = one(text)
    assert (found.lead, found.support) == (lead, support)


def test_a_name_learnt_before_its_duty_is_known_where_a_verb_follows_it() -> None:
    found = read_duties(
        "Điều 1. Thực hiện\n\n1. Kíp trực lưu động có trách nhiệm ghi sổ.\n\n2. Khi có sự cố, kíp trực lưu động báo Sở Y tế."
    )
    assert [item.lead for item in found] == [("Kíp trực lưu động",), ("kíp trực lưu động",)]


def test_a_head_that_names_whose_doings_follow_gives_its_owners() -> None:
    found = read_duties(
        "Điều 1. Nội dung hoạt động của câu lạc bộ, ban liên lạc\n\na) Thăm hỏi hội viên khi ốm đau;\n\nb) Tham gia trồng cây."
    )
    assert {item.lead for item in found} == {("câu lạc bộ", "ban liên lạc")}


def test_what_is_sent_is_owed_by_whoever_was_named_before() -> None:
    found = read_duties(
        "Điều 1. Thực hiện\n\n1. Sở Y tế lập hồ sơ vi phạm.\n\n2. Hồ sơ phải được gửi cho Công an thành phố chậm nhất 03 ngày làm việc kể từ ngày lập."
    )
    assert [(item.lead, item.due) for item in found] == [(("Sở Y tế",), None), (("Sở Y tế",), "+3wd")]


def test_steps_of_a_procedure_are_taken_in_a_given_case() -> None:
    found = read_duties(
        "Điều 1. Trình tự kiểm tra\n\n1. Trưởng đoàn công bố quyết định.\n\n2. Cơ sở báo cáo tình hình."
    )
    assert {item.cadence for item in found} == {"on_event"}


TIMES = [
    ("Trước khi kiểm tra ít nhất 02 ngày làm việc, Sở Y tế gửi kế hoạch.", "on_event", "-2wd"),
    ("Trường hợp quá 10 ngày mà chưa có trả lời, Sở Y tế báo cáo cấp trên.", "on_event", None),
    ("Sở Y tế gửi danh sách trước ngày 15 tháng 3.", "unspecified", "03-15"),
    ("Sở Y tế báo cáo trước ngày 15 tháng 6 và ngày 15 tháng 12 hằng năm.", "half_yearly", "06-15"),
    ("Sở Y tế duy trì chuyên mục, phát sóng 02 kỳ/tháng.", "monthly", None),
    ("Sáu tháng, hằng năm tổ chức sơ kết, tổng kết.", "half_yearly", None),
    ("Khi cần thiết, Sở Y tế lấy mẫu kiểm nghiệm.", "on_event", None),
    ("Sở Y tế chủ trì giao ban 6 tháng/lần.", "half_yearly", None),
    ("Hằng năm, Sở Y tế tổ chức sơ kết; cuối năm 2028 tổ chức tổng kết.", "yearly", None),
]


@pytest.mark.parametrize(("text", "cadence", "due"), TIMES)
def test_when(text: str, cadence: str, due: str | None) -> None:
    found = one(text)
    assert (found.cadence, found.due) == (cadence, due)


NONE = [
    "Điều 1. Thực hiện\n\n1. Quyết định kiểm tra được thực hiện theo mẫu của Bộ Y tế.",
    "Điều 1. Thực hiện\n\n1. Tổ giúp việc làm việc theo chế độ kiêm nhiệm.",
    "Điều 1. Thực hiện\n\n1. Giám đốc Sở Y tế làm Chủ tịch Hội đồng.",
    "Điều 1. Thành phần\n\n1. Đoàn kiểm tra gồm:\n\na) Đại diện Sở Y tế chủ trì;\n\nb) Đại diện Công an thành phố.",
    "Điều 1. Trách nhiệm của hành khách\n\n1. Thực hiện hướng dẫn của cán bộ kiểm dịch.",
    "Điều 1. Hiệu lực\n\n1. Quy chế này có hiệu lực kể từ ngày ký và thay thế Quy chế giữa Sở Y tế và Công an thành phố.",
]


@pytest.mark.parametrize("text", NONE)
def test_what_binds_nobody(text: str) -> None:
    assert read_duties(text) == []


def test_a_principle_binds_only_a_focal_point_and_those_who_meet_difficulties() -> None:
    found = read_duties(
        "Điều 1. Nguyên tắc phối hợp\n\n1. Bảo đảm kịp thời, chính xác.\n\n2. Chi cục Thú y là đầu mối trao đổi thông tin.\n\n"
        "3. Nếu có vướng mắc thì các đơn vị trao đổi, báo cáo cấp trên."
    )
    assert [item.lead for item in found] == [("Chi cục Thú y",), ("các đơn vị",)]


def test_the_reason_shows_the_whole_verb_past_its_adverbs() -> None:
    assert next(why.text for why in one("Định kỳ sơ kết, tổng kết việc thực hiện.").why) == "sơ kết"


def test_numbers_of_party_papers_end_with_a_dash() -> None:
    found = read_duties(
        "III- TRÁCH NHIỆM\n1- Sở Y tế\n1.1- Tham mưu ban hành văn bản.\n1.2- Cử cán bộ tham gia giảng dạy."
    )
    assert [item.lead for item in found] == [("Sở Y tế",), ("Sở Y tế",)]


def test_a_letterhead_names_the_parties_where_no_title_does() -> None:
    reading = read_text(
        "UBND THÀNH PHỐ SÔNG VÂN\nSỞ Y TẾ - CÔNG AN THÀNH PHỐ\nSố: 12/KHLT-SYT-CATP\n\nKẾ HOẠCH LIÊN TỊCH\nBảo đảm an toàn năm 2026\n\n"
        "1. Sở Y tế kiểm tra cơ sở.\n\n2. Công an thành phố tuần tra."
    )
    assert reading.agreements[0].parties == ("Sở Y tế", "Công an thành phố")


def test_a_line_that_agrees_names_the_parties_behind_what_it_rests_on() -> None:
    reading = read_text(
        "CHƯƠNG TRÌNH PHỐI HỢP\nBảo vệ môi trường giai đoạn 2026 - 2030\n\nThực hiện Nghị quyết của Thành ủy; Hội Nông dân thành phố và Sở Y tế "
        "thống nhất xây dựng Chương trình như sau:\n\nI. NỘI DUNG\n1. Tuyên truyền pháp luật."
    )
    assert reading.agreements[0].parties == ("Hội Nông dân thành phố", "Sở Y tế")


def test_a_case_without_a_subject_keeps_the_body_last_named_in_the_article() -> None:
    found = read_duties(
        "Điều 1. Thực hiện\n\n1. Chi cục Thú y lấy mẫu kiểm nghiệm.\n\n2. Trường hợp mẫu không đạt thì tiến hành lập biên bản.\n\n"
        "Điều 2. Phối hợp\n\n1. Trường hợp cần thiết thì tổ chức kiểm tra."
    )
    assert [item.lead for item in found] == [("Chi cục Thú y",), ("Chi cục Thú y",), (PARTIES,)]


def test_a_name_straight_before_its_marker_needs_no_comma() -> None:
    assert one("Khi tiếp nhận hồ sơ cơ quan kiểm dịch có trách nhiệm ghi sổ.").lead == ("cơ quan kiểm dịch",)


def test_leaders_of_a_body_are_no_verb_before_a_marker() -> None:
    assert one("Lãnh đạo Sở Y tế, Công an thành phố phải thường xuyên trao đổi.").lead == (
        "Lãnh đạo Sở Y tế",
        "Công an thành phố",
    )

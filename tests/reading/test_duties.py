"""What one commitment is: who owes it, with whom, when, and what is none. Each case is a short text of its own."""

from __future__ import annotations

import pytest

from phoihop.reading import PARTIES, Commitment, read_text


def read_duties(text: str) -> list[Commitment]:
    return list(read_text("QUY CHẾ PHỐI HỢP\ngiữa Sở A và Sở B\n\n" + text).commitments)


def one(text: str) -> Commitment:
    (found,) = read_duties("Điều 1. Nội dung phối hợp\n\n1. " + text)
    return found


OWNERS = [
    ("Sở Y tế có trách nhiệm báo cáo Ủy ban nhân dân tỉnh.", ("Sở Y tế",), ()),
    ("Sở Y tế chủ trì, phối hợp với Sở Tài chính xây dựng kế hoạch.", ("Sở Y tế",), ("Sở Tài chính",)),
    ("Sở Y tế chủ trì phối hợp với Sở Tài chính xây dựng kế hoạch.", ("Sở Y tế",), ("Sở Tài chính",)),
    ("Sở Y tế và Sở Tài chính phối hợp kiểm tra cơ sở.", ("Sở Y tế", "Sở Tài chính"), ()),
    ("Hai bên phối hợp tuyên truyền pháp luật.", (PARTIES,), ()),
    ("Trao đổi thông tin về tình hình địa bàn.", (PARTIES,), ()),
    (
        "Bộ Nông nghiệp và Phát triển nông thôn, Bộ Văn hóa, Thể thao và Du lịch có trách nhiệm hướng dẫn.",
        ("Bộ Nông nghiệp và Phát triển nông thôn", "Bộ Văn hóa, Thể thao và Du lịch"),
        (),
    ),
    ("Khi phát hiện vi phạm, Công an cấp huyện thông báo cho Viện kiểm sát.", ("Công an cấp huyện",), ()),
    ("Trường hợp cần thiết thì Sở Y tế cử cán bộ tham gia.", ("Sở Y tế",), ()),
    ("Định kỳ 6 tháng, Ủy ban nhân dân cấp xã báo cáo Ủy ban nhân dân cấp huyện.", ("Ủy ban nhân dân cấp xã",), ()),
    ("Giao Chi cục Thú y làm đầu mối theo dõi.", ("Chi cục Thú y",), ()),
    ("Báo cáo của Sở Y tế gửi Bộ Y tế trước ngày 15 tháng 12.", ("Sở Y tế",), ()),
    ("Sở Y tế chỉ đạo Trung tâm Y tế phối hợp với Trạm Thú y giám sát dịch bệnh.", ("Sở Y tế",), ("Trạm Thú y",)),
    ("Sở Y tế chủ trì, phối hợp với cơ quan, tổ chức liên quan kiểm tra.", ("Sở Y tế",), ("cơ quan, tổ chức liên quan",)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "lead", "support"), OWNERS)
def test_the_owner_and_those_with_whom(text: str, lead: tuple[str, ...], support: tuple[str, ...]) -> None:
    found = one(text)
    assert (found.lead, found.support) == (lead, support)


TIMES = [
    ("Hai bên giao ban hằng quý.", "quarterly", None),
    ("Hai bên giao ban hàng tháng, chậm nhất ngày 25.", "monthly", "day 25"),
    ("Định kỳ 06 tháng, hằng năm, hai bên sơ kết.", "half_yearly", None),
    ("Hai bên thường xuyên trao đổi thông tin.", "continuous", None),
    ("Định kỳ sơ kết, tổng kết việc thực hiện.", "unspecified", None),
    ("Sở A báo cáo trước ngày 15 tháng 12 hằng năm.", "yearly", "12-15"),
    ("Sở A hoàn thành phần mềm trước ngày 30/6/2026.", "once", "2026-06-30"),
    ("Sở A hoàn thành việc rà soát đến tháng 9-2019.", "once", "2019-09-30"),
    ("Sở A trả lời trong thời hạn 03 ngày làm việc kể từ ngày nhận được đề nghị.", "on_event", "+3wd"),
    ("Sở A trả lời trong vòng 24 giờ kể từ khi nhận được yêu cầu.", "on_event", "+24h"),
    ("Sở A gửi kế hoạch chậm nhất 15 ngày trước ngày đoàn làm việc.", "on_event", "-15d"),
    ("Sở A tổ chức tập huấn 5 (năm) năm một lần.", "unspecified", None),
    ("Sở A cử ít nhất 02 công chức tham gia.", "unspecified", None),
    ("Sở A thực hiện theo Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ.", "unspecified", None),
    ("Sở A báo cáo vào ngày 25 hàng tháng.", "monthly", "day 25"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "cadence", "due"), TIMES)
def test_cadence_and_due(text: str, cadence: str, due: str | None) -> None:
    found = one(text)
    assert (found.cadence, found.due) == (cadence, due)


LINES = [
    ("Trao đổi thông tin về tình hình tội phạm.", "information"),
    ("Nắm tình hình tư tưởng của hội viên.", "situation"),
    ("Tham mưu, đề xuất cấp ủy các giải pháp.", "advice"),
    ("Thẩm định các đề án trước khi ban hành.", "appraisal"),
    ("Tổ chức tuyên truyền, phổ biến pháp luật.", "communication"),
    ("Tổ chức tập huấn nghiệp vụ cho cán bộ.", "training"),
    ("Kiểm tra, giám sát việc thực hiện quy chế.", "inspection"),
    ("Biểu dương, khen thưởng các điển hình tiên tiến.", "commendation"),
    ("Tổ chức sơ kết, tổng kết việc thực hiện.", "review"),
    ("Bố trí kinh phí cho hoạt động phối hợp.", "support"),
    ("Chỉ đạo, hướng dẫn các đơn vị trực thuộc.", "operation"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line"), LINES)
def test_the_line_of_work(text: str, line: str) -> None:
    assert one(text).line == line


NONE = [
    "Điều 1. Phạm vi điều chỉnh\n\nQuy chế này quy định trách nhiệm phối hợp giữa Sở A và Sở B.",
    "Điều 1. Nguyên tắc phối hợp\n\n1. Bảo đảm đúng chức năng, nhiệm vụ của mỗi bên.",
    "Điều 1. Giải thích từ ngữ\n\n1. Cơ quan chủ trì là cơ quan được giao trách nhiệm chính.",
    "Điều 1. Mục đích\n\n1. Nâng cao hiệu quả công tác phối hợp.",
    "Điều 1. Quyền của Sở A\n\n1. Sở A có quyền yêu cầu cung cấp hồ sơ.",
    "Điều 1. Hiệu lực thi hành\n\nQuy chế này có hiệu lực thi hành kể từ ngày 01 tháng 01 năm 2026.",
    "Điều 1. Nội dung\n\n1. Người dân có trách nhiệm chấp hành hướng dẫn.",
    "Điều 1. Kinh phí\n\nKinh phí thực hiện được bố trí từ ngân sách nhà nước.",
]  # fmt: skip


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_commitment(text: str) -> None:
    assert read_duties(text) == []


def test_an_introducing_line_hands_its_body_down_and_is_none_itself() -> None:
    found = read_duties(
        "Điều 1. Trách nhiệm\n\n1. Sở Y tế có trách nhiệm:\n\na) Báo cáo tình hình;\n\nb) Kiểm tra cơ sở."
    )
    assert [(item.text, item.lead) for item in found] == [
        ("Báo cáo tình hình;", ("Sở Y tế",)),
        ("Kiểm tra cơ sở.", ("Sở Y tế",)),
    ]


def test_an_introducing_line_whose_items_are_contents_is_the_commitment() -> None:
    text = "Điều 1. Trao đổi thông tin\n\n1. Sở Y tế cung cấp cho Sở B các thông tin sau:\n\na) Danh sách cơ sở;\n\nb) Số ca mắc mới;"
    (found,) = read_duties(text)
    assert found.text.startswith("Sở Y tế cung cấp")


def test_a_role_in_brackets_after_the_body_is_no_part_of_its_name() -> None:
    found = read_duties(
        "1. Nội dung\n\na) Sở Nội vụ (Cơ quan chủ trì):\n\n- Thành lập đoàn kiểm tra;\n\n- Tổng hợp báo cáo."
    )
    assert {item.lead for item in found} == {("Sở Nội vụ",)}


def test_a_role_that_stands_after_the_task_goes_to_it() -> None:
    found = read_duties(
        "1. Tuyên truyền pháp luật trên đài phát thanh.\n\nCơ quan chủ trì: Sở Tư pháp, Sở Văn hóa và Thể thao.\n\n2. Kiểm tra cơ sở."
    )
    assert [item.lead for item in found] == [("Sở Tư pháp", "Sở Văn hóa và Thể thao"), (PARTIES,)]


def test_paragraphs_of_one_clause_divide_where_the_bodies_differ() -> None:
    text = "Điều 1. Thực hiện\n\nSở Y tế hướng dẫn chuyên môn. Sở Tài chính bố trí kinh phí."
    assert [item.lead for item in read_duties(text)] == [("Sở Y tế",), ("Sở Tài chính",)]


def test_trouble_is_to_be_reported_by_the_parties() -> None:
    found = one("Trong quá trình thực hiện, nếu có vướng mắc cần phản ánh kịp thời về Sở A để giải quyết.")
    assert (found.lead, found.cadence, found.line) == ((PARTIES,), "on_event", "review")


def test_a_lead_left_open_is_marked_and_asked() -> None:
    reading = read_text("QUY CHẾ\n\nĐiều 1. Nội dung\n\n1. Sở A có trách nhiệm chủ trì hoặc phối hơp thực hiện.")
    assert reading.commitments[0].lead_undecided
    assert "lead_undecided" in [question.code for question in reading.questions]


def test_the_same_meeting_promised_by_both_sides_is_asked_about() -> None:
    reading = read_text(
        "QUY CHẾ PHỐI HỢP giữa Sở A và Sở B\n\nĐiều 1. Trách nhiệm của Sở A\n\n1. Phối hợp với Sở B tổ chức họp giao ban hằng quý.\n\n"
        "Điều 2. Trách nhiệm của Sở B\n\n1. Phối hợp với Sở A tổ chức họp giao ban hằng quý."
    )
    assert [question.commitments for question in reading.questions if question.code == "mirrored"] == [(0, 1)]


def test_slips_of_typing_in_cue_words_are_tolerated_and_a_meeting_stays_a_meeting() -> None:
    assert one("Trường họp phát hiện vi phạm, Sở Y tế thông báo cho Sở B.").cadence == "on_event"
    assert one("Sở Y tế phối hơp với Sở Tài chính kiểm tra.").support == ("Sở Tài chính",)
    assert one("Hai bên họp với Sở Tài chính hằng quý.").line == "review"


def test_a_short_head_without_an_end_owns_the_paragraphs_and_dashes_below_it() -> None:
    found = read_duties(
        "Điều 4. Thực hiện\n\n1. Cấp trung ương\n\na) Trách nhiệm của Bộ Quốc phòng\n\nChỉ đạo cơ quan quân sự các cấp.\n\n"
        "2. Cấp tỉnh\n\nTrách nhiệm của Sở Y tế\n\n- Khám sức khỏe cho đối tượng;\n\nTrách nhiệm của Sở Tài chính\n\n- Bố trí kinh phí."
    )
    assert [item.lead for item in found] == [("Bộ Quốc phòng",), ("Sở Y tế",), ("Sở Tài chính",)]


def test_a_body_before_a_colon_owes_what_follows() -> None:
    assert one("Bộ Chỉ huy quân sự tỉnh: Chủ trì kiểm tra các đơn vị.").lead == ("Bộ Chỉ huy quân sự tỉnh",)


def test_a_body_that_is_asked_to_report_trouble_owes_it() -> None:
    found = one("Trong quá trình thực hiện, nếu có vướng mắc, đề nghị Ban Chỉ đạo báo cáo về Bộ Tư pháp.")
    assert (found.lead, found.cadence) == (("Ban Chỉ đạo",), "on_event")


def test_an_owner_at_the_end_of_a_long_head_is_found() -> None:
    found = read_duties("Điều 1. Chức trách, nhiệm vụ và quan hệ công tác của Sở Y tế\n\n1. Báo cáo kết quả kiểm tra.")
    assert [item.lead for item in found] == [("Sở Y tế",)]


def test_a_time_without_a_comma_hides_no_subject() -> None:
    assert one("Hằng năm Bộ Chỉ huy quân sự tỉnh báo cáo kết quả.").lead == ("Bộ Chỉ huy quân sự tỉnh",)


def test_an_agreement_that_takes_effect_promises_nothing() -> None:
    reading = read_text(
        "THỎA THUẬN HỢP TÁC\nĐiều 1. Điều khoản thi hành\n1. Thỏa thuận có hiệu lực từ ngày ký, mỗi bên giữ 02 bản."
    )
    assert reading.commitments == ()

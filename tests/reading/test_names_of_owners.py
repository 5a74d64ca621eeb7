"""Where the names of those who owe a duty begin and end: classes in one breath, fields with commas, private persons."""

from __future__ import annotations

import pytest

from phoihop.reading import Commitment, read_text

HEAD = "QUY CHẾ PHỐI HỢP\ngiữa Sở Y tế và Công an thành phố\n\nĐiều 1. Phối hợp kiểm tra\n\n"


def duties(*items: str) -> list[Commitment]:
    return list(read_text(HEAD + "\n\n".join(items)).commitments)


def leads(*items: str) -> list[tuple[str, ...]]:
    return [item.lead for item in duties(*items)]


NAMES = [
    ("Cơ quan, người thụ lý hồ sơ phải trả lời.", ("Cơ quan, người thụ lý hồ sơ",)),
    ("Viện Kiểm nghiệm, cơ quan tài chính cùng cấp phải trả lời.", ("Viện Kiểm nghiệm", "cơ quan tài chính cùng cấp")),
    ("Người có thẩm quyền cấp phép và cơ quan, tổ chức có liên quan phải trả lời.", ("Người có thẩm quyền cấp phép", "cơ quan, tổ chức có liên quan")),
    ("Thủ trưởng, người có thẩm quyền của Công an thành phố phải trả lời.", ("Thủ trưởng, người có thẩm quyền của Công an thành phố",)),
    ("Người đại diện, thầy giáo, Đoàn thanh niên phải có mặt.", ("Đoàn thanh niên",)),
    ("Ủy ban nhân dân cấp xã nơi người bệnh cư trú phải lập danh sách.", ("Ủy ban nhân dân cấp xã",)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "lead"), NAMES)
def test_a_name_begins_and_ends_where_a_person_reads_it(text: str, lead: tuple[str, ...]) -> None:
    assert leads("1. " + text) == [lead]


def test_persons_who_act_for_themselves_owe_nothing() -> None:
    assert leads("1. Người bào chữa phải nộp giấy tờ cho Sở Y tế.") == []


def test_a_field_with_a_comma_in_it_is_learnt_from_a_text_that_repeats_it() -> None:
    found = leads(
        "1. Sở Y tế gửi mẫu cho Trạm Kiểm dịch, doanh nghiệp quản lý, khai thác chợ.",
        "2. Doanh nghiệp quản lý, khai thác chợ lập sổ theo dõi.",
        "3. Sở Y tế trả kết quả cho doanh nghiệp quản lý, khai thác chợ.",
        "4. Khi có dịch, doanh nghiệp quản lý, khai thác chợ báo cho Sở Y tế.",
    )
    assert found[1] == ("Doanh nghiệp quản lý, khai thác chợ",)
    assert found[3] == ("doanh nghiệp quản lý, khai thác chợ",)


def test_a_class_told_by_its_case_is_learnt_from_a_text_that_repeats_it() -> None:
    found = leads(
        "1. Sở Y tế gửi mẫu cho cơ quan đang thụ lý hồ sơ.",
        "2. Sở Y tế trả kết quả cho cơ quan đang thụ lý hồ sơ.",
        "3. Cơ quan đang thụ lý hồ sơ có trách nhiệm bảo quản.",
        "4. Khi nhận được mẫu, nếu cần kiểm tra lại thì cơ quan đang thụ lý hồ sơ cử cán bộ lấy mẫu.",
        "5. Trường hợp cơ quan đang thụ lý hồ sơ cần làm việc với chủ chợ phải báo trước.",
    )
    assert found[2:] == [
        ("Cơ quan đang thụ lý hồ sơ",), ("cơ quan đang thụ lý hồ sơ",), ("cơ quan đang thụ lý hồ sơ",),
    ]  # fmt: skip


def test_the_list_of_an_opening_clause_ends_where_names_that_are_seldom_joined_meet() -> None:
    found = leads(
        "1. Trạm Kiểm dịch, Đội Quản lý chợ có trách nhiệm lấy mẫu.",
        "2. Sở Y tế thông báo cho Trạm Kiểm dịch, Đội Quản lý chợ.",
        "3. Sở Y tế gửi mẫu cho Trạm Kiểm dịch, Đội Quản lý chợ.",
        "4. Sau khi nhận được báo cáo của Trạm Kiểm dịch, Đội Quản lý chợ, Sở Y tế quyết định việc công bố.",
    )
    assert found[3] == ("Sở Y tế",)


def test_the_owner_may_follow_without_a_comma_on_an_opener_that_is_whole_by_itself() -> None:
    assert leads("1. Khi mẫu hỏng thì tùy từng trường hợp Sở Y tế, Trạm Kiểm dịch lấy lại.") == [
        ("Sở Y tế", "Trạm Kiểm dịch")
    ]


KINDS = [
    ("Trung tâm trợ giúp nạn nhân cử người đến trong ngày.", "Trung tâm trợ giúp nạn nhân"),
    ("Ban chăm sóc người cao tuổi xây dựng kế hoạch.", "Ban chăm sóc người cao tuổi"),
    ("Trung tâm Y tế kiểm tra bếp ăn.", "Trung tâm Y tế"),
    ("Công ty Cổ phần Nước Sông Vân lắp đặt trụ nước.", "Công ty Cổ phần Nước Sông Vân"),
    ("Người có thẩm quyền cấp phép tiến hành xác minh.", "Người có thẩm quyền cấp phép"),
    ("Cơ quan nhận ủy thác mở sổ theo dõi.", "Cơ quan nhận ủy thác"),
    ("Phòng Quản lý thu (Sở Y tế) làm đầu mối theo dõi.", "Phòng Quản lý thu"),
    ("Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh lập danh sách.", "Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh"),
    ("Bên nào phát hiện trước thì bên đó chủ trì xử lý.", "bên đó"),
    ("Bên nào phát hiện vi phạm trước, bên đó chủ trì xử lý.", "bên đó"),
    ("Danh sách được Sở Y tế gửi cho các đội trước ngày 10.", "Sở Y tế"),
    ("Thời hạn để Sở Y tế trả lời là 10 ngày.", "Sở Y tế"),
    ("Trường hợp Sở Y tế sử dụng xe của đội khác thì phải được sự đồng ý của đội đó.", "Sở Y tế"),
    ("Trong thời hạn 03 ngày kể từ ngày nhận được hồ sơ của Đội A theo quy định tại Điều 9 Quy chế này, Sở Y tế phải trả lời.", "Sở Y tế"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "lead"), KINDS)
def test_who_owes_it_is_told_by_kind_and_place(text: str, lead: str) -> None:
    assert leads("1. " + text) == [(lead,)]


BOTH = [
    ("Sở Y tế chỉ đạo các trạm và Công an thành phố chỉ đạo các đội.", ("Sở Y tế", "Công an thành phố")),
    ("Sở Y tế phải tổ chức trực ngày, Công an thành phố phải tổ chức trực đêm.", ("Sở Y tế", "Công an thành phố")),
    ("Phòng A là đơn vị đầu mối của Sở Y tế, Đội B là đơn vị đầu mối của Công an thành phố.", ("Phòng A", "Đội B")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "lead"), BOTH)
def test_two_bodies_of_one_sentence_that_do_the_same_both_owe_it(text: str, lead: tuple[str, ...]) -> None:
    assert leads("1. " + text) == [lead]


ASKED = [
    ("Sở Y tế mời đại diện Công an thành phố tham gia đoàn kiểm tra.", ("Công an thành phố",)),
    ("Sở Y tế mời Công an thành phố dự lễ.", ()),
    ("Sở Y tế đề nghị Công an thành phố cử cán bộ tham gia kiểm tra.", ("Công an thành phố",)),
    ("Sở Y tế đề nghị Công an thành phố cử phiên dịch.", ()),
    ("Sở Y tế trao đổi những thông tin cần thiết liên quan đến bếp ăn, nguồn nước với Công an thành phố.", ("Công an thành phố",)),
    ("Sở Y tế thống kê người bệnh làm việc với các bếp ăn.", ()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "support"), ASKED)
def test_who_takes_part_is_a_partner_and_who_is_only_asked_is_none(text: str, support: tuple[str, ...]) -> None:
    (found,) = duties("1. " + text)
    assert found.support == support


def test_a_title_with_a_capital_that_comes_back_is_a_person_in_office() -> None:
    found = leads(
        "1. Sở Y tế phân công Thẩm nghiệm viên.",
        "2. Thẩm nghiệm viên lập biên bản.",
        "3. Khi có nghi ngờ, Thẩm nghiệm viên báo cáo Sở Y tế.",
    )
    assert found[1:] == [("Thẩm nghiệm viên",), ("Thẩm nghiệm viên",)]


def test_short_items_below_a_line_that_only_binds_are_duties() -> None:
    assert leads("1. Trạm Kiểm dịch có trách nhiệm:", "a) Lấy mẫu;", "b) Bố trí kho.") == [("Trạm Kiểm dịch",)] * 2

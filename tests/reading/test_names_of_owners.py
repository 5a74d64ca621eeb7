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

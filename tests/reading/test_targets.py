"""The quantity that a duty states, with its unit whole, and what only looks like one."""

from __future__ import annotations

import pytest

from phoihop.reading import Commitment, Target, read_text

TARGETS = {
    "Xây dựng được 15 mô hình tự quản đê điều": Target(15, "mô hình"),
    "Tổ chức ít nhất 02 lớp tập huấn nghiệp vụ": Target(2, "lớp tập huấn", least=True),
    "Mở 10 buổi nói chuyện về thiên tai": Target(10, "buổi nói chuyện"),
    "Tuyên truyền ít nhất 02 (hai) đợt/năm": Target(2, "đợt/năm", least=True),
    "Hỗ trợ 25 hộ nghèo di dời": Target(25, "hộ nghèo"),
    "Kiểm tra 12 xã ven sông": Target(12, "xã"),
    "Vận động 1.500 lượt người đắp đê": Target(1500, "lượt người"),
    "Vận động ít nhất 90% hộ dân ký cam kết": Target(90, "% hộ dân", least=True),
    "Tập huấn cho 95% trở lên cán bộ thủy nông": Target(95, "%", least=True),
    "Huy động tối thiểu 500 ngày công": Target(500, "ngày công", least=True),
}


@pytest.mark.parametrize("words", TARGETS)
def test_a_target_has_its_number_and_its_whole_unit(words: str) -> None:
    assert target(words) == TARGETS[words]


@pytest.mark.parametrize(
    "words",
    [
        "Cử 01 cán bộ làm đầu mối",
        "Trả lời trong vòng 10 ngày",
        "Thực hiện theo khoản 2 Điều 5 người dân đã biết",
        "Tổ chức diễn tập đến năm 2030 xã nào cũng có đội xung kích",
        "Kiểm tra đê tại 10 xã",
    ],
)
def test_terms_dates_citations_places_and_one_person_are_no_target(words: str) -> None:
    assert target(words) is None


def test_building_models_is_no_praise() -> None:
    assert duty("Xây dựng được 15 mô hình tự quản đê điều").line == "operation"
    assert duty("Khen thưởng, nhân rộng các mô hình tốt").line == "commendation"


def duty(words: str) -> Commitment:
    return read_text(
        "QUY CHẾ PHỐI HỢP\ngiữa Sở Thủy lợi và Công an tỉnh\n\nĐiều 1. Trách nhiệm của Sở Thủy lợi\n"
        f"1. {words}.\n2. Tiếp nhận đơn của người dân.\n"
    ).commitments[0]


def target(words: str) -> Target | None:
    return duty(words).target

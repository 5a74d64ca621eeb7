"""A duty that names several times: each with its own days, and what stands for it in the text."""

from __future__ import annotations

import pytest

from phoihop.reading import Commitment, Series, read_text


def duty(sentence: str) -> Commitment:
    """The first duty of a regulation between two departments that says only this."""
    reading = read_text(
        "QUY CHẾ PHỐI HỢP\ngiữa Sở Thủy lợi và Công an thành phố Sông Vân\n\nĐiều 1. Trách nhiệm phối hợp\n"
        f"1. {sentence}\n2. Sở Thủy lợi tiếp nhận đơn của người dân.\n"
    )
    return reading.commitments[0]


def days(sentence: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(each.cadence, each.dues) for each in duty(sentence).series]


SEVERAL = {
    "Định kỳ 6 tháng (trước 15/6), 01 năm (trước 30/11), Sở Thủy lợi gửi báo cáo về Công an thành phố.": [
        ("half_yearly", ("06-15",)),
        ("yearly", ("11-30",)),
    ],
    "Sở Thủy lợi gửi báo cáo 6 tháng trước ngày 15/6, báo cáo năm trước ngày 30/11.": [
        ("half_yearly", ("06-15",)),
        ("yearly", ("11-30",)),
    ],
    "Trước ngày 10/6, Sở Thủy lợi gửi báo cáo 6 tháng; trước ngày 10/12, gửi báo cáo năm.": [
        ("half_yearly", ("06-10",)),
        ("yearly", ("12-10",)),
    ],
    "Hai bên tổ chức sơ kết hằng năm vào tháng 12; tổng kết vào tháng 12 năm 2028.": [
        ("yearly", ("12-31",)),
        ("once", ("2028-12-31",)),
    ],
    "Hai bên sơ kết hằng năm, tổng kết khi kết thúc Quy chế.": [("yearly", ()), ("once", ())],
    "Sở Thủy lợi báo cáo định kỳ (hằng tháng, 06 tháng, 01 năm) về Công an thành phố.": [
        ("monthly", ()),
        ("half_yearly", ()),
        ("yearly", ()),
    ],
    "Định kỳ 06 tháng, năm, trước ngày 20 của tháng cuối kỳ, Sở Thủy lợi báo cáo Công an thành phố.": [
        ("half_yearly", ("day 20",)),
        ("yearly", ("day 20",)),
    ],
    "Giữa năm 2027 tổ chức sơ kết, cuối năm 2029 tổng kết Quy chế.": [("once", ()), ("once", ("2029",))],
}


@pytest.mark.parametrize("sentence", SEVERAL)
def test_each_time_of_a_sentence_has_its_own_days(sentence: str) -> None:
    assert days(sentence) == SEVERAL[sentence]


def test_the_cadence_that_counts_is_the_shortest_and_its_day_goes_with_it() -> None:
    found = duty("Sở Thủy lợi gửi báo cáo 6 tháng trước ngày 15/6, báo cáo năm trước ngày 30/11.")
    assert (found.cadence, found.cadences, found.due) == ("half_yearly", ("half_yearly", "yearly"), "06-15")


def test_each_time_tells_its_words_and_where_they_stand() -> None:
    found = duty("Định kỳ 6 tháng (trước 15/6), 01 năm (trước 30/11), Sở Thủy lợi gửi báo cáo về Công an thành phố.")
    assert [each.words for each in found.series] == ["Định kỳ 6 tháng (trước 15/6)", "01 năm (trước 30/11)"]
    reasons = [why.text for why in found.why if why.code == "cadence"]
    assert reasons == [each.words for each in found.series]


def test_what_is_done_at_another_time_with_a_verb_of_its_own_is_told_apart() -> None:
    found = duty("Hai bên tổ chức sơ kết hằng năm; tổng kết vào tháng 12 năm 2028.")
    assert all(each.acts for each in found.series)
    assert found.series[0].end == found.series[1].start


ROUNDS = {
    "Hằng năm, trước ngày 15/6 và 15/12, Sở Thủy lợi gửi danh sách cho Công an thành phố.": ("06-15", "12-15"),
    "Hai bên họp liên ngành 06 tháng một lần vào tháng 6 và tháng 12.": ("06-30", "12-31"),
}


@pytest.mark.parametrize("sentence", ROUNDS)
def test_several_days_of_one_period_are_its_rounds(sentence: str) -> None:
    (series,) = duty(sentence).series
    assert series.dues == ROUNDS[sentence]


MONTHS = {
    "Hằng quý, trước ngày 10 của tháng đầu quý sau, Sở Thủy lợi gửi số liệu cho Công an thành phố.": "following",
    "Trước ngày 05 của tháng tiếp theo, Sở Thủy lợi gửi số liệu hằng tháng cho Công an thành phố.": "following",
    "Hằng quý, trước ngày 10 của tháng đầu quý, Sở Thủy lợi gửi kế hoạch cho Công an thành phố.": "first",
    "Hằng quý, trước ngày 12 của tháng cuối quý, Sở Thủy lợi gửi số liệu cho Công an thành phố.": "last",
}


@pytest.mark.parametrize("sentence", MONTHS)
def test_the_month_of_a_bare_day_is_read_where_the_text_tells_it(sentence: str) -> None:
    found = duty(sentence)
    assert [each.month for each in found.series] == [MONTHS[sentence]]
    assert found.due == found.series[0].dues[0]


def test_a_term_from_the_entry_into_force_is_owed_once_and_counted_from_that_day() -> None:
    found = duty("Trong thời hạn 3 tháng kể từ ngày Quy chế này có hiệu lực, Sở Thủy lợi ban hành kế hoạch.")
    assert found.cadence == "once"
    assert found.series == (Series("once", ("+3m",), since="in_force", words="Trong thời hạn 3 tháng"),)


@pytest.mark.parametrize(
    "sentence",
    [
        "Trong thời hạn 30 ngày kể từ ngày bản án có hiệu lực, Sở Thủy lợi gửi hồ sơ cho Công an thành phố.",
        "Hằng năm, Sở Thủy lợi xây dựng kế hoạch tuần tra đê điều.",
        "Sở Thủy lợi kiểm tra đê trước mùa mưa năm 2027.",
        "Hai bên thường xuyên trao đổi thông tin về đê điều.",
        "Sở Thủy lợi chuyển hồ sơ của năm trước cho Công an thành phố khi có yêu cầu.",
    ],
)
def test_a_single_time_is_no_series(sentence: str) -> None:
    assert duty(sentence).series == ()


def below(introduction: str, *items: str) -> list[str]:
    """The cadences of the items below an introduction."""
    points = "\n".join(f"{letter}) {item}" for letter, item in zip("abcd", items, strict=False))
    reading = read_text(
        "QUY CHẾ PHỐI HỢP\ngiữa Sở Thủy lợi và Công an thành phố Sông Vân\n\nĐiều 1. Trách nhiệm phối hợp\n"
        f"1. {introduction}\n{points}\n"
    )
    return [each.cadence for each in reading.commitments]


def test_what_an_introduction_says_of_time_holds_for_its_items_but_for_one_that_is_a_case_of_its_own() -> None:
    assert below(
        "Hằng quý, Sở Thủy lợi có trách nhiệm:",
        "Gửi số liệu mực nước cho Công an thành phố;",
        "Kiểm tra các trạm bơm;",
        "Khi có sự cố thì thông báo ngay cho Công an thành phố.",
    ) == ["quarterly", "quarterly", "on_event"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Căn cứ kết quả kiểm tra, Sở Thủy lợi gửi kết luận cho Công an thành phố.",
        "Căn cứ biên bản vi phạm, Sở Thủy lợi gửi hồ sơ cho Công an thành phố.",
        "Trên cơ sở đề nghị của Công an thành phố, Sở Thủy lợi cử cán bộ.",
    ],
)
def test_what_is_done_on_what_came_before_is_done_on_an_event(sentence: str) -> None:
    assert duty(sentence).cadence == "on_event"


def test_a_time_that_went_by_without_result_is_the_case_and_no_term() -> None:
    found = duty(
        "Sau 30 ngày kể từ ngày nhận hồ sơ mà Công an thành phố không trả lời thì Sở Thủy lợi gửi văn bản nhắc."
    )
    assert (found.cadence, found.due) == ("on_event", None)


def test_days_in_brackets_behind_two_times_do_not_hide_the_duty_that_they_open() -> None:
    reading = read_text(
        "QUY CHẾ PHỐI HỢP\ngiữa Sở Tư pháp và Sở Nội vụ\n"
        "Điều 1. Trách nhiệm của Sở Tư pháp\n"
        "1. Định kỳ 6 tháng (trước ngày 15/6) và hằng năm (trước ngày 10/12) báo cáo kết quả thực hiện Quy chế.\n"
        "2. Cung cấp số liệu.\n"
    )
    assert reading.commitments[0].text.startswith("Định kỳ 6 tháng")
    assert reading.commitments[0].lead == ("Sở Tư pháp",)

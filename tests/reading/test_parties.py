"""Who makes an agreement: titles, first sentences, letterheads, letters for bodies, signatures, and duties laid by decision."""

from __future__ import annotations

import pytest

from phoihop.reading import read_text

ARTICLE = "Điều 1. Nội dung phối hợp\n1. Trao đổi thông tin hằng quý.\n"


def parties(*lines: str) -> tuple[str, ...]:
    return read_text("\n".join(lines)).agreements[0].parties


def test_the_bodies_of_a_title_are_the_parties_without_the_term_they_serve() -> None:
    found = parties(
        "NGHỊ QUYẾT LIÊN TỊCH",
        "Ban hành Quy chế phối hợp giữa Hội đồng nhân dân xã, Ủy ban nhân dân xã và Ủy ban Mặt trận Tổ quốc Việt Nam xã nhiệm kỳ 2021 - 2026",
        ARTICLE,
    )
    assert found == ("Hội đồng nhân dân xã", "Ủy ban nhân dân xã", "Ủy ban Mặt trận Tổ quốc Việt Nam xã")


def test_what_ends_a_list_belongs_to_each_body_where_the_text_says_so() -> None:
    found = parties(
        "QUY CHẾ PHỐI HỢP",
        "giữa Ban Tuyên giáo, Ban Dân vận Tỉnh ủy",
        ARTICLE,
        "2. Ban Tuyên giáo Tỉnh ủy báo cáo hằng năm.",
    )
    assert found == ("Ban Tuyên giáo Tỉnh ủy", "Ban Dân vận Tỉnh ủy")
    assert parties("QUY CHẾ PHỐI HỢP", "giữa Ban Nội chính, Ban Dân vận Tỉnh ủy", ARTICLE)[0] == "Ban Nội chính"


@pytest.mark.parametrize(
    "sentence",
    [
        "Thực hiện Nghị quyết số 05, Hội Nông dân huyện và Trạm Khuyến nông huyện ban hành Kế hoạch phối hợp như sau:",
        "Thực hiện Nghị quyết số 05, Hội Nông dân huyện và Trạm Khuyến nông huyện (KNH) cùng xây dựng Kế hoạch năm 2026:",
        "Hội Nông dân huyện (sau đây gọi tắt là Hội) và Trạm Khuyến nông huyện thống nhất các nội dung sau:",
    ],
)
def test_the_sentence_in_which_bodies_agree_names_the_parties(sentence: str) -> None:
    found = parties(
        "KẾ HOẠCH PHỐI HỢP", "Phát triển sản xuất vụ xuân", sentence, "I. NỘI DUNG", "1. Tập huấn hằng quý."
    )
    assert found == ("Hội Nông dân huyện", "Trạm Khuyến nông huyện")


def test_a_letterhead_may_break_after_the_dash_between_two_bodies() -> None:
    found = parties("SỞ Y TẾ -", "CÔNG AN TỈNH", "Số: 12/KHPH-SYT-CAT", "KẾ HOẠCH PHỐI HỢP", "Phòng bệnh", ARTICLE)
    assert found == ("SỞ Y TẾ", "CÔNG AN TỈNH")


@pytest.mark.parametrize(
    "lines",
    [
        ("Bên A: Hội Phụ nữ xã (sau đây gọi tắt là Bên A)", "Bên B: Trạm Y tế xã, địa chỉ: thôn 2"),
        ("1. BÊN A: Hội Phụ nữ xã", "2. BÊN B: Trạm Y tế xã"),
        ("1. Hội Phụ nữ xã (sau đây gọi là “Bên A”)", "2. Trạm Y tế xã (gọi tắt là Bên B)"),
    ],
)
def test_bodies_called_by_letters_are_parties_by_their_names(lines: tuple[str, ...]) -> None:
    reading = read_text(
        "\n".join(("THỎA THUẬN HỢP TÁC", *lines, "Điều 1. Trách nhiệm", "1. Bên B báo cáo Bên A hằng quý."))
    )
    assert reading.agreements[0].parties == ("Hội Phụ nữ xã", "Trạm Y tế xã")
    assert reading.commitments[0].lead == ("Trạm Y tế xã",)


def test_a_regulation_put_in_force_by_decision_binds_those_on_whom_it_lays_duties() -> None:
    found = parties(
        "QUYẾT ĐỊNH",
        "Ban hành Quy chế phối hợp quản lý chợ",
        "Điều 1. Ban hành kèm theo Quyết định này Quy chế phối hợp quản lý chợ.",
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        "Lê Văn Mẫu",
        "QUY CHẾ",
        "Phối hợp quản lý chợ",
        "Điều 1. Trách nhiệm của Phòng Kinh tế",
        "1. Báo cáo hằng quý.",
        "Điều 2. Trách nhiệm của Công an huyện",
        "1. Kiểm tra hằng tháng.",
    )
    assert found == ("Phòng Kinh tế", "Công an huyện")


def test_a_short_form_in_brackets_is_known_in_the_text_below() -> None:
    reading = read_text(
        "QUY CHẾ\ngiữa Bảo hiểm xã hội tỉnh (BHXH tỉnh) và Sở Nội vụ\nĐiều 1. Nội dung\n1. Hằng quý, BHXH tỉnh gửi số liệu cho Sở Nội vụ."
    )
    assert reading.commitments[0].lead == ("BHXH tỉnh",)


def test_a_body_in_two_lines_signs_as_one() -> None:
    signed = "TM. BAN THƯỜNG VỤ\nHỘI NÔNG DÂN HUYỆN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLê Văn Mẫu"
    (signer,) = read_text(f"QUY CHẾ\n{ARTICLE}{signed}").signatories
    assert (signer.party, signer.position, signer.name) == (
        "BAN THƯỜNG VỤ HỘI NÔNG DÂN HUYỆN",
        "PHÓ CHỦ TỊCH",
        "Lê Văn Mẫu",
    )

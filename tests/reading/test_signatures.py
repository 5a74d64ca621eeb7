"""Who signed at the foot: capacity, for whom or in whose place, post and name, of forms as offices print them."""

from __future__ import annotations

from phoihop.reading import Signatory, read_text

HEAD = "QUY CHẾ PHỐI HỢP\ngiữa Hội Nông dân tỉnh và Công an tỉnh\n\nĐiều 1. Trách nhiệm\n1. Hai bên trao đổi thông tin.\n\n"


def signed(foot: str) -> list[Signatory]:
    return list(read_text(HEAD + foot).signatories)


def told(foot: str) -> list[tuple[str, str, str, str, str]]:
    return [(each.capacity, each.on_behalf_of, each.position, each.name, each.party) for each in signed(foot)]


def test_two_columns_of_a_page_are_two_signatures() -> None:
    assert told(
        "TM. BAN THƯỜNG VỤ HỘI NÔNG DÂN TỈNH          KT. GIÁM ĐỐC CÔNG AN TỈNH\n"
        "           CHỦ TỊCH                              PHÓ GIÁM ĐỐC\n"
        "           (Đã ký)                                  (Đã ký)\n\n"
        "       Nguyễn Văn An                          Đại tá Trần Thị Bình\n"
    ) == [
        ("TM.", "BAN THƯỜNG VỤ HỘI NÔNG DÂN TỈNH", "CHỦ TỊCH", "Nguyễn Văn An", "BAN THƯỜNG VỤ HỘI NÔNG DÂN TỈNH"),
        ("KT.", "GIÁM ĐỐC CÔNG AN TỈNH", "PHÓ GIÁM ĐỐC", "Đại tá Trần Thị Bình", "CÔNG AN TỈNH"),
    ]


def test_the_collective_behind_tm_stands_beside_the_body_that_signs() -> None:
    assert told("HỘI NÔNG DÂN TỈNH\nTM. BAN THƯỜNG VỤ\nPHÓ CHỦ TỊCH\n(Ký tên, đóng dấu)\nLê Văn Cường\n") == [
        ("TM.", "BAN THƯỜNG VỤ", "PHÓ CHỦ TỊCH", "Lê Văn Cường", "HỘI NÔNG DÂN TỈNH")
    ]


def test_a_deputy_signs_in_the_place_of_the_post_behind_kt() -> None:
    assert told("TM. ỦY BAN NHÂN DÂN TỈNH\nK/T CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nPhạm Thị Dung\n") == [
        ("KT.", "CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Phạm Thị Dung", "ỦY BAN NHÂN DÂN TỈNH")
    ]


def test_a_name_in_capitals_is_a_name() -> None:
    assert told("ĐẠI DIỆN CÔNG AN TỈNH\nTUQ. GIÁM ĐỐC\nCHÁNH VĂN PHÒNG\nNGUYỄN VĂN HẢI\n") == [
        ("TUQ.", "GIÁM ĐỐC", "CHÁNH VĂN PHÒNG", "Nguyễn Văn Hải", "CÔNG AN TỈNH")
    ]


def test_the_body_may_stand_behind_the_post() -> None:
    assert [each.party for each in signed("GIÁM ĐỐC CÔNG AN TỈNH\nTrần Văn Khoa\n")] == ["CÔNG AN TỈNH"]
    assert [each.party for each in signed("CHỦ TỊCH HỘI ĐỒNG QUẢN TRỊ\nTrần Văn Khoa\n")] == [""]


def test_a_party_by_its_letter_is_the_party() -> None:
    reading = read_text(
        "BIÊN BẢN GHI NHỚ\n\nBÊN A: Hội Nông dân tỉnh\n\nBÊN B: Công an tỉnh\n\nĐiều 1. Trách nhiệm\n1. Bên A gửi danh sách.\n\n"
        "ĐẠI DIỆN BÊN A\nCHỦ TỊCH\nLê Thị Hoa\n\nĐẠI DIỆN BÊN B\nGIÁM ĐỐC\nVõ Văn Sáu\n"
    )
    assert [each.party for each in reading.signatories] == ["Hội Nông dân tỉnh", "Công an tỉnh"]

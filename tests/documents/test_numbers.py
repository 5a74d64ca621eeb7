"""Numbers and symbols of documents, in the forms that offices print."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.documents.numbers import (
    DIRECTING,
    TYPES,
    DocumentNumber,
    format_number,
    parse_number,
    symbol_line,
    type_name,
    unit_abbreviation,
)

PRINTED = [
    ("05-QC/BTGTU", DocumentNumber("party", "05", ("BTGTU",), "QC")),
    ("05/QC-BTL", DocumentNumber("state", "05", ("BTL",), "QC")),
    ("01-QCPH/UBND-BDVTU", DocumentNumber("party", "01", ("UBND", "BDVTU"), "QCPH")),
    ("161-CTr/BCSĐUBND-BDVTU", DocumentNumber("party", "161", ("BCSĐUBND", "BDVTU"), "CTr")),
    ("05/BNV-VP", DocumentNumber("state", "05", ("BNV", "VP"))),
    ("30/2020/NĐ-CP", DocumentNumber("state", "30", ("CP",), "NĐ", 2020)),
    ("405/QĐ-TTg", DocumentNumber("state", "405", ("TTg",), "QĐ")),
    ("512-CV/BTGDVTU", DocumentNumber("party", "512", ("BTGDVTU",), "CV")),
    ("12a/KH-BCHQS", DocumentNumber("state", "12a", ("BCHQS",), "KH")),
]


@pytest.mark.parametrize(("printed", "parts"), PRINTED)
def test_a_printed_number_is_read_into_its_parts_and_written_back_the_same(printed, parts):
    assert parse_number(printed) == parts
    assert format_number(parts) == printed
    assert str(parts) == printed


@pytest.mark.parametrize(
    "printed",
    [
        "Số: 05/QC-BTL",
        "Số 05/QC-BTL",
        "số:05/QC-BTL",
        "05 /QC - BTL",
        "05/QC\N{NON-BREAKING HYPHEN}BTL",
        "05/qc-BTL".replace("qc", "QC") + ".",
    ],
)
def test_the_word_spaces_and_a_final_stop_do_not_matter(printed):
    assert parse_number(printed) == DocumentNumber("state", "05", ("BTL",), "QC")


def test_the_letter_eth_typed_for_the_vietnamese_letter_is_read_as_it_was_meant():
    assert parse_number("07/Q\N{LATIN CAPITAL LETTER ETH}-BCHQS") == DocumentNumber("state", "07", ("BCHQS",), "QĐ")


def test_a_type_is_known_whatever_the_case_in_which_it_was_typed():
    assert parse_number("03-CTR/BTGTU") == DocumentNumber("party", "03", ("BTGTU",), "CTr")


@pytest.mark.parametrize(
    "free", ["", "không số", "QC-BTL", "05", "12/8/2022", "số", "1" * 200, "05/QC-BTL và 06/QC-BTL"]
)
def test_what_has_another_shape_stays_free_text(free):
    assert parse_number(free) is None


def test_a_joint_document_names_several_bodies_and_a_letter_with_its_unit_does_not():
    assert parse_number("12-CTr/BDVTU-BCHQS").joint
    assert not parse_number("05/BNV-VP").joint


def test_a_number_below_ten_gets_its_leading_zero():
    assert format_number(DocumentNumber("state", "5", ("BTL",), "QC")) == "05/QC-BTL"


def test_a_letter_of_a_party_body_may_lack_its_type():
    assert format_number(DocumentNumber("party", "12", ("BTGTU",))) == "12-BTGTU"


def test_a_paper_without_a_number_leaves_room_to_write_it():
    assert symbol_line("state", "BC", ("BCHQS",)).replace("\N{NO-BREAK SPACE}", "") == "Số: /BC-BCHQS"
    assert symbol_line("party", "BC", ("BTGTU",)).replace("\N{NO-BREAK SPACE}", "") == "Số -BC/BTGTU"
    assert symbol_line("state", "BC", ("BCHQS",), "41") == "Số: 41/BC-BCHQS"
    assert symbol_line("party", "BC", ("BTGTU",), "5") == "Số 05-BC/BTGTU"


@pytest.mark.parametrize(
    ("unit", "letters"),
    [
        ("Phòng Chính trị", "CT"),
        ("Phòng Hậu cần - Kỹ thuật", "HCKT"),
        ("Văn phòng", "VP"),
        ("Văn phòng Thành ủy", "VP"),
        ("Ban Pháp chế", "PC"),
        ("Phòng Đào tạo và Bồi dưỡng", "ĐTBD"),
        ("", ""),
    ],
)
def test_a_unit_is_abbreviated_in_the_symbol_of_its_letters_as_offices_do(unit, letters):
    assert unit_abbreviation(unit) == letters


def test_reports_and_letters_are_no_documents_that_direct():
    assert {"NQ", "CT", "KH", "HD"} <= set(DIRECTING) <= set(TYPES)
    assert not {"BC", "CV", "TB", "TTr", "BB"} & set(DIRECTING)


def test_a_type_has_a_name_in_both_languages_and_an_unknown_one_stays_as_it_is():
    assert type_name("QC") == "Quy chế"
    assert type_name("QC", "en") == "Regulation"
    assert type_name("XYZ") == "XYZ"


@given(
    style=st.sampled_from(["state", "party"]),
    number=st.integers(1, 99_999),
    issuers=st.lists(st.from_regex(r"[A-ZĐ]{2,8}", fullmatch=True), min_size=1, max_size=3).map(tuple),
    kind=st.sampled_from(sorted(TYPES)),
)
def test_whatever_is_written_is_read_back_the_same(style, number, issuers, kind):
    written = DocumentNumber(style, str(number).zfill(2), issuers, kind)
    assert parse_number(format_number(written)) == written


@given(st.text(max_size=300))
def test_no_text_breaks_the_reading(text):
    assert parse_number(text) is None or format_number(parse_number(text))

"""Vietnamese text is found without its marks and sorted as the dictionary has it."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.vietnamese import NBSP, file_name, fold_key, name_key, sort_key, unbroken

VIETNAMESE = st.text(
    alphabet="aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôơờởỡớợuùủũúụưừửữứựvxyỳỷỹýỵ AĐƯ0123-/", max_size=12
)


@pytest.mark.parametrize(
    ("written", "searched"),
    [
        ("Hòa Bình", "hoa binh"),
        ("Hoà Bình", "hoa binh"),
        ("ĐỒNG THÁP", "dong thap"),
        ("  Ban  Dân vận\tThành ủy ", "ban dan van thanh uy"),
        ("Quy chế 05-QC/ĐUQS", "quy che 05-qc/duqs"),
        ("nghĩa vụ", "nghia vu"),
        (unicodedata.normalize("NFD", "Tuyên giáo"), "tuyen giao"),
        ("ươ ƯƠ ôÔ", "uo uo oo"),
        ("", ""),
    ],
)
def test_text_is_searched_without_case_marks_and_double_spaces(written, searched):
    assert fold_key(written) == searched


@given(VIETNAMESE)
def test_the_way_a_text_is_composed_changes_neither_key(text):
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert fold_key(composed) == fold_key(decomposed)
    assert sort_key(composed) == sort_key(decomposed)


@given(st.text(max_size=20))
def test_any_text_has_keys_of_plain_letters_and_digits(text):
    assert set(sort_key(text)) <= set("0123456789abcdefghijklmnopqrstuvwxyz")
    assert fold_key(fold_key(text)) == fold_key(text)


@pytest.mark.parametrize(
    "in_order",
    [
        ["a", "à", "ả", "ã", "á", "ạ", "ă", "ằ", "â", "ấ", "b"],
        ["d", "đ", "e", "ê", "g", "i", "o", "ô", "ơ", "p", "u", "ư", "v", "w", "x", "y", "z"],
        ["ma", "mà", "mả", "mã", "má", "mạ", "mac", "măc", "mắc"],
        ["Ban Dân vận", "Ban Nội chính", "Ban Tổ chức", "Ban Tuyên giáo", "Bộ Chỉ huy Quân sự"],
        ["An", "An Giang", "Anh", "Ăn", "Ân"],
        ["da", "Da", "dà", "đa", "Đà", "e"],
        ["12-CTr", "1a", "2-CTr"],
        ["mục 1", "mục 1a", "mục 1b", "mục 2"],
        ["", " -", "1", "a"],
        ["hoà", "hoả", "hoá", "hoạ", "hòa bình"],
    ],
)
def test_words_sort_as_the_vietnamese_collation_has_them(in_order):
    shuffled = in_order[::-1]
    assert sorted(shuffled, key=sort_key) == in_order


@given(st.lists(VIETNAMESE, max_size=6))
def test_keys_sort_alike_by_characters_and_by_bytes(texts):
    assert sorted(texts, key=sort_key) == sorted(texts, key=lambda text: sort_key(text).encode())


@given(VIETNAMESE, VIETNAMESE)
def test_texts_that_differ_in_letters_are_never_tied(one, other):
    plain = [unicodedata.normalize("NFC", " ".join(text.split())) for text in (one, other)]
    assert (sort_key(one) == sort_key(other)) == (plain[0] == plain[1])


def test_letters_outside_the_alphabet_come_last_and_marks_of_other_languages_stay_near_their_letter():
    assert sorted(["日", "zoo", "ça", "cb", "ca"], key=sort_key) == ["ca", "ça", "cb", "zoo", "日"]


def test_persons_sort_by_given_name_then_by_the_names_before():
    people = ["Trần Văn Bình", "Nguyễn Thị An", "Lê Văn An", "Đỗ Ánh", "An"]
    assert sorted(people, key=name_key) == ["An", "Lê Văn An", "Nguyễn Thị An", "Đỗ Ánh", "Trần Văn Bình"]


def test_short_terms_do_not_break():
    assert unbroken("20.500 bản") == f"20.500{NBSP}bản"


def test_a_file_is_named_without_marks_and_signs_that_a_disk_refuses():
    assert file_name("báo cáo tổng hợp", "12-CTr/BDVTU", "năm 2026", ending="docx") == (
        "bao-cao-tong-hop-12-CTr-BDVTU-nam-2026.docx"
    )
    assert file_name("Đôn đốc", "Ban  Nội chính", date(2026, 11, 24), ending="xlsx") == (
        "Don-doc-Ban-Noi-chinh-2026-11-24.xlsx"
    )
    assert file_name("…", ending="docx") == "tep.docx"
    assert len(file_name("x" * 500, ending="docx")) == 125

"""What stays on one line of an office paper."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.documents.typesetting import plain, unbroken

S, H = "\N{NO-BREAK SPACE}", "\N{NON-BREAKING HYPHEN}"


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ("kiến thức quốc phòng - an ninh cho", f"kiến thức quốc{S}phòng{S}-{S}an{S}ninh cho"),
        ("Quốc phòng - an ninh", f"Quốc{S}phòng{S}-{S}an{S}ninh"),
        ("phát hành 20.500 bản tài liệu", f"phát hành 20.500{S}bản tài liệu"),
        ("trị giá 1,2 tỷ đồng", f"trị giá 1,2{S}tỷ{S}đồng"),
        ("trong 10 ngày làm việc", f"trong 10{S}ngày làm việc"),
        ("đạt 98,5 % chỉ tiêu", f"đạt 98,5{S}% chỉ tiêu"),
        ("quý III/2026 và 6 tháng đầu năm 2026", f"quý{S}III/2026 và 6{S}tháng đầu năm{S}2026"),
        ("khoản 2 Điều 5", f"khoản{S}2 Điều{S}5"),
        ("theo Quy chế số 05-QC/ĐUQS-BNCTU", f"theo Quy chế số 05{H}QC/ĐUQS{H}BNCTU"),
        ("Công văn 41/BCHQS-CT", f"Công văn 41/BCHQS{H}CT"),
        ("giai đoạn 2022 - 2026", f"giai đoạn 2022{S}{H}{S}2026"),
        ("giai đoạn 2022–2026", f"giai đoạn 2022{H}2026"),
        ("TM. ỦY BAN", f"TM.{S}ỦY BAN"),
        ("ngày 05 tháng 3 năm 2026", f"ngày{S}05 tháng{S}3 năm{S}2026"),
        ("ngày 12/8/2022 hai bên ký", "ngày 12/8/2022 hai bên ký"),
        ("một câu không có gì phải giữ", "một câu không có gì phải giữ"),
    ],
)
def test_terms_figures_symbols_and_years_are_kept_together(typed, set_):
    assert unbroken(typed) == set_
    assert plain(unbroken(typed)) == typed.replace("\N{EN DASH}", "-")


@given(st.text(alphabet="abđ 0123456789.,-/QCTLIVX năm tháng quý bản", max_size=80))
def test_joining_twice_changes_nothing_and_the_words_stay_the_same(text):
    once = unbroken(text)
    assert unbroken(once) == once
    assert plain(once) == plain(text)

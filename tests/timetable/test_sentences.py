from __future__ import annotations

import ast
import re
import string
import unicodedata
from datetime import date, datetime
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import phoihop.timetable as timetable
from phoihop.timetable import (
    CADENCES,
    ON_DAY_OFF,
    VIET_NAM,
    DayRow,
    EventTerm,
    TimetableRefused,
    due_of,
    due_rule,
    holiday_table,
    periods,
    periods_cut_off,
)
from phoihop.timetable.due_dates import Why
from phoihop.timetable.refusal_sentences import SENTENCES, refusal_words
from phoihop.timetable.rules import DUE_FORMS
from phoihop.timetable.sentences import (
    cadence_words,
    date_words,
    label_words,
    on_day_off_words,
    rule_words,
    status_words,
    timing_words,
    why_words,
)
from timetable.making import DAYS, SCHEMES, TILING

LABELS = {
    "2026-M07": ("tháng 7/2026", "July 2026"),
    "2026-Q3": ("quý III/2026", "quarter 3 of 2026"),
    "2026-H1": ("6 tháng đầu năm 2026", "first half of 2026"),
    "2026-H2": ("6 tháng cuối năm 2026", "second half of 2026"),
    "2026-9M": ("9 tháng năm 2026", "nine months of 2026"),
    "2026-Y": ("năm 2026", "year 2026"),
    "2026-W07": ("tuần 7/2026", "week 7 of 2026"),
    "2026-D1": ("đợt 1/2026", "round 1 of 2026"),
    "once": ("một lần", "once"),
}


@pytest.mark.parametrize("label", LABELS)
def test_a_label_reads_as_an_office_says_it(label):
    assert (label_words(label), label_words(label, "en")) == LABELS[label]


RULES = {
    "day 10 of the first month": ("ngày 10 tháng đầu kỳ", "day 10 of the first month"),
    "day 25 of the last month": ("ngày 25 tháng cuối kỳ", "day 25 of the last month"),
    "day 5 of the following month": ("ngày 05 của tháng tiếp theo", "day 5 of the following month"),
    "2 working days after": ("2 ngày làm việc sau khi chốt số liệu", "2 working days after the cut-off"),
    "1 day after": ("1 ngày sau khi chốt số liệu", "1 day after the cut-off"),
    "weekday friday": ("thứ Sáu đầu tiên sau khi chốt số liệu", "the first Friday after the cut-off"),
    "09-30": ("chậm nhất ngày 30/9", "by 30 September"),
    "02-31": ("chậm nhất ngày cuối tháng 2", "by the last day of February"),
    "2026-02-05": ("chậm nhất ngày 05/02/2026", "by 5 February 2026"),
    "+3wd": ("trong 3 ngày làm việc kể từ khi phát sinh", "within 3 working days of the event"),
    "+24h": ("trong 24 giờ kể từ khi phát sinh", "within 24 hours of the event"),
    "-1d": ("trước 1 ngày", "1 day before the event"),
}


@pytest.mark.parametrize("rule", RULES)
def test_a_due_rule_reads_as_an_office_says_it(rule):
    assert (rule_words(rule), rule_words(rule, "en")) == RULES[rule]


def test_cadence_and_rule_read_as_one_phrase():
    assert timing_words("quarterly", "2 working days after") == "hằng quý, 2 ngày làm việc sau khi chốt số liệu"
    assert timing_words("quarterly", due_rule("1 day after"), "en") == "quarterly, 1 day after the cut-off"
    assert timing_words("continuous", None) == "thường xuyên"
    assert timing_words("once", "2026-09-30") == "chậm nhất ngày 30/9/2026"
    assert timing_words("on_event", EventTerm(3, "days")) == "khi phát sinh, trong 3 ngày kể từ khi phát sinh"
    assert timing_words("yearly", ["06-25", "12-15"], times=2) == (
        "2 đợt mỗi năm, chậm nhất ngày 25/6; chậm nhất ngày 15/12"
    )
    assert cadence_words("yearly", "en", times=2) == "2 rounds a year"


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_word_of_the_timetable_has_words_for_people(lang):
    assert len({cadence_words(cadence, lang) for cadence in CADENCES}) == len(CADENCES)
    assert len({on_day_off_words(word, lang) for word in ON_DAY_OFF}) == len(ON_DAY_OFF)
    assert len({status_words(word, lang) for word in ("statutory", "decided", "expected")}) == 3


def test_dates_are_written_as_the_decree_on_documents_asks():
    assert [date_words(date(2026, *day)) for day in ((1, 5), (2, 20), (3, 5), (10, 25))] == [
        "05/01/2026",
        "20/02/2026",
        "05/3/2026",
        "25/10/2026",
    ]


def why(cadence, scheme, due, to, lang="vi", **more):
    cut_off = date.fromisoformat(to)
    (found,) = periods_cut_off(cadence, scheme, cut_off, cut_off, due=due, **more)
    return why_words(found.why, lang)


D, C = "decree-09-2019", "calendar"
REASONS = [
    (
        ("quarterly", D, "2 working days after", "2026-09-14"),
        "Quý III/2026 tính từ 15/6 đến 14/9; 2 ngày làm việc sau khi chốt số liệu là thứ Tư 16/9",
        "Quarter 3 of 2026: 15 June to 14 September; 2 working days after the cut-off is Wednesday 16 September",
    ),
    (
        ("monthly", D, "day 25 of the last month", "2026-10-14"),
        "Tháng 10/2026 tính từ 15/9 đến 14/10; ngày 25 tháng cuối kỳ là 25/10; 25/10 là Chủ nhật nên chuyển sang thứ Hai 26/10",
        (
            "October 2026: 15 September to 14 October; day 25 of the last month is 25 October; 25 October is a Sunday so it moves to "
            "Monday 26 October"
        ),
    ),
    (
        ("monthly", D, "day 25 of the last month", "2026-04-14"),
        (
            "Tháng 4/2026 tính từ 15/3 đến 14/4; ngày 25 tháng cuối kỳ là 25/4; 25/4 là thứ Bảy, tiếp đó là ngày nghỉ (Giỗ Tổ Hùng "
            "Vương), nên chuyển sang thứ Ba 28/4"
        ),
        (
            "April 2026: 15 March to 14 April; day 25 of the last month is 25 April; 25 April is a Saturday, followed by Hùng Kings' "
            "Commemoration Day, so it moves to Tuesday 28 April"
        ),
    ),
    (
        ("monthly", D, "2 working days after", "2026-02-14"),
        "Tháng 2/2026 tính từ 15/01 đến 14/02; 2 ngày làm việc sau khi chốt số liệu (không tính Tết Nguyên đán) là thứ Ba 24/02",
        (
            "February 2026: 15 January to 14 February; 2 working days after the cut-off (not counting Lunar New Year) is Tuesday 24 "
            "February"
        ),
    ),
    (
        ("monthly", C, "2 working days after", "2025-12-31"),
        (
            "Tháng 12/2025 tính từ 01/12 đến 31/12; 2 ngày làm việc sau khi chốt số liệu (không tính Tết Dương lịch) là thứ Ba "
            "06/01/2026"
        ),
        (
            "December 2025: 1 December to 31 December; 2 working days after the cut-off (not counting New Year's Day) is Tuesday 6 "
            "January 2026"
        ),
    ),
    (
        ("yearly", C, "09-30", "2026-09-30"),
        "Năm 2026 tính từ 01/10/2025 đến 30/9; thời hạn hằng năm là thứ Tư 30/9",
        "Year 2026: 1 October 2025 to 30 September; the yearly date is Wednesday 30 September",
    ),
    (
        ("yearly", C, "09-02", "2026-09-02", "previous"),
        (
            "Năm 2026 tính từ 03/9/2025 đến 02/9; thời hạn hằng năm là 02/9; 02/9 là ngày nghỉ (Quốc khánh 02/9) nên lấy ngày "
            "làm việc liền trước là thứ Sáu 28/8"
        ),
        None,
    ),
    (
        ("monthly", D, "day 15 of the last month", "2026-11-14", "previous"),
        (
            "Tháng 11/2026 tính từ 15/10 đến 14/11; ngày 15 tháng cuối kỳ là 15/11; 15/11 là Chủ nhật nên lấy ngày làm việc đầu tiên "
            "sau khi chốt số liệu là thứ Hai 16/11"
        ),
        (
            "November 2026: 15 October to 14 November; day 15 of the last month is 15 November; 15 November is a Sunday so the first "
            "working day after the cut-off is taken, Monday 16 November"
        ),
    ),
    (
        ("weekly", D, "weekday friday", "2026-02-15", "keep"),
        (
            "Tuần 7/2026 tính từ 09/02 đến 15/02; thứ Sáu đầu tiên sau khi chốt số liệu là 20/02; 20/02 là ngày nghỉ (Tết Nguyên đán) "
            "nhưng giữ nguyên hạn"
        ),
        (
            "Week 7 of 2026: 9 February to 15 February; the first Friday after the cut-off is 20 February; 20 February is a day off "
            "(Lunar New Year) but the date is kept"
        ),
    ),
    (
        ("monthly", C, "day 25 of the last month", "2026-08-31"),
        "Tháng 8/2026 tính từ 01/8 đến 31/8; ngày 25 tháng cuối kỳ (số liệu ước thực hiện) là thứ Ba 25/8",
        "August 2026: 1 August to 31 August; day 25 of the last month (with estimated figures) is Tuesday 25 August",
    ),
    (
        ("once", C, "2026-09-30", "2026-09-30"),
        "Thời hạn đã ấn định là thứ Tư 30/9/2026",
        "The date given is Wednesday 30 September 2026",
    ),
    (
        ("once", C, "2026-04-30", "2026-04-30"),
        (
            "Thời hạn đã ấn định là 30/4/2026; 30/4 là ngày nghỉ (Ngày Chiến thắng 30/4), tiếp đó là ngày nghỉ (Ngày Quốc tế Lao "
            "động 01/5), nên chuyển sang thứ Hai 04/5"
        ),
        (
            "The date given is 30 April 2026; 30 April is a day off (Reunification Day), followed by International Labour Day, so it "
            "moves to Monday 4 May"
        ),
    ),
]


@pytest.mark.parametrize(("asked", "vi", "en"), REASONS, ids=lambda value: str(value)[:40])
def test_a_due_date_explains_itself_in_one_sentence(asked, vi, en):
    cadence, scheme, due, to, *rest = asked
    on_day_off = rest[0] if rest else "next"
    assert why(cadence, scheme, due, to, on_day_off=on_day_off) == vi
    if en is not None:
        assert why(cadence, scheme, due, to, "en", on_day_off=on_day_off) == en


def test_moving_back_over_holidays_says_what_lies_before():
    assert why("once", C, "2026-05-01", "2026-05-01", "en", on_day_off="previous") == (
        "The date given is 1 May 2026; 1 May is a day off (International Labour Day), preceded by Reunification Day, "
        "so the working day before it is taken, Wednesday 29 April"
    )


def test_a_shortened_period_and_a_continuous_one_say_so():
    first, *_, last = periods("yearly", C, date(2026, 3, 1), date(2027, 12, 31), due="09-30")
    assert why_words(first.why) == "Năm 2026 (rút ngắn) tính từ 01/3 đến 30/9; hạn cuối là thứ Tư 30/9"
    assert why_words(last.why, "en") == (
        "Year 2028 (shortened): 1 October 2027 to 31 December 2027; the last day is Friday 31 December 2027"
    )
    (row,) = periods("continuous", C, date(2026, 1, 1), date(2026, 12, 31))
    assert why_words(row.why) == "Năm 2026 tính từ 01/01 đến 31/12; thường xuyên, không tính quá hạn"
    assert why_words(row.why, "en") == "Year 2026: 1 January to 31 December; continuous, never overdue"


def test_a_term_that_cannot_be_read_and_a_period_that_an_amendment_took_away_say_so():
    unreadable = Why("due_unreadable")
    assert why_words(unreadable) == "Thời hạn không đọc được: hỏi cơ quan ghi văn bản"
    assert why_words(unreadable, "en") == "The due date cannot be read: ask the body that recorded the agreement"
    gone = Why("period_changed", {"from": "2026-01-01", "to": "2026-03-31"})
    assert why_words(gone) == (
        "Nội dung đang thực hiện không còn kỳ từ 01/01/2026 đến 31/3/2026; giữ thời hạn của báo cáo đã gửi"
    )
    assert why_words(gone, "en") == (
        "The text in force has no period from 1 January 2026 to 31 March 2026 any more; the date is that of the report sent"
    )
    assert why_words(Why("a code of a later version")) == ""


def test_a_day_off_without_an_english_name_keeps_its_vietnamese_one_and_one_without_any_is_just_a_day_off():
    named = holiday_table([DayRow(date(2026, 9, 30), vi="Nghỉ truyền thống")])
    assert "30 September is a day off (Nghỉ truyền thống) so" in why(
        "once", C, "2026-09-30", "2026-09-30", "en", holidays=named
    )
    nameless = holiday_table([DayRow(date(2026, 9, 30))])
    assert "30/9 là ngày nghỉ nên chuyển sang thứ Năm 01/10" in why(
        "once", C, "2026-09-30", "2026-09-30", holidays=nameless
    )
    assert "is a day off so" in why("once", C, "2026-09-30", "2026-09-30", "en", holidays=nameless)


EVENTS = [
    (
        ("+3wd", date(2026, 4, 29)),
        "3 ngày làm việc kể từ 29/4/2026 (không tính Ngày Chiến thắng 30/4, Ngày Quốc tế Lao động 01/5) là thứ Tư 06/5/2026",
        "3 working days after 29 April 2026 (not counting Reunification Day, International Labour Day) is Wednesday 6 May 2026",
    ),
    (
        ("+24h", datetime(2026, 4, 29, 9, 30, tzinfo=VIET_NAM)),
        "24 giờ kể từ 09:30 29/4/2026 là 09:30 thứ Năm 30/4/2026",
        "24 hours after 09:30 29 April 2026 is 09:30 Thursday 30 April 2026",
    ),
    (
        ("+2d", date(2026, 4, 29)),
        "2 ngày kể từ 29/4/2026 là 01/5/2026; 01/5 là ngày nghỉ (Ngày Quốc tế Lao động 01/5) nên chuyển sang thứ Hai 04/5",
        "2 days after 29 April 2026 is 1 May 2026; 1 May is a day off (International Labour Day) so it moves to Monday 4 May",
    ),
    (
        ("-1wd", date(2026, 5, 4)),
        "1 ngày làm việc trước 04/5/2026 (không tính Ngày Chiến thắng 30/4, Ngày Quốc tế Lao động 01/5) là thứ Tư 29/4/2026",
        None,
    ),
]


@pytest.mark.parametrize(("asked", "vi", "en"), EVENTS, ids=lambda value: str(value)[:40])
def test_a_term_from_an_event_explains_itself(asked, vi, en):
    found = due_of(*asked)
    assert why_words(found.why) == vi
    if en is not None:
        assert why_words(found.why, "en") == en


@given(
    scheme=SCHEMES,
    cadence=st.sampled_from([*TILING, "nine_monthly"]),
    day=DAYS,
    due=st.sampled_from(["1 day after", "3 working days after", "weekday sunday", "40 days after"]),
    on_day_off=st.sampled_from(ON_DAY_OFF),
    lang=st.sampled_from(["vi", "en"]),
)
def test_every_sentence_names_the_due_day_and_is_one_line_of_composed_letters(
    scheme, cadence, day, due, on_day_off, lang
):
    term = (day, day.replace(year=day.year + 1, day=min(day.day, 28)))
    for period in periods(cadence, scheme, *term, due=due, on_day_off=on_day_off)[:5]:
        sentence = why_words(period.why, lang)
        assert date_words(period.due, lang, year=False) in sentence
        assert sentence == unicodedata.normalize("NFC", sentence)
        assert "\n" not in sentence
        assert "{" not in sentence
        assert not sentence.endswith(".")


@cache
def codes_in_the_source() -> dict[str, set[str]]:
    """Every refusal that the code raises, with the names of its parameters."""
    found: dict[str, set[str]] = {}
    for file in Path(timetable.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "TimetableRefused":
                code = ast.literal_eval(node.args[0])
                found.setdefault(code, {str(word.arg) for word in node.keywords})
    return found


def test_every_refusal_has_a_sentence_in_both_languages_and_none_is_left_over():
    assert set(codes_in_the_source()) == set(SENTENCES)


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_a_refusal_is_one_sentence_made_of_what_it_is_given(code):
    given_ = codes_in_the_source()[code]
    for sentence in SENTENCES[code].values():
        used = {name for _, name, _, _ in string.Formatter().parse(sentence) if name}
        assert used <= given_
        assert sentence.endswith(".")
        assert sentence == unicodedata.normalize("NFC", sentence)
    assert re.search("[àáảãạăâđèéẻẽẹêìíỉĩịòóỏõọôơùúủũụưỳýỷỹỵ]", SENTENCES[code]["vi"])


def test_a_refusal_repeats_what_was_given_without_signs_that_cannot_be_shown():
    refused = TimetableRefused("unknown_due", forms=DUE_FORMS, given="a\x00\udcff{b}" + "x" * 200)
    assert refusal_words(refused).startswith("Không hiểu thời hạn “a??{b}xxx")
    assert "x…” is not understood; write one of: " + DUE_FORMS in refusal_words(refused, "en")

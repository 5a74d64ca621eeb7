"""How periods, cadences, due rules, due dates and refusals read, in Vietnamese (the default) and English.

Dates in Vietnamese are written as Decree 30/2020 asks: a nought before days under 10 and before months 1 and 2. Nothing
is decided here. The refusals' words are in `refusal_sentences.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final, Literal

from phoihop.timetable.due_dates import WHY_CODES, Why
from phoihop.timetable.events import EventTerm, event_term
from phoihop.timetable.rules import DueRule, due_rule
from phoihop.timetable.schemes import day_in_month

Lang = Literal["vi", "en"]

_WEEKDAYS: Final = {
    "vi": ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_MONTHS_EN: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_ROMAN: Final = ("", "I", "II", "III", "IV")
_CADENCES: Final = {
    "weekly": ("hằng tuần", "weekly"),
    "monthly": ("hằng tháng", "monthly"),
    "quarterly": ("hằng quý", "quarterly"),
    "half_yearly": ("6 tháng một lần", "half-yearly"),
    "nine_monthly": ("9 tháng đầu năm", "nine-monthly"),
    "yearly": ("hằng năm", "yearly"),
    "once": ("một lần", "once"),
    "continuous": ("thường xuyên", "continuous"),
    "on_event": ("khi phát sinh", "when it happens"),
}
_UNREADABLE: Final = (
    "Thời hạn không đọc được: hỏi cơ quan ghi văn bản",
    "The due date cannot be read: ask the body that recorded the agreement",
)
_UNITS: Final = {"hours": ("giờ", "hour"), "days": ("ngày", "day"), "working_days": ("ngày làm việc", "working day")}
_STATUSES: Final = {
    "statutory": ("luật định", "fixed by law"),
    "decided": ("đã quyết định", "decided"),
    "expected": ("dự kiến", "expected"),
}
_ON_DAY_OFF: Final = {
    "next": ("trùng ngày nghỉ thì chuyển sang ngày làm việc sau", "a day off moves it to the next working day"),
    "previous": ("trùng ngày nghỉ thì lấy ngày làm việc trước", "a day off moves it to the working day before"),
    "keep": ("trùng ngày nghỉ vẫn giữ nguyên", "kept also on a day off"),
}


def date_words(day: date, lang: Lang = "vi", *, year: bool = True) -> str:
    """A date: 05/01/2026, 25/10/2026; 5 January 2026. Without the year where the sentence has it already."""
    if lang == "en":
        return f"{day.day} {_MONTHS_EN[day.month - 1]}" + (f" {day.year}" if year else "")
    month = f"{day.month:02}" if day.month <= 2 else str(day.month)
    return f"{day.day:02}/{month}" + (f"/{day.year}" if year else "")


def weekday_words(day: date, lang: Lang = "vi") -> str:
    """The day of the week: thứ Hai, Monday."""
    return _WEEKDAYS[lang][day.weekday()]


def label_words(label: str, lang: Lang = "vi") -> str:
    """A period's label in words: quý III/2026, 6 tháng đầu năm 2026; quarter 3 of 2026."""
    if label == "once":
        return _word(_CADENCES["once"], lang)
    year, _, mark = label.partition("-")
    run = int(mark[1:] or 0) if mark[:1] in set("MQHWD") else 0
    match mark[:1]:
        case "M":
            return f"tháng {run}/{year}" if lang == "vi" else f"{_MONTHS_EN[run - 1]} {year}"
        case "Q":
            return f"quý {_ROMAN[run]}/{year}" if lang == "vi" else f"quarter {run} of {year}"
        case "H":
            half_vi, half_en = ("đầu", "first") if run == 1 else ("cuối", "second")
            return f"6 tháng {half_vi} năm {year}" if lang == "vi" else f"{half_en} half of {year}"
        case "W":
            return f"tuần {run}/{year}" if lang == "vi" else f"week {run} of {year}"
        case "D":
            return f"đợt {run}/{year}" if lang == "vi" else f"round {run} of {year}"
        case "9":
            return f"9 tháng năm {year}" if lang == "vi" else f"nine months of {year}"
        case _:
            return f"năm {year}" if lang == "vi" else f"year {year}"


def cadence_words(cadence: str, lang: Lang = "vi", *, times: int | None = None) -> str:
    """A cadence in words: hằng quý; with `times`, 2 đợt mỗi năm."""
    if times is not None:
        return f"{times} đợt mỗi năm" if lang == "vi" else f"{times} rounds a year"
    return _word(_CADENCES[cadence], lang)


def rule_words(rule: DueRule | EventTerm | str, lang: Lang = "vi") -> str:
    """A due rule or a term from an event in words: 2 ngày làm việc sau khi chốt số liệu."""
    if isinstance(rule, str):
        rule = event_term(rule) if rule.strip()[:1] in {"+", "-"} else due_rule(rule)
    if isinstance(rule, EventTerm):
        return _term_words(rule, lang)
    number, vi = rule.number, lang == "vi"
    match rule.kind:
        case "day_of_first_month":
            return f"ngày {number:02} tháng đầu kỳ" if vi else f"day {number} of the first month"
        case "day_of_last_month":
            return f"ngày {number:02} tháng cuối kỳ" if vi else f"day {number} of the last month"
        case "day_of_following_month":
            return f"ngày {number:02} của tháng tiếp theo" if vi else f"day {number} of the following month"
        case "working_days_after":
            days = _days(number, "working ")
            return f"{number} ngày làm việc sau khi chốt số liệu" if vi else f"{days} after the cut-off"
        case "days_after":
            return f"{number} ngày sau khi chốt số liệu" if vi else f"{_days(number)} after the cut-off"
        case "weekday":
            name = _WEEKDAYS[lang][number]
            return f"{name} đầu tiên sau khi chốt số liệu" if vi else f"the first {name} after the cut-off"
        case "month_day":
            day = _day_of_the_year(rule.month, number, lang)
            return f"chậm nhất ngày {day}" if vi else f"by {day}"
        case _:
            assert rule.date is not None
            return f"chậm nhất ngày {date_words(rule.date, lang)}" if vi else f"by {date_words(rule.date, lang)}"


def timing_words(
    cadence: str, due: str | DueRule | EventTerm | Sequence[str] | None, lang: Lang = "vi", *, times: int | None = None
) -> str:
    """Cadence and due rule in one phrase: hằng quý, 2 ngày làm việc sau khi chốt số liệu."""
    words = cadence_words(cadence, lang, times=times)
    if due is None:
        return words
    rules = [due] if isinstance(due, str | DueRule | EventTerm) else due
    if cadence == "once":
        return rule_words(rules[0], lang)
    return ", ".join([words, "; ".join(rule_words(rule, lang) for rule in rules)])


def on_day_off_words(on_day_off: str, lang: Lang = "vi") -> str:
    """What happens on a day off: trùng ngày nghỉ thì chuyển sang ngày làm việc sau."""
    return _word(_ON_DAY_OFF[on_day_off], lang)


def status_words(status: str, lang: Lang = "vi") -> str:
    """The status of a row of the holiday table: luật định, đã quyết định, dự kiến."""
    return _word(_STATUSES[status], lang)


def why_words(why: Why, lang: Lang = "vi") -> str:
    """How a due date was reached, in one sentence without a full stop; "" for a reason that this version does not know."""
    if why.code not in WHY_CODES:
        return ""
    if why.code == "due_unreadable":
        return _word(_UNREADABLE, lang)
    if why.code == "period_changed":
        from_, to = (date_words(_date(why, key), lang) for key in ("from", "to"))
        if lang == "vi":
            return f"Nội dung đang thực hiện không còn kỳ từ {from_} đến {to}; giữ thời hạn của báo cáo đã gửi"
        return f"The text in force has no period from {from_} to {to} any more; the date is that of the report sent"
    if why.code in {"after_event", "before_event"}:
        return _event_words(why, lang)
    label = str(why.params["label"])
    if label == "once":
        opening = "Thời hạn đã ấn định là" if lang == "vi" else "The date given is"
        named = _date(why, "named")
        return f"{opening} {_named_words(why, None, lang)}" + _moved_words(why, named.year, lang)
    year = int(label[:4])
    opening = _capital(label_words(label, lang))
    if not why.params["whole"]:
        opening += " (rút ngắn)" if lang == "vi" else " (shortened)"
    from_, to = (_near(_date(why, key), year, lang) for key in ("from", "to"))
    opening += f" tính từ {from_} đến {to}" if lang == "vi" else f": {from_} to {to}"
    if why.code == "continuous":
        return opening + ("; thường xuyên, không tính quá hạn" if lang == "vi" else "; continuous, never overdue")
    rule = _rule_in_sentence(why, lang)
    is_ = "là" if lang == "vi" else "is"
    return f"{opening}; {rule} {is_} {_named_words(why, year, lang)}" + _moved_words(why, year, lang)


def _rule_in_sentence(why: Why, lang: Lang) -> str:
    if why.code == "month_day":
        rule = "thời hạn hằng năm" if lang == "vi" else "the yearly date"
        return rule if why.params["whole"] else ("hạn cuối" if lang == "vi" else "the last day")
    rule = rule_words(str(why.params["rule"]), lang) + _skipped_words(why, lang)
    if why.code == "day_of_last_month" and _date(why, "named") <= _date(why, "to"):
        rule += " (số liệu ước thực hiện)" if lang == "vi" else " (with estimated figures)"
    return rule


def _skipped_words(why: Why, lang: Lang) -> str:
    names = why.params.get(f"skipped_{lang}")
    if not names:
        return ""
    return f" (không tính {names})" if lang == "vi" else f" (not counting {names})"


def _named_words(why: Why, year: int | None, lang: Lang) -> str:
    """The day named by the rule; its weekday too, unless what follows says what kind of day it is."""
    day = _date(why, "named")
    words = date_words(day, lang, year=day.year != year)
    return words if why.params["moved"] else f"{weekday_words(day, lang)} {words}"


def _moved_words(why: Why, year: int, lang: Lang) -> str:
    """What a day off did to the date; nothing where the day named is worked."""
    moved = str(why.params["moved"])
    if not moved:
        return ""
    named, due = _date(why, "named"), _date(why, "due")
    target = f"{weekday_words(due, lang)} {_near(due, year, lang)}"
    names, passed = (str(why.params.get(f"{key}_{lang}", "")) for key in ("off", "passed"))
    beside = passed if passed != names else ""
    is_holiday = "off_vi" in why.params
    if lang == "vi":
        kind = "ngày nghỉ" + f" ({names})" * bool(names) if is_holiday else weekday_words(named)
        beside = f", {'tiếp đó' if due > named else 'trước đó'} là ngày nghỉ ({beside})," if beside else ""
        effect = {
            "next": f"nên chuyển sang {target}",
            "previous": f"nên lấy ngày làm việc liền trước là {target}",
            "first": f"nên lấy ngày làm việc đầu tiên sau khi chốt số liệu là {target}",
            "keep": "nhưng giữ nguyên hạn",
        }[moved]
        return f"; {_near(named, year, lang)} là {kind}{beside} {effect}"
    kind = "a day off" + f" ({names})" * bool(names) if is_holiday else f"a {weekday_words(named, 'en')}"
    beside = f", {'followed' if due > named else 'preceded'} by {beside}," if beside else ""
    effect = {
        "next": f"so it moves to {target}",
        "previous": f"so the working day before it is taken, {target}",
        "first": f"so the first working day after the cut-off is taken, {target}",
        "keep": "but the date is kept",
    }[moved]
    return f"; {_near(named, year, lang)} is {kind}{beside} {effect}"


def _event_words(why: Why, lang: Lang) -> str:
    """A term from an event: 3 ngày làm việc kể từ 29/4/2026 là thứ Tư 06/5/2026."""
    term = event_term(str(why.params["term"]))
    event = " ".join([*_time(why, "event_at"), date_words(_date(why, "event"), lang)])
    named = " ".join([*_time(why, "at"), _named_words(why, None, lang)])
    relation = ("trước", "before") if term.before else ("kể từ", "after")
    is_ = ("là", "is")
    sentence = (
        f"{_count(term, lang)} {_word(relation, lang)} {event}{_skipped_words(why, lang)} {_word(is_, lang)} {named}"
    )
    return sentence + _moved_words(why, _date(why, "named").year, lang)


def _day_of_the_year(month: int, number: int, lang: Lang) -> str:
    """A day without a year; one that no year has is the last day of its month."""
    day = day_in_month(2000, month, number)
    if day.day == number:
        return date_words(day, lang, year=False)
    return f"cuối tháng {month}" if lang == "vi" else f"the last day of {_MONTHS_EN[month - 1]}"


def _term_words(term: EventTerm, lang: Lang) -> str:
    if lang == "vi":
        return f"trước {_count(term, lang)}" if term.before else f"trong {_count(term, lang)} kể từ khi phát sinh"
    return f"{_count(term, lang)} before the event" if term.before else f"within {_count(term, lang)} of the event"


def _count(term: EventTerm, lang: Lang) -> str:
    vi, en = _UNITS[term.unit]
    return f"{term.number} {vi}" if lang == "vi" else f"{term.number} {en}{'s' * (term.number > 1)}"


def _date(why: Why, key: str) -> date:
    return date.fromisoformat(str(why.params[key]))


def _time(why: Why, key: str) -> list[str]:
    return [str(why.params[key])] if key in why.params else []


def _near(day: date, year: int, lang: Lang) -> str:
    """A date, with its year only where that is not the year spoken of."""
    return date_words(day, lang, year=day.year != year)


def _days(number: int, kind: str = "") -> str:
    return f"{number} {kind}day{'s' * (number > 1)}"


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]


def _word(words: tuple[str, str], lang: Lang) -> str:
    return words[0] if lang == "vi" else words[1]

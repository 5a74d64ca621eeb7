"""How periods, cadences, due rules, due dates and refusals read, in Vietnamese (the default) and English.

Dates in Vietnamese are written as Decree 30/2020 asks: a nought before days under 10 and before months 1 and 2. Nothing
is decided here. The refusals' words are in `refusal_sentences.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final, Literal

from phoihop.timetable.events import EventTerm, event_term
from phoihop.timetable.periods import Why
from phoihop.timetable.rules import DueRule, due_rule

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
    """A period's label in words: quý III/2026, 6 tháng đầu năm 2026; the third quarter stays Q3 in English."""
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
            return f"6 tháng {half_vi} năm {year}" if lang == "vi" else f"the {half_en} half of {year}"
        case "W":
            return f"tuần {run}/{year}" if lang == "vi" else f"week {run} of {year}"
        case "D":
            return f"đợt {run}/{year}" if lang == "vi" else f"round {run} of {year}"
        case "9":
            return f"9 tháng năm {year}" if lang == "vi" else f"the nine months of {year}"
        case _:
            return f"năm {year}" if lang == "vi" else f"the year {year}"


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
        case "day_of_last_month":
            return f"ngày {number:02} tháng cuối kỳ" if vi else f"day {number} of the last month"
        case "day_of_following_month":
            return f"ngày {number:02} của tháng tiếp theo" if vi else f"day {number} of the following month"
        case "working_days_after":
            return (
                f"{number} ngày làm việc sau khi chốt số liệu"
                if vi
                else f"{_days(number, 'working ')} after the cut-off"
            )
        case "days_after":
            return f"{number} ngày sau khi chốt số liệu" if vi else f"{_days(number)} after the cut-off"
        case "weekday":
            name = _WEEKDAYS[lang][number]
            return f"{name} đầu tiên sau khi chốt số liệu" if vi else f"the first {name} after the cut-off"
        case "month_day":
            day = date_words(date(2000, rule.month, min(number, 29 if rule.month == 2 else number)), lang, year=False)
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


def why_words(why: Why, lang: Lang = "vi") -> str:
    """How a due date was reached, in one sentence without a full stop."""
    if why.code in {"after_event", "before_event"}:
        return _event_words(why, lang)
    return _period_words(why, lang)


def _period_words(why: Why, lang: Lang) -> str:
    params = why.params
    label, due = str(params["label"]), date.fromisoformat(str(params["due"]))
    from_, to = (date.fromisoformat(str(params[key])) for key in ("from", "to"))
    if label == "once":
        named = date.fromisoformat(str(params["named"]))
        opening = "Thời hạn đã ấn định là" if lang == "vi" else "The date given is"
        sentence = f"{opening} {_weekday_date(named, lang)}"
        return sentence + _moved_words(why, named.year, lang)
    year = int(label[:4])
    runs = ("tính từ", "đến") if lang == "vi" else ("runs from", "to")
    span = f"{runs[0]} {_near(from_, year, lang)} {runs[1]} {_near(to, year, lang)}"
    words = label_words(label, lang)
    shortened = "" if params.get("whole", 1) else (" (rút ngắn)" if lang == "vi" else " (shortened)")
    sentence = f"{words[0].upper()}{words[1:]}{shortened} {span}"
    if why.code == "continuous":
        return sentence + ("; thường xuyên, không tính quá hạn" if lang == "vi" else "; continuous, never overdue")
    named = date.fromisoformat(str(params["named"]))
    is_ = "là" if lang == "vi" else "is"
    rule = rule_words(str(params["rule"]), lang)
    if names := params.get(f"skipped_{lang}"):
        rule += f" (không tính {names})" if lang == "vi" else f" (not counting {names})"
    when = f"{weekday_words(named, lang)} {_near(named, year, lang)}"
    return f"{sentence}; {rule} {is_} {when}" + _moved_words(why, year, lang)


def _moved_words(why: Why, year: int, lang: Lang) -> str:
    """What a day off did to the date; nothing when the named day is worked."""
    params = why.params
    moved = params["moved"]
    if not moved:
        return ""
    named, due = (date.fromisoformat(str(params[key])) for key in ("named", "due"))
    day, target = _near(named, year, lang), f"{weekday_words(due, lang)} {_near(due, year, lang)}"
    off = str(params.get(f"off_{lang}", ""))
    passed = str(params.get(f"passed_{lang}", ""))
    if lang == "vi":
        cause = f"{day} là {off or weekday_words(named)}" + (f", liền kề {passed}" if passed and passed != off else "")
        effect = {
            "next": f"nên chuyển sang {target}",
            "previous": f"nên lấy ngày làm việc liền trước, {target}",
            "first": f"nên lấy ngày làm việc đầu tiên sau khi chốt số liệu, {target}",
            "keep": "nhưng hạn giữ nguyên",
        }[str(moved)]
    else:
        cause = f"{day} is {off or weekday_words(named, 'en')}" + (
            f", next to {passed}" if passed and passed != off else ""
        )
        effect = {
            "next": f"so it moves to {target}",
            "previous": f"so the working day before it is taken, {target}",
            "first": f"so the first working day after the cut-off is taken, {target}",
            "keep": "but the date is kept",
        }[str(moved)]
    return f"; {cause} {effect}"


def _event_words(why: Why, lang: Lang) -> str:
    params = why.params
    event, named = (date.fromisoformat(str(params[key])) for key in ("event", "named"))
    at_event, at = params.get("event_at"), params.get("at")
    when = _weekday_date(named, lang) if not at else f"{at} {_weekday_date(named, lang)}"
    begun = f"{at_event + ' ' if isinstance(at_event, str) else ''}{date_words(event, lang)}"
    term = event_term(str(params["term"]))
    vi = lang == "vi"
    unit = {"hours": ("giờ", "hour"), "days": ("ngày", "day"), "working_days": ("ngày làm việc", "working day")}[
        term.unit
    ]
    count = f"{term.number} {unit[0]}" if vi else f"{term.number} {unit[1]}{'s' * (term.number > 1)}"
    if vi:
        sentence = f"{count} {'trước' if term.before else 'kể từ'} {begun} là {when}"
    else:
        sentence = f"{count} {'before' if term.before else 'after'} {begun} is {when}"
    return sentence + _moved_words(why, named.year, lang)


def _term_words(term: EventTerm, lang: Lang) -> str:
    unit = {"hours": ("giờ", "hour"), "days": ("ngày", "day"), "working_days": ("ngày làm việc", "working day")}[
        term.unit
    ]
    if lang == "vi":
        return f"trước {term.number} {unit[0]}" if term.before else f"trong {term.number} {unit[0]} kể từ khi phát sinh"
    count = f"{term.number} {unit[1]}{'s' * (term.number > 1)}"
    return f"{count} before the event" if term.before else f"within {count} of the event"


def _near(day: date, year: int, lang: Lang) -> str:
    """A date, with its year only where that is not the year spoken of."""
    return date_words(day, lang, year=day.year != year)


def _weekday_date(day: date, lang: Lang) -> str:
    return f"{weekday_words(day, lang)} {date_words(day, lang)}"


def _days(number: int, kind: str = "") -> str:
    return f"{number} {kind}day{'s' * (number > 1)}"


def _word(words: tuple[str, str], lang: Lang) -> str:
    return words[0] if lang == "vi" else words[1]

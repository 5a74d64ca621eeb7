"""The words of the timetable's refusals for people at a form, who never see the notation of rules and of the command.

Only what `refusal_sentences.py` words in that notation stands here again. Rules, cadences and schemes among the
parameters are put in words; a day stays as it was typed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from phoihop.timetable.refusal import TimetableRefused
from phoihop.timetable.rules import CADENCES
from phoihop.timetable.sentences import Lang, cadence_words, rule_words

FORM_SENTENCES: Final[dict[str, dict[str, str]]] = {
    "bad_count": {
        "vi": "Số ngày hoặc giờ phải từ 1 đến {most}.",
        "en": "The number of days or hours must be from 1 to {most}.",
    },
    "bad_date": {
        "vi": "“{given}” không phải là một ngày; hãy ghi ngày/tháng/năm, ví dụ 30/9/2026.",
        "en": "“{given}” is not a date; write day/month/year, for example 30/9/2026.",
    },
    "bad_month": {
        "vi": "“{given}” không phải là một ngày trong năm; hãy ghi ngày/tháng, ví dụ 30/9.",
        "en": "“{given}” is not a day of the year; write day/month, for example 30/9.",
    },
    "due_does_not_fit": {
        "vi": "Thời hạn “{due}” không dùng được cho việc làm {cadence}; hãy chọn cách tính thời hạn khác.",
        "en": "“{due}” does not fit work done {cadence}; choose another way to state when it is due.",
    },
    "due_needed": {
        "vi": "Việc làm {cadence} cần có thời hạn; hãy chọn, ví dụ 2 ngày làm việc sau khi chốt số liệu.",
        "en": "Work done {cadence} needs a due day; choose one, such as 2 working days after the cut-off.",
    },
    "event_has_no_rule": {
        "vi": "Việc thực hiện khi phát sinh không có thời hạn theo kỳ; hãy ghi số ngày hoặc giờ kể từ khi phát sinh.",
        "en": "What is done on an event has no due day by the period; give the days or hours after the event.",
    },
    "once_needs_date": {
        "vi": "Việc làm một lần cần một ngày cụ thể, ví dụ 30/9/2026; hãy chọn và ghi ngày đó.",
        "en": "What is done once needs its day, such as 30/9/2026; choose that and write the day.",
    },
    "reporting_unfit": {
        "vi": "Đó không phải là kỳ báo cáo; hãy chọn tuần, tháng, quý, 6 tháng, 9 tháng hoặc năm.",
        "en": "That is no reporting period; choose the week, month, quarter, six months, nine months or year.",
    },
    "scheme_due": {
        "vi": "Thời hạn “{due}” không tính theo kỳ; hãy chọn, ví dụ 2 ngày làm việc sau khi chốt số liệu.",
        "en": "“{due}” does not follow the period; choose, for example, 2 working days after the cut-off.",
    },
    "times_unfit": {
        "vi": "Không chia được việc làm {cadence} thành {times} đợt; chỉ năm mới chia được, thành 1, 2, 3, 4, 6 hoặc 12 đợt.",
        "en": "Work done {cadence} cannot be cut into {times} rounds; only a year can, into 1, 2, 3, 4, 6 or 12.",
    },
    "unknown_cadence": {
        "vi": "Chưa rõ bao lâu làm một lần; hãy chọn trong danh sách.",
        "en": "It is not clear how often this is done; choose from the list.",
    },
    "unknown_due": {
        "vi": "Không hiểu thời hạn “{given}”; hãy ghi một số hoặc một ngày, ví dụ 2, 25, 30/9 hoặc 30/9/2026.",
        "en": "“{given}” is not understood; write a number or a day, for example 2, 25, 30/9 or 30/9/2026.",
    },
    "unknown_on_day_off": {
        "vi": "Chưa rõ khi trùng ngày nghỉ thì làm gì; hãy chọn trong danh sách.",
        "en": "It is not clear what a day off does; choose from the list.",
    },
    "unknown_scheme": {
        "vi": "Không có cách chia kỳ này; hãy chọn kỳ theo Nghị định 09/2019/NĐ-CP, kỳ theo lịch hoặc cách chia kỳ của cơ quan.",
        "en": "There is no such period scheme; choose that of Decree 09/2019, the calendar or one of your own.",
    },
    "unknown_term": {
        "vi": "Không hiểu thời hạn “{given}”; hãy ghi số ngày hoặc giờ kể từ khi phát sinh, ví dụ 15.",
        "en": "“{given}” is not understood; write the days or hours after the event, for example 15.",
    },
}


def form_sentence(code: str, lang: Lang) -> str | None:
    """The sentence of a code at a form, with its parameters in braces; None where the usual one does."""
    return FORM_SENTENCES[code][lang] if code in FORM_SENTENCES else None


def form_params(params: Mapping[str, object], lang: Lang) -> dict[str, object]:
    """The parameters of a refusal as people say them: rules and cadences in words."""
    return {name: _said(name, value, lang) for name, value in params.items()}


def _said(name: str, value: object, lang: Lang) -> object:
    if name == "cadence" and value in CADENCES:
        return cadence_words(str(value), lang)
    if name == "due":
        try:
            return rule_words(str(value), lang)
        except TimetableRefused:
            return value
    return value

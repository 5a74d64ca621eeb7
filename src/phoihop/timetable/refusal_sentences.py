"""The words of every refusal of the timetable and of its command, in Vietnamese and English: each says what to do."""

from __future__ import annotations

from typing import Final

from phoihop.timetable.refusal import TimetableRefused

LONGEST_SHOWN: Final = 60
"""How many characters of what was given are repeated in a sentence."""

_OURS: Final = {"known", "forms"}
"""Parameters that list what could have been given; they are shown whole."""

SENTENCES: Final[dict[str, dict[str, str]]] = {
    "bad_count": {
        "vi": "Số ngày hoặc giờ trong “{given}” phải từ 1 đến {most}.",
        "en": "The number in “{given}” must be from 1 to {most}.",
    },
    "bad_date": {
        "vi": "“{given}” không phải là một ngày; hãy ghi năm-tháng-ngày, ví dụ 2026-09-30.",
        "en": "“{given}” is not a date; write year-month-day, for example 2026-09-30.",
    },
    "bad_day": {
        "vi": "Không tháng nào có ngày {given}; hãy ghi ngày từ 1 đến 31.",
        "en": "No month has a day {given}; write a day from 1 to 31.",
    },
    "bad_month": {
        "vi": "“{given}” không phải là một ngày trong năm; hãy ghi tháng-ngày, ví dụ 09-30.",
        "en": "“{given}” is not a day of the year; write month-day, for example 09-30.",
    },
    "cadence_not_here": {
        "vi": "Lệnh này không lập kỳ cho “{given}” vì việc đó không có thời hạn theo kỳ; hãy chọn một trong: {known}.",
        "en": "This command makes no periods for “{given}”, which has no due date of its own; choose one of: {known}.",
    },
    "due_does_not_fit": {
        "vi": "Thời hạn “{due}” không dùng được với chu kỳ {cadence}; hãy chọn thời hạn khác, ví dụ “2 working days after”.",
        "en": "The due rule “{due}” does not fit the cadence {cadence}; choose another, such as “2 working days after”.",
    },
    "due_needed": {
        "vi": "Chu kỳ {cadence} cần có thời hạn, ví dụ “2 working days after”.",
        "en": "The cadence {cadence} needs a due rule, such as “2 working days after”.",
    },
    "event_has_no_rule": {
        "vi": "Việc thực hiện khi phát sinh không dùng thời hạn theo kỳ “{due}”; hãy ghi số ngày kể từ khi phát sinh, ví dụ +3wd.",
        "en": "What is done on an event takes no due rule “{due}”; give its term from the event, for example +3wd.",
    },
    "file_unreadable": {
        "vi": "Không đọc được tệp “{given}”; hãy kiểm tra tên tệp và quyền đọc.",
        "en": "The file “{given}” cannot be read; check its name and that you may read it.",
    },
    "form_without_date": {
        "vi": "Nhiệm vụ thay thế {form} cần có ngày hiệu lực.",
        "en": "The form {form} that replaces another needs the day from which it holds.",
    },
    "holiday_twice": {
        "vi": "Ngày {date} có hai lần trong bảng ngày nghỉ; hãy bỏ bớt một dòng.",
        "en": "{date} stands twice in the holiday table; take one row out.",
    },
    "holiday_years_reversed": {
        "vi": "Các năm của bảng ngày nghỉ bị ngược: từ {first} đến {last}; hãy ghi năm nhỏ trước.",
        "en": "The years of the holiday table are reversed: {first} to {last}; put the earlier one first.",
    },
    "holidays_too_large": {
        "vi": "Bảng ngày nghỉ lớn hơn {limit} byte; hãy chỉ giữ những năm cần dùng.",
        "en": "The holiday table is larger than {limit} bytes; keep only the years that are needed.",
    },
    "holidays_unreadable": {
        "vi": "Bảng ngày nghỉ không đúng mẫu ({detail}); hãy xem mẫu trong phần trợ giúp của lệnh.",
        "en": "The holiday table does not have the form that it should ({detail}); see the help of the command.",
    },
    "no_end": {
        "vi": "Văn bản không có ngày kết thúc nên cần cho biết lập kỳ đến ngày nào.",
        "en": "The agreement has no end, so say until which day periods are wanted.",
    },
    "once_needs_date": {
        "vi": "Việc làm một lần cần một ngày cụ thể, ví dụ 2026-09-30, thay cho “{due}”.",
        "en": "What is due once needs a date, such as 2026-09-30, instead of “{due}”.",
    },
    "one_rule_each": {
        "vi": "Có {given} thời hạn cho {times} đợt; hãy ghi một thời hạn chung hoặc mỗi đợt một thời hạn.",
        "en": "There are {given} due rules for {times} runs; give one for all or one for each.",
    },
    "option_needed": {
        "vi": "Thiếu {option}; hãy thêm vào lệnh (cách dùng: “phoihop timetable --help”).",
        "en": "{option} is missing; add it to the command (see “phoihop timetable --help --lang en”).",
    },
    "no_such_option": {
        "vi": "Lệnh không có tham số “{given}”; hãy bỏ đi hoặc xem “phoihop timetable --help”.",
        "en": "The command has no option “{given}”; leave it out or see “phoihop timetable --help --lang en”.",
    },
    "option_without_value": {
        "vi": "Mỗi tham số của lệnh cần một giá trị đi sau; hãy xem “phoihop timetable --help”.",
        "en": "Each option of the command needs a value after it; see “phoihop timetable --help --lang en”.",
    },
    "range_reversed": {
        "vi": "Ngày đầu {first} sau ngày cuối {last}; hãy ghi ngày sớm hơn trước.",
        "en": "The first day {first} comes after the last day {last}; put the earlier one first.",
    },
    "range_too_long": {
        "vi": "Khoảng thời gian dài hơn {most} năm; hãy chọn khoảng ngắn hơn.",
        "en": "The range is longer than {most} years; choose a shorter one.",
    },
    "reporting_unfit": {
        "vi": "“{given}” không phải là kỳ báo cáo; hãy chọn tuần, tháng, quý, 6 tháng, 9 tháng hoặc năm.",
        "en": "“{given}” is no reporting period; choose weekly, monthly, quarterly, half_yearly, nine_monthly or yearly.",
    },
    "scheme_calendar": {
        "vi": "Cách chia kỳ “{scheme}” theo lịch phải chốt số liệu vào ngày cuối tháng; hãy bỏ “ends” hoặc chọn kind “cutoff”.",
        "en": "The scheme “{scheme}” of kind calendar must end on the last day; leave “ends” out or choose the kind “cutoff”.",
    },
    "scheme_code": {
        "vi": "Mã cách chia kỳ “{scheme}” phải gồm chữ thường không dấu, số và gạch nối, và khác các mã có sẵn.",
        "en": "The code “{scheme}” of the scheme must be lower-case letters, digits and hyphens, and not that of a preset.",
    },
    "scheme_due": {
        "vi": "Thời hạn “{due}” của cách chia kỳ “{scheme}” phải tính theo kỳ, ví dụ “2 working days after”.",
        "en": "The due rule “{due}” of the scheme “{scheme}” must follow the period, such as “2 working days after”.",
    },
    "scheme_ends": {
        "vi": "Ngày chốt số liệu “{ends}” của cách chia kỳ “{scheme}” không đúng; hãy ghi “last day” hoặc ví dụ “day 14”.",
        "en": "The cut-off “{ends}” of the scheme “{scheme}” is not understood; write “last day” or, for example, “day 14”.",
    },
    "scheme_starts": {
        "vi": "Ngày đầu kỳ “{starts}” của cách chia kỳ “{scheme}” phải liền sau ngày chốt số liệu “{ends}”; hãy sửa một trong hai.",
        "en": "The start “{starts}” of the scheme “{scheme}” must be the day after its cut-off “{ends}”; correct one of them.",
    },
    "scheme_too_large": {
        "vi": "Tệp cách chia kỳ lớn hơn {limit} byte; hãy chỉ ghi một cách chia kỳ.",
        "en": "The scheme file is larger than {limit} bytes; write one scheme only.",
    },
    "scheme_unreadable": {
        "vi": "Tệp cách chia kỳ không đúng mẫu ({detail}); hãy xem mẫu trong phần trợ giúp của lệnh.",
        "en": "The scheme file does not have the form that it should ({detail}); see the help of the command.",
    },
    "scheme_week": {
        "vi": "Ngày đầu tuần “{week_starts}” của cách chia kỳ “{scheme}” không đúng; hãy ghi monday đến sunday.",
        "en": "The first day of the week “{week_starts}” of the scheme “{scheme}” is not understood; write monday to sunday.",
    },
    "time_without_zone": {
        "vi": "Thời điểm {given} cần có múi giờ, ví dụ +07:00.",
        "en": "The time {given} needs its zone, such as +07:00.",
    },
    "times_unfit": {
        "vi": "Không chia được chu kỳ {cadence} thành {times} đợt; chỉ năm mới chia được, thành 1, 2, 3, 4, 6 hoặc 12 đợt.",
        "en": "The cadence {cadence} cannot be cut into {times} runs; only a year can, into 1, 2, 3, 4, 6 or 12.",
    },
    "unknown_cadence": {
        "vi": "Không có chu kỳ “{given}”; hãy chọn một trong: {known}.",
        "en": "There is no cadence “{given}”; choose one of: {known}.",
    },
    "unknown_due": {
        "vi": "Không hiểu thời hạn “{given}”; hãy ghi theo một trong các mẫu: {forms}.",
        "en": "The due rule “{given}” is not understood; write one of: {forms}.",
    },
    "unknown_format": {
        "vi": "Không có dạng “{given}”; hãy chọn table hoặc json.",
        "en": "There is no format “{given}”; choose table or json.",
    },
    "unknown_lang": {
        "vi": "Không có ngôn ngữ “{given}”; hãy chọn vi hoặc en.",
        "en": "There is no language “{given}”; choose vi or en.",
    },
    "unknown_on_day_off": {
        "vi": "Không hiểu “{given}” cho ngày nghỉ; hãy chọn next, previous hoặc keep.",
        "en": "“{given}” does not say what a day off does; choose next, previous or keep.",
    },
    "unknown_scheme": {
        "vi": "Không có cách chia kỳ “{given}”; hãy chọn một trong: {known}.",
        "en": "There is no period scheme “{given}”; choose one of: {known}.",
    },
    "unknown_term": {
        "vi": "Không hiểu thời hạn “{given}”; hãy ghi ví dụ +3wd (ngày làm việc), +15d (ngày), +24h (giờ) hoặc -10d (trước đó).",
        "en": "The term “{given}” is not understood; write, for example, +3wd (working days), +15d, +24h or -10d (before).",
    },
    "working_day_on_weekday": {
        "vi": "Ngày {date} vốn là ngày làm việc; chỉ ghi làm bù cho thứ Bảy hoặc Chủ nhật.",
        "en": "{date} is a working day anyway; only a Saturday or Sunday can be made up.",
    },
    "year_out_of_range": {
        "vi": "Ngày {given} nằm ngoài các năm tính được; hãy chọn từ năm {first} đến năm {last}.",
        "en": "{given} lies outside the years that can be reckoned; choose from {first} to {last}.",
    },
}


def refusal_words(refused: TimetableRefused, lang: str = "vi") -> str:
    """The sentence of a refusal; what was given is repeated without signs that cannot be shown."""
    shown = {
        name: _shown(value) if isinstance(value, str) and name not in _OURS else value
        for name, value in refused.params.items()
    }
    return SENTENCES[refused.code]["en" if lang == "en" else "vi"].format(**shown)


def _shown(value: str) -> str:
    clean = "".join(letter if letter.isprintable() else "?" for letter in value)
    return clean if len(clean) <= LONGEST_SHOWN else clean[: LONGEST_SHOWN - 1] + "…"

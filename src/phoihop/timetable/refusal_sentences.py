"""The words of every refusal of the timetable and of its command, in Vietnamese and English: each says what to do."""

from __future__ import annotations

from typing import Final

from phoihop.timetable.refusal import TimetableRefused

LONGEST_SHOWN: Final = 100
"""How many characters of what was given are repeated in a sentence."""

DUE_FORMS: Final = (
    "“day 25 of the last month”, “day 5 of the following month”, “2 working days after”, “10 days after”, "
    "“weekday friday”, 09-30, 2026-09-30"
)

REFUSALS: Final[dict[str, tuple[str, str]]] = {
    "bad_count": (
        "Số ngày hoặc giờ trong “{given}” phải từ 1 đến {most}.",
        "The number in “{given}” must be from 1 to {most}.",
    ),
    "bad_date": (
        "“{given}” không phải là một ngày; hãy ghi năm-tháng-ngày, ví dụ 2026-09-30.",
        "“{given}” is not a date; write year-month-day, for example 2026-09-30.",
    ),
    "bad_day": (
        "Không tháng nào có ngày {given}; hãy ghi ngày từ 1 đến 31.",
        "No month has a day {given}; write a day from 1 to 31.",
    ),
    "bad_month": (
        "“{given}” không phải là một ngày trong năm; hãy ghi tháng-ngày, ví dụ 09-30.",
        "“{given}” is not a day of the year; write month-day, for example 09-30.",
    ),
    "cadence_not_here": (
        "Lệnh này không lập kỳ cho “{given}” vì việc đó không có thời hạn theo kỳ; hãy chọn một trong: {known}.",
        "This command makes no periods for “{given}”, which has no due date of its own; choose one of: {known}.",
    ),
    "due_does_not_fit": (
        "Thời hạn “{due}” không dùng được với chu kỳ {cadence}; hãy chọn thời hạn khác, ví dụ “2 working days after”.",
        "The due rule “{due}” does not fit the cadence {cadence}; choose another, such as “2 working days after”.",
    ),
    "due_needed": (
        "Chu kỳ {cadence} cần có thời hạn, ví dụ “2 working days after”.",
        "The cadence {cadence} needs a due rule, such as “2 working days after”.",
    ),
    "event_has_no_rule": (
        "Việc thực hiện khi phát sinh không dùng thời hạn theo kỳ “{due}”; hãy ghi số ngày kể từ khi phát sinh, ví dụ +3wd.",
        "What is done on an event takes no due rule “{due}”; give its term from the event, for example +3wd.",
    ),
    "file_unreadable": (
        "Không đọc được tệp “{given}”; hãy kiểm tra tên tệp và quyền đọc.",
        "The file “{given}” cannot be read; check its name and that you may read it.",
    ),
    "form_without_date": (
        "Nhiệm vụ thay thế {form} cần có ngày hiệu lực.",
        "The form {form} that replaces another needs the day from which it holds.",
    ),
    "holiday_twice": (
        "Ngày {date} có hai lần trong bảng ngày nghỉ; hãy bỏ bớt một dòng.",
        "{date} stands twice in the holiday table; take one row out.",
    ),
    "holiday_years_reversed": (
        "Các năm của bảng ngày nghỉ bị ngược: từ {first} đến {last}; hãy ghi năm nhỏ trước.",
        "The years of the holiday table are reversed: {first} to {last}; put the earlier one first.",
    ),
    "holidays_too_large": (
        "Bảng ngày nghỉ lớn hơn {limit} byte; hãy chỉ giữ những năm cần dùng.",
        "The holiday table is larger than {limit} bytes; keep only the years that are needed.",
    ),
    "holidays_unreadable": (
        "Bảng ngày nghỉ không đúng mẫu ({detail}); hãy xem mẫu trong phần trợ giúp của lệnh.",
        "The holiday table does not have the form that it should ({detail}); see the help of the command.",
    ),
    "no_end": (
        "Văn bản không có ngày kết thúc nên cần cho biết lập kỳ đến ngày nào.",
        "The agreement has no end, so say until which day periods are wanted.",
    ),
    "once_needs_date": (
        "Việc làm một lần cần một ngày cụ thể, ví dụ 2026-09-30, thay cho “{due}”.",
        "What is due once needs a date, such as 2026-09-30, instead of “{due}”.",
    ),
    "one_rule_each": (
        "Có {given} thời hạn cho {times} đợt; hãy ghi một thời hạn chung hoặc mỗi đợt một thời hạn.",
        "There are {given} due rules for {times} runs; give one for all or one for each.",
    ),
    "option_needed": (
        "Thiếu {option}; hãy thêm vào lệnh (cách dùng: “phoihop timetable --help”).",
        "{option} is missing; add it to the command (see “phoihop timetable --help --lang en”).",
    ),
    "option_unknown": (
        "Lệnh không có tham số “{given}”; hãy bỏ đi hoặc xem “phoihop timetable --help”.",
        "The command has no option “{given}”; leave it out or see “phoihop timetable --help --lang en”.",
    ),
    "options_unclear": (
        "Mỗi tham số của lệnh cần một giá trị đi sau; hãy xem “phoihop timetable --help”.",
        "Each option of the command needs a value after it; see “phoihop timetable --help --lang en”.",
    ),
    "range_reversed": (
        "Ngày đầu {first} sau ngày cuối {last}; hãy ghi ngày sớm hơn trước.",
        "The first day {first} comes after the last day {last}; put the earlier one first.",
    ),
    "range_too_long": (
        "Khoảng thời gian dài hơn {most} năm; hãy chọn khoảng ngắn hơn.",
        "The range is longer than {most} years; choose a shorter one.",
    ),
    "reporting_unfit": (
        "“{given}” không phải là kỳ báo cáo; hãy chọn tuần, tháng, quý, 6 tháng, 9 tháng hoặc năm.",
        "“{given}” is no reporting period; choose weekly, monthly, quarterly, half_yearly, nine_monthly or yearly.",
    ),
    "scheme_calendar": (
        "Cách chia kỳ “{scheme}” theo lịch phải chốt số liệu vào ngày cuối tháng; hãy bỏ “ends” hoặc chọn kind “cutoff”.",
        "The scheme “{scheme}” of kind calendar must end on the last day; leave “ends” out or choose the kind “cutoff”.",
    ),
    "scheme_code": (
        "Mã cách chia kỳ “{scheme}” phải gồm chữ thường không dấu, số và gạch nối, và khác các mã có sẵn.",
        "The code “{scheme}” of the scheme must be lower-case letters, digits and hyphens, and not that of a preset.",
    ),
    "scheme_due": (
        "Thời hạn “{due}” của cách chia kỳ “{scheme}” phải tính theo kỳ, ví dụ “2 working days after”.",
        "The due rule “{due}” of the scheme “{scheme}” must follow the period, such as “2 working days after”.",
    ),
    "scheme_ends": (
        "Ngày chốt số liệu “{ends}” của cách chia kỳ “{scheme}” không đúng; hãy ghi “last day” hoặc ví dụ “day 14”.",
        "The cut-off “{ends}” of the scheme “{scheme}” is not understood; write “last day” or, for example, “day 14”.",
    ),
    "scheme_starts": (
        "Ngày đầu kỳ “{starts}” của cách chia kỳ “{scheme}” phải liền sau ngày chốt số liệu “{ends}”; hãy sửa một trong hai.",
        "The start “{starts}” of the scheme “{scheme}” must be the day after its cut-off “{ends}”; correct one of them.",
    ),
    "scheme_too_large": (
        "Tệp cách chia kỳ lớn hơn {limit} byte; hãy chỉ ghi một cách chia kỳ.",
        "The scheme file is larger than {limit} bytes; write one scheme only.",
    ),
    "scheme_unreadable": (
        "Tệp cách chia kỳ không đúng mẫu ({detail}); hãy xem mẫu trong phần trợ giúp của lệnh.",
        "The scheme file does not have the form that it should ({detail}); see the help of the command.",
    ),
    "scheme_week": (
        "Ngày đầu tuần “{week_starts}” của cách chia kỳ “{scheme}” không đúng; hãy ghi monday đến sunday.",
        "The first day of the week “{week_starts}” of the scheme “{scheme}” is not understood; write monday to sunday.",
    ),
    "time_without_zone": (
        "Thời điểm {given} cần có múi giờ, ví dụ +07:00.",
        "The time {given} needs its zone, such as +07:00.",
    ),
    "times_unfit": (
        "Không chia được chu kỳ {cadence} thành {times} đợt; chỉ năm mới chia được, thành 1, 2, 3, 4, 6 hoặc 12 đợt.",
        "The cadence {cadence} cannot be cut into {times} runs; only a year can, into 1, 2, 3, 4, 6 or 12.",
    ),
    "unknown_cadence": (
        "Không có chu kỳ “{given}”; hãy chọn một trong: {known}.",
        "There is no cadence “{given}”; choose one of: {known}.",
    ),
    "unknown_due": (
        "Không hiểu thời hạn “{given}”; hãy ghi theo một trong các mẫu: {forms}.",
        "The due rule “{given}” is not understood; write one of: {forms}.",
    ),
    "unknown_format": (
        "Không có dạng “{given}”; hãy chọn table hoặc json.",
        "There is no format “{given}”; choose table or json.",
    ),
    "unknown_lang": (
        "Không có ngôn ngữ “{given}”; hãy chọn vi hoặc en.",
        "There is no language “{given}”; choose vi or en.",
    ),
    "unknown_on_day_off": (
        "Không hiểu “{given}” cho ngày nghỉ; hãy chọn next, previous hoặc keep.",
        "“{given}” does not say what a day off does; choose next, previous or keep.",
    ),
    "unknown_scheme": (
        "Không có cách chia kỳ “{given}”; hãy chọn một trong: {known}.",
        "There is no period scheme “{given}”; choose one of: {known}.",
    ),
    "unknown_term": (
        "Không hiểu thời hạn “{given}”; hãy ghi ví dụ +3wd (ngày làm việc), +15d (ngày), +24h (giờ) hoặc -10d (trước đó).",
        "The term “{given}” is not understood; write, for example, +3wd (working days), +15d, +24h or -10d (before).",
    ),
    "working_day_on_weekday": (
        "Ngày {date} vốn là ngày làm việc; chỉ ghi làm bù cho thứ Bảy hoặc Chủ nhật.",
        "{date} is a working day anyway; only a Saturday or Sunday can be made up.",
    ),
    "year_out_of_range": (
        "Ngày {given} nằm ngoài các năm tính được; hãy chọn từ năm {first} đến năm {last}.",
        "{given} lies outside the years that can be reckoned; choose from {first} to {last}.",
    ),
}


def refusal_words(refused: TimetableRefused, lang: str = "vi") -> str:
    """The sentence of a refusal; what was given is repeated without signs that cannot be shown."""
    vi, en = REFUSALS[refused.code]
    shown = {name: _shown(value) if isinstance(value, str) else value for name, value in refused.params.items()}
    return (en if lang == "en" else vi).format(**shown, forms=DUE_FORMS)


def _shown(value: str) -> str:
    clean = "".join(letter if letter.isprintable() else "?" for letter in value)
    return clean if len(clean) <= LONGEST_SHOWN else clean[: LONGEST_SHOWN - 1] + "…"

"""What may not be torn apart at the end of a line of an office paper.

Fixed terms with a spaced hyphen, a figure and its unit, a symbol such as `05-QC/BTGTU` and a span of years stay on one
line. Plain text in, plain text out: no-break spaces and no-break hyphens; the Word builder turns the latter into Word's
own element, because few fonts have the character.
"""

from __future__ import annotations

import re

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
NO_BREAK_HYPHEN = "\N{NON-BREAKING HYPHEN}"

# Pairs that the office language joins with a spaced hyphen; data, so that a term is one more line.
FIXED_TERMS = (
    "quốc phòng - an ninh",
    "quốc phòng, an ninh",
    "hỏi - đáp",
    "kinh tế - xã hội",
    "văn hóa - xã hội",
    "chính trị - xã hội",
    "xanh - sạch - đẹp",
    "Độc lập - Tự do - Hạnh phúc",
)

_UNITS = (
    "bản|bài|bộ|buổi|ca|căn|cán bộ|chuyên đề|công trình|cuộc|cơ quan|đề án|đề tài|đoàn|đồng|đơn|đơn vị|đợt|đồng chí|"
    "giờ|hồ sơ|hội nghị|kg|km|kỳ|lần|lớp|lượt|lượt người|mét|mô hình|năm|ngày|ngày công|người|nhà|nhiệm vụ|nội dung|"
    "phường|số|suất|tập thể|tấn|tháng|thành viên|tin|tin, bài|triệu|tuần|tỷ|văn bản|vụ|vụ việc|xã|ý kiến|%"
)
_NAMED = re.compile(
    r"\b(?:(Điều|điều|Khoản|khoản|Điểm|điểm|Mục|mục|Phần|Chương|Phụ lục|phụ lục|Bảng|quý|Quý|đợt|Đợt) (?=[\dIVX])"
    r"|(tháng|ngày|năm|Thứ|lần) (?=\d{1,4}(?![\d/.])))"
)
# A figure that already hangs on the word before it ("tháng 3 năm 2026") is not tied to the word after it as well.
_FIGURE = re.compile(rf"(?<![\w/.,{NO_BREAK_SPACE}])(\d+(?:[.,/]\d+)*) (?=(?:{_UNITS})(?!\w))")
_SCALE = re.compile(r"(?<=\d)\N{NO-BREAK SPACE}(triệu|tỷ) (?=đồng)")
_SYMBOL = re.compile(r"(?<![\w-])\d+[a-z]?(?:/\d{4})?[-/][A-ZĐ][\wĐđ]*(?:[-/][A-ZĐ0-9][\wĐđ.]*)+")
_YEARS = re.compile(r"(?<!\d)(\d{4})( ?)[-\N{EN DASH}]\2(\d{4})(?!\d)")
_CAPACITY = re.compile(r"\b(TM\.|KT\.|TL\.|TUQ\.|T/M|K/T|T/L) (?=\w)")
_TERMS = re.compile("|".join(re.escape(term) for term in sorted(FIXED_TERMS, key=len, reverse=True)), re.IGNORECASE)


def unbroken(text: str) -> str:
    """Return the text with what belongs together joined; joining twice changes nothing."""
    text = _TERMS.sub(lambda term: term[0].replace(" ", NO_BREAK_SPACE), text)
    text = _NAMED.sub(lambda word: word[0][:-1] + NO_BREAK_SPACE, text)
    text = _FIGURE.sub(rf"\1{NO_BREAK_SPACE}", text)
    text = _SCALE.sub(rf"{NO_BREAK_SPACE}\1{NO_BREAK_SPACE}", text)
    text = _CAPACITY.sub(rf"\1{NO_BREAK_SPACE}", text)
    text = _SYMBOL.sub(lambda symbol: symbol[0].replace("-", NO_BREAK_HYPHEN), text)
    return _YEARS.sub(_joined_years, text)


def _joined_years(years: re.Match[str]) -> str:
    space = NO_BREAK_SPACE if years[2] else ""
    return f"{years[1]}{space}{NO_BREAK_HYPHEN}{space}{years[3]}"


def plain(text: str) -> str:
    """Return the text with ordinary spaces and hyphens, as Excel, CSV and searches want it."""
    return text.replace(NO_BREAK_SPACE, " ").replace(NO_BREAK_HYPHEN, "-")

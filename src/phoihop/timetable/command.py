"""The command `phoihop timetable`: periods and due dates for people, and as JSON for checking.

It prints every whole period whose cut-off lies in the range. What makes no sense is refused with one sentence and exit
status 2. Streams and arguments are given by the caller; only the files named in them are read here.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final, NoReturn, TextIO

from phoihop.timetable.command_help import HELP
from phoihop.timetable.holidays import LARGEST_TABLE, NO_HOLIDAYS, STATUTORY, Holidays, read_holidays
from phoihop.timetable.periods import Period, periods_cut_off
from phoihop.timetable.refusal import TimetableRefused
from phoihop.timetable.refusal_sentences import refusal_words
from phoihop.timetable.rules import CADENCES, read_date
from phoihop.timetable.schemes import LARGEST_SCHEME, Scheme, read_scheme
from phoihop.timetable.sentences import Lang, date_words, weekday_words, why_words

HERE: Final = tuple(cadence for cadence in CADENCES if cadence not in {"continuous", "on_event"})
"""The cadences that the command knows: the others have no due date by the calendar."""

_HEADS: Final = {
    "vi": ("Kỳ", "Từ ngày", "Đến ngày", "Thời hạn", "Vì sao"),
    "en": ("Period", "From", "To", "Due", "Why"),
}
_NOTHING: Final = {
    "vi": "Không có kỳ nào chốt số liệu trong khoảng này.",
    "en": "No period is cut off within this range.",
}


class _Options(argparse.ArgumentParser):
    """Reads options; what it cannot read is refused like anything else, instead of ending the process."""

    def error(self, message: str) -> NoReturn:
        del message  # in English only
        raise TimetableRefused("option_without_value")


def timetable_command(argv: Sequence[str], out: TextIO, err: TextIO) -> int:
    """Run the command; returns its exit status: 0, or 2 with a sentence on `err`. For help nothing else must be right."""
    lang = _language_asked_for(argv)
    if {"-h", "--help"} & set(argv):
        out.write(HELP[lang])
        return 0
    try:
        options = _options(argv)
        rows = _rows(options)
    except TimetableRefused as refused:
        err.write(refusal_words(refused, lang) + "\n")
        return 2
    out.write(_as_json(rows, lang) if options.format == "json" else _as_table(rows, lang))
    return 0


def _options(argv: Sequence[str]) -> argparse.Namespace:
    parser = _Options(prog="phoihop timetable", add_help=False, allow_abbrev=False)
    for name in ("--cadence", "--due", "--from", "--to"):
        parser.add_argument(name)
    parser.add_argument("--scheme", default="decree-09-2019")
    parser.add_argument("--on-day-off", default="next")
    parser.add_argument("--holidays", default="statutory")
    parser.add_argument("--format", default="table")
    parser.add_argument("--lang", default="vi")
    options, others = parser.parse_known_args(list(argv))
    if others:
        raise TimetableRefused("no_such_option", given=" ".join(others))
    return options


def _language_asked_for(argv: Sequence[str]) -> Lang:
    """The language of the answer, also where the other options cannot be read."""
    words = [word for given in argv for word in (given.split("=", 1) if given.startswith("--lang=") else [given])]
    asked_for = [value for option, value in pairwise(words) if option == "--lang"]
    return "en" if asked_for[-1:] == ["en"] else "vi"


def _rows(options: argparse.Namespace) -> list[Period]:
    """The periods asked for."""
    given = vars(options)
    if options.lang not in {"vi", "en"}:
        raise TimetableRefused("unknown_lang", given=options.lang)
    if options.format not in {"table", "json"}:
        raise TimetableRefused("unknown_format", given=options.format)
    for name in ("cadence", "due", "from", "to"):
        if given[name] is None:
            raise TimetableRefused("option_needed", option=f"--{name}")
    if options.cadence in set(CADENCES) - set(HERE):
        raise TimetableRefused("cadence_not_here", given=options.cadence, known=", ".join(HERE))
    return periods_cut_off(
        options.cadence,
        _scheme(options.scheme),
        read_date(given["from"]),
        read_date(given["to"]),
        due=options.due,
        on_day_off=options.on_day_off,
        holidays=_holidays(options.holidays),
    )


def _scheme(given: str) -> Scheme | str:
    return read_scheme(_content(given, LARGEST_SCHEME)) if given.endswith(".json") else given


def _holidays(given: str) -> Holidays:
    if given in {"statutory", "none"}:
        return STATUTORY if given == "statutory" else NO_HOLIDAYS
    return read_holidays(_content(given, LARGEST_TABLE))


def _content(name: str, limit: int) -> bytes:
    """A file's bytes, one more than the limit at most."""
    try:
        with Path(name).open("rb") as file:
            return file.read(limit + 1)
    except (OSError, ValueError):
        raise TimetableRefused("file_unreadable", given=name) from None


def _as_json(rows: Sequence[Period], lang: Lang) -> str:
    found = [
        {
            "period": row.label,
            "from": row.from_.isoformat(),
            "to": row.to.isoformat(),
            "due": row.due.isoformat(),
            "why": why_words(row.why, lang),
        }
        for row in rows
    ]
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _as_table(rows: Sequence[Period], lang: Lang) -> str:
    if not rows:
        return _NOTHING[lang] + "\n"
    lines = [_HEADS[lang]] + [
        (
            row.label,
            date_words(row.from_, lang),
            date_words(row.to, lang),
            f"{weekday_words(row.due, lang)} {date_words(row.due, lang)}",
            why_words(row.why, lang),
        )
        for row in rows
    ]
    widths = [max(len(line[column]) for line in lines) for column in range(4)]
    return "".join(
        "  ".join([*(cell.ljust(width) for cell, width in zip(line, widths, strict=False)), line[4]]) + "\n"
        for line in lines
    )

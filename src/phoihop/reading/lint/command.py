"""The command `phoihop lint FILE...`: a table for people, JSON or SARIF for programs.

Exit status 0 where nothing was found, 1 where something was, 2 where a file is refused. Writes nothing but its output.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TextIO

from phoihop.reading.command import REFUSED, bytes_of
from phoihop.reading.isolated import Limits, read_in_child
from phoihop.reading.lint import CODES, Finding, lint_all
from phoihop.reading.lint.sarif import lines_of, sarif
from phoihop.reading.lint.sentences import proposal, rule_words, sentence
from phoihop.reading.outcome import Reading
from phoihop.reading.refusals import ReadRefused
from phoihop.reading.sentences import refusal

FINE, FOUND = 0, 1
SHOWN = 90
WORDS = {
    "vi": {
        "clean": "{name}: không có gì cần xem lại.", "count": "{name}: {n} chỗ nên xem lại",
        "off": "Đã tắt: {code} ({reason})", "line": "dòng {line}", "duty": "nhiệm vụ {n}",
        "code_unknown": "Không có mã «{code}». Dùng phoihop lint --codes để xem các mã.",
        "reason_missing": 'Tắt mã «{code}» phải kèm lý do: --off {code}="lý do".',
    },
    "en": {
        "clean": "{name}: nothing to look at.", "count": "{name}: {n} things to look at",
        "off": "Switched off: {code} ({reason})", "line": "line {line}", "duty": "commitment {n}",
        "code_unknown": "There is no code “{code}”. See phoihop lint --codes.",
        "reason_missing": 'Switching “{code}” off takes a reason: --off {code}="reason".',
    },
}  # fmt: skip

Told = list[tuple[str, Reading, tuple[Finding, ...]]]


def codes_table(language: str) -> str:
    """Every code with what it finds."""
    width = max(map(len, CODES))
    return "".join(f"{code.ljust(width)}  {rule_words(code, language)}\n" for code in CODES)


def lint_files(
    files: Sequence[str], out: TextIO, err: TextIO, *, shown_as: str, off: Sequence[str], language: str
) -> int:
    """Lint files in their order; `off` are codes with reasons ("no_review=..."). Returns the exit status."""
    try:
        switched = switched_off(off)
        readings = [(file, read_file(file)) for file in files]
    except NotSwitched as fault:
        err.write(WORDS[language][fault.why].replace("{code}", fault.code) + "\n")
        return REFUSED
    except ReadRefused as refused:
        words, name = refusal(refused.code, language, **refused.params), str(refused.params.get("name", ""))
        # Of several files a sentence that names none would not say which.
        err.write((f"{name}: {words}" if len(files) > 1 and name not in words else words) + "\n")
        return REFUSED
    found = lint_all(readings, switched)
    told = [(name, reading, each) for (name, reading), each in zip(readings, found, strict=True)]
    out.write(SHOW[shown_as](told, language, switched))
    return FOUND if any(found) else FINE


def read_file(file: str) -> Reading:
    """Read one file. Raises `ReadRefused`, with the file's name among its parameters."""
    try:
        return read_in_child(bytes_of(Path(file)), Path(file).name, Limits())
    except ReadRefused as refused:
        raise ReadRefused(refused.code, **{"name": file, **refused.params}) from refused


class NotSwitched(ValueError):
    """A code that there is not, or one without a reason."""

    def __init__(self, why: str, code: str) -> None:
        super().__init__(why)
        self.why, self.code = why, code


def switched_off(given: Sequence[str]) -> dict[str, str]:
    """The reasons by code. Raises `NotSwitched`."""
    off: dict[str, str] = {}
    for each in given:
        code, _, reason = each.partition("=")
        if code not in CODES:
            raise NotSwitched("code_unknown", code)
        if not reason.strip():
            raise NotSwitched("reason_missing", code)
        off[code] = reason.strip()
    return off


def table(told: Told, language: str, off: dict[str, str]) -> str:
    """The findings for people, in the order of each text."""
    words = WORDS[language]
    lines = [words["off"].format(code=code, reason=reason) for code, reason in off.items()]
    for name, reading, found in told:
        lines.append(words["count" if found else "clean"].format(name=name, n=len(found)))
        starts = lines_of(reading.text)
        for each in found:
            place = words["line"].format(line=sum(start <= each.start for start in starts))
            duties = "".join(", " + words["duty"].format(n=index + 1) for index in each.commitments)
            lines.append(f"  {place}{duties}  [{each.code}]")
            if quoted := " ".join(reading.text[each.start : each.end].split()):
                lines.append(f"    “{quoted if len(quoted) <= SHOWN else quoted[: SHOWN - 1] + '…'}”")
            lines.append(f"    {sentence(each, language)} {proposal(each, language)}")
    return "\n".join(lines) + "\n"


def as_json(told: Told, language: str, off: dict[str, str]) -> str:
    """The findings for programs: per file its findings with code, place, sentence and proposal, and what is off."""

    def one(finding: Finding) -> dict[str, Any]:
        return {
            "code": finding.code,
            "start": finding.start,
            "end": finding.end,
            "commitments": list(finding.commitments),
            "params": finding.params,
            "sentence": sentence(finding, language),
            "proposal": proposal(finding, language),
        }

    files = [{"file": name, "findings": [one(each) for each in found]} for name, _reading, found in told]
    return json.dumps({"files": files, "off": off}, ensure_ascii=False, indent=1) + "\n"


def as_sarif(told: Told, language: str, off: dict[str, str]) -> str:
    return sarif(told, language, off) + "\n"


SHOW = {"table": table, "json": as_json, "sarif": as_sarif}

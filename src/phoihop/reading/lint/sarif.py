"""Findings as SARIF 2.1.0, which editors and review tools read. One run; a rule for each code that there is.

Places are given as character offsets of the text as it was read, and as lines of it.
"""

from __future__ import annotations

import bisect
import json
from collections.abc import Mapping, Sequence
from typing import Any

from phoihop.reading.lint.findings import CODES, Finding
from phoihop.reading.lint.sentences import proposal, rule_words, sentence
from phoihop.reading.outcome import Reading

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def sarif(told: Sequence[tuple[str, Reading, Sequence[Finding]]], language: str, off: Mapping[str, str]) -> str:
    """The whole log: `told` is the name of each file, what was read of it, and its findings."""
    results = [
        result(name, finding, lines_of(reading.text), language) for name, reading, found in told for finding in found
    ]
    rules = [
        {
            "id": code,
            "shortDescription": {"text": rule_words(code, language)},
            "defaultConfiguration": {"level": "note"},
        }
        for code in CODES
    ]
    switched = [
        {"descriptor": {"id": code}, "configuration": {"enabled": False}, "properties": {"reason": reason}}
        for code, reason in off.items()
    ]
    driver = {"name": "phoihop lint", "rules": rules}
    invocation = {"executionSuccessful": True, "ruleConfigurationOverrides": switched}
    run = {
        "tool": {"driver": driver},
        "invocations": [invocation],
        "results": results,
        "columnKind": "unicodeCodePoints",
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1)


def result(name: str, finding: Finding, lines: list[int], language: str) -> dict[str, Any]:
    line = bisect.bisect_right(lines, finding.start)
    region = {
        "startLine": line,
        "charOffset": finding.start,
        "charLength": max(0, finding.end - finding.start),
    }
    place = {"physicalLocation": {"artifactLocation": {"uri": name}, "region": region}}
    text = f"{sentence(finding, language)} {proposal(finding, language)}"
    return {"ruleId": finding.code, "level": "note", "message": {"text": text}, "locations": [place]}


def lines_of(text: str) -> list[int]:
    """Where each line begins."""
    return [0, *(index + 1 for index, char in enumerate(text) if char == "\n")]

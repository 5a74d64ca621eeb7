"""A page asks no other host and carries no script or style of its own: the browser is told to refuse both."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from house.tree import PACKAGE

COMMENT = re.compile(r"\{#.*?#\}|\{%\s*comment.*?endcomment\s*%\}|<!--.*?-->", re.DOTALL)
FAULTS = {
    "a style on an element": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "a style element": re.compile(r"<style\b", re.IGNORECASE),
    "a script without a file": re.compile(r"<script\b(?![^>]*\b(src|type=\"application/json\"))", re.IGNORECASE),
    "a script on an element": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "a script in a link": re.compile(r"javascript:", re.IGNORECASE),
    "something from elsewhere": re.compile(r"\b(src|href|action|data|poster|srcset)\s*=\s*[\"']?(https?:)?//", re.IGNORECASE),
    "a style from elsewhere": re.compile(r"url\(\s*[\"']?(https?:)?//|@import", re.IGNORECASE),
    "htmx that runs words as a program": re.compile(r"\bhx-(on|vals\s*=\s*[\"']js)", re.IGNORECASE),
}  # fmt: skip
PLANTED = {
    "a style on an element": '<p class="a" style="color: red">',
    "a style element": "<style>p { color: red }</style>",
    "a script without a file": "<script>alert(1)</script>",
    "a script on an element": '<button onclick="go()">',
    "a script in a link": '<a href="javascript:go()">',
    "something from elsewhere": '<img src="//elsewhere.example/a.png">',
    "a style from elsewhere": "p { background: url(https://elsewhere.example/a.png) }",
    "htmx that runs words as a program": '<button hx-on:click="go()">',
}  # fmt: skip


def faults(folder: Path, fault: str) -> list[str]:
    """Name the templates, styles and scripts of a folder that show the fault."""
    files = [each for kind in ("*.html", "*.css", "*.js", "*.svg") for each in sorted(folder.rglob(kind))]
    found = []
    for each in files:
        text = COMMENT.sub(lambda comment: "\n" * comment.group().count("\n"), each.read_text("utf-8"))
        lines = {text[: match.start()].count("\n") + 1 for match in FAULTS[fault].finditer(text)}
        found += [f"{each.relative_to(folder)}:{line}" for line in sorted(lines)]
    return found


@pytest.mark.parametrize("fault", FAULTS)
def test_no_page_has(fault: str) -> None:
    assert faults(PACKAGE, fault) == []


@pytest.mark.parametrize("fault", FAULTS)
def test_it_is_found_where_a_page_has(fault: str, tmp_path: Path) -> None:
    kind = "css" if fault == "a style from elsewhere" else "html"
    (tmp_path / f"planted.{kind}").write_text(f"\n{PLANTED[fault]}\n")
    assert faults(tmp_path, fault) == [f"planted.{kind}:2"]

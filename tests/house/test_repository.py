"""What the repository must not contain: hosts of package registries, places of somebody's machine, what is not explained."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from house.tree import ROOT, python_files

# Written in parts, so that this file does not name them itself.
REGISTRIES = [".".join(parts) for parts in (
    ("pypi", "org"), ("files", "pythonhosted", "org"), ("registry", "npmjs", "org"), ("deb", "debian", "org"),
    ("ghcr", "io"), ("docker", "io"), ("cdn", "jsdelivr", "net"), ("unpkg", "com"), ("cdnjs", "cloudflare", "com"),
)]  # fmt: skip
HOMES = re.compile(r"(?<![\w.])/(" + "|".join(("home/[a-z]", "Users/[A-Za-z]", "ro" + "ot/", "wo" + "rk/")) + ")")
TEXT = {
    ".py",
    ".md",
    ".toml",
    ".lock",
    ".html",
    ".css",
    ".js",
    ".po",
    ".json",
    ".txt",
    ".yml",
    ".yaml",
    ".cfg",
    ".ini",
    "",
}
NOQA = re.compile(r"#\s*(ruff:\s*)?noqa(?P<codes>:\s*[A-Z]+[0-9]+(\s*,\s*[A-Z]+[0-9]+)*)?(?P<reason>.*)$")
# mypy itself refuses an exception that is no longer needed, so its code is reason enough.
IGNORE = re.compile(r"#\s*type:\s*ignore(?P<codes>\[[a-z-]+(\s*,\s*[a-z-]+)*\])?")


def tracked() -> list[Path]:
    """Return the files that git keeps, as they are in the work tree."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.decode()
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def naming(files: list[Path], pattern: re.Pattern[str]) -> list[str]:
    """Name each line of a text file that matches."""
    found = []
    for each in files:
        if each.suffix not in TEXT:
            continue
        for number, line in enumerate(each.read_text("utf-8").splitlines(), 1):
            if pattern.search(line):
                found.append(f"{each.name}:{number}: {line.strip()[:120]}")
    return found


def unexplained(files: list[Path]) -> list[str]:
    """Name each rule that is switched off for a line without saying which or why."""
    found = []
    for each in files:
        for number, line in enumerate(each.read_text("utf-8").splitlines(), 1):
            for pattern in (NOQA, IGNORE):
                match = pattern.search(line)
                if match and not (match["codes"] and (pattern is IGNORE or re.search(r"\w", match["reason"]))):
                    found.append(f"{each.name}:{number}")
    return found


def test_no_registry_is_named() -> None:
    assert naming(tracked(), re.compile("|".join(re.escape(host) for host in REGISTRIES))) == []


def test_no_place_of_a_machine_is_named() -> None:
    assert naming(tracked(), HOMES) == []


def test_a_registry_and_a_place_are_found(tmp_path: Path) -> None:
    planted = tmp_path / "planted.md"
    planted.write_text(f"see https://{REGISTRIES[0]}/simple\nand /ro" + "ot/phoihop\nbut not /usr/bin or workplace/")
    assert len(naming([planted], re.compile(re.escape(REGISTRIES[0])))) == 1
    assert len(naming([planted], HOMES)) == 1


def test_locks_hold_hashes_and_versions_only() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        lines = (ROOT / name).read_text("utf-8").splitlines()
        assert naming([ROOT / name], re.compile(r"https?:|--(extra-)?index|--find-links|file:")) == []
        pinned = [number for number, line in enumerate(lines) if re.match(r"[a-z0-9]", line)]
        assert pinned
        for number in pinned:
            assert "==" in lines[number], lines[number]
            assert lines[number + 1].strip().startswith("--hash=sha256:"), lines[number]


def test_the_installations_lock_is_part_of_the_tests_lock() -> None:
    def versions(name: str) -> set[str]:
        lines = (ROOT / name).read_text("utf-8").splitlines()
        return {line.split(" ;")[0].split(" \\")[0] for line in lines if re.match(r"[a-z0-9]", line)}

    assert versions("requirements.lock") <= versions("requirements-dev.lock")


def test_each_lint_rule_that_is_switched_off_has_its_reason() -> None:
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    lint = tomllib.loads(text)["tool"]["ruff"]["lint"]
    assert lint["select"] == ["ALL"]
    block = text[text.index("ignore = [") : text.index("]\n", text.index("ignore = ["))]
    for line in block.splitlines()[1:]:
        assert re.search(r"\"\s*,?\s*#\s*\w", line), line


@pytest.mark.parametrize("part", ["src", "tests", "tools", "bench"])
def test_each_line_that_is_excused_from_a_check_says_which_and_why(part: str) -> None:
    assert unexplained(python_files(ROOT / part)) == []


def test_an_excuse_without_a_reason_is_found(tmp_path: Path) -> None:
    planted = tmp_path / "planted.py"
    no, ignore = "# no" + "qa", "# type: " + "ignore"
    planted.write_text(f"a {no}\nb {no}: E501\nc {no}: S608 - the names are ours\nd {ignore}\ne {ignore}[misc]\n")
    assert unexplained([planted]) == ["planted.py:1", "planted.py:2", "planted.py:4"]

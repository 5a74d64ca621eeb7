"""How a source file must look: not too long, explained, and reaching the database and the outside by the known ways."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from house.tree import PACKAGE, ROOT, called, parsed, python_files

LONGEST = 500
# Where `atomic` may stand, and why: what is written there together. Elsewhere it would take SQLite's write lock for a read.
MAY_BE_ATOMIC = {
    "ledger/door.py": "one record's acts with all that is projected from them",
    "ledger/joining.py": "an organisation's key and the mark that it works here",
    "ledger/projecting.py": "what one record owes, written anew under its lock when the calendar has changed",
    "ledger/rebuild.py": "one record's rows dropped and replayed, so that a page never sees half of them",
    "people/actions.py": "an organisation with its names, posts and first administrator",
    "people/directory.py": "a duplicate entry of the directory with all that pointed to it",
    "registers/tally.py": "the counts of a day replaced as a whole",
    "vault/releasing.py": "a file asked after and taken away, while whoever brings the same one in waits",
    "people/staff.py": "how a person is shown and what they may do for a body",
    "features/agreements/views/succession.py": "a merger previewed by doing it and undoing it; the job together with its directory row",
}
PRINTS = ("cli/",)
PURE = ("record", "timetable", "reading")
BANNED_NAMES = {"utils", "helpers", "common", "manager", "service", "handler", "misc"}


def too_long(folder: Path) -> list[str]:
    """Name the files over the limit; generated migrations aside."""
    lengths = {each: len(each.read_text("utf-8").splitlines()) for each in python_files(folder)}
    return [f"{each.relative_to(folder)}: {length} lines" for each, length in lengths.items() if length > LONGEST]


def atomics(folder: Path) -> list[str]:
    """Name each use of a transaction outside of the writing helpers."""
    return [
        f"{path}:{node.lineno}"
        for path, tree in parsed(folder)
        if path not in MAY_BE_ATOMIC
        for node in ast.walk(tree)
        if (isinstance(node, ast.Attribute) and node.attr == "atomic")
        or (isinstance(node, ast.Name) and node.id == "atomic")
    ]


def written_out(folder: Path) -> list[str]:
    """Name each `print`: the product speaks through pages, the log and, in `cli`, the terminal."""
    return [
        f"{path}:{node.lineno}"
        for path, tree in parsed(folder)
        if not path.startswith(PRINTS)
        for node in ast.walk(tree)
        if called(node) == "print" and isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    ]


def clocks(folder: Path) -> list[str]:
    """Name each look at the clock or at chance in a pure part: there both are arguments."""
    readers = {"now", "today", "utcnow", "time", "monotonic", "token_bytes", "token_hex", "urandom", "uuid4", "random"}
    found = []
    for path, tree in parsed(folder):
        for node in ast.walk(tree):
            if called(node) in readers and isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                of = ast.unparse(node.func.value)
                if of.split(".")[-1] in {"datetime", "date", "time", "timezone", "secrets", "os", "uuid", "random"}:
                    found.append(f"{path}:{node.lineno}: {of}.{node.func.attr}")
    return found


def paths_of_one_system(folder: Path) -> list[str]:
    """Name each string that is a path of one system: /etc/..., C:\\..., ~/..."""
    looks = re.compile(r"^(/(etc|tmp|var|usr|opt|home|root|mnt|proc|dev)(/|$)|[A-Z]:\\|~/)")
    return [
        f"{path}:{node.lineno}: {node.value}"
        for path, tree in parsed(folder)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and looks.match(node.value)
    ]


def public_definitions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.ClassDef]:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            yield node


def modules_unexplained(folder: Path) -> list[str]:
    """Name each module that is not empty and does not say what it is for."""
    small = {"apps.py", "__init__.py"}
    return [
        path
        for path, tree in parsed(folder)
        if tree.body and ast.get_docstring(tree) is None and Path(path).name not in small
    ]


def functions_unexplained(folder: Path) -> list[str]:
    """Name each public function of more than a few lines that has no docstring."""
    found = []
    for path, tree in parsed(folder):
        for node in public_definitions(tree):
            length = (node.end_lineno or node.lineno) - node.lineno
            if isinstance(node, ast.FunctionDef) and length > 12 and ast.get_docstring(node) is None:
                found.append(f"{path}:{node.lineno}: {node.name}")
    return found


def banned_names(folder: Path) -> list[str]:
    return [path for path, _ in parsed(folder) if set(Path(path).with_suffix("").parts) & BANNED_NAMES]


CHECKS = {
    "no file is over 500 lines": (too_long, "x = 1\n" * 501),
    "transactions are opened by the writing helpers only": (atomics, "with transaction.atomic():\n    pass\n"),
    "the product does not print": (written_out, "def f():\n    print('here')\n"),
    "no path belongs to one system": (paths_of_one_system, "PLACE = '/etc/phoihop'\nOTHER = 'C:\\\\data'\n"),
    "each module says what it is for": (modules_unexplained, "x = 1\n"),
}  # fmt: skip


@pytest.mark.parametrize("rule", CHECKS)
def test_the_product_keeps_the_rule_that(rule: str) -> None:
    assert CHECKS[rule][0](PACKAGE) == []


@pytest.mark.parametrize("rule", CHECKS)
def test_a_fault_is_found_against_the_rule_that(rule: str, tmp_path: Path) -> None:
    (tmp_path / "planted.py").write_text(CHECKS[rule][1])
    assert CHECKS[rule][0](tmp_path)


@pytest.mark.parametrize("part", PURE)
def test_pure_parts_are_given_time_and_chance(part: str) -> None:
    assert clocks(PACKAGE / part) == []


@pytest.mark.parametrize("part", PURE)
def test_longer_public_functions_of_pure_parts_are_explained(part: str) -> None:
    assert functions_unexplained(PACKAGE / part) == []


def test_a_look_at_the_clock_and_a_long_silent_function_are_found(tmp_path: Path) -> None:
    (tmp_path / "planted.py").write_text("def f():\n" + "    x = datetime.now()\n" * 14)
    assert len(clocks(tmp_path)) == 14
    assert functions_unexplained(tmp_path) == ["planted.py:1: f"]


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert banned_names(PACKAGE) == []


def test_the_places_that_may_open_transactions_exist_and_do() -> None:
    for path in MAY_BE_ATOMIC:
        assert "atomic" in (PACKAGE / path).read_text("utf-8")


def test_tests_are_not_too_long_either() -> None:
    assert too_long(ROOT / "tests") == []

"""The source tree as the house tests see it. Every check is a function of a folder, so that a test can plant a fault
in a folder of its own and show that the check finds it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "phoihop"


def python_files(folder: Path, *, migrations: bool = False) -> list[Path]:
    return [each for each in sorted(folder.rglob("*.py")) if migrations or "migrations" not in each.parts]


def parsed(folder: Path) -> Iterator[tuple[str, ast.Module]]:
    """Give each file of a folder by its path within it, with its syntax tree."""
    for each in python_files(folder):
        yield each.relative_to(folder).as_posix(), syntax(each, each.stat().st_mtime_ns)


@cache
def syntax(file: Path, changed: int) -> ast.Module:
    """Parse a file once for all checks; nobody changes the tree."""
    return ast.parse(file.read_text("utf-8"), str(file))


def called(node: ast.AST) -> str:
    """Return the last name of what a call calls ("" for anything else)."""
    if not isinstance(node, ast.Call):
        return ""
    function = node.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def imported(tree: ast.Module) -> set[str]:
    """Return every module that a file imports, with `from a import b` as both a and a.b."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found

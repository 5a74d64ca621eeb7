"""The record is pure: it loads no framework, and reads no clock, no chance, no file and no network."""

import ast
import subprocess
import sys
from pathlib import Path

import phoihop.record

SOURCES = sorted(Path(phoihop.record.__file__).parent.glob("*.py"))
OUTSIDE = {"os", "sys", "time", "random", "secrets", "socket", "ssl", "pathlib", "threading", "asyncio", "subprocess"}
ASKING = {"now", "utcnow", "today", "urandom", "generate", "open"}


def test_nothing_of_the_framework_is_loaded():
    names = ", ".join(f"phoihop.record.{path.stem}" for path in SOURCES if path.stem != "__init__")
    told = f"import sys, {names}; print(sorted(name for name in sys.modules if name.partition('.')[0] == 'django'))"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_it_knows_no_room_and_no_other_foundation():
    for path in SOURCES:
        for name in imported(path):
            assert not name.startswith("phoihop.") or name.startswith("phoihop.record"), (path.name, name)


def test_time_chance_keys_and_network_enter_as_arguments():
    for path in SOURCES:
        assert not {name.partition(".")[0] for name in imported(path)} & OUTSIDE, path.name
        calls = (node.func for node in ast.walk(tree_of(path)) if isinstance(node, ast.Call))
        names = {func.attr if isinstance(func, ast.Attribute) else getattr(func, "id", "") for func in calls}
        assert not names & ASKING, path.name


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
    return found

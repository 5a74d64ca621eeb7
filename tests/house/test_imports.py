"""Imports run one way: the layers of the house, what a rule may know, and nothing that only some systems have."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from house.tree import PACKAGE, ROOT, imported, parsed

LAW_MAY_IMPORT = ("phoihop.record", "phoihop.timetable")
STANDARD = set(sys.stdlib_module_names)
POSIX_MODULES = {
    "fcntl", "grp", "posix", "posixpath", "pty", "pwd", "resource", "spwd", "syslog", "termios", "tty",
}  # fmt: skip
POSIX_NAMES = {
    "chown", "chroot", "fchmod", "fchown", "fork", "forkpty", "geteuid", "getgid", "getpgid", "getuid", "initgroups",
    "killpg", "lchown", "mkfifo", "mknod", "nice", "setgid", "setpgid", "setsid", "setuid", "uname", "wait3", "wait4",
}  # fmt: skip
POSIX_SIGNALS = {
    "SIGALRM",
    "SIGCHLD",
    "SIGHUP",
    "SIGKILL",
    "SIGPIPE",
    "SIGQUIT",
    "SIGUSR1",
    "SIGUSR2",
    "alarm",
    "setitimer",
}


def lint(package: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter with the contracts of `pyproject.toml` over the package in `folder`."""
    shutil.copy(ROOT / "pyproject.toml", folder)
    shutil.copytree(package, folder / "phoihop", ignore=shutil.ignore_patterns("__pycache__"), dirs_exist_ok=True)
    program = "import sys; sys.path.insert(0, '.'); from importlinter.cli import lint_imports_command as run; run()"
    return subprocess.run(
        [sys.executable, "-I", "-c", program, "--no-cache"], cwd=folder, capture_output=True, text=True, check=False
    )


def is_law(path: str) -> bool:
    parts = path.removesuffix(".py").split("/")
    return parts[0] == "features" and "law" in parts[2:3]


def law_modules() -> list[str]:
    return [
        "phoihop." + path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        for path, _ in parsed(PACKAGE)
        if is_law(path)
    ]


def foreign_imports_of_law(folder: Path) -> list[str]:
    """Name what a `law` imports beside the standard library, msgspec, record, timetable and other laws."""
    found = []
    for path, tree in parsed(folder):
        if not is_law(path):
            continue
        for name in sorted(imported(tree)):
            parts = name.split(".")
            is_other_law = parts[:2] == ["phoihop", "features"] and (len(parts) == 3 or parts[3] == "law")
            known = parts[0] in STANDARD or parts[0] == "msgspec" or name.startswith(LAW_MAY_IMPORT) or is_other_law
            if not known:
                found.append(f"{path}: {name}")
    return found


def guarded(tree: ast.Module) -> set[int]:
    """Return the lines that stand in a `try` or under a question about the system, where absence is provided for."""
    lines: set[int] = set()
    for node in ast.walk(tree):
        asks = isinstance(node, ast.If) and any(
            word in ast.unparse(node.test) for word in ("os.name", "sys.platform", "hasattr")
        )
        if isinstance(node, ast.Try) or asks:
            lines |= set(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    return lines


def posix_only(folder: Path) -> list[str]:
    """Name what exists on some systems only and is used without asking."""
    found = []
    for path, tree in parsed(folder):
        safe = guarded(tree)
        for node in ast.walk(tree):
            names: set[str] = set()
            if isinstance(node, ast.Import):
                names = {alias.name for alias in node.names} & POSIX_MODULES
            elif isinstance(node, ast.ImportFrom):
                module = node.module or ""
                names = {module} & POSIX_MODULES
                names |= {alias.name for alias in node.names if module == "os"} & POSIX_NAMES
                names |= {alias.name for alias in node.names if module == "signal"} & POSIX_SIGNALS
            elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                names = {node.attr} & {"os": POSIX_NAMES, "signal": POSIX_SIGNALS}.get(node.value.id, set())
            if names and node.lineno not in safe:
                found.append(f"{path}:{node.lineno}: {', '.join(sorted(names))}")
    return sorted(found)


@pytest.mark.slow  # `make check` runs import-linter itself
def test_imports_run_one_way(tmp_path: Path) -> None:
    done = lint(PACKAGE, tmp_path)
    assert done.returncode == 0, done.stdout


@pytest.mark.slow
@pytest.mark.parametrize(
    ("where", "what"),
    [
        ("people/planted.py", "import phoihop.ledger.door"),
        ("ledger/planted.py", "import phoihop.vault.keeping"),
        ("vault/planted.py", "from phoihop.features.table import ROOMS"),
        ("registers/planted.py", "import phoihop.screen"),
        ("record/planted.py", "import django.utils.timezone"),
        ("timetable/planted.py", "from django.conf import settings"),
        ("features/agreements/planted.py", "import phoihop.features.commitments.law"),
        ("features/commitments/planted.py", "import phoihop.web"),
    ],
)
def test_an_import_the_wrong_way_is_found(tmp_path: Path, where: str, what: str) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    (copy / where).write_text(what + "\n")
    assert lint(copy, tmp_path).returncode == 1


def test_a_law_knows_the_record_and_the_timetable_only() -> None:
    assert foreign_imports_of_law(PACKAGE) == []


def test_a_law_that_knows_more_is_found(tmp_path: Path) -> None:
    law = tmp_path / "features" / "gifts" / "law.py"
    law.parent.mkdir(parents=True)
    law.write_text("from phoihop.record.law import Refused\nfrom phoihop.features.gifts.tables import Gift\n")
    assert foreign_imports_of_law(tmp_path) == [
        "features/gifts/law.py: phoihop.features.gifts.tables",
        "features/gifts/law.py: phoihop.features.gifts.tables.Gift",
    ]


@pytest.mark.slow  # starts a program for each
@pytest.mark.parametrize("module", law_modules())
def test_a_law_can_be_imported_alone_and_brings_no_framework(module: str) -> None:
    look = f"import sys, {module}; sys.exit('django' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", look], cwd=ROOT / "src", capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("part", ["record", "timetable", "reading"])
def test_the_pure_parts_bring_no_framework(part: str) -> None:
    look = (
        f"import sys, pkgutil, importlib, phoihop.{part} as part\n"
        "for found in pkgutil.walk_packages(part.__path__, part.__name__ + '.'):\n"
        "    if not found.name.endswith('__main__'):\n"
        "        importlib.import_module(found.name)\n"
        "sys.exit('django' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", look], cwd=ROOT / "src", capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_nothing_is_used_that_only_some_systems_have() -> None:
    assert posix_only(PACKAGE) == []


def test_what_only_some_systems_have_is_found_unless_asked_for(tmp_path: Path) -> None:
    (tmp_path / "planted.py").write_text(
        "import fcntl\nimport os, signal\nfrom os import fork\nos.fork()\nsignal.SIGKILL\n"
        "if hasattr(os, 'setsid'):\n    os.setsid()\n"
        "try:\n    import pwd\nexcept ImportError:\n    pwd = None\n"
    )
    assert posix_only(tmp_path) == [
        "planted.py:1: fcntl",
        "planted.py:3: fork",
        "planted.py:4: fork",
        "planted.py:5: SIGKILL",
    ]

"""Run what stands between a change and `main`: `test` is everything, `check` the quick part of it.

Two steps run side by side, one on each core; whoever is free takes the next of the list, and long ones stand first.
What a step says is shown whole at the end, in the order of the list. Every step runs even when another has failed, so
that one run shows all there is to mend. The last line counts the tests.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

import system_packages

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
CORES = 2


class Step(NamedTuple):
    """What is run under one name: commands one after another."""

    name: str
    commands: tuple[tuple[str, ...], ...]


class Done(NamedTuple):
    """How a step ended: the code of the first command that failed, and what all of them said."""

    step: Step
    code: int
    said: str
    seconds: float


def step(name: str, *commands: tuple[str, ...]) -> Step:
    return Step(name, commands)


def program(name: str, *arguments: str) -> tuple[str, ...]:
    return (str(BIN / name), *arguments)


def pytest(only: str, *arguments: str, leave: Sequence[str] = ()) -> tuple[str, ...]:
    """Run pytest on what these marks choose; `leave` names folders and files that another step runs."""
    return program("pytest", "-m", only, *arguments, *(f"--ignore={each}" for each in leave))


def marked(mark: str) -> list[str]:
    """Return the files of tests that bear a mark, so that a step need not read all the others to find them."""
    files = sorted(ROOT.glob("tests/**/test_*.py"))
    return [each.relative_to(ROOT).as_posix() for each in files if f"pytest.mark.{mark}" in each.read_text("utf-8")]


# What all copies of a record must agree on and the ledger that keeps it: their own tests walk every branch. Following
# branches makes tests several times as slow, so that only these are followed; no other test is needed for it.
RULES = (
    "tests/record", "tests/timetable", "tests/ledger", "tests/stories",
    *sorted(each.relative_to(ROOT).as_posix() for each in ROOT.glob("tests/*/test_law_*.py")),
)  # fmt: skip
# These know no framework (import rules say so), and have nothing to ask a second database.
WITHOUT_DATABASE = ("tests/record", "tests/timetable", "tests/reading")
BOTH = "not browser and not stories"
STATIC = (
    step("types", program("mypy")),
    step("lint", program("ruff", "check", ".")),
    step("imports", program("lint-imports", "--no-cache")),
    step("format", program("ruff", "format", "--check", ".")),
)
# The inner loop leaves out what is marked slow (it takes a second or more, starts programs or makes a whole
# installation), and divides the rest between two cores.
PAGES = ("tests/agreements", "tests/commitments", "tests/web")
SLOW = ("tests/cli", "tests/sample")
QUICK = f"{BOTH} and not slow"
STEPS = {
    "check": (
        step("quick tests of pages", pytest(QUICK, *PAGES)),
        step("quick tests of the rest", pytest(QUICK, "tests", leave=PAGES + SLOW)),
        *STATIC,
    ),
    "test": (
        step("tests on SQLite", pytest(BOTH, "--durations=15", "tests", leave=RULES)),
        step(
            "tests on PostgreSQL",
            pytest(BOTH, "--database=postgres", "--durations=15", "tests", leave=WITHOUT_DATABASE),
        ),
        step("tests in a browser", pytest("browser", "--durations=10", *marked("browser"))),
        step(
            "tests of the rules, every branch",
            program("coverage", "run", "-m", "pytest", "-m", BOTH, "--durations=10", *RULES),
            program("coverage", "report"),
        ),
        step("random stories", pytest("stories", *marked("stories"))),
        *STATIC,
    ),
}


def run(each: Step) -> Done:
    """Run the commands of a step one after another, whatever becomes of each."""
    began, code, said = time.monotonic(), 0, []
    print(f"... {each.name}", flush=True)
    for command in each.commands:
        ran = subprocess.run(
            command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            text=True, encoding="utf-8", errors="replace", check=False,
        )  # fmt: skip
        code = code or ran.returncode
        said.append(ran.stdout.rstrip())
    return Done(each, code, "\n".join(said), time.monotonic() - began)


def counted(said: str) -> dict[str, int]:
    """Read pytest's closing line."""
    lines = [line for line in said.splitlines() if re.search(r"\d+ \w+.* in [\d.]+s", line)]
    closing = lines[-1] if lines else ""
    return {word: int(number) for number, word in re.findall(r"(\d+) (passed|failed|errors?|skipped)", closing)}


def main(which: str) -> int:
    os.environ["HYPOTHESIS_PROFILE"] = {"check": "quick", "test": "ci"}[which]
    # Hundreds of Pythons are started: where a machine is told to keep no compiled modules, each compiles them all.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    if which == "test":
        try:
            system_packages.provide()
        except system_packages.Missing as why:
            print(why, file=sys.stderr)
            return 1
    with ThreadPoolExecutor(CORES) as cores:
        done = list(cores.map(run, STEPS[which]))
    sums: Counter[str] = Counter()
    for each in done:
        print(f"\n== {each.step.name}\n{each.said}", flush=True)
        if any("pytest" in " ".join(command) for command in each.step.commands):
            sums.update(counted(each.said))
    print()
    for each in done:
        killed = f" (ended by signal {-each.code})" if each.code < 0 else ""
        print(f"{'ok    ' if each.code == 0 else 'FAILED'} {each.seconds:6.1f} s  {each.step.name}{killed}")
    failed = sums["failed"] + sums["error"] + sums["errors"]
    print(f"{sums['passed']} passed, {failed} failed, {sums['skipped']} skipped", flush=True)
    return 1 if any(each.code for each in done) else 0


if __name__ == "__main__":
    os.chdir(ROOT)
    sys.exit(main(sys.argv[1]))

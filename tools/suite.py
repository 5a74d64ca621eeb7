"""Run what stands between a change and `main`: `test` is everything, `check` the quick part of it.

Two lanes run side by side, one for each core; what a step says is shown when it ends, in a fixed order. Every step
runs even when another has failed, so that one run shows all there is to mend. The last line counts the tests.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

import system_packages

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent


class Step(NamedTuple):
    """One command and what it is called."""

    name: str
    command: tuple[str, ...]


class Done(NamedTuple):
    """How a step ended."""

    step: Step
    code: int
    said: str
    seconds: float


def program(name: str, *arguments: str) -> tuple[str, ...]:
    return (str(BIN / name), *arguments)


STATIC = (
    Step("format", program("ruff", "format", "--check", ".")),
    Step("lint", program("ruff", "check", ".")),
    Step("imports", program("lint-imports", "--no-cache")),
    Step("types", program("mypy")),
)
# The inner loop leaves out what starts programs or makes whole installations, and divides the rest between two cores.
PURE = ("tests/record", "tests/timetable", "tests/reading", "tests/documents", "tests/house", "tests/stories")
WHOLE = ("tests/cli", "tests/sample")
FAST = ("pytest", "-m", "not browser and not slow and not stories")
QUICK_PURE = (Step("quick tests of the pure parts", program(*FAST, *PURE)),)
QUICK_REST = (Step("quick tests of the rest", program(*FAST, "tests", *(f"--ignore={each}" for each in PURE + WHOLE))),)
SQLITE = (
    Step(
        "tests on SQLite",
        program("coverage", "run", "-m", "pytest", "-m", "not browser and not stories", "--durations", "15", "tests"),
    ),
    Step("coverage", program("coverage", "report")),
)
# Following every branch would make them five times as slow, and the other tests walk all branches already.
STORIES = (Step("random stories", program("pytest", "-m", "stories", "tests")),)
POSTGRES = (
    Step(
        "tests on PostgreSQL", program("pytest", "--database", "postgres", "-m", "not browser and not stories", "tests")
    ),
)
BROWSER = (Step("tests in a browser", program("pytest", "-m", "browser", "--durations", "10", "tests")),)
LANES = {
    "check": (STATIC + QUICK_PURE, QUICK_REST),
    "test": (SQLITE, STATIC + STORIES + POSTGRES + BROWSER),
}


def run_lane(steps: Sequence[Step]) -> list[Done]:
    """Run the steps one after another, whatever becomes of each."""
    done = []
    for step in steps:
        began = time.monotonic()
        print(f"... {step.name}", flush=True)
        ran = subprocess.run(
            step.command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            text=True, encoding="utf-8", errors="replace", check=False,
        )  # fmt: skip
        done.append(Done(step, ran.returncode, ran.stdout, time.monotonic() - began))
    return done


def counted(said: str) -> dict[str, int]:
    """Read pytest's closing line."""
    lines = [line for line in said.splitlines() if re.search(r"\d+ \w+.* in [\d.]+s", line)]
    closing = lines[-1] if lines else ""
    return {word: int(number) for number, word in re.findall(r"(\d+) (passed|failed|errors?|skipped)", closing)}


def main(which: str) -> int:
    os.environ["HYPOTHESIS_PROFILE"] = {"check": "quick", "test": "ci"}[which]
    if which == "test":
        try:
            system_packages.provide()
        except system_packages.Missing as why:
            print(why, file=sys.stderr)
            return 1
    with ThreadPoolExecutor(len(LANES[which])) as pool:
        done = [each for lane in pool.map(run_lane, LANES[which]) for each in lane]
    sums: dict[str, int] = {}
    for each in done:
        print(f"\n== {each.step.name}: {each.said.rstrip()}" if each.code else f"\n== {each.step.name}", flush=True)
        if not each.code:
            print(each.said.rstrip(), flush=True)
        if "pytest" in " ".join(each.step.command):
            for word, number in counted(each.said).items():
                sums[word.rstrip("s")] = sums.get(word.rstrip("s"), 0) + number
    print()
    for each in done:
        killed = f" (ended by signal {-each.code})" if each.code < 0 else ""
        print(f"{'ok    ' if each.code == 0 else 'FAILED'} {each.seconds:6.1f} s  {each.step.name}{killed}")
    bad = sum(1 for each in done if each.code)
    failed = sums.get("failed", 0) + sums.get("error", 0)
    print(f"{sums.get('passed', 0)} passed, {failed} failed, {sums.get('skipped', 0)} skipped", flush=True)
    return 1 if bad else 0


if __name__ == "__main__":
    os.chdir(ROOT)
    sys.exit(main(sys.argv[1]))

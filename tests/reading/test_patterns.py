"""No regular expression of the reader can be made to try for ever: each is fed with texts made to trap it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from itertools import islice
from pathlib import Path

import pytest

import phoihop
from samples.reading.patterns import example, patterns, traps

SECONDS = 240
TESTS = Path(__file__).resolve().parent.parent


@pytest.mark.slow
def test_every_pattern_comes_to_an_end() -> None:
    paths = os.pathsep.join((str(Path(phoihop.__file__).parent.parent), str(TESTS)))
    done = subprocess.run(
        [sys.executable, "-m", "samples.reading.patterns"],
        env=os.environ | {"PYTHONPATH": paths}, capture_output=True, text=True, timeout=SECONDS, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert set(done.stdout.split("\n")) >= set(patterns())


def test_the_patterns_of_modules_and_of_language_packs_are_found() -> None:
    found = patterns()
    assert len(found) > 60
    assert any(place.startswith("phoihop.reading.secrecy") for place in found)
    assert any(place.startswith("vi.marks") for place in found)
    assert {"en.time.term", "en.instrument.definition"} <= set(found)


@pytest.mark.slow
def test_a_pattern_that_tries_for_ever_is_trapped() -> None:
    evil = re.compile(r"^(a|a)*$")
    tried = "\n".join(
        f"re.compile({evil.pattern!r}).match({trap[:60]!r} + {trap[-1]!r})" for trap in islice(traps(evil), 4)
    )
    with pytest.raises(subprocess.TimeoutExpired):
        subprocess.run([sys.executable, "-c", f"import re\n{tried}"], timeout=3, check=False)


def test_an_example_is_what_its_pattern_likes() -> None:
    for source in (r"\d{1,2}[.)]\s+", r"(?:Điều|Article)\s(\d+)", r"[a-zđ]+-x*"):
        liked = example(re._parser.parse(source))  # type: ignore[attr-defined]
        assert re.match(source, liked)

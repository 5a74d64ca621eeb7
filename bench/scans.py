"""Measures the reading of scans: `PYTHONPATH=src:tests python bench/scans.py [FOLDER]` with PDF files that hold text.

Each is drawn at 200 dpi and recognised; prints the letters that are wrong, and how well the commitments found agree with
those of the printed text. Without a folder, our own samples.
"""

from __future__ import annotations

import argparse
import time
from difflib import SequenceMatcher
from pathlib import Path

from phoihop.reading import Reading, read
from samples.reading.errors import edits
from samples.reading.scans import scanned

OWN = Path(__file__).resolve().parent.parent / "tests" / "samples" / "reading"
ALIKE = 0.8


def agreeing(meant: Reading, found: Reading) -> int:
    """How many commitments of one reading have their own counterpart in the other."""
    left = [" ".join(item.text.split()) for item in found.commitments]
    count = 0
    for item in meant.commitments:
        text = " ".join(item.text.split())
        best = max(left, key=lambda other: SequenceMatcher(None, text, other).ratio(), default="")
        if best and SequenceMatcher(None, text, best).ratio() >= ALIKE:
            left.remove(best)
            count += 1
    return count


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=OWN)
    letters = wrong = both = meant_count = found_count = 0
    print(f"{'':30} {'letters':>8} {'wrong':>7} {'F1':>6} {'seconds':>8}")
    for path in sorted(parser.parse_args().folder.glob("*.pdf")):
        if path.stem == "stamped":
            continue
        meant = read(path.read_bytes(), path.name)
        data = scanned(path.read_bytes())
        began = time.perf_counter()
        found = read(data, path.name)
        seconds = time.perf_counter() - began
        one, two = " ".join(meant.text.split()), " ".join(found.text.split())
        errors, common = edits(one, two), agreeing(meant, found)
        f1 = 2 * common / max(len(meant.commitments) + len(found.commitments), 1)
        print(f"{path.stem[:30]:30} {len(one):8} {errors / max(len(one), 1):7.2%} {f1:6.3f} {seconds:8.1f}")
        letters, wrong, both = letters + len(one), wrong + errors, both + common
        meant_count, found_count = meant_count + len(meant.commitments), found_count + len(found.commitments)
    if letters:
        print(f"{'ALL':30} {letters:8} {wrong / letters:7.2%} {2 * both / max(meant_count + found_count, 1):6.3f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

"""Scores the reader against folders of annotated texts: `python bench/reading.py GOLD_DIR [GOLD_DIR ...]`.

Each GOLD_DIR holds texts/NAME.txt, gold/NAME.json and score.py. Prints the scores per document, then of the open files, of
the unopened ones (bench/reading-unopened.txt) and of all. Outputs go to a temporary folder.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
import tempfile
import time
from pathlib import Path
from types import ModuleType

from phoihop.reading import ReadRefused, read

UNOPENED = Path(__file__).with_name("reading-unopened.txt")
SHOWN = (
    "span_p", "span_r", "span_f1", "lead_f1", "support_f1", "cadence", "due_given", "line", "parties_f1", "kind", "number",
    "signed_on", "from", "to",
)  # fmt: skip


def scorer(folder: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("gold_score", folder / "score.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"no score.py in {folder}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def row(name: str, table: dict[str, float | None]) -> str:
    cells = " ".join(f"{'-' if table[key] is None else format(table[key], '.3f'):>9}" for key in SHOWN)
    return f"{name[:34]:34} {cells}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--open-only", action="store_true", help="leave the unopened files alone")
    args = parser.parse_args()
    score = scorer(args.gold[0])
    unopened = {line.strip() for line in UNOPENED.read_text("utf-8").splitlines() if not line.startswith("#")}
    tallies = {name: score.Tally() for name in ("open", "unopened", "regulations", "press", "english", "all")}
    characters, seconds = 0, 0.0
    print(f"{'':34} " + " ".join(f"{key:>9}" for key in SHOWN))
    with tempfile.TemporaryDirectory() as folder:
        for path in (path for gold in args.gold for path in sorted((gold / "gold").glob("*.json"))):
            held_back = path.stem in unopened
            if held_back and args.open_only:
                continue
            data = (path.parent.parent / "texts" / f"{path.stem}.txt").read_bytes()
            began = time.perf_counter()
            try:
                output = read(data, f"{path.stem}.txt").to_json()
            except ReadRefused as refusal:
                print(f"{path.stem}: refused, {refusal.code}")
                output = b"{}"
            seconds += time.perf_counter() - began
            characters += len(data.decode("utf-8"))
            Path(folder, path.name).write_bytes(output)
            gold, found = json.loads(path.read_text("utf-8")), json.loads(output)
            one = score.Tally()
            kind = {"r": "regulations", "e": "english"}.get(path.stem[0], "press")
            for tally in (one, tallies["unopened" if held_back else "open"], tallies[kind], tallies["all"]):
                score.score_file(gold, found, tally)
            print(row(("* " if held_back else "  ") + path.stem, score.table(one)))
    for name, tally in tallies.items():
        if tally.n:
            print(row(name.upper(), score.table(tally)))
    print(
        f"{characters} characters in {seconds:.2f} s: {characters / max(seconds, 1e-9):,.0f} characters a second (* unopened)"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())

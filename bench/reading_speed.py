"""The reader's speed: 40 pages of Word and PDF beside what bare libraries need for them, long text, and the rules for drafts.

`python bench/reading_speed.py` prints a table of processor time on one core. Documents are made of this repository's own
sample; the PDF is made by LibreOffice and left out where there is none. No bound is asserted here.
"""

from __future__ import annotations

import io
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import docx
import pypdfium2

from phoihop.reading import read
from phoihop.reading.lint import Promise, across, lint

SAMPLE = Path(__file__).resolve().parent.parent / "tests" / "samples" / "reading" / "programme.docx"
PARAGRAPHS = 860
"""About 40 pages at the size and spacing that offices use."""
CHARACTERS = 1_000_000
AGREEMENTS, EACH, WORDS = 2_000, 15, 3_000


def seconds(do: Callable[[], object], runs: int = 3) -> float:
    """The best of a few runs, in seconds of processor time."""
    best = float("inf")
    for _ in range(runs):
        begin = time.process_time()
        do()
        best = min(best, time.process_time() - begin)
    return best


def long_document() -> bytes:
    """The sample with its numbered paragraphs said again and again."""
    document = docx.Document(str(SAMPLE))
    said = [paragraph.text for paragraph in document.paragraphs if len(paragraph.text) > 40]
    for number in range(PARAGRAPHS):
        document.add_paragraph(f"{number + 1}. {said[number % len(said)]}")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def as_pdf(data: bytes) -> bytes | None:
    office = shutil.which("soffice")
    if office is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "d.docx").write_bytes(data)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = [office, "--headless", profile, "--convert-to", "pdf", "--outdir", folder, f"{folder}/d.docx"]
        subprocess.run(command, check=True, capture_output=True)
        return Path(folder, "d.pdf").read_bytes()


def bare_pdf(data: bytes) -> None:
    document = pypdfium2.PdfDocument(data)
    for page in document:
        page.get_textpage().get_text_bounded()


def promises(rng: random.Random) -> list[Promise]:
    """What 2,000 agreements promise: words by the law of few and many, 40 bodies, ten lines of work."""
    words = [f"w{n}" for n in range(WORDS)]
    weights = [1 / (n + 1) for n in range(WORDS)]
    return [
        Promise(
            f"a{n}",
            " ".join(rng.choices(words, weights, k=25)),
            frozenset({f"b{rng.randrange(40)}"}),
            f"l{rng.randrange(10)}",
            index=k,
        )
        for n in range(AGREEMENTS)
        for k in range(EACH)
    ]


def main() -> int:
    word = long_document()
    reading = read(word, "d.docx")
    text = reading.text
    long = (text * (CHARACTERS // len(text) + 1))[:CHARACTERS].encode()
    kept = promises(random.Random(1))
    rows: list[tuple[str, float, float | None]] = []
    bare = seconds(lambda: docx.Document(io.BytesIO(word)))
    rows.append(("python-docx alone, 40 pages", bare, None))
    rows.append(("Word, 40 pages, into commitments", seconds(lambda: read(word, "d.docx")), 0.8))
    pdf = as_pdf(word)
    if pdf is not None:
        rows.append((f"pypdfium2 alone, {len(pypdfium2.PdfDocument(pdf))} pages", seconds(lambda: bare_pdf(pdf)), None))
        rows.append(("PDF of it, into commitments", seconds(lambda: read(pdf, "d.pdf")), 0.8))
    rows.append(("1,000,000 characters of text", seconds(lambda: read(long, "d.txt"), 1), 10))
    rows.append((f"rules for drafts, {len(reading.commitments)} commitments", seconds(lambda: lint(reading)), None))
    rows.append(("one draft against 2,000 agreements", seconds(lambda: list(across(kept[:EACH], kept)), 1), 30))
    print(f"\n{'the reader (seconds of one core)':44} {'took':>8} {'budget':>8} {'ratio':>7}")
    for name, took, budget in rows:
        print(f"{name:44} {took:8.3f} {budget if budget is not None else '-':>8} {took / bare:7.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Throw mangled documents at the reader until it fails: `python tools/fuzz.py word|pdf|text|page|sheet [SECONDS]`.

Needs atheris (`pip install atheris`, where it has a wheel: Linux and macOS), which the rest of the tree does not. Begins
with the sample documents of the tests. Anything but a reading or a refusal stops the run and is shown; the bytes that
caused it are written to the current folder.
"""

from __future__ import annotations

import io
import sys
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "tests" / "samples" / "reading"
SECONDS = 60
LONGEST = 60_000


def inside(name: str, part: str) -> bytes:
    with zipfile.ZipFile(SAMPLES / name) as package:
        return package.read(part)


def with_part(name: str, part: str) -> Callable[[bytes], bytes]:
    """Put mangled XML into a package, where the archive around it would hide most changes from the parser."""
    with zipfile.ZipFile(SAMPLES / name) as package:
        others = {
            each: package.read(each) for each in package.namelist() if each != part and not each.endswith("core.xml")
        }

    def made(data: bytes) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as target:
            for each, content in others.items():
                target.writestr(each, content)
            target.writestr(part, data)
        return out.getvalue()

    return made


def unchanged(data: bytes) -> bytes:
    return data


# What is mangled: name given to the reader, how bytes become a file, with what to begin.
KINDS: dict[str, tuple[str, Callable[[], Callable[[bytes], bytes]], Callable[[], list[bytes]]]] = {
    "word": (
        "a.docx",
        lambda: with_part("annex-table.docx", "word/document.xml"),
        lambda: [inside(path.name, "word/document.xml") for path in SAMPLES.glob("*.docx")],
    ),
    "pdf": ("a.pdf", lambda: unchanged, lambda: [path.read_bytes() for path in SAMPLES.glob("*.pdf")]),
    "text": ("a.txt", lambda: unchanged, lambda: [path.read_bytes() for path in SAMPLES.glob("*.txt")]),
    "page": ("a.html", lambda: unchanged, lambda: [b"<html><body><table><tr><td>S\xe1\xbb\x9f A</td></tr></table></body></html>"]),
    "sheet": (
        "a.xlsx",
        lambda: with_part("task-table.xlsx", "xl/worksheets/sheet1.xml"),
        lambda: [inside("task-table.xlsx", "xl/worksheets/sheet1.xml")],
    ),
}  # fmt: skip


def main(arguments: list[str]) -> int:
    if not arguments or arguments[0] not in KINDS:
        print(__doc__)
        return 2
    try:
        import atheris
    except ImportError:
        print("atheris is not installed: pip install atheris (it has wheels for Linux and macOS).")
        return 2
    with atheris.instrument_imports(include=["phoihop.reading"]):
        from phoihop.reading import ReadRefused, Wanted, read
    name, wrapping, seeds = KINDS[arguments[0]]
    wrapped = wrapping()
    seconds = int(arguments[1]) if len(arguments) > 1 else SECONDS

    def once(data: bytes) -> None:
        try:
            read(wrapped(data), name, Wanted(pictures=False))
        except ReadRefused:
            return
        except BaseException as error:
            # The reader of workbooks is written in Rust; its panic is answered by the child process that reads.
            if type(error).__name__ != "PanicException":
                raise

    with tempfile.TemporaryDirectory() as corpus:
        for number, seed in enumerate(seeds()):
            Path(corpus, str(number)).write_bytes(seed)
        options = [f"-max_total_time={seconds}", f"-max_len={LONGEST}", "-timeout=60", "-rss_limit_mb=3000"]
        atheris.Setup([sys.argv[0], *options, corpus], once)
        atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

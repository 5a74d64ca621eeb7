"""Finds a state secrecy mark, so that the document is refused before anything of it is kept.

A mark is a line of its own: MẬT, TỐI MẬT, TUYỆT MẬT, SECRET, TOP SECRET, as stamped on the first page, perhaps after
"Độ mật:" or "Classification:". Words that merely contain it (bảo mật, mật độ, secretariat) are no mark. It is known in
TCVN3 and VNI too, before these are converted.
"""

from __future__ import annotations

import re
import unicodedata

from phoihop.reading.formats.legacy import ENCODINGS, converted, is_unicode

FIRST_PAGE_LINES = 80
MARKS = ("TUYỆT MẬT", "TỐI MẬT", "MẬT", "TOP SECRET", "SECRET")
FRAME = " \t\u00a0[](){}|*_-–—.:/\\\"'“”«»"
LABEL = re.compile(
    r"^(?:độ mật|mức độ mật|dấu mật|độ bảo mật|(?:security )?classification)\s{0,5}[:\-]?\s{0,5}", re.IGNORECASE
)
LONGEST = 60


def secrecy_mark(first_page_text: str) -> str | None:
    """The mark on the first page, in capitals, or None."""
    seen = 0
    for line in re.split(r"[\n\r\v\f\t|]| {3,}", first_page_text):
        if not line.strip():
            continue
        seen += 1
        if seen > FIRST_PAGE_LINES * 2:
            break
        if len(line) > LONGEST:
            continue
        mark = mark_of(line)
        if mark:
            return mark
    return None


def mark_of(line: str) -> str | None:
    """The mark that a line is, whatever frames, spaces and label stand around it; None for any other line."""
    bare = unicodedata.normalize("NFC", line).strip(FRAME)
    if not bare.isascii() and any("\uff01" <= sign <= "\uff5e" for sign in bare):
        # Letters of full width, as some input methods write them, are the same letters to whoever reads.
        bare = unicodedata.normalize("NFKC", bare).strip(FRAME)
    if not bare.isascii() and not is_unicode(bare):
        older = {converted(bare, encoding, capitals=True) for encoding in ENCODINGS}
        found = next((mark for mark in MARKS if mark in older), None)
        if found:
            return found
    labelled = LABEL.sub("", bare)
    was_labelled = labelled != bare
    words = " ".join(labelled.strip(FRAME).split())
    joined = words.replace(" ", "")
    for mark in MARKS:
        if (
            words == mark
            or (was_labelled and words.upper() == mark)
            or (joined == mark.replace(" ", "") and words.isupper())
        ):
            return mark
    return None

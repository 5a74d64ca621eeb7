"""Makes small Word files for tests, part by part, and reads their lines back."""

from __future__ import annotations

import io
import zipfile

import docx
from docx.oxml.ns import nsdecls

from phoihop.reading import Wanted, read
from samples.reading.forms import bytes_of


def texts(data: bytes, *, original: bool = False) -> list[str]:
    return read(data, "a.docx", Wanted(original=original)).text.split("\n")


def with_parts(data: bytes, changed: dict[str, bytes | None], renamed: dict[str, str] | None = None) -> bytes:
    """A package with parts put in, replaced, left out (None) or renamed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            if name not in changed:
                target.writestr((renamed or {}).get(name, name), source.read(name))
        for name, content in changed.items():
            if content is not None:
                target.writestr(name, content)
    return out.getvalue()


def notes_part(kind: str, *lines: str) -> bytes:
    held = "".join(
        f'<w:{kind} w:id="{n}"><w:p><w:r><w:t>{line}</w:t></w:r></w:p></w:{kind}>' for n, line in enumerate(lines, 1)
    )
    separator = f'<w:{kind} w:id="0" w:type="separator"><w:p><w:r><w:t>---</w:t></w:r></w:p></w:{kind}>'
    return f"<w:{kind}s {nsdecls('w')}>{separator}{held}</w:{kind}s>".encode()


def simple(*lines: str) -> bytes:
    made = docx.Document()
    for line in lines:
        made.add_paragraph(line)
    return bytes_of(made)

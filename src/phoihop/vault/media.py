"""The kinds of file that an office sends as evidence; everything else is refused.

A short list on purpose: documents, tables, pictures. No programs, scripts, pages, drawings with script, archives,
sound or film.
"""

from __future__ import annotations

from typing import NamedTuple


class Media(NamedTuple):
    """A kind of file: `suffixes` with the usual one first, `shown` where a browser may show it in a page."""

    type: str
    suffixes: tuple[str, ...]
    shown: bool = False


PDF = Media("application/pdf", ("pdf",), shown=True)
PNG = Media("image/png", ("png",), shown=True)
JPEG = Media("image/jpeg", ("jpg", "jpeg"), shown=True)
TIFF = Media("image/tiff", ("tif", "tiff"))
DOCX = Media("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ("docx",))
XLSX = Media("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ("xlsx",))
PPTX = Media("application/vnd.openxmlformats-officedocument.presentationml.presentation", ("pptx",))
ODT = Media("application/vnd.oasis.opendocument.text", ("odt",))
ODS = Media("application/vnd.oasis.opendocument.spreadsheet", ("ods",))
DOC = Media("application/msword", ("doc",))
RTF = Media("application/rtf", ("rtf",))
XLS = Media("application/vnd.ms-excel", ("xls",))
TEXT = Media("text/plain", ("txt",))
CSV = Media("text/csv", ("csv",))

ALL = (PDF, DOCX, XLSX, PPTX, ODT, ODS, DOC, RTF, XLS, TEXT, CSV, PNG, JPEG, TIFF)
KNOWN_SUFFIXES = {suffix for media in ALL for suffix in media.suffixes}
PICTURES = (PNG, JPEG, TIFF)
PICTURE_SUFFIXES = {suffix for media in PICTURES for suffix in media.suffixes}
BY_TYPE = {media.type: media for media in ALL}

"""A PDF at the door: what makes it unfit to be kept, and the text of its first page.

Unfit are a password (also one only against changes), files or scripts inside, and what cannot be opened at all.
PDFium does the looking; it is not safe for several threads at once, so one lock stands before it.
"""

from __future__ import annotations

import threading

import pypdfium2
import pypdfium2.raw

from phoihop.record.law import Refused

HEAD = 1024  # a reader looks for the beginning in the first bytes, as other programs do
WRONG_PASSWORD = 4  # FPDF_ERR_PASSWORD
ONE_AT_A_TIME = threading.Lock()


def first_page(data: bytes) -> str:
    """Return the text of the first page, "" for a scan; refuse what is unfit."""
    with ONE_AT_A_TIME:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            locked = getattr(error, "err_code", None) == WRONG_PASSWORD
            raise Refused("file_encrypted" if locked else "file_broken") from error
        try:
            check(document)
            return text_of(document)
        finally:
            document.close()


def check(document: pypdfium2.PdfDocument) -> None:
    if pypdfium2.raw.FPDF_GetSecurityHandlerRevision(document.raw) != -1:
        raise Refused("file_encrypted")
    if pypdfium2.raw.FPDFDoc_GetAttachmentCount(document.raw) > 0:
        raise Refused("file_with_files")
    if pypdfium2.raw.FPDFDoc_GetJavaScriptActionCount(document.raw) > 0:
        raise Refused("file_active")
    if len(document) == 0:
        raise Refused("file_broken")


def text_of(document: pypdfium2.PdfDocument) -> str:
    try:
        page = document[0]
        text: str = page.get_textpage().get_text_bounded()
    except pypdfium2.PdfiumError as error:
        raise Refused("file_broken") from error
    return text

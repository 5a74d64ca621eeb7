"""A PDF at the door: what makes it unfit to be kept, and the text of its first page.

Unfit are a password (also one only against changes), files inside, what acts by itself (`pdf_actions.py`), forms that
are programs (XFA), and what cannot be opened at all.
PDFium does the looking; it is not safe for several threads at once, so one lock stands before it.
"""

from __future__ import annotations

import io
import threading

import pypdfium2
import pypdfium2.raw

from phoihop.record.law import Refused
from phoihop.vault.pdf_actions import TooDeep, acts_by_itself, has_file_inside

HEAD = 1024  # a reader looks for the beginning in the first bytes, as other programs do
XFA_FORMS = {pypdfium2.raw.FORMTYPE_XFA_FULL, pypdfium2.raw.FORMTYPE_XFA_FOREGROUND}
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
        raise Refused("file_acts")
    if pypdfium2.raw.FPDF_GetFormType(document.raw) in XFA_FORMS:
        raise Refused("file_acts")
    if len(document) == 0:
        raise Refused("file_broken")
    check_actions(document)


def check_actions(document: pypdfium2.PdfDocument) -> None:
    """Refuse what leaves the document without a click, and files hung onto its pages."""
    written = io.BytesIO()
    try:
        document.save(written)
        copy = written.getvalue()
        if has_file_inside(copy):
            raise Refused("file_with_files")
        if acts_by_itself(copy):
            raise Refused("file_acts")
    except (pypdfium2.PdfiumError, TooDeep) as error:
        raise Refused("file_broken") from error


def text_of(document: pypdfium2.PdfDocument) -> str:
    try:
        page = document[0]
        text: str = page.get_textpage().get_text_bounded()
    except pypdfium2.PdfiumError as error:
        raise Refused("file_broken") from error
    return text

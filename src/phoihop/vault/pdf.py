"""What makes a PDF unfit to be kept: a password, files or programs inside, or that it cannot be opened at all.

PDFium does the looking; it is not safe for several threads at once, so one lock stands before it.
"""

from __future__ import annotations

import pypdfium2
import pypdfium2.raw

from phoihop.record.law import Refused

HEAD = 1024
PASSWORD = 4  # FPDF_ERR_PASSWORD


def check(data: bytes) -> None:
    """Refuse a PDF that is encrypted (with or without a password to open), broken, or carries files or scripts."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        code = "file_encrypted" if getattr(error, "err_code", None) == PASSWORD else "file_broken"
        raise Refused(code) from error
    try:
        if pypdfium2.raw.FPDF_GetSecurityHandlerRevision(document.raw) != -1:
            raise Refused("file_encrypted")
        if pypdfium2.raw.FPDFDoc_GetAttachmentCount(document.raw) > 0:
            raise Refused("file_with_files")
        if pypdfium2.raw.FPDFDoc_GetJavaScriptActionCount(document.raw) > 0:
            raise Refused("file_active")
        if len(document) == 0:
            raise Refused("file_broken")
    finally:
        document.close()

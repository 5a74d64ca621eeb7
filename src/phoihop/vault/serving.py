"""A kept file as an answer to a browser. Who may have it, the room's view has asked before.

Files go out to be saved; a PDF or a picture may be shown in the browser, where it can run nothing and fetch nothing.
"""

from __future__ import annotations

from django.http import FileResponse

from phoihop.vault.keeping import open_file
from phoihop.vault.media import BY_TYPE, PDF
from phoihop.vault.models import StoredFile
from phoihop.vault.names import safe_name

NOTHING = "default-src 'none'"
# A browser's own PDF viewer does not run inside of a sandbox, so a PDF is only kept from fetching.
PDF_ONLY = f"{NOTHING}; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"


def file_response(digest: str, name: str, *, shown: bool = False) -> FileResponse:
    """Answer with a file under the given name; `shown` lets the browser show it where its kind allows."""
    row = StoredFile.objects.filter(digest=digest).first()
    media = BY_TYPE[row.media_type] if row else None
    content = open_file(digest)
    inline = shown and media is not None and media.shown
    response = FileResponse(
        content,
        as_attachment=not inline,
        filename=safe_name(name, media) if media else digest,
        content_type=media.type if media else "application/octet-stream",
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = PDF_ONLY if inline and media is PDF else f"{NOTHING}; sandbox"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = "private, no-cache"
    return response

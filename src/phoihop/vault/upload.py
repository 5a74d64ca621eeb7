"""Uploads stay in memory up to the limit: what is refused has then never touched the disk.

A file beyond the limit is let pass by without being held, and marked, so that the person gets a sentence instead of
a broken connection; the files of one request together may fill twice the limit.
"""

from __future__ import annotations

import io
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import InMemoryUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest

FILES_TOGETHER = 2


class OverLimit(InMemoryUploadedFile):
    """A file of which nothing was held, because it is beyond the limit."""


def is_over_limit(upload: UploadedFile[Any]) -> bool:
    """Tell whether an upload was let pass by."""
    return isinstance(upload, OverLimit)


class MemoryOnlyUploadHandler(FileUploadHandler):
    """Hold each file in memory, as long as it and all files together are within the limit."""

    chunk_size = 256 * 1024

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self._held = 0
        self._parts: io.BytesIO | None = None

    def new_file(
        self,
        field_name: str,
        file_name: str,
        content_type: str,
        content_length: int | None,
        charset: str | None = None,
        content_type_extra: dict[str, bytes] | None = None,
    ) -> None:
        """Begin with the next file of the request."""
        super().new_file(field_name, file_name, content_type, content_length, charset, content_type_extra)
        self._parts = io.BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Hold what came, or let go of the whole file once it is too much."""
        if self._parts is None:
            return
        if start + len(raw_data) > settings.UPLOAD_LIMIT or self._held + len(raw_data) > self._most_together():
            self._held -= start
            self._parts = None
            return
        self._held += len(raw_data)
        self._parts.write(raw_data)

    def file_complete(self, file_size: int) -> UploadedFile[Any]:
        """Hand the file over, or the mark that it was too much."""
        kind = InMemoryUploadedFile if self._parts is not None else OverLimit
        content = self._parts or io.BytesIO()
        content.seek(0)
        return kind(
            content,
            self.field_name,
            self.file_name,
            self.content_type,
            file_size,
            self.charset,
            self.content_type_extra,
        )

    def upload_interrupted(self) -> None:
        """Let go of what was held when the connection broke."""
        self._parts = None

    def _most_together(self) -> int:
        most: int = FILES_TOGETHER * settings.UPLOAD_LIMIT
        return most

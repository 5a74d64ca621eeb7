"""Sessions in the database under the hash of their key: who reads a copy of the database gets no cookie from it."""

from __future__ import annotations

import hashlib
from typing import Any

from django.contrib.sessions.backends import db


def stored_under(key: str) -> str:
    """Return what a session is kept under. The key is random and long, so that a plain hash cannot be turned back."""
    return hashlib.sha256(key.encode()).hexdigest()[:40]


class SessionStore(db.SessionStore):
    """Django's own store, which looks for the hash where it would look for the key."""

    def _get_session_from_db(self) -> Any:
        key = self.session_key
        found = None if key is None else self._unexpired(key)
        if found is None:
            self._session_key = None
        return found

    def _unexpired(self, key: str) -> Any:
        from django.utils import timezone

        return self.model.objects.filter(session_key=stored_under(key), expire_date__gt=timezone.now()).first()

    def exists(self, session_key: str) -> bool:
        return super().exists(stored_under(session_key))

    def create_model_instance(self, data: Any) -> Any:
        row = super().create_model_instance(data)
        row.session_key = stored_under(row.session_key)
        return row

    def delete(self, session_key: str | None = None) -> None:
        key = session_key or self.session_key
        if key is not None:
            super().delete(stored_under(key))

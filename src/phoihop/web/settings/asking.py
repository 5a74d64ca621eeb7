"""Asking once before what cannot be taken back: the confirm page of the settings."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def ask(
    request: HttpRequest,
    title: str,
    action: str,
    back: str,
    *,
    sentence: str = "",
    consequences: Sequence[str] = (),
    status: int = 200,
) -> HttpResponse:
    """Draw the question; its button sends the same address by POST."""
    shown = {"title": title, "sentence": sentence, "consequences": consequences, "action": action, "back": back}
    return render(request, "screen/confirm.html", shown, status=status)

"""What somebody typed and could not send (signed out, page too old, done by somebody else meanwhile), given back to them.

It is shown to be copied, and the page's script keeps it in the window and puts it back into the form when that is opened
again. Nothing of it is stored here: whoever is not signed in stores nothing, and it was not looked through for marks.
"""

from __future__ import annotations

from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

MOST_FIELDS, LONGEST = 100, 20_000
# What a form sends beside what a person has typed.
OF_THE_FORM = {"csrfmiddlewaretoken", "do", "send", "seen", "next", "preview", "copy", "remove"}


class Typed(NamedTuple):
    """One field: its name in the form, and what was typed into it."""

    name: str
    text: str
    rows: int


def typed_texts(request: HttpRequest) -> list[Typed]:
    """Return what was typed into the form of a request. Passwords are never given back."""
    found = []
    for name, texts in request.POST.lists():
        if name in OF_THE_FORM or "password" in name:
            continue
        for text in texts:
            if isinstance(text, str) and text.strip():
                rows = min(12, 1 + text.count("\n") + len(text) // 80)
                found.append(Typed(name, text[:LONGEST], rows))
    return found[:MOST_FIELDS]


def unsent_page(
    request: HttpRequest, title: str, words: str, *, on: str, action: str, status: int = 403
) -> HttpResponse:
    """Say why it was not sent, lead on (`on`, with the words `action`), and give back what was typed."""
    shown = {
        "title": title,
        "words": words,
        "on": on,
        "action": action,
        "typed": typed_texts(request),
        "files": bool(request.FILES),
        "place": request.path,
    }
    return render(request, "screen/unsent.html", shown, status=status)

"""Asking once before what cannot be taken back: the confirm page of an agreement."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render

from phoihop.features.agreements.views.frame import Looking


class Nothing(forms.Form):
    """A question without fields: a refusal is shown above it."""


def ask(
    look: Looking,
    form: forms.Form,
    *,
    title: str,
    action: str,
    back: str,
    sentence: str = "",
    consequences: Sequence[str] = (),
) -> HttpResponse:
    """Draw a confirm page; its button sends the same address by POST."""
    shown: dict[str, Any] = {
        "section": "agreements",
        "form": form,
        "title": title,
        "action": action,
        "back": back,
        "sentence": sentence,
        "consequences": consequences,
    }
    return render(look.request, "screen/confirm.html", shown, status=400 if form.errors else 200)

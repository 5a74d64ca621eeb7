"""Every test of this folder sees the parts alone: the gallery's addresses, its reader and its templates."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.test import override_settings
from django.utils import translation

import phoihop.screen
from screen import small_settings

CATALOGUE = Path(phoihop.screen.__file__).parent / "locale" / "vi" / "LC_MESSAGES" / "django.po"
BORROWED = (
    "ROOT_URLCONF",
    "TEMPLATES",
    "MIDDLEWARE",
    "SAMPLE",
    "SESSION_ENGINE",
    "MESSAGE_STORAGE",
    "LANGUAGE_CODE",
    "LANGUAGES",
    "LANGUAGE_COOKIE_NAME",
    "TIME_ZONE",
    "FORMAT_MODULE_PATH",
    "STATIC_ROOT",
    "WHITENOISE_USE_FINDERS",
    "WHITENOISE_AUTOREFRESH",
    "CONTENT_SECURITY_POLICY",
)


@pytest.fixture(autouse=True)
def _parts_alone():
    with (
        override_settings(**{name: getattr(small_settings, name) for name in BORROWED}),
        translation.override("vi"),
    ):
        yield


@pytest.fixture
def catalogue():
    with CATALOGUE.open("rb") as source:
        return read_po(source, locale="vi")

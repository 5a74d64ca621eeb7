"""Every test of this folder sees the parts alone: the gallery's addresses, its reader and its templates."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
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
    "TIME_ZONE",
    "FORMAT_MODULE_PATH",
    "WHITENOISE_USE_FINDERS",
    "CONTENT_SECURITY_POLICY",
)


def pytest_configure(config):
    """Compile the catalogue where that has not been done: the wheel brings it compiled, a checkout does not."""
    compiled = CATALOGUE.with_suffix(".mo")
    if not compiled.exists() or compiled.stat().st_mtime < CATALOGUE.stat().st_mtime:
        with CATALOGUE.open("rb") as source, compiled.open("wb") as target:
            write_mo(target, read_po(source, locale="vi"))


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

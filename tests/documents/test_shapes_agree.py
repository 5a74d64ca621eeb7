"""Paper and page name a status alike: one code, one character, one word."""

from __future__ import annotations

from django.utils.translation import override

from phoihop.documents.shapes import OPEN, SHAPES
from phoihop.screen.status import STATUSES


def test_a_status_has_the_same_character_and_words_on_paper_as_on_pages():
    on_paper = [(s.status, s.character, s.vi, s.en, s.status in OPEN) for s in SHAPES.values()]
    on_pages = []
    for status in STATUSES.values():
        with override("vi"):
            vietnamese = str(status.word)
        with override("en"):
            english = str(status.word)
        on_pages.append((status.code, status.character, vietnamese, english, status.open))
    assert on_paper == on_pages

"""Tells the language of a document: the share of its words and letters that are typical of each language.

Words and letters are the table `recognition` of each pack. Where nothing speaks for any language, the first one is taken.
"""

from __future__ import annotations

import re
from collections import Counter

from phoihop.reading.letters import lowered
from phoihop.reading.packs import LANGUAGES, raw_pack

SAMPLE = 20_000
LETTER_WEIGHT = 2.0
WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str) -> str:
    """The language of a text, one of `LANGUAGES`; its first 20,000 characters decide."""
    sample = lowered(text[:SAMPLE])
    words = Counter(WORD.findall(sample))
    letters = Counter(sample)
    all_words, all_letters = max(1, words.total()), max(1, sum(letters[c] for c in letters if c.isalpha()))
    scores: dict[str, float] = {}
    for language in LANGUAGES:
        table = raw_pack(language)["recognition"]
        by_words = sum(words[word] for word in table["words"]) / all_words
        by_letters = sum(letters[letter] for letter in table["letters"]) / all_letters
        scores[language] = by_words + LETTER_WEIGHT * by_letters
    return max(LANGUAGES, key=lambda language: scores[language])

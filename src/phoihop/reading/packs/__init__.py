"""Language packs: everything the engine looks for in one language, as data.

A third language is a TOML file of the same tables beside these; `README.md` says what each table is for.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

import msgspec

from phoihop.reading.marks import Marks
from phoihop.reading.quantities import Quantities
from phoihop.reading.series_words import SeriesWords
from phoihop.reading.splitting import Splitter
from phoihop.reading.tokens import Lexicon

LANGUAGES = ("vi", "en")
OF_VERBS = ("gerund", "third", "participle")


class Pack(msgspec.Struct, frozen=True):
    """One language. `phrases` carries every tag that words of the text can get; `tables` the rest, for its reader."""

    language: str
    reader: str
    marks: Marks
    splitter: Splitter
    quantities: Quantities
    series: SeriesWords
    kinds: Mapping[str, list[str]]
    phrases: Mapping[str, list[str]]
    whole_names: list[str]
    symbols: Mapping[str, str]
    abbreviations: list[str]
    lexicon: Lexicon
    tables: Mapping[str, Any]


@cache
def pack(language: str) -> Pack:
    """The pack of a language, one of `LANGUAGES`."""
    return pack_of(raw_pack(language))


@cache
def raw_pack(language: str) -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath(f"{language}.toml").read_text("utf-8"))


def pack_of(raw: Mapping[str, Any]) -> Pack:
    """The pack that the tables of a TOML file make."""
    tags: dict[str, list[str]] = dict(raw["phrases"])
    for group in ("cadence", "line", "press", "lint"):
        tags |= {f"{group}:{name}": phrases for name, phrases in raw.get(group, {}).items()}
    tags |= {f"kind:{name}": phrases for name, phrases in raw.get("kinds", {}).items()}
    tags["deliverable"] = raw.get("deliverable", {}).get("nouns", [])
    tags["name"] = raw.get("names", {}).get("whole", [])
    if raw.get("weak_verbs"):
        tags["weak_verb"] = tags["verb"]
    if raw.get("forms"):
        sort_lines(tags)
        inflect(tags, raw["forms"])
    return Pack(
        language=raw["language"],
        reader=raw["reader"],
        marks=Marks(raw.get("numbering", {})),
        splitter=Splitter(**raw.get("sentences", {})),
        quantities=Quantities(**raw.get("quantity", {})),
        series=SeriesWords(raw.get("series", {})),
        kinds=raw.get("kinds", {}),
        phrases=tags,
        whole_names=raw.get("names", {}).get("whole", []),
        symbols=raw.get("names", {}).get("symbols", {}),
        abbreviations=raw.get("abbreviations", {}).get("known", []),
        lexicon=Lexicon(tags),
        tables=raw,
    )


def sort_lines(tags: dict[str, list[str]]) -> None:
    """Where words have forms, tells verbs and nouns of lines of work apart: verbs of no line say little (`generic`), and
    nouns in a list of nouns (`line_noun`) say less than verbs in a list of verbs.
    """
    verbs = {verb.split()[0] for verb in tags.get("verb", [])}
    cues = [phrase.lstrip("=") for tag, phrases in tags.items() if tag.startswith("line:") for phrase in phrases]
    silent = {*cues, *tags.get("light", []), *tags.get("making", [])}
    tags["line:generic"] = [*tags.get("line:generic", []), *(v for v in tags.get("verb", []) if v not in silent)]
    tags["line_noun"] = [phrase for phrase in cues if phrase and phrase.split()[0] not in verbs]


def inflect(tags: dict[str, list[str]], forms: Mapping[str, list[str]]) -> None:
    """Adds the forms that a language makes with endings: for each tag, or group of tags, its endings; `gerund`,
    `third` and `participle` are made of the verbs.
    """
    verbs = list(tags.get("verb", []))
    for name in OF_VERBS:
        tags.setdefault(name, [])
    for name, endings in forms.items():
        for tag in [tag for tag in tags if tag == name or tag.startswith(name + ":")]:
            made = verbs if name in OF_VERBS else tags[tag]
            tags[tag] = [*tags[tag], *(form for phrase in made for form in with_endings(phrase, endings))]


def with_endings(phrase: str, endings: list[str]) -> list[str]:
    """The phrase with each ending at its first and at its last word, in every spelling; some are no words at all."""
    mark = "=" if phrase.startswith("=") else ""
    words = phrase.lstrip("=").split()
    out: list[str] = []
    for place in {0, len(words) - 1}:
        word = words[place]
        for ending in endings:
            stems = [word, word + word[-1]]
            if word[-1] == "e":
                stems.append(word[:-1])
            elif word[-1] == "y":
                stems.append(word[:-1] + "i")
            out.extend(mark + " ".join([*words[:place], stem + ending, *words[place + 1 :]]) for stem in stems)
    return out


@cache
def every_mark() -> Marks:
    """The marks of all languages, for what must be cut before the language is known."""
    return Marks(*(raw_pack(language)["numbering"] for language in LANGUAGES))

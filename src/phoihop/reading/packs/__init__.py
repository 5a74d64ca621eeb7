"""Language packs: everything the engine looks for in one language, as data.

A third language is a TOML file of the same tables beside these; the engine itself holds no words of a document.
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
from phoihop.reading.splitting import Splitter
from phoihop.reading.tokens import Lexicon

LANGUAGES = ("vi",)


class Pack(msgspec.Struct, frozen=True):
    """One language. `phrases` carries every tag that words of the text can get."""

    language: str
    marks: Marks
    splitter: Splitter
    quantities: Quantities
    kinds: Mapping[str, list[str]]
    phrases: Mapping[str, list[str]]
    whole_names: list[str]
    symbols: Mapping[str, str]
    abbreviations: list[str]
    lexicon: Lexicon


@cache
def pack(language: str) -> Pack:
    """The pack of a language, one of `LANGUAGES`."""
    return pack_of(raw_pack(language))


def raw_pack(language: str) -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath(f"{language}.toml").read_text("utf-8"))


def pack_of(raw: Mapping[str, Any]) -> Pack:
    """The pack that the tables of a TOML file make."""
    tags: dict[str, list[str]] = dict(raw["phrases"])
    for group in ("cadence", "line", "press", "lint"):
        tags |= {f"{group}:{name}": phrases for name, phrases in raw.get(group, {}).items()}
    tags |= {f"kind:{name}": phrases for name, phrases in raw["kinds"].items()}
    tags["deliverable"] = raw.get("deliverable", {}).get("nouns", [])
    tags["name"] = raw["names"]["whole"]
    return Pack(
        language=raw["language"],
        marks=Marks(raw["numbering"]),
        splitter=Splitter(**raw["sentences"]),
        quantities=Quantities(**raw["quantity"]),
        kinds=raw["kinds"],
        phrases=tags,
        whole_names=raw["names"]["whole"],
        symbols=raw["names"]["symbols"],
        abbreviations=raw.get("abbreviations", {}).get("known", []),
        lexicon=Lexicon(tags),
    )


@cache
def every_mark() -> Marks:
    """The marks of all languages, for what must be cut before the language is known."""
    return Marks(*(raw_pack(language)["numbering"] for language in LANGUAGES))

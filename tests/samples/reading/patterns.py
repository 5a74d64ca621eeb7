"""Feeds every regular expression of the reader with texts made to trap it: `python -m samples.reading.patterns`.

Prints each before it is tried, so that whoever waits in vain knows which it was. A pattern that tries all ways of
dividing a text among its repetitions would not come to an end within the age of the world.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import re._constants as c
import re._parser as parser
import sys
from collections.abc import Iterator
from typing import Any

import phoihop.reading

SIZE = 4_000
SEEDS = (
    " ", "\t", "\n", "a", "A", "ă ", "1", "1.", "a)", "-", ".", ",", "(", "“", '"', "/", ":", "Điều ", "Điều 1", "ngày 1/", "1/1/",
    "và ", "A ", "Sở ", "năm 2", "quý ", "\u00ad", "\u0300", "|", "=", "x ",
)  # fmt: skip
MOST_REPEATED = 3


def modules() -> Iterator[Any]:
    for found in pkgutil.walk_packages(phoihop.reading.__path__, "phoihop.reading."):
        if not found.name.endswith((".child", "__main__")):
            yield importlib.import_module(found.name)


def patterns() -> dict[str, re.Pattern[Any]]:
    """All regular expressions that modules hold and language packs make, by where they stand."""
    from phoihop.reading.modal.times import TimeWords
    from phoihop.reading.modal.wording import InstrumentWords
    from phoihop.reading.packs import LANGUAGES, pack

    found: dict[str, re.Pattern[Any]] = {}
    for module in modules():
        for name, value in vars(module).items():
            collect(f"{module.__name__}.{name}", value, found, 0)
    for language in LANGUAGES:
        for part in ("marks", "splitter", "quantities", "lexicon"):
            collect(f"{language}.{part}", getattr(pack(language), part, None), found, 0)
        tables = pack(language).tables
        if pack(language).reader == "modal":
            times = TimeWords(tables["time"])
            collect(f"{language}.time", times, found, 0)
            collect(f"{language}.instrument", InstrumentWords(tables["instrument"], times), found, 0)
    return {f"{place}": pattern for place, pattern in found.items()}


def collect(place: str, value: Any, found: dict[str, re.Pattern[Any]], depth: int) -> None:
    if isinstance(value, re.Pattern):
        if all(value is not other for other in found.values()):
            found[place] = value
    elif depth < 3 and isinstance(value, (list, tuple)):
        for index, each in enumerate(value[:50]):
            collect(f"{place}[{index}]", each, found, depth + 1)
    elif depth < 3 and isinstance(value, dict):
        for key, each in list(value.items())[:200]:
            collect(f"{place}[{key!r}]", each, found, depth + 1)
    elif depth < 2 and type(value).__module__.startswith("phoihop.reading"):
        names = [*getattr(value, "__struct_fields__", ()), *getattr(value, "__dict__", {})]
        for name in names:
            collect(f"{place}.{name}", getattr(value, name, None), found, depth + 1)


def example(tree: Any) -> str:
    """A text that a pattern likes: the first of its ways, each repetition a few times."""
    out = ""
    for kind, value in tree:
        if kind == c.LITERAL:
            out += chr(value)
        elif kind in (c.ANY, c.NOT_LITERAL):
            out += "x"
        elif kind == c.IN:
            out += of_set(value)
        elif kind == c.BRANCH:
            out += example(value[1][0])
        elif kind == c.SUBPATTERN:
            out += example(value[3])
        elif kind in (c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT):
            least, most, inner = value
            out += example(inner) * max(int(least), min(int(most), MOST_REPEATED))
        elif kind == c.ATOMIC_GROUP:
            out += example(value)
    return out


def of_set(members: Any) -> str:
    kind, value = members[0]
    if kind == c.LITERAL:
        return chr(value)
    if kind == c.RANGE:
        return chr(value[0])
    category = {c.CATEGORY_DIGIT: "1", c.CATEGORY_SPACE: " ", c.CATEGORY_WORD: "a"}
    return category.get(value, "x") if kind == c.CATEGORY else "x"


def traps(pattern: re.Pattern[Any]) -> Iterator[str]:
    """Long texts that nearly match: what the pattern likes, over and over, and then an end that it does not."""
    source = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    liked = example(parser.parse(source, pattern.flags & ~re.UNICODE & ~re.DEBUG))
    for seed in (liked, liked[:-1], liked[1:], liked[: len(liked) // 2], *SEEDS):
        if seed:
            repeated = seed * (SIZE // len(seed) + 1)
            yield repeated[:SIZE] + "\0"
            yield liked + repeated[:SIZE] + "\u2603"


def main() -> None:
    for place, pattern in patterns().items():
        sys.stdout.write(f"{place}\n")
        sys.stdout.flush()
        for trap in traps(pattern):
            text = trap if isinstance(pattern.pattern, str) else trap.encode("utf-8")
            pattern.search(text)
            pattern.match(text)


if __name__ == "__main__":
    main()

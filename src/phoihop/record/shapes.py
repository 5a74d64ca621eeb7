"""The form in which words are read: what somebody wrote into a body is brought into it, and what does not fit is left out.

Any installation writes bodies, so a body may hold anything. Whoever reads one asks for the words of its kind and meets
no list where a text is looked for, no number that no column holds. What was signed stays as it is.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

LARGEST_NUMBER = 10**15
"""Larger figures are left out: a database adds thousands of these up without running over."""
LONGEST_NAME = 40
"""Of a name under which something stands in a body, such as a figure's code."""

_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Text:
    """A text; the character of number 0, which PostgreSQL does not store, is taken out."""


@dataclass(frozen=True)
class Number:
    """A whole number."""


@dataclass(frozen=True)
class Digest:
    """The SHA-256 of a file, in hex."""


@dataclass(frozen=True)
class Listed:
    """Several of one form, in order."""

    of: "Shape"


@dataclass(frozen=True)
class Named:
    """Several of one form, each under a name."""

    of: "Shape"


@dataclass(frozen=True)
class Part:
    """Fields, each of its form; without one that it `needs` the part is left out."""

    fields: Mapping[str, "Shape"] = field(default_factory=dict)
    needs: tuple[str, ...] = ()


Shape = Text | Number | Digest | Listed | Named | Part
TEXT, NUMBER, DIGEST = Text(), Number(), Digest()


def words_in(shape: Part, words: Mapping[str, object]) -> dict[str, Any]:
    """The words that have this form; everything else that stands beside them is left out."""
    read = _read(Part(shape.fields), words)
    assert type(read) is dict
    return read


def is_digest(value: object) -> bool:
    """Whether this can be the SHA-256 of a file, in hex."""
    return type(value) is str and bool(_DIGEST.fullmatch(value))


def _read(shape: Shape, value: object) -> object | None:
    """The value in its form; None where it has another."""
    match shape:
        case Text():
            return value.replace("\0", "") if type(value) is str else None
        case Number():
            return value if type(value) is int and abs(value) <= LARGEST_NUMBER else None
        case Digest():
            return value if is_digest(value) else None
        case Listed():
            listed = value if isinstance(value, list | tuple) else ()
            return [read for each in listed if (read := _read(shape.of, each)) is not None]
        case Named():
            named = value if isinstance(value, Mapping) else {}
            return {
                name: read
                for name, each in named.items()
                if len(name) <= LONGEST_NAME and "\0" not in name and (read := _read(shape.of, each)) is not None
            }
        case _:
            part = value if isinstance(value, Mapping) else {}
            found = {
                name: read
                for name, of in shape.fields.items()
                if name in part and (read := _read(of, part[name])) is not None
            }
            return found if all(name in found for name in shape.needs) else None

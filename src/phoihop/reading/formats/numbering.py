"""Computes the automatic numbers of Word paragraphs, which are not in the text, from `numbering.xml`.

ECMA-376 part 1, 17.9: counters per abstract numbering, restart under a higher level, start and overrides, formats.
"""

from __future__ import annotations

import msgspec
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"),
    (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
LEVELS = 9
TYPED_BULLETS = ("-", "–", "+", "*", "•")


class Level(msgspec.Struct, frozen=True):
    """One level of an abstract numbering."""

    start: int
    format: str
    text: str
    restart: int | None
    legal: bool
    indent: int
    style: str
    font: str


def roman(number: int) -> str:
    out = ""
    for value, letters in ROMAN:
        while number >= value:
            out += letters
            number -= value
    return out


def letter(number: int) -> str:
    """A to z, then aa, bb as Word does."""
    if number < 1:
        return ""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def formatted(number: int, format_: str) -> str:
    """A counter in one of Word's formats; bullets give no digits."""
    number = max(0, min(number, 30_000))
    match format_:
        case "upperRoman":
            return roman(number).upper()
        case "lowerRoman":
            return roman(number)
        case "upperLetter":
            return letter(number).upper()
        case "lowerLetter":
            return letter(number)
        case "decimalZero":
            return f"{number:02d}"
        case "none" | "bullet":
            return ""
        case _:
            return str(number)


def attribute(element: etree._Element | None, name: str = "val") -> str | None:
    return None if element is None else element.get(W + name)


def whole(value: str | None, otherwise: int) -> int:
    try:
        return int(value) if value is not None else otherwise
    except ValueError:
        return otherwise


def font_of(properties: etree._Element | None) -> str:
    """The font of a run, "" where it is not said."""
    fonts = None if properties is None else properties.find(f"{W}rFonts")
    return "" if fonts is None else fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or ""


class Numbering:
    """The numberings of one document, and their counters as the text goes on."""

    def __init__(self, root: etree._Element | None) -> None:
        self._levels: dict[str, dict[int, Level]] = {}
        self._abstract: dict[str, str] = {}
        self._overrides: dict[str, dict[int, int]] = {}
        self._level_overrides: dict[str, dict[int, Level]] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._started: set[tuple[str, int]] = set()
        if root is not None:
            self._load(root)

    def _load(self, root: etree._Element) -> None:
        styled: dict[str, str] = {}
        linked: dict[str, str] = {}
        for abstract in root.iterfind(f"{W}abstractNum"):
            key = attribute(abstract, "abstractNumId") or ""
            self._levels[key] = {}
            for level in abstract.iterfind(f"{W}lvl"):
                self._levels[key][whole(attribute(level, "ilvl"), 0)] = level_of(level)
            if name := attribute(abstract.find(f"{W}styleLink")):
                styled[name] = key
            if name := attribute(abstract.find(f"{W}numStyleLink")):
                linked[key] = name
        for key, name in linked.items():
            if name in styled:
                self._levels[key] = self._levels[styled[name]]
        for num in root.iterfind(f"{W}num"):
            key = attribute(num, "numId") or ""
            self._abstract[key] = attribute(num.find(f"{W}abstractNumId")) or ""
            for override in num.iterfind(f"{W}lvlOverride"):
                at = whole(attribute(override, "ilvl"), 0)
                start = attribute(override.find(f"{W}startOverride"))
                if start is not None:
                    self._overrides.setdefault(key, {})[at] = whole(start, 1)
                own = override.find(f"{W}lvl")
                if own is not None:
                    self._level_overrides.setdefault(key, {})[at] = level_of(own)

    def level(self, num: str, at: int) -> Level | None:
        own = self._level_overrides.get(num, {}).get(at)
        return own or self._levels.get(self._abstract.get(num, ""), {}).get(at)

    def font(self, num: str, at: int) -> str:
        """The font of the numbers of a level, "" where it is the text's."""
        level = self.level(num, at)
        return level.font if level is not None else ""

    def level_of_style(self, num: str, style: str) -> int | None:
        """The level that is tied to a paragraph style."""
        for at, level in self._levels.get(self._abstract.get(num, ""), {}).items():
            if level.style == style:
                return at
        return None

    def next(self, num: str, at: int) -> str:
        """The label of the next paragraph of numbering `num` on level `at`: "1.", "a)", "-"; empty where it has none."""
        at = max(0, min(at, LEVELS - 1))
        level = self.level(num, at)
        if level is None:
            return ""
        abstract = self._abstract[num]
        counts = self._counts.setdefault(abstract, [None] * LEVELS)
        override = self._overrides.get(num, {}).get(at)
        if override is not None and (num, at) not in self._started:
            counts[at] = override
        else:
            held = counts[at]
            counts[at] = level.start if held is None else held + 1
        self._started.add((num, at))
        for below in range(at + 1, LEVELS):
            lower = self.level(num, below)
            if lower is not None and lower.restart is not None and at >= lower.restart:
                continue
            counts[below] = None
        if level.format == "bullet":
            return self._bullet(num, at, level.text)
        label = level.text
        for index in range(LEVELS):
            mark = f"%{index + 1}"
            if mark not in label:
                continue
            upper = self.level(num, index)
            count = counts[index]
            if upper is None:
                label = label.replace(mark, "")
                continue
            number = upper.start if count is None else count
            label = label.replace(mark, formatted(number, "decimal" if level.legal else upper.format))
        return label.strip()

    def _bullet(self, num: str, at: int, drawn: str) -> str:
        """A bullet as it is typed: itself where it is one, else "-", and "+" below another bullet."""
        if drawn in TYPED_BULLETS:
            return drawn
        above = self.level(num, at - 1) if at else None
        return "+" if above is not None and above.format == "bullet" else "-"


def level_of(level: etree._Element) -> Level:
    restart = attribute(level.find(f"{W}lvlRestart"))
    indent = level.find(f"{W}pPr/{W}ind")
    return Level(
        start=whole(attribute(level.find(f"{W}start")), 1),
        format=attribute(level.find(f"{W}numFmt")) or "decimal",
        text=attribute(level.find(f"{W}lvlText")) or "",
        restart=None if restart is None else whole(restart, 0),
        legal=level.find(f"{W}isLgl") is not None,
        indent=whole(attribute(indent, "left"), 0),
        style=attribute(level.find(f"{W}pStyle")) or "",
        font=font_of(level.find(f"{W}rPr")),
    )

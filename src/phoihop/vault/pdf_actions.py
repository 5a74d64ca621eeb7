"""What a PDF does by itself: the actions that its opening, its pages, its fields or its closing start.

Looked for in a copy that PDFium writes of the document: there every object stands in the open, names are spelled in one
way, and what was packed into streams is unpacked. Harmless are actions that stay inside of the page's view (go to a
page, show a layer) and whatever waits for a person's click: a viewer asks before it follows such a link.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# ISO 32000-2, tables 29 (catalog) and 197 (additional actions): what starts without a click.
STARTS = (b"/OpenAction", b"/AA")
# Table 201: what leaves the document, runs a program or a script, or sends what was typed.
LEAVES = {
    b"/JavaScript", b"/Launch", b"/SubmitForm", b"/ImportData", b"/URI", b"/GoToR", b"/GoToE", b"/Rendition",
    b"/RichMediaExecute", b"/Movie",
}  # fmt: skip
DEEPEST = 60
_OBJECT = re.compile(rb"(?:^|[\r\n])(\d{1,10}) \d{1,5} obj\s")
_STREAM = re.compile(rb"stream\r?\n.*?endstream", re.DOTALL)
_TOKEN = re.compile(
    rb"<<|>>|\[|\]"
    rb"|/[^\s()<>\[\]{}/%]*"
    rb"|\((?:[^()\\]|\\.)*\)"
    rb"|<[0-9A-Fa-f\s]*>"
    rb"|\d+\s+\d+\s+R(?![^\s()<>\[\]{}/%])"
    rb"|[^\s()<>\[\]{}/%]+",
    re.DOTALL,
)

Value = bytes | list["Value"] | dict[bytes, "Value"]


class TooDeep(Exception):
    """Values lie in one another deeper than any program writes them."""


def acts_by_itself(copy: bytes) -> bool:
    """Tell whether a document leaves itself without a click, from the copy that PDFium has written of it."""
    bodies = _bodies(copy)
    return any(_leaves(action, bodies) for body in bodies.values() for action in _started(body, bodies))


def _started(body: bytes, bodies: dict[bytes, bytes]) -> Iterator[Value]:
    """Yield the actions that an object starts without a click. Where a place to go to stands instead, it is no action."""
    if not any(start in body for start in STARTS):
        return
    for mapping in _mappings(_read(body)):
        if b"/OpenAction" in mapping:
            yield mapping[b"/OpenAction"]
        for events in _followed(mapping[b"/AA"], bodies) if b"/AA" in mapping else ():
            if isinstance(events, dict):
                yield list(events.values())


def has_file_inside(copy: bytes) -> bool:
    """Tell whether some place of the document carries another file (ISO 32000-2, 7.11.4), a note on a page too."""
    return any(
        b"/EF" in mapping for body in _bodies(copy).values() if b"/EF" in body for mapping in _mappings(_read(body))
    )


def _bodies(copy: bytes) -> dict[bytes, bytes]:
    """Return what stands in each object, by its number, without the contents of streams."""
    open_part = _STREAM.sub(b"", copy)
    found = list(_OBJECT.finditer(open_part))
    ends = [each.start() for each in found[1:]] + [len(open_part)]
    return {each[1]: open_part[each.end() : end] for each, end in zip(found, ends, strict=True)}


def _read(body: bytes) -> Value:
    """Read one object into dictionaries, lists and words."""
    top: list[Value] = []
    open_lists = [top]
    for token in _TOKEN.findall(body):
        if token in {b"<<", b"["}:
            if len(open_lists) > DEEPEST:
                raise TooDeep
            open_lists.append([])
        elif token in {b">>", b"]"}:
            if len(open_lists) > 1:
                inner = open_lists.pop()
                open_lists[-1].append(_mapping(inner) if token == b">>" else inner)
        else:
            open_lists[-1].append(token)
    return top


def _mapping(items: list[Value]) -> dict[bytes, Value]:
    return {key: value for key, value in zip(items[::2], items[1::2], strict=False) if isinstance(key, bytes)}


def _mappings(value: Value) -> Iterator[dict[bytes, Value]]:
    """Yield every dictionary inside of a value."""
    if isinstance(value, dict):
        yield value
        for each in value.values():
            yield from _mappings(each)
    elif isinstance(value, list):
        for each in value:
            yield from _mappings(each)


def _followed(value: Value, bodies: dict[bytes, bytes]) -> list[Value]:
    """Return what a value is, or what it refers to."""
    number, _, rest = value.partition(b" ") if isinstance(value, bytes) else (b"", b"", b"")
    if not rest.endswith(b"R"):
        return [value]
    read = _read(bodies.get(number, b""))
    return read if isinstance(read, list) else [read]


def _leaves(action: Value, bodies: dict[bytes, bytes]) -> bool:
    """Whether an action, or one that follows it (`Next`), leaves the document."""
    waiting, seen = [action], set()
    while waiting:
        value = waiting.pop()
        if isinstance(value, bytes):
            if value not in seen:
                seen.add(value)
                waiting += [each for each in _followed(value, bodies) if each != value]
        elif isinstance(value, list):
            waiting += value
        elif value.get(b"/S") in LEAVES:
            return True
        elif b"/Next" in value:
            waiting.append(value[b"/Next"])
    return False

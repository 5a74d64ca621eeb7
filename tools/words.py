"""Which words the product says: collected from Python and templates, without the gettext programs (Windows has none).

Each app has its own catalogue. Words are found by the calls of Django's gettext functions; templates are first turned
into such calls by Django itself. Used by `make messages` and by the house tests.
"""

from __future__ import annotations

import io
import site
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_python
from babel.messages.pofile import read_po

KEYWORDS: dict[str, tuple[int | tuple[int, str], ...]] = {
    "_": (1,),
    "gettext": (1,),
    "gettext_lazy": (1,),
    "gettext_noop": (1,),
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
TEMPLATES = {".html", ".txt"}
FRAMEWORKS = ("django", "allauth")


class Word(NamedTuple):
    """A source string with its context ("" for none) and its plural ("" for none)."""

    text: str
    context: str = ""
    plural: str = ""


def app_folders(package: Path) -> list[Path]:
    """Return the folders that are Django apps: each has its own catalogue."""
    return sorted(each.parent for each in package.rglob("apps.py"))


def owner(file: Path, apps: list[Path]) -> Path | None:
    """Return the app that a file belongs to: the innermost one."""
    around = [app for app in apps if app in file.parents]
    return max(around, key=lambda app: len(app.parts)) if around else None


def words_of_file(file: Path) -> Iterator[Word]:
    """Yield the words of one Python file or template."""
    text = file.read_text("utf-8")
    if file.suffix in TEMPLATES:
        from django.utils.translation.template import templatize

        # What is left of the page between the calls has its own indentation, which Python would not read.
        text = "\n".join(line.strip() for line in templatize(text, str(file)).splitlines())
    found = extract_python(io.BytesIO(text.encode()), list(KEYWORDS), [], {"encoding": "utf-8"})
    for _, function, arguments, _ in found:
        values = list(arguments) if isinstance(arguments, tuple | list) else [arguments]
        context, parts = "", []
        for position in KEYWORDS[function]:
            index = position[0] if isinstance(position, tuple) else position
            value = values[index - 1] if index <= len(values) else None
            if value is None:
                break  # not a plain string: its words are collected where they stand
            if isinstance(position, tuple):
                context = value
            else:
                parts.append(value)
        if parts and parts[0]:
            yield Word(parts[0], context, parts[1] if len(parts) > 1 else "")


def words_by_app(package: Path) -> dict[Path | None, dict[Word, str]]:
    """Return the words of each app with the first file that says each; None gathers those outside of every app."""
    apps = app_folders(package)
    found: dict[Path | None, dict[Word, str]] = {}
    for file in sorted(package.rglob("*")):
        if file.suffix != ".py" and not (file.suffix in TEMPLATES and "templates" in file.parts):
            continue
        whose = owner(file, apps)
        for word in words_of_file(file):
            found.setdefault(whose, {}).setdefault(word, file.relative_to(package).as_posix())
    return found


def catalogue_of(app: Path) -> Path:
    return app / "locale" / "vi" / "LC_MESSAGES" / "django.po"


def read_catalogue(file: Path) -> Catalog:
    with file.open("rb") as content:
        return read_po(content, locale="vi", abort_invalid=True)


def words_of_catalogue(catalogue: Catalog) -> dict[Word, tuple[str, ...]]:
    """Return each word of a catalogue with its translations (one, or one for each plural form)."""
    found = {}
    for message in catalogue:
        if not message.id:
            continue
        several = isinstance(message.id, list | tuple)
        word = (
            Word(message.id[0], message.context or "", message.id[1])
            if several
            else Word(message.id, message.context or "")
        )
        strings = message.string if isinstance(message.string, tuple | list) else (message.string,)
        found[word] = () if message.fuzzy else tuple(strings)
    return found


def framework_words() -> set[Word]:
    """Return the words that the frameworks say and that a catalogue of ours may word anew."""
    found: set[Word] = set()
    for place in site.getsitepackages():
        for framework in FRAMEWORKS:
            for file in (Path(place) / framework).rglob("locale/vi/LC_MESSAGES/django.po"):
                found |= set(words_of_catalogue(read_catalogue(file)))
    return found

"""Bring each app's Vietnamese catalogue in line with the words of the app: `make messages`.

Words that nobody says any more go, new ones are added at the end without a translation, and what is there keeps its
order and its comments. Tells what is still to be translated.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from words import Word, catalogue_of, framework_words, read_catalogue, words_by_app, words_of_catalogue

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "phoihop"
HEAD = """msgid ""
msgstr ""
"Language: vi\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"
"""


def update(app: Path, said: dict[Word, str], framework: set[Word]) -> list[Word]:
    """Write the catalogue anew where it must change; return the words without a translation."""
    file = catalogue_of(app)
    catalogue = read_catalogue(file) if file.exists() else Catalog(locale="vi")
    known = words_of_catalogue(catalogue)
    added = [word for word in said if word not in known]
    orphans = [word for word in known if word not in said and word not in framework]
    if added or orphans:
        head = file.read_text("utf-8").partition("\n\n")[0] + "\n" if file.exists() else HEAD
        for word in orphans:
            catalogue.delete(word.text, word.context or None)
        for word in added:
            catalogue.add((word.text, word.plural) if word.plural else word.text, context=word.context or None)
        body = io.BytesIO()
        write_po(body, catalogue, width=0, no_location=True, omit_header=True, ignore_obsolete=True)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{head}\n{body.getvalue().decode().strip()}\n", "utf-8")
    return [word for word in said if not all(known.get(word, ()) or ("",))]


def main() -> int:
    framework = framework_words()
    missing = 0
    found = words_by_app(PACKAGE)
    for word, where in found.pop(None, {}).items():
        print(f"{where}: “{word.text}” stands outside of every app, where no catalogue is read")
        missing += 1
    for app, said in found.items():
        assert app is not None
        for word in update(app, said, framework):
            print(f"{said[word]}: “{word.text}” has no Vietnamese words yet")
            missing += 1
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())

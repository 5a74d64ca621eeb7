"""Every word of a page has its Vietnamese, and no catalogue holds words that nobody says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from collect_messages import update
from house.tree import PACKAGE
from words import Word, catalogue_of, framework_words, read_catalogue, words_by_app, words_of_catalogue, words_of_file

SAID = words_by_app(PACKAGE)
FRAMEWORK = framework_words()
APPS = sorted(
    app for app in {*SAID, *(each.parents[3] for each in PACKAGE.rglob("locale/vi/LC_MESSAGES/django.po"))} if app
)
HOLES = re.compile(r"%\(\w+\)[sd]|\{\w*\}")


def named(app: Path) -> str:
    return app.relative_to(PACKAGE).as_posix()


def known(app: Path) -> dict[Word, tuple[str, ...]]:
    file = catalogue_of(app)
    return words_of_catalogue(read_catalogue(file)) if file.exists() else {}


def test_words_stand_in_apps_only() -> None:
    assert SAID.get(None, {}) == {}


@pytest.mark.parametrize("app", APPS, ids=named)
def test_every_word_is_translated(app: Path) -> None:
    translated = known(app)
    missing = {
        f"{where}: {word.text}"
        for word, where in SAID.get(app, {}).items()
        if not all(translated.get(word, ()) or ("",))
    }
    assert missing == set()


@pytest.mark.parametrize("app", APPS, ids=named)
def test_no_catalogue_holds_words_that_nobody_says(app: Path) -> None:
    assert set(known(app)) - set(SAID.get(app, {})) - FRAMEWORK == set()


@pytest.mark.parametrize("app", APPS, ids=named)
def test_a_translation_has_the_holes_of_its_source(app: Path) -> None:
    for word, strings in known(app).items():
        for string in strings:
            assert set(HOLES.findall(string)) == set(HOLES.findall(word.plural or word.text)), word


def test_one_word_has_one_translation_in_all_catalogues() -> None:
    """Django merges the catalogues of all apps into one: of two translations of a word, it is chance which one is shown."""
    told: dict[tuple[str, str], dict[tuple[str, ...], list[str]]] = {}
    for app in APPS:
        for word, strings in known(app).items():
            told.setdefault((word.context, word.text), {}).setdefault(strings, []).append(named(app))
    assert {word: where for word, where in told.items() if len(where) > 1} == {}


def test_words_are_found_in_python_and_in_templates(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text(
        'x = _("Send report")\ny = ngettext_lazy("%(n)d day", "%(n)d days", n)\nz = pgettext("menu", "Desk")\nw = _(x)\n'
    )
    (tmp_path / "a.html").write_text(
        "<h1>{% translate \"Today\" %}</h1>\n  <p>{% trans 'Overdue' context 'matrix' %}</p>\n"
        "{% blocktranslate trimmed count n=rows|length %}\n  One entry of {{ n }}\n{% plural %}\n  {{ n }} entries\n"
        "{% endblocktranslate %}\n<a title=\"{{ _('Open it') }}\">it's fine</a>\n"
    )
    assert set(words_of_file(tmp_path / "a.py")) == {
        Word("Send report"),
        Word("%(n)d day", "", "%(n)d days"),
        Word("Desk", "menu"),
    }
    assert set(words_of_file(tmp_path / "a.html")) == {
        Word("Today"),
        Word("Overdue", "matrix"),
        Word("One entry of %(n)s", "", "%(n)s entries"),
        Word("Open it"),
    }


def test_updating_a_catalogue_keeps_translations_order_and_comments(tmp_path: Path) -> None:
    file = catalogue_of(tmp_path)
    file.parent.mkdir(parents=True)
    head = '# Words of a test.\nmsgid ""\nmsgstr ""\n"Language: vi\\n"\n"Plural-Forms: nplurals=1; plural=0;\\n"\n'
    kept = '\n# The first page\nmsgid "Send"\nmsgstr "Gửi"\n'
    file.write_text(head + kept + '\nmsgid "Gone"\nmsgstr "Đã bỏ"\n')
    said = {Word("Send"): "a.py", Word("New", "menu"): "a.py"}
    assert update(tmp_path, said, set()) == [Word("New", "menu")]
    after = file.read_text()
    assert after == head + kept + '\nmsgctxt "menu"\nmsgid "New"\nmsgstr ""\n'
    assert update(tmp_path, said, set()) == [Word("New", "menu")]
    assert file.read_text() == after

"""The Vietnamese words of a plain clone are compiled at its first start, or it is said that they are not."""

from __future__ import annotations

import gettext
import os
import shutil
import urllib.request
from pathlib import Path

import pytest

from phoihop.screen import catalogues
from phoihop.screen.catalogues import PACKAGE, compile_catalogues, compile_where_needed, uncompiled

WORDS = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "{}"\nmsgstr "{}"\n'


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A package of two parts in a folder of its own, with one word each and nothing compiled."""
    package = tmp_path / "src" / "phoihop"
    for part, english, vietnamese in (("web", "Work to do", "Việc cần xử lý"), ("screen", "Close", "Đóng")):
        place = package / part / "locale" / "vi" / "LC_MESSAGES"
        place.mkdir(parents=True)
        (place / "django.po").write_text(WORDS.format(english, vietnamese), "utf-8")
    return package


def word(package: Path, part: str, english: str) -> str:
    with (package / part / "locale" / "vi" / "LC_MESSAGES" / "django.mo").open("rb") as compiled:
        return gettext.GNUTranslations(compiled).gettext(english)


def test_what_is_not_compiled_is_compiled_at_the_start(tree: Path) -> None:
    assert len(uncompiled(tree)) == 2
    compile_where_needed(tree)
    assert uncompiled(tree) == []
    assert word(tree, "web", "Work to do") == "Việc cần xử lý"
    assert [each.suffix for each in tree.rglob("*.*")].count(".part") == 0


@pytest.mark.parametrize("of_the_source", [True, False])
def test_words_that_changed_are_compiled_again_in_a_tree_of_the_source_alone(
    tree: Path, *, of_the_source: bool
) -> None:
    if of_the_source:
        (tree.parent.parent / "pyproject.toml").touch()
    compile_where_needed(tree)
    place = tree / "screen" / "locale" / "vi" / "LC_MESSAGES"
    (place / "django.po").write_text(WORDS.format("Close", "Đóng lại"), "utf-8")
    os.utime(place / "django.mo", (0, 0))
    compile_where_needed(tree)
    assert word(tree, "screen", "Close") == ("Đóng lại" if of_the_source else "Đóng")


def test_where_nothing_may_be_written_the_start_goes_on_and_can_say_so(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(catalogue: Path, compiled: Path) -> None:
        raise PermissionError(13, "read-only")

    monkeypatch.setattr(catalogues, "_compile", forbidden)
    compile_where_needed(tree)
    assert len(uncompiled(tree)) == 2


def test_what_is_compiled_is_left_alone(tree: Path) -> None:
    assert len(compile_catalogues(tree)) == 2
    assert compile_catalogues(tree) == []


@pytest.mark.slow
@pytest.mark.once
def test_a_plain_clone_speaks_vietnamese_from_its_first_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from cli.running import phoihop
    from cli.test_serving import served

    shutil.copytree(
        PACKAGE, tmp_path / "src" / "phoihop", ignore=shutil.ignore_patterns("*.mo", "*.pyc", "__pycache__")
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "src"))
    home = tmp_path / "var"
    assert phoihop(home, "init").code == 0
    with (
        served(home, "serve") as server,
        urllib.request.urlopen(f"http://127.0.0.1:{server.port}/sign-in/") as answer,
    ):
        page = answer.read().decode()
    assert "cơ quan khác" in page
    assert "Trang sẽ hiện tiếng Anh" not in server.told
    assert uncompiled(tmp_path / "src" / "phoihop") == []

"""Every refusal has its sentence in both languages, and every sentence belongs to a refusal."""

from __future__ import annotations

import ast
import importlib
import re
import string
import unicodedata
from pathlib import Path

import pytest

from house.tree import PACKAGE, called, parsed

REFUSALS = {"Refused", "ReadRefused", "TimetableRefused"}
# SENTENCES maps a code to {"vi": ..., "en": ...}; REFUSALS, in the timetable, to the pair (Vietnamese, English).
TABLES = ("SENTENCES", "REFUSALS")


def word_modules(folder: Path) -> list[str]:
    """Return the modules that word codes: they hold one of the tables."""
    return [
        path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        for path, tree in parsed(folder)
        for node in tree.body
        if isinstance(node, ast.AnnAssign) and ast.unparse(node.target) in TABLES and isinstance(node.value, ast.Dict)
    ]


def all_sentences() -> list[tuple[str, str, dict[str, str]]]:
    """Return (module, code, words) of every sentence of the product."""
    found = []
    for name in word_modules(PACKAGE):
        module = importlib.import_module(f"phoihop.{name}")
        for table in TABLES:
            for code, words in getattr(module, table, {}).items():
                found.append(
                    (
                        name,
                        code,
                        dict(words) if isinstance(words, dict) else dict(zip(("vi", "en"), words, strict=True)),
                    )
                )
    return found


def refused_codes(folder: Path) -> dict[str, str]:
    """Return each code that stands in a refusal, with the place of the first."""
    found: dict[str, str] = {}
    for path, tree in parsed(folder):
        for node in ast.walk(tree):
            if called(node) in REFUSALS and isinstance(node, ast.Call) and node.args:
                for code in possible(node.args[0]):
                    found.setdefault(code, f"{path}:{node.lineno}")
    return found


def possible(code: ast.expr) -> list[str]:
    """Return the values that an expression may have, as far as they are written there."""
    if isinstance(code, ast.IfExp):
        return possible(code.body) + possible(code.orelse)
    return [code.value] if isinstance(code, ast.Constant) and isinstance(code.value, str) else []


def whole_strings(tree: ast.AST) -> set[str]:
    """Return the strings of an expression, without the pieces of f-strings."""
    pieces = {id(piece) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for piece in ast.walk(node)}
    return {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in pieces
    }


def beginnings(tree: ast.AST) -> set[str]:
    """Return how f-strings begin: a code may be put together from a word and a status."""
    first = {node.values[0] for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) and node.values}
    return {each.value for each in first if isinstance(each, ast.Constant) and len(str(each.value)) > 3}


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


WORDED = all_sentences()
SENTENCES = {code: words for _, code, words in WORDED}
CODES = refused_codes(PACKAGE)


def test_there_are_refusals_and_sentences_to_compare() -> None:
    assert len(CODES) > 20
    assert len(SENTENCES) > 20


def test_every_refusal_has_a_sentence() -> None:
    assert {code: place for code, place in CODES.items() if code not in SENTENCES} == {}


def test_a_code_is_worded_once() -> None:
    places: dict[str, set[str]] = {}
    for name, code, _ in WORDED:
        places.setdefault(code, set()).add(name)
    assert {code: names for code, names in places.items() if len(names) > 1} == {}


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_a_sentence_stands_in_both_languages_with_the_same_parameters(code: str) -> None:
    words = SENTENCES[code]
    assert set(words) == {"vi", "en"}
    assert placeholders(words["vi"]) == placeholders(words["en"])
    for sentence in words.values():
        assert sentence == unicodedata.normalize("NFC", sentence)
        assert sentence.strip()
    assert re.search(r"[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]", words["vi"].lower()), (
        words["vi"]
    )


def test_every_sentence_is_used() -> None:
    trees = [tree for path, tree in parsed(PACKAGE) if not path.endswith("sentences.py")]
    whole = set().union(*map(whole_strings, trees))
    begun = tuple(set().union(*map(beginnings, trees)))
    assert {code for code in SENTENCES if code not in whole and not code.startswith(begun)} == set()


def test_a_refusal_without_a_sentence_is_found(tmp_path: Path) -> None:
    (tmp_path / "planted.py").write_text('raise Refused("not_worded" if x == "this" else "nor_this", {"a": "b"})\n')
    assert refused_codes(tmp_path) == {"not_worded": "planted.py:1", "nor_this": "planted.py:1"}

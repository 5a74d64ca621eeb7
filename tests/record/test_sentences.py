"""Every code of the record has a sentence in both languages, with the parameters that its refusal carries."""

import ast
import re
import unicodedata
from functools import cache
from pathlib import Path

import pytest

import phoihop.record
from phoihop.record.sentences import SENTENCES

SOURCES = sorted(Path(phoihop.record.__file__).parent.glob("*.py"))
CODE = re.compile(r"[a-z]+\.[a-z_]+\Z")
# Strings of the form of a code that are kinds of act.
KINDS = {"key.closed", "body.wiped"}


@cache
def codes() -> dict[str, set[str]]:
    """Each code that the sources name, with the parameters that stand beside it in the same call."""
    found: dict[str, set[str]] = {}
    for path in SOURCES:
        if path.stem == "sentences":
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.match(node.value):
                found.setdefault(node.value, set())
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            named = [arg.value for arg in call.args if isinstance(arg, ast.Constant) and arg.value in found]
            given = [
                key.value
                for arg in call.args
                if isinstance(arg, ast.Dict)
                for key in arg.keys
                if isinstance(key, ast.Constant)
            ]
            for code in named:
                found[code] |= set(given)
    return {code: given for code, given in found.items() if code not in KINDS}


def test_each_code_has_a_sentence_and_each_sentence_a_code():
    assert set(SENTENCES) == set(codes())


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_a_sentence_is_complete_in_both_languages(code):
    for language in ("vi", "en"):
        sentence = SENTENCES[code][language]
        assert sentence[0].isupper()
        assert sentence.endswith(".")
        assert unicodedata.normalize("NFC", sentence) == sentence
        assert set(re.findall(r"\{(\w+)\}", sentence)) <= codes()[code]
    assert set(SENTENCES[code]) == {"vi", "en"}

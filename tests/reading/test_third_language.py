"""A language is a table of words: a few French ones are enough for the engine as it is to read a commitment."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import pytest

import phoihop.reading
from phoihop.reading import PARTIES, Reading
from phoihop.reading.languages import read_with
from phoihop.reading.layout import plain
from phoihop.reading.packs import pack_of

FRENCH = pack_of(
    tomllib.loads("""
language = "fr"
reader = "modal"

[numbering]
article = ["article"]

[kinds]
memorandum = ["protocole d ' accord", "convention"]

[phrases]
head = ["mairie", "préfecture", "police", "direction"]
class = ["service"]
determiner = ["la", "le", "les", "chaque"]
name_link = ["de", "du"]
parties = ["les parties"]
modal = ["doit", "doivent", "s ' engage à", "s ' engagent à"]
power = ["peut"]
be = ["être"]
by = ["par"]
participle = ["établi"]
verb = ["transmettre", "organiser"]
joint = ["et"]
support = ["en liaison avec"]
receiver = ["=à"]
condition_anywhere = ["en cas de"]
hard_head = ["objet"]

[cadence]
quarterly = ["chaque trimestre"]

[line]
review = ["rapport"]
training = ["exercice"]

[deliverable]
nouns = ["rapport"]

[time]
within = ["dans un délai de"]
after = ["après"]
months = ["janvier", "février", "mars"]

[time.units]
d = ["jours"]

[time.numbers]
dix = 10

[instrument]
between = ["entre"]
""")
)
TEXT = """CONVENTION
entre la Mairie de Sông Vân et la Police de Sông Vân

Article 1. Objet
La Mairie de Sông Vân doit tout à tous.

Article 2. Travail commun
La Police de Sông Vân doit, chaque trimestre, transmettre un rapport à la Mairie de Sông Vân.
Les parties s'engagent à organiser un exercice en liaison avec la Préfecture dans un délai de dix (10) jours après la crue.
La Mairie de Sông Vân peut assister.
Un rapport doit être établi par la Mairie de Sông Vân en cas de crue.
"""


def reading() -> Reading:
    return read_with(plain(TEXT), FRENCH)


def test_a_few_words_of_a_third_language_make_an_agreement() -> None:
    agreement = reading().agreements[0]
    assert agreement.kind == "memorandum"
    assert agreement.parties == ("Mairie de Sông Vân", "Police de Sông Vân")
    assert reading().language == "fr"


def test_and_its_commitments() -> None:
    found = [(item.lead, item.support, item.cadence, item.due, item.line) for item in reading().commitments]
    assert found == [
        (("Police de Sông Vân",), (), "quarterly", None, "review"),
        ((PARTIES,), ("Préfecture",), "on_event", "+10d", "training"),
        (("Mairie de Sông Vân",), (), "on_event", None, "review"),
    ]


SHARED = (
    "asking", "composed", "drafts", "drawn", "duties", "known", "language", "languages", "layout", "outcome", "quantities", "speech",
    "splitting", "structure", "tables", "tokens", "topics", "workline", "modal/document", "modal/grammar", "modal/instrument",
    "modal/judging", "modal/names", "modal/parties", "modal/predicates", "modal/press", "modal/signers", "modal/times", "modal/wording",
)  # fmt: skip
LETTERS = re.compile(r"[^\W\d_]{2,}")
LETTER_CLASS = re.compile(r"\[[^\]]*\]")


@pytest.mark.parametrize("module", SHARED)
def test_what_all_languages_share_holds_no_vietnamese_word(module: str) -> None:
    source = (Path(phoihop.reading.__file__).parent / f"{module}.py").read_text("utf-8")
    tree = ast.parse(source)
    named = (ast.Module, ast.ClassDef, ast.FunctionDef)
    told = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, named) and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            assert all(word.isascii() for word in LETTERS.findall(LETTER_CLASS.sub("", node.value))), node.value

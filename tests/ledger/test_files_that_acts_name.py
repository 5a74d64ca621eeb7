"""A file is named by an act of a record: in its facts, or in the words of the text that it brought."""

from __future__ import annotations

import pytest

from cast import at, issue, make_cast, programme
from phoihop.features.agreements import actions as agreements
from phoihop.features.agreements.plans import FilePlan, IssuePlan
from phoihop.ledger.naming import names_file

pytestmark = pytest.mark.django_db
LETTER = FilePlan("ab" * 32, "cong-van.txt", 17, "text/plain")


@pytest.mark.parametrize("where", ["the text", "the signed paper", "nowhere"])
def test_a_file_is_named_where_it_was_given(where: str) -> None:
    cast = make_cast()
    text = {"files": (LETTER,)} if where == "the text" else {}
    paper = IssuePlan(on="2022-08-12", files=(LETTER,)) if where == "the signed paper" else issue()
    agreements.record_agreement(
        programme(cast, cast.board, **text), paper, by=cast.officer(cast.command), now=at(2026, 1, 5)
    )
    assert names_file(LETTER.sha256) == (where != "nowhere")

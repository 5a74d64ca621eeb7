"""The reference pages say what the code says; `make docs` writes them."""

from __future__ import annotations

import json

import pytest

from write_reference import FILES, PAGES, transitions


@pytest.mark.parametrize("name", FILES)
def test_a_reference_page_is_as_the_code_says(name: str) -> None:
    kept, made = (PAGES / name).read_text("utf-8"), FILES[name]()
    if name.endswith(".json"):
        assert json.loads(kept) == json.loads(made), "run: make docs"
    else:
        assert kept == made, "run: make docs"


def test_the_states_that_are_drawn_come_from_the_law() -> None:
    drawn = transitions()
    assert drawn["open", "sent"] == {"report.filed"}
    assert "report.received" in drawn["sent", "received"]
    assert "report.sent_back" in drawn["sent", "sent_back"]
    assert "report.corrected" in drawn["sent_back", "sent"]
    assert ("open", "received") not in drawn

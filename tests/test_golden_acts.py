"""The bytes of every kind of act, as this version writes them, and as every later version must read them."""

from __future__ import annotations

import json

import pytest

from golden_acts import FOLDER, act_of, every_kind
from phoihop.record.act import Act
from phoihop.record.keys import SigningKey

KINDS = every_kind()


def test_every_kind_has_its_golden_act_and_no_other():
    assert {file.stem for file in FOLDER.glob("*.json")} == set(KINDS)


@pytest.mark.parametrize("name", KINDS)
def test_an_act_of_a_kind_is_written_and_read_byte_for_byte(name):
    golden = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    assert act_of(KINDS[name]) == golden
    act = Act.received(golden["header"].encode(), bytes.fromhex(golden["signature"]), golden["body"].encode())
    assert act.id == golden["id"]
    assert act.signed_by(SigningKey(b"\x07" * 32).public)
    assert name == act.facts_as(KINDS[name]).KIND
    assert act.words() == {"reason": "Lý do"}

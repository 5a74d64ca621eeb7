"""The bytes of version 1 of the format. What was written once is read for ever: these files are never edited.

A later version of the format adds files of its own beside them.
"""

import io
from datetime import UTC, datetime
from pathlib import Path
from typing import ClassVar

import pytest

from phoihop.record.act import Act, Entry, Facts, jws, seal
from phoihop.record.bundle import read_bundle, write_bundle
from phoihop.record.card import Card
from phoihop.record.keys import SigningKey
from phoihop.record.locked import lock_key, lock_secret, unlock_key, unlock_secret

GOLDEN = Path(__file__).parent.parent / "golden" / "record"
AUTHOR, OTHER = "0123456789abcdef0123456789abcdef", "fedcba9876543210fedcba9876543210"
KEY, NEXT_KEY, COMING = (SigningKey(bytes([number]) * 32) for number in (1, 2, 3))
SECRET, SALT = bytes(range(32)), bytes(range(16))
PASSPHRASE = "sông vân mùa nước nổi"


class Founded(Facts, frozen=True, kw_only=True):
    KIND: ClassVar[str] = "golden.founded"
    members: tuple[str, ...]


class Said(Facts, frozen=True, kw_only=True):
    KIND: ClassVar[str] = "golden.said"
    on: str
    number: int
    parts: tuple[dict[str, list[str]], ...] = ()
    left_out: str = ""


def founding() -> Act:
    entry = Entry("", Founded(members=(AUTHOR, OTHER)), "terms", {}, {"title": "Quy chế phối hợp", "articles": 12})
    now = datetime(2026, 1, 5, 1, 2, 3, tzinfo=UTC)
    return seal(entry, author=AUTHOR, key=KEY, prev=None, seen=[], merges=[], now=now, salt=SALT)


def said() -> Act:
    first = founding()
    entry = Entry(
        first.id,
        Said(on="2026-11-24", number=9007199254740991, parts=({"leads": ["p1", "p2"]},)),
        "occ/c7.2/2026-06-15/2026-09-14",
        {"terms": first.id, "signatures": [first.id, "a" * 64]},
        {"result": 'Đã tổ chức 12 buổi, "đạt"', "figures": {"people": 1240, "share": "98.5"}},
    )
    now = datetime(2026, 11, 24, 1, 2, 3, tzinfo=UTC)
    seen, merges = ["b" * 64], ["c" * 64]
    return seal(entry, author=AUTHOR, key=NEXT_KEY, prev=first, seen=seen, merges=merges, now=now, salt=SALT[::-1])


def card() -> Card:
    return Card.founded(AUTHOR, KEY, NEXT_KEY.public).with_key(NEXT_KEY, COMING.public)


WRITTEN = {
    "v1-founding.header.json": lambda: founding().header,
    "v1-founding.body.json": lambda: founding().body,
    "v1-act.header.json": lambda: said().header,
    "v1-act.signature": lambda: said().signature,
    "v1-act.body.json": lambda: said().body,
    "v1-act.jws": lambda: jws(said()).encode(),
    "v1-bundle.jsonl": lambda: b"".join(write_bundle(founding().id, [said().id], [founding(), said()])),
    "v1-card.json": lambda: card().to_bytes(),
    "v1-key.json": lambda: lock_key(KEY, SECRET, SALT),
    "v1-secret.json": lambda: lock_secret(SECRET, PASSPHRASE, SALT),
}


def golden(name: str) -> bytes:
    return (GOLDEN / name).read_bytes()


@pytest.mark.parametrize("name", WRITTEN)
def test_what_is_written_today_are_the_bytes_of_version_1(name: str):
    assert WRITTEN[name]() == golden(name)


def test_every_golden_file_is_tested():
    assert {path.name for path in GOLDEN.iterdir() if not path.name.startswith(".")} == set(WRITTEN)


def test_an_act_of_version_1_is_read():
    act = Act.received(golden("v1-act.header.json"), golden("v1-act.signature"), golden("v1-act.body.json"))
    assert act.id == "bcfa63e8823074eeaffb48a6e140f70c847c7c902f123f70a03dc667a5c93e7c"
    assert act.signed_by(NEXT_KEY.public)
    assert (act.seq, act.kind, act.head.time) == (2, "golden.said", "2026-11-24T01:02:03Z")
    assert act.thread == "occ/c7.2/2026-06-15/2026-09-14"
    assert act.merges == ("c" * 64,)
    assert act.facts_as(Said).parts == ({"leads": ["p1", "p2"]},)
    assert act.words()["result"] == 'Đã tổ chức 12 buổi, "đạt"'


def test_a_bundle_of_version_1_is_read():
    bundle = read_bundle(io.BytesIO(golden("v1-bundle.jsonl")))
    assert (bundle.record, bundle.tips) == (founding().id, (said().id,))
    assert [(each.act, each.refused) for each in bundle.lines] == [(founding(), None), (said(), None)]


def test_a_card_of_version_1_is_read():
    read = Card.read(golden("v1-card.json"))
    assert [key.thumbprint for key in read.public_keys] == [KEY.thumbprint, NEXT_KEY.thumbprint]
    assert read.fingerprint == "GX4D F105 K8GT 69B3 9FRT EYF9"


def test_locked_keys_of_version_1_open():
    assert unlock_key(golden("v1-key.json"), SECRET).seed == KEY.seed
    assert unlock_secret(golden("v1-secret.json"), PASSPHRASE) == SECRET

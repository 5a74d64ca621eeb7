"""One fixed act of every kind: fixed keys, salt and moment, so that its bytes say whether a format drifted.

`python tests/golden_acts.py` writes files for kinds that have none yet; a file that is there is never written again.
"""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from pathlib import Path

import msgspec

FOLDER = Path(__file__).parent / "golden" / "acts"
OWN, OTHER = "0f" * 16, "1e" * 16
NAMED = "ab" * 32
DAY = "2026-11-24"


def facts_of(kind: type) -> object:
    """Return facts with every field filled, the same each time."""
    from phoihop.features.agreements.law.kinds import Commitment, Party, Target, Upto

    given = {
        "slot": "p1", "lead": "p1", "keeper_slot": "p1", "keeper": OWN, "organisation": OWN, "key": "k" * 43,
        "members": (OWN,), "commitment": "c1", "purpose": "new", "form": "programme", "start": "2026-01-01",
        "effective": "2026-01-01", "to": "2026-12-31", "tracked_since": "2026-02-01", "scheme": "decree-09-2019",
        "on": DAY, "at": f"{DAY}T08:00:00+07:00", "until": "2026-12-20", "due": "2026-11-25",
        "due_original": "2026-11-20", "received_on": DAY, "answer_by": "2026-12-01", "said_for": "p2",
        "part": "support", "files": ("cd" * 32,), "paper": ("p2",), "replaces": NAMED, "silence": 7,
        "earlier": "apart", "reporting": "quarterly", "judged_by": "received", "commitments": ("c1",),
        "disputed": (NAMED,), "upto": (Upto(OTHER, 7),), "reason": "duplicate",
        "parties": (Party("p1"), Party("p2", ended=True), Party("p3", succeeds=("p2",)), Party("o1", "observer")),
    }  # fmt: skip
    commitments = (
        Commitment("c1", "support", "quarterly", ("p1",), "k1", ("p3",), ("p3",), due="2 working days after"),
        Commitment(
            "c2", "training", "on_event", ("p1", "p3"), term="+5wd", joint=True, targets=(Target("classes", 2),)
        ),
    )
    fields = {field.name for field in msgspec.structs.fields(kind)}
    if kind.KIND == "terms.drafted":
        given["commitments"] = commitments
    return kind(**{name: value for name, value in given.items() if name in fields})


def act_of(kind: type) -> dict[str, str]:
    """Return header, signature and body of the fixed act of a kind, as text."""
    from phoihop.record.act import Entry, seal
    from phoihop.record.keys import SigningKey

    act = seal(
        Entry(NAMED, facts_of(kind), "terms", {"draft": NAMED, "signatures": [NAMED, "ba" * 32]}, {"reason": "Lý do"}),
        author=OWN,
        key=SigningKey(b"\x07" * 32),
        prev=None,
        seen=("dc" * 32,),
        merges=(),
        now=datetime(2026, 11, 24, 1, 2, 3, tzinfo=UTC),
        salt=bytes(range(16)),
    )
    assert act.body is not None
    return {"id": act.id, "header": act.header.decode(), "signature": act.signature.hex(), "body": act.body.decode()}


def every_kind() -> dict[str, type]:
    from phoihop.features.agreements.law import KINDS as TERMS
    from phoihop.features.commitments.law import KINDS as OCCURRENCES
    from phoihop.record.own import BodyWiped, KeyClosed

    return {**TERMS, **OCCURRENCES, KeyClosed.KIND: KeyClosed, BodyWiped.KIND: BodyWiped}


if __name__ == "__main__":
    for name, kind in every_kind().items():
        file = FOLDER / f"{name}.json"
        if not file.exists():
            file.write_text(json.dumps(act_of(kind), indent=1, ensure_ascii=False) + "\n", "utf-8")
            sys.stdout.write(f"{name}\n")

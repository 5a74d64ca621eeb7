"""The joint record in plain sentences: every kind of act of every room has one that can be said, in both languages."""

from __future__ import annotations

import pytest

from golden_acts import act_of, every_kind
from phoihop.features.agreements.queries import Names
from phoihop.features.agreements.record_words import Tongue, said, sentence_of
from phoihop.ledger.store import Store
from phoihop.record.act import Act

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("kind", every_kind().values(), ids=lambda kind: kind.KIND)
def test_every_kind_of_act_is_told_in_a_sentence(kind: type, language: str) -> None:
    golden = act_of(kind)
    act = Act.stored(golden["header"].encode(), bytes.fromhex(golden["signature"]), golden["body"].encode())

    told = said(Store(act.record), act, 1, "", Tongue(Names([]), {"c1": "Tập huấn"}, {}, language))

    assert told.words
    assert act.kind not in told.words
    assert "{" not in told.words


def test_what_a_person_wrote_is_told_as_it_was_written() -> None:
    reason = "Theo công văn: …chờ bổ sung, , và ý kiến"
    golden = act_of(every_kind()["occurrence.suspended"])
    act = Act.stored(golden["header"].encode(), bytes.fromhex(golden["signature"]), golden["body"].encode())

    told = sentence_of(act, {"reason": reason}, Tongue(Names([]), {"c1": "Tập huấn"}, {}, "vi"))

    assert told.endswith(f": {reason}")


def test_a_reason_that_is_gone_leaves_no_colon_behind() -> None:
    golden = act_of(every_kind()["occurrence.suspended"])
    act = Act.stored(golden["header"].encode(), bytes.fromhex(golden["signature"]), golden["body"].encode())

    told = sentence_of(act, {}, Tongue(Names([]), {"c1": "Tập huấn"}, {}, "vi"))

    assert not told.endswith((":", ": ", "…"))

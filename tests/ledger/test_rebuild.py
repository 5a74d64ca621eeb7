"""Rebuilding: the same rows again from acts alone, after a harm, a change of shape, or an update that knows more kinds."""

from __future__ import annotations

from typing import Any

import pytest

from cast import NOW, TODAY, at, issue, make_cast, programme
from ledger.tampering import execute, unguarded
from phoihop.features.agreements import actions as agreements
from phoihop.features.agreements.law.kinds import FocalPointNamed
from phoihop.features.agreements.tables import Agreement
from phoihop.ledger import rebuild
from phoihop.ledger.models import Act, SetAside
from phoihop.ledger.registry import REGISTRY
from phoihop.record.law import Laws, Refused
from phoihop.registers.tables import Desk, Due

pytestmark = pytest.mark.django_db


@pytest.fixture
def record() -> str:
    cast = make_cast()
    me = cast.officer(cast.command)
    made = agreements.record_agreement(programme(cast, cast.board), issue(), by=me, now=at(2026, 1, 5))
    agreements.name_focal_point(made, "p1", {"unit": "Phòng Chính trị"}, by=me, now=NOW)
    return made


def rows() -> list[Any]:
    return [list(model.objects.order_by("pk").values()) for model in (Agreement, Due, Desk)]


def test_rows_that_were_changed_come_back_and_strays_go(record: str) -> None:
    before = rows()
    Due.objects.filter(label="2026-Q3").delete()
    Due.objects.update(line="other")
    Due.objects.create(record="0" * 64, commitment="c", period="x", party="p", slot="p1", terms="t")
    shown: list[tuple[int, int]] = []
    assert rebuild.rebuild(TODAY, progress=lambda done, of: shown.append((done, of))) == 1
    assert rows() == before
    assert shown == [(1, 1)]


@pytest.mark.once  # PostgreSQL lets no text into a column of bytes
def test_an_act_that_cannot_be_read_is_told_and_every_row_stays(record: str) -> None:
    before = rows()
    with unguarded():
        execute("UPDATE ledger_act SET header = 'set' WHERE position = 2")
    with pytest.raises(Refused) as refused:
        rebuild.rebuild(TODAY)
    assert refused.value.code == "record_unreadable"
    assert rows() == before


class OlderLaw:
    """The law of agreements as a version had it that knew no contacts."""

    def __init__(self) -> None:
        law = REGISTRY.laws.of_kind(FocalPointNamed.KIND)
        assert law is not None
        self.kinds = {kind: facts for kind, facts in law.kinds.items() if kind != FocalPointNamed.KIND}
        self.judge, self.fold = law.judge, law.fold


def test_after_an_update_acts_of_kinds_that_were_not_known_are_judged(
    record: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    named = Act.objects.get(kind=FocalPointNamed.KIND)
    before = rows()
    with monkeypatch.context() as older:
        older.setattr(REGISTRY, "laws", Laws({"terms": OlderLaw()}))
        SetAside.objects.create(record=record, act=named.act, reason="unknown:focal_point.named")
        rebuild.rebuild(TODAY)
        assert list(SetAside.objects.values_list("act", "reason")) == [(named.act, "unknown:focal_point.named")]
        assert agreements.current_terms(record).focal_points == {}
    rebuild.rebuild(TODAY)
    assert not SetAside.objects.exists()
    assert agreements.current_terms(record).focal_points == {"p1": named.act}
    assert rows() == before

"""Every page test of this folder looks at the house on the cast's today."""

from __future__ import annotations

import pytest

from cast import NOW
from commitments.making import House, make_house


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr("phoihop.screen.clock.now", lambda: NOW)


@pytest.fixture
def house(db) -> House:
    return make_house()

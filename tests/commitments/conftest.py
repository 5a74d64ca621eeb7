"""Every page test of this folder looks at the house on the cast's today."""

from __future__ import annotations

import pytest

from commitments.making import House, make_house, stand_at_today


@pytest.fixture(autouse=True)
def _today(monkeypatch, settings):
    stand_at_today(monkeypatch, settings)


@pytest.fixture
def house(db) -> House:
    return make_house()

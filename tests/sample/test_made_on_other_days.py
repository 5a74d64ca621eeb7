"""The sample can be made on any day: no entry of its plan is refused, and the desk is alive."""

from __future__ import annotations

from datetime import date

import pytest

from phoihop.ledger.models import SetAside
from phoihop.registers.status import status
from phoihop.registers.tables import Due
from phoihop.sample.making import make_sample

pytestmark = [pytest.mark.slow, pytest.mark.once]


@pytest.mark.parametrize("day", [date(2028, 2, 29)])
def test_it_can_be_made_on_other_days_too(own_database: str, day: date) -> None:
    shown: list[tuple[int, int]] = []
    make_sample(day, progress=lambda done, of: shown.append((done, of)))
    assert shown[0][0] == 0
    assert shown[-1] == (len(shown) - 1, len(shown) - 1)
    assert SetAside.objects.count() == 0
    assert {status(row, day).code for row in Due.objects.all()} >= {"received_on_time", "received_late", "overdue"}

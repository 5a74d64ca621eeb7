"""The list behind every figure: whatever an address asks for, it is answered with rows or with none."""

from __future__ import annotations

from itertools import product

import pytest

from cast import at, issue, make_cast, programme
from phoihop.features.agreements.actions import record_agreement
from phoihop.people.models import Membership
from phoihop.registers.queries import GROUPS
from phoihop.registers.status import STATUSES

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(client):
    cast = make_cast()
    me = cast.officer(cast.command)
    record_agreement(programme(cast, cast.board), issue(), by=me, now=at(2026, 1, 5))
    Membership.objects.create(user=me.user, organisation=cast.command, role="officer")
    client.force_login(me.user)
    return client


@pytest.mark.slow
def test_every_status_goes_with_every_group_of_the_desk(officer):
    asked = [*STATUSES, "", "unsettled", "coming", "fallen_due", "nonsense"]
    for status, group in product(asked, ["", *GROUPS]):
        assert officer.get(f"/owed/?status={status}&group={group}").status_code == 200, (status, group)


@pytest.mark.parametrize("due", ["9" * 3000, "0000-00-00..9999-99-99", "2026-Q9", "..", "-Q", "2026-11-24.."])
def test_a_span_of_days_that_makes_no_sense_is_left_out(officer, due):
    assert officer.get("/owed/", {"due": due}).status_code == 200

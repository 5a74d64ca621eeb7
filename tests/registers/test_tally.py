"""Settled rows counted ahead: the same figures as counting live, and none for who counts live."""

from __future__ import annotations

from datetime import date

import pytest

from cast import at
from commitments.making import make_house, reported, stand_at_today
from phoihop.features.commitments import actions
from phoihop.registers.tables import Tally
from phoihop.registers.tally import COUNTED_ON, count_settled
from phoihop.screen import clock
from phoihop.web.overview_figures import bodies

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today(monkeypatch, settings):
    stand_at_today(monkeypatch, settings)


@pytest.fixture
def house(db):
    house = make_house()
    reported(house, "c1", "2026-Q1", date(2026, 3, 16))
    reported(house, "c1", "2026-Q2", date(2026, 6, 20))
    actions.receive_report(house.row("c1", "2026-Q2"), date(2026, 6, 25), by=house.board, now=at(2026, 6, 25))
    reported(house, "c1", "2026-Q3", date(2026, 11, 20))
    return house


def test_counts_made_ahead_give_the_figures_that_counting_live_gives(house):
    today, who = clock.today(), house.cast.command.id
    live = bodies(who, today)
    assert live.counted_on is None
    assert sum(body.fallen_due for body in live.rows) > 0
    assert count_settled(today, most_live=0) >= 1
    ahead = bodies(who, today)
    assert ahead.counted_on == today
    assert (ahead.rows, ahead.lines) == (live.rows, live.lines)


def test_counts_made_ahead_narrow_by_line_like_live_ones(house):
    today, who = clock.today(), house.cast.command.id
    live = {line: bodies(who, today, line=line).rows for line in bodies(who, today).lines}
    count_settled(today, most_live=0)
    assert {line: bodies(who, today, line=line).rows for line in live} == live


def test_who_follows_few_agreements_has_no_counts(house):
    count_settled(clock.today(), most_live=0)
    assert Tally.objects.filter(outcome=COUNTED_ON).exists()
    assert count_settled(clock.today()) == 0
    assert not Tally.objects.exists()


def test_the_page_tells_the_day_of_its_counts(house):
    client = house.client(house.cast.command)
    assert "được đếm tính đến ngày" not in client.get("/overview/").content.decode()
    count_settled(clock.today(), most_live=0)
    assert "được đếm tính đến ngày 24/11/2026" in client.get("/overview/").content.decode()

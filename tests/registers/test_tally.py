"""Settled rows counted ahead: the same figures as counting live, and none for who counts live."""

from __future__ import annotations

from datetime import date

import pytest
from django.db.models import Count, Sum

from cast import at
from commitments.making import make_house, reported, stand_at_today
from phoihop.features.commitments import actions
from phoihop.ledger.rebuild import rebuild_record
from phoihop.registers.tables import Desk, DeskTally, Tally
from phoihop.registers.tally import COUNTED_ON, count_settled
from phoihop.screen import clock
from phoihop.web.overview_bodies import bodies

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


def by_body(table):
    return {body.organisation: body for body in table.rows}


def test_counts_made_ahead_give_the_figures_that_counting_live_gives(house):
    today, who = clock.today(), house.cast.command.id
    live = bodies(who, today)
    assert live.counted_on is None
    assert sum(body.fallen_due for body in live.rows) > 0
    assert count_settled(today, most_live=0) >= 1
    ahead = bodies(who, today)
    assert ahead.counted_on == today
    assert by_body(ahead) == by_body(live)
    assert (ahead.lines, ahead.total) == (live.lines, live.total)


def test_what_was_sent_back_counts_as_fallen_due_by_the_day_it_was_judged_by(house):
    today, who = clock.today(), house.cast.command.id
    before = by_body(bodies(who, today))[who].fallen_due
    row = house.row("c1", "2026-Q3")
    actions.send_back(row, "Thiếu.", date(2026, 12, 20), date(2026, 11, 23), by=house.board, now=at(2026, 11, 23))
    live = by_body(bodies(who, today))
    count_settled(today, most_live=0)
    assert by_body(bodies(who, today)) == live
    assert live[who].fallen_due == before


def test_only_bodies_with_room_are_counted_and_all_of_them_are_told(house):
    today, who = clock.today(), house.cast.command.id
    for _ in range(2):
        table = bodies(who, today, most=1)
        assert (len(table.rows), table.total) == (1, 2)
        assert list(table.lines) == sorted(table.rows[0].cells)
        count_settled(today, most_live=0)


def test_bodies_counted_ahead_stand_by_name_and_an_empty_slot_is_last(house):
    today, who = clock.today(), house.cast.command.id
    Desk.objects.filter(organisation=who, party=house.cast.board.id).update(party="?p2")
    count_settled(today, most_live=0)
    assert [body.name for body in bodies(who, today).rows] == ["Bộ CHQS", "p2"]


def test_counts_made_ahead_narrow_by_line_like_live_ones(house):
    today, who = clock.today(), house.cast.command.id
    live = {line: by_body(bodies(who, today, line=line)) for line in bodies(who, today).lines}
    count_settled(today, most_live=0)
    assert {line: by_body(bodies(who, today, line=line)) for line in live} == live


def test_who_follows_few_agreements_has_no_counts(house):
    count_settled(clock.today(), most_live=0)
    assert Tally.objects.filter(outcome=COUNTED_ON).exists()
    assert count_settled(clock.today()) == 0
    assert not Tally.objects.exists()


FACTS = ("organisation", "party", "line", "state", "due_on", "judged_due", "silent_on", "continuous", "disputed")


def counted_on_desks():
    return {row[:-1]: row[-1] for row in Desk.objects.values_list(*FACTS).annotate(n=Count("*"))}


def sums_of_counts():
    summed = DeskTally.objects.values_list(*FACTS).annotate(sum=Sum("n"))
    return {row[:-1]: row[-1] for row in summed if row[-1]}


def test_counts_of_desks_follow_every_act_and_a_rebuild(house):
    today, who = clock.today(), house.cast.command.id
    count_settled(today, most_live=0)
    assert sums_of_counts() == counted_on_desks() != {}
    before = counted_on_desks()
    reported(house, "c2", "2026-Y", date(2026, 11, 20), by=house.board)
    row = house.row("c1", "2026-Q3")
    actions.send_back(row, "Thiếu.", date(2026, 12, 20), date(2026, 11, 23), by=house.board, now=at(2026, 11, 23))
    assert sums_of_counts() == counted_on_desks() != before
    rebuild_record(house.record, today)
    assert sums_of_counts() == counted_on_desks()
    ahead = by_body(bodies(who, today))
    Tally.objects.all().delete()
    assert ahead == by_body(bodies(who, today))


def test_whose_desk_is_not_counted_ahead_has_no_counts_to_follow(house):
    reported(house, "c2", "2026-Y", date(2026, 11, 20), by=house.board)
    assert not DeskTally.objects.exists()


def test_the_page_tells_the_day_of_its_counts(house):
    client = house.client(house.cast.command)
    assert "được đếm tính đến ngày" not in client.get("/overview/").content.decode()
    count_settled(clock.today(), most_live=0)
    assert "được đếm tính đến ngày 24/11/2026" in client.get("/overview/").content.decode()

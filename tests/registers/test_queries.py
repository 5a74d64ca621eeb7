"""What the database finds by a named condition is what the one status function reads of each row."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from phoihop.features.reviews.counts import class_of, tally
from phoihop.registers import queries
from phoihop.registers.status import NOT_YET, STATUSES, WORST_FIRST, fallen_due, status
from phoihop.registers.tables import UNSETTLED, Desk, Due

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 24)
US, THEM = "a" * 32, "b" * 32
days = st.one_of(
    st.none(),
    st.sampled_from([TODAY, TODAY - timedelta(1), TODAY + timedelta(1), TODAY + timedelta(21), TODAY + timedelta(22)]),
    st.integers(-60, 60).map(lambda n: TODAY + timedelta(n)),
)
rows = st.builds(
    dict,
    state=st.sampled_from(
        ["open", "sent", "sent_back", "received", "suspended", "withdrawn", "apart", "passed", "untracked"]
    ),
    continuous=st.booleans(),
    disputed=st.booleans(),
    due_on=days,
    judged_due=days,
    sent_on=days,
    silent_on=days,
)
quiet = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=25)


def stored(facts: list[dict]) -> dict[str, Due]:
    """Put rows into the table, each as an occurrence of its own, and give them back by period."""
    Due.objects.all().delete()
    made = [
        Due(
            record="r",
            commitment="c1",
            period=str(n),
            party=US,
            slot="p1",
            lineage="c1",
            line="support",
            label="",
            terms="t",
            **each,
        )
        for n, each in enumerate(facts)
    ]
    Due.objects.bulk_create(made)
    return {row.period: row for row in made}


def found(condition) -> set[str]:
    return set(Due.objects.filter(condition).values_list("period", flat=True))


@quiet
@given(st.lists(rows, min_size=1, max_size=40))
def test_a_filter_by_status_finds_exactly_the_rows_that_read_it(facts):
    known = stored(facts)
    for code in STATUSES:
        expected = {period for period, row in known.items() if status(row, TODAY).code == code}
        assert found(queries.reads(code, TODAY)) == expected, code


@pytest.mark.parametrize("state", ["received", "sent"])
def test_a_report_that_had_no_due_date_is_neither_on_time_nor_late_and_in_no_rate(state):
    facts = {"continuous": False, "disputed": False, "due_on": None, "sent_on": TODAY - timedelta(20)}
    row = stored([facts | {"state": state, "judged_due": None, "silent_on": TODAY - timedelta(1)}])["0"]
    assert status(row, TODAY) == ("received_undated", None)
    assert not fallen_due(row, TODAY)
    assert found(queries.fallen_due(TODAY)) == set()
    assert class_of(row, TODAY) == "received_undated"
    assert (tally([row], TODAY).due, tally([row], TODAY)["received_undated"]) == (0, 1)


def test_a_report_judged_by_a_date_that_no_one_can_read_any_more_keeps_its_verdict():
    facts = {"continuous": False, "disputed": False, "due_on": None, "sent_on": TODAY, "silent_on": None}
    row = stored([facts | {"state": "received", "judged_due": TODAY - timedelta(2)}])["0"]
    assert status(row, TODAY) == ("received_late", 2)


@quiet
@given(st.lists(rows, min_size=1, max_size=40))
def test_the_rank_and_what_has_fallen_due_are_read_alike_by_the_database(facts):
    known = stored(facts)
    ranks = dict(Due.objects.annotate(place=queries.rank(TODAY)).values_list("period", "place"))
    assert ranks == {period: WORST_FIRST.index(status(row, TODAY).code) for period, row in known.items()}
    expected = {period for period, row in known.items() if fallen_due(row, TODAY)}
    assert found(queries.fallen_due(TODAY)) == expected
    still = {period for period, row in known.items() if status(row, TODAY).code in queries.OPEN_STATUSES}
    assert found(queries.unsettled(TODAY)) == still


desk_rows = st.builds(
    dict,
    state=st.sampled_from(UNSETTLED),
    continuous=st.booleans(),
    disputed=st.booleans(),
    due_on=days,
    silent_on=days,
    party=st.sampled_from([US, THEM]),
    receives=st.booleans(),
    asked=st.booleans(),
)


@quiet
@given(st.lists(desk_rows, min_size=1, max_size=40))
def test_a_row_lies_in_one_group_of_our_own_work_at_most_and_nothing_dated_is_forgotten(facts):
    Desk.objects.all().delete()
    made = [
        Desk(organisation=US, record="r", commitment="c1", period=str(n), line="", **each)
        for n, each in enumerate(facts)
    ]
    Desk.objects.bulk_create(made)
    own = ["today", "overdue", "sent_back", "week", "next_days"]
    groups = {
        name: set(Desk.objects.filter(queries.GROUPS[name](US, TODAY)).values_list("period", flat=True))
        for name in queries.GROUPS
    }
    for name in own:
        for other in own:
            assert name == other or not groups[name] & groups[other]
    last = TODAY + timedelta(queries.HORIZON_DAYS)
    asked = {
        row.period
        for row in made
        if row.party == US
        and (
            row.state == "sent_back"
            or (row.state == "open" and not row.continuous and row.due_on and row.due_on <= last)
        )
        and not (row.state == "open" and row.disputed and row.due_on < TODAY)
    }
    assert set().union(*(groups[name] for name in own)) == asked
    for name in ("to_receive", "to_answer", "owed_to_us"):
        assert all(made[int(period)].party == THEM and made[int(period)].receives for period in groups[name])


def test_a_status_without_a_date_is_never_overdue():
    stored([{"state": "open", "due_on": None}, {"state": "open", "due_on": TODAY - timedelta(400), "continuous": True}])
    assert found(queries.reads("overdue", TODAY)) == set()
    assert found(queries.reads(NOT_YET, TODAY)) == {"0", "1"}


@pytest.mark.parametrize(
    ("today", "end"), [("2026-11-23", "2026-11-29"), ("2026-11-29", "2026-11-29"), ("2026-11-30", "2026-12-06")]
)
def test_a_week_ends_on_its_sunday(today, end):
    assert queries.week_end(date.fromisoformat(today)) == date.fromisoformat(end)

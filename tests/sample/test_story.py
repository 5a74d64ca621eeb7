"""What the sample tells: every event in its order, by who could say it, and a desk that is alive on any day."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from phoihop.sample.days import story_days
from phoihop.sample.dice import Dice
from phoihop.sample.occurrences import occurrences_of
from phoihop.sample.papers import EVIDENCE
from phoihop.sample.plan import Sample
from phoihop.sample.whole import the_sample
from phoihop.timetable import VIET_NAM, add_working_days, is_working_day
from sample.days_to_try import DAYS, SAMPLE, THE_PICTURES, sample_of

ANY_DAY = st.dates(date(2025, 1, 1), date(2045, 12, 31))


def chains(sample: Sample):
    """The events of each occurrence for each lead; what opened it stands in front."""
    found = defaultdict(list)
    for event in sample.events:
        found[event.agreement, event.commitment, event.occurrence, lead_at_first(sample, event)].append(event)
    return found


def lead_at_first(sample: Sample, event) -> str:
    """The lead as the terms first named it, so that a successor's events stand with its predecessor's."""
    commitment = sample.agreement(event.agreement).commitment(event.commitment)
    return next((lead for lead in commitment.leads if event.lead == lead), commitment.leads[0])


def writes(sample: Sample, agreement, organisation: str, on: date) -> bool:
    seats = [c for c in sample.comparisons if (c.agreement, c.organisation) == (agreement.code, organisation)]
    return organisation == agreement.keeper or any(seat.on <= on for seat in seats)


def check_order(sample: Sample) -> None:
    times = [event.at for event in sample.events]
    assert times == sorted(times)
    for event in sample.events:
        entered = event.at.astimezone(VIET_NAM).date()
        agreement = sample.agreement(event.agreement)
        assert event.on <= entered < sample.made_on
        assert entered > agreement.recorded_on
        assert is_working_day(event.on), event
        if event.received_on:
            assert event.on <= event.received_on <= entered
        if event.answer_by:
            assert event.answer_by > event.on
        if event.until:
            assert event.until > max(event.due, entered)
            assert agreement.to is None or event.until <= agreement.to


def check_voices(sample: Sample) -> None:
    merged, ended, successor = sample.succession.on, sample.succession.ended, sample.succession.successor
    for event in sample.events:
        agreement = sample.agreement(event.agreement)
        for body in (event.by, event.lead):
            assert body not in ended or event.on < merged
            assert body != successor or event.on >= merged
        if event.by in ended:
            assert event.at.astimezone(VIET_NAM).date() < merged
        assert (event.entered_by == "") == writes(sample, agreement, event.by, event.on)
        assert event.entered_by in {"", agreement.keeper}
        assert (event.received_on is None) or event.entered_by
        if event.kind in {"received", "sent_back", "extension_granted", "extension_refused", "supported"}:
            assert event.by != event.lead


ALLOWED = {
    "open": {"opened", "reported", "supported", "extension_asked", "suspended", "withdrawn", "apart"},
    "asked": {"extension_granted", "extension_refused"},
    "sent": {"received", "sent_back"},
    "sent_back": {"corrected"},
    "received": set(),
    "closed": set(),
}
AFTER = {
    "opened": "open",
    "supported": "open",
    "reported": "sent",
    "corrected": "sent",
    "received": "received",
    "sent_back": "sent_back",
    "extension_asked": "asked",
    "extension_granted": "open",
    "extension_refused": "open",
    "suspended": "closed",
    "withdrawn": "closed",
    "apart": "closed",
}


def last_state(events) -> str:
    state = "open"
    for event in events:
        assert event.kind in ALLOWED[state], (state, event)
        state = "received" if event.received_on else AFTER[event.kind]
    return state


def check_chains(sample: Sample) -> None:
    for (_, _, occurrence, _), events in chains(sample).items():
        last_state(events)
        assert (events[0].kind == "opened") == occurrence.startswith("@")
        assert len({event.due for event in events}) == 1


def still_owed(sample: Sample) -> dict[tuple[str, str], list[str]]:
    """Regular occurrences that have fallen due without a report, by agreement and commitment."""
    told = chains(sample)
    owed = defaultdict(list)
    for agreement in sample.agreements:
        for each in occurrences_of(agreement, sample.made_on):
            if not agreement.tracked_since <= each.due < sample.made_on or each.commitment.cadence == "continuous":
                continue
            state = last_state(told.get((agreement.code, each.commitment.id, each.key, each.lead), []))
            if state in {"open", "asked"}:
                owed[agreement.code, each.commitment.id].append(each.label)
    return owed


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_events_stand_in_order_and_none_is_dated_after_the_day(day):
    check_order(sample_of(day))


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_each_event_is_said_by_a_body_that_is_there_and_entered_where_it_works_on_paper(day):
    check_voices(sample_of(day))


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_each_occurrence_goes_from_state_to_state_as_the_law_allows(day):
    check_chains(sample_of(day))


@settings(max_examples=12, deadline=None)
@given(ANY_DAY)
def test_a_sample_of_any_day_holds_together(day):
    sample = the_sample(day)
    check_order(sample)
    check_voices(sample)
    check_chains(sample)
    assert set(still_owed(sample)) <= ALWAYS_MISSING | SOMETIMES_EXTENDED


ALWAYS_MISSING = {("noi-chinh", "c1"), ("dan-van", "c11"), ("tuyen-giao", "c17")}
SOMETIMES_EXTENDED = {("dan-van", commitment) for commitment in ("c4", "c5", "c6", "c8", "c16", "c19")}


def test_on_the_day_of_the_pictures_four_tasks_are_overdue():
    assert still_owed(SAMPLE) == {
        ("noi-chinh", "c1"): ["2026-Q3"],
        ("tuyen-giao", "c17"): ["once"],
        ("dan-van", "c4"): ["2026-Y"],
        ("dan-van", "c11"): ["2026-H1"],
    }
    (extension,) = [
        e for e in SAMPLE.events if e.kind == "extension_asked" and (e.commitment, e.label) == ("c4", "2026-Y")
    ]
    assert (extension.due, extension.until) == (date(2026, 9, 30), date(2026, 11, 13))


def last_events(sample: Sample):
    return [events[-1] for events in chains(sample).values()]


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_two_reports_were_sent_back_to_us_and_one_is_to_be_answered_today(day):
    sample = sample_of(day)
    back = {e.commitment: e for e in last_events(sample) if e.kind == "sent_back"}
    assert {(e.agreement, e.commitment, e.lead) for e in back.values()} == {
        ("noi-chinh", "c6", "ĐUQS"),
        ("dan-van", "c9", "BCHQS"),
    }
    first_day = day if is_working_day(day) else add_working_days(day, 1)
    assert back["c6"].answer_by == first_day
    assert back["c9"].answer_by == add_working_days(day, 3)


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_conditional_work_is_due_today_and_in_the_days_after(day):
    open_now = {(e.agreement, e.commitment): e.due for e in last_events(sample_of(day)) if e.occurrence == "@now"}
    today = day if is_working_day(day) else add_working_days(day, 1)
    assert open_now == {
        ("dan-van", "c17"): today,
        ("dan-van", "c14"): add_working_days(day, 1),
        ("noi-chinh", "c3"): add_working_days(day, 2),
        ("noi-chinh", "c9"): add_working_days(day, 5),
    }


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_reports_of_others_wait_for_us_to_receive_them(day):
    """Within ten working days: later, silence would have received them."""
    waiting = [
        e
        for e in last_events(sample_of(day))
        if e.kind in {"reported", "corrected"} and not e.received_on and e.on >= add_working_days(day, -9)
    ]
    assert {("noi-chinh", "c2"), ("dan-van", "c10")} <= {(e.agreement, e.commitment) for e in waiting}
    assert len([e for e in waiting if e.lead not in {"BCHQS", "ĐUQS"}]) <= 5


def test_an_extension_that_the_other_party_asked_for_waits_for_our_word():
    asked = [e for e in last_events(SAMPLE) if e.kind == "extension_asked"]
    assert [(e.agreement, e.by, e.due > SAMPLE.made_on) for e in asked] == [("dan-van", "BTGDVTU", True)]


def test_four_years_have_what_years_of_work_have():
    kinds = Counter(event.kind for event in SAMPLE.events)
    assert kinds["reported"] > 300
    for kind in ("sent_back", "corrected", "extension_granted", "extension_refused", "apart", "suspended", "withdrawn"):
        assert kinds[kind] >= 1, kind
    judged = [e for e in SAMPLE.events if e.kind == "reported"]
    late = [e for e in judged if e.on > e.due]
    assert 0.05 < len(late) / len(judged) < 0.2
    assert any(e.entered_by for e in judged)
    assert {e.by for e in judged} == {"BCHQS", "ĐUQS", "BNCTU", "BTGTU", "BDVTU", "BTGDVTU"}


def test_every_report_tells_its_result_with_the_figures_that_it_carries():
    for event in SAMPLE.events:
        if event.kind not in {"reported", "corrected"}:
            continue
        assert event.number
        assert event.signer_position
        assert event.result.endswith(".")
        assert "{" not in event.result
        for code, value in event.figures.items():
            shown = (
                f"{value // 1_000_000} triệu đồng" if code == "value_vnd" else f"{value:02d}" if value < 10 else None
            )
            assert (shown or f"{value:,d}".replace(",", ".")) in event.result


def test_figures_do_not_contradict_each_other():
    for event in SAMPLE.events:
        for part, whole in (
            ("remedied", "findings"),
            ("adopted", "proposals"),
            ("commended", "recognised"),
            ("answers_in_time", "documents"),
        ):
            if part in event.figures:
                assert event.figures[part] <= event.figures[whole]


def test_every_event_that_needs_a_reason_gives_one_and_files_are_those_of_the_sample():
    for event in SAMPLE.events:
        needs = {"sent_back", "extension_asked", "extension_refused", "suspended", "withdrawn", "opened"}
        assert bool(event.reason) == (event.kind in needs)
        assert set(event.files) <= set(EVIDENCE)


def test_no_body_gives_one_number_twice_in_one_series():
    congress = story_days(THE_PICTURES).congress_on
    seen = Counter(
        (e.by, e.number, e.on.year if SAMPLE.organisation(e.by).style == "state" else e.on >= congress)
        for e in SAMPLE.events
        if e.number
    )
    assert max(seen.values()) == 1


def test_the_same_day_gives_the_same_sample_and_another_day_moves_it():
    assert the_sample(THE_PICTURES) == SAMPLE
    assert the_sample(THE_PICTURES + timedelta(days=1)) != SAMPLE


def test_choices_of_one_key_are_the_same_on_every_machine():
    dice = Dice("noi-chinh/c1")
    assert [dice.between(1, 100) for _ in range(5)] == [6, 3, 86, 45, 43]

"""The sample's three agreements: their texts, their commitments, their bodies."""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from datetime import date

import pytest

from phoihop.documents.numbers import parse_number
from phoihop.registers.shipped import LINES
from phoihop.sample.clauses import clauses_of
from phoihop.sample.occurrences import timing_of
from phoihop.timetable import event_term
from sample.days_to_try import DAYS, SAMPLE, sample_of

FIGURES = {line.code: {figure[0] for figure in line.figures} for line in LINES}
EVERY_AGREEMENT = [(day, agreement.code) for day in DAYS for agreement in SAMPLE.agreements]


def all_commitments(agreement):
    later = agreement.amendment.commitments if agreement.amendment else ()
    return [*agreement.commitments, *(each for each in later if each not in agreement.commitments)]


def test_there_are_a_regulation_without_end_a_programme_that_is_over_and_one_that_ends_this_year():
    assert [(a.form, a.number, a.signed_on, a.to) for a in SAMPLE.agreements] == [
        ("regulation", "05-QC/ĐUQS-BNCTU", date(2022, 8, 12), None),
        ("programme", "08-CTr/BTGTU-BCHQS", date(2022, 8, 12), date(2025, 12, 31)),
        ("programme", "12-CTr/BDVTU-BCHQS", date(2022, 8, 12), date(2026, 12, 31)),
    ]
    assert [a.short_title for a in SAMPLE.agreements] == [
        "Quy chế phối hợp công tác nội chính",
        "Chương trình phối hợp 2022-2025",
        "Chương trình phối hợp 2022-2026",
    ]


def test_the_story_of_the_pictures_has_the_dates_of_the_pictures():
    ending = SAMPLE.agreement("dan-van")
    assert ending.tracked_since == date(2023, 1, 1)
    assert ending.amendment.on == date(2024, 4, 15)
    assert SAMPLE.succession.on == date(2025, 2, 3)
    first = SAMPLE.comparisons[0]
    assert (first.agreement, first.organisation, first.on) == (
        "dan-van",
        "BDVTU",
        date(2023, 1, 27),
    )


@pytest.mark.parametrize("agreement", SAMPLE.agreements, ids=lambda each: each.code)
def test_each_has_between_twelve_and_twenty_commitments_over_all_lines_of_work(agreement):
    for commitments in (agreement.commitments, agreement.amendment.commitments if agreement.amendment else ()):
        if commitments:
            assert 12 <= len(commitments) <= 20
            assert {each.line for each in commitments} == set(FIGURES)


@pytest.mark.parametrize(("day", "code"), EVERY_AGREEMENT, ids=str)
def test_every_commitment_quotes_its_own_clause(day, code):
    agreement = sample_of(day).agreement(code)
    clauses = {clause.id: clause.text for clause in agreement.clauses}
    later = {clause.id: clause.text for clause in agreement.amendment.clauses} if agreement.amendment else {}
    for each in all_commitments(agreement):
        own = each in agreement.commitments
        assert each.quote
        assert each.quote in (clauses if own else later)[each.clause]
        if own:
            assert each.quote in agreement.text
        elif each.id in {"c19", "c12.2"}:
            assert each.quote in agreement.amendment.text


@pytest.mark.parametrize(("day", "code"), EVERY_AGREEMENT, ids=str)
def test_every_commitment_can_be_timed_and_stays_within_its_agreement(day, code):
    agreement = sample_of(day).agreement(code)
    for each in all_commitments(agreement):
        if each.cadence == "on_event":
            assert event_term(each.term)
            assert not each.due
        else:
            assert not each.term
            assert timing_of(agreement, each)
        if agreement.to and each.until:
            assert each.until <= agreement.to
        if agreement.to and each.cadence not in {"once", "on_event"}:
            assert each.until, "a term that ends must say where the last period ends"


@pytest.mark.parametrize("agreement", SAMPLE.agreements, ids=lambda each: each.code)
def test_targets_and_figures_are_those_of_the_line_of_work(agreement):
    for each in all_commitments(agreement):
        assert each.figures
        assert set(each.figures) <= FIGURES[each.line]
        assert set(each.targets) <= set(each.figures)


@pytest.mark.parametrize("agreement", SAMPLE.agreements, ids=lambda each: each.code)
def test_leads_and_supports_are_parties_and_never_both(agreement):
    parties = {party.organisation for party in agreement.parties if party.role == "party"}
    for each in all_commitments(agreement):
        assert set(each.leads) <= parties
        assert set(each.supports) <= parties - set(each.leads)
        assert set(each.receivers) <= parties


@pytest.mark.parametrize("agreement", SAMPLE.agreements, ids=lambda each: each.code)
def test_every_clause_of_the_text_has_its_own_id_and_a_parent(agreement):
    ids = [clause.id for clause in agreement.clauses]
    assert len(ids) == len(set(ids))
    for clause in agreement.clauses:
        parent = clause.id.rpartition(".")[0]
        assert not parent or parent in ids


def test_the_annex_adds_one_commitment_and_gives_another_a_new_form():
    ending = SAMPLE.agreement("dan-van")
    before, after = {c.id: c for c in ending.commitments}, {c.id: c for c in ending.amendment.commitments}
    assert set(after) - set(before) == {"c12.2", "c19"}
    assert set(before) - set(after) == {"c12"}
    assert after["c12.2"].replaces == "c12"
    assert (before["c12"].cadence, after["c12.2"].cadence) == ("half_yearly", "quarterly")
    assert all(before[each] == after[each] for each in set(before) & set(after))
    assert ending.commitment("c19").targets == {"works": 5}
    assert "6 tháng một lần, trước ngày 20" not in "\n".join(c.text for c in ending.amendment.clauses)


def test_a_slip_in_a_text_is_found_when_it_is_read():
    with pytest.raises(ValueError, match=r"not a clause: II\. NỘI DUNG"):
        clauses_of("# I. | MỤC ĐÍCH\nII. NỘI DUNG")


def every_text(value):
    """Every string in the sample, wherever it stands."""
    if isinstance(value, str):
        yield value
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from every_text(getattr(value, field.name))
    elif isinstance(value, dict):
        yield from every_text(tuple(value.items()))
    elif isinstance(value, tuple | list):
        for each in value:
            yield from every_text(each)


# The commonest family names before a given name; "Hồ" and the like stand in no other word of the sample.
PERSON = re.compile(
    r"\b(Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Đào|Trịnh|Mai|Cao|Tạ)"
    r"\s+[A-ZĐÀ-Ỹ][a-zà-ỹđ]+"
)
RANK = re.compile(r"\b(đồng chí|ông|bà|Thiếu tướng|Đại tá|Thượng tá|Trung tá)\s+[A-ZĐ]")


def test_posts_sign_and_no_person_is_named():
    for text in every_text(SAMPLE):
        assert not PERSON.search(text), text
        assert not RANK.search(text), text


def test_texts_are_composed_unicode_and_bear_no_secrecy_mark():
    for text in every_text(SAMPLE):
        assert unicodedata.normalize("NFC", text) == text
        assert not re.search(r"^\s*(TUYỆT MẬT|TỐI MẬT|MẬT)\s*$", text, re.MULTILINE)
        assert not re.search(r"tôn giáo|dân tộc thiểu số", text), "no breakdown of people"


def test_numbers_of_agreements_and_reports_are_numbers_that_the_product_reads():
    for agreement in SAMPLE.agreements:
        assert parse_number(agreement.number).joint
    for event in SAMPLE.events:
        if event.number:
            assert parse_number(event.number) is not None, event.number


def test_two_boards_merge_and_their_successor_begins_on_the_same_day():
    ended = [each for each in SAMPLE.organisations if each.until]
    assert [each.code for each in ended] == ["BTGTU", "BDVTU"] == list(SAMPLE.succession.ended)
    assert {each.until for each in ended} == {SAMPLE.succession.on}
    assert SAMPLE.organisation(SAMPLE.succession.successor).since == SAMPLE.succession.on


def test_everybody_who_signs_in_belongs_to_a_unit_that_there_is_and_every_role_is_held():
    usernames = [post.username for post in SAMPLE.posts]
    assert len(usernames) == len(set(usernames))
    for post in SAMPLE.posts:
        assert not post.unit or post.unit in SAMPLE.organisation(post.organisation).units
    for code in ("BCHQS", "BNCTU", "BTGDVTU"):
        roles = {role for post in SAMPLE.posts if post.organisation == code for role in post.roles}
        assert {"officer", "signer", "administrator"} <= roles


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_the_days_of_the_story_stand_in_their_order(day):
    sample = sample_of(day)
    for agreement in sample.agreements:
        assert agreement.signed_on.weekday() < 5
        assert agreement.signed_on < agreement.tracked_since < agreement.recorded_on < sample.succession.on < day
    amendment = sample.agreement("dan-van").amendment
    assert sample.agreement("dan-van").recorded_on < amendment.on < sample.succession.on
    months = (day.year - sample.succession.on.year) * 12 + day.month - sample.succession.on.month
    assert months == 21
    assert sample.agreement("tuyen-giao").to == date(day.year - 1, 12, 31)
    assert sample.agreement("dan-van").to == date(day.year, 12, 31)

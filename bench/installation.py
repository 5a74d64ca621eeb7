"""A large synthetic installation, written straight into the read tables: skewed as real ones are.

One body stands in 30 % of the agreements and an observer follows half of them; most of what has fallen due was reported.
Rows are made by the database itself (a series of numbers), so that a million of them take seconds.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import connection

from phoihop.people.actions import OrganisationPlan, enter_organisation
from phoihop.people.models import Membership, Organisation, User
from phoihop.registers.shipped import LINES

BODIES = 200
COMMITMENTS, PERIODS = 10, 5
QUARTER = 91
WHY = (
    '["days_after", {"from": "2026-02-01", "to": "2026-02-28", "due": "2026-03-05", "named": "2026-03-05", '
    '"rule": "5 days after", "label": "2026-M02", "moved": "", "whole": 1}]'
)


@dataclass(frozen=True)
class Installation:
    """What was made: who looks (the body in 30 % of the agreements, the observer of half), and one record of each."""

    body: Organisation
    observer: Organisation
    officer: User
    leader: User
    record: str
    agreements: int
    dues: int


def make(agreements: int, today: date) -> Installation:
    """Fill an empty, migrated database."""
    bodies = [
        enter_organisation(OrganisationPlan(f"Cơ quan số {n:03d}"), organisation_id=f"{n:032x}") for n in range(BODIES)
    ]
    observer = enter_organisation(OrganisationPlan("Cơ quan theo dõi"), organisation_id=f"{BODIES:032x}")
    Organisation.objects.update(joined=True)
    officer = User.objects.create_user("bench", "mat-khau-do-toc-do", display_name="Chuyên viên")
    leader = User.objects.create_user("leader", "mat-khau-do-toc-do", display_name="Lãnh đạo")
    Membership.objects.create(user=officer, organisation=bodies[0], role="officer")
    Membership.objects.create(user=leader, organisation=observer, role="viewer")
    for statement in _statements(agreements, today):
        with connection.cursor() as cursor:
            cursor.execute(statement)
    with connection.cursor() as cursor:
        # What autovacuum does by itself in an installation that runs.
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
    dues = agreements * COMMITMENTS * PERIODS
    return Installation(bodies[0], observer, officer, leader, f"{7:064x}", agreements, dues)


def _series(name: str, count: int) -> str:
    if connection.vendor == "postgresql":
        return f"(SELECT g AS {name} FROM generate_series(0, {count - 1}) g)"
    return f"(WITH RECURSIVE s(g) AS (SELECT 0 UNION ALL SELECT g + 1 FROM s WHERE g < {count - 1}) SELECT g AS {name} FROM s)"


def _hex(expression: str, width: int) -> str:
    if connection.vendor == "postgresql":
        return f"lpad(to_hex({expression}), {width}, '0')"
    return f"printf('%0{width}x', {expression})"


def _day(days: str, today: date) -> str:
    """The day so many days after the beginning, as SQL."""
    begin = today - timedelta(days=QUARTER * (PERIODS - 1) + 30)
    if connection.vendor == "postgresql":
        return f"(DATE '{begin}' + ({days}))"
    return f"date('{begin}', '+' || ({days}) || ' days')"


def _statements(n: int, today: date) -> list[str]:
    record, agreement = _hex("i", 64), _series("i", n)
    # Of every ten agreements three are with the first body; the other party is anybody.
    first = f"CASE WHEN i % 10 < 3 THEN {_hex('0', 32)} ELSE {_hex(f'1 + i % {BODIES - 1}', 32)} END"
    second = _hex(f"1 + (i * 7 + 3) % {BODIES - 1}", 32)
    lines = "CASE c % 11 " + " ".join(f"WHEN {k} THEN '{line.code}'" for k, line in enumerate(LINES)) + " END"
    party = f"CASE WHEN c % 2 = 0 THEN {first} ELSE {second} END"
    due = _day(f"p * {QUARTER} + (i % 40)", today)
    sent = _day(f"p * {QUARTER} + (i % 40) + (c % 4) - 2", today)
    silent = _day(f"p * {QUARTER} + (i % 40) + 14", today)
    # The newest period is open, one in twenty of the others was never reported, a few wait.
    state = "CASE WHEN p = 4 THEN 'open' WHEN (i + c) % 20 = 0 THEN 'open' WHEN p = 3 AND (i + c) % 9 = 0 THEN 'sent' ELSE 'received' END"
    grid = f"{agreement} a, {_series('c', COMMITMENTS)} b, {_series('p', PERIODS)} d"
    empty, why = _json("'[]'"), _json(f"'{WHY}'")
    false, true = ("false", "true") if connection.vendor == "postgresql" else ("0", "1")
    due_rows = (
        "INSERT INTO due (record, commitment, period, party, slot, lineage, line, label, from_on, to_on, due_on, "
        "due_original, judged_due, why, extended, sent_on, arrived_on, silent_on, done_on, answer_by, state, continuous, "
        "disputed, asked, entered, confirmed, passed_from, report, receivers, terms) "
        f"SELECT {record}, 'c' || c, '2026-01-01/2026-0' || (p + 1) || '-01', {party}, CASE WHEN c % 2 = 0 THEN 'p1' ELSE 'p2' END, "
        f"'c' || c, {lines}, '2026-Q' || (p % 4 + 1), {due}, {due}, {due}, {due}, {due}, {why}, 0, "
        f"CASE WHEN ({state}) = 'open' THEN NULL ELSE {sent} END, NULL, "
        f"CASE WHEN ({state}) = 'sent' THEN {silent} ELSE NULL END, NULL, NULL, {state}, {false}, {false}, {false}, {false}, "
        f"{true}, '', '', {empty}, {_hex('i', 64)} FROM {grid}"
    )
    desk_rows = (
        "INSERT INTO desk (organisation, record, commitment, period, party, line, state, due_on, judged_due, silent_on, "
        "continuous, disputed, receives, asked) SELECT s.organisation, due.record, commitment, period, party, line, state, "
        f"due_on, judged_due, silent_on, continuous, disputed, s.organisation <> party AND s.role = 'party', {false} FROM due "
        "JOIN standing s ON s.record = due.record WHERE state IN ('open', 'sent', 'sent_back')"
    )
    leads = _json("CASE WHEN c % 2 = 0 THEN '[\"p1\"]' ELSE '[\"p2\"]' END")
    title = "'Chương trình phối hợp số ' || i || ' về công tác dân vận'"
    fold = "'chuong trinh phoi hop so ' || i || ' ve cong tac dan van'"
    signed = _day("i % 700", today - timedelta(days=1000))
    return [
        (
            "INSERT INTO agreement (record, form, number, title, short_title, signed_on, from_on, to_on, tracked_since, keeper, "
            "founder, version, versions, state, purpose, parties_total, parties_agreed, disputed, key_fold, sort_key, changed) "
            f"SELECT {record}, 'programme', i || '-CTr/CQ', {title}, '', {signed}, {signed}, NULL, NULL, {first}, {first}, "
            f"{record}, 1, 'issued', 'new', 2, 2, {false}, {fold}, {fold}, '{today} 00:00:00+00:00' FROM {agreement} a"
        ),
        *(
            "INSERT INTO agreement_party (record, slot, position, role, printed, organisation, writes, ended_on, succeeds, "
            f"standing, compared, contact) SELECT {record}, '{slot}', {k}, 'party', '', {who}, {true}, NULL, {empty}, 'agreed', "
            f"{true}, '' FROM {agreement} a"
            for k, (slot, who) in enumerate((("p1", first), ("p2", second)))
        ),
        *(
            f"INSERT INTO standing (organisation, record, role, since, until) SELECT {who}, {record}, '{role}', NULL, NULL "
            f"FROM {agreement} a WHERE {where}"
            for who, role, where in (
                (first, "party", "1 = 1"),
                (second, "party", f"({second}) <> ({first})"),
                (_hex(str(BODIES), 32), "observer", "i % 2 = 1"),
            )
        ),
        (
            "INSERT INTO agreement_clause (record, clause, position, level, label, text) "
            f"SELECT {record}, 'k' || c, c, 0, c || '.', 'Nội dung phối hợp số ' || c FROM {agreement} a, {_series('c', COMMITMENTS)} b"
        ),
        (
            "INSERT INTO agreement_commitment (record, commitment, lineage, position, clause, clause_label, title, text, deliverable, "
            "line, cadence, times, due, scheme, leads, supports, targets, since, until, current, terms) "
            f"SELECT {record}, 'c' || c, 'c' || c, c, 'k' || c, c || '', 'Nhiệm vụ số ' || c || ' của văn bản ' || i, '', '', {lines}, "
            f"'quarterly', 0, '', 'decree-09-2019', {leads}, {empty}, {empty}, "
            f"'2022-01-01', '', {true}, {record} FROM {agreement} a, {_series('c', COMMITMENTS)} b"
        ),
        due_rows,
        desk_rows,
        *_search_rows(),
    ]


def _search_rows() -> list[str]:
    """What can be found by its words: every agreement by its title, every commitment by an everyday word."""
    joined = "string_agg" if connection.vendor == "postgresql" else "group_concat"
    seers = f"(SELECT record, {joined}('@' || organisation, ' ') AS tokens FROM standing GROUP BY record) s"
    empty = _json("'{}'")
    columns = "INSERT INTO search (id, record, kind, key, title, text_fold, tokens, dated, address) SELECT"
    commitments = (
        f"agreement_commitment a JOIN (SELECT record, signed_on FROM agreement) g ON g.record = a.record JOIN {seers}"
    )
    return [
        (
            f"{columns} 2 * row_number() OVER (), a.record, 'agreement', '', title, key_fold, tokens, signed_on, {empty} "
            f"FROM agreement a JOIN {seers} ON s.record = a.record"
        ),
        (
            f"{columns} 2 * row_number() OVER () + 1, a.record, 'commitment', commitment, title, "
            f"'nhiem vu so ' || position || ' cua van ban', tokens, signed_on, {empty} FROM {commitments} ON s.record = a.record"
        ),
    ]


def _json(text: str) -> str:
    return f"({text})::jsonb" if connection.vendor == "postgresql" else text

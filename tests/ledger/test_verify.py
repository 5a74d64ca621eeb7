"""Verification finds every byte that was changed, everything that is missing and every row that acts do not say."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, models, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cast import TODAY, Cast, at, issue, make_cast, programme
from ledger.tampering import execute, flipped, unguarded
from phoihop.features.agreements import actions as agreements
from phoihop.features.agreements.plans import FilePlan
from phoihop.features.commitments import actions as commitments
from phoihop.features.commitments.actions import ReportForm
from phoihop.features.wording import sentence
from phoihop.ledger.guards import taken_down
from phoihop.ledger.models import Act, ActBody, Key, NamedFile, Record, SetAside, Tip
from phoihop.ledger.verify import Verification, named_files, verify_installation
from phoihop.registers.tables import Due
from phoihop.vault.models import StoredFile

pytestmark = pytest.mark.django_db
LETTER = FilePlan("ab" * 32, "cong-van.txt", 17, "text/plain")


@pytest.fixture
def record() -> str:
    """A small record of two that write: terms, a comparison, a report received and one sent back."""
    cast: Cast = make_cast()
    me, other = cast.officer(cast.command), cast.officer(cast.board)
    plan = programme(cast, cast.board, files=(LETTER,))
    made = agreements.record_agreement(plan, issue(), by=me, now=at(2026, 1, 5))
    agreements.invite_party(made, "p2", by=me, now=at(2026, 2, 2))
    agreements.compare_record(made, agrees=True, on="2026-02-03", by=other, now=at(2026, 2, 3))
    for label, on in (("2026-Q1", at(2026, 3, 16)), ("2026-Q2", at(2026, 6, 16))):
        row = Due.objects.get(record=made, commitment="c1", label=label)
        commitments.file_report(row, ReportForm("Giúp 520 ngày công.", on.date()), by=me, now=on)
    row = Due.objects.get(record=made, commitment="c1", label="2026-Q1")
    commitments.receive_report(row, at(2026, 3, 18).date(), by=other, now=at(2026, 3, 18))
    return made


def codes(found: Verification) -> set[str]:
    return {finding.code for finding in found.findings}


def test_an_untouched_installation_is_well_and_says_how_much_was_checked(record: str) -> None:
    found = verify_installation(TODAY)
    assert found.findings == []
    assert (found.records, found.acts, found.keys) == (1, Act.objects.count(), 6)
    assert found.bodies == ActBody.objects.count() > 0
    assert found.rows > Due.objects.count()


def test_verification_changes_nothing(record: str) -> None:
    before = [list(model.objects.order_by("pk").values()) for model in (Act, ActBody, Tip, SetAside, Record, Due)]
    verify_installation(TODAY)
    assert [list(m.objects.order_by("pk").values()) for m in (Act, ActBody, Tip, SetAside, Record, Due)] == before


STORED: list[tuple[type[models.Model], str]] = [
    (Act, "header"),
    (Act, "signature"),
    (Act, "act"),
    (ActBody, "body"),
    (Key, "public"),
    (Key, "locked"),
    (Key, "thumbprint"),
    (Key, "next_digest"),
]


@pytest.mark.slow
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(what=st.sampled_from(STORED), row=st.integers(0, 100), place=st.integers(0, 1 << 20))
def test_any_flipped_bit_of_an_act_a_body_or_a_key_is_found(
    record: str, what: tuple[type[models.Model], str], row: int, place: int
) -> None:
    model, column = what
    rows = [each for each in model._default_manager.order_by("pk") if getattr(each, column)]
    chosen = rows[row % len(rows)]
    value = getattr(chosen, column)
    value = bytes(value) if not isinstance(value, str) else value
    with transaction.atomic():
        with unguarded():
            execute(
                f"UPDATE {model._meta.db_table} SET {column} = %s WHERE {column} = %s", flipped(value, place), value
            )
        assert not verify_installation(TODAY).is_well
        transaction.set_rollback(True)


def first_report() -> Act:
    return Act.objects.filter(kind="report.filed").order_by("position")[0]


def take_out_the_middle(record: str) -> None:
    act = first_report()
    execute("DELETE FROM ledger_actbody WHERE act = %s", act.act)
    execute("DELETE FROM ledger_act WHERE act = %s", act.act)


def take_out_the_last(record: str) -> None:
    last = Act.objects.order_by("-position")[0]
    execute("DELETE FROM ledger_actbody WHERE act = %s", last.act)
    execute("DELETE FROM ledger_act WHERE act = %s", last.act)


def take_out_the_last_with_its_tip(record: str) -> None:
    last = Act.objects.order_by("-position")[0]
    before = Act.objects.filter(author=last.author, seq=last.seq - 1).get()
    take_out_the_last(record)
    execute("UPDATE ledger_tip SET act = %s, seq = %s WHERE act = %s", before.act, before.seq, last.act)


def made_text(table: str, column: str, text: str) -> None:
    """Put something else than bytes into a column of bytes, as SQLite allows."""
    execute(f"UPDATE {table} SET {column} = {text}")


TAMPERED: dict[str, tuple[Callable[[str], Any], str]] = {
    "an act taken out of the middle": (take_out_the_middle, "verify.missing_below"),
    "the last act taken out": (take_out_the_last, "verify.missing"),
    "the last act taken out together with its tip": (take_out_the_last_with_its_tip, "record.gap"),
    "the words of an act taken out": (
        lambda r: execute("DELETE FROM ledger_actbody WHERE act = %s", first_report().act),
        "body.missing",
    ),
    "words put in for no act": (
        lambda r: execute("INSERT INTO ledger_actbody (record, act, body) VALUES (%s, %s, %s)", r, "0" * 64, b"{}"),
        "body.stray",
    ),
    "another author in the column": (
        lambda r: execute("UPDATE ledger_act SET author = %s WHERE act = %s", "0" * 32, first_report().act),
        "act.column",
    ),
    "another thread in the column": (
        lambda r: execute("UPDATE ledger_act SET thread = 'occ/c2' WHERE act = %s", first_report().act),
        "act.column",
    ),
    "another depth in the column": (
        lambda r: execute("UPDATE ledger_act SET depth = depth + 1 WHERE act = %s", first_report().act),
        "act.column",
    ),
    "an act set aside that counts": (
        lambda r: SetAside.objects.create(record=r, act=first_report().act, reason="no_effect:not_a_party"),
        "act.verdict",
    ),
    "an old act among the tips": (
        lambda r: Tip.objects.create(record=r, act=first_report().act, author=first_report().author, seq=9),
        "tip.wrong",
    ),
    "a record without its row": (lambda r: execute("DELETE FROM ledger_record"), "record.not_listed"),
    "a record marked as forked": (lambda r: Record.objects.update(forked=True), "record.forked"),
    "the header of an act made a text": (lambda r: made_text("ledger_act", "header", "'set'"), "cell.text"),
    "a header made a text that reads the same": (
        lambda r: made_text("ledger_act", "header", "CAST(header AS TEXT)"),
        "cell.text",
    ),
    "a signature made a text that is none": (
        lambda r: made_text("ledger_act", "signature", "CAST(x'ff00fe' AS TEXT)"),
        "cell.text",
    ),
    "words made a number": (lambda r: made_text("ledger_actbody", "body", "5"), "cell.text"),
    "a key made a text": (lambda r: made_text("ledger_key", "public", "CAST(x'ff00fe' AS TEXT)"), "key.changed"),
    "a file taken out of the index": (lambda r: NamedFile.objects.all().delete(), "file_name.missing"),
    "a file put into the index": (
        lambda r: NamedFile.objects.create(digest="0" * 64, record=r, act=first_report().act),
        "file_name.extra",
    ),
    "a row of a table changed": (lambda r: Due.objects.filter(label="2026-Q3").update(state="received"), "row.changed"),
    "a row of a table taken out": (lambda r: Due.objects.filter(label="2026-Q3").delete(), "row.missing"),
    "a row of a table put in": (
        lambda r: Due.objects.create(record=r, commitment="c9", period="x", party="p", slot="p1", terms="t"),
        "row.extra",
    ),
    "a row of a record that is not here": (
        lambda r: Due.objects.create(record="0" * 64, commitment="c", period="x", party="p", slot="p1", terms="t"),
        "row.stray",
    ),
}


# PostgreSQL lets no text into a column of bytes: those are asked of SQLite alone.
ASKED = [pytest.param(what, marks=pytest.mark.once if "made a" in what else ()) for what in TAMPERED]


@pytest.mark.parametrize("what", ASKED)
def test_it_finds(record: str, what: str) -> None:
    tamper, code = TAMPERED[what]
    with unguarded():
        tamper(record)
    found = verify_installation(TODAY)
    assert code in codes(found)
    for finding in found.findings:
        for language in ("vi", "en"):
            words = sentence(finding.code, {"about": finding.about, **finding.params}, language)
            assert "{" not in words
            assert finding.code not in words


def test_it_finds_a_guard_that_does_not_stand(record: str) -> None:
    execute(taken_down()[0])
    (found,) = verify_installation(TODAY).findings
    assert (found.code, found.about.startswith("act_no_")) == ("guard.missing", True)


HOLLOW = {
    "sqlite": ["CREATE TRIGGER act_no_delete BEFORE DELETE ON ledger_act BEGIN SELECT 1; END"],
    "postgresql": [
        "CREATE OR REPLACE FUNCTION nothing() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NEW; END$$",
        "CREATE TRIGGER act_no_change BEFORE DELETE OR UPDATE ON ledger_act FOR EACH ROW EXECUTE FUNCTION nothing()",
    ],
}


def test_it_finds_a_guard_that_bears_its_name_and_refuses_nothing(record: str) -> None:
    execute(taken_down()[0])
    for statement in HOLLOW[connection.vendor]:
        execute(statement)
    (found,) = verify_installation(TODAY).findings
    assert (found.code, found.about.startswith("act_no_")) == ("guard.missing", True)


@pytest.mark.once  # PostgreSQL lets no text into a column of bytes
def test_files_are_named_by_the_records_that_can_be_read(record: str) -> None:
    with unguarded():
        made_text("ledger_act", "header", "'set'")
    assert list(named_files()) == []


def test_it_names_many_wrong_rows_by_a_number(record: str) -> None:
    Due.objects.update(line="other")
    found = verify_installation(TODAY)
    assert sum(f.code == "row.changed" for f in found.findings) == 20
    assert [dict(f.params) for f in found.findings if f.code == "row.more"] == [{"count": Due.objects.count() - 20}]


def test_a_lost_secret_is_told_once_and_not_replaced(record: str, settings: Any, tmp_path: Any) -> None:
    settings.KEY_SECRET_FILE = tmp_path / "keys.secret"
    assert codes(verify_installation(TODAY)) == {"secret.missing"}
    assert not settings.KEY_SECRET_FILE.exists()


def worded(found: Verification) -> list[str]:
    """What is told of each finding, in English."""
    return [sentence(each.code, {"about": each.about, **each.params}, "en") for each in found.findings]


FOREIGN = {
    "sqlite": "CREATE TRIGGER swallow BEFORE INSERT ON ledger_tip BEGIN SELECT RAISE(IGNORE); END",
    "postgresql": "CREATE RULE swallow AS ON INSERT TO ledger_tip DO INSTEAD NOTHING",
}


def test_it_finds_a_foreign_trigger_on_the_tables_of_the_record(record: str) -> None:
    execute(FOREIGN[connection.vendor])
    found = verify_installation(TODAY)
    (told,) = worded(found)
    assert told.startswith("The table ledger_tip bears a foreign trigger or rule swallow, which may swallow or change")


def test_it_finds_a_foreign_trigger_beside_the_guards_that_stand(record: str) -> None:
    if connection.vendor == "postgresql":
        execute("CREATE TRIGGER later AFTER INSERT ON ledger_act FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()")
        execute("ALTER TABLE ledger_act DISABLE TRIGGER later")
    else:
        execute("CREATE TRIGGER later AFTER INSERT ON ledger_act BEGIN DELETE FROM ledger_tip; END")
    assert [(each.code, each.about) for each in verify_installation(TODAY).findings] == [("guard.foreign", "later")]


@pytest.mark.once
def test_it_asks_sqlite_whether_the_file_is_whole_and_tells_it_in_words(record: str) -> None:
    execute("PRAGMA ignore_check_constraints = ON")
    StoredFile.objects.create(
        digest="ab" * 32, size=1, has_text=True, stored_at=at(2026, 1, 5), wiped_because="no day goes with it"
    )
    execute("PRAGMA ignore_check_constraints = OFF")
    (told,) = worded(verify_installation(TODAY))
    assert told.startswith(
        "SQLite says that the database file is damaged: CHECK constraint failed in vault_storedfile."
    )


@pytest.mark.once
def test_it_finds_rows_that_point_to_nothing(record: str) -> None:
    with transaction.atomic():
        execute("PRAGMA defer_foreign_keys = ON")
        execute("DELETE FROM people_organisation WHERE name LIKE %s", "Thường trực%")
        told = worded(verify_installation(TODAY))
        transaction.set_rollback(True)
    assert (
        "The table people_organisationname has 1 rows that point to rows which people_organisation does not have. Restore a backup."
        in told
    )

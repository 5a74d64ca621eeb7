"""A database that cannot be read to its end: what SQLite says of a lost page is told in words, other failures pass on."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import DatabaseError, connection

from cast import TODAY, at, issue, make_cast, programme
from phoihop.features.agreements import actions as agreements
from phoihop.features.wording import sentence
from phoihop.ledger.verify import verify_installation

PAGE = 4096


@pytest.mark.once
def test_of_a_file_that_cannot_be_read_to_its_end_it_tells_what_sqlite_says(own_database: str) -> None:
    cast = make_cast()
    agreements.record_agreement(programme(cast, cast.board), issue(), by=cast.officer(cast.command), now=at(2026, 1, 5))
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        cursor.execute("SELECT rootpage FROM sqlite_master WHERE name = 'ledger_act'")
        (root,) = cursor.fetchone()
    connection.close()
    place = Path(connection.settings_dict["NAME"])
    data = bytearray(place.read_bytes())
    data[(root - 1) * PAGE : root * PAGE] = b"\xff" * PAGE
    place.write_bytes(data)

    found = verify_installation(TODAY).findings
    told = [sentence(each.code, {"about": each.about, **each.params}, "en") for each in found]
    assert told[0].startswith("SQLite says that the database file is damaged:")
    assert told[-1] == "The database is damaged, so that the rest could not be checked."


def test_a_failure_of_a_whole_database_is_not_taken_for_damage(own_database: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE ledger_key")
    with pytest.raises(DatabaseError, match="ledger_key"):
        verify_installation(TODAY)

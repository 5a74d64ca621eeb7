"""The ground of the tests: copies of installations do not touch one another, and a browser can look at one."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, transaction

from installations import Snapshots


def stored_files() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM vault_storedfile")
        return int(cursor.fetchone()[0])


def put_one() -> None:
    from phoihop.vault.keeping import take

    take(b"letter", "letter.txt")


def test_an_installation_of_its_own_keeps_what_was_committed_and_other_threads_see_it(own_database: str) -> None:
    with transaction.atomic():
        put_one()
    seen: list[int] = []

    def look() -> None:
        seen.append(stored_files())
        connection.close()

    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    assert seen == [1]
    assert len(list(Path(settings.VAULT).rglob("*/*"))) == 1


def test_the_next_installation_is_empty_again(own_database: str) -> None:
    assert stored_files() == 0
    assert list(Path(settings.VAULT).rglob("*")) == []


@pytest.mark.django_db
def test_tests_that_roll_back_are_empty_too() -> None:
    assert stored_files() == 0


def test_a_filled_installation_is_remembered_and_each_copy_goes_its_own_way(
    snapshots: Snapshots, django_db_blocker: Any
) -> None:
    name = snapshots.make("one-letter", put_one)
    for _ in range(2):
        with snapshots.use(name), django_db_blocker.unblock():
            assert stored_files() == 1
            assert len(list(Path(settings.VAULT).rglob("*/*"))) == 1
            connection.cursor().execute("DELETE FROM vault_storedfile")

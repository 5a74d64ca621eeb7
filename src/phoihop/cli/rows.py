"""The rows of an installation as lines of JSON, for any database: read in one snapshot, written into an empty one.

Read tables are left out (they are rebuilt), and so are sessions and jobs, which belong to a running server.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

from phoihop.cli.archive import digest_of_tips

if TYPE_CHECKING:
    from django.db.models import Model

LEFT_OUT = frozenset({"contenttypes", "auth", "sessions", "jobs"})
_SNAPSHOT = {"postgresql": "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"}


def migrations() -> list[str]:
    """Return the migrations that the database has, as `app.name`: two databases with the same ones have one shape."""
    from django.db import connection
    from django.db.migrations.recorder import MigrationRecorder

    return sorted(f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations())


@contextmanager
def write_rows() -> Iterator[tuple[IO[bytes], dict[str, object], list[str]]]:
    """Lend all rows as a stream, with the counts of the manifest and the digests of the vault's files."""
    from django.conf import settings
    from django.core import serializers
    from django.db import connection

    from phoihop.ledger.models import Act, Record, Tip
    from phoihop.vault.models import StoredFile

    folder = Path(settings.TEMPORARY)
    folder.mkdir(parents=True, exist_ok=True)
    place = folder / f"{secrets.token_hex(16)}.part"
    try:
        with connection.cursor() as cursor:
            cursor.execute(_SNAPSHOT.get(connection.vendor, "BEGIN"))
        try:
            with place.open("w", encoding="utf-8", newline="\n") as stream:
                for model in models_with_rows():
                    rows = model._base_manager.order_by("pk").iterator(2000)  # noqa: SLF001 - Django's documented way
                    serializers.serialize("jsonl", rows, stream=stream)
            counts: dict[str, object] = {
                "records": Record.objects.count(),
                "acts": Act.objects.count(),
                "tips": digest_of_tips(Tip.objects.order_by("record", "act").values_list("record", "act")),
            }
            kept = list(StoredFile.objects.filter(wiped_at=None).values_list("digest", flat=True))
        finally:
            with connection.cursor() as cursor:
                cursor.execute("ROLLBACK")
        with place.open("rb") as written:
            yield written, counts, kept
    finally:
        place.unlink(missing_ok=True)


def models_with_rows() -> list[type[Model]]:
    """Return the models whose rows are carried, those that others point to first."""
    from django.apps import apps
    from django.core.serializers import sort_dependencies

    carried = [(app, None) for app in apps.get_app_configs() if app.label not in LEFT_OUT and app.models_module]
    return [model for model in sort_dependencies(carried) if model._meta.managed]  # noqa: SLF001 - Django's own name for a model's make-up


def load_rows(place: Path) -> None:
    """Put rows into a database that was just made: what the product ships gives way to what was carried."""
    from django.core.management import call_command

    for model in reversed(models_with_rows()):
        model._base_manager.all().delete()  # noqa: SLF001 - Django's own name for a model's make-up
    call_command("loaddata", str(place), verbosity=0)

"""The database's own guards of the append-only tables: triggers that refuse UPDATE, DELETE, REPLACE and TRUNCATE.

A later migration that rebuilds a table drops its triggers silently, so they are set again after every migrate, and
`phoihop verify` checks that they stand. A body may be deleted: the door does so only when a wipe act names it.
"""

from __future__ import annotations

from django.apps import apps
from django.db import connection

ACT, BODY = "ledger_act", "ledger_actbody"
_MESSAGE = "the joint record is append-only"
_THERE = "SELECT 1 FROM {table} WHERE record = NEW.record AND"

_SQLITE = {  # the names in these statements are constants of this module
    "act_no_update": f"BEFORE UPDATE ON {ACT} BEGIN SELECT RAISE(ABORT, '{_MESSAGE}'); END",
    "act_no_delete": f"BEFORE DELETE ON {ACT} BEGIN SELECT RAISE(ABORT, '{_MESSAGE}'); END",
    # INSERT OR REPLACE passes UPDATE and DELETE triggers by: an id that is there is refused before it is replaced.
    "act_no_replace": (
        f"BEFORE INSERT ON {ACT} WHEN EXISTS ({_THERE.format(table=ACT)} "
        f"(position = NEW.position OR act = NEW.act)) BEGIN SELECT RAISE(ABORT, '{_MESSAGE}'); END"
    ),
    "body_no_update": f"BEFORE UPDATE ON {BODY} BEGIN SELECT RAISE(ABORT, '{_MESSAGE}'); END",
    "body_no_replace": (
        f"BEFORE INSERT ON {BODY} WHEN EXISTS ({_THERE.format(table=BODY)} act = NEW.act) "
        f"BEGIN SELECT RAISE(ABORT, '{_MESSAGE}'); END"
    ),
}
_REFUSING = f"BEGIN RAISE EXCEPTION '{_MESSAGE}'; END"
_POSTGRES_FUNCTION = f"CREATE OR REPLACE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS $${_REFUSING}$$"
_POSTGRES = {  # worded as PostgreSQL words them when it is asked what stands
    "act_no_change": f"BEFORE DELETE OR UPDATE ON {ACT} FOR EACH ROW EXECUTE FUNCTION ledger_refuse()",
    "act_no_truncate": f"BEFORE TRUNCATE ON {ACT} FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()",
    "body_no_change": f"BEFORE UPDATE ON {BODY} FOR EACH ROW EXECUTE FUNCTION ledger_refuse()",
    "body_no_truncate": f"BEFORE TRUNCATE ON {BODY} FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()",
}


_POSTGRES_STANDING = (
    "SELECT pg_get_triggerdef(pg_trigger.oid, true) FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid "  # noqa: S608 - constants of this module
    f"WHERE NOT tgisinternal AND tgenabled IN ('O', 'A') AND btrim(prosrc, E' \\n') = $${_REFUSING}$$"
)

# What each kind of database needs: statements that come first, the guards, how one is dropped, how it is asked what
# stands. A guard is known by what it does: one that bears the name and does nothing is none.
_KINDS = {
    "sqlite": ((), _SQLITE, "DROP TRIGGER IF EXISTS {name}", "SELECT sql FROM sqlite_master WHERE type = 'trigger'"),
    "postgresql": (
        (_POSTGRES_FUNCTION,),
        _POSTGRES,
        "DROP TRIGGER IF EXISTS {name} ON {table}",
        _POSTGRES_STANDING,
    ),
}


# Triggers on these tables, switched off ones too; on PostgreSQL also rules, which rewrite what is written.
_ACTING = {
    "sqlite": "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN ({tables})",
    "postgresql": (
        "SELECT name, relname FROM pg_class JOIN ("
        "SELECT tgname AS name, tgrelid AS on_table FROM pg_trigger WHERE NOT tgisinternal "
        "UNION SELECT rulename, ev_class FROM pg_rewrite) AS acting ON on_table = pg_class.oid WHERE relname IN ({tables})"
    ),
}


def stand_guards(**_: object) -> None:
    """Set every guard anew. Called after each migrate."""
    if ACT not in connection.introspection.table_names():
        return
    first, guards, _drop, _listed = _KINDS[connection.vendor]
    with connection.cursor() as cursor:
        for statement in (*first, *taken_down(), *(_making(name, trigger) for name, trigger in guards.items())):
            cursor.execute(statement)


def taken_down() -> list[str]:
    """Return the statements that take every guard down, one for each, in the order of their names."""
    _first, guards, drop, _listed = _KINDS[connection.vendor]
    return [drop.format(name=name, table=ACT if name.startswith("act") else BODY) for name in sorted(guards)]


def missing_guards() -> list[str]:
    """Return the names of guards that do not stand, or do something else than refuse (for `verify`)."""
    _first, guards, _drop, query = _KINDS[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(query)
        standing = {row[0] for row in cursor.fetchall()}
    return sorted(name for name, trigger in guards.items() if _making(name, trigger) not in standing)


def foreign_triggers() -> list[tuple[str, str]]:
    """Return (name, table) of what acts upon the ledger's tables by itself and is no guard of ours (for `verify`).

    It may swallow or change what is written. A guard of ours that was changed counts as missing.
    """
    _first, guards, _drop, _query = _KINDS[connection.vendor]
    tables = [model._meta.db_table for model in apps.get_app_config("ledger").get_models()]  # noqa: SLF001 - Django's own name for a model's make-up
    places = ", ".join(["%s"] * len(tables))
    with connection.cursor() as cursor:
        cursor.execute(_ACTING[connection.vendor].format(tables=places), tables)
        return sorted((str(name), str(table)) for name, table in cursor.fetchall() if name not in guards)


def _making(name: str, trigger: str) -> str:
    return f"CREATE TRIGGER {name} {trigger}"

"""Addresses of the room of commitments. An occurrence is named by agreement, commitment, period and who owes it."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path, register_converter
from django.urls.converters import StringConverter

from phoihop.features.commitments.views import deeds, files, occurrence, opening, reminders, tables


class RecordId(StringConverter):
    """The id of a record or an act."""

    regex = "[0-9a-f]{64}"


class Period(StringConverter):
    """`<from>/<to>`, or the id of the act that opened the occurrence."""

    regex = r"[0-9]{4}-[0-9]{2}-[0-9]{2}/[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9a-f]{64}"


class Party(StringConverter):
    """An organisation's id; a slot that is not bound yet stands for itself."""

    regex = r"[0-9a-f]{32}|\?[a-z0-9]{1,10}"


register_converter(RecordId, "record_id")
register_converter(Period, "period")
register_converter(Party, "party")

_ONE = "agreements/<record_id:record>/<str:commitment>/<period:period>/<party:party>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("agreements/<record_id:record>/table/", tables.report_table, name="report_table"),
    path("agreements/<record_id:record>/table/template/", tables.report_table_template, name="report_table_template"),
    path("tables/<int:table>/reports/", tables.table_reports, name="table_reports"),
    path("tables/<int:table>/reports/undo/", tables.table_reports_undo, name="table_reports_undo"),
    path("agreements/<record_id:record>/<str:commitment>/open/", opening.open_occurrence, name="open_occurrence"),
    path(_ONE, occurrence.occurrence_page, name="occurrence"),
    path(f"{_ONE}draft/", occurrence.keep, name="occurrence_draft"),
    path(f"{_ONE}foreseen/", occurrence.foreseen_part, name="occurrence_foreseen"),
    path(f"{_ONE}reminder/", reminders.reminder, name="reminder"),
    path(f"{_ONE}reminder/word/", reminders.reminder_word, name="reminder_word"),
    path(f"{_ONE}word/", occurrence.report_word, name="occurrence_word"),
    path(f"{_ONE}files/<record_id:act>/<record_id:digest>/", files.occurrence_file, name="occurrence_file"),
    path(f"{_ONE}<slug:deed>/", deeds.deed_page, name="occurrence_deed"),
]

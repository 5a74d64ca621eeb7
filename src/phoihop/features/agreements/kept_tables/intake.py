"""Taking in the table that an office keeps today: a workbook, a .csv or pasted rows, looked at before anything is kept.

What bears a secrecy mark on any sheet, is encrypted, carries macros or is no table is refused, and nothing of it stays.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec
from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from phoihop.features.agreements.kept_tables.mapping import Kept, fullest, propose
from phoihop.features.agreements.models import KeptTable
from phoihop.features.agreements.sheets.grid import Grid, TableRefused, from_text
from phoihop.features.agreements.sheets.opening import open_workbook
from phoihop.features.wording import sentence
from phoihop.people.acting import Actor, actor_of
from phoihop.people.rights import check_may, check_writer, signed_in
from phoihop.reading import secrecy_mark
from phoihop.record.refused import Refused
from phoihop.screen.clock import now, today
from phoihop.screen.fields import FileInput, FilesField
from phoihop.vault.door import examine
from phoihop.vault.media import CSV, TEXT, XLS, XLSX
from phoihop.vault.names import shown_name
from phoihop.vault.upload import is_over_limit

MARKED_ROWS = 80


class TableForm(forms.Form):
    """A table: a file, or rows copied from Excel or Word with cells apart by tabs."""

    file = FilesField(
        label=gettext_lazy("Excel file (.xlsx) or .csv"),
        required=False,
        widget=FileInput(attrs={"accept": ".xlsx,.csv"}),
    )
    rows = forms.CharField(
        label=pgettext_lazy("field", "Rows of the table"),
        help_text=gettext_lazy("Mark the rows in Excel or Word, with the head, copy them and paste them here."),
        max_length=2_000_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    title = forms.CharField(
        label=gettext_lazy("Title of the agreement"),
        help_text=gettext_lazy("For example Kế hoạch phối hợp giữa Sở Y tế và Sở Giáo dục và Đào tạo năm 2026."),
        max_length=500,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not given.get("file") and not str(given.get("rows") or "").strip() and not self.errors:
            self.add_error("file", _("Choose the file, or paste the rows of the table."))
        return given


def words_of(refused: Refused | TableRefused) -> str:
    return sentence(refused.code, refused.params, get_language() or "vi")


def take_table(
    upload: UploadedFile[Any] | None, rows: str, title: str, *, record: str = "", by: Actor, now: datetime
) -> KeptTable:
    """Keep a table for its mapping. Raises `Refused` or `TableRefused`; nothing is kept then."""
    check_may(by, record)
    grids, name = _grids(upload) if upload is not None else (from_text(rows), "")
    mark = secrecy_mark(title) or next((found for grid in grids if (found := _mark_of(grid))), None)
    if mark:
        raise Refused("file_secret", {"mark": mark}, "secret")
    row = KeptTable(
        user=by.user,
        organisation=by.organisation_id,
        record=record,
        name=name[:250],
        title=title[:500],
        grids=msgspec.to_builtins(grids),
        pasted=not any(grid.merges for grid in grids) and not name.endswith(".xlsx"),
        made=now,
        changed=now,
    )
    kept = Kept(row)
    propose(kept, fullest(grids), None, this_year=today().year)
    row.chosen = msgspec.to_builtins(kept.chosen)
    row.save()
    return row


def _grids(upload: UploadedFile[Any]) -> tuple[list[Grid], str]:
    limit = settings.UPLOAD_LIMIT
    if is_over_limit(upload):
        raise Refused("file_too_large", {"limit": limit // (1024 * 1024)}, "too_large")
    name = upload.name or ""
    try:
        found = examine(upload.read(limit + 1), name, declared_not_secret=True, limit=limit)
    except Refused as refused:
        if refused.code == "file_wrong_type":
            raise TableRefused("table_wrong_type", name=shown_name(name)) from refused
        raise
    if found.media is XLSX:
        return open_workbook(found.data), found.name
    if found.media in (CSV, TEXT):
        encoding = "utf-16" if found.data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
        return from_text(found.data.decode(encoding), found.name), found.name
    raise TableRefused("table_old_excel" if found.media is XLS else "table_wrong_type", name=found.name)


def _mark_of(grid: Grid) -> str | None:
    """Look for a secrecy mark where documents bear it: at the top of a sheet, each cell a line."""
    return secrecy_mark("\n".join(cell for row in grid.rows[:MARKED_ROWS] for cell in row if cell))


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def new_from_table(request: HttpRequest) -> HttpResponse:
    """Take in the table of an agreement that is not yet followed here: its rows become commitments."""
    actor = actor_of(request)
    check_writer(actor)
    form = TableForm(request.POST, request.FILES) if request.method == "POST" else TableForm()
    row = taken_from(form, by=actor) if request.method == "POST" else None
    if row is not None:
        return HttpResponseRedirect(reverse("table_columns", args=[row.pk]))
    shown = {"section": "agreements", "form": form, "tables": open_tables(actor)}
    return render(request, "agreements/new_table.html", shown, status=400 if form.errors else 200)


def taken_from(form: TableForm, *, record: str = "", by: Actor) -> KeptTable | None:
    """Take in what a form brings; None, with the refusal at its field, where it cannot be."""
    if not form.is_valid():
        return None
    given = form.cleaned_data
    uploads = given["file"]
    upload = uploads[0] if uploads else None
    try:
        return take_table(upload, given["rows"], given.get("title", ""), record=record, by=by, now=now())
    except (Refused, TableRefused) as refused:
        form.add_error("file" if upload is not None else "rows", words_of(refused))
        return None


def open_tables(actor: Actor, record: str = "") -> list[KeptTable]:
    """Return the tables of the organisation that were begun and not taken in, the latest first; without their cells."""
    open_ = (KeptTable.State.OPEN, KeptTable.State.UNDONE)
    rows = KeptTable.objects.filter(organisation=actor.organisation_id, record=record, state__in=open_)
    return list(rows.defer("grids", "answers", "outcome")[:10])

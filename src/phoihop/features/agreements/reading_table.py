"""The table of tasks that an office keeps today: pasted rows, their columns recognised and corrected, then read.

The mapped rows become a small page of our own, which the reader reads like any table of tasks: words in cells of time
and of bodies are understood there, and every proposal keeps its place in the table.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_http_methods

from phoihop.features.agreements.reading_intake import words_of, writer_or_refuse
from phoihop.features.agreements.reading_taking import take_page
from phoihop.people.acting import Actor
from phoihop.people.rights import signed_in
from phoihop.reading import ReadRefused, secrecy_mark
from phoihop.record.refused import Refused
from phoihop.screen.clock import now
from phoihop.vietnamese import fold_key

MOST_ROWS = 1000
MOST_COLUMNS = 16
SHOWN_ROWS = 8
HEADS = {
    "number": "STT",
    "content": "Nội dung",
    "lead": "Cơ quan chủ trì",
    "support": "Cơ quan phối hợp",
    "time": "Thời gian thực hiện",
    "product": "Sản phẩm",
}
KNOWN = {
    "number": ("stt", "tt", "so tt", "no"),
    "content": ("noi dung", "nhiem vu", "cong viec", "ten nhiem vu", "task", "content", "commitment"),
    "lead": ("chu tri", "thuc hien", "don vi thuc hien", "lead"),
    "support": ("phoi hop", "support"),
    "time": ("thoi gian", "thoi han", "han", "tien do", "ky", "due", "deadline", "time"),
    "product": ("san pham", "ket qua dau ra", "product", "deliverable"),
}
ROLES = (
    ("", gettext_lazy("leave out")),
    ("number", gettext_lazy("number in the list")),
    ("content", gettext_lazy("what is to be done")),
    ("lead", gettext_lazy("lead")),
    ("support", gettext_lazy("supporting")),
    ("time", gettext_lazy("by when, how often")),
    ("product", gettext_lazy("deliverable")),
)


class TableForm(forms.Form):
    """Rows as they are copied from Excel or Word: cells apart by tabs."""

    title = forms.CharField(
        label=gettext_lazy("Title of the agreement"),
        help_text=gettext_lazy("For example Kế hoạch phối hợp giữa Sở Y tế và Sở Giáo dục và Đào tạo năm 2026."),
        max_length=500,
        required=False,
    )
    rows = forms.CharField(
        label=pgettext_lazy("field", "Rows of the table"),
        help_text=gettext_lazy("Mark the rows in Excel or Word, with the head, copy them and paste them here."),
        max_length=1_000_000,
        widget=forms.Textarea(attrs={"rows": 12}),
        error_messages={"required": gettext_lazy("Paste the rows of the table.")},
    )


def cells_of(text: str) -> list[list[str]]:
    """Return the cells of pasted rows; a cell with line ends stands in quotation marks, as Excel copies it."""
    delimiter = "\t" if "\t" in text else ";" if text.count(";") > text.count(",") else ","
    rows = list(csv.reader(io.StringIO(text), delimiter=delimiter))[:MOST_ROWS]
    found = [[" ".join(cell.split()) for cell in row[:MOST_COLUMNS]] for row in rows]
    found = [row for row in found if any(row)]
    width = max((len(row) for row in found), default=0)
    return [row + [""] * (width - len(row)) for row in found]


def roles_of(rows: Sequence[Sequence[str]]) -> tuple[list[str], bool]:
    """Recognise the columns by their heads; returns the roles and whether the first row is a head."""
    if not rows:
        return [], False
    heads = [fold_key(cell) for cell in rows[0]]
    roles: list[str] = []
    for head in heads:
        role = next(
            (role for role, names in KNOWN.items() if role not in roles and any(matches(head, name) for name in names)),
            "",
        )
        roles.append(role)
    has_head = sum(bool(role) for role in roles) >= 2
    if not has_head:
        usual = ["number", "content", "lead", "support", "time", "product"]
        if not rows[0][0].rstrip(".").isdecimal():
            usual = usual[1:]
        roles = (usual + [""] * len(heads))[: len(heads)]
    return roles, has_head


def matches(head: str, name: str) -> bool:
    return head == name or (len(name) > 2 and name in head)


def page_of(title: str, rows: Sequence[Sequence[str]], roles: Sequence[str]) -> str:
    """Return the rows as a page with the heads that the reader knows; a row without its lead goes on with the one above."""
    order = [role for role in HEADS if role in roles]
    head = "".join(f"<th>{HEADS[role]}</th>" for role in order)
    body, above = [], {"lead": "", "support": ""}
    for row in rows:
        cells = {role: row[place] for place, role in enumerate(roles) if role}
        if not cells.get("content") or (not cells.get("lead") and not cells.get("time") and not above["lead"]):
            continue
        cells["lead"] = cells.get("lead") or above["lead"]
        above["lead"] = cells["lead"]
        body.append("<tr>" + "".join(f"<td>{escape(cells.get(role, ''))}</td>" for role in order) + "</tr>")
    opening = f"<p>{escape(title)}</p>" if title else ""
    return f"<!doctype html><html><body>{opening}<table><tr>{head}</tr>{''.join(body)}</table></body></html>"


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def new_from_table(request: HttpRequest) -> HttpResponse:
    """Paste rows, look at what the columns are taken for, take them in."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    writer_or_refuse(actor)
    form = TableForm(request.POST) if request.method == "POST" else TableForm()
    shown: dict[str, Any] = {"section": "agreements", "form": form}
    if request.method == "POST" and form.is_valid():
        rows = cells_of(form.cleaned_data["rows"])
        mark = secrecy_mark("\n".join(cell for row in rows for cell in row))
        if mark:
            form.add_error("rows", words_of(Refused("file_secret", {"mark": mark}, "secret")))
        else:
            guessed, has_head = roles_of(rows)
            roles = [request.POST.get(f"column_{place}", role) for place, role in enumerate(guessed)]
            content = rows[1:] if has_head else rows
            if "take" in request.POST and not (problem := problem_of(roles)):
                try:
                    row = take_page(
                        page_of(form.cleaned_data["title"], content, roles),
                        form.cleaned_data["title"],
                        by=actor,
                        now=now(),
                    )
                except (Refused, ReadRefused) as refused:
                    form.add_error("rows", words_of(refused))
                else:
                    return HttpResponseRedirect(reverse("reading_desk", args=[row.pk]))
            elif "take" in request.POST:
                form.add_error("rows", problem)
            heads = rows[0] if has_head else ["" for _role in roles]
            shown |= {
                "columns": [(place, heads[place], role) for place, role in enumerate(roles)],
                "roles": ROLES,
                "content": content[:SHOWN_ROWS],
                "more": max(0, len(content) - SHOWN_ROWS),
                "count": len(content),
            }
    return render(request, "agreements/new_table.html", shown)


def problem_of(roles: Sequence[str]) -> str:
    """Say what is missing of the mapping; "" where nothing is."""
    if "content" not in roles:
        return _("Say which column tells what is to be done.")
    named = [role for role in roles if role]
    if len(set(named)) != len(named):
        return _("Two columns are taken for the same. Leave one out.")
    return ""

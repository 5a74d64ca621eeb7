"""The list of agreements: filters as plain selects, search with and without marks, sort, and what is shown as Excel."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from phoihop.documents import excel, paper
from phoihop.features.agreements import queries
from phoihop.features.agreements.sentences import FORMS
from phoihop.features.agreements.tables import Agreement
from phoihop.features.agreements.views.frame import owed_url
from phoihop.people.acting import Actor, actor_of
from phoihop.people.models import Organisation
from phoihop.people.rights import may_write, signed_in
from phoihop.registers.catalogues import LineOfWork
from phoihop.screen.clock import today
from phoihop.screen.parts import Action, Link
from phoihop.screen.tables import Column, Filter, Filters, choices, listing
from phoihop.vietnamese import file_name

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_EXPORTED = 5000


class Shown(NamedTuple):
    """One agreement as a row of the list."""

    row: Agreement
    url: str
    title: str
    form: str
    parties: str
    term: str
    state: str
    overdue: int
    overdue_url: str


def _language() -> str:
    return "en" if (get_language() or "vi").startswith("en") else "vi"


def _filters(request: HttpRequest, actor: Actor) -> Filters:
    language = _language()
    lines = [(line.code, line.name_en if language == "en" else line.name) for line in LineOfWork.objects.all()]
    parties = [(each.id, each.short) for each in queries.other_parties(actor)]
    return Filters(
        request,
        [
            Filter("q", _("Number or title"), kind="text"),
            Filter("party", _("Party"), choices(parties)),
            Filter("form", _("Kind"), choices((code, words[language]) for code, words in FORMS.items())),
            Filter("state", _("State"), choices(_states())),
            Filter("line", _("Line of work"), choices(lines)),
            Filter("year", _("Year"), choices((str(year), str(year)) for year in queries.years_of(actor))),
        ],
    )


def _states() -> list[tuple[str, str]]:
    return [
        ("running", _("In force")),
        ("ending", _("Ends within 60 days")),
        ("over", _("Over")),
        ("drafted", _("Drafts")),
        ("voided", _("Struck out")),
    ]


def _rows(request: HttpRequest, filters: Filters) -> QuerySet[Agreement]:
    actor = actor_of(request)
    rows = queries.with_counts(queries.seen_by(actor), actor, today())
    rows = rows.filter(queries.in_state(filters["state"], today()))
    if filters["q"]:
        rows = rows.filter(queries.named(filters["q"]))
    if filters["party"]:
        rows = rows.filter(queries.with_party(filters["party"]))
    if filters["form"]:
        rows = rows.filter(form=filters["form"])
    if filters["line"]:
        rows = rows.filter(queries.with_line(filters["line"]))
    if filters["year"]:
        rows = rows.filter(queries.in_year(int(filters["year"])))
    return rows


_COLUMNS = (
    Column("title", "", ("sort_key",)),
    Column("parties", ""),
    Column("signed", "", ("signed_on",)),
    Column("term", "", ("to_on",)),
    Column("state", ""),
    Column("overdue", "", ("overdue",), numeric=True),
)


def _columns() -> list[Column]:
    words = [_("Agreement"), _("Parties"), _("Signed"), _("Term"), _("State"), _("Overdue")]
    return [column._replace(words=word) for column, word in zip(_COLUMNS, words, strict=True)]


@signed_in
@require_safe
def agreements_page(request: HttpRequest) -> HttpResponse:
    """List the agreements that the actor's organisation may see."""
    actor = actor_of(request)
    filters = _filters(request, actor)
    page = listing(request, _rows(request, filters), _columns(), sort="-signed")
    new = Action(_("Record an agreement"), reverse("new_agreement"), main=True)
    exports = [Link(_("As an Excel table"), f"{reverse('agreements_excel')}?{request.GET.urlencode()}")]
    return render(
        request,
        "agreements/list.html",
        {
            "section": "agreements",
            "filters": filters,
            "listing": page._replace(rows=shown(page.rows)),
            "exports": exports,
            "actions": [new] if may_write(actor) else [],
            "filtered": filters.used,
        },
    )


def shown(rows: Sequence[Any]) -> list[Shown]:
    """Word the rows of one page: two queries for parties and names."""
    language = _language()
    parties = queries.parties_of([row.record for row in rows])
    ids = {party.organisation for listed in parties.values() for party in listed if party.organisation}
    names = Organisation.objects.in_bulk(ids)
    found = []
    for row in rows:
        living = [p for p in parties.get(row.record, []) if p.role == "party" and p.ended_on is None]
        words = [names[p.organisation].short if p.organisation in names else p.printed for p in living]
        title = row.short_title or row.title
        number = _("no. %(number)s") % {"number": row.number} if row.number else ""
        found.append(
            Shown(
                row=row,
                url=reverse("agreement", args=[row.record]),
                title=title or FORMS[row.form][language],
                form=", ".join(filter(None, [FORMS[row.form][language], number])),
                parties=", ".join(words),
                term=term_words(row),
                state=state_words(row),
                overdue=row.overdue or 0,
                overdue_url=owed_url(row.record, "overdue"),
            )
        )
    return found


def term_words(row: Agreement) -> str:
    if row.from_on is None:
        return ""
    if row.to_on is None:
        return _("since %(year)d, no end") % {"year": row.from_on.year}
    return f"{row.from_on.year} - {row.to_on.year}"


def state_words(row: Agreement) -> str:
    """Say in a few words how an agreement stands today."""
    if row.state == "voided":
        return _("struck out")
    if row.state == "drafted":
        return _("draft")
    if row.disputed:
        return _("disputed")
    if row.to_on is not None and row.to_on < today():
        return _("over, final review due")
    if row.parties_agreed <= 1 < row.parties_total:
        return _("in force, not compared")
    return _("in force, %(agreed)d of %(total)d compared") % {
        "agreed": row.parties_agreed,
        "total": row.parties_total,
    }


@signed_in
@require_safe
def agreements_excel(request: HttpRequest) -> HttpResponse:
    """Give the filtered list as a workbook, in the order of the page."""
    actor = actor_of(request)
    rows = list(_rows(request, _filters(request, actor)).order_by("-signed_on", "record")[:MOST_EXPORTED])
    table = paper.Table(
        columns=[
            paper.Column(_("No."), "ordinal"),
            paper.Column(_("Agreement")),
            paper.Column(_("Kind, number")),
            paper.Column(_("Parties")),
            paper.Column(_("Signed"), "date"),
            paper.Column(_("From"), "date"),
            paper.Column(_("To"), "date"),
            paper.Column(_("State")),
            paper.Column(_("Overdue"), "number"),
        ],
        rows=[
            [n, s.title, s.form, s.parties, s.row.signed_on, s.row.from_on, s.row.to_on, s.state, s.overdue]
            for n, s in enumerate(shown(rows), start=1)
        ],
    )
    name = _("Agreements")
    sheet = excel.Sheet(name=name, title=name, table=table)
    content = excel.workbook([sheet], language=_language())
    return excel_response(content, file_name(name, today(), ending="xlsx"))


def excel_response(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response

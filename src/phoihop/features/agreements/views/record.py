"""The joint record of an agreement: every act in a sentence, newest first, and its verification in one."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from phoihop.features.agreements.record_words import Said, Tongue, acts_of, said
from phoihop.features.agreements.tables import CommitmentRow
from phoihop.features.agreements.views.actions import actions_of
from phoihop.features.agreements.views.frame import Looking
from phoihop.ledger.models import Act as StoredAct
from phoihop.ledger.models import SetAside
from phoihop.ledger.store import Store
from phoihop.people.rights import signed_in
from phoihop.registers.tables import Due
from phoihop.screen.tables import Column, Filter, Filters, choices, listing

GROUPS = {
    "terms": ("terms.", "party.", "record.", "focal_point.", "key.", "body."),
    "reports": ("report.",),
    "dates": ("extension.", "occurrence."),
}


@signed_in
@require_safe
def record_page(request: HttpRequest, record: str) -> HttpResponse:
    """Show a page of the record. Bounded: two queries for acts and words, whatever the length of the record."""
    look = Looking(request, record)
    kinds = [("terms", _("Terms and parties")), ("reports", _("Reports")), ("dates", _("Due dates"))]
    filters = Filters(request, [Filter("kind", _("What"), choices(kinds))])
    rows = StoredAct.objects.filter(record=record).only("act", "position", "kind")
    if filters["kind"]:
        rows = rows.filter(kind__regex=rf"^({'|'.join(p.rstrip('.') for p in GROUPS[filters['kind']])})\.")
    columns = [Column("position", _("No."), ("position",)), Column("at", _("When")), Column("said", _("Who said what"))]
    page = listing(request, rows, columns, sort="-position")
    context = look.context("agreement_record", actions_of(look))
    context |= {"filters": filters, "listing": page._replace(rows=worded(look, page.rows))}
    return render(request, "agreements/record.html", context)


def worded(look: Looking, rows: Any) -> list[Said]:
    """Word the acts of one page."""
    store = Store(look.record)
    acts = acts_of(store, [row.act for row in rows])
    aside = dict(SetAside.objects.filter(record=look.record, act__in=list(acts)).values_list("act", "reason"))
    tongue = tongue_of(look, {str(act.head.facts.get("commitment", "")) for act in acts.values()})
    return [said(store, acts[row.act], row.position, aside.get(row.act, ""), tongue) for row in rows if row.act in acts]


def tongue_of(look: Looking, commitments: set[str]) -> Tongue:
    """Return what wording acts of these commitments needs."""
    titles = dict(
        CommitmentRow.objects.filter(record=look.record, commitment__in=commitments).values_list("commitment", "title")
    )
    labels = {
        (commitment, period): label
        for commitment, period, label in Due.objects.filter(record=look.record, commitment__in=commitments).values_list(
            "commitment", "period", "label"
        )
    }
    return Tongue(look.names, titles, labels, look.language)

"""The joint record of an agreement: every act in a sentence, newest first, and its verification in one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from phoihop.features.agreements.record_words import Said, Tongue, acts_of, said
from phoihop.features.agreements.tables import CommitmentRow
from phoihop.features.agreements.views.actions import actions_of
from phoihop.features.agreements.views.frame import Looking
from phoihop.features.wording import sentence
from phoihop.ledger.models import Act as StoredAct
from phoihop.ledger.models import SetAside
from phoihop.ledger.store import Store
from phoihop.ledger.verify import named_files, verify_record
from phoihop.people.rights import SIGNER, may_write, signed_in
from phoihop.registers.tables import Due
from phoihop.screen.clock import now
from phoihop.screen.tables import Column, Filter, Filters, choices, listing
from phoihop.screen.words import dmy
from phoihop.timetable import VIET_NAM
from phoihop.vault.keeping import is_kept
from phoihop.vault.models import StoredFile

CHECKED = "checked"
MOST_FINDINGS = 50
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
    entries = worded(look, page.rows)
    context |= {
        "filters": filters,
        "listing": page._replace(rows=[(each, _wipe_url(look, each)) for each in entries]),
        "verified": checked_words(request.session.get(CHECKED, {}).get(record)),
    }
    return render(request, "agreements/record.html", context)


def _wipe_url(look: Looking, entry: Said) -> str:
    """Return where the words of an entry of ours can be deleted, "" where they cannot."""
    mine = entry.by == look.actor.organisation_id and entry.has_words
    if not mine or not look.is_party or not may_write(look.actor, needs=SIGNER):
        return ""
    return reverse("wipe_words", args=[look.record, entry.act])


@signed_in
@require_POST
def verify_page(request: HttpRequest, record: str) -> HttpResponse:
    """Check this record now: signatures, chains, words, verdicts, and that the pages show what the acts say."""
    look = Looking(request, record)
    found = verify_record(record, look.today)
    lacking = [digest for _record, _act, digest in named_files(record) if not is_there(digest)]
    wrong = [sentence(each.code, {"about": each.about, **each.params}, look.language) for each in found.findings]
    wrong += [sentence("file_not_here", {}, look.language)] * len(lacking)
    told = {"acts": found.acts, "absent": found.absent, "wrong": wrong[:MOST_FINDINGS], "at": now().isoformat()}
    request.session[CHECKED] = {record: told}
    return HttpResponseRedirect(look.url("agreement_record"))


def is_there(digest: str) -> bool:
    """Whether a file is in the vault, or was wiped there, which is no fault."""
    return is_kept(digest) or StoredFile.objects.filter(digest=digest, wiped_at__isnull=False).exists()


def checked_words(told: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """Word what the last check of this person found, in one sentence and, where something is wrong, its list."""
    if not told:
        return None
    n, wrong, at = int(told["acts"]), list(told["wrong"]), datetime.fromisoformat(told["at"]).astimezone(VIET_NAM)
    values = {"n": n, "clock": f"{at:%H:%M}", "day": dmy(at.date()), "wrong": len(wrong)}
    if wrong:
        words = ngettext(
            "Checked %(n)d entry at %(clock)s on %(day)s: something is wrong.",
            "Checked %(n)d entries at %(clock)s on %(day)s: something is wrong.",
            n,
        )
    else:
        words = ngettext(
            "Checked %(n)d entry at %(clock)s on %(day)s: every signature and every word is as it was written.",
            "Checked %(n)d entries at %(clock)s on %(day)s: every signature and every word is as it was written.",
            n,
        )
    said = words % values
    absent = int(told["absent"])
    if absent and not wrong:
        more = ngettext("The words of %(n)d entry were deleted.", "The words of %(n)d entries were deleted.", absent)
        said += " " + more % {"n": absent}
    return {"words": said, "wrong": wrong}


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

"""The page on which a confirmed document is recorded as an agreement signed on paper, or sent to be signed here.

What was typed is kept while typing. Before anything is recorded the page says what will be owed, and which time does
not compute.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from phoihop.features.agreements import actions
from phoihop.features.agreements.drafts.draft import DraftParty, ReadingDesk, as_json
from phoihop.features.agreements.drafts.parties import add_party, next_slot
from phoihop.features.agreements.models import ReadingDraft
from phoihop.features.agreements.plans import PartyPlan
from phoihop.features.agreements.reading.desk import at_desk, desk_url
from phoihop.features.agreements.reading.taking import reading_of
from phoihop.features.agreements.recorded_before import recorded_before
from phoihop.features.agreements.recording.forms import ADD, LEFT_OUT, NEW, RecordForm, as_date
from phoihop.features.agreements.recording.plan import Foreseen, foresee, issue_plan, party_plans, terms_plan
from phoihop.features.wording import sentence
from phoihop.people.acting import Actor
from phoihop.people.actions import find_or_enter
from phoihop.people.models import Organisation
from phoihop.people.rights import signed_in
from phoihop.reading import secrecy_mark
from phoihop.record.refused import Refused
from phoihop.screen.clock import now, today
from phoihop.screen.fields import DateField
from phoihop.screen.words import dmy
from phoihop.vault import keeping

NOT_TYPED = frozenset({"csrfmiddlewaretoken", "preview", "send"})
LONGEST = 2_000


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def record_agreement(request: HttpRequest, draft: int) -> HttpResponse:
    """Show the form of recording, keep what is typed, record."""
    actor, desk = at_desk(request, draft, writing=True)
    assert actor.organisation is not None
    if desk.row.agreement < 0 or not desk.confirmed:
        messages.info(request, _("Confirm at least one commitment first."))
        return HttpResponseRedirect(desk_url(desk.row))
    if request.method != "POST":
        return page(request, desk, RecordForm(desk, actor.organisation, today()))
    if request.headers.get("X-Draft"):
        return keep_typed(desk, request.POST)
    if "preview" in request.POST and not request.headers.get("HX-Request"):
        kept = keep_typed(desk, request.POST)
        return HttpResponseRedirect(f"{request.path}#preview") if kept.status_code == HTTPStatus.NO_CONTENT else kept
    if "preview" in request.POST:
        return render(request, "agreements/recording_preview.html", preview(desk, request.POST, actor.organisation.id))
    form = RecordForm(desk, actor.organisation, today(), request.POST, request.FILES)
    if form.is_valid():
        try:
            record = put_down(desk, form, by=actor, signing="sign" in request.POST)
        except Refused as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("The agreement has been recorded. This is its schedule."))
            return HttpResponseRedirect(reverse("agreement_matrix", args=[record]))
    return page(request, desk, form)


def page(request: HttpRequest, desk: ReadingDesk, form: RecordForm) -> HttpResponse:
    waiting = sum(item.open for item in desk.items)
    values = (
        form.data if form.is_bound else {name: form.get_initial_for_field(f, name) for name, f in form.fields.items()}
    )
    shown = {
        "section": "agreements",
        "draft": desk.row,
        "form": form,
        "waiting": waiting,
        "waiting_words": ngettext(
            "%(n)d proposal is not confirmed and will not be recorded.",
            "%(n)d proposals are not confirmed and will not be recorded.",
            waiting,
        )
        % {"n": waiting},
        "count": ngettext("%(n)d commitment", "%(n)d commitments", len(desk.confirmed)) % {"n": len(desk.confirmed)},
        "back": desk_url(desk.row),
        "signable": signable(desk),
        **preview(desk, values, form.own_body),
    }
    return render(request, "agreements/recording.html", shown)


def signable(desk: ReadingDesk) -> bool:
    """Whether all parties work in this installation, so that the agreement may be signed here."""
    bodies = {party.organisation for party in desk.parties if party.role == "party"}
    return "" not in bodies and Organisation.objects.filter(id__in=bodies, joined=True).count() == len(bodies) > 1


def keep_typed(desk: ReadingDesk, data: Mapping[str, Any]) -> HttpResponse:
    """Keep what is typed so far; refuse what bears a secrecy mark."""
    typed = {name: str(value)[:LONGEST] for name, value in data.items() if name not in NOT_TYPED}
    mark = secrecy_mark("\n".join(typed.values()))
    if mark:
        words = sentence("file_secret", {"mark": mark}, get_language() or "vi")
        return HttpResponse(words, status=422, content_type="text/plain; charset=utf-8")
    desk.row.fields = desk.row.fields | {"typed": typed}
    desk.keep(now(), "fields")
    return HttpResponse(status=204)


def preview(desk: ReadingDesk, values: Mapping[str, Any], own: str) -> dict[str, Any]:
    """Say whether this paper stands in the books already, and what would be owed under what is typed so far."""
    number, signed_on = str(values.get("number") or ""), day_of(values.get("signed_on"))
    shown = {
        "draft": desk.row,
        "before": recorded_before(number, signed_on, own),
        "before_day": dmy(signed_on),
        "again": bool(values.get("again")),
    }
    return shown | owed_words(desk, values)


def owed_words(desk: ReadingDesk, values: Mapping[str, Any]) -> dict[str, Any]:
    start, to, since = (day_of(values.get(name)) for name in ("start", "to", "tracked_since"))
    if start is None or (to is not None and to < start):
        return {"foreseen": None}
    found = foresee(
        desk,
        start=start,
        end=to,
        tracked_since=since,
        scheme=str(values.get("scheme") or "calendar"),
        reporting=str(values.get("reporting") or "yearly"),
        today=today(),
    )
    lang = get_language() or "vi"
    unfit = [(each.item, sentence(each.refused.code, each.refused.params, lang)) for each in found.unfit]
    return {"foreseen": foreseen_words(found, since or start), "unfit": unfit}


def day_of(value: Any) -> date | None:
    if isinstance(value, date):
        return value
    try:
        found = DateField(required=False).clean(str(value or ""))
    except Exception:  # noqa: BLE001 - a date half typed is no date yet
        return as_date(str(value))
    return found if isinstance(found, date) else None


def foreseen_words(found: Foreseen, since: date) -> list[str]:
    """Word what will be owed: 3 occurrences late already, 12 in the next 15 months, the first on ..."""
    said = []
    if found.late:
        words = ngettext(
            "%(n)d occurrence fell due since %(since)s: it reads overdue until its report is entered.",
            "%(n)d occurrences fell due since %(since)s: they read overdue until their reports are entered.",
            found.late,
        )
        said.append(words % {"n": found.late, "since": dmy(since)})
    if found.first is not None:
        given = {"n": found.owed, "until": dmy(found.until), "first": dmy(found.first), "title": found.commitment}
        words = ngettext(
            "%(n)d occurrence until %(until)s, due on %(first)s: %(title)s.",
            "%(n)d occurrences until %(until)s, the first due on %(first)s: %(title)s.",
            found.owed,
        )
        said.append(words % given)
    elif not found.unfit:
        said.append(_("Nothing with a day falls due until %(until)s.") % {"until": dmy(found.until)})
    if found.on_event:
        words = ngettext(
            "%(n)d commitment opens with an event.", "%(n)d commitments open with an event.", found.on_event
        )
        said.append(words % {"n": found.on_event})
    if found.continuous:
        words = ngettext(
            "%(n)d commitment is continuous work.", "%(n)d commitments are continuous work.", found.continuous
        )
        said.append(words % {"n": found.continuous})
    return said


def put_down(desk: ReadingDesk, form: RecordForm, *, by: Actor, signing: bool) -> str:
    """Record what was confirmed and typed; raises `Refused` and then leaves everything as it was."""
    given = form.cleaned_data
    row, moment = desk.row, now()
    parties = settled_parties(desk, form, by)
    entered: list[Organisation] = []
    reading = reading_of(row) if row.reading else None
    with keeping.taking():
        if given["scan"]:
            taken = keeping.take(
                given["scan"][0], given["scan"][0].name, declared_not_secret=given["declared"], now=moment
            )
            row.scan = {"sha256": taken.digest, "name": taken.name, "size": taken.size, "type": taken.media_type}
        try:
            plans = bodies_of(parties, entered)
            plan = terms_plan(desk, reading, given, plans)
            if signing:
                record = actions.draft_agreement(plan, by=by, now=moment)
            else:
                record = actions.record_agreement(plan, issue_plan(desk, given, form.signers()), by=by, now=moment)
        except Refused:
            for organisation in entered:
                organisation.delete()
            raise
    row.state, row.record, row.changed = ReadingDraft.State.RECORDED, record, moment
    row.reading, row.items, row.log, row.fields = {}, [], [], {}
    row.parties = as_json(parties)
    row.save()
    return record


def settled_parties(desk: ReadingDesk, form: RecordForm, by: Actor) -> list[DraftParty]:
    """Return the parties as the form has them: names corrected, those left out gone, further ones added."""
    given = form.cleaned_data
    assert by.organisation is not None
    kept = []
    for party in desk.parties:
        role = given[f"role_{party.slot}"]
        if role == LEFT_OUT:
            for item in desk.items:
                item.supports = [slot for slot in item.supports if slot != party.slot]
                item.receivers = [slot for slot in item.receivers if slot != party.slot]
            continue
        body = given[f"organisation_{party.slot}"]
        own = given["own"] == party.slot
        organisation = by.organisation_id if own else "" if body == NEW else body
        kept.append(DraftParty(party.slot, given[f"name_{party.slot}"], party.short, organisation, role))
    for name in form.further(given):
        add_party(kept, name, by.organisation)
    if given["own"] == ADD:
        given["own"] = next_slot(kept, desk.parties)
        kept.append(DraftParty(given["own"], by.organisation.name, "", by.organisation_id))
    return kept


def bodies_of(parties: list[DraftParty], entered: list[Organisation]) -> list[PartyPlan]:
    """Tie each party to the directory, entering what it lacks; what was entered now is told in `entered`."""
    known = {party.slot: party.organisation for party in parties}
    before = set(Organisation.objects.values_list("id", flat=True))
    for party in parties:
        if known[party.slot]:
            continue
        found = find_or_enter(party.name)
        if found.id not in before:
            entered.append(found)
        if found.id in known.values():
            raise Refused("slot_taken", {"slot": party.slot}, "conflict")
        known[party.slot] = found.id
    return party_plans(parties, known)


def show_refusal(form: RecordForm, refused: Refused) -> None:
    """Put a refusal at its field where it has one."""
    words = sentence(refused.code, refused.params, get_language() or "vi")
    field = {
        "file_undeclared": "declared",
        "ends_before_it_starts": "to",
        "tracked_after_its_end": "tracked_since",
        "one_party_only": "more_parties",
    }.get(refused.code)
    if field is None and refused.code.startswith("file_"):
        field = "scan"
    form.add_error(field, words)

"""The directory, kept by the operator: list, entering a body, its details and names, and taking a duplicate out."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from phoihop.features.agreements.tables import Party
from phoihop.people.actions import OrganisationPlan
from phoihop.people.directory import change_details, check_duplicate, enter_new, entry_named, merge_duplicate
from phoihop.people.models import Organisation, Succession
from phoihop.record.refused import Refused
from phoihop.screen.parts import Action
from phoihop.screen.tables import Column, Filter, Filters, choices, listing
from phoihop.screen.words import dmy
from phoihop.vietnamese import fold_key
from phoihop.web.settings.asking import ask
from phoihop.web.settings.frame import operators, page, refuse, tell
from phoihop.web.settings.joining import administrators_of, has_ended
from phoihop.web.settings.organisation import names_of, rename
from phoihop.web.settings.organisation_forms import DetailsForm, DuplicateForm, NewOrganisationForm, initial_of

# So many names are offered while one is typed; a longer directory is searched by typing more of the name.
OFFERED = 2000


def _entries(filters: Filters) -> QuerySet[Organisation]:
    rows = Organisation.objects.filter(same_as=None)
    if filters["name"]:
        rows = rows.filter(names__key_fold__contains=fold_key(filters["name"])).distinct()
    return {
        "here": rows.filter(joined=True, until=None),
        "paper": rows.filter(joined=False, until=None),
        "ended": rows.exclude(until=None),
    }.get(filters["state"], rows)


def state_words(organisation: Organisation) -> str:
    """Say in a word how a body stands to this installation."""
    if organisation.until is not None:
        return _("existed until %(day)s") % {"day": dmy(organisation.until)}
    return _("works here") if organisation.joined else _("on paper")


@operators
def organisations(request: HttpRequest) -> HttpResponse:
    states = (("here", _("works here")), ("paper", _("on paper")), ("ended", _("exists no longer")))
    filters = Filters(
        request,
        [
            Filter("name", _("Name"), kind="text"),
            Filter(
                "state",
                _(
                    "State",
                ),
                choices(states),
            ),
        ],
    )
    columns = [
        Column("name", _("Name"), ("sort_key",)),
        Column("abbreviation", _("Abbreviation"), ("abbreviation",)),
        Column("state", _("State")),
    ]
    shown = listing(request, _entries(filters), columns, sort="name")
    shown = shown._replace(rows=[(row, state_words(row)) for row in shown.rows])
    actions = [Action(_("Enter a body"), reverse("new_organisation"), main=True)]
    context = {"listing": shown, "filters": filters, "actions": actions}
    return page(request, "organisations", "organisations", context)


@operators
def new_organisation(request: HttpRequest) -> HttpResponse:
    form = NewOrganisationForm(request.POST or None, initial={"numbering": "state", "scheme": "decree-09-2019"})
    if request.method == "POST" and form.is_valid():
        plan = OrganisationPlan(
            name=form.cleaned_data["name"], since=form.cleaned_data["since"], **vars(form.details())
        )
        try:
            entered = enter_new(plan)
        except Refused as refused:
            refuse(form, refused, "name")
        else:
            tell(request, _("Entered: %(name)s.") % {"name": entered.name})
            return HttpResponseRedirect(reverse("organisation", args=[entered.id]))
    shown = {"form": form, "title": _("Enter a body"), "back": reverse("organisations"), "send": _("Enter it")}
    return page(request, "small_form", "organisations", shown)


@operators
def organisation(request: HttpRequest, organisation: str) -> HttpResponse:
    body = get_object_or_404(Organisation, pk=organisation, same_as=None)
    form = DetailsForm(request.POST or None, initial=initial_of(body))
    if request.method == "POST" and form.is_valid():
        change_details(body, form.details())
        tell(request, _("Changed: %(name)s.") % {"name": body.name})
        return HttpResponseRedirect(reverse("organisation", args=[body.id]))
    actions = [Action(_("Rename from a day on"), reverse("rename_organisation", args=[body.id]))]
    ended = has_ended(body)
    if not body.joined and not ended:
        actions.insert(0, Action(_("Invite it to join"), reverse("join_organisation", args=[body.id])))
    if not body.joined:
        actions.append(Action(_("It is a duplicate"), reverse("merge_organisation", args=[body.id])))
    shown = {
        "form": form,
        "organisation": body,
        "ended": ended,
        "state": state_words(body),
        "names": names_of(body),
        "passed": _passed(body),
        "next_step": "" if body.joined or ended else _next_step(body),
        "administrators": administrators_of(body),
        "actions": actions,
        "back": reverse("organisations"),
    }
    return page(request, "organisation", "organisations", shown)


def _next_step(body: Organisation) -> str:
    """Say what inviting a body that works on paper does, and how many agreements wait for it. The operator sees no more."""
    named = Party.objects.filter(organisation=body.id, ended_on=None, role="party").values("record").distinct().count()
    words = _(
        "It works on paper. Invite it to join: its administrator gets an account; then the keeper of each agreement invites it there to compare."
    )
    waiting = ngettext("%(count)d agreement names it.", "%(count)d agreements name it.", named) % {"count": named}
    return f"{words} {waiting}" if named else words


def _passed(body: Organisation) -> list[str]:
    """Tell the successions of a body in sentences; new names are told by its names."""
    rows = Succession.objects.exclude(kind=Succession.Kind.RENAME).select_related("predecessor", "successor")
    told = []
    for row in rows.filter(predecessor=body):
        into = row.successor.name if row.successor else _("no body")
        told.append(_("%(day)s: %(kind)s into %(body)s") % _told(row, into))
    told += [
        _("%(day)s: %(body)s, %(kind)s, passed into it") % _told(row, row.predecessor.name)
        for row in rows.filter(successor=body)
    ]
    return told


def _told(row: Succession, body: str) -> dict[str, str]:
    return {"day": dmy(row.on), "kind": row.get_kind_display(), "body": body}


@operators
def rename_organisation_page(request: HttpRequest, organisation: str) -> HttpResponse:
    body = get_object_or_404(Organisation, pk=organisation, same_as=None)
    return rename(request, body, "organisations", reverse("organisation", args=[body.id]))


@operators
def merge_organisation(request: HttpRequest, organisation: str) -> HttpResponse:
    """Choose the entry that is kept, then confirm: two steps of one address."""
    body = get_object_or_404(Organisation, pk=organisation, same_as=None)
    back = reverse("organisation", args=[body.id])
    form = DuplicateForm(request.GET if "kept" in request.GET else None)
    if form.is_valid():
        try:
            kept = entry_named(form.cleaned_data["kept"])
            check_duplicate(body, kept)
        except Refused as refused:
            refuse(form, refused, "kept")
        else:
            return _confirm_merge(request, body, kept, back)
    names = Organisation.objects.filter(same_as=None).exclude(pk=body.pk).order_by("sort_key")
    shown = {"form": form, "organisation": body, "back": back, "names": names.values_list("name", flat=True)[:OFFERED]}
    return page(request, "duplicate", "organisations", shown)


def _confirm_merge(request: HttpRequest, duplicate: Organisation, kept: Organisation, back: str) -> HttpResponse:
    if request.method == "POST":
        merge_duplicate(duplicate, kept)
        tell(request, _("The directory now has one entry: %(name)s.") % {"name": kept.name})
        return HttpResponseRedirect(reverse("organisation", args=[kept.id]))
    named = Party.objects.filter(organisation=duplicate.id).values("record").distinct().count()
    consequences = [
        _("Whoever looks for “%(name)s” finds “%(kept)s”.") % {"name": duplicate.name, "kept": kept.name},
        _("This is no succession: nothing passes on a day, the two entries always were one body."),
    ]
    if named:
        words = ngettext(
            "%(count)d agreement names the second entry: its keeper binds that party anew before it comes to the desk of the one kept.",
            "%(count)d agreements name the second entry: their keepers bind that party anew before they come to the desk of the one kept.",
            named,
        )
        consequences.append(words % {"count": named})
    title = _("Take the two entries for one?")
    return ask(request, title, _("Keep one entry"), back, consequences=consequences)

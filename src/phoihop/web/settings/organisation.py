"""An organisation's own details, kept by its administrator: paper, numbering, periods, and its names over time."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from phoihop.documents.numbers import Style
from phoihop.people.directory import change_details, rename_from
from phoihop.people.models import Organisation
from phoihop.people.rights import signed_in
from phoihop.record.refused import Refused
from phoihop.screen.parts import Action
from phoihop.screen.words import dmy
from phoihop.web.settings.frame import administrators, own_organisation, page, refuse, tell
from phoihop.web.settings.organisation_forms import DetailsForm, RenameForm, initial_of, number_example


def names_of(organisation: Organisation) -> list[tuple[str, str]]:
    """Return the names of an organisation with the days between which they held, the present one first."""
    entries = sorted(
        organisation.names.all(), key=lambda each: (each.until is not None, each.since is None), reverse=False
    )
    return [(each.name, _between(dmy(each.since), dmy(each.until))) for each in entries]


def _between(since: str, until: str) -> str:
    if since and until:
        return _("from %(since)s, until %(until)s") % {"since": since, "until": until}
    if until:
        return _("until %(until)s") % {"until": until}
    return _("since %(since)s") % {"since": since} if since else ""


@administrators
def own_organisation_page(request: HttpRequest) -> HttpResponse:
    organisation = own_organisation(request)
    form = DetailsForm(request.POST or None, initial=initial_of(organisation))
    if request.method == "POST" and form.is_valid():
        change_details(organisation, form.details())
        tell(request, _("The details of the organisation are changed."))
        return HttpResponseRedirect(reverse("own_organisation"))
    shown = {
        "form": form,
        "organisation": organisation,
        "names": names_of(organisation),
        "actions": [Action(_("Rename from a day on"), reverse("rename_own_organisation"))],
        "back": "",
    }
    return page(request, "organisation", "own_organisation", shown)


@administrators
def rename_own_organisation(request: HttpRequest) -> HttpResponse:
    return rename(request, own_organisation(request), "own_organisation", reverse("own_organisation"))


def rename(request: HttpRequest, organisation: Organisation, tab: str, back: str) -> HttpResponse:
    """Ask for the new name and its day, for an organisation of itself or for the operator."""
    form = RenameForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            rename_from(organisation, form.cleaned_data["name"], form.cleaned_data["on"])
        except Refused as refused:
            refuse(form, refused, "on" if refused.code == "rename_too_early" else "name")
        else:
            tell(request, _("The organisation now has the name %(name)s.") % {"name": organisation.name})
            return HttpResponseRedirect(back)
    shown = {
        "form": form,
        "title": _("Rename from a day on"),
        "lede": _("Present name: %(name)s") % {"name": organisation.name},
        "back": back,
        "send": _("Rename"),
        "note": _("A merger, a split or a takeover is not a new name: record it as a succession."),
    }
    return page(request, "small_form", tab, shown)


@signed_in
def numbering_example(request: HttpRequest) -> HttpResponse:
    """Answer the two examples for an abbreviation, while it is typed."""
    abbreviation = " ".join(request.GET.get("abbreviation", "").split())[:30]
    styles: tuple[tuple[Style, str], ...] = (("state", _("State bodies")), ("party", _("Party bodies")))
    examples = [(words, number_example(style, abbreviation)) for style, words in styles]
    return render(request, "web/settings/numbering_example.html", {"examples": examples})

"""The first page of the settings: what this person may look at and keep, in a sentence each."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from phoihop.people.acting import actor_of
from phoihop.people.rights import administers, may_write, signed_in
from phoihop.screen.parts import Link
from phoihop.web.settings.frame import page


@signed_in
def settings_page(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    own = []
    if administers(actor):
        own = [
            (Link(_("People"), reverse("people")), _("Who may sign in for the organisation, and what they may do.")),
            (Link(_("Units and posts"), reverse("posts")), _("Units and the posts in which people work.")),
            (
                Link(_("Organisation"), reverse("own_organisation")),
                _("Names, how documents are numbered, by which periods reports are made."),
            ),
        ]
    house = [
        (Link(_("Holidays"), reverse("holidays")), _("Days off and days worked in exchange; due dates follow them.")),
        (Link(_("Lines of work"), reverse("lines")), _("Kinds of work and the figures that reports on them carry.")),
        (Link(_("Period schemes"), reverse("schemes")), _("How the year is cut into reporting periods.")),
    ]
    if actor.is_operator or may_write(actor):
        words = _("Bodies that merge, end or hand over: their duties pass on in all agreements at once.")
        house.insert(0, (Link(_("Succession of bodies"), reverse("succession")), words))
    if actor.is_operator:
        words = _("Every body that agreements name, whether it works here or on paper.")
        house.insert(0, (Link(_("Directory"), reverse("organisations")), words))
    mine = [(Link(_("Your account"), reverse("account")), _("Your language and your password."))]
    if actor.organisation is not None:
        mine.append((Link(_("Access tokens"), reverse("tokens")), _("Let other programs of the office read and file.")))
    name = actor.organisation.name if actor.organisation else ""
    groups = [
        (title, rows) for title, rows in ((name, own), (_("The installation"), house), (_("Yourself"), mine)) if rows
    ]
    shown = {"groups": groups, "organisation": actor.organisation, "operator": actor.is_operator}
    return page(request, "home", "", shown)

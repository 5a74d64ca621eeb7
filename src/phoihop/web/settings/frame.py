"""What the settings pages share: who may open which, and the tabs between them.

A page that is not for somebody is not there for them: 404, as with everything that is not yours.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast

from django.contrib import messages
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from phoihop.people.acting import Actor, actor_of
from phoihop.people.models import Organisation
from phoihop.people.rights import ADMINISTRATOR, administers, signed_in, who_holds
from phoihop.record.refused import Refused
from phoihop.screen.parts import Tab
from phoihop.web.refusals import Refusal, words_of

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def own_organisation(request: HttpRequest) -> Organisation:
    """Return the organisation that the administrator keeps; `administrators` has made sure that there is one."""
    organisation = actor_of(request).organisation
    if organisation is None:
        raise Http404
    return organisation


def _only(may: Callable[[Actor], bool], view: View[P]) -> Callable[..., HttpResponseBase]:
    @wraps(view)
    def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not may(actor_of(request)):
            raise Http404
        return view(request, *args, **kwargs)

    return signed_in(cast("View[P]", guarded))


def administrators(view: View[P]) -> Callable[..., HttpResponseBase]:
    """Let only administrators of the organisation acted for open a page; its other people are told who that is."""

    def may(actor: Actor) -> bool:
        if actor.organisation is not None and actor.roles and not administers(actor):
            who = ", ".join(who_holds(actor, {ADMINISTRATOR}))
            raise Refused("only_administrators", {"who": who or _("nobody yet; ask the operator")}, "forbidden")
        return administers(actor)

    return _only(may, view)


def operators(view: View[P]) -> Callable[..., HttpResponseBase]:
    """Let only operators of the installation open a page."""
    return _only(lambda actor: actor.is_operator, view)


def tabs_for(actor: Actor, current: str) -> list[Tab]:
    """Return the tabs that this person may open; catalogues may be read by everybody who is signed in."""
    names: list[tuple[str, str]] = []
    if administers(actor):
        names += [("people", _("People")), ("posts", _("Units and posts")), ("own_organisation", _("Organisation"))]
    if actor.is_operator:
        names += [("organisations", _("Directory"))]
    names += [("holidays", _("Holidays")), ("lines", _("Lines of work")), ("schemes", _("Period schemes"))]
    if actor.organisation is not None:
        names += [("tokens", _("Access tokens"))]
    return [Tab(words, reverse(name), name == current) for name, words in names]


def page(
    request: HttpRequest, template: str, current: str, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """Draw a settings page under its tabs. What was typed wrongly answers 400, with the form as it was."""
    form = context.get("form")
    if isinstance(form, BaseForm) and form.is_bound and form.errors:
        status = 400
    actor = actor_of(request)
    shown = {
        "tabs": tabs_for(actor, current),
        "tabs_label": _("Settings"),
        "may_keep": actor.is_operator,
        **context,
    }
    return render(request, f"web/settings/{template}.html", shown, status=status)


def tell(request: HttpRequest, words: str) -> None:
    """Say on the next page what was done."""
    messages.success(request, words)


def refuse(form: BaseForm, refused: Refusal, field: str = "") -> None:
    """Show a refusal in the form: at a field where it is about one."""
    form.add_error(field or None, words_of(refused))

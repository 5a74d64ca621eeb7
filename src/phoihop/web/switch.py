"""Choosing for which organisation one acts, and in which language one reads. Both come back to the page one was on."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from phoihop.people.acting import CHOICE, actor_of
from phoihop.people.models import User
from phoihop.people.rights import signed_in

_YEAR = 365 * 24 * 3600


def _back(request: HttpRequest) -> str:
    """Return a safe address of this installation to go back to."""
    target = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure()):
        return target
    return "/"


@signed_in
@require_POST
def act_for(request: HttpRequest) -> HttpResponse:
    """Act for another of one's organisations from now on. The pages of the former one are left."""
    actor = actor_of(request)
    chosen = request.POST.get("organisation", "")
    if chosen not in {each.id for each in actor.organisations}:
        raise Http404
    request.session[CHOICE] = chosen
    return HttpResponseRedirect("/")


@require_POST
def set_language(request: HttpRequest) -> HttpResponse:
    """Read in another language: kept in a cookie, and with the person where somebody is signed in."""
    language = request.POST.get("language", "")
    if language not in dict(settings.LANGUAGES):
        raise Http404
    if isinstance(request.user, User):
        User.objects.filter(pk=request.user.pk).update(language=language)
    response = HttpResponseRedirect(_back(request))
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=_YEAR,
        samesite="Lax",
        secure=request.is_secure(),
        httponly=True,
    )
    return response

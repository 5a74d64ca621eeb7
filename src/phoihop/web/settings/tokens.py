"""Access tokens of the person signed in, for the organisation acted for: made here, shown once, revoked here."""

from __future__ import annotations

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from phoihop.people.acting import actor_of
from phoihop.people.models import Token
from phoihop.people.rights import signed_in
from phoihop.people.tokens import make_token, revoke
from phoihop.screen import clock
from phoihop.web.settings.frame import page, tell


class TokenForm(forms.Form):
    """What the token is for, so that it is known when it is to be revoked."""

    name = forms.CharField(
        label=gettext_lazy("What it is for"),
        max_length=120,
        help_text=gettext_lazy("For example: the document software of the clerk's office"),
    )


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def tokens(request: HttpRequest) -> HttpResponse:
    """List one's own tokens; make one, which is shown this once."""
    actor = actor_of(request)
    form = TokenForm(request.POST or None)
    made = ""
    if actor.organisation is not None and request.method == "POST" and form.is_valid():
        made = make_token(actor, form.cleaned_data["name"], clock.now())
        form = TokenForm()
    rows = Token.objects.filter(user=actor.user, organisation=actor.organisation).order_by("created")
    return page(request, "tokens", "tokens", {"form": form, "made": made, "rows": rows})


@signed_in
@require_POST
def revoke_token(request: HttpRequest, pk: int) -> HttpResponse:
    """Revoke a token: whatever shows it is refused from now on."""
    if not revoke(actor_of(request), pk):
        raise Http404
    tell(request, _("The token is revoked."))
    return HttpResponseRedirect(reverse("tokens"))

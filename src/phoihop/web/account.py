"""Sign-in, sign-out and the password: allauth's views at the house's addresses, and the first password's end."""

from __future__ import annotations

from collections.abc import Callable

from allauth.account.views import LoginView, LogoutView, PasswordChangeView
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse, reverse_lazy

from phoihop.people.models import User

OPEN = frozenset({"account_change_password", "account_logout", "set_language"})


class ChangePassword(PasswordChangeView):  # type: ignore[misc]
    """Choosing a password of one's own; after it a given first password is forgotten."""

    template_name = "account/password_change.html"
    success_url = reverse_lazy("desk")

    def form_valid(self, form: object) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        User.objects.filter(pk=self.request.user.pk).update(must_change_password=False)
        return response


sign_in = LoginView.as_view()
sign_out = LogoutView.as_view()
change_password = ChangePassword.as_view()


class FirstPasswordMiddleware:
    """Who was given a password must choose one of their own before anything else."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: object) -> HttpResponse | None:
        name = request.resolver_match.url_name if request.resolver_match else ""
        if isinstance(request.user, User) and request.user.must_change_password and name not in OPEN:
            return HttpResponseRedirect(reverse("account_change_password"))
        return None

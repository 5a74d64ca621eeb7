"""Sign-in by user name and password (django-allauth). Nobody registers themselves: an administrator invites.

Attempts are limited by allauth, for each account and each address. The words are the house's own and tell nobody
whether an account exists.
"""

from __future__ import annotations

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import ChangePasswordForm, LoginForm
from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from phoihop.people.models import Membership, User


class ClosedDoor(DefaultAccountAdapter):  # type: ignore[misc]
    """No open registration, ever."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _("The user name or the password is not right."),
        "too_many_login_attempts": _("Too many attempts. Wait five minutes, then try again."),
        "enter_current_password": _("This is not your present password."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - allauth's signature
        return False

    def add_message(
        self, request: HttpRequest, level: int, message_template: str | None = None, *_more: Any, **_named: Any
    ) -> None:
        """Say what happened in the words of the house; that somebody has signed in or out is seen without words."""
        if message_template == "account/messages/password_changed.txt":
            messages.add_message(request, level, gettext("Your password has been changed."))

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Lead whoever only operates the installation to what they keep: no record is theirs to see."""
        user = request.user
        if isinstance(user, User) and user.is_operator and not Membership.objects.filter(user=user).exists():
            return reverse("settings")
        return reverse("desk")


class SignInForm(LoginForm):  # type: ignore[misc]
    """User name and password in the words of the house."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("User name")
        self.fields["login"].widget.attrs.update(placeholder="", autofocus=True, autocapitalize="none")
        self.fields["password"].label = _("Password")
        self.fields["password"].help_text = ""
        self.fields["password"].widget.attrs["placeholder"] = ""


class PasswordForm(ChangePasswordForm):  # type: ignore[misc]
    """The present password and, twice, the new one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = {
            "oldpassword": _("Present password"),
            "password1": _("New password"),
            "password2": _("New password once more"),
        }
        for name, label in labels.items():
            self.fields[name].label = label
            self.fields[name].help_text = ""
            self.fields[name].widget.attrs["placeholder"] = ""
        self.fields["password1"].help_text = _("At least 10 characters, not digits alone. A short sentence is good.")

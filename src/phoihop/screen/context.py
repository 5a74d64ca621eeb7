"""What every page of the house shows: navigation, the organisation acted for, the mark of sample data.

The context processor gives one name, `house`, so that no room's own names are covered. It asks the database nothing:
what it shows stands on `request.actor`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import cached_property
from django.utils.translation import get_language

from phoihop.screen import navigation

ADDRESSES = {
    "home": "desk",
    "search": "search",
    "act_for": "act_for",
    "sign_in": "account_login",
    "sign_out": "account_logout",
    "set_language": "set_language",
}
"""Names of the URLs that the bar needs. What does not exist is not shown."""


class Place(NamedTuple):
    """One entry of the bar with its address found."""

    key: str
    words: str
    url: str
    current: bool


class House:
    """The frame of one page. Everything is worked out when the page asks for it, so a fragment costs nothing."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self.sample = bool(getattr(settings, "SAMPLE", False))
        self.language = get_language() or settings.LANGUAGE_CODE
        self.languages = settings.LANGUAGES

    @property
    def actor(self) -> Any:
        return getattr(self.request, "actor", None)

    @cached_property
    def user(self) -> Any:
        user = getattr(self.actor, "user", None) or getattr(self.request, "user", None)
        return user if user is not None and getattr(user, "is_authenticated", False) else None

    @cached_property
    def person(self) -> str:
        """The post or name of who is signed in, as it stands in the bar."""
        return str(getattr(self.actor, "post", "") or getattr(self.user, "display_name", "") or self.user or "")

    @property
    def organisation(self) -> Any:
        return getattr(self.actor, "organisation", None)

    @cached_property
    def others(self) -> Sequence[Any]:
        """The other organisations for which this person may act."""
        own = getattr(self.organisation, "id", None)
        return [choice for choice in getattr(self.actor, "organisations", ()) if getattr(choice, "id", None) != own]

    @cached_property
    def nav(self) -> list[Place]:
        return self._places(navigation.ENTRIES)

    @cached_property
    def person_nav(self) -> list[Place]:
        return self._places(navigation.PERSON_ENTRIES)

    @cached_property
    def at(self) -> dict[str, str]:
        """Addresses by the names of `ADDRESSES`, empty where the product has no such page."""
        return {key: _address(name) for key, name in ADDRESSES.items()}

    def _places(self, entries: Sequence[navigation.Entry]) -> list[Place]:
        if self.user is None:
            return []
        places = []
        for entry in entries:
            url = _address(entry.address)
            if url and entry.seen_by(self.request):
                path = self.request.path
                current = path == url or (url != "/" and path.startswith(url))
                places.append(Place(entry.key, str(entry.words), url, current))
        return places


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def house(request: HttpRequest) -> dict[str, House]:
    """Give every template the frame of the page as `house`."""
    return {"house": House(request)}

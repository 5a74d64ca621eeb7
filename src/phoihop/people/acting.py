"""For which organisation a signed-in person acts now, and with which roles.

The choice is kept in the session; without one it is the person's first organisation. Every page and every act asks
`actor_of`, and nothing else tells who somebody is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from phoihop.people.models import Membership, Organisation, User

CHOICE = "acting_for"


@dataclass(frozen=True)
class Actor:
    """A person acting for an organisation, or for none. Roles are those held in that organisation."""

    user: User | None = None
    organisation: Organisation | None = None
    roles: frozenset[str] = frozenset()
    organisations: tuple[Organisation, ...] = ()
    post: str = ""
    through: str = field(default="web")

    @property
    def organisation_id(self) -> str:
        return "" if self.organisation is None else self.organisation.id

    @property
    def is_operator(self) -> bool:
        return self.user is not None and self.user.is_operator

    def __bool__(self) -> bool:
        return self.user is not None


NOBODY = Actor()


def actor_of(request: HttpRequest) -> Actor:
    """Return who makes a request, and for which organisation: the middleware below has put it there."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def actor_for(user: User, chosen: str = "") -> Actor:
    """Return the actor that a person is when acting for the chosen organisation (or the first of theirs)."""
    memberships = list(
        Membership.objects.filter(user=user)
        .select_related("organisation", "post")
        .order_by("organisation__sort_key", "role")
    )
    organisations = tuple({each.organisation_id: each.organisation for each in memberships}.values())
    if not organisations:
        return Actor(user=user)
    organisation = next((each for each in organisations if each.id == chosen), organisations[0])
    mine = [each for each in memberships if each.organisation_id == organisation.id]
    post = next((each.post.name for each in mine if each.post is not None), user.display_name)
    return Actor(user, organisation, frozenset(each.role for each in mine), organisations, post)


def acts_for_one(request: HttpRequest) -> bool:
    """Whether whoever is signed in acts for an organisation: pages of records are for them alone."""
    return actor_of(request).organisation is not None


class ActingMiddleware:
    """Puts `request.actor` on each request, read from the database only when it is asked for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        def find() -> Actor:
            if not isinstance(request.user, User):
                return NOBODY
            return actor_for(request.user, request.session.get(CHOICE, ""))

        request.actor = SimpleLazyObject(find)  # type: ignore[attr-defined]
        return self.get_response(request)

"""What can be done with an agreement by who looks: the buttons of its head, by the same rules that gate the pages."""

from __future__ import annotations

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from phoihop.features.agreements.queries import ENDING_DAYS
from phoihop.features.agreements.views.frame import Looking
from phoihop.features.agreements.views.seats import may_be_invited
from phoihop.screen.parts import Action


def actions_of(look: Looking, *, signed_url: str = "") -> list[Action]:
    """Return the buttons of the head: at most one filled. `signed_url` shows the signed paper where there is one."""
    found = [Action(_("See the signed paper"), signed_url)] if signed_url else []
    own = next((party for party in look.parties if party.slot == look.own_slot), None)
    if look.writes and own is not None and own.writes and own.standing != "agreed" and look.agreement.state == "issued":
        found.append(_action(_("Compare"), "compare_agreement", look, main=True))
    if look.keeps and look.agreement.state == "issued":
        found.append(_action(pgettext("agreement", "Change"), "change_agreement", look))
    found += invitations(look)
    if look.writes and look.agreement.state == "issued":
        url = f"{reverse('paper_reports')}?record={look.record}"
        found.append(Action(_("Enter a report on paper"), url))
    if look.agreement.state == "issued":
        found.append(
            _action(_("Review report"), "review", look, main=review_is_due(look) and not any(a.main for a in found))
        )
    return [action for action in found if action.url]


def invitations(look: Looking) -> list[Action]:
    """The way to invite: straight to the one that is on paper, to the list of the parties where there are several."""
    on_paper = [party for party in look.parties if party.role == "party" and may_be_invited(look, party)]
    if not look.keeps or not on_paper:
        return []
    one = reverse("invite_party", args=[look.record, on_paper[0].slot])
    return [Action(_("Invite to join"), one if len(on_paper) == 1 else look.url("agreement_parties"))]


def review_is_due(look: Looking) -> bool:
    """An agreement that is over or ends soon owes its final review."""
    to = look.agreement.to_on
    return to is not None and (to - look.today).days <= ENDING_DAYS


def _action(words: str, name: str, look: Looking, *, main: bool = False) -> Action:
    try:
        url = reverse(name, args=[look.record])
    except NoReverseMatch:
        url = ""
    return Action(words, url, main=main)

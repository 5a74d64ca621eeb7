"""Two small words for the pages of reviews: a party's name by its slot, and the address of what a sum counts."""

from __future__ import annotations

from django import template

from phoihop.features.agreements.queries import Names
from phoihop.features.agreements.views.frame import Looking
from phoihop.features.reviews.figures import Sum
from phoihop.features.reviews.scope import Scope

register = template.Library()
MOST_ACTS = 40  # an address longer than this opens the whole list instead


@register.simple_tag
def slot_name(names: Names, slot: str) -> str:
    return names.full(slot)


@register.simple_tag
def sum_url(look: Looking, scope: Scope, counted: Sum) -> str:
    acts = f"&acts={','.join(counted.acts)}" if len(counted.acts) <= MOST_ACTS else ""
    return f"{look.url('review_sources')}?scope={scope.key}{acts}"

"""Small words for the pages of reviews: names by slot, counts and sums with the address of what they count."""

from __future__ import annotations

from collections.abc import Mapping

from django import template
from django.utils.html import format_html

from phoihop.features.agreements.queries import Names
from phoihop.features.agreements.views.frame import Looking
from phoihop.features.reviews.counts import Tally
from phoihop.features.reviews.figures import Sum, Target
from phoihop.features.reviews.outline import target_said, withheld_said
from phoihop.features.reviews.queries import Material
from phoihop.features.reviews.scope import Scope
from phoihop.features.reviews.standing import class_word, sources_url
from phoihop.screen.templatetags.screen import figure

register = template.Library()
MOST_ACTS = 40  # an address longer than this opens the whole list instead


@register.simple_tag
def slot_name(names: Names, slot: str) -> str:
    return names.short(slot)


@register.simple_tag
def sum_url(look: Looking, scope: Scope, counted: Sum) -> str:
    acts = f"&acts={','.join(counted.acts)}" if len(counted.acts) <= MOST_ACTS else ""
    return f"{look.url('review_sources')}?scope={scope.key}{acts}"


@register.simple_tag
def count_word(name: str) -> str:
    return class_word(name)


@register.simple_tag
def count_link(material: Material, counted: Tally, name: str, chosen: Mapping[str, str] | None = None) -> str:
    """Draw one count as a link to the rows that it counts; a zero opens nothing."""
    if not counted[name]:
        return "0"
    url = sources_url(material, **{"count": name, **(chosen or {})})
    return format_html('<a href="{}">{}</a>', url, figure(counted[name]))


@register.simple_tag
def target_words(target: Target) -> str:
    return target_said(target)


@register.simple_tag
def withheld_words(counted: Sum) -> str:
    return withheld_said(counted)

"""Agreements that a keeper invited an organisation into and that it has not compared yet: its way in, on its desk."""

from __future__ import annotations

from django.urls import reverse

from phoihop.features.agreements.tables import Agreement, Party
from phoihop.screen.parts import Link

MOST = 10


def to_compare(organisation: str) -> list[Link]:
    """Return the way to compare each agreement whose keeper has invited an organisation, at most ten. One query."""
    asked = Party.objects.filter(organisation=organisation, role="party", writes=True, ended_on=None, standing="paper")
    rows = Agreement.objects.filter(record__in=asked.values("record"), state="issued").exclude(keeper=organisation)
    return [
        Link(row.short_title or row.title, reverse("compare_agreement", args=[row.record]))
        for row in rows.order_by("sort_key")[:MOST]
    ]

"""Bodies that are no more, among those that a document names: what became of each, and who stands in its place today.

A hint for whoever reads or records. Old documents rightly name bodies that have passed on since; nothing is refused.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _

from phoihop.people.models import Organisation, Succession
from phoihop.screen.words import dmy

LONGEST_LINE = 10
"""So many successions are followed from one body to the next."""


class Ended(NamedTuple):
    """What became of a body, in a sentence; `heir` is the body that stands in its place today, None where none does."""

    words: str
    heir: Organisation | None


def ended_bodies(organisations: Iterable[str], today: date) -> dict[str, Ended]:
    """Return those of some organisations that exist no more, by id. Two queries, and two for each further succession."""
    wanted = {each for each in organisations if each}
    gone = Organisation.objects.in_bulk(wanted)
    found = {}
    for key, body in gone.items():
        if body.until is None or body.until > today:
            continue
        passed = _passed(key, today)
        found[key] = Ended(_words(body, passed), None if passed is None else _heir(passed, today))
    return found


def _passed(organisation: str, today: date) -> Succession | None:
    rows = Succession.objects.filter(predecessor=organisation, on__lte=today).exclude(kind=Succession.Kind.RENAME)
    return rows.select_related("successor").order_by("on", "pk").last()


def _heir(passed: Succession, today: date) -> Organisation | None:
    """Follow the successions to a body that exists today."""
    heir = passed.successor
    for _step in range(LONGEST_LINE):
        if heir is None or heir.until is None or heir.until > today:
            return heir
        further = _passed(heir.id, today)
        heir = None if further is None else further.successor
    return None


def _words(body: Organisation, passed: Succession | None) -> str:
    if passed is None or passed.successor is None:
        return _("%(body)s existed until %(day)s.") % {"body": body.name, "day": dmy(body.until)}
    given = {"body": body.name, "heir": passed.successor.name, "day": dmy(passed.on)}
    match passed.kind:
        case Succession.Kind.HAND_OVER:
            return _("%(body)s handed its duties over to %(heir)s on %(day)s.") % given
        case Succession.Kind.SPLIT:
            return _("%(body)s was split on %(day)s; %(heir)s took over.") % given
        case Succession.Kind.MERGE:
            return _("%(body)s became part of the new %(heir)s on %(day)s.") % given
        case _:
            return _("%(body)s was merged into %(heir)s on %(day)s.") % given

"""How some rows of a review stand, in sentences: every figure opens the rows that it counts.

Which rows stand together is said by the outline.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from phoihop.features.agreements.occurrences import occurrence_url, period_of, status_words
from phoihop.features.reviews.counts import (
    EARLY,
    EXCUSED,
    FALLEN,
    OUTSIDE,
    Tally,
    tally,
)
from phoihop.features.reviews.queries import Material
from phoihop.registers.status import OVERDUE, status
from phoihop.registers.tables import Due
from phoihop.screen.status import said
from phoihop.screen.templatetags.screen import figure as digits


class Piece(NamedTuple):
    """Words of a sentence; with an address they are a figure that opens what it counts."""

    words: str
    url: str = ""


def sources_url(material: Material, **chosen: str) -> str:
    query = "&".join(f"{key}={value}" for key, value in ({"scope": material.scope.key} | chosen).items())
    return f"{reverse('review_sources', args=[material.rows.agreement.record])}?{query}"


def class_word(name: str) -> str:
    """Name a class of rows as a sentence says it after a number, and as a column is headed."""
    own = {
        "due": pgettext("review", "fallen due"),
        "excused": pgettext("review", "not judged by a date"),
        **{early: _("%(status)s (not fallen due)") % {"status": said(code)} for code, early in EARLY.items()},
    }
    return own.get(name) or said(name)


def _pieces(material: Material, counted: Tally, names: Sequence[str], chosen: Mapping[str, str]) -> list[Piece]:
    """List counts that are not zero, each opening its rows."""
    found: list[Piece] = []
    for name in names:
        if counted[name]:
            url = sources_url(material, **{"count": name, **chosen})
            found += [Piece(", ")] * bool(found) + [Piece(f"{digits(counted[name])} {class_word(name)}", url)]
    return found


def standing(material: Material, dues: Sequence[Due], chosen: Mapping[str, str]) -> list[Piece]:
    """Say how some rows stand: every figure opens its rows. What waits or is late is said only where there is any."""
    counted = tally(dues, material.today)
    if not counted.due:
        return [Piece(_("Nothing has fallen due in this span."))]
    found = [
        Piece(_("Of ")),
        Piece(
            ngettext("%(n)s period fallen due", "%(n)s periods fallen due", counted.due) % {"n": digits(counted.due)},
            sources_url(material, **{"count": "due", **chosen}),
        ),
        Piece(": "),
        *_pieces(material, counted, FALLEN, chosen),
    ]
    missing = sum(
        1
        for due in dues
        if due.report and due.report in material.reports and not material.reports[due.report].has_words
    )
    if missing:
        words = ngettext(
            "; the words of %(n)d report are not here", "; the words of %(n)d reports are not here", missing
        )
        found.append(Piece(words % {"n": missing}))
    return [*found, Piece(".")]


def left_out(material: Material) -> list[list[Piece]]:
    """Say what is in no count of what has fallen due, and why. What the parties took out stands together, as in the tables."""
    counted = tally(material.dues, material.today)
    found = _pieces(material, counted, ["excused"], {})
    if found:
        found += [Piece(" ("), *_pieces(material, counted, EXCUSED, {}), Piece(")")]
    others = _pieces(material, counted, [name for name in OUTSIDE if name not in EXCUSED], {})
    found += [Piece(", ")] * bool(found and others) + others
    return [[Piece(_("Beside these: ")), *found, Piece(".")]] if found else []


def open_now(material: Material) -> list[list[Piece]]:
    """Say what is overdue today, the longest first: bodies and tasks, no ranking."""
    found = []
    titles = {each.lineage: each.title for each in material.commitments}
    late = [(due, read) for due in material.dues if (read := status(due, material.today)).code == OVERDUE]
    for due, read in sorted(late, key=lambda each: -(each[1].days or 0)):
        values = {
            "title": titles.get(due.lineage, due.commitment),
            "period": period_of(due),
            "lead": material.names.full(due.slot),
        }
        words = _("%(title)s, %(period)s (%(lead)s): ") % values
        found.append([Piece(words), Piece(status_words(read), occurrence_url(due)), Piece(".")])
    return found

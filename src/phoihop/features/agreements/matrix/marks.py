"""The vertical lines of a matrix, and the notes under it: what a column is, since when it is tracked, what each line marks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.utils.translation import gettext as _

from phoihop.features.agreements.actions import current_terms
from phoihop.features.agreements.law.state import Version
from phoihop.features.agreements.rows import Rows
from phoihop.features.agreements.sentences import PURPOSES
from phoihop.features.agreements.views.frame import Looking
from phoihop.ledger.store import Store
from phoihop.registers.catalogues import PeriodScheme
from phoihop.screen.matrix import Mark
from phoihop.screen.words import dmy

LONGEST_MARK = 16


def marks_of(look: Looking, rows: Rows) -> list[Mark]:
    """Return the vertical lines: signing, each amendment and succession on its day, today."""
    marks = []
    if rows.agreement.signed_on:
        marks.append(Mark("signing", _("Signed"), rows.agreement.signed_on))
    if rows.agreement.versions > 1:
        store = Store(look.record)
        for version in current_terms(look.record).versions[1:]:
            day = dt.date.fromisoformat(version.effective)
            if version.facts.purpose == "succession":
                marks.append(Mark("succession", _("Succession"), day))
            else:
                basis = str((store.words(version.draft) or {}).get("basis", "")).partition(" số ")[0]
                named = basis if 0 < len(basis) <= LONGEST_MARK else PURPOSES[version.facts.purpose][look.language]
                marks.append(Mark("amendment", named[:1].upper() + named[1:], day))
    return [*marks, Mark("today", _("Today"), look.today)]


def notes_of(look: Looking, rows: Rows, marks: Sequence[Mark]) -> list[str]:
    """Say what a column is, by which scheme periods are cut, since when it is tracked, and what each line marks."""
    code = next((row.scheme for row in rows.commitments if row.scheme), "")
    scheme = PeriodScheme.objects.filter(code=code).first()
    notes = [_("A column is the calendar period in which the due date falls.")]
    if scheme is not None:
        name = scheme.name_en if look.language == "en" and scheme.name_en else scheme.name
        notes.append(_("Periods are cut: %(scheme)s.") % {"scheme": name[:1].lower() + name[1:]})
    if rows.agreement.tracked_since:
        words = _("Tracked since %(day)s; what fell due before is not counted.")
        notes.append(words % {"day": dmy(rows.agreement.tracked_since)})
    if any(mark.kind in ("amendment", "succession") for mark in marks):
        store = Store(look.record)
        for version in current_terms(look.record).versions[1:]:
            day = dmy(dt.date.fromisoformat(version.effective))
            notes.append(f"{day}: {_change_words(look, version, store)}.")
    return notes


def _change_words(look: Looking, version: Version, store: Store) -> str:
    """Say in a line what a later version was: who took over from whom, or by which document it was amended."""
    new = [party for party in version.facts.parties if party.succeeds and not party.ended]
    if version.facts.purpose == "succession" and new:
        values = {
            "new": look.names.full(new[-1].slot),
            "old": ", ".join(look.names.full(slot) for slot in new[-1].succeeds),
        }
        return _("%(new)s takes over from %(old)s") % values
    basis = str((store.words(version.draft) or {}).get("basis", ""))
    number = str((store.words(version.issue) or {}).get("number", ""))
    purpose = PURPOSES[version.facts.purpose][look.language]
    return basis or f"{purpose}{f' ({number})' if number else ''}"

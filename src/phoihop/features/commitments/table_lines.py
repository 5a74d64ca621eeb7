"""The rows of a kept table as its page says them: the report that each becomes, what is asked of it, what is wrong.

Which occurrence a row tells of is found in `table_matching.py`.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from phoihop.features.agreements.kept_tables.lines import Control, TableRow
from phoihop.features.commitments.table_matching import Entry, Matcher
from phoihop.features.commitments.wording import occurrence_words, period_of
from phoihop.registers.tables import Due
from phoihop.screen.words import dmy

_LONGEST_OPTION = 110


def lines_of(matcher: Matcher, entries: Iterable[Entry]) -> Iterable[TableRow]:
    for entry in entries:
        text = " ".join(entry.row.cell("content").split())
        yield TableRow(
            entry.key,
            entry.row.number,
            f"{text} – {entry.head}" if entry.row.told else text,
            entry.row.section,
            [_facts(matcher, entry)] if entry.commitment is not None else [],
            [_question(ask) for ask in entry.asks],
            _wrong(entry),
            entry.out,
            [] if entry.out else list(_controls(matcher, entry)),
        )


def _facts(matcher: Matcher, entry: Entry) -> list[tuple[str, str]]:
    assert entry.commitment is not None
    lead = matcher.name_of(entry.party) if entry.party else ""
    if entry.told_as:
        lead = _("%(lead)s (in the table: %(told)s)") % {"lead": lead, "told": entry.told_as}
    due = entry.due
    what = occurrence_words(entry.commitment.title, due) if due is not None else entry.commitment.title
    facts = [
        (_("Report on"), what),
        (_("Lead"), lead),
        (_("Due date"), dmy(due.due_on) if due is not None and due.due_on and not due.continuous else ""),
        (_("Sent on"), dmy(entry.on) if entry.on else ""),
        (_("Number of the document"), entry.row.cell("sent_number")),
        (_("Result of the work"), entry.result),
    ]
    return [(label, words) for label, words in facts if words]


def _question(ask: str) -> str:
    return {
        "commitment": _("Which commitment does this row tell of?"),
        "lead": _("Whose report is it?"),
        "period": _("Which period does it tell of?"),
        "date": _("On which day was it sent?"),
    }[ask]


def _wrong(entry: Entry) -> str:
    if entry.wrong == "twice":
        return _("Row %(n)d tells of the same period already; this row is not entered.") % {"n": entry.twin}
    return {
        "": "",
        "reported": _("This period has been reported already; the row is not entered."),
        "suspended": _("This period is suspended; the row is not entered."),
        "withdrawn": _("This period no longer applies; the row is not entered."),
        "apart": _("This period is kept in a separate file; the row is not entered."),
        "passed": _("This period has passed to the successor; the row is not entered."),
        "not_begun": _("This period has not begun yet; the row is not entered."),
        "future": _("The day %(day)s has not come yet; correct the table.") % {"day": dmy(entry.on)},
        "too_early": _("The day %(day)s lies before the period begins; correct the table.") % {"day": dmy(entry.on)},
        "no_occurrence": _("The agreement has no such period for this commitment."),
    }[entry.wrong]


def _controls(matcher: Matcher, entry: Entry) -> Iterable[Control]:
    place = entry.key.replace(".", "-")
    for ask in entry.asks:
        if ask == "commitment":
            options = [
                (each.commitment, _cut(f"{each.clause_label} {each.title}".strip())) for each in entry.candidates
            ]
            yield Control(f"commitment_{place}", _("Commitment"), options)
        elif ask == "lead" and entry.commitment is not None:
            parties = [party for lineage, party in matcher.dues if lineage == entry.commitment.lineage]
            options = [(party, matcher.name_of(party)) for party in dict.fromkeys(parties)]
            yield Control(f"party_{place}", _("Lead"), options)
        elif ask == "period":
            yield Control(f"period_{place}", _("Period"), [(due.period, _due_words(due)) for due in entry.periods])
        elif ask == "date":
            yield Control(
                f"on_{place}", _("Day on which it was sent"), (), matcher.kept.answer(entry.key).get("on", "")
            )


def _due_words(due: Due) -> str:
    words = period_of(due) if due.label != "once" else _("once")
    return _("%(period)s, due %(day)s") % {"period": words, "day": dmy(due.due_on)} if due.due_on else words


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_OPTION else f"{text[:_LONGEST_OPTION]}…"

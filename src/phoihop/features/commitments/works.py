"""Rows of what is owed in words, for desks, lists, briefs and letters: what, by whom, to whom, and what was asked last.

Lists start from the rows that who looks may see; here they are only described. Each read makes a fixed number of
queries, however many rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date

from django.utils.translation import ngettext

from phoihop.features.agreements.bodies import REASON
from phoihop.features.agreements.tables import Agreement, CommitmentRow, Party
from phoihop.features.commitments.actions import thread_of
from phoihop.features.commitments.law.kinds import ExtensionAsked, ReportSentBack
from phoihop.features.commitments.models import ReportDraft
from phoihop.features.commitments.queries import agreement_name
from phoihop.features.commitments.wording import day_of, occurrence_words, place_words
from phoihop.ledger.models import Act as StoredAct
from phoihop.ledger.models import ActBody
from phoihop.people.acting import Actor
from phoihop.people.models import Organisation
from phoihop.record.act import Act
from phoihop.record.body import words_of
from phoihop.record.shapes import words_in
from phoihop.registers.status import Status, status
from phoihop.registers.tables import Due


@dataclass(frozen=True)
class Work:
    """A row of what is owed, in words: what, by whom, to whom, under which agreement, and what it reads today."""

    row: Due
    title: str
    place: str
    agreement: Agreement
    party: str
    receivers: tuple[str, ...]
    status: Status

    @property
    def days_words(self) -> str:
        """The number of days of its status: “11 ngày”."""
        days = self.status.days or 0
        return ngettext("%(days)d day", "%(days)d days", days) % {"days": days}

    @property
    def source(self) -> str:
        """Where it was promised: “Chương trình 2022-2026, mục III.2”."""
        return ", ".join(part for part in (agreement_name(self.agreement), self.place) if part)


def works(
    rows: Sequence[Due],
    today: date,
    *,
    agreements: Mapping[str, Agreement] | None = None,
    names: Mapping[str, str] | None = None,
) -> list[Work]:
    """Put rows into words. At most three queries; `agreements` and `names` are what the caller has already read."""
    if not rows:
        return []
    known = dict(agreements or {})
    records = {row.record for row in rows}
    lacking = records - set(known)
    if lacking:
        known |= {each.record: each for each in Agreement.objects.filter(record__in=lacking)}
    promised = CommitmentRow.objects.filter(record__in=records, commitment__in={row.commitment for row in rows})
    titles = {
        (record, name): (title, label)
        for record, name, title, label in promised.values_list("record", "commitment", "title", "clause_label")
    }
    organisations = names
    if organisations is None:
        organisations = names_of({row.party for row in rows} | {each for row in rows for each in row.receivers})
    printed = _printed({(row.record, each) for row in rows for each in (row.party, *row.receivers) if each[:1] == "?"})

    def named(row: Due, party: str) -> str:
        return organisations.get(party) or printed.get((row.record, party)) or party.lstrip("?")

    unnamed = Agreement(record="", title="", short_title="", number="")
    described = []
    for row in rows:
        title, label = titles.get((row.record, row.commitment), ("", ""))
        described.append(
            Work(
                row=row,
                title=occurrence_words(title, row),
                place=place_words(label),
                agreement=known.get(row.record, unnamed),
                party=named(row, row.party),
                receivers=tuple(named(row, each) for each in row.receivers),
                status=status(row, today),
            )
        )
    return described


def _printed(unbound: AbstractSet[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """Return the printed names of slots that no organisation stands in yet, by record and key of the row."""
    if not unbound:
        return {}
    slots = Party.objects.filter(
        record__in={record for record, _ in unbound}, slot__in={party[1:] for _, party in unbound}
    )
    return {(record, f"?{slot}"): name for record, slot, name in slots.values_list("record", "slot", "printed")}


def names_of(organisations: Iterable[str]) -> dict[str, str]:
    """Return the short names of organisations by id, in one query."""
    wanted = {each for each in organisations if each and not each.startswith("?")}
    if not wanted:
        return {}
    found = Organisation.objects.filter(id__in=wanted).values_list("id", "short_name", "name")
    return {key: short or full for key, short, full in found}


@dataclass(frozen=True)
class Asked:
    """A word that asks something of a row: additions, or more time. `until` is the day that it names."""

    on: date | None
    until: date | None
    reason: str


def last_askings(rows: Sequence[Due]) -> dict[tuple[str, str, str, str], dict[str, Asked]]:
    """Return what was last asked about rows, by the key of the row and the kind: the reason in its words. Two queries."""
    if not rows:
        return {}
    threads = {
        (row.record, thread_of(row), row.slot): (row.record, row.commitment, row.period, row.party) for row in rows
    }
    stored = StoredAct.objects.filter(
        record__in={row.record for row in rows},
        thread__in={thread for _, thread, _ in threads},
        kind__in=[ReportSentBack.KIND, ExtensionAsked.KIND],
    ).order_by("position")
    newest: dict[tuple[tuple[str, str, str, str], str], Act] = {}
    for record, header in stored.values_list("record", "header"):
        act = Act.stored(bytes(header), b"")
        key = threads.get((record, act.thread, str(act.head.facts.get("lead", ""))))
        if key is not None:
            newest[key, act.kind] = act
    bodies = ActBody.objects.filter(
        record__in={key[0] for key, _ in newest}, act__in=[act.id for act in newest.values()]
    )
    said = {act: words_in(REASON, words_of(bytes(body))) for act, body in bodies.values_list("act", "body")}
    found: dict[tuple[str, str, str, str], dict[str, Asked]] = {}
    for (key, kind), act in newest.items():
        found.setdefault(key, {})[kind] = Asked(
            on=day_of(str(act.head.facts.get("on", ""))),
            until=day_of(str(act.head.facts.get("answer_by") or act.head.facts.get("until") or "")),
            reason=said.get(act.id, {}).get("reason", ""),
        )
    return found


def drafts_of(actor: Actor) -> set[tuple[str, str, str, str]]:
    """Return the keys of the rows on which this person is still writing."""
    kept = ReportDraft.objects.filter(user=actor.user, organisation=actor.organisation_id)
    return set(kept.values_list("record", "commitment", "period", "party"))

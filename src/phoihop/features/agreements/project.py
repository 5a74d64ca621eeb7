"""From the state of the terms thread to the rows that pages read: agreement, parties, clauses, commitments, standing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from phoihop.features.agreements.law.kinds import Commitment
from phoihop.features.agreements.law.state import Terms, Version
from phoihop.features.agreements.tables import Agreement, Clause, CommitmentRow, Party
from phoihop.ledger.read_tables import write_rows
from phoihop.ledger.registry import Change
from phoihop.people.models import Standing
from phoihop.registers import search
from phoihop.vietnamese import fold_key, sort_key

Words = Mapping[str, Any]
LONGEST_CLAUSE = 30
DEEPEST_CLAUSE = 20


def project(change: Change) -> None:
    """Write all rows of one agreement's terms anew. Runs in the transaction of the act."""
    terms = change.state
    assert isinstance(terms, Terms)
    version = terms.last
    draft_id = version.draft if version else (terms.drafts[0].draft if terms.drafts else "")
    words = change.words(draft_id) or {}
    issued_words = (change.words(version.issue) or {}) if version else {}
    _write_agreement(change, terms, words, issued_words)
    _write_parties(change, terms)
    _write_clauses(change.record, words)
    _write_commitments(change, terms)
    _write_standing(change.record, terms)
    _write_search(change.record)


def _write_search(record: str) -> None:
    """Let the agreement and what it promises be found by their words, by whoever may see the record now."""
    search.see_again(record)
    agreement = Agreement.objects.get(record=record)
    parties = Party.objects.filter(record=record).order_by("position").values_list("printed", flat=True)
    clauses = Clause.objects.filter(record=record).order_by("position").values_list("label", "text")
    text = " ".join(
        [agreement.number, agreement.short_title, *parties, *(f"{label} {words}" for label, words in clauses)]
    )
    things = [search.Found("agreement", "", agreement.title, text, agreement.signed_on or agreement.from_on)]
    rows = list(CommitmentRow.objects.filter(record=record))
    things += [
        search.Found(
            "commitment",
            row.commitment,
            row.title,
            f"{row.text} {row.deliverable}",
            as_day(row.since),
            {"commitment": row.commitment},
        )
        for row in rows
    ]
    search.keep_only(record, "commitment", [row.commitment for row in rows])
    search.put(record, things)


def as_day(text: str) -> date | None:
    """Return the day of a fact: facts hold days of the calendar or nothing (`record/facts.py`)."""
    return date.fromisoformat(text) if text else None


def _write_agreement(change: Change, terms: Terms, words: Words, issued_words: Words) -> None:
    version = terms.last
    facts = version.facts if version else terms.drafts[0].facts
    first = terms.first
    number = (change.words(first.issue) or {}).get("number", "") if first else ""
    title = words.get("title", "")
    parties = [party for party in facts.parties if party.role == "party" and not party.ended]
    newest = max((placed.act.said_at for placed in change.acts), default=datetime(1970, 1, 1, tzinfo=UTC))
    Agreement.objects.filter(record=change.record).delete()
    row = Agreement(
        record=change.record,
        form=facts.form,
        number=number or issued_words.get("number", ""),
        title=title,
        short_title=words.get("short_title", ""),
        signed_on=as_day(first.issued_on) if first else None,
        from_on=as_day(first.facts.start) if first else as_day(facts.start),
        to_on=as_day(facts.to),
        tracked_since=as_day(facts.tracked_since),
        keeper=facts.keeper,
        founder=terms.founder,
        version=version.issue if version else "",
        versions=len(terms.versions),
        state="voided" if terms.voided else ("issued" if version else "drafted"),
        purpose=facts.purpose,
        parties_total=len(parties),
        parties_agreed=sum(_standing(terms, version, party.slot) == "agreed" for party in parties) if version else 0,
        disputed=bool(version and version.disputed),
        key_fold=fold_key(f"{number} {title}"),
        sort_key=sort_key(title),
        changed=newest,
    )
    write_rows(Agreement, [row])


def _standing(terms: Terms, version: Version | None, slot: str) -> str:
    """How far a party stands behind the last version: by its own act, on paper entered by another, or against it."""
    if version is None:
        return "recorded"
    if slot in version.disputed:
        return "disputed"
    if slot in version.signed or terms.organisation(slot) == version.issuer:
        return "agreed"
    return "paper" if slot in version.paper else "recorded"


def _write_parties(change: Change, terms: Terms) -> None:
    names: dict[str, Words] = {}
    ended: dict[str, str] = {}
    for version in terms.versions:
        names |= (change.words(version.draft) or {}).get("parties", {})
        for party in version.facts.parties:
            if party.ended:
                ended.setdefault(party.slot, version.effective)
    for draft in terms.drafts if not terms.versions else ():
        names |= (change.words(draft.draft) or {}).get("parties", {})
    parties = terms.parties() or (terms.drafts[0].facts.parties if terms.drafts else ())
    Party.objects.filter(record=change.record).delete()
    rows = [
        Party(
            record=change.record,
            slot=party.slot,
            position=position,
            role=party.role,
            printed=names.get(party.slot, {}).get("name", ""),
            organisation=terms.organisation(party.slot),
            writes=party.slot in terms.bindings and terms.bindings[party.slot].writes,
            ended_on=as_day(ended.get(party.slot, "") or terms.left.get(party.slot, "")),
            succeeds=list(party.succeeds),
            standing=_standing(terms, terms.last, party.slot),
            compared=party.slot in terms.compared,
            contact=_contact(change, terms, party.slot),
        )
        for position, party in enumerate(parties)
    ]
    write_rows(Party, rows)


def _contact(change: Change, terms: Terms, slot: str) -> str:
    act = terms.focal_points.get(slot)
    words = (change.words(act) or {}) if act else {}
    return ", ".join(words[key] for key in ("unit", "post", "phone") if words.get(key))


def _write_clauses(record: str, words: Words) -> None:
    Clause.objects.filter(record=record).delete()
    rows: dict[str, Clause] = {}
    for position, clause in enumerate(words.get("clauses", ())):
        # A name that is no key, or is taken, gives way to the place: the text stands in its order all the same.
        name = clause["id"] if len(clause["id"]) <= LONGEST_CLAUSE and clause["id"] not in rows else f"#{position}"
        rows[name] = Clause(
            record=record,
            clause=name,
            position=position,
            level=min(max(clause.get("level", 0), 0), DEEPEST_CLAUSE),
            label=clause.get("label", ""),
            text=clause.get("text", ""),
        )
    write_rows(Clause, list(rows.values()))


def lineage_of(name: str) -> str:
    """Return what a commitment and its later forms share: `c7` of `c7.2`."""
    return name.partition(".")[0]


def _write_commitments(change: Change, terms: Terms) -> None:
    latest: dict[str, tuple[Commitment, Version, Words]] = {}
    order: dict[str, int] = {}
    for version in terms.versions:
        words = change.words(version.draft) or {}
        for position, commitment in enumerate(version.facts.commitments):
            said = words.get("commitments", {}).get(commitment.id) or (
                latest[commitment.id][2] if commitment.id in latest else {}
            )
            latest[commitment.id] = (commitment, version, said)
            order[lineage_of(commitment.id)] = position
    last = terms.last
    current = {each.id for each in last.facts.commitments} if last else set()
    first_seen: dict[str, str] = {}
    for version in terms.versions:
        for commitment in version.facts.commitments:
            first_seen.setdefault(commitment.id, commitment.start or version.effective)
    CommitmentRow.objects.filter(record=change.record).delete()
    rows = [
        CommitmentRow(
            record=change.record,
            commitment=name,
            lineage=lineage_of(name),
            position=order[lineage_of(name)],
            clause=commitment.clause,
            clause_label=said.get("clause_label", ""),
            title=said.get("title", ""),
            text=said.get("text", ""),
            deliverable=said.get("deliverable", ""),
            line=commitment.line,
            cadence=commitment.cadence,
            times=commitment.times,
            due=commitment.due or commitment.term,
            scheme=commitment.scheme or version.facts.scheme,
            leads=list(commitment.leads),
            supports=list(commitment.supports),
            targets=[{"figure": target.figure, "value": target.value} for target in commitment.targets],
            since=first_seen[name],
            until=commitment.until,
            current=name in current,
            terms=version.issue,
        )
        for name, (commitment, version, said) in latest.items()
    ]
    write_rows(CommitmentRow, rows)


def _write_standing(record: str, terms: Terms) -> None:
    """The founder, and each organisation that a binding lets write or a living observer's slot lets read."""
    roles: dict[str, tuple[str, str]] = {terms.founder: ("party", "")}
    known = {party.slot: party for party in terms.parties()}
    for slot, binding in terms.bindings.items():
        party = known.get(slot)
        if party is not None and party.role == "observer" and party.ended:
            continue  # who follows the agreement no longer reads nothing of it
        if binding.writes:
            role = "observer" if party is not None and party.role == "observer" else "party"
            if party is not None and party.ended:
                role = "former"
            roles[binding.organisation] = (role, terms.left.get(slot, ""))
    Standing.objects.filter(record=record).delete()
    Standing.objects.bulk_create(
        Standing(organisation=organisation, record=record, role=role, since=None, until=as_day(until))
        for organisation, (role, until) in roles.items()
    )

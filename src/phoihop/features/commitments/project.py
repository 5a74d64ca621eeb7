"""From the state of an occurrence to the rows that pages read: what is owed, whose desk it lies on, reports in words.

`project` writes one occurrence after an act in it; `renew` writes all rows of a record after its terms, the calendar or
the horizon changed. Both go through `duties.owed`, so that a rebuild gives the same rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from phoihop.features.agreements.law.state import Terms
from phoihop.features.agreements.signers import signer_post
from phoihop.features.commitments.duties import Calendar, Owed, owed
from phoihop.features.commitments.law.kinds import ReportCorrected, ReportFiled
from phoihop.features.commitments.law.state import OccurrenceState
from phoihop.features.commitments.lineages import lineage_of
from phoihop.features.commitments.tables import Evidence, Report, ReportedFigure
from phoihop.ledger.read_tables import write_rows
from phoihop.ledger.registry import Change, Renewal
from phoihop.record.act import Act
from phoihop.record.shapes import is_digest
from phoihop.registers import calendar as catalogue
from phoihop.registers import search
from phoihop.registers.desk import standing_in, write_desk
from phoihop.registers.tables import Due

Words = Mapping[str, Any]


def calendar() -> Calendar:
    return Calendar(*catalogue.holidays_and_schemes())


def project(change: Change) -> None:
    """Write the rows of one occurrence. Runs in the transaction of the act."""
    terms, state = change.terms, change.state
    assert isinstance(terms, Terms)
    assert isinstance(state, OccurrenceState)
    commitment = state.commitment
    period = period_of(change.thread)
    rows = [
        row
        for row in owed(
            terms,
            {change.thread: state},
            calendar(),
            change.horizon,
            lineage=lineage_of(commitment),
            only=change.thread,
        )
        if row.thread == change.thread
    ]
    Due.objects.filter(record=change.record, commitment=commitment, period=period).delete()
    stored = _store(change.record, terms, rows)
    standing = standing_in(change.record)
    write_desk(change.record, stored, standing, commitment=commitment, period=period)
    _write_reports(change, state, rows, standing)


def renew(renewal: Renewal) -> None:
    """Write what a record owes anew: one bulk write, however long the record."""
    terms = renewal.terms
    assert isinstance(terms, Terms)
    states = {thread: s for thread, s in renewal.states().items() if isinstance(s, OccurrenceState)}
    rows = owed(terms, states, calendar(), renewal.horizon)
    Due.objects.filter(record=renewal.record).delete()
    standing = standing_in(renewal.record)
    write_desk(renewal.record, _store(renewal.record, terms, rows), standing)
    _place_reports(renewal.record, terms, rows, states, standing)


_PLACE = ("slot", "party", "from_on", "to_on", "line")


def _place_reports(
    record: str,
    terms: Terms,
    rows: Iterable[Owed],
    states: Mapping[str, OccurrenceState],
    standing: Iterable[str],
) -> None:
    """Let reports follow the terms: whose they are and which line and period they belong to may be read anew."""
    owed_in: dict[tuple[str, str], Owed] = {}
    for row in rows:
        owed_in.setdefault((row.commitment, row.period), row)
    contributed = {act: slot for state in states.values() for act, slot in state.contributions.items()}
    moved = []
    for report in Report.objects.filter(record=record).only("record", "act", "commitment", "period", *_PLACE):
        before = [getattr(report, name) for name in _PLACE]
        _place(report, terms, owed_in.get((report.commitment, report.period)), contributed.get(report.act, ""))
        if [getattr(report, name) for name in _PLACE] != before:
            moved.append(report)
    if moved:
        Report.objects.bulk_update(moved, _PLACE)
        ids = [report.act for report in moved]
        files = list(Evidence.objects.filter(record=record, act__in=ids))
        _write_search(record, list(Report.objects.filter(record=record, act__in=ids)), files, standing)


def _place(report: Report, terms: Terms, row: Owed | None, contributor: str) -> None:
    report.slot = contributor or report.slot
    report.party = party_key(terms, report.slot)
    report.from_on = row.from_on if row else None
    report.to_on = row.to_on if row else None
    report.line = row.line if row else ""


def period_of(thread: str) -> str:
    """Return the occurrence's key in the rows: `<from>/<to>`, or the id of the act that opened it."""
    return "/".join(thread.split("/")[2:]) if thread.startswith("occ/") else thread


def party_key(terms: Terms, slot: str) -> str:
    """Return the organisation in a slot; a slot that is not bound yet stands for itself."""
    return terms.organisation(slot) or f"?{slot}"


def _day(text: str) -> date | None:
    """Return the day of a fact: facts hold days of the calendar or nothing (`record/facts.py`)."""
    return date.fromisoformat(text) if text else None


def _store(record: str, terms: Terms, rows: Iterable[Owed]) -> list[Due]:
    stored = [
        Due(
            record=record,
            commitment=row.commitment,
            period=row.period,
            party=party_key(terms, row.slot),
            slot=row.slot,
            lineage=row.lineage,
            line=row.line,
            label=row.label,
            from_on=row.from_on,
            to_on=row.to_on,
            due_on=row.due_on,
            due_original=row.due_original,
            judged_due=_day(row.lead.judged_due) or (row.due_on if row.lead.sent_on else None),
            why=list(row.why),
            extended=row.lead.extensions,
            sent_on=_judged_on(terms, row),
            arrived_on=_day(row.lead.arrived_on),
            silent_on=row.silent_on,
            done_on=_day(row.lead.done_on),
            answer_by=_day(row.lead.answer_by) if row.state == "sent_back" else None,
            state=row.state,
            continuous=row.continuous,
            disputed=row.disputed,
            asked=any(not asking.answer for asking in row.lead.askings),
            entered=row.lead.entered,
            confirmed=row.lead.confirmed,
            passed_from=_passed_from(terms, row),
            report=row.lead.report,
            receivers=list(dict.fromkeys(party_key(terms, slot) for slot in row.receivers)),
            terms=row.terms,
        )
        for row in _one_for_each_party(terms, rows)
    ]
    write_rows(Due, stored)
    return stored


def _one_for_each_party(terms: Terms, rows: Iterable[Owed]) -> list[Owed]:
    """An organisation that leads in two slots owes once (decision D1): where it has reported, else where it owes still."""
    kept: dict[tuple[str, str, str], Owed] = {}
    for row in rows:
        key = row.commitment, row.period, party_key(terms, row.slot)
        stood = kept.get(key)
        if stood is None or _says(row) > _says(stood):
            kept[key] = row
    return list(kept.values())


def _says(row: Owed) -> tuple[bool, bool]:
    return bool(row.lead.report), row.state != "passed"


def _passed_from(terms: Terms, row: Owed) -> str:
    """The body whose duty it was; nothing passes to a body from itself, in another slot."""
    before = party_key(terms, row.passed_from) if row.passed_from else ""
    return "" if before == party_key(terms, row.slot) else before


def _judged_on(terms: Terms, row: Owed) -> date | None:
    """The day by which being on time is judged: the document's, or by the terms' word the day it was received."""
    version = terms.version(row.terms)
    if version is not None and version.facts.judged_by == "received" and row.lead.sent_on:
        return _day(row.lead.arrived_on)
    return _day(row.lead.sent_on)


def _write_reports(change: Change, state: OccurrenceState, rows: Sequence[Owed], seers: Iterable[str]) -> None:
    acts = [placed.act for placed in change.acts if placed.act.kind in (ReportFiled.KIND, ReportCorrected.KIND)]
    if not acts:
        return
    ids = [act.id for act in acts]
    stood = {report.act: report for report in Report.objects.filter(record=change.record, act__in=ids)}
    row = rows[0] if rows else None
    reports, figures, files, changed = [], [], [], []
    for act in acts:
        words = change.words(act.id)
        report = _report(change, state, act, words, row)
        if act.id in stood and _columns(report) == _columns(stood[act.id]):
            continue
        changed += [act.id] if act.id in stood else []
        reports.append(report)
        figures.extend(_figures(change.record, act.id, words or {}))
        files.extend(_files(change.record, act, words or {}))
    for table in (Report, ReportedFigure, Evidence) if changed else ():
        table.objects.filter(record=change.record, act__in=changed).delete()
    write_rows(Report, reports)
    write_rows(ReportedFigure, figures)
    write_rows(Evidence, files)
    _write_search(change.record, reports, files, seers)


def _write_search(record: str, reports: Sequence[Report], files: Sequence[Evidence], seers: Iterable[str]) -> None:
    """Let reports and what came with them be found by their words; what was wiped is found no more."""
    told = {report.act: report for report in reports if report.has_words}
    gone = [report.act for report in reports if not report.has_words]
    things = []
    for report in told.values():
        text = f"{report.number} {report.result} {report.difficulties} {report.way_forward} {report.signer}"
        things.append(search.Found("report", report.act, report.number, text, report.dated, _address(report)))
    for file in files:
        if file.act in told:
            report = told[file.act]
            key, address = f"{file.act}/{file.digest}", _address(report) | {"digest": file.digest}
            text = f"{file.number} {file.signer}"
            things.append(search.Found("evidence", key, file.name, text, report.dated, address))
    search.drop(record, "report", gone)
    search.drop_within(record, "evidence", gone)
    search.put(record, things, seers)


def _columns(report: Report) -> dict[str, object]:
    return {field.attname: getattr(report, field.attname) for field in Report._meta.local_concrete_fields}  # noqa: SLF001 - Django's own name for a model's make-up


def _report(change: Change, state: OccurrenceState, act: Act, words: Words | None, row: Owed | None) -> Report:
    facts = act.head.facts
    said: Words = words or {}
    terms = change.terms
    assert isinstance(terms, Terms)
    contributor = state.contributions.get(act.id, "")
    signer = said.get("signer", {})
    report = Report(
        record=change.record,
        act=act.id,
        commitment=str(facts.get("commitment", "")),
        period=period_of(change.thread),
        slot=str(facts.get("said_for", "")) or str(facts.get("lead", "")),
        author=act.author,
        part="support" if act.id in state.contributions else "lead",
        current=any(lead.report == act.id for lead in state.leads.values()),
        entered=bool(facts.get("said_for")),
        dated=_day(str(facts.get("on", ""))),
        number=said.get("number", ""),
        signer=signer_post(signer),
        result=said.get("result", ""),
        difficulties=said.get("difficulties", ""),
        way_forward=said.get("way_forward", ""),
        has_words=words is not None,
    )
    _place(report, terms, row, contributor)
    return report


def _address(report: Report) -> dict[str, str]:
    return {
        "commitment": report.commitment,
        "period": report.period,
        "party": report.party,
        "act": report.act,
    }


def _figures(record: str, act: str, words: Words) -> list[ReportedFigure]:
    estimated = set(words.get("estimated", ()))
    return [
        ReportedFigure(record=record, act=act, figure=code, value=value, estimated=code in estimated)
        for code, value in words.get("figures", {}).items()
    ]


def _files(record: str, act: Act, words: Words) -> list[Evidence]:
    known: dict[str, Words] = {file["sha256"]: file for file in words.get("files", ())}
    listed = act.head.facts.get("files", ())
    # What is no digest names no file.
    digests = [each for each in listed if is_digest(each)] if isinstance(listed, list | tuple) else []
    return [
        Evidence(
            record=record,
            act=act.id,
            digest=digest,
            position=position,
            name=known.get(digest, {}).get("name") or digest[:12],
            media_type=known.get(digest, {}).get("type", ""),
            size=known.get(digest, {}).get("size", 0),
            number=known.get(digest, {}).get("number", ""),
            dated=known.get(digest, {}).get("dated", ""),
            signer=known.get(digest, {}).get("signer", ""),
        )
        for position, digest in enumerate(dict.fromkeys(digests))
    ]

"""What is walked against: things of the shared agreement, of one party alone, and of an organisation elsewhere.

A new route with a parameter that stands in no family fails the walk and says so.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from cast import NOW, Cast, at, issue, programme
from phoihop.features.agreements import actions as agreements
from phoihop.features.agreements.drafts.draft import as_json
from phoihop.features.agreements.kept_tables.intake import take_table
from phoihop.features.agreements.models import KeptTable, ReadingDraft
from phoihop.features.agreements.plans import PartyPlan
from phoihop.features.agreements.reading.taking import fill
from phoihop.features.agreements.succession import SUCCEED_EVERYWHERE
from phoihop.features.commitments.actions import FilePlan, ReportForm, due_row, file_report
from phoihop.jobs.models import Job
from phoihop.people.acting import Actor, actor_for
from phoihop.people.models import Organisation, Post, Token, Unit, User
from phoihop.reading import read_text
from phoihop.registers.catalogue_actions import SchemePlan, keep_scheme
from phoihop.registers.catalogues import CalendarChange, Holiday
from phoihop.registers.tables import Due
from phoihop.vault import keeping
from rights.persons import Bodies
from web.seats import person

PERIOD = "2026-06-15/2026-09-14"
Things = dict[str, object]


def house_things(cast: Cast) -> Things:
    """Return the things of the installation, which belong to no organisation."""
    change = CalendarChange.objects.create(code="holiday_added", params={"day": "2026-12-16"}, made=NOW, done=True)
    scheme = keep_scheme(SchemePlan("Theo kỳ riêng", {"kind": "cutoff", "ends": "day 20"}))
    holiday = Holiday.objects.filter(day=date(2026, 9, 2)).get()
    return {
        "organisation": cast.paper.id,
        "holiday": holiday.pk,
        "change": change.pk,
        "line": "support",
        "figure": "days_of_labour",
        "scheme": scheme.code,
        "deed": "retire",
    }


def objects(cast: Cast, bodies: Bodies) -> dict[str, Things]:
    """Return the families of things by name, in the order of the table."""
    command, elsewhere = _chief(bodies.command), _chief(bodies.elsewhere)
    two = (PartyPlan("p1", cast.command.name, cast.command.id), PartyPlan("p2", cast.board.name, cast.board.id))
    seen = PartyPlan("o1", cast.observer.name, cast.observer.id, role="observer")
    far = (
        PartyPlan("p1", bodies.elsewhere.name, bodies.elsewhere.id),
        PartyPlan("p2", cast.paper.name, cast.paper.id),
    )
    shared, own = programme(cast, cast.board, parties=(*two, seen)), programme(cast, cast.paper)
    families = {
        "shared": (shared, command),
        "command's own": (own, command),
        "elsewhere": (programme(cast, cast.paper, parties=far), elsewhere),
    }
    made = {}
    for name, (plan, by) in families.items():
        record = agreements.record_agreement(plan, issue(), by=by, now=at(2026, 1, 5))
        for slot in ("p2", "o1") if name == "shared" else ():
            agreements.invite_party(record, slot, by=by, now=at(2026, 2, 2))
        longer = replace(plan, to="2027-12-31", purpose="prolongation", effective="2026-12-01")
        made[name] = _things(record, by, agreements.draft_version(record, longer, by=by, now=at(2026, 10, 1)))
    return made


def _chief(organisation: Organisation) -> Actor:
    user = person(f"chief.{organisation.abbreviation}".lower(), organisation, "officer", "signer", "administrator")
    return actor_for(user, organisation.id)


def _things(record: str, by: Actor, pending: str) -> Things:
    """Give a record a report with a file and an open draft, its office a draft on the reading desk, a unit, a person."""
    assert by.organisation is not None
    body = by.organisation
    data = f"Kết quả thực hiện, ghi cho sổ {record}.".encode()
    taken = keeping.take(data, "ket-qua.txt", declared_not_secret=True, now=NOW)
    row = due_row(record, "c1", PERIOD, body.id, by=by)
    file = FilePlan(taken.digest, taken.name, taken.size, taken.media_type)
    act = file_report(
        row, ReportForm("Giúp 520 ngày công.", date(2026, 9, 16), files=(file,)), by=by, now=at(2026, 9, 16)
    )
    late = Due.objects.get(record=record, commitment="c2", label="2026-Y")
    reading = _reading(body, taken.digest)
    job = Job.objects.create(kind=SUCCEED_EVERYWHERE, given={"keeper": body.id}, made=NOW, moved=NOW)
    colleague: User = person(f"colleague.{record[:6]}", body, "officer", "administrator")
    unit = Unit.objects.create(organisation=body, name=f"Phòng {record[:6]}")
    post = Post.objects.create(organisation=body, unit=unit, name=f"Trợ lý {record[:6]}")
    token = Token.objects.create(user=colleague, organisation=body, name="x", digest=record, created=NOW)
    return {
        "record": record,
        "commitment": "c1",
        "period": PERIOD,
        "party": body.id,
        "slot": "p2",
        "act": act.id,
        "digest": taken.digest,
        "late": f"{late.commitment}/{late.period}/{late.party}",
        "draft": reading.pk,
        "item": reading.items[0]["id"],
        "person": colleague.pk,
        "unit": unit.pk,
        "post": post.pk,
        "pk": token.pk,
        "organisation": body.id,
        "pending": pending,
        "job": job.pk,
        "table": _table(by).pk,
        "results": _table(by, record).pk,
    }


def _table(by: Actor, record: str = "") -> KeptTable:
    """Give an office a table that it keeps: of commitments, or of the results of an agreement."""
    return take_table(
        None, "STT\tNội dung\tChủ trì\tKết quả\n1\tMở lớp\tSở Y tế\tXong\n", "", record=record, by=by, now=NOW
    )


def _reading(body: Organisation, digest: str) -> ReadingDraft:
    reading = read_text("QUY CHẾ PHỐI HỢP\n\nĐiều 1. Trách nhiệm\n\n1. Ban Dân vận chủ trì báo cáo kết quả hằng quý.\n")
    row = ReadingDraft(organisation=body.id, made=NOW, changed=NOW, reading=as_json(reading))
    fill(row, reading, 0)
    row.source = {"sha256": digest, "name": "quy-che.txt", "size": 100, "type": "text/plain"}
    row.save()
    return row

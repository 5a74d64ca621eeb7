"""The routes of the API: they ask for standing, call the same queries and actions as pages, and hold no rule."""

from __future__ import annotations

from typing import Annotated, Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import get_language
from ninja import Path, Query, Status

from phoihop import __version__
from phoihop.api import schemas
from phoihop.api.problems import ProblemAPI, stand_mappers
from phoihop.api.tokens import Bearer
from phoihop.features.agreements import queries
from phoihop.features.agreements.queries import Names, parties_of
from phoihop.features.agreements.record_words import Tongue, acts_of, said
from phoihop.features.agreements.tables import Agreement, CommitmentRow
from phoihop.features.commitments import actions
from phoihop.features.commitments.actions import ReportForm, due_row
from phoihop.ledger.models import Act as StoredAct
from phoihop.ledger.models import SetAside
from phoihop.ledger.store import Store
from phoihop.people.acting import Actor
from phoihop.people.rights import standing_or_404
from phoihop.record.act import jws
from phoihop.registers.queries import reads
from phoihop.registers.status import status
from phoihop.registers.tables import Due
from phoihop.screen.clock import now, today
from phoihop.timetable import Why
from phoihop.timetable.sentences import Lang, why_words

api = ProblemAPI(
    title="Phối Hợp",
    version=__version__,
    description="Agreements, commitments, occurrences and joint records of the organisation whose token is shown.",
    auth=Bearer(),
    urls_namespace="api",
    docs_url=None,
)
stand_mappers(api)

MOST = 100
REFUSALS = dict.fromkeys((400, 401, 404, 422), schemas.Problem)
REFUSED_ACTS = REFUSALS | dict.fromkeys((403, 409), schemas.Problem)
Record = Annotated[str, Path(pattern=schemas.RECORD)]
Page = Annotated[int, Query(ge=1, le=100_000)]
Size = Annotated[int, Query(ge=1, le=MOST)]


def _actor(request: HttpRequest) -> Actor:
    actor = request.auth  # type: ignore[attr-defined]
    assert isinstance(actor, Actor)
    return actor


def _page(request: HttpRequest, rows: QuerySet[Any], page: int, size: int) -> dict[str, Any]:
    first = (page - 1) * size
    items = list(rows[first : first + size + 1])
    following = None
    if len(items) > size:
        following = f"{request.path}?{urlencode(request.GET.dict() | {'page': str(page + 1)})}"
    return {"count": rows.count(), "next": following, "items": items[:size]}


def _language() -> Lang:
    return "en" if (get_language() or "vi").startswith("en") else "vi"


@api.get("/agreements", response={200: schemas.Agreements} | REFUSALS)
def agreements(
    request: HttpRequest,
    party: Annotated[str, Query(max_length=32)] = "",
    state: schemas.State = "",
    q: Annotated[str, Query(max_length=200)] = "",
    page: Page = 1,
    size: Size = 25,
) -> Any:
    """List agreements; `state` is running, ending, over, drafted or voided; `q` finds with and without marks."""
    rows = queries.seen_by(_actor(request)).filter(queries.in_state(state, today()))
    if party:
        rows = rows.filter(queries.with_party(party))
    if q:
        rows = rows.filter(queries.named(q))
    return _page(request, rows.order_by("-signed_on", "record"), page, size)


@api.get("/agreements/{record}", response={200: schemas.AgreementDetail} | REFUSALS)
def agreement(request: HttpRequest, record: Record) -> Any:
    """Give one agreement with its parties."""
    standing_or_404(_actor(request), record)
    row = Agreement.objects.get(record=record)
    parties = parties_of([record]).get(record, [])
    names = Names(parties)
    row.parties = [  # type: ignore[attr-defined]
        {
            "slot": party.slot,
            "name": names.full(party.slot),
            "organisation": party.organisation,
            "role": party.role,
            "standing": party.standing,
            "ended_on": party.ended_on,
        }
        for party in parties
    ]
    return row


@api.get("/agreements/{record}/commitments", response={200: schemas.Commitments} | REFUSALS)
def commitments(request: HttpRequest, record: Record, page: Page = 1, size: Size = 100) -> Any:
    """List the commitments of an agreement, every form of each."""
    standing_or_404(_actor(request), record)
    rows = CommitmentRow.objects.filter(record=record).order_by("position", "commitment")
    return _page(request, rows, page, size)


@api.get("/agreements/{record}/occurrences", response={200: schemas.Occurrences} | REFUSALS)
def occurrences(
    request: HttpRequest,
    record: Record,
    commitment: Annotated[str, Query(max_length=30)] = "",
    party: Annotated[str, Query(max_length=33)] = "",
    status: schemas.Status = "",
    page: Page = 1,
    size: Size = 25,
) -> Any:
    """List what is owed under an agreement; `status` as on screen (overdue, sent, received_on_time, ...)."""
    standing_or_404(_actor(request), record)
    rows = Due.objects.filter(record=record)
    if commitment:
        rows = rows.filter(commitment=commitment)
    if party:
        rows = rows.filter(party=party)
    if status:
        rows = rows.filter(reads(status, today()))
    found = _page(request, rows.order_by("due_on", "commitment", "period", "party"), page, size)
    found["items"] = [_occurrence(row) for row in found["items"]]
    return found


def _occurrence(row: Due) -> Due:
    read = status(row, today())
    row.status, row.days = read.code, read.days  # type: ignore[attr-defined]
    code, params = row.why
    row.why = why_words(Why(code, params), _language())
    return row


@api.get("/agreements/{record}/acts", response={200: schemas.Acts} | REFUSALS)
def acts(request: HttpRequest, record: Record, page: Page = 1, size: Size = 25) -> Any:
    """List the joint record, newest first: each act as a sentence and as a JWS."""
    standing_or_404(_actor(request), record)
    found = _page(request, StoredAct.objects.filter(record=record).order_by("-position"), page, size)
    store = Store(record)
    known = acts_of(store, [row.act for row in found["items"]])
    aside = dict(SetAside.objects.filter(record=record, act__in=list(known)).values_list("act", "reason"))
    parties = parties_of([record]).get(record, [])
    concerned = {str(act.head.facts.get("commitment", "")) for act in known.values()}
    titles = CommitmentRow.objects.filter(record=record, commitment__in=concerned).values_list("commitment", "title")
    labels = Due.objects.filter(record=record, commitment__in=concerned).values_list("commitment", "period", "label")
    tongue = Tongue(
        Names(parties, [act.author for act in known.values()]),
        dict(titles),
        {(commitment, period): label for commitment, period, label in labels},
        _language(),
    )
    found["items"] = [
        {
            "position": row.position,
            "act": row.act,
            "kind": row.kind,
            "author": row.author,
            "said_at": known[row.act].said_at,
            "sentence": said(store, known[row.act], row.position, "", tongue).words,
            "counts": row.act not in aside,
            "jws": jws(known[row.act]),
        }
        for row in found["items"]
    ]
    return found


_OCCURRENCE = "/agreements/{record}/commitments/{commitment}/occurrences/{party}"
Commitment = Annotated[str, Path(max_length=30)]
Party = Annotated[str, Path(max_length=33)]
Period = Annotated[str, Query(max_length=64)]


@api.post(f"{_OCCURRENCE}/report", response={201: schemas.Said} | REFUSED_ACTS)
def file_report(
    request: HttpRequest, record: Record, commitment: Commitment, party: Party, period: Period, data: schemas.ReportIn
) -> Any:
    """File the report that the token's organisation owes, or enter from paper the one that another owes."""
    actor = _actor(request)
    form = ReportForm(
        result=data.result,
        on=data.on,
        figures=data.figures,
        difficulties=data.difficulties,
        way_forward=data.way_forward,
        number=data.number,
        signer_capacity=data.signer_capacity,
        signer_on_behalf_of=data.signer_on_behalf_of,
        signer_position=data.signer_position,
        received_on=data.received_on,
    )
    act = actions.file_report(due_row(record, commitment, period, party, by=actor), form, by=actor, now=now())
    return Status(201, {"act": act.id, "kind": act.kind})


@api.post(f"{_OCCURRENCE}/reception", response={201: schemas.Said} | REFUSED_ACTS)
def receive_report(
    request: HttpRequest,
    record: Record,
    commitment: Commitment,
    party: Party,
    period: Period,
    data: schemas.ReceptionIn,
) -> Any:
    """Receive the report as it stands."""
    actor = _actor(request)
    row = due_row(record, commitment, period, party, by=actor)
    act = actions.receive_report(row, data.on, by=actor, now=now())
    return Status(201, {"act": act.id, "kind": act.kind})


@api.post(f"{_OCCURRENCE}/return", response={201: schemas.Said} | REFUSED_ACTS)
def send_back(
    request: HttpRequest, record: Record, commitment: Commitment, party: Party, period: Period, data: schemas.SendBackIn
) -> Any:
    """Send the report back for additions, to be answered by a day."""
    actor = _actor(request)
    row = due_row(record, commitment, period, party, by=actor)
    act = actions.send_back(row, data.reason, data.answer_by, data.on, by=actor, now=now())
    return Status(201, {"act": act.id, "kind": act.kind})

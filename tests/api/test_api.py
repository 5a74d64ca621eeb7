"""The API: what a token opens, what it refuses and how, and that its answers are what its description says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from cast import NOW, at, issue, make_cast, programme
from phoihop.api.routes import api
from phoihop.config.wsgi import application
from phoihop.features.agreements.actions import record_agreement
from phoihop.ledger.models import Act
from phoihop.people.models import Membership, Token
from phoihop.people.tokens import make_token
from phoihop.record.act import Act as Said
from phoihop.registers.tables import Due

CONFORM = [status_code_conformance, content_type_conformance, response_schema_conformance]
DESCRIPTION = Path(__file__).parents[2] / "docs" / "reference" / "openapi.json"


@pytest.fixture
def house(db):
    cast = make_cast()
    me = cast.officer(cast.command)
    for role in ("officer", "signer"):
        Membership.objects.create(user=me.user, organisation=cast.command, role=role)
    record = record_agreement(programme(cast, cast.board), issue(), by=me, now=at(2026, 1, 5))
    return cast, record, make_token(me, "Phần mềm văn thư", NOW)


def ask(client, token, path, **body):
    headers = {"authorization": f"Bearer {token}"} if token else {}
    if body:
        return client.post(f"/api{path}", json.dumps(body), content_type="application/json", headers=headers)
    return client.get(f"/api{path}", headers=headers)


def owed(record):
    return Due.objects.get(record=record, commitment="c1", label="2026-Q3")


def report_path(row, deed="report"):
    return f"/agreements/{row.record}/commitments/{row.commitment}/occurrences/{row.party}/{deed}?period={row.period}"


def test_a_token_reads_agreements_commitments_occurrences_and_the_record(house, client):
    _cast, record, token = house
    listed = ask(client, token, "/agreements?q=dan+van").json()
    assert [each["record"] for each in listed["items"]] == [record]
    assert [party["slot"] for party in ask(client, token, f"/agreements/{record}").json()["parties"]] == ["p1", "p2"]
    assert ask(client, token, f"/agreements/{record}/commitments").json()["count"] == 3
    late = ask(client, token, f"/agreements/{record}/occurrences?status=overdue&commitment=c1").json()
    assert {each["status"] for each in late["items"]} == {"overdue"}
    acts = ask(client, token, f"/agreements/{record}/acts?size=2").json()
    assert acts["count"] == 4
    assert acts["next"].endswith("page=2")
    assert all(each["jws"].count(".") == 2 for each in acts["items"])


def test_a_report_filed_through_the_api_is_an_act_like_any_other(house, client):
    _cast, record, token = house
    row = owed(record)
    answer = ask(client, token, report_path(row), result="Giúp 520 ngày công.", on="2026-09-16", figures={"works": 2})
    assert answer.status_code == 201
    stored = Act.objects.get(act=answer.json()["act"])
    assert Said.stored(bytes(stored.header), bytes(stored.signature)).kind == "report.filed"
    assert owed(record).state == "sent"


@pytest.mark.parametrize(
    ("path", "body", "status", "code"),
    [
        ("/agreements/" + "0" * 64, {}, 404, "not_found"),
        ("/agreements?page=0", {}, 422, "malformed_request"),
        ("/agreements?q=a%00b", {}, 400, "malformed_request"),
        ("/agreements/a%00b", {}, 404, "not_found"),
        ("/nothing", {}, 404, "not_found"),
        ("/agreements?state=zzz", {}, 422, "malformed_request"),
        ("/agreements/{record}/occurrences?status=bogus", {}, 422, "malformed_request"),
        ("report", {"result": "Xong.", "on": "2026-09-16", "figures": {"\ud800": 1}}, 422, "malformed_request"),
        ("report", {"result": "X\0.", "on": "2026-09-16"}, 422, "malformed_request"),
        ("report", {"result": "Xong.", "on": "1789516800"}, 422, "malformed_request"),
        ("report", {"result": "Xong.", "on": "2026-09-16T00:00:00Z"}, 422, "malformed_request"),
        ("report", {"result": "Xong.", "on": 20260916}, 422, "malformed_request"),
        ("return", {"reason": "Thiếu.", "on": "2026-09-16", "answer_by": "9999-12-31"}, 422, "malformed_request"),
        ("report", {"result": "Xong.", "on": "2099-01-01"}, 400, "date_in_the_future"),
        ("report", {"result": "Xong.", "on": "2026-09-16", "figures": {"classes": 1}}, 400, "figure_unknown"),
        ("reception", {"on": "2026-09-16"}, 409, "not_a_receiver"),
    ],
)
def test_a_refusal_is_a_problem_with_a_sentence_and_changes_nothing(house, client, path, body, status, code):
    _cast, record, token = house
    before = Act.objects.count()
    path = path.replace("{record}", record)
    path = path if path.startswith("/") else report_path(owed(record), path)
    answer = ask(client, token, path, **body)
    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")
    assert answer.json()["type"] == f"urn:phoihop:refusal:{code}"
    assert answer.json()["detail"].endswith(".")
    assert Act.objects.count() == before


def test_a_filter_or_a_day_that_cannot_be_taken_is_named_with_what_may_stand_there(house, client):
    _cast, record, token = house
    said = ask(client, token, f"/agreements/{record}/occurrences?status=bogus").json()["fields"]
    assert [each["field"] for each in said] == ["status"]
    assert "overdue" in said[0]["says"]
    body = {"reason": "Thiếu.", "on": "2026-09-16", "answer_by": "2999-01-01"}
    said = ask(client, token, report_path(owed(record), "return"), **body).json()["fields"]
    assert said[0]["field"].endswith("answer_by")
    assert "1900 to 2199" in said[0]["says"]


def test_a_wrong_method_and_a_failure_are_problems_too(house, client, monkeypatch):
    _cast, _record, token = house
    headers = {"authorization": f"Bearer {token}"}
    answer = client.put("/api/agreements", headers=headers)
    assert (answer.status_code, answer["Content-Type"]) == (405, "application/problem+json")
    assert "GET" in answer["Allow"]
    client.raise_request_exception = False
    monkeypatch.setattr("phoihop.api.routes.today", lambda: None)
    answer = client.get("/api/agreements?state=running", headers=headers)
    assert (answer.status_code, answer["Content-Type"]) == (500, "application/problem+json")
    assert answer.json()["type"] == "urn:phoihop:refusal:request_failed"


def test_without_a_token_with_a_cookie_or_after_the_person_left_nothing_opens(house, client):
    cast, record, token = house
    assert ask(client, "", "/agreements").status_code == 401
    client.force_login(cast.officer(cast.command).user)
    assert ask(client, "", "/agreements").status_code == 401
    Membership.objects.all().delete()
    assert ask(client, token, f"/agreements/{record}").status_code == 401


def test_what_another_organisation_follows_is_not_there(house, client):
    cast, record, _token = house
    other = cast.officer(cast.board)
    Membership.objects.create(user=other.user, organisation=cast.board, role="officer")
    theirs = make_token(other, "x", NOW)
    assert ask(client, theirs, "/agreements").json()["items"] == []
    for path in ("", "/commitments", "/occurrences", "/acts"):
        assert ask(client, theirs, f"/agreements/{record}{path}").status_code == 404
    row = owed(record)
    assert ask(client, theirs, report_path(row), result="Xong.", on="2026-09-16").status_code == 404


def test_a_token_is_kept_as_a_digest_only(house):
    _cast, _record, token = house
    assert token not in json.dumps(list(Token.objects.values()), default=str)


def test_the_committed_description_is_the_one_of_the_code():
    assert json.loads(DESCRIPTION.read_text("utf-8")) == json.loads(json.dumps(api.get_openapi_schema()))


@pytest.fixture
def one_connection():
    """Requests share the test's own transaction, as they do under Django's test client."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
@pytest.mark.usefixtures("one_connection")
def test_answers_are_what_the_description_says_whatever_is_asked(house):
    _cast, record, token = house
    headers = {"Authorization": f"Bearer {token}", "Accept-Encoding": "identity"}
    schema = schemathesis.openapi.from_wsgi("/api/openapi.json", application)
    for found in schema.get_all_operations():

        @settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck), database=None)
        @given(case=found.ok().as_strategy())
        def one_route(case):
            if case.path_parameters:
                case.path_parameters["record"] = record
            case.call_and_validate(headers=headers, checks=CONFORM)

        one_route()

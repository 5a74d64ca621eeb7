"""A merger over all agreements of a keeper: previewed, done in the background record by record, and told."""

from __future__ import annotations

from datetime import date

import pytest

from cast import NOW, at, issue, make_cast, programme
from phoihop.features.agreements import actions as agreements
from phoihop.features.agreements.plans import CommitmentPlan, PartyPlan
from phoihop.features.agreements.succession import SuccessionPlan, concerned, records_of, succeed_everywhere
from phoihop.features.agreements.tables import CommitmentRow, Party
from phoihop.jobs.models import Job
from phoihop.jobs.queue import run_job, take_next
from phoihop.ledger.models import Act
from phoihop.people.acting import Actor
from phoihop.people.models import Organisation, Succession, User

pytestmark = pytest.mark.django_db
PAGE = "/settings/organisations/succession/"


@pytest.fixture
def house(client, sign_in):
    """The command keeps two programmes with the board and one in which the board receives a named report."""
    cast = make_cast()
    me = cast.officer(cast.command)
    sign_in(cast, cast.command)
    records = [
        agreements.record_agreement(programme(cast, cast.board, title=title), issue(), by=me, now=at(2026, 1, 5))
        for title in ("Chương trình một", "Chương trình hai")
    ]
    return cast, records, client


def run_all() -> Job:
    job = take_next(NOW)
    assert job is not None
    return run_job(job, clock=lambda: NOW)


def plan(cast, **changes: object) -> SuccessionPlan:
    fields = {"ended": (cast.board.id,), "successor": cast.paper.id, "on": date(2026, 11, 20), "basis": "QĐ 01"}
    return SuccessionPlan(**(fields | changes))  # type: ignore[arg-type]


def test_all_records_of_the_keeper_pass_on_and_the_job_begun_again_does_nothing_more(house):
    cast, records, _client = house
    assert succeed_everywhere(plan(cast), by=cast.officer(cast.command), now=NOW) is not None
    assert run_all().state == Job.State.DONE
    for record in records:
        assert Party.objects.get(record=record, slot="p3").succeeds == ["p2"]
        assert CommitmentRow.objects.get(record=record, commitment="c2").leads == ["p3"]
    acts = Act.objects.count()
    Job.objects.update(state=Job.State.WAITING)
    assert run_all().state == Job.State.DONE
    assert Act.objects.count() == acts


def test_what_another_keeps_is_counted_where_it_is_seen_and_left_to_it(house):
    cast, _records, client = house
    theirs = agreements.record_agreement(
        programme(cast, cast.board, keeper_slot="p2"), issue(), by=cast.officer(cast.board)
    )
    given = {"ended": cast.board.id, "successor": cast.paper.id, "kind": "merge", "on": "20/11/2026", "basis": "QĐ 01"}
    shown = client.post(PAGE, given)
    assert shown.status_code == 200
    assert [line.title for line in shown.context["lines"]] == ["Chương trình phối hợp 2022-2026"] * 2
    assert "văn bản do Ban Dân vận" not in shown.content.decode(), "what is not ours is not there, not even as a number"
    agreements.invite_party(theirs, "p1", by=cast.officer(cast.board))
    assert "1 văn bản do Ban Dân vận" in client.post(PAGE, given).content.decode()
    client.post(PAGE, given | {"send": "1"})
    run_all()
    assert not Party.objects.filter(record=theirs, slot="p3").exists()
    assert records_of((cast.board.id,), cast.command.id) == {}


def test_the_preview_writes_nothing_and_a_new_body_is_entered_only_when_it_is_sent(house):
    cast, _records, client = house
    given = {"ended": cast.board.id, "successor": "new", "name": "Ban Tuyên giáo và Dân vận", "kind": "merge"}
    given |= {"on": "20/11/2026", "basis": "QĐ 01"}
    acts = Act.objects.count()
    assert client.post(PAGE, given).status_code == 200
    assert not Organisation.objects.filter(name="Ban Tuyên giáo và Dân vận").exists()
    assert (Act.objects.count(), Job.objects.count()) == (acts, 0)
    answer = client.post(PAGE, given | {"send": "1"})
    assert answer.status_code == 302
    assert client.get(answer.url).status_code == 200
    run_all()
    assert "Đã chuyển xong" in client.get(answer.url).content.decode()
    assert Party.objects.filter(printed="Ban Tuyên giáo và Dân vận").count() == 2


def test_a_record_in_which_somebody_must_be_asked_is_left_and_named(house):
    cast, _records, client = house
    me = cast.officer(cast.command)
    first = programme(cast, cast.board)
    named = CommitmentPlan("c1", "Gửi báo cáo", ("p2",), "support", "yearly", due="09-30", receivers=("p3",))
    three = (*first.parties, PartyPlan("p3", cast.paper.name, cast.paper.id))
    asked = agreements.record_agreement(
        programme(cast, cast.board, parties=three, commitments=(named,), short_title="Phải hỏi"), issue(), by=me
    )
    job = succeed_everywhere(plan(cast), by=me, now=NOW)
    assert job is not None
    ended = run_all()
    assert (ended.state, ended.code, ended.params["left"]) == (Job.State.FAILED, "succession_left", "1")
    assert list(records_of((cast.board.id,), cast.command.id)) == [asked]
    page = client.get(f"{PAGE}{job.pk}/").content.decode()
    assert "Phải hỏi" in page
    assert "còn 1 văn bản" in page


def test_where_parties_signed_here_a_draft_is_put_before_them_once(house):
    cast, _records, _client = house
    me, other = cast.officer(cast.command), cast.officer(cast.observer)
    draft = agreements.draft_agreement(programme(cast, cast.observer), by=me)
    for actor in (me, other):
        agreements.sign_version(draft, draft, "2026-11-10", by=actor)
    agreements.issue_version(draft, draft, issue("2026-11-10", "09-CTr"), by=me)
    merger = plan(cast, ended=(cast.observer.id,))
    assert [each.way for each in concerned(merger, cast.command.id)] == ["system"]
    for _again in range(2):
        succeed_everywhere(merger, by=me, now=NOW)
        run_all()
    assert len(agreements.current_terms(draft).drafts) == 1


def test_the_operator_writes_the_directory_sees_numbers_and_no_title(house, client):
    cast, _records, _client = house
    operator = User.objects.create_user("vanhanh", "mat-khau-dai", display_name="Người vận hành", is_operator=True)
    client.force_login(operator)
    given = {"ended": cast.board.id, "successor": cast.paper.id, "kind": "merge", "on": "20/11/2026", "basis": "QĐ 01"}
    shown = client.post(PAGE, given)
    assert "2 văn bản do Bộ Chỉ huy" in shown.content.decode()
    assert "Chương trình" not in shown.content.decode()
    assert client.post(PAGE, given | {"send": "1"}).status_code == 302
    assert Succession.objects.filter(predecessor=cast.board, successor=cast.paper).exists()
    assert Job.objects.count() == 0


def test_the_row_of_a_body_that_works_here_is_not_written_by_another_organisation(house):
    cast, _records, _client = house
    succeed_everywhere(plan(cast), by=cast.officer(cast.command), now=NOW)
    assert not Succession.objects.exists()
    assert Organisation.objects.get(id=cast.board.id).until is None


@pytest.mark.parametrize("missing", ["ended", "successor", "on", "basis"])
def test_what_is_missing_is_told_at_its_field(house, missing):
    cast, _records, client = house
    given = {"ended": cast.board.id, "successor": cast.paper.id, "kind": "merge", "on": "20/11/2026", "basis": "QĐ 01"}
    del given[missing]
    answer = client.post(PAGE, given)
    assert answer.status_code == 400
    assert f'href="#id_{missing}' in answer.content.decode()


def test_viewers_and_strangers_find_no_such_page_nor_the_job_of_another(house, sign_in):
    cast, _records, client = house
    job = succeed_everywhere(plan(cast), by=cast.officer(cast.command), now=NOW)
    assert job is not None
    sign_in(cast, cast.board)
    assert client.get(f"{PAGE}{job.pk}/").status_code == 404
    sign_in(cast, cast.board, "viewer")
    client.force_login(cast.officer(cast.board, frozenset({"viewer"})).user)
    assert client.get(PAGE).status_code == 404


def test_an_officer_whose_right_was_taken_before_the_job_ran_hands_nothing_over(house):
    cast, records, _client = house
    actor = cast.officer(cast.command)
    assert isinstance(actor, Actor)
    succeed_everywhere(plan(cast), by=actor, now=NOW)
    assert actor.user is not None
    actor.user.memberships.all().delete()
    assert run_all().code == "needs_officer"
    assert not Party.objects.filter(record__in=records, slot="p3").exists()

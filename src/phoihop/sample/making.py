"""Carries the sample out: every body, post, agreement and entry of the plan goes through the actions that people use.

In the order of time, with the plan's moments for a clock; nothing is written past the one door. The same day always
gives the same story (only keys and salts are fresh, as everywhere).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import NamedTuple

from django.contrib.auth.hashers import make_password

from phoihop.features.agreements import actions as agreements
from phoihop.features.agreements.plans import FilePlan, IssuePlan, TermsPlan
from phoihop.ledger.horizon import horizon_on
from phoihop.ledger.joining import join
from phoihop.people.acting import Actor, actor_for
from phoihop.people.actions import OrganisationPlan, enter_organisation, invite, note_succession, set_roles
from phoihop.people.models import Organisation, Succession, User
from phoihop.people.staff import keep_post
from phoihop.sample import papers
from phoihop.sample.days import office_time, story_days
from phoihop.sample.entries import Entering
from phoihop.sample.organisations import organisations, posts
from phoihop.sample.plan import Sample, SampleAgreement, SampleComparison, SampleEvent, SampleParty, SamplePost
from phoihop.sample.versions import amended_plan, issue_plan, succession_plan, terms_plan
from phoihop.sample.whole import the_sample
from phoihop.vault.keeping import take

PASSWORD = "song-van-mau"  # noqa: S105 - everybody's in the sample, printed at every start
OPERATOR = "vanhanh"
OPERATOR_TITLE = "Người vận hành hệ thống"
Progress = Callable[[int, int], None]
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class Login(NamedTuple):
    """Somebody who may sign in; no organisation is the operator."""

    username: str
    title: str
    organisation: str
    roles: tuple[str, ...]


class _Deed(NamedTuple):
    """One thing that somebody does at a moment; `rank` orders what falls on the same moment."""

    at: datetime
    rank: int
    do: Callable[[], None]


def logins(made_on: date) -> tuple[Login, ...]:
    """Return who may sign in to a sample made on this day, all with `PASSWORD`."""
    days = story_days(made_on)
    names = {each.code: each.name for each in organisations(days)}
    cast = tuple(Login(post.username, post.title, names[post.organisation], post.roles) for post in posts(days))
    return (*cast, Login(OPERATOR, OPERATOR_TITLE, "", ()))


def make_sample(made_on: date, *, progress: Progress = lambda done, of: None) -> None:  # noqa: ARG005 - nobody watches
    """Fill an empty installation with the sample as of the morning of `made_on` (the day in Viet Nam)."""
    making = _Making(the_sample(made_on))
    deeds = sorted(making.deeds(), key=lambda deed: (deed.at, deed.rank))
    for done, deed in enumerate(deeds):
        progress(done, len(deeds))
        deed.do()
    progress(len(deeds), len(deeds))


def organisation_id(code: str) -> str:
    """Return the id that a body of the sample always has."""
    return hashlib.sha256(f"sample {code}".encode()).hexdigest()[:32]


class _Making:
    def __init__(self, sample: Sample) -> None:
        self.sample = sample
        self.days = story_days(sample.made_on)
        self.ids = {each.code: organisation_id(each.code) for each in sample.organisations}
        self.plans: dict[str, TermsPlan] = {}
        self.hashed = ""
        self.actors: dict[tuple[str, str], Actor] = {}
        merger = sample.succession
        self.entering = Entering({}, self.ids, {}, {merger.successor: merger.ended})

    def deeds(self) -> Iterable[_Deed]:
        """Yield everything that happens, in no order."""
        sample, days = self.sample, self.days
        begin = office_time(days.recorded_on, 0)
        yield _Deed(begin, 0, self._begin)
        for agreement in sample.agreements:
            recorded = office_time(agreement.recorded_on, 30)
            yield _Deed(recorded, 1, lambda each=agreement: self._record(each))  # type: ignore[misc]
            if agreement.amendment is not None:
                at = office_time(agreement.amendment.on, 1)
                yield _Deed(at, 1, lambda each=agreement: self._amend(each))  # type: ignore[misc]
        yield _Deed(office_time(sample.succession.on, 0), 2, self._merge)
        for comparison in sample.comparisons:
            yield _Deed(office_time(comparison.on, 2), 3, lambda each=comparison: self._compare(each))  # type: ignore[misc]
        for event in sample.events:
            yield _Deed(event.at, 4, lambda each=event: self._enter(each))  # type: ignore[misc]

    def _begin(self) -> None:
        """The command sets the installation up: the bodies that exist, its own people, the observer, the operator."""
        # Rows exist up to the horizon; the story needs them from the start as far as the day of the sample sees.
        horizon_on(self.sample.made_on)
        for body in self.sample.organisations:
            if body.since is None:
                self._enter_body(body.code)
        keepers = dict.fromkeys(each.keeper for each in self.sample.agreements)
        observers = {
            party.organisation for each in self.sample.agreements for party in each.parties if _observes(party)
        }
        for code in (*keepers, *sorted(observers)):
            self._join(code, office_time(self.days.recorded_on, 0))
        for post in self.sample.posts:
            if post.since is None:
                self._invite(post)
        self._give_password(User.objects.create_user(OPERATOR, display_name=OPERATOR_TITLE, is_operator=True))
        self.entering.files = {name: self._file(papers.evidence(name), name) for name in papers.EVIDENCE}

    def _enter_body(self, code: str) -> Organisation:
        body = self.sample.organisation(code)
        plan = OrganisationPlan(
            name=body.name,
            short_name=body.short_name,
            abbreviation=body.symbol,
            superior=body.superior,
            place=body.place,
            numbering=body.style,
            since=body.since,
        )
        organisation = enter_organisation(plan, organisation_id=self.ids[code])
        for unit in body.units:
            organisation.units.create(name=unit)
        return organisation

    def _body(self, code: str) -> Organisation:
        return Organisation.objects.get(id=self.ids[code])

    def _join(self, code: str, now: datetime) -> None:
        body = self._body(code)
        if not body.joined:
            join(body, now)

    def _invite(self, post: SamplePost) -> None:
        user = invite(
            self._body(post.organisation),
            username=post.username,
            display_name=post.title,
            roles=list(post.roles),
            password=None,
            post=post.title,
            must_change_password=False,
        )
        self._give_password(user)
        for code in post.also_for:
            set_roles(user, self._body(code), list(post.roles), post=post.title)
        for code in (post.organisation, *post.also_for):
            self._place(self._body(code), post)

    def _place(self, body: Organisation, post: SamplePost) -> None:
        """Put a post into its unit, where the body has one of that name."""
        unit = body.units.filter(name=post.unit).first()
        if unit is not None:
            keep_post(body, post.title, unit, body.posts.get(name=post.title))

    def _give_password(self, user: User) -> None:
        """Everybody has the same password, so it is worked out once: that takes as long as a hundred entries."""
        self.hashed = self.hashed or make_password(PASSWORD)
        user.password = self.hashed
        user.save(update_fields=["password"])

    def _actor(self, code: str, role: str = "officer", *, clerk: bool = False) -> Actor:
        """Return who acts for a body: an officer, its clerk for what comes on paper, or its signer."""
        key = f"{role}{'-clerk' if clerk else ''}"
        if (code, key) not in self.actors:
            able = [
                post for post in self.sample.posts if role in post.roles and code in (post.organisation, *post.also_for)
            ]
            post = able[-1 if clerk else 0]
            actor = actor_for(User.objects.get(username=post.username), self.ids[code])
            self.actors[code, key] = replace(actor, organisation=self._body(code), through="sample")
        return self.actors[code, key]

    def _file(self, data: bytes, name: str, kind: str = "application/pdf", role: str = "evidence") -> FilePlan:
        taken = take(data, name, declared_not_secret=True, now=office_time(self.days.recorded_on, 0))
        return FilePlan(taken.digest, name, taken.size, kind, role)

    def _record(self, agreement: SampleAgreement) -> None:
        """The keeper records what was signed on paper, names the contacts and lets the observer look."""
        name = f"{agreement.number.replace('/', '-')}.docx"
        paper = self._file(papers.agreement_paper(agreement, self.sample.organisations), name, WORD, "original")
        plan = terms_plan(agreement, self.ids, [paper])
        issue = issue_plan(agreement.number, agreement.signed_on.isoformat(), agreement, agreement.signers)
        now = office_time(agreement.recorded_on, 30)
        by = self._actor(agreement.keeper)
        record = agreements.record_agreement(plan, issue, by=by, now=now)
        self.plans[agreement.code], self.entering.records[agreement.code] = plan, record
        for party in agreement.parties:
            if party.focal_point:
                contact = {"unit": party.focal_point}
                agreements.name_focal_point(record, party.slot, contact, by=by, now=now)
            if _observes(party):
                agreements.invite_party(record, party.slot, by=by, now=now)

    def _amend(self, agreement: SampleAgreement) -> None:
        """The annex: drafted by the keeper, signed in the system by both parties, issued with the number of the paper."""
        annex, code = agreement.amendment, agreement.code
        assert annex is not None
        name = f"{annex.label} {annex.number.replace('/', '-')}.docx"
        paper = self._file(papers.amendment_paper(agreement, self.sample.organisations), name, WORD, "amendment")
        plan = amended_plan(agreement, self.ids, [*self.plans[code].files, paper])
        issue = issue_plan(annex.number, annex.on.isoformat(), agreement, annex.signers)
        writing = [
            each.organisation for each in self.sample.comparisons if each.agreement == code and each.on <= annex.on
        ]
        self._change(agreement, plan, issue, [agreement.keeper, *writing], annex.on)

    def _merge(self) -> None:
        """The merger: the successor is entered in the directory and takes its place in each record concerned."""
        merger = self.sample.succession
        successor = self._enter_body(merger.successor)
        for post in self.sample.posts:
            if post.since is not None:
                self._invite(post)
        ended = [self._body(code) for code in merger.ended]
        note_succession(ended, successor, kind=Succession.Kind.MERGE, on=merger.on, basis=merger.basis)
        for agreement in self.sample.agreements:
            if any(party.organisation in merger.ended for party in agreement.parties):
                plan = succession_plan(self.plans[agreement.code], merger, successor.name, self.ids)
                # Who has signed the version before in the system signs this one there too.
                signing = [agreement.keeper] if agreement.amendment is not None else []
                self._change(agreement, plan, issue_plan("", merger.on.isoformat(), agreement, ()), signing, merger.on)

    def _change(
        self, agreement: SampleAgreement, plan: TermsPlan, issue: IssuePlan, signing: Sequence[str], on: date
    ) -> None:
        """Draft, sign and issue a new version; whoever is not among those signing has signed on paper."""
        record, by, now = self.entering.records[agreement.code], self._actor(agreement.keeper), office_time(on, 1)
        self.plans[agreement.code] = plan
        if not signing:
            agreements.change_on_paper(record, plan, issue, by=by, now=now)
            return
        draft = agreements.draft_version(record, plan, by=by, now=now)
        for code in signing:
            agreements.sign_version(record, draft, on.isoformat(), by=self._actor(code, "signer"), now=now)
        agreements.issue_version(record, draft, issue, plan.parties, by=by, now=now)

    def _compare(self, comparison: SampleComparison) -> None:
        """A body takes its seat in the installation: it compares the record, and from then on it writes for itself."""
        agreement, code = self.sample.agreement(comparison.agreement), comparison.organisation
        record, now = self.entering.records[agreement.code], office_time(comparison.on, 2)
        self._join(code, now)
        slot = agreements.current_terms(record).slots_of(self.ids[code])[-1]
        agreements.invite_party(record, slot, by=self._actor(agreement.keeper), now=now)
        signer = self._actor(code, "signer")
        agreements.compare_record(record, agrees=True, on=comparison.on.isoformat(), by=signer, now=now)
        body = self.sample.organisation(code)
        if body.since is not None:
            contact = {"unit": f"{body.units[0]} {body.name}"}
            agreements.name_focal_point(record, slot, contact, by=signer, now=now)

    def _enter(self, event: SampleEvent) -> None:
        by = self._actor(event.entered_by, clerk=True) if event.entered_by else self._actor(event.by)
        self.entering.enter(event, by)


def _observes(party: SampleParty) -> bool:
    return party.role == "observer"

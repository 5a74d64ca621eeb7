"""Whatever another installation says and this one keeps, rows are written from it and every page answers.

Acts arrive that no desk here would let through. After each the rows stand; at the end they are those of a replay, the
daily work is done, the record proves itself, and all that a person of a party can open is opened.
"""

from __future__ import annotations

from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from arriving import arrives, odd
from cast import NOW, TODAY, Cast, make_cast
from phoihop.features.agreements.actions import current_terms
from phoihop.features.agreements.law.kinds import PartyBound, TermsDrafted, TermsIssued
from phoihop.features.agreements.tables import CommitmentRow
from phoihop.features.commitments.actions import thread_of
from phoihop.features.commitments.law.kinds import KINDS, OccurrenceOpened
from phoihop.jobs.tick import tick
from phoihop.ledger.keys import signing_key
from phoihop.ledger.models import Act as StoredAct
from phoihop.ledger.models import SetAside
from phoihop.ledger.projecting import renew_record
from phoihop.ledger.rebuild import differences
from phoihop.ledger.threads import forget
from phoihop.ledger.verify import verify_record
from phoihop.people.actions import set_roles
from phoihop.people.tokens import make_token
from phoihop.record.act import Act
from phoihop.registers.tables import Due
from stories.odd_acts import ISSUE_WORDS, TERMS_WORDS, said_of_an_occurrence, terms

pytestmark = [pytest.mark.django_db, pytest.mark.stories]
KEEPER = "k" * 32  # stands for the id of the organisation that keeps the record, which is drawn anew each time
PAGES = (
    "agreement",
    "agreement_matrix",
    "agreement_matrix_excel",
    "agreement_papers",
    "agreement_parties",
    "agreement_record",
    "compare_agreement",
    "change_agreement",
    "prolong_agreement",
    "amend_agreement",
    "succeed_in_agreement",
    "review",
    "review_word",
    "review_excel",
)
HOUSE = ("desk", "overview", "agreements", "agreements_excel", "reviews", "search")


class Record:
    """The record as it grows: the command keeps it in p1, the board stands in p2, a body on paper in p3."""

    def __init__(self, cast: Cast, facts: dict[str, Any], words: dict[str, Any]) -> None:
        self.cast = cast
        self.command, self.board = cast.command.id, cast.board.id
        founding = odd("", self.command, TermsDrafted.KIND, self._kept_by(facts), words)
        arrives(founding)
        self.id = founding.id
        for slot, organisation, key in (
            ("p1", self.command, True),
            ("p2", self.board, True),
            ("p3", cast.paper.id, False),
        ):
            names = {"terms": self.id}
            bound = {"slot": slot, "organisation": organisation}
            if key:
                bound |= {"key": signing_key(organisation).thumbprint, "members": [organisation]}
            arrives(odd(self.id, self.command, PartyBound.KIND, bound, {}, names=names))
        self.draft = self.id

    def _kept_by(self, facts: dict[str, Any]) -> dict[str, Any]:
        return {key: self.command if value == KEEPER else value for key, value in facts.items()}

    def amend(self, facts: dict[str, Any], words: dict[str, Any]) -> None:
        last = current_terms(self.id).last
        names = {"base": last.issue if last else self.id}
        draft = odd(self.id, self.command, TermsDrafted.KIND, self._kept_by(facts), words, names=names)
        arrives(draft)
        self.draft = draft.id

    def issue(self, words: dict[str, Any]) -> None:
        last = current_terms(self.id).last
        facts = {"on": "2022-08-12", "paper": ["p1", "p2", "p3"]} | ({"replaces": last.issue} if last else {})
        arrives(odd(self.id, self.command, TermsIssued.KIND, facts, words, names={"draft": self.draft}))

    def tell(self, said: dict[str, Any]) -> None:
        """Say it of a row that is owed, by somebody who may; or (`astray`) by whom and where it was drawn."""
        state = current_terms(self.id)
        rows = list(Due.objects.filter(record=self.id).order_by("pk")[:60])
        kind, facts, pick = said["kind"], dict(said["facts"]), said["pick"]
        if state.last is None or not {"p1", "p2"} <= set(state.bindings):
            return
        by = "p1" if said["by"] else "p2"
        names = {"terms": state.last.issue}
        thread = f"occ/c1/{said['period']}" if said["period"] else ""
        if kind == OccurrenceOpened.KIND:
            thread = ""
            events = [each.id for each in state.last.facts.commitments if each.cadence == "on_event"]
            facts |= {"commitment": events[0]} if events else {}
        elif rows and not said["astray"]:
            row = rows[pick % len(rows)]
            thread = thread_of(row)
            facts |= {"commitment": row.commitment, "lead": row.slot}
            names["terms"] = row.terms
            of_lead = kind in ("report.filed", "report.corrected", "extension.asked", "occurrence.kept_apart")
            by = (row.slot if row.slot != "p3" else "p1") if of_lead else ("p2" if row.slot == "p1" else "p1")
            if "said_for" in KINDS[kind].__struct_fields__:
                facts["said_for"] = row.slot if of_lead and by != row.slot else ""
            names |= self._answered(kind, thread, row.slot)
        elif not thread:
            return
        names["binding"] = state.bindings[by].act
        author = self.command if by == "p1" else self.board
        facts = {name: value for name, value in facts.items() if value != ""}
        arrives(odd(self.id, author, kind, facts, said["words"], thread=thread, names=names, time=said["time"]))

    def _answered(self, kind: str, thread: str, lead: str) -> dict[str, str]:
        """What an answer is about: the last report or asking of this lead that counts."""
        if kind in ("report.filed", "extension.asked") or not kind.startswith(("extension.", "report.")):
            return {}
        role, about = ("asking", ["extension.asked"]) if kind.startswith("extension.") else ("report", ["report.filed"])
        if kind in ("report.received", "report.sent_back"):
            about = ["report.filed", "report.corrected"]
        rows = StoredAct.objects.filter(record=self.id, thread=thread, kind__in=about).order_by("-position")
        for row in rows.exclude(act__in=SetAside.objects.values("act")):
            if Act.stored(bytes(row.header), b"").head.facts.get("lead") == lead:
                return {role: row.act}
        return {}


def opened(cast: Cast, record: str) -> list[str]:
    """Open all that an officer of the command may open of this record; return the addresses that fail."""
    actor = cast.officer(cast.command)
    set_roles(actor.user, cast.command, ["officer", "signer", "administrator"])
    client = Client()
    client.force_login(actor.user)
    token = {"authorization": f"Bearer {make_token(actor, 'Phần mềm', NOW)}"}
    addresses = [reverse(name) for name in HOUSE] + [reverse(name, args=[record]) for name in PAGES]
    addresses += [f"{reverse('search')}?q=quy+che", f"{reverse('agreements')}?q=a"]
    rows = list(Due.objects.filter(record=record).order_by("pk"))
    for row in [*rows[:2], *[each for each in rows if each.report][:3], *rows[-1:]]:
        key = [row.record, row.commitment, row.period, row.party]
        addresses += [
            reverse("occurrence", args=key),
            reverse("occurrence_word", args=key),
            reverse("reminder", args=key),
        ]
    addresses += [
        reverse("amend_commitment", args=[record, name])
        for name in CommitmentRow.objects.values_list("commitment", flat=True)
    ]
    calls = [f"/api/agreements/{record}{part}" for part in ("", "/commitments", "/occurrences", "/acts")] + [
        "/api/agreements"
    ]
    failed = []
    for address in addresses + calls:
        answer = client.get(address, headers=token if address.startswith("/api/") else {})
        if answer.status_code >= 500:
            failed.append(address)
        elif answer.streaming:
            b"".join(answer.streaming_content)
    return failed


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
@given(
    first=terms(KEEPER),
    words=TERMS_WORDS,
    issued=ISSUE_WORDS,
    second=terms(KEEPER, "amendment") | terms(KEEPER, "succession"),
    told=st.lists(said_of_an_occurrence(), min_size=3, max_size=8),
    later=st.lists(said_of_an_occurrence(), max_size=3),
)
def test_whatever_counts_is_projected_and_every_page_answers(
    first, words, issued, second, told, later, monkeypatch
) -> None:
    monkeypatch.setattr("phoihop.screen.clock.now", lambda: NOW)
    with transaction.atomic():
        forget()
        record = Record(make_cast(), first, words)
        record.issue(issued)
        for said in told:
            record.tell(said)
        record.amend(second, words)
        record.issue(issued)
        for said in later:
            record.tell(said)

        assert differences(record.id, TODAY).rows == []
        renew_record(record.id, TODAY)
        tick(NOW)
        assert differences(record.id, TODAY).rows == []
        assert verify_record(record.id, TODAY).findings == []
        assert opened(record.cast, record.id) == []
        transaction.set_rollback(True)

"""The laws of the rooms, played in stories: agreements and commitments, right acts and wrong ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random
from types import ModuleType

import msgspec

from phoihop.features.agreements import law as agreements
from phoihop.features.agreements.law.kinds import (
    Commitment,
    FocalPointNamed,
    Party,
    PartyBound,
    PartyLeft,
    RecordCompared,
    TermsDisputed,
    TermsDrafted,
    TermsIssued,
    TermsSigned,
    TermsVoided,
    Upto,
)
from phoihop.features.commitments import law as commitments
from phoihop.features.commitments.law.kinds import (
    ExtensionAsked,
    ExtensionGranted,
    ExtensionRefused,
    OccurrenceKeptApart,
    OccurrenceOpened,
    OccurrenceResumed,
    OccurrenceSuspended,
    OccurrenceWithdrawn,
    ReportCorrected,
    ReportFiled,
    ReportReceived,
    ReportSentBack,
    ReportWithdrawn,
)
from phoihop.record.act import Act, Entry, Facts
from phoihop.record.copy import Copy
from phoihop.record.law import Laws, Own, Placed
from phoihop.record.own import BodyWiped
from stories.organisations import author_of
from stories.play import acts_of

DAY = "2026-07-15"
SLOTS = {author_of(place): f"p{place + 1}" for place in range(5)}
AUTHORS = {slot: author for author, slot in SLOTS.items()}
THREADS = {"c1": "occ/c1/2026-04-01/2026-06-30", "c2": "occ/c2/2026-01-01/2026-12-31"}


class RoomLaw:
    """A room's law module as the record asks for it."""

    def __init__(self, module: ModuleType) -> None:
        self.module = module
        self.kinds: Mapping[str, type[Facts]] = module.KINDS

    def judge(self, act: Act, named: Mapping[str, Act], own: Own) -> str | None:
        return self.module.judge(act, named, own)

    def fold(self, acts: Sequence[Placed], terms: object | None) -> object:
        return self.module.fold(acts, terms)


class RoomsPlay:
    """Agreements and commitments as they stand."""

    name = "rooms"
    laws = Laws({"terms": RoomLaw(agreements), "occ": RoomLaw(commitments)})
    older = Laws({"terms": RoomLaw(agreements)})

    def founding(self, keeper: str, members: Sequence[str]) -> Entry:
        slots = [SLOTS[member] for member in members]
        facts = TermsDrafted(
            purpose="new",
            form="regulation",
            parties=tuple(Party(slot) for slot in slots),
            keeper_slot=SLOTS[keeper],
            keeper=keeper,
            start="2026-01-01",
            effective="2026-01-01",
            commitments=(
                Commitment("c1", "information", "quarterly", (slots[1],), supports=(slots[0],)),
                Commitment("c2", "training", "yearly", tuple(slots[:2])),
                Commitment("c3", "advice", "on_event", (slots[0],)),
            ),
            members=(keeper,),
        )
        return Entry("", facts, "terms", {}, {"title": "Quy chế phối hợp"})

    def bindings(self, copy: Copy, members: Sequence[str]) -> Sequence[Entry]:
        return [self._binding(copy, member, copy.record) for member in members]

    def _binding(self, copy: Copy, member: str, terms: str) -> Entry:
        return self._entry(copy, PartyBound(SLOTS[member], member, "k", (member,)), "terms", terms=terms)

    def keeper(self, copy: Copy) -> str:
        terms = self._terms(copy)
        return terms.last.facts.keeper if terms.last else terms.founder

    def amendment(self, copy: Copy, author: str, word: str) -> Entry:
        terms = self._terms(copy)
        before = terms.last.facts if terms.last else copy.holdings.place(copy.record).act.facts_as(TermsDrafted)
        heir = before.parties[int(word) % len(before.parties)].slot
        facts = msgspec.structs.replace(before, purpose="amendment", keeper_slot=heir, keeper=AUTHORS[heir], members=())
        return self._entry(copy, facts, "terms", base=terms.last.issue if terms.last else copy.record)

    def signature(self, copy: Copy, author: str, draft: Act) -> Entry:
        return self._own(copy, author, TermsSigned(SLOTS[author], DAY), "terms", draft=draft.id)

    def issue(self, copy: Copy, author: str, draft: Act, paper: Sequence[str] = ()) -> Entry:
        signed = [act.id for act in acts_of(copy, TermsSigned.KIND) if act.names.get("draft") == (draft.id,)]
        replaces = "" if draft.facts_as(TermsDrafted).purpose == "new" else draft.names.get("base", ("",))[0]
        facts = TermsIssued(DAY, replaces, tuple(paper))
        return self._entry(copy, facts, "terms", draft=draft.id, signatures=signed)

    def report(self, copy: Copy, author: str, word: str) -> Entry:
        return self._own(copy, author, ReportFiled("c2", SLOTS[author], DAY, files=(word,)), THREADS["c2"])

    def wipe(self, copy: Copy, author: str, act: Act) -> Entry:
        return self._entry(copy, BodyWiped(reason="personal_data"), "terms", act=act.id)

    def response(self, copy: Copy, author: str, act: Act) -> Entry:
        lead, commitment = (str(act.head.facts.get(name, "")) for name in ("lead", "commitment"))
        match act.kind:
            case TermsDrafted.KIND:
                return self.signature(copy, author, act)
            case ReportFiled.KIND | ReportCorrected.KIND:
                return self._own(copy, author, ReportReceived(commitment, lead, DAY), act.thread, report=act.id)
            case ExtensionAsked.KIND:
                return self._own(copy, author, ExtensionGranted(commitment, lead, DAY), act.thread, asking=act.id)
            case _:
                return self._own(copy, author, FocalPointNamed(SLOTS[author]), "terms", about=act.id)

    def anything(self, copy: Copy, author: str, members: Sequence[str], random: Random) -> Entry:
        slot = SLOTS[author]
        choice = random.choice([*["terms"] * 3, *["work"] * 5, *["answer"] * 3])
        answered = (
            acts_of(copy, ReportFiled.KIND) + acts_of(copy, ReportCorrected.KIND) + acts_of(copy, ExtensionAsked.KIND)
        )
        if choice == "terms":
            return self._of_terms(copy, author, slot, members, random)
        if choice == "answer" and answered:
            return self._answer(copy, author, random.choice(answered), random)
        return self._work(copy, author, slot, random)

    def _of_terms(self, copy: Copy, author: str, slot: str, members: Sequence[str], random: Random) -> Entry:
        terms = self._terms(copy)
        drafts = acts_of(copy, TermsDrafted.KIND)
        issue = terms.last.issue if terms.last else ""
        upto = tuple(Upto(p.act.author, p.act.seq) for p in random.sample(copy.holdings.in_order(), 1))
        match random.randrange(9):
            case 0:
                return self.amendment(copy, author, str(random.randrange(9)))
            case 1:
                return self.signature(copy, author, random.choice(drafts))
            case 2:
                paper = (
                    [party.slot for party in terms.last.facts.parties] if terms.last and random.random() < 0.5 else []
                )
                return self.issue(copy, author, random.choice(drafts), paper)
            case 3:
                return self._binding(copy, random.choice(members), issue or copy.record)
            case 4:
                return self._own(copy, author, TermsDisputed(slot, ("c1",)), "terms", issue=issue)
            case 5:
                return self._own(copy, author, RecordCompared(slot, upto), "terms", issue=issue)
            case 6:
                return self._own(copy, author, PartyLeft(slot, DAY), "terms")
            case 7 if random.random() < 0.1:
                return self._entry(copy, TermsVoided("duplicate"), "terms", issue=issue)
            case _:
                return self._own(copy, author, FocalPointNamed(slot), "terms", issue=issue)

    def _work(self, copy: Copy, author: str, slot: str, random: Random) -> Entry:
        opened = acts_of(copy, OccurrenceOpened.KIND)
        commitment = random.choice(["c1", "c2", "c2", *(["c3"] * bool(opened))])
        thread = random.choice(opened).id if commitment == "c3" else THREADS[commitment]
        lead = random.choice([slot, slot, "p1", "p2"])
        said_for = "" if lead == slot else lead
        reports = [act for act in acts_of(copy, ReportFiled.KIND) if act.thread == thread]
        word = f"{random.randrange(1000)}"
        match random.randrange(10):
            case 0 if reports:
                report = random.choice(reports)
                facts = ReportCorrected(commitment, lead, DAY, said_for=said_for, files=(word,))
                return self._own(copy, author, facts, thread, report=report.id)
            case 1:
                return self._own(copy, author, ExtensionAsked(commitment, lead, DAY, "2026-08-01", said_for), thread)
            case 2:
                return self._own(copy, author, OccurrenceOpened("c3", DAY), "")
            case 3:
                return self._own(copy, author, OccurrenceSuspended(commitment, random.choice(["", lead])), thread)
            case 4:
                return self._own(copy, author, OccurrenceResumed(commitment, "", "2026-09-01"), thread)
            case 5 if random.random() < 0.3:
                return self._own(copy, author, OccurrenceWithdrawn(commitment, lead), thread)
            case 6 if random.random() < 0.3:
                return self._own(copy, author, OccurrenceKeptApart(commitment, lead, DAY, said_for), thread)
            case 7:
                facts = ReportFiled(commitment, "p2", DAY, part="support", said_for=said_for, files=(word,))
                return self._own(copy, author, facts, thread)
            case 8 if mine := [act for act in reports if act.author == author]:
                report = random.choice(mine)
                facts = ReportWithdrawn(commitment, str(report.head.facts["lead"]))
                return self._own(copy, author, facts, thread, report=report.id)
            case _:
                facts = ReportFiled(
                    commitment, lead, DAY, received_on=DAY if said_for else "", said_for=said_for, files=(word,)
                )
                return self._own(copy, author, facts, thread)

    def _answer(self, copy: Copy, author: str, answered: Act, random: Random) -> Entry:
        lead, commitment = (str(answered.head.facts.get(name, "")) for name in ("lead", "commitment"))
        if answered.kind == ExtensionAsked.KIND:
            answer = random.choice([ExtensionGranted, ExtensionRefused])(commitment, lead, DAY)
            return self._own(copy, author, answer, answered.thread, asking=answered.id)
        facts = random.choice(
            [ReportReceived(commitment, lead, DAY), ReportSentBack(commitment, lead, DAY, "2026-08-01")]
        )
        return self._own(copy, author, facts, answered.thread, report=answered.id)

    def _terms(self, copy: Copy) -> agreements.Terms:
        terms = copy.state("terms")
        assert isinstance(terms, agreements.Terms)
        return terms

    def _own(self, copy: Copy, author: str, facts: Facts, thread: str, **names: str) -> Entry:
        """An entry that says for which slot its author writes, under the terms in force."""
        terms = self._terms(copy)
        binding = terms.bindings.get(SLOTS[author])
        named = {"binding": binding.act if binding else "", "terms": terms.last.issue if terms.last else "", **names}
        return self._entry(copy, facts, thread, **named)

    def _entry(self, copy: Copy, facts: Facts, thread: str, **names: str | Sequence[str]) -> Entry:
        body = {"word": "Lời văn"} if facts.KIND in {ReportFiled.KIND, TermsDrafted.KIND} else {}
        return Entry(copy.record, facts, thread, {role: named for role, named in names.items() if named}, body)

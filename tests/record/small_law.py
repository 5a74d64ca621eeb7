"""A law of the shapes that rooms use, small enough to be seen through: for the tests of the record.

Terms are drafted, signed and issued by their keeper; a report is the last word of its author and answers bind to its
id; a matter is opened by somebody who closes it by a decision that names what it counted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from phoihop.record.act import Act, Facts
from phoihop.record.law import Laws, Own, Placed, last_word


class Drafted(Facts, frozen=True, kw_only=True):
    KIND: ClassVar[str] = "terms.drafted"
    keeper: str
    parties: tuple[str, ...]
    members: tuple[str, ...] = ()


class Signed(Facts, frozen=True, kw_only=True):
    KIND: ClassVar[str] = "terms.signed"


class Issued(Facts, frozen=True, kw_only=True):
    KIND: ClassVar[str] = "terms.issued"
    replaces: str = ""


class Bound(Facts, frozen=True, kw_only=True):
    KIND: ClassVar[str] = "party.bound"
    members: tuple[str, ...]


class Filed(Facts, frozen=True, kw_only=True):
    KIND: ClassVar[str] = "report.filed"
    result: str


class Answered(Facts, frozen=True, kw_only=True):
    KIND: ClassVar[str] = "report.answered"
    accepted: bool


class Opened(Facts, frozen=True, kw_only=True):
    KIND: ClassVar[str] = "matter.opened"


class Noted(Facts, frozen=True, kw_only=True):
    KIND: ClassVar[str] = "matter.noted"
    view: str


class Decided(Facts, frozen=True, kw_only=True):
    KIND: ClassVar[str] = "matter.decided"


def one(act: Act, role: str, named: Mapping[str, Act], kind: str) -> Act | None:
    ids = act.names.get(role, ())
    found = named[ids[0]] if len(ids) == 1 else None
    return found if found is not None and found.kind == kind else None


class TermsLaw:
    kinds: Mapping[str, type[Facts]] = {each.KIND: each for each in (Drafted, Signed, Issued, Bound)}

    def judge(self, act: Act, named: Mapping[str, Act], own: Own) -> str | None:
        match act.kind:
            case Drafted.KIND:
                return None if not act.head.record or one(act, "base", named, Issued.KIND) else "no_base"
            case Signed.KIND:
                draft = one(act, "draft", named, Drafted.KIND)
                return None if draft and act.author in draft.facts_as(Drafted).parties else "not_a_party"
            case Issued.KIND:
                return self._issued(act, named, own)
            case _:
                issue = one(act, "terms", named, Issued.KIND)
                return None if issue and keeper_of(issue, named) == act.author else "not_the_keeper"

    def _issued(self, act: Act, named: Mapping[str, Act], own: Own) -> str | None:
        draft = one(act, "draft", named, Drafted.KIND)
        if draft is None:
            return "names_no_draft"
        base = one(draft, "base", named, Issued.KIND)
        if (draft.author if base is None else keeper_of(base, named)) != act.author:
            return "not_the_keeper"
        replaces = act.facts_as(Issued).replaces
        if replaces != (base.id if base else ""):
            return "replaces_another"
        if any(earlier.facts_as(Issued).replaces == replaces for earlier in own.of_kind(Issued.KIND)):
            return "already_replaced"
        signatures = [named[each] for each in act.names.get("signatures", ())]
        signed = {each.author for each in signatures if each.names.get("draft") == (draft.id,)}
        return None if set(draft.facts_as(Drafted).parties) <= signed else "signatures_missing"

    def fold(self, acts: Sequence[Placed], terms: object | None) -> dict[str, object]:
        following: dict[str, Act] = {}
        for placed in acts:
            if placed.act.kind == Issued.KIND:
                following.setdefault(placed.act.facts_as(Issued).replaces, placed.act)
        versions: list[str] = []
        while (issue := following.get(versions[-1] if versions else "")) is not None:
            versions.append(issue.id)
        kinds = [placed.act.kind for placed in acts]
        return {"versions": versions, "drafts": kinds.count(Drafted.KIND), "order": [placed.act.id for placed in acts]}


def keeper_of(issue: Act, named: Mapping[str, Act]) -> str:
    return named[issue.names["draft"][0]].facts_as(Drafted).keeper


class WorkLaw:
    kinds: Mapping[str, type[Facts]] = {each.KIND: each for each in (Filed, Answered)}

    def judge(self, act: Act, named: Mapping[str, Act], own: Own) -> str | None:
        if act.kind == Filed.KIND:
            issue = one(act, "terms", named, Issued.KIND)
            if issue is None:
                return "names_no_terms"
            return None if act.author in named[issue.names["draft"][0]].facts_as(Drafted).parties else "not_a_party"
        report = one(act, "report", named, Filed.KIND)
        return None if report is not None and report.author != act.author else "nothing_to_answer"

    def fold(self, acts: Sequence[Placed], terms: object | None) -> dict[str, object]:
        reports: dict[str, list[Placed]] = {}
        for placed in acts:
            if placed.act.kind == Filed.KIND:
                reports.setdefault(placed.act.author, []).append(placed)
        answers: dict[str, bool] = {}
        for placed in acts:
            if placed.act.kind == Answered.KIND:
                answers.setdefault(placed.act.names["report"][0], placed.act.facts_as(Answered).accepted)
        state: dict[str, object] = {"in_force": terms["versions"][-1:] if isinstance(terms, dict) else None}
        for author, filed in reports.items():
            word = last_word(filed)
            assert word.act is not None
            doubt = sorted(act.id for act in word.doubt)
            state[author] = (word.act.facts_as(Filed).result, answers.get(word.act.id), doubt)
        return state


class MatterLaw:
    kinds: Mapping[str, type[Facts]] = {each.KIND: each for each in (Opened, Noted, Decided)}

    def judge(self, act: Act, named: Mapping[str, Act], own: Own) -> str | None:
        if act.kind == Opened.KIND:
            return None if not act.opener else "opens_inside"
        if not act.opener:
            return "opens_nothing"
        if act.kind == Noted.KIND:
            return None
        if named[act.opener].author != act.author:
            return "not_the_closer"
        return "already_decided" if any(d.thread == act.thread for d in own.of_kind(Decided.KIND)) else None

    def fold(self, acts: Sequence[Placed], terms: object | None) -> dict[str, object]:
        notes = {placed.act.id: placed.act.facts_as(Noted).view for placed in acts if placed.act.kind == Noted.KIND}
        decided = next((placed.act for placed in acts if placed.act.kind == Decided.KIND), None)
        counted = sorted(decided.names.get("counted", ())) if decided else []
        return {
            "decided": decided.id if decided else None,
            "counted": counted,
            "beside": sorted(set(notes) - set(counted)),
        }


LAWS = Laws({"terms": TermsLaw(), "occ": WorkLaw()}, [MatterLaw()])
LAWS_BEFORE_MATTERS = Laws({"terms": TermsLaw(), "occ": WorkLaw()})
LAWS_WITHOUT_WORK = Laws({"terms": TermsLaw()}, [MatterLaw()])

"""Whether acts and bodies are what their authors signed, and complete: what is wrong, and where.

Everything is taken up afresh by the rules that decide what is kept, so nothing that a store says of an act is trusted.
Verdicts, states and read tables are replayed and compared elsewhere.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from phoihop.record.act import Act
from phoihop.record.admission import Kept, RefusedBecause, admission
from phoihop.record.holdings import Holdings, Keys
from phoihop.record.refused import Refused


@dataclass(frozen=True)
class Stored:
    """An act as some store holds it: the id under which it lies there, and its bytes."""

    id: str
    header: bytes
    signature: bytes
    body: bytes | None = None


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong, with the id under which the act lies."""

    act: str
    code: str
    params: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Verified:
    """How much was checked, how many bodies are not here (which is no fault), and what is wrong."""

    acts: int
    bodies: int
    absent: int
    findings: tuple[Finding, ...]


def verify(record: str, stored: Iterable[Stored], keys: Keys, tips: Iterable[str] = ()) -> Verified:
    """Check every signature, chain and digest; with `tips`, also that nothing is missing at the ends of the chains."""
    checking = _Checking(record, keys)
    for each in stored:
        checking.take(each)
    return checking.finished(tips)


class _Checking:
    def __init__(self, record: str, keys: Keys) -> None:
        self._holdings = Holdings(record, keys)
        self._waiting: dict[str, list[Act]] = defaultdict(list)
        self._ids: set[str] = set()
        self._findings: list[Finding] = []
        self._bodies = 0
        self._absent = 0

    def take(self, stored: Stored) -> None:
        if stored.id in self._ids:
            self._find(stored.id, "verify.twice")
            return
        self._ids.add(stored.id)
        try:
            act = Act.received(stored.header, stored.signature)
        except Refused as refused:
            self._find(stored.id, refused.code, refused.params)
            return
        if act.id != stored.id:
            self._find(stored.id, "verify.other_id", {"is": act.id})
            return
        self._check_body(act, stored.body)
        self._place(act, verified=False)

    def finished(self, tips: Iterable[str]) -> Verified:
        # Where an act is here and wrong, that was said; what rests on it is not accused too.
        for missing, waiting in self._waiting.items():
            if missing not in self._ids:
                for act in waiting:
                    self._find(act.id, "verify.missing_below", {"missing": missing})
        for tip in tips:
            if tip not in self._ids:
                self._find(tip, "verify.missing")
        findings = sorted(self._findings, key=lambda finding: (finding.act, finding.code))
        return Verified(len(self._ids), self._bodies, self._absent, tuple(findings))

    def _check_body(self, act: Act, body: bytes | None) -> None:
        if body is None:
            self._absent += bool(act.head.body)
            return
        self._bodies += 1
        try:
            act.check_body(body)
        except Refused as refused:
            self._find(act.id, refused.code, refused.params)

    def _place(self, act: Act, *, verified: bool) -> None:
        placing = [(act, verified)]
        while placing:
            act, verified = placing.pop()
            outcome = admission(act, self._holdings, verified=verified)
            if isinstance(outcome, Kept):
                self._holdings.add(outcome.placed)
                placing.extend((waiting, True) for waiting in self._waiting.pop(act.id, ()))
            elif isinstance(outcome, RefusedBecause):
                self._find(act.id, outcome.refused.code, outcome.refused.params)
            elif outcome.verified:
                self._waiting[outcome.acts[0]].append(act)
            else:
                self._find(act.id, "verify.key_unknown", {"author": act.author, "key": act.key})

    def _find(self, act_id: str, code: str, params: Mapping[str, object] | None = None) -> None:
        self._findings.append(Finding(act_id, code, dict(params or {})))

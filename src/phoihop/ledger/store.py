"""One record in the database, as the rules of `record/` ask for it (`admission.Known`, `verdict.Judged`).

Acts are read once and kept for the length of one step; nothing here decides anything, and only `door.py` writes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from phoihop.ledger.keys import public_key
from phoihop.ledger.models import Act as StoredAct
from phoihop.ledger.models import ActBody, Key, Record, SetAside, Tip
from phoihop.record import limits
from phoihop.record.act import MERGES, Act
from phoihop.record.keys import PublicKey
from phoihop.record.law import Placed
from phoihop.record.verdict import COUNTS, Verdict

_COLUMNS = ("act", "author", "seq", "depth", "branch", "header", "signature")


class Store:
    """The kept acts of one record, with their places and verdicts."""

    def __init__(self, record: str, *, forked: bool = False) -> None:
        self._record = record
        self.forked = forked
        self._placed: dict[str, Placed] = {}
        self._verdicts: dict[str, Verdict] = {}
        self._branches: dict[str, dict[str, int]] = {}

    @property
    def record(self) -> str:
        return self._record

    def found(self, record: str) -> None:
        """Give a record that is being founded its id."""
        self._record = record

    def key(self, author: str, thumbprint: str) -> PublicKey | None:
        row = Key.objects.filter(thumbprint=thumbprint, organisation=author, coming=False).first()
        return None if row is None else public_key(bytes(row.public))

    def position(self, author: str, thumbprint: str) -> int | None:
        """The place of a key on its author's card: keys are only ever added."""
        keys = list(Key.objects.filter(organisation=author, coming=False).order_by("since", "thumbprint"))
        return next((place for place, key in enumerate(keys) if key.thumbprint == thumbprint), None)

    def place(self, act_id: str) -> Placed | None:
        if act_id not in self._placed:
            self.load([act_id])
        return self._placed.get(act_id)

    def load(self, ids: Iterable[str]) -> None:
        """Read several acts at once, with the verdicts on them."""
        wanted = [act_id for act_id in ids if act_id and act_id not in self._placed]
        if wanted:
            rows = StoredAct.objects.filter(record=self._record, act__in=wanted).values_list(*_COLUMNS)
            self._take(rows)

    def thread(self, thread: str) -> list[Placed]:
        """The counting acts of a thread, in order (depth, id)."""
        rows = StoredAct.objects.filter(record=self._record, thread=thread).values_list(*_COLUMNS)
        placed = self._take(rows)
        return [p for p in sorted(placed, key=lambda p: p.order) if self.verdict(p.act.id).counts]

    def threads(self) -> dict[str, list[Placed]]:
        """The counting acts of every thread but the terms', in order: for writing all rows of a record anew."""
        rows = StoredAct.objects.filter(record=self._record).exclude(thread="terms").values_list(*_COLUMNS)
        found: dict[str, list[Placed]] = defaultdict(list)
        for placed in sorted(self._take(rows), key=lambda p: p.order):
            if self.verdict(placed.act.id).counts:
                found[placed.act.thread].append(placed)
        return found

    def succeeded(self, author: str, prev: str) -> bool:
        if not prev:
            return StoredAct.objects.filter(record=self._record, author=author).exists()
        return not Tip.objects.filter(record=self._record, act=prev).exists()

    def branches(self, author: str) -> Mapping[str, int]:
        if not self.forked:
            return {}
        if author not in self._branches:
            rows = StoredAct.objects.filter(record=self._record, author=author, branch__gt=0)
            self._branches[author] = dict(rows.values_list("act", "branch"))
        return self._branches[author]

    def verdict(self, act_id: str) -> Verdict:
        if act_id not in self._verdicts:
            self._read_verdicts([act_id])
        return self._verdicts[act_id]

    def judged(self, act_id: str, verdict: Verdict) -> None:
        """Take note of a verdict that was given anew."""
        self._verdicts[act_id] = verdict

    def of_author(self, author: str, kind: str) -> Iterable[Placed]:
        rows = StoredAct.objects.filter(record=self._record, author=author, kind=kind).values_list(*_COLUMNS)
        return self._take(rows)

    def tips_of(self, author: str) -> list[Placed]:
        """The ends of one author's chain, in order: one, unless it forked."""
        ids = list(Tip.objects.filter(record=self._record, author=author).values_list("act", flat=True))
        self.load(ids)
        return sorted((self._placed[act_id] for act_id in ids), key=lambda placed: placed.order)

    def unnamed(self, author: str) -> list[str]:
        """What the author's next act lists as `seen`: others' newest acts that nobody had named yet."""
        fresh = Tip.objects.filter(record=self._record, named=False).exclude(author=author)
        return list(fresh.order_by("act").values_list("act", flat=True)[: limits.LIST_LENGTH])

    def words(self, act_id: str) -> Mapping[str, object] | None:
        """The body of an act, decoded; None where it is not here."""
        placed = self.place(act_id)
        if placed is None:
            return None
        if placed.act.body is None:
            stored = ActBody.objects.filter(record=self._record, act=act_id).values_list("body", flat=True).first()
            if stored is None:
                return None
            placed.act = placed.act.with_body(bytes(stored))
        return placed.act.words()

    def load_words(self, ids: Sequence[str]) -> None:
        """Read the bodies of several acts at once."""
        lacking = [act_id for act_id in ids if act_id in self._placed and self._placed[act_id].act.body is None]
        for act_id, body in ActBody.objects.filter(record=self._record, act__in=lacking).values_list("act", "body"):
            self._placed[act_id].act = self._placed[act_id].act.with_body(bytes(body))

    def keep(self, placed: Placed, verdict: Verdict, position: int, now: datetime) -> None:
        """Store an act in its place: act, body, verdict where it does not count, and the tips. Called by the door."""
        act = placed.act
        StoredAct.objects.create(
            record=self._record,
            position=position,
            act=act.id,
            author=act.author,
            seq=act.seq,
            kind=act.kind,
            thread=act.thread,
            depth=placed.depth,
            branch=placed.branch,
            header=act.header,
            signature=act.signature,
            stored=now,
        )
        if act.body is not None:
            ActBody.objects.create(record=self._record, act=act.id, body=act.body)
        if not verdict.counts:
            SetAside.objects.create(record=self._record, act=act.id, reason=f"{verdict.status}:{verdict.reason}"[:60])
        below = [act_id for act_id in (act.prev, *act.merges) if act_id]
        Tip.objects.filter(record=self._record, author=act.author, act__in=below).delete()
        Tip.objects.create(record=self._record, act=act.id, author=act.author, seq=act.seq)
        named = [act_id for act_id in (*act.named(), *act.head.seen, act.opener) if act_id]
        if named:
            Tip.objects.filter(record=self._record, act__in=named, named=False).update(named=True)
        if placed.branch and not self.forked:
            self.forked = True
            Record.objects.filter(id=self._record).update(forked=True)
        self._placed[act.id] = placed
        self._verdicts[act.id] = verdict
        self._branches.pop(act.author, None)

    def _take(self, rows: Iterable[tuple[Any, ...]]) -> list[Placed]:
        found = []
        fresh: list[str] = []
        for act_id, author, seq, depth, branch, header, signature in rows:
            name = str(act_id)
            if name not in self._placed:
                act = Act.stored(bytes(header), bytes(signature))
                branches = self.branches(str(author))
                reach = self._reach(act, int(branch), branches) if self.forked else {0: int(seq)}
                self._placed[name] = Placed(act, int(depth), int(branch), reach, branches)
                fresh.append(name)
            found.append(self._placed[name])
        self._read_verdicts([name for name in fresh if name not in self._verdicts])
        return found

    def _read_verdicts(self, ids: Sequence[str]) -> None:
        if not ids:
            return
        aside = dict(SetAside.objects.filter(record=self._record).values_list("act", "reason"))
        for act_id in ids:
            status, _, reason = aside.get(act_id, "").partition(":")
            self._verdicts[act_id] = Verdict(status, reason) if status else COUNTS  # type: ignore[arg-type]

    def _reach(self, act: Act, branch: int, branches: Mapping[str, int]) -> dict[int, int]:
        """How far down its author's branches an act reaches. Only a record in which some chain forked asks this."""
        rows = StoredAct.objects.filter(record=self._record, author=act.author).values_list("act", "header")
        own = {str(act_id): Act.stored(bytes(header), b"") for act_id, header in rows}
        reach = {branch: act.seq}
        seen: set[str] = set()
        todo = [act.prev, *act.merges]
        while todo:
            below = own.get(todo.pop())
            if below is None or below.id in seen:
                continue
            seen.add(below.id)
            at = branches.get(below.id, 0)
            reach[at] = max(reach.get(at, 0), below.seq)
            todo += [below.prev, *below.names.get(MERGES, ())]
        return reach

"""One record in the database, as the rules of `record/` ask for it (`admission.Known`, `verdict.Judged`).

Acts, tips and verdicts are read once and kept for the length of one step, which holds the record's lock; nothing here
decides anything, and only `door.py` writes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import QuerySet, Subquery, Value

from phoihop.ledger.keys import confirmed_key
from phoihop.ledger.models import Act as StoredAct
from phoihop.ledger.models import ActBody, Key, Record, SetAside, Tip
from phoihop.ledger.naming import note_names
from phoihop.ledger.registry import REGISTRY
from phoihop.record import limits
from phoihop.record.act import MERGES, Act
from phoihop.record.keys import PublicKey
from phoihop.record.law import TERMS, Placed
from phoihop.record.verdict import COUNTS, Verdict

_COLUMNS = ("act", "author", "seq", "depth", "branch", "header", "signature", "forked")
_NEWEST = ("act", "forked")


class _Tip(NamedTuple):
    author: str
    named: bool


class Store:
    """The kept acts of one record, with their places and verdicts.

    Whether some chain of the record forked decides how places are read. Who holds the record's lock says so; else it is
    asked along with the first acts that are read.
    """

    def __init__(self, record: str, *, forked: bool | None = None) -> None:
        self._record = record
        self._forked = forked
        self._placed: dict[str, Placed] = {}
        self._verdicts: dict[str, Verdict] = {}
        self._branches: dict[str, dict[str, int]] = {}
        self._threads: dict[str, list[Placed]] = {}
        self._aside: dict[str, str] | None = None
        self._tips: dict[str, _Tip] | None = None
        # The counting acts of the terms thread and its state, once somebody has asked (`threads.py`).
        self.terms: tuple[list[Placed], object] | None = None

    @property
    def record(self) -> str:
        return self._record

    @property
    def forked(self) -> bool:
        if self._forked is None:
            self._forked = Record.objects.filter(id=self._record, forked=True).exists()
        return self._forked

    def _acts(self) -> QuerySet[StoredAct]:
        """The stored acts of the record; while it is not known whether a chain forked, each row brings the answer."""
        rows = StoredAct.objects.filter(record=self._record)
        if self._forked is None:
            return rows.annotate(forked=Subquery(Record.objects.filter(id=self._record).values("forked")))
        return rows.annotate(forked=Value(self._forked))

    def newest(self, thread: str) -> str:
        """The id of the act of a thread that was stored last; empty where there is none."""
        row = self._acts().filter(thread=thread).order_by("-position").values_list(*_NEWEST).first()
        if row is None:
            return ""
        self._forked = bool(row[1])
        return str(row[0])

    def found(self, record: str) -> None:
        """Give a record that is being founded its id."""
        self._record = record

    def key(self, author: str, thumbprint: str) -> PublicKey | None:
        return confirmed_key(author, thumbprint)

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
            rows = self._acts().filter(act__in=wanted).values_list(*_COLUMNS)
            self._take(rows)

    def adopt(self, acts: Sequence[Placed]) -> list[Placed]:
        """Take over the counting acts of the terms thread as an earlier step has read them, without their words.

        A place is this step's own: what is read into it must not outlive the step. Only where no chain forked.
        """
        for placed in acts:
            if placed.act.id not in self._placed:
                own = Placed(placed.act.without_body(), placed.depth, placed.branch, placed.reach, placed.branches)
                self._placed[placed.act.id] = own
                self._verdicts[placed.act.id] = COUNTS
        self._threads[TERMS] = [self._placed[placed.act.id] for placed in acts]
        return list(self._threads[TERMS])

    def thread(self, thread: str) -> list[Placed]:
        """The counting acts of a thread, in order (depth, id)."""
        if thread not in self._threads:
            rows = self._acts().filter(thread=thread).values_list(*_COLUMNS)
            placed = sorted(self._take(rows), key=lambda p: p.order)
            self._threads[thread] = [p for p in placed if self.verdict(p.act.id).counts]
        return list(self._threads[thread])

    def threads(self) -> dict[str, list[Placed]]:
        """The counting acts of every thread but the terms', in order: for writing all rows of a record anew."""
        rows = self._acts().exclude(thread=TERMS).values_list(*_COLUMNS)
        found: dict[str, list[Placed]] = defaultdict(list)
        for placed in sorted(self._take(rows), key=lambda p: p.order):
            if self.verdict(placed.act.id).counts:
                found[placed.act.thread].append(placed)
        return found

    def labels(self) -> list[str]:
        """Every thread but the terms', in the order of their labels."""
        rows = StoredAct.objects.filter(record=self._record).exclude(thread=TERMS)
        return list(rows.order_by("thread").values_list("thread", flat=True).distinct())

    def succeeded(self, author: str, prev: str) -> bool:
        """Whether a kept act of this author stands on `prev`: then `prev`, which is kept too, is no tip any more."""
        tips = self._all_tips()
        return prev not in tips if prev else any(tip.author == author for tip in tips.values())

    def _all_tips(self) -> dict[str, _Tip]:
        if self._tips is None:
            rows = Tip.objects.filter(record=self._record).order_by("act").values_list("act", "author", "named")
            self._tips = {str(act): _Tip(str(author), bool(named)) for act, author, named in rows}
        return self._tips

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
        self._threads.clear()

    def of_author(self, author: str, kind: str) -> Iterable[Placed]:
        rows = self._acts().filter(author=author, kind=kind).values_list(*_COLUMNS)
        return self._take(rows)

    def tips_of(self, author: str) -> list[Placed]:
        """The ends of one author's chain, in order: one, unless it forked."""
        ids = [act_id for act_id, tip in self._all_tips().items() if tip.author == author]
        self.load(ids)
        return sorted((self._placed[act_id] for act_id in ids), key=lambda placed: placed.order)

    def unnamed(self, author: str) -> list[str]:
        """What the author's next act lists as `seen`: others' newest acts that nobody had named yet."""
        tips = self._all_tips().items()
        return sorted(act_id for act_id, tip in tips if not tip.named and tip.author != author)[: limits.LIST_LENGTH]

    def words(self, act_id: str) -> dict[str, Any] | None:
        """The words of an act in the form of its kind; None where its body is not here."""
        placed = self.place(act_id)
        if placed is None:
            return None
        if placed.act.body is None:
            stored = ActBody.objects.filter(record=self._record, act=act_id).values_list("body", flat=True).first()
            if stored is None:
                return None
            placed.act = placed.act.with_body(bytes(stored))
        return REGISTRY.words_of(placed.act)

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
        note_names(self._record, act.id, act.header, act.body)
        if not verdict.counts:
            SetAside.objects.create(record=self._record, act=act.id, reason=f"{verdict.status}:{verdict.reason}"[:60])
        self._move_tips(act)
        if placed.branch and not self.forked:
            self._forked = True
            Record.objects.filter(id=self._record).update(forked=True)
        self._placed[act.id] = placed
        self._verdicts[act.id] = verdict
        self._branches.pop(act.author, None)
        if act.thread in self._threads and verdict.counts:
            self._threads[act.thread] = sorted([*self._threads[act.thread], placed], key=lambda p: p.order)
        if act.thread == TERMS:
            self.terms = None

    def _move_tips(self, act: Act) -> None:
        """Put an act in the place of the tips that it stands on, and mark those of others that it names."""
        tips, mine = self._all_tips(), Tip.objects.filter(record=self._record)
        below = [i for i in (act.prev, *act.merges) if i in tips and tips[i].author == act.author]
        if len(below) == 1:
            mine.filter(act=below[0]).update(act=act.id, seq=act.seq, named=False)
        else:
            mine.filter(act__in=below).delete()
            Tip.objects.create(record=self._record, act=act.id, author=act.author, seq=act.seq)
        for act_id in below:
            del tips[act_id]
        named = [i for i in (*act.named(), *act.head.seen, act.opener) if i in tips and not tips[i].named]
        if named:
            mine.filter(act__in=named).update(named=True)
            tips.update({act_id: tips[act_id]._replace(named=True) for act_id in named})
        tips[act.id] = _Tip(act.author, named=False)

    def _take(self, rows: Iterable[tuple[Any, ...]]) -> list[Placed]:
        found = []
        fresh: list[str] = []
        for act_id, author, seq, depth, branch, header, signature, forked in rows:
            self._forked = bool(forked)
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
        if self._aside is None:
            self._aside = dict(SetAside.objects.filter(record=self._record).values_list("act", "reason"))
        for act_id in ids:
            status, _, reason = self._aside.get(act_id, "").partition(":")
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

"""Whether what this installation stores is what was signed, and its tables what the acts say: what is wrong, and where.

Nothing that a row says of an act is trusted: headers are read again, signatures, chains and digests checked
(`record/verify.py`), places and verdicts worked out anew, tips, positions and guards compared, and the read tables
replayed beside what they hold. Nothing is changed. Files of the vault are checked by whoever holds both (`phoihop verify`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db import DatabaseError, connection
from django.db.models import QuerySet

from phoihop.ledger.cells import records_with_text, text_cells
from phoihop.ledger.guards import foreign_triggers, missing_guards
from phoihop.ledger.keys import installation_secret, is_secret_here
from phoihop.ledger.models import Act as StoredAct
from phoihop.ledger.models import ActBody, Key, NamedFile, Record, SetAside, Tip
from phoihop.ledger.naming import named_in
from phoihop.ledger.rebuild import differences, stray_records
from phoihop.ledger.registry import REGISTRY
from phoihop.record.act import Act
from phoihop.record.admission import Kept, admission
from phoihop.record.card import digest_of_key
from phoihop.record.holdings import Holdings
from phoihop.record.keys import PublicKey
from phoihop.record.law import Placed
from phoihop.record.locked import unlock_key
from phoihop.record.own import wiped_by
from phoihop.record.refused import Refused
from phoihop.record.verdict import Verdict, verdict_on
from phoihop.record.verify import Stored
from phoihop.record.verify import verify as verify_acts

# Of one record this many differing rows are named; the rest is a number.
MOST_ROWS = 20


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong: in which record ("" for the installation), at which act, key, guard or table."""

    code: str
    record: str = ""
    about: str = ""
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass
class Verification:
    """How much was checked and what is wrong. `absent` bodies are wiped or have not come from a partner: no fault."""

    records: int = 0
    acts: int = 0
    bodies: int = 0
    absent: int = 0
    keys: int = 0
    rows: int = 0
    findings: list[Finding] = field(default_factory=list)

    @property
    def is_well(self) -> bool:
        return not self.findings


class StoredKeys:
    """The keys that this installation holds, as the rules ask for them (`record.holdings.Keys`)."""

    def __init__(self) -> None:
        self._keys: dict[tuple[str, str], tuple[int, PublicKey | None]] = {}
        self.hosted: set[str] = set()
        places: dict[str, int] = {}
        for row in _readable_keys().order_by("since", "thumbprint"):
            if row.locked is not None:
                self.hosted.add(row.organisation)
            if row.coming:
                continue
            place = places.get(row.organisation, 0)
            places[row.organisation] = place + 1
            self._keys[row.organisation, row.thumbprint] = place, _public(bytes(row.public))

    def key(self, author: str, thumbprint: str) -> PublicKey | None:
        """A key confirmed for this author, under its own name: bytes that were changed are no key of theirs."""
        public = self._keys.get((author, thumbprint), (0, None))[1]
        return public if public is not None and public.thumbprint == thumbprint else None

    def position(self, author: str, thumbprint: str) -> int | None:
        found = self._keys.get((author, thumbprint))
        return None if found is None else found[0]


def _readable_keys() -> QuerySet[Key]:
    """The rows whose key is stored as bytes: what was made a text is told of, and no key."""
    return Key.objects.exclude(thumbprint__in=[each.about for each in text_cells(Key)])


def _public(raw: bytes) -> PublicKey | None:
    try:
        return PublicKey(raw)
    except (Refused, ValueError):
        return None


def verify_installation(today: date, *, progress: Callable[[int, int], None] | None = None) -> Verification:
    """Check everything that the ledger stores. `today` is the day in Viet Nam; `progress` is told (done, of)."""
    found = Verification(findings=check_database())
    try:
        _verify_all(today, progress, found)
    except DatabaseError:
        if not found.findings:
            raise
        found.findings.append(Finding("database.stopped"))
    return found


def check_database() -> list[Finding]:
    """Ask the database itself whether it is whole, whether its guards stand and whether they stand alone.

    PostgreSQL keeps references by itself and has no check of its own for a client to ask for.
    """
    found = _asked_of_sqlite() if connection.vendor == "sqlite" else []
    found += [Finding("guard.missing", about=name) for name in missing_guards()]
    return found + [Finding("guard.foreign", about=name, params={"table": table}) for name, table in foreign_triggers()]


def _asked_of_sqlite() -> list[Finding]:
    told: list[str] = []
    dangling: Counter[tuple[str, str]] = Counter()
    with connection.cursor() as cursor:
        try:
            cursor.execute(f"PRAGMA integrity_check({MOST_ROWS})")
            told += [str(row[0]) for row in cursor.fetchall() if row[0] != "ok"]
            cursor.execute("PRAGMA foreign_key_check")
            dangling.update((str(row[0]), str(row[2])) for row in cursor.fetchall())
        except DatabaseError as error:
            told.append(str(error))
    return [
        *(Finding("database.damaged", params={"what": each[:200]}) for each in told),
        *(
            Finding("database.dangling", about=table, params={"to": to, "count": count})
            for (table, to), count in sorted(dangling.items())
        ),
    ]


def _verify_all(today: date, progress: Callable[[int, int], None] | None, found: Verification) -> None:
    """Check what is stored, into `found`, as far as the database can be read."""
    found.findings += check_keys(found)
    keys = StoredKeys()
    known = set(Record.objects.values_list("id", flat=True))
    lost = set(StoredAct.objects.values_list("record", flat=True).distinct()) - known
    found.findings += [Finding("record.not_listed", record=each) for each in sorted(lost)]
    records = sorted(known | lost)
    for done, record in enumerate(records, start=1):
        verify_record(record, today, keys=keys, into=found)
        if progress is not None:
            progress(done, len(records))
    found.findings += [
        Finding("row.stray", record=record, about=table) for table, record in stray_records(known | lost)
    ]


def verify_record(
    record: str,
    today: date,
    *,
    keys: StoredKeys | None = None,
    into: Verification | None = None,
    tables: bool = True,
) -> Verification:
    """Check one record: acts, bodies, chains, verdicts, tips, and (`tables`) its rows in every read table."""
    keys = keys or StoredKeys()
    found = into or Verification()
    texts = [*text_cells(StoredAct, record), *text_cells(ActBody, record)]
    if texts:  # what cannot be read as it was stored lets nothing else be said of the record
        found.records += 1
        found.findings += [Finding("cell.text", record, each.about, {"column": each.column}) for each in texts]
        return found
    rows = list(StoredAct.objects.filter(record=record).order_by("position"))
    bodies = {act: bytes(body) for act, body in ActBody.objects.filter(record=record).values_list("act", "body")}
    tips = set(Tip.objects.filter(record=record).values_list("act", flat=True))
    verified = verify_acts(record, _stored(rows, bodies), keys, tips)
    found.records += 1
    found.acts += verified.acts
    found.bodies += verified.bodies
    found.absent += verified.absent
    wrong = [Finding(each.code, record, each.act, each.params) for each in verified.findings]
    wrong += [Finding("body.stray", record, act) for act in sorted(set(bodies) - {row.act for row in rows})]
    replay = _Replay(record, keys)
    for row in rows:
        wrong += replay.take(row)
    wrong += _check_positions(record, rows, replay)
    wrong += _check_tips(record, tips, replay)
    wrong += _check_names(record, rows, bodies)
    wrong += replay.check_bodies(set(bodies), keys.hosted)
    found.findings += wrong
    if tables and not wrong:
        # Rows are compared where the acts are well: from acts that are not, other rows would follow anyway.
        found.rows += _check_rows(record, today, found.findings)
    return found


def _stored(rows: Iterable[StoredAct], bodies: Mapping[str, bytes]) -> Iterator[Stored]:
    for row in rows:
        yield Stored(row.act, bytes(row.header), bytes(row.signature), bodies.get(row.act))


class _AsStored(Holdings):
    """Numbers branches as the tables do, which know tips and not who stands on whom: numbers are of a copy only."""

    def succeeded(self, author: str, prev: str) -> bool:
        return prev not in self._tips if prev else bool(self.tips_of(author))


class _Replay:
    """A record taken up anew in the order in which it was stored: places and verdicts, without a look at the columns."""

    def __init__(self, record: str, keys: StoredKeys) -> None:
        self.record = record
        self.holdings = _AsStored(record, keys)
        aside = SetAside.objects.filter(record=record).values_list("act", "reason")
        self._aside = dict(aside)
        self._kept: list[Placed] = []

    @property
    def forked(self) -> bool:
        return any(placed.branch for placed in self._kept)

    def take(self, row: StoredAct) -> list[Finding]:
        """Place and judge one act and compare it with its row. What the signature check found is not told again."""
        try:
            act = Act.received(bytes(row.header), bytes(row.signature))
        except Refused:
            return []
        if act.id != row.act:
            return []
        outcome = admission(act, self.holdings, verified=True)
        if not isinstance(outcome, Kept):
            return []
        placed = outcome.placed
        self.holdings.add(placed)
        self._kept.append(placed)
        verdict = verdict_on(placed, REGISTRY.laws, self.holdings)
        self.holdings.verdicts[act.id] = verdict
        return [*self._columns(row, placed), *self._verdict(act, verdict)]

    def _columns(self, row: StoredAct, placed: Placed) -> list[Finding]:
        act = placed.act
        true: dict[str, object] = {
            "author": act.author,
            "seq": act.seq,
            "kind": act.kind,
            "thread": act.thread,
            "depth": placed.depth,
            "branch": placed.branch,
        }
        return [
            Finding("act.column", self.record, act.id, {"column": name})
            for name, value in true.items()
            if getattr(row, name) != value
        ]

    def _verdict(self, act: Act, verdict: Verdict) -> list[Finding]:
        reason = "" if verdict.counts else f"{verdict.status}:{verdict.reason}"[:60]
        if self._aside.get(act.id, "") == reason:
            return []
        return [Finding("act.verdict", self.record, act.id, {"is": verdict.status})]

    def check_bodies(self, here: set[str], hosted: set[str]) -> list[Finding]:
        """A body is missing where we wrote it and no act wiped it; one that was wiped must be gone."""
        verdicts = self.holdings.verdicts
        wiped = {each for placed in self._kept if verdicts[placed.act.id].counts for each in wiped_by(placed.act)}
        found = []
        for placed in self._kept:
            act = placed.act
            if act.id in wiped and act.id in here:
                found.append(Finding("body.not_wiped", self.record, act.id))
            elif act.head.body and act.id not in here and act.id not in wiped and act.author in hosted:
                found.append(Finding("body.missing", self.record, act.id))
        return found


def _check_positions(record: str, rows: list[StoredAct], replay: _Replay) -> list[Finding]:
    """Positions have no gaps: an act that was taken out together with its tip leaves one."""
    stored = Record.objects.filter(id=record).first()
    last = stored.position if stored is not None else len(rows)
    lacking = sorted(set(range(1, last + 1)) - {row.position for row in rows})
    found = [Finding("record.gap", record, params={"position": position}) for position in lacking]
    if rows and rows[-1].position > last:
        found.append(Finding("record.position", record))
    if stored is not None and not lacking and stored.forked != replay.forked:
        found.append(Finding("record.forked", record))
    return found


def _check_tips(record: str, tips: set[str], replay: _Replay) -> list[Finding]:
    true = set(replay.holdings.tips())
    kept = {act for act in tips if act in replay.holdings}
    # A tip whose act is not here was told of by the check of the acts.
    return [Finding("tip.wrong", record, act) for act in sorted((kept - true) | (true - tips))]


def _check_names(record: str, rows: list[StoredAct], bodies: Mapping[str, bytes]) -> list[Finding]:
    """The index of files is what keeps them: one that it does not know would be taken away."""
    true = set(named_in((row.act, bytes(row.header), bodies.get(row.act)) for row in rows))
    stood = set(NamedFile.objects.filter(record=record).values_list("act", "digest"))
    found = [Finding("file_name.missing", record, act, {"file": digest[:12]}) for act, digest in sorted(true - stood)]
    return found + [Finding("file_name.extra", record, act, {"file": file[:12]}) for act, file in sorted(stood - true)]


def _check_rows(record: str, today: date, findings: list[Finding]) -> int:
    """Replay the record beside its rows; returns how many rows were compared."""
    compared = differences(record, today)
    for table, how, key in compared.rows[:MOST_ROWS]:
        findings.append(Finding(f"row.{how}", record, table, {"key": key}))
    if len(compared.rows) > MOST_ROWS:
        findings.append(Finding("row.more", record, params={"count": len(compared.rows) - MOST_ROWS}))
    return compared.compared


def check_keys(counted: Verification) -> list[Finding]:
    """Check that every key bears its own name, opens under the installation's secret and announces the next one."""
    found = [Finding("key.changed", about=each.about, params={"column": each.column}) for each in text_cells(Key)]
    rows = list(_readable_keys().order_by("organisation", "since", "thumbprint"))
    counted.keys = len(rows) + len(found)
    locked = any(row.locked is not None for row in rows)
    secret = installation_secret() if locked and is_secret_here() else b""
    if locked and not secret:
        found.append(Finding("secret.missing"))
    coming: dict[str, str] = {}
    for row in rows:
        public = _public(bytes(row.public))
        if public is None or public.thumbprint != row.thumbprint:
            found.append(Finding("key.changed", about=row.thumbprint, params={"organisation": row.organisation}))
            continue
        if row.coming:
            coming[row.organisation] = digest_of_key(public)
        if secret and row.locked is not None and not _opens(bytes(row.locked), secret, row.thumbprint):
            found.append(Finding("key.locked", about=row.thumbprint, params={"organisation": row.organisation}))
    newest = {row.organisation: row for row in rows if not row.coming and row.next_digest}
    for organisation, digest in coming.items():
        announcing = newest.get(organisation)
        if announcing is None or announcing.next_digest != digest:
            found.append(Finding("key.next", params={"organisation": organisation}))
    return found


def _opens(locked: bytes, secret: bytes, thumbprint: str) -> bool:
    try:
        return unlock_key(locked, secret).thumbprint == thumbprint
    except Refused:
        return False


def named_files(record: str = "") -> Iterator[tuple[str, str, str]]:
    """Yield (record, act, digest) of every file that an act of an organisation hosted here names in its facts."""
    hosted = StoredKeys().hosted
    rows = StoredAct.objects.filter(record=record) if record else StoredAct.objects.all()
    rows = rows.exclude(record__in=records_with_text())
    for row_record, act_id, header in rows.values_list("record", "act", "header").iterator():
        try:
            act = Act.received(bytes(header), bytes(64))
        except Refused:
            continue
        listed = act.head.facts.get("files", ())
        if act.author in hosted and isinstance(listed, list | tuple):
            yield from ((row_record, act_id, str(digest)) for digest in listed)

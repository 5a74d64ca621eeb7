"""An act: the signed entry of the joint record, exactly as it was received.

A header that rules and folds read, a signature over it, and beside it a body of words that may be absent. Here an act is
read and made; whether it is kept (`admission.py`) and counts (`verdict.py`) is decided elsewhere.
"""

import hashlib
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Annotated, ClassVar, TypeVar

import msgspec
from msgspec import Meta

from phoihop.record import canonical, limits
from phoihop.record.body import digest_of, seal_body, words_of
from phoihop.record.keys import PublicKey, SigningKey
from phoihop.record.refused import Refused

PROTECTED = b'{"alg":"Ed25519","typ":"phoihop-act"}'
MERGES = "merges"
_SIGNING_PREFIX = canonical.to_base64url(PROTECTED).encode("ascii") + b"."
_LAST_MOMENT = datetime(9999, 12, 30, tzinfo=UTC)
_ID = re.compile(r"[0-9a-f]{64}")

# A field that is left out reads as empty here; `_read_header` refuses one that is written and empty.
_EMPTY_TYPES = (str, list, dict)
_Id = Annotated[str, Meta(pattern=r"\A[0-9a-f]{64}\Z")]
_Author = Annotated[str, Meta(pattern=r"\A[0-9a-f]{32}\Z")]
_Thumbprint = Annotated[str, Meta(pattern=r"\A[A-Za-z0-9_-]{43}\Z")]
_Kind = Annotated[str, Meta(pattern=r"\A[a-z][a-z_]*(?:\.[a-z][a-z_]*)+\Z", max_length=limits.KIND_LENGTH)]
_Time = Annotated[str, Meta(pattern=r"\A[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z\Z")]
_Role = Annotated[str, Meta(pattern=r"\A[a-z][a-z_]*\Z", max_length=limits.ROLE_LENGTH)]
_Thread = Annotated[
    str, Meta(pattern=r"\A(?:[a-z]+(?:/[A-Za-z0-9._-]+)*|[0-9a-f]{64})\Z", max_length=limits.THREAD_LENGTH)
]
_Number = Annotated[int, Meta(ge=1, le=limits.INTEGER)]


class Facts(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=False):
    """What rules and folds read of one kind of act: ids, words of fixed lists, dates, digests; never free text."""

    KIND: ClassVar[str] = ""


F = TypeVar("F", bound=Facts)


class Header(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """The fields of a header that this version knows; a header may have others, and its bytes keep them."""

    v: int
    author: _Author
    key: _Thumbprint
    seq: _Number
    kind: _Kind
    time: _Time
    record: _Id = ""
    thread: _Thread = ""
    prev: _Id = ""
    names: dict[_Role, _Id | Annotated[list[_Id], Meta(min_length=1)]] = {}
    seen: list[_Id] = []
    facts: dict[str, object] = {}
    body: _Id = ""


class Act:
    """One act. Equal by its id: two copies of an act may differ in whether the body has come."""

    __slots__ = ("_facts", "_named", "body", "head", "header", "id", "names", "opener", "signature")

    def __init__(self, header: bytes, signature: bytes, body: bytes | None, head: Header) -> None:
        """Hold bytes that were already read: use `received`, `stored` or `seal`."""
        self.header = header
        self.signature = signature
        self.body = body
        self.head = head
        self.id = hashlib.sha256(header).hexdigest()
        self.names: Mapping[str, tuple[str, ...]] = {
            role: (named,) if isinstance(named, str) else tuple(named) for role, named in head.names.items()
        }
        # The id of the act that opened its thread; empty where the thread has a label or begins here.
        self.opener = head.thread if _ID.fullmatch(head.thread) else ""
        self._named = tuple(dict.fromkeys(named for role in self.names.values() for named in role))
        self._facts: Facts | None = None

    @classmethod
    def received(cls, header: bytes, signature: bytes, body: bytes | None = None) -> "Act":
        """Read an act from elsewhere: raises `Refused` unless its form is right to the byte and the body is its own.

        Whose the signature is, is not asked here.
        """
        act = cls(header, signature, body, _read_header(header))
        if len(signature) != limits.SIGNATURE_BYTES:
            raise Refused("signature.malformed")
        if body is not None:
            act.check_body(body)
        return act

    @classmethod
    def stored(cls, header: bytes, signature: bytes, body: bytes | None = None) -> "Act":
        """Take up an act that this copy has kept, without asking again what was asked when it came."""
        return cls(header, signature, body, msgspec.json.decode(header, type=Header))

    def with_body(self, body: bytes) -> "Act":
        """The same act with its body; raises `Refused` where these bytes are not the ones that the header means."""
        self.check_body(body)
        return Act(self.header, self.signature, body, self.head)

    def check_body(self, body: bytes) -> None:
        """Refuse bytes that are not the body of this act, or no body at all."""
        if digest_of(body) != self.head.body:
            raise Refused("body.not_its_own", {"act": self.id})
        words_of(body)

    def without_body(self) -> "Act":
        """The same act after its body was wiped."""
        return Act(self.header, self.signature, None, self.head)

    @property
    def author(self) -> str:
        """The id of the organisation that speaks."""
        return self.head.author

    @property
    def key(self) -> str:
        """The thumbprint of the key under which it speaks."""
        return self.head.key

    @property
    def kind(self) -> str:
        """What is said, such as `report.filed`."""
        return self.head.kind

    @property
    def seq(self) -> int:
        """The number of the act in its author's chain, from 1."""
        return self.head.seq

    @property
    def prev(self) -> str:
        """The author's previous act; empty for its first."""
        return self.head.prev

    @property
    def thread(self) -> str:
        """The thread in which it stands: its own id where it opens one."""
        return self.head.thread or self.id

    @property
    def said_at(self) -> datetime:
        """What its author's clock said. No rule reads it; the last day of all, which no other zone has, is taken back."""
        return min(datetime.fromisoformat(self.head.time), _LAST_MOMENT)

    @property
    def record(self) -> str:
        """The record to which it belongs: its own id for the founding act."""
        return self.head.record or self.id

    @property
    def merges(self) -> tuple[str, ...]:
        """Other tips of the author's own chain that this act takes up."""
        return self.names.get(MERGES, ())

    def named(self) -> tuple[str, ...]:
        """The ids that it names in any role, each once, in the order of the header."""
        return self._named

    def facts_as(self, type_: type[F]) -> F:
        """The facts as the struct of their kind; raises `Refused` where they do not have that form."""
        if isinstance(self._facts, type_):
            return self._facts
        try:
            facts = msgspec.convert(self.head.facts, type_)
        except (ValueError, msgspec.MsgspecError) as error:
            raise Refused("facts.malformed", {"kind": self.kind, "error": str(error)}) from None
        self._facts = facts
        return facts

    def words(self) -> Mapping[str, object] | None:
        """What the body says, for people; None where the body is not here."""
        return None if self.body is None else words_of(self.body)

    def signed_by(self, key: PublicKey) -> bool:
        """Whether this key made the signature."""
        return key.verifies(self.signature, signing_input(self.header))

    def __eq__(self, other: object) -> bool:
        """Acts are equal when their ids are."""
        return isinstance(other, Act) and other.id == self.id

    def __hash__(self) -> int:
        """By the id."""
        return hash(self.id)

    def __repr__(self) -> str:
        """Short, for failing tests."""
        return f"<{self.kind} {self.id[:8]} by {self.author[:6]} no. {self.seq}>"


class Entry(msgspec.Struct, frozen=True):
    """What somebody wants to say, before it is sealed into an act."""

    record: str
    facts: Facts
    thread: str = ""
    names: Mapping[str, str | Sequence[str]] = {}
    body: Mapping[str, object] = {}


def seal(
    entry: Entry,
    *,
    author: str,
    key: SigningKey,
    prev: Act | None,
    seen: Sequence[str],
    merges: Sequence[str],
    now: datetime,
    salt: bytes,
) -> Act:
    """Make the act that says this: number it, date it by `now` (aware), salt its body and sign it.

    `seen` is what the author holds and nobody had named (`Holdings.unnamed`); what the act names itself is left out.
    """
    body = seal_body(entry.body, salt) if entry.body else None
    names = {role: named if isinstance(named, str) else list(named) for role, named in entry.names.items()}
    if merges:
        names[MERGES] = list(merges)
    rests_on = {
        entry.thread,
        *(each for named in names.values() for each in ([named] if isinstance(named, str) else named)),
    }
    fields = {
        "v": limits.VERSION,
        "record": entry.record,
        "author": author,
        "key": key.thumbprint,
        "seq": 1 if prev is None else prev.seq + 1,
        "kind": entry.facts.KIND,
        "time": now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "thread": entry.thread,
        "prev": "" if prev is None else prev.id,
        "names": {role: named for role, named in names.items() if named},
        "seen": [act_id for act_id in seen if act_id not in rests_on],
        "facts": msgspec.to_builtins(entry.facts),
        "body": "" if body is None else digest_of(body),
    }
    header = canonical.encode({name: value for name, value in fields.items() if value})
    return Act.received(header, key.sign(signing_input(header)), body)


def signing_input(header: bytes) -> bytes:
    """What is signed: the JWS signing input of the header under the fixed protected header (RFC 7515, section 5.1)."""
    return _SIGNING_PREFIX + canonical.to_base64url(header).encode("ascii")


def jws(act: Act) -> str:
    """Header and signature as a compact JWS (RFC 7515), which any JOSE tool can check."""
    return f"{signing_input(act.header).decode('ascii')}.{canonical.to_base64url(act.signature)}"


def _read_header(header: bytes) -> Header:
    fields = canonical.decode(header)
    if fields.get("v") != limits.VERSION:
        raise Refused("header.version", {"known": limits.VERSION})
    for name, value in fields.items():
        if not value and type(value) in _EMPTY_TYPES:
            raise Refused("header.empty", {"field": name})
    try:
        head = msgspec.convert(fields, Header)
        datetime.fromisoformat(head.time)
    except (ValueError, msgspec.MsgspecError) as error:
        raise Refused("header.malformed", {"error": str(error)}) from None
    for listed in (head.seen, *head.names.values()):
        if isinstance(listed, list) and len(set(listed)) != len(listed):
            raise Refused("header.list")
    if not head.record and (head.prev or head.names or head.seen or _ID.fullmatch(head.thread)):
        raise Refused("header.founding")
    return head

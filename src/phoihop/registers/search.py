"""Finding things by their words: rows that rooms put here, folded, with a token for each organisation that may see them.

Tokens only narrow the hits, so that an everyday word stays fast; who may see a record is asked of `standing` on every
hit, because a token may be stale and a right may not. Newest first. What is found is shown by the house's page.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from django.db import connection
from django.db.models import BooleanField, Exists, F, OuterRef, Q, QuerySet
from django.db.models.expressions import RawSQL

from phoihop.people.models import Standing
from phoihop.registers.tables import Search
from phoihop.vietnamese import fold_key

LONGEST_TEXT = 50_000
MOST_WORDS = 12
# Tokens are lexemes as they stand, with a sign that no word has: nobody can type one.
POSTGRES_WORDS = "to_tsvector('simple', text_fold) || array_to_tsvector(string_to_array(tokens, ' '))"
_WORD = re.compile(r"[^\W_]+")
_QUOTED = re.compile(r"[\"“]([^\"”]*)[\"”]?|([^\s\"“”]+)")


class Found(NamedTuple):
    """One thing to be found: `key` tells it apart in its record, `address` what its page needs."""

    kind: str
    key: str
    title: str
    text: str
    dated: date | None
    address: dict[str, str] = {}  # noqa: RUF012 - never changed


def words_of(text: str) -> list[str]:
    """Return the words of a text as they are searched: folded, without punctuation."""
    return _WORD.findall(fold_key(text))


def token_of(organisation: str) -> str:
    return f"@{organisation}"


def row_id(record: str, kind: str, key: str) -> int:
    """Return the number of a row, the same after every rebuild: the index of words knows rows by number."""
    digest = hashlib.sha256(f"{record} {kind} {key}".encode()).digest()
    return int.from_bytes(digest[:8], "big") >> 1


def put(record: str, things: Sequence[Found], seers: Iterable[str] | None = None) -> None:
    """Enter things of a record, or write them anew. Runs in the transaction of the act.

    `seers` are the organisations that stand in the record, where the caller has read them already.
    """
    if not things:
        return
    tokens = _tokens(record) if seers is None else _joined(seers)
    rows = [
        Search(
            id=row_id(record, thing.kind, thing.key),
            record=record,
            kind=thing.kind,
            key=thing.key[:200],
            title=thing.title[:500],
            text_fold=" ".join(words_of(f"{thing.title} {thing.text}"))[:LONGEST_TEXT],
            tokens=tokens,
            dated=thing.dated,
            address=thing.address,
        )
        for thing in things
    ]
    columns = ["title", "text_fold", "tokens", "dated", "address"]
    Search.objects.bulk_create(rows, update_conflicts=True, unique_fields=["id"], update_fields=columns, batch_size=400)


def drop(record: str, kind: str, keys: Iterable[str]) -> None:
    """Take things out: their words were wiped, or they are no longer there."""
    ids = [row_id(record, kind, key) for key in keys]
    if ids:
        Search.objects.filter(id__in=ids).delete()


def drop_within(record: str, kind: str, keys: Iterable[str]) -> None:
    """Take out everything of a kind whose key begins with one of these and a stroke."""
    for key in keys:
        Search.objects.filter(record=record, kind=kind, key__startswith=f"{key}/").delete()


def keep_only(record: str, kind: str, keys: Iterable[str]) -> None:
    """Take out what a record has of a kind beside these."""
    Search.objects.filter(record=record, kind=kind).exclude(id__in=[row_id(record, kind, key) for key in keys]).delete()


def see_again(record: str) -> None:
    """Write the tokens of a record's rows anew: who may see it has changed."""
    tokens = _tokens(record)
    Search.objects.filter(record=record).exclude(tokens=tokens).update(tokens=tokens)


def _tokens(record: str) -> str:
    return _joined(Standing.objects.filter(record=record).values_list("organisation", flat=True))


def _joined(seers: Iterable[str]) -> str:
    return " ".join(token_of(organisation) for organisation in sorted(seers))


def hits(organisation: str, asked: str, kind: str = "") -> QuerySet[Search]:
    """Return what an organisation may see and what has all these words, newest first. The last word may be a beginning.

    Words in quotation marks must follow each other.
    """
    phrases = _phrases(asked)
    rows = Search.objects.all()
    if not phrases or not organisation:
        return rows.none()
    rows = rows.filter(_matching(phrases, token_of(organisation)))
    rows = rows.filter(Exists(Standing.objects.filter(organisation=organisation, record=OuterRef("record"))))
    if kind:
        rows = rows.filter(kind=kind)
    return rows.order_by(F("dated").desc(nulls_last=True), "id")


def _phrases(asked: str) -> list[list[str]]:
    phrases = [words_of(quoted or bare) for quoted, bare in _QUOTED.findall(asked)]
    return [phrase for phrase in phrases if phrase][:MOST_WORDS]


def _matching(phrases: list[list[str]], token: str) -> RawSQL | Q:
    """Return the condition that a row has these words and this token, as either database asks it."""
    if connection.vendor == "postgresql":
        parts = [" <-> ".join(f"'{word}'" for word in phrase) for phrase in phrases]
        parts[-1] += ":*"
        words = " & ".join(f"({part})" for part in parts)
        matching = "search.words @@ (to_tsquery('simple', %s) && %s::tsquery)"
        return RawSQL(matching, [words, f"'{token}'"], BooleanField())  # noqa: S611 - words are letters and digits alone
    texts = [f'"{" ".join(phrase)}"' for phrase in phrases]
    texts[-1] += "*"
    match = f'text_fold : ({" AND ".join(texts)}) AND tokens : "{token}"'
    return Q(id__in=RawSQL("SELECT rowid FROM search_words WHERE search_words MATCH %s", [match]))


def index_made(vendor: str) -> list[str]:
    """Return the statements that make the index of words beside the table.

    PostgreSQL keeps the words cut up in a column of its own: rare ones are found by their index, and of everyday ones
    the newest by walking the rows from the newest on, which must not cut up a long text again for every row.
    """
    if vendor == "postgresql":
        return [
            f"ALTER TABLE search ADD COLUMN words tsvector GENERATED ALWAYS AS ({POSTGRES_WORDS}) STORED",
            "CREATE INDEX search_words ON search USING gin (words)",
            "CREATE INDEX search_newest ON search (dated DESC NULLS LAST, id)",
        ]
    gone = "INSERT INTO search_words(search_words, rowid, text_fold, tokens) VALUES ('delete', old.id, old.text_fold, old.tokens);"
    come = "INSERT INTO search_words(rowid, text_fold, tokens) VALUES (new.id, new.text_fold, new.tokens);"
    return [
        "CREATE VIRTUAL TABLE search_words USING fts5(text_fold, tokens, content='search', content_rowid='id')",
        f"CREATE TRIGGER search_come AFTER INSERT ON search BEGIN {come} END",
        f"CREATE TRIGGER search_gone AFTER DELETE ON search BEGIN {gone} END",
        f"CREATE TRIGGER search_changed AFTER UPDATE ON search BEGIN {gone} {come} END",
    ]


def index_dropped(vendor: str) -> list[str]:
    """Return the statements before the table itself goes; PostgreSQL drops an index with its table."""
    return [] if vendor == "postgresql" else ["DROP TABLE IF EXISTS search_words"]


def settle() -> None:
    """Merge the index of words, so that words which were wiped leave no trace in it either."""
    if connection.vendor != "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO search_words(search_words) VALUES ('optimize')")


def marked(text: str, asked: str, around: int = 90) -> tuple[str, str, str]:
    """Return the place of a text that has most of the searched words in a row: what stands before, the words, the rest.

    Where none occurs, the beginning of the text stands before.
    """
    wanted = [word for phrase in _phrases(asked) for word in phrase]
    places = [(match.start(), match.end(), fold_key(match[0])) for match in _WORD.finditer(text)]
    best = (0, 0)
    for first, (_start, _end, word) in enumerate(places):
        longest = max(
            (_run(places, first, wanted[at:]) for at, each in enumerate(wanted) if word[0] == each[0]), default=0
        )
        best = max(best, (longest, -first))
    length, first = best[0], -best[1]
    if not length:
        return _cut(text, 2 * around), "", ""
    start, end = places[first][0], places[first + length - 1][1]
    return _cut(text[:start], around, end=True), text[start:end], _cut(text[end:], around)


def _run(places: Sequence[tuple[int, int, str]], first: int, wanted: Sequence[str]) -> int:
    """Count how many searched words stand one after the other from a place on; the last may be a beginning."""
    count = 0
    for (_start, _end, word), each in zip(places[first : first + len(wanted)], wanted, strict=False):
        if word != each and not (each == wanted[-1] and word.startswith(each)):
            break
        count += 1
    return count


def _cut(text: str, length: int, *, end: bool = False) -> str:
    """Return a run of a text, cut between words, with an ellipsis where it was cut."""
    if len(text) <= length:
        return text
    if end:
        return "… " + text[-length:].partition(" ")[2]
    return text[:length].rpartition(" ")[0] + " …"

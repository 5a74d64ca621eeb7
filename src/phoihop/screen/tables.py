"""Long lists: paging, sorting and filters from the query of a page, for views of every room.

A list is told its columns and filters; it reads `page`, `size`, `sort` and the filters' names from the query, ignores
what makes no sense there, and gives the table part its links. It never counts beyond a bound ("hơn 1.000").
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from phoihop.screen.parts import Words
from phoihop.screen.templatetags.screen import figure

SIZES = (25, 100)
BOUND = 1000


class Column(NamedTuple):
    """A column of a list. `sort` names the fields that order it; without them it is not sorted by click."""

    key: str
    words: Words
    sort: tuple[str, ...] = ()
    numeric: bool = False


class ColumnHead(NamedTuple):
    words: Words
    url: str
    order: str  # "", "ascending" or "descending", as aria-sort has it
    numeric: bool


class Size(NamedTuple):
    words: str
    url: str
    current: bool


class Listing(NamedTuple):
    """One page of a list, as `{% table listing=... %}` draws it."""

    rows: Sequence[Any]
    heads: Sequence[ColumnHead]
    total: int  # at most `bound` + 1
    total_words: str
    page_words: str
    previous_url: str
    next_url: str
    sizes: Sequence[Size]


def listing(
    request: HttpRequest,
    rows: QuerySet[Any] | Sequence[Any],
    columns: Sequence[Column],
    *,
    sort: str = "",
    bound: int = BOUND,
) -> Listing:
    """Return the asked page of `rows`. `sort` is the column at first, with `-` for descending.

    A queryset is ordered by the fields of the column (then by its key, so that pages never overlap); a plain sequence
    is taken as already ordered unless its rows have the named attributes.
    """
    query = request.GET
    size = int(query["size"]) if query.get("size") in {str(known) for known in SIZES} else SIZES[0]
    page = max(1, int(query["page"])) if query.get("page", "").isdecimal() and len(query["page"]) < 7 else 1
    sortable = {column.key: column.sort for column in columns if column.sort}
    asked = query.get("sort", "")
    chosen = asked if asked.removeprefix("-") in sortable else sort
    ordered = _ordered(rows, sortable.get(chosen.removeprefix("-"), ()), descending=chosen.startswith("-"))
    total = _bounded_count(ordered, bound)
    first = (page - 1) * size
    shown = list(ordered[first : first + size + 1])
    if not shown and page > 1 and total:
        page = max(1, -(-min(total, bound) // size))
        first = (page - 1) * size
        shown = list(ordered[first : first + size + 1])
    more, shown = len(shown) > size, shown[:size]
    until = figure(first + len(shown))
    return Listing(
        rows=shown,
        heads=[_head(column, chosen, query) for column in columns],
        total=total,
        total_words=total_words(total, bound),
        page_words=_("%(first)s to %(last)s") % {"first": figure(first + 1), "last": until} if shown else "",
        previous_url=_changed(query, page=page - 1 if page > 2 else "") if page > 1 else "",
        next_url=_changed(query, page=page + 1) if more else "",
        sizes=[
            Size(_("%(number)s a page") % {"number": known}, _changed(query, size=known, page=""), known == size)
            for known in SIZES
        ]
        if total > SIZES[0]
        else [],
    )


def counted(number: int, bound: int = BOUND) -> str:
    """Say a number that was counted up to a bound: “12”, beyond it “hơn 1.000”."""
    return _("more than %(number)s") % {"number": figure(bound)} if number > bound else figure(number)


def total_words(total: int, bound: int = BOUND) -> str:
    """Say how many there are; beyond the bound “hơn 1.000”."""
    return ngettext("%(number)s entry", "%(number)s entries", total) % {"number": counted(total, bound)}


def _bounded_count(rows: QuerySet[Any] | Sequence[Any], bound: int) -> int:
    if not isinstance(rows, QuerySet):
        return min(len(rows), bound + 1)
    # Keys alone: what a list says of each row is not worked out to count them.
    return rows.order_by().values("pk")[: bound + 1].count()


def _ordered(
    rows: QuerySet[Any] | Sequence[Any], fields: tuple[str, ...], *, descending: bool
) -> QuerySet[Any] | Sequence[Any]:
    if not fields:
        return rows
    if isinstance(rows, QuerySet):
        signs = [_turned(field) if descending else field for field in fields]
        return rows.order_by(*signs, "pk")
    return sorted(rows, key=lambda row: [_value(row, field) for field in fields], reverse=descending)


def _turned(field: str) -> str:
    return field[1:] if field.startswith("-") else f"-{field}"


def _value(row: Any, field: str) -> tuple[bool, Any]:
    value = row.get(field) if isinstance(row, dict) else getattr(row, field)
    return (value is None, value if value is not None else 0)


def _head(column: Column, chosen: str, query: QueryDict) -> ColumnHead:
    if not column.sort:
        return ColumnHead(column.words, "", "", column.numeric)
    order = {column.key: "ascending", f"-{column.key}": "descending"}.get(chosen, "")
    turned = f"-{column.key}" if order == "ascending" else column.key
    return ColumnHead(column.words, _changed(query, sort=turned, page=""), order, column.numeric)


def _changed(query: QueryDict, **changes: object) -> str:
    changed = query.copy()
    for name, value in changes.items():
        if value == "":
            changed.pop(name, None)
        else:
            changed[name] = str(value)
    return f"?{changed.urlencode()}"


class Option(NamedTuple):
    value: str
    words: Words


class Filter(NamedTuple):
    """A select of the filter bar, or a text field where `kind` is "text". The empty value means all."""

    name: str
    words: Words
    choices: Sequence[Option] = ()
    value: str = ""
    kind: str = "select"


class Filters:
    """The filter bar of a page: `filters["party"]` is the chosen value, "" for all or for nonsense."""

    def __init__(self, request: HttpRequest, filters: Iterable[Filter]) -> None:
        self.shown = [self._chosen(one, request.GET) for one in filters]
        self.values = {one.name: one.value for one in self.shown}
        self.kept = [(name, request.GET[name]) for name in ("sort", "size") if name in request.GET]
        self.used = any(one.name in request.GET and one.value for one in self.shown)

    def __getitem__(self, name: str) -> str:
        return self.values[name]

    @staticmethod
    def _chosen(one: Filter, query: QueryDict) -> Filter:
        value = query.get(one.name, one.value).strip()
        if one.kind == "text":
            return one._replace(value=value[:200])
        known = {choice.value for choice in one.choices}
        return one._replace(value=value if value in known else one.value)


def choices(pairs: Iterable[tuple[str, Words]], every: Words = "") -> list[Option]:
    """Return the options of a filter, “Tất cả” first."""
    return [Option("", every or pgettext("filter", "All")), *(Option(value, words) for value, words in pairs)]

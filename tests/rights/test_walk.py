"""Every address of the product, opened by everybody of a fixed cast, against things of each organisation.

`table.txt` says who gets what; a lawyer can read it. An address that is not in it, or an answer that is not the one
written there, fails. After a wanted change: `RIGHTS=write pytest tests/rights`, then read the difference word by word.

On PostgreSQL one officer of each organisation walks, the operator and nobody: what a role may is decided in Python
whatever the database, and whose things are found is asked of it.
"""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from django.core.cache import cache
from django.db import connection, transaction
from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from cast import make_cast
from phoihop.ledger.models import Act
from phoihop.ledger.threads import forget
from rights.objects import PERIOD, Things, house_things, objects
from rights.persons import ROLES, Walker, bodies_of, walkers

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

TABLE = Path(__file__).with_name("table.txt")
PARAMETER = re.compile(r"<(?:(\w+):)?(\w+)>")
# Where one word means different things on different routes: what stands in the address for it.
OCCURRENCE = "<str:commitment>/<period:period>/<party:party>"
MEANS = {
    "agreements/<digest:record>/drafts/": {"draft": "pending"},
    "agreements/<digest:record>/change/": {"deed": "=end"},
    f"agreements/<record_id:record>/{OCCURRENCE}/<slug:deed>": {"deed": "=suspend"},
    "agreements/<record_id:record>/<str:commitment>/open/": {"commitment": "=c3"},
    "tables/<int:table>/reports/": {"table": "results"},
}
# What is sent to the few addresses that answer an empty form like a wrong one; programs send what makes sense.
SENT = {"language/": {"language": "vi"}}
SAID = {
    "report": {"result": "Giúp 10 ngày công.", "on": "2026-11-20"},
    "reception": {"on": "2026-11-20"},
    "return": {"reason": "Thiếu số liệu.", "on": "2026-11-20", "answer_by": "2026-12-01"},
}
CAST = 16
# Who walks on a second database.
OF_EACH = {"command.officer", "board.officer", "elsewhere.officer", "observer.officer", "operator", "nobody"}
# Pages for those who have not signed in (yet).
OPEN = {"sign-in/", "sign-out/", "language/", "api/openapi.json", "first/", "first/person/", "first/periods/"}
HEAD = """\
Who gets what: every address, against things of each organisation, for everybody of the cast.

GET    200 the page, 302 led on to another page, in  led to the sign-in page, 401 a program without a token,
       403 may not, 404 not there for this person (what is not yours is not there), 405 this address is not read.
POST   with an empty form: yes taken in hand, and answered or refused for what it lacks; led done, or told on the next
       page why not; no  403, may not; otherwise as above; 405: nothing is sent to this address.

v viewer, o officer, s signer, a administrator. command and board are parties of the agreement "shared", the observer
observes it; "command's own" is an agreement of the command alone, "elsewhere" one of the organisation elsewhere alone.
The operator and the outsider act for no organisation; nobody has not signed in. Programs come with a person's token.
"""


class Row(NamedTuple):
    """One line of the table: a route, the family of things, and the answers in the order of the cast."""

    method: str
    route: str
    family: str
    answers: tuple[str, ...]


def routes() -> list[str]:
    """Return every route of the product as the resolver knows it, in the order of the alphabet."""

    def inside(resolver: URLResolver, before: str) -> Iterator[str]:
        for each in resolver.url_patterns:
            route = before + str(each.pattern)
            if isinstance(each, URLPattern):
                yield route
            else:
                yield from inside(each, route)

    return sorted(set(inside(get_resolver(), "")))


def address_of(route: str, things: Things) -> str | None:
    """Return the address of a route for some things; None where these are not what it is about."""
    means = next((words for start, words in MEANS.items() if route.startswith(start)), {})
    if "/reminder/" in route or route.endswith(f"{OCCURRENCE}/<slug:deed>/"):
        route = route.replace(OCCURRENCE, "<late>")

    def value(match: re.Match[str]) -> str:
        word = means.get(match[2], match[2])
        return word[1:] if word.startswith("=") else str(things[word])

    try:
        return "/" + PARAMETER.sub(value, route)
    except KeyError:
        return None


def said(response: HttpResponse, method: str) -> str:
    """Word an answer as the table does."""
    place = response.headers.get("Location", "")
    if response.status_code == 302 and place.startswith(f"{reverse('account_login')}?next="):
        return "in"
    if response.status_code == 403 and f'href="{reverse("account_login")}?next=' in response.content.decode():
        return "in"  # with what was typed
    if method == "GET":
        return str(response.status_code)
    return {302: "led", 401: "401", 403: "no", 404: "404", 405: "405"}.get(response.status_code, "yes")


def ask(walker: Walker, method: str, route: str, address: str) -> tuple[str, int]:
    """Ask as one person and take everything back that the answer did; return the answer and how many acts it made."""
    cookies = dict(walker.client.cookies)
    before = Act.objects.count() if method == "POST" else 0
    with transaction.atomic():
        headers = walker.headers(address)
        if method == "GET":
            response = walker.client.get(address, headers=headers)
        elif address.startswith("/api/"):
            body, place = SAID.get(address.rpartition("/")[2], {}), f"{address}?period={PERIOD}"
            response = walker.client.post(place, body, content_type="application/json", headers=headers)
        else:
            sent = {"organisation": walker.organisation} if route == "act-for/" else SENT.get(route, {})
            response = walker.client.post(address, sent)
        if response.streaming:
            response.getvalue()
        made = Act.objects.count() - before if method == "POST" else 0
        transaction.set_rollback(True)
    if method == "POST":
        forget()
    walker.client.cookies.clear()
    for name, cookie in cookies.items():
        walker.client.cookies[name] = cookie.value
    cache.clear()
    return said(response, method), made


def walk() -> tuple[list[Row], list[str], list[int]]:
    """Walk everything; return the rows, what nobody may ever do and somebody did, and which of the columns walked."""
    cast = make_cast()
    bodies = bodies_of(cast)
    families = objects(cast, bodies)
    house = house_things(cast)
    people = walkers(bodies)
    columns = [n for n, each in enumerate(people) if connection.vendor == "sqlite" or each.name in OF_EACH]
    rows: list[Row] = []
    faults: list[str] = []
    for method in ("GET", "POST"):
        for route in routes():
            named = {match[2] for match in PARAMETER.finditer(route)}
            about = {"the house": house} if named <= set(house) else families
            if about is families and "record" not in named:
                about = {name: things for name, things in families.items() if name != "shared"}
            for family, things in about.items():
                address = address_of(route, {**house, **things})
                assert address is not None, f"{route}: give the walk a value in tests/rights/objects.py"
                answers = ["-"] * len(people)
                for column in columns:
                    answers[column], made = ask(people[column], method, route, address)
                    faults += _faults(people[column], method, route, family, answers[column], made)
                rows.append(Row(method, route, "" if family == "the house" else family, tuple(answers)))
    return rows, faults, columns


def _faults(walker: Walker, method: str, route: str, family: str, answer: str, made: int) -> list[str]:
    """Name what must never happen, whatever the table says: nobody inside, strangers in a record, readers who write."""
    told = f"{walker.name} {method} {route} {family}: {answer}"
    member = {
        "shared": ("command", "board", "observer"),
        "command's own": ("command",),
        "elsewhere": ("elsewhere",),
    }.get(family)
    found = []
    inside = answer not in {"in", "401", "404", "405", "no"}
    if walker.name == "nobody" and inside and route not in OPEN:
        found.append(f"nobody is inside: {told}")
    if "record>" in route and member and walker.name.partition(".")[0] not in member and inside:
        found.append(f"a stranger is inside: {told}")
    if made and (walker.name.partition(".")[2] in {"viewer", "administrator"} or walker.name.startswith("observer")):
        found.append(f"a reader writes: {told}")
    return found


def drawn(rows: list[Row]) -> str:
    """Write the table as text."""
    shown = {row.route: PARAMETER.sub(r"<\2>", row.route) for row in rows}
    widest = max(len(route) for route in shown.values()) + 2
    about = max(len(row.family) for row in rows) + 1
    letters = "".join(f"{role[0]:4}" for role in ROLES)
    lines = [HEAD]
    for method in ("GET", "POST"):
        heads = "".join(f"{name:17}" for name in ("command", "board", "elsewhere"))
        lines.append(f"{method:{widest}}{'':{about}}{heads}observer operator outsider nobody")
        lines.append(f"{'':{widest}}{'':{about}}{letters} {letters} {letters} o")
        for row in (each for each in rows if each.method == method):
            parts = [" ".join(f"{answer:3}" for answer in row.answers[at : at + 4]) for at in (0, 4, 8)]
            rest = f"{row.answers[12]:9}{row.answers[13]:9}{row.answers[14]:9}{row.answers[15]}"
            lines.append(f"/{shown[row.route]:{widest - 1}}{row.family:{about}}{'  '.join(parts)}  {rest}".rstrip())
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def answers_in(table: str, columns: list[int]) -> list[tuple[str, list[str]]]:
    """Return what stands before the answers of each row of a table, and the answers in some of its columns."""
    rows = [line.rsplit(maxsplit=CAST) for line in table.splitlines() if line.startswith("/")]
    return [(address.strip(), [answers[column] for column in columns]) for address, *answers in rows]


def test_everybody_gets_what_the_table_says(tmp_path, settings):
    settings.VAULT, settings.TEMPORARY = tmp_path / "vault", tmp_path / "temporary"
    logging.disable(logging.ERROR)  # thousands of refusals are what is looked for
    rows, faults, columns = walk()
    if os.environ.get("RIGHTS") == "write" and len(columns) == CAST:
        TABLE.write_text(drawn(rows), "utf-8")
    assert faults == []
    table = TABLE.read_text("utf-8")
    assert table.startswith(HEAD)
    found, written = answers_in(drawn(rows), columns), answers_in(table, columns)
    assert [row for row in found if row not in written] == []
    assert [row for row in written if row not in found] == []
    assert found == written

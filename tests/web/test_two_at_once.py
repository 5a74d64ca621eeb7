"""Two browsers do the same thing at the same moment: one effect, and the other reads in a plain sentence what happened."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date
from threading import Barrier, Thread
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client

from cast import EVERYTHING, NOW
from commitments.making import House, make_house, reported, stand_at_today
from phoihop.features.commitments import actions
from phoihop.ledger.models import Act
from phoihop.ledger.verify import verify_installation
from phoihop.people.actions import set_roles
from phoihop.people.models import User

REPORT = {"do": "file", "send": "1", "result": "Giúp dân 480 ngày công.", "on": "24/11/2026"}
PAPER = {"how": "paper", "number": "03-PL/BCHQS-BDVTU", "signed_on": "20/11/2026"}


@pytest.fixture
def house(own_database: str, monkeypatch: pytest.MonkeyPatch, settings: Any) -> Iterator[House]:
    stand_at_today(monkeypatch, settings)
    monkeypatch.setattr("phoihop.ledger.door.utc_now", lambda: NOW)
    with ExitStack():
        yield make_house()


def colleague(house: House, name: str, place: str) -> Client:
    """A second person of an organisation, in a browser of their own."""
    user = User.objects.create_user(name, "mat-khau-dai", display_name="Trợ lý thứ hai")
    set_roles(user, getattr(house.cast, place), sorted(EVERYTHING))
    client = Client()
    client.force_login(user)
    return client


def at_once(*posts: Callable[[], HttpResponse]) -> list[HttpResponse]:
    """Let each post begin at the same moment, in a thread with a connection of its own."""
    together = Barrier(len(posts))
    answers: list[HttpResponse | BaseException] = []

    def send(post: Callable[[], HttpResponse]) -> None:
        together.wait(30)
        try:
            answers.append(post())
        except BaseException as error:  # noqa: BLE001 - told by the test below
            answers.append(error)
        finally:
            connection.close()

    threads = [Thread(target=send, args=(post,)) for post in posts]
    for each in threads:
        each.start()
    for each in threads:
        each.join(120)
    failed = [each for each in answers if isinstance(each, BaseException)]
    assert failed == []
    return [each for each in answers if isinstance(each, HttpResponse)]


def read(client: Client, answer: HttpResponse) -> str:
    """What the browser shows in the end."""
    if answer.status_code == 302:
        answer = client.get(answer.headers["Location"])
    return html.unescape(answer.content.decode())


def received(house: House) -> None:
    reported(house, "c1", "2026-Q2", date(2026, 11, 20))


def nothing(house: House) -> None:
    pass


def sent_back(house: House) -> None:
    received(house)
    row = house.row("c1", "2026-Q2")
    actions.send_back(row, "Thiếu số liệu.", date(2026, 11, 30), date(2026, 11, 23), by=house.board, now=NOW)


def deed(label: str, name: str) -> Callable[[House], str]:
    return lambda house: house.url("c1", label) + (f"{name}/" if name else "")


def change(kind: str, **given: str) -> Callable[[House], str]:
    return lambda house: f"/agreements/{house.record}/change/{kind}/?{urlencode(given)}"


# What both do: who, what has happened before, where it is sent, what is sent, the kinds of act that may come of it.
DOINGS = {
    "file the same report": ("command", nothing, deed("2026-Q4", ""), REPORT, ["report.filed"]),
    "receive the same report": (
        "board",
        received,
        deed("2026-Q2", "receive"),
        {"on": "24/11/2026"},
        ["report.received"],
    ),
    "send it back": (
        "board",
        received,
        deed("2026-Q2", "send_back"),
        {"reason": "Thiếu.", "answer_by": "30/11/2026", "on": "24/11/2026"},
        ["report.sent_back"],
    ),
    "ask for more time": (
        "command",
        nothing,
        deed("2026-Q4", "ask"),
        {"until": "20/12/2026", "reason": "Bận.", "on": "24/11/2026"},
        ["extension.asked"],
    ),
    "prolong the agreement": (
        "command",
        nothing,
        change("prolongation", to="31/12/2028"),
        PAPER,
        ["terms.drafted", "terms.issued"],
    ),
    "end the agreement": (
        "command",
        nothing,
        change("termination", on="20/11/2026"),
        PAPER,
        ["terms.drafted", "terms.issued"],
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("browsers", ["two people", "one person who clicks twice"])
@pytest.mark.parametrize("what", DOINGS)
def test_both(house: House, what: str, browsers: str) -> None:
    place, before, address, fields, kinds = DOINGS[what]
    before(house)
    one = house.client(getattr(house.cast, place), sorted(EVERYTHING))
    other = one if browsers != "two people" else colleague(house, "thuhai", place)
    url, stood = address(house), set(Act.objects.values_list("act", flat=True))
    answers = at_once(lambda: one.post(url, fields), lambda: other.post(url, fields))
    said = list(Act.objects.exclude(act__in=stood).order_by("position").values_list("kind", flat=True))
    assert said == kinds, [read(one, each)[-1500:] for each in answers]
    pages = [read(one, each) for each in answers]
    assert all(each.status_code in {200, 302, 400, 409, 422} for each in answers)
    for answer, page in zip(answers, pages, strict=True):
        # Who came second reads why in a sentence, on the page or at the form; or sees what the first has done.
        assert answer.status_code == 302 or 'role="alert"' in page
    assert [each.status_code for each in answers].count(302) >= 1
    assert verify_installation(NOW.date()).findings == []


@pytest.mark.django_db
def test_going_back_after_filing_and_sending_again_files_nothing_more(
    db: None, monkeypatch: Any, settings: Any
) -> None:
    stand_at_today(monkeypatch, settings)
    house = make_house()
    client, url = house.client(house.cast.command), house.url("c1", "2026-Q4")
    assert client.post(url, REPORT).status_code == 302
    acts = Act.objects.count()
    page = read(client, client.post(url, REPORT))
    assert "Không làm được nữa: kỳ này đã thay đổi." in page
    assert Act.objects.count() == acts


@pytest.mark.django_db
def test_who_typed_another_report_than_the_one_that_was_filed_meanwhile_gets_it_back(
    db: None, monkeypatch: Any, settings: Any
) -> None:
    stand_at_today(monkeypatch, settings)
    house = make_house()
    client, url = house.client(house.cast.command), house.url("c1", "2026-Q4")
    assert client.post(url, REPORT).status_code == 302
    acts = Act.objects.count()
    answer = client.post(url, {**REPORT, "result": "Giúp dân 500 ngày công,\ntrong đó 20 ngày ở <xã>."})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Nội dung đã nhập" in page
    assert "trong đó 20 ngày ở &lt;xã&gt;.</textarea>" in page
    assert f'href="{url}"' in page
    assert Act.objects.count() == acts


@pytest.mark.django_db
def test_a_change_made_on_a_version_that_another_has_replaced_is_told_so_and_changes_nothing(
    db: None, monkeypatch: Any, settings: Any
) -> None:
    stand_at_today(monkeypatch, settings)
    house = make_house()
    client = house.client(house.cast.command, sorted(EVERYTHING))
    page = change("prolongation", to="31/12/2030")(house)
    seen = client.get(page).context["form"]["seen"].value()
    assert client.post(change("prolongation", to="31/12/2028")(house), PAPER).status_code == 302
    acts = Act.objects.count()
    answer = client.post(page, {**PAPER, "seen": seen})
    assert answer.status_code == 400
    assert "Nội dung văn bản vừa được thay bằng bản mới hơn." in answer.content.decode()
    assert Act.objects.count() == acts
    again = answer.context["form"]["seen"].value()
    assert again != seen
    assert client.post(page, {**PAPER, "seen": again}).status_code == 302

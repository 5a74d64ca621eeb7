"""Every day that a page asks for has its bounds said in words: years of no calendar, days that are none, text."""

from __future__ import annotations

from datetime import date

import pytest
from django import forms

from cast import NOW
from commitments.making import House, reported
from phoihop.features.commitments import actions
from phoihop.features.wording import sentence
from phoihop.ledger.models import Act
from phoihop.record.refused import Refused
from phoihop.screen.fields import DateField

pytestmark = pytest.mark.django_db

OUT_OF_RANGE = "không hợp lệ: năm phải từ 1900 đến 2199"
NONSENSE = {
    "01/01/0001": OUT_OF_RANGE,
    "31/12/1899": OUT_OF_RANGE,
    "01/01/2200": OUT_OF_RANGE,
    "31/12/9999": OUT_OF_RANGE,
    "01/01/10000": "Nhập ngày theo dạng ngày/tháng/năm",
    "29/02/2026": "Lịch không có ngày 29/02/2026",
    "hôm qua": "Nhập ngày theo dạng ngày/tháng/năm",
    "2026": "Nhập ngày theo dạng ngày/tháng/năm",
}
FARTHEST = ("01/01/1900", "31/12/2199")
UNWORDED = [sentence("facts.malformed", {}, language) for language in ("vi", "en")]


def as_it_is(house: House) -> None:
    pass


def reported_in_time(house: House) -> None:
    reported(house, "c1", "2026-Q2", date(2026, 11, 20))


def asked_for_more_time(house: House) -> None:
    row = house.row("c1", "2026-Q4")
    actions.ask_extension(row, date(2026, 12, 20), "Chờ số liệu.", date(2026, 11, 23), by=house.me, now=NOW)


def suspended(house: House) -> None:
    actions.suspend(house.row("c1", "2026-Q4"), "Diễn tập.", by=house.board, now=NOW)


# Where a day is asked for: the occurrence, who says it, what has happened before, all fields of the form, its days.
PLACES = {
    "": ("2026-Q4", "command", as_it_is, {"do": "file", "send": "1", "result": "Xong.", "on": "24/11/2026"}, ("on",)),
    "receive": ("2026-Q2", "board", reported_in_time, {"on": "24/11/2026"}, ("on",)),
    "send_back": (
        "2026-Q2",
        "board",
        reported_in_time,
        {"reason": "Thiếu.", "answer_by": "30/11/2026", "on": "24/11/2026"},
        ("answer_by", "on"),
    ),
    "ask": (
        "2026-Q4",
        "command",
        as_it_is,
        {"until": "20/12/2026", "reason": "Bận.", "on": "24/11/2026"},
        ("until", "on"),
    ),
    "grant": ("2026-Q4", "board", asked_for_more_time, {"on": "24/11/2026"}, ("on",)),
    "refuse": ("2026-Q4", "board", asked_for_more_time, {"reason": "Đã lùi.", "on": "24/11/2026"}, ("on",)),
    "resume": ("2026-Q4", "board", suspended, {"due": "30/12/2026"}, ("due",)),
    "apart": ("2026-Q4", "command", as_it_is, {"on": "24/11/2026"}, ("on",)),
}
ASKED = [(place, day) for place, (*_, days) in PLACES.items() for day in days]


@pytest.mark.parametrize(("place", "day"), ASKED)
def test_a_day_of_no_calendar_is_refused_in_words_and_nothing_is_said(house: House, place: str, day: str) -> None:
    label, who, before, fields, _days = PLACES[place]
    before(house)
    client, url = house.client(getattr(house.cast, who)), house.url("c1", label) + (f"{place}/" if place else "")
    acts = Act.objects.count()
    for typed, words in NONSENSE.items():
        answer = client.post(url, {**fields, day: typed})
        page = answer.content.decode()
        assert answer.status_code in {200, 422}, typed
        assert words in page, typed
        assert typed in page, "what was typed stays in the form"
    assert Act.objects.count() == acts
    for typed in FARTHEST:
        answer = client.post(url, {**fields, day: typed})
        assert answer.status_code in {200, 302, 422}, typed
        assert not any(words in answer.content.decode() for words in UNWORDED)
        assert answer.status_code != 302 or Act.objects.count() > acts
    answer = client.post(url, fields)
    assert answer.status_code == 302 or Act.objects.count() > acts


def test_an_event_on_a_day_of_no_calendar_opens_nothing(house: House) -> None:
    client, url = house.client(house.cast.command), f"/agreements/{house.record}/c3/open/"
    acts = Act.objects.count()
    for typed, words in NONSENSE.items():
        assert words in client.post(url, {"on": typed, "reason": "Công văn 77"}).content.decode()
    assert Act.objects.count() == acts
    for typed in FARTHEST:
        answer = client.post(url, {"on": typed, "reason": "Công văn 77"})
        assert answer.status_code in {302, 422}
        assert not any(words in answer.content.decode() for words in UNWORDED)


def every(kind: type) -> set[type]:
    return {kind} | {each for below in kind.__subclasses__() for each in every(below)}


def test_every_form_of_the_house_asks_for_days_by_the_field_that_says_their_bounds() -> None:
    from phoihop.config import urls  # noqa: F401 - loads every page, and with it every form

    of_house = [each for each in every(forms.Form) if each.__module__.startswith("phoihop.")]
    fields = [(each, name, field) for each in of_house for name, field in each.base_fields.items()]  # type: ignore[attr-defined]
    days = [(form, name, field) for form, name, field in fields if isinstance(field, forms.DateField)]
    assert len(days) > 15
    assert [f"{form.__name__}.{name}" for form, name, field in days if not isinstance(field, DateField)] == []


def test_whoever_says_such_a_day_past_all_forms_is_told_which_and_says_nothing(house: House) -> None:
    reported_in_time(house)
    row, acts = house.row("c1", "2026-Q2"), Act.objects.count()
    for day, told in ((date(2200, 1, 1), "01/01/2200"), (date(1, 1, 1), "01/01/0001"), (date.max, "31/12/9999")):
        with pytest.raises(Refused) as refused:
            actions.send_back(row, "Thiếu số liệu.", day, date(2026, 11, 24), by=house.board, now=NOW)
        assert refused.value.code == "day_out_of_range"
        assert sentence(refused.value.code, refused.value.params, "en") == (
            f"The day {told} is not accepted: days lie in the years 1900 to 2199. Correct it and send again."
        )
    assert Act.objects.count() == acts

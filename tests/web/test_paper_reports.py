"""A paper of another body is found and entered from the desk, from the agreement and from the occurrence."""

from __future__ import annotations

from datetime import date

import pytest

from cast import NOW
from commitments.making import make_house, second_agreement, stand_at_today, with_observer
from phoihop.features.agreements import actions as agreements
from phoihop.registers.tables import Due

pytestmark = pytest.mark.django_db
PAGE = "/owed/paper/"


@pytest.fixture
def house(db, monkeypatch, settings):
    stand_at_today(monkeypatch, settings)
    return make_house()


def read(client, url):
    answer = client.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_paper_is_entered_in_four_steps_from_the_desk(house):
    second = second_agreement(house)  # with a body that works on paper
    client = house.client(house.cast.command)
    assert f'href="{PAGE}"' in read(client, "/")
    page = read(client, PAGE)
    row = Due.objects.get(record=second, commitment="c2", label="2026-Y")
    url = f"/agreements/{second}/c2/{row.period}/{row.party}/?do=enter"
    assert f'href="{url}"' in page
    assert "Bộ CHQS" not in page.split("<tbody")[1].split("</tbody>")[0], "our own reports are not entered from paper"
    form = read(client, url)
    assert 'name="received_on"' in form
    paper = {
        "do": "enter", "result": "Đã mở 01 lớp.", "number": "45-BC/BNCTU", "on": "28/09/2026",
        "received_on": "02/10/2026", "send": "1",
    }  # fmt: skip
    assert client.post(url, paper).status_code == 302
    row = Due.objects.get(record=second, commitment="c2", label="2026-Y")
    assert (row.state, row.entered, row.sent_on) == ("received", True, date(2026, 9, 28))
    assert url not in read(client, PAGE)


def test_the_agreement_and_the_occurrence_offer_it_too(house):
    second = second_agreement(house)
    client = house.client(house.cast.command)
    address = f"{PAGE}?record={second}"
    assert f'href="{address}"' in read(client, f"/agreements/{second}/")
    assert f"/agreements/{house.record}/" not in read(client, address).split("<tbody")[1].split("</tbody>")[0]
    row = Due.objects.get(record=second, commitment="c2", label="2026-Y")
    page = read(client, f"/agreements/{second}/c2/{row.period}/{row.party}/")
    assert "Nhập báo cáo giấy" in page.split("Việc khác cần ghi")[0]
    theirs = read(client, house.url("c2", "2026-Y"))
    assert "Nhập báo cáo giấy" in theirs


def test_the_list_is_for_those_who_write_and_asks_no_more_for_more_rows(house, django_assert_max_num_queries):
    assert house.client(house.cast.command, ["viewer"]).get(PAGE).status_code == 404
    assert house.client(house.cast.observer).get(PAGE).status_code == 200
    client = house.client(house.cast.command)
    read(client, PAGE)
    with django_assert_max_num_queries(15) as few:
        read(client, PAGE)
    for _ in range(2):
        second_agreement(house)
    with django_assert_max_num_queries(15) as more:
        read(client, PAGE)
    assert len(few) == len(more)


def test_an_observer_enters_nothing(house):
    record = second_agreement(house, house.cast.board, parties=with_observer(house.cast))
    agreements.invite_party(record, "p3", by=house.me, now=NOW)
    page = read(house.client(house.cast.observer), PAGE)
    assert record not in page.split("</form>")[-1]
    assert "Không có cơ quan nào khác còn phải báo cáo" in page

"""Opening an occurrence by an event: what happened and when, and the term that then runs."""

from __future__ import annotations

from datetime import date

import pytest

from phoihop.ledger.models import Act
from phoihop.registers.tables import Due

pytestmark = pytest.mark.django_db


def test_an_event_opens_an_occurrence_and_its_lead_owes_it(house):
    client, url = house.client(house.cast.command), f"/agreements/{house.record}/c3/open/"
    page = client.get(url).content.decode()
    assert "trong 5 ngày làm việc kể từ khi phát sinh" in page
    wrong = client.post(url, {"on": "25/11/2026", "reason": "Công văn 77"})
    assert "Ngày phát sinh chưa đến." in wrong.content.decode()
    assert "Công văn 77" in wrong.content.decode()
    empty = client.post(url, {"on": "20/11/2026", "reason": ""})
    assert "Hãy nêu việc đã phát sinh." in empty.content.decode()
    answer = client.post(url, {"on": "20/11/2026", "reason": "Công văn 77/BCHQS"})
    row = Due.objects.get(record=house.record, commitment="c3")
    assert (row.due_on, row.party) == (date(2026, 11, 27), house.cast.board.id)
    page = client.get(answer.headers["Location"]).content.decode()
    assert "Cung cấp thông tin, phát\u00a0sinh\u00a0ngày\u00a020/11/2026" in page
    assert "Công văn 77/BCHQS" in page
    assert "Bộ CHQS mở kỳ thực hiện" in page


def test_a_commitment_with_fixed_periods_has_no_such_page_and_viewers_open_nothing(house):
    assert house.client(house.cast.command).get(f"/agreements/{house.record}/c1/open/").status_code == 404
    viewer, url = house.client(house.cast.command, ["viewer"]), f"/agreements/{house.record}/c3/open/"
    acts = Act.objects.count()
    assert viewer.get(url).status_code == 403
    assert viewer.post(url, {"on": "20/11/2026", "reason": "Công văn"}).status_code == 403
    assert Act.objects.count() == acts

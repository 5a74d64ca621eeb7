"""The matrix of an agreement: as many questions for a large one as for a small one, and the legend that filters."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import urljoin

import pytest

from cast import at, issue, make_cast, programme
from phoihop.features.agreements.actions import record_agreement
from phoihop.features.agreements.plans import ClausePlan, CommitmentPlan
from phoihop.registers.tables import Due

pytestmark = pytest.mark.django_db


def monthly(many: int) -> dict[str, object]:
    """So many commitments, reported each month."""
    commitments = tuple(
        CommitmentPlan(
            f"c{n}", f"Báo cáo số {n}", ("p1",), "support", "monthly", due="day 25 of the last month", clause="k2"
        )
        for n in range(1, many + 1)
    )
    clauses = (ClausePlan("k1", 0, "II", "NỘI DUNG"), ClausePlan("k2", 1, "1.", "Báo cáo hằng tháng."))
    return {"commitments": commitments, "clauses": clauses, "tracked_since": "2022-08-12"}


@pytest.mark.slow
def test_forty_commitments_by_five_years_of_months_ask_no_more_than_one_does(
    client, sign_in, django_assert_max_num_queries
):
    cast = make_cast()
    me = cast.officer(cast.command)
    sign_in(cast, cast.command)
    small = record_agreement(programme(cast, cast.board, **monthly(1)), issue(), by=me, now=at(2026, 1, 5))
    large = record_agreement(programme(cast, cast.board, **monthly(40)), issue(), by=me, now=at(2026, 1, 5))
    assert Due.objects.filter(record=large).count() > 2000
    counted = []
    for record in (small, large):
        for page in ("matrix/?unit=month&span=all", "matrix/excel/?unit=month&span=all", ""):
            with django_assert_max_num_queries(14) as asked:
                assert client.get(f"/agreements/{record}/{page}").status_code == 200
            counted.append(len(asked))
    assert counted[:3] == counted[3:]


def test_the_page_opens_around_today_and_the_whole_is_one_click_away(client, sign_in):
    cast = make_cast()
    record = record_agreement(
        programme(cast, cast.board, **monthly(1)), issue(), by=cast.officer(cast.command), now=at(2026, 1, 5)
    )
    sign_in(cast, cast.command)
    near = client.get(f"/agreements/{record}/matrix/?unit=month").content.decode()
    assert "span=all" in near
    whole = client.get(f"/agreements/{record}/matrix/?unit=month&span=all").content.decode()
    assert whole.count('href="../c1/') > near.count('href="../c1/') > 0


def test_a_count_of_the_legend_keeps_only_its_cells_and_once_more_all(client, sign_in):
    cast = make_cast()
    record = record_agreement(programme(cast, cast.board), issue(), by=cast.officer(cast.command), now=at(2026, 1, 5))
    sign_in(cast, cast.command)
    page = client.get(f"/agreements/{record}/matrix/")
    late = next(count for count in page.context["open"] if count.status == "overdue")
    kept = client.get(f"/agreements/{record}/matrix/{late.url}")
    again = next(count for count in kept.context["open"] if count.status == "overdue")
    assert again.current
    assert "status" not in again.url
    cells = re.findall(r'<a href="(\.\./c\d[^"]+)"', kept.content.decode())
    assert len(cells) == late.number
    assert client.get(urljoin(f"/agreements/{record}/matrix/{late.url}", cells[0])).status_code == 200


@pytest.mark.parametrize(
    "asked",
    [
        "",
        "?unit=month",
        "?unit=month&span=all",
        "?unit=month&span=all&lead=p1",
        "?unit=year&status=overdue",
        "?line=support",
    ],
)
def test_a_long_matrix_brings_its_first_rows_and_then_the_rest_of_the_same_table(client, sign_in, monkeypatch, asked):
    cast = make_cast()
    me = cast.officer(cast.command)
    record = record_agreement(programme(cast, cast.board, **monthly(5)), issue(), by=me, now=at(2026, 1, 5))
    sign_in(cast, cast.command)
    address = f"/agreements/{record}/matrix/{asked}"
    whole = client.get(address).content.decode()
    monkeypatch.setattr("phoihop.features.agreements.views.schedule.AT_ONCE", 2)
    monkeypatch.setattr("phoihop.features.agreements.views.schedule.A_FEW", 0)
    monkeypatch.setattr("phoihop.features.agreements.views.schedule.BROUGHT", 2)
    page = client.get(address).content.decode()
    parts, to_come = [page], re.compile(r'<tbody data-rest="([^"]+)">(.*?)</tbody>')
    while brought := to_come.search(parts[-1]):
        parts.append(client.get(f"/agreements/{record}/matrix/{unescape(brought[1])}").content.decode())
    assert "3 nhiệm vụ nữa" in to_come.search(page)[2]
    rows = re.compile(r'<tr><th scope="row">.*?</tr>|<tr class="m-group"><th colspan="2".*?</tr>')
    assert [len(rows.findall(part)) for part in parts] == [3, 2, 1]
    assert [row for part in parts for row in rows.findall(part)] == rows.findall(whole)
    for of_all in (r'<dl class="legend">.*?<tbody', r"<tfoot>.*</html>"):
        assert re.search(of_all, page, re.DOTALL)[0] == re.search(of_all, whole, re.DOTALL)[0]
    opened = re.search(r'<a href="(\?[^"]*rows=all[^"]*)"', to_come.search(page)[2])
    assert rows.findall(
        client.get(f"/agreements/{record}/matrix/{unescape(opened[1])}").content.decode()
    ) == rows.findall(whole)

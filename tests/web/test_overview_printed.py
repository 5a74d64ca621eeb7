"""The leader's page on paper: whatever there is to tell, it prints on exactly one sheet of A4."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from chromium import serving
from commitments.making import due_on, make_house, second_agreement, stand_at_today


@pytest.fixture(autouse=True)
def _today(monkeypatch, settings):
    stand_at_today(monkeypatch, settings)


def fill_with_much():
    """More of everything than a sheet has room for, with long names."""
    house = make_house()
    long = " về công tác vận động Nhân dân tham gia xây dựng lực lượng vũ trang vững mạnh toàn diện trên địa bàn"
    lines = [
        "information",
        "situation",
        "advice",
        "appraisal",
        "communication",
        "training",
        "inspection",
        "commendation",
        "support",
        "review",
        "operation",
    ]
    for n in range(9):
        work = [
            due_on(f"2026-{1 + (n + k) % 9:02}-{10 + k}", f"c{k}", lead="p1" if k % 2 else "p2", line=line)
            for k, line in enumerate(lines)
        ]
        work += [due_on(f"2026-12-{k:02}", f"d{k}", lead="p2", line=lines[k]) for k in range(1, 11)]
        work = [type(each)(**(each.__dict__ | {"title": f"{each.title}{long}"})) for each in work]
        second_agreement(
            house,
            house.cast.paper,
            commitments=tuple(work),
            short_title=f"Chương trình phối hợp số {n} giữa hai cơ quan giai đoạn 2022-2026",
        )
    return house


@pytest.mark.browser
def test_the_fullest_page_prints_on_one_sheet_of_a4(open_browser, own_database):

    house = fill_with_much()
    session = house.client(house.cast.command).cookies["phoihop_session"].value
    with serving() as address:
        page = open_browser(address)
        page.context.add_cookies([{"name": "phoihop_session", "value": session, "url": address}])
        page.goto("/overview/")
        printed = page.pdf(prefer_css_page_size=True)
    sheet = PdfReader(io.BytesIO(printed))
    assert len(sheet.pages) == 1
    width, height = float(sheet.pages[0].mediabox.width), float(sheet.pages[0].mediabox.height)
    assert (round(width), round(height)) == (595, 842)
    words = sheet.pages[0].extract_text()
    assert "Trên đây là" in words
    assert "Xem tất cả" not in words  # on paper nothing can be opened

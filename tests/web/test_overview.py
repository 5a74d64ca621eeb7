"""The leader's page: its figures equal the lists that they open, nothing is ranked, and it stays one sheet of A4."""

from __future__ import annotations

import html
import io
import re
import zipfile
from dataclasses import replace
from datetime import date

import pytest
from docx import Document

from cast import at, programme
from commitments.making import due_on, make_house, reported, second_agreement, stand_at_today, with_observer
from phoihop.documents.typesetting import plain
from phoihop.documents.widths import bold_mm
from phoihop.features.agreements import actions as agreements
from phoihop.features.commitments import actions
from phoihop.web.overview_sheet import LEAST, MOST, SHEET, USUAL, fitting

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today(monkeypatch, settings):
    stand_at_today(monkeypatch, settings)


@pytest.fixture
def house(db):
    """Two agreements: one that the observer sees, with something of every kind, and one that it does not."""
    house = make_house()
    plan = programme(house.cast, house.cast.board)
    more = (due_on("2026-11-30", "c8", line="review"), due_on("2025-12-25", "c9", lead="p2", line="review"))
    house.record = second_agreement(
        house,
        house.cast.board,
        parties=with_observer(house.cast),
        commitments=(*plan.commitments, *more),
        tracked_since="2025-06-01",
        short_title="Chương trình hai",
    )
    for slot in ("p2", "p3"):
        agreements.invite_party(house.record, slot, by=house.me, now=at(2026, 2, 2))
    reported(house, "c1", "2026-Q1", date(2026, 3, 16))
    reported(house, "c1", "2026-Q2", date(2026, 6, 20))
    actions.receive_report(house.row("c1", "2026-Q2"), date(2026, 6, 25), by=house.board, now=at(2026, 6, 25))
    reported(house, "c1", "2026-Q3", date(2026, 11, 20))
    return house


def read(client, url="/overview/"):
    answer = client.get(url)
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


def listed(client, url):
    found = re.search(r'<p class="total">([\d.]+)', read(client, url))
    return int(found[1].replace(".", "")) if found else read(client, url).count('class="row"')


def test_every_figure_opens_a_list_of_as_many_rows(house):
    client = house.client(house.cast.command)
    page = read(client)
    links = [
        (url, int(number))
        for url, inside in re.findall(r'<a href="(/owed/\?[^"]+)"[^>]*>(.*?)</a>', page)
        if (number := re.sub(r"\D", "", re.sub(r"<[^>]+>|30 ngày", "", inside)))
    ]
    assert len(links) > 12
    for url, number in links:
        assert listed(client, url) == number, url


def test_an_observer_sees_its_agreements_and_no_other(house):
    page = read(house.client(house.cast.observer, ["viewer"]))
    assert "Chương trình hai" in page
    assert "Chương trình phối hợp 2022-2026" not in page
    assert "tính đến 09 giờ ngày 24/11/2026" in page
    assert "Có 10 việc quá hạn" in read(house.client(house.cast.command))
    # The second agreement by hand: c1 three quarters of 2025, c2 2025 and 2026, c9; c1 2025-Q2 was due on Tuesday 17/6/2025.
    assert "Có 6 việc quá hạn, việc chậm nhất đã quá 525 ngày" in re.sub(r"<[^>]+>", "", page)


def test_bodies_stand_in_the_order_of_the_agreement_not_of_their_lateness(house):
    page = read(house.client(house.cast.command))
    table = page.split("Cơ quan chủ trì theo lĩnh vực")[1].split("</table>")[0]
    assert re.findall(r'<th scope="row"><a[^>]*>([^<]+)', table) == ["Bộ CHQS", "Ban Dân vận"]
    heads = re.findall(r'<span title="([^"]+)">', table)
    assert (
        heads
        == ["Trao đổi thông tin", "Bồi dưỡng, tập huấn", "Chăm lo, giúp dân", "Giao ban, sơ kết, tổng kết"][
            4 - len(heads) :
        ]
    )


def test_the_columns_are_told_in_words_and_the_end_of_an_agreement_is_named(house):
    page = read(house.client(house.cast.observer, ["viewer"]))
    words = "9 kỳ đã đến hạn: 1 đúng hạn, 1 hoàn thành quá hạn, 1 chờ tiếp nhận hoặc bổ sung, 6 quá hạn"
    assert f'aria-label="{words}"' in page
    assert "Còn 37 ngày." in page
    assert "Chương trình hai hết hạn ngày 31/12/2026" in page


def test_the_page_is_narrowed_and_says_when_there_is_nothing(house):
    client = house.client(house.cast.command)
    assert "Việc c9" not in read(client, "/overview/?line=support")
    assert "Chương trình hai" in read(client, f"/overview/?record={house.record}")
    empty = read(house.client(house.cast.paper, ["viewer"]))
    assert "Không có việc quá hạn" in empty
    assert "Chưa theo dõi văn bản phối hợp nào" in empty


def test_the_word_version_has_the_same_figures(house):
    client = house.client(house.cast.command)
    answer = client.get("/overview/word/")
    document = zipfile.ZipFile(io.BytesIO(answer.content)).read("word/document.xml").decode()
    text = re.sub(r"<[^>]+>", "", document.replace("</w:t>", " ")).replace("\u00a0", " ")
    assert "Có 10 việc quá hạn" in text
    assert "Tình hình thực hiện các văn bản phối hợp" in text
    assert "525" in text
    assert "✕" in text
    assert "■ đúng hạn ▨ hoàn thành quá hạn □ chờ tiếp nhận, bổ sung ▥ quá hạn" in " ".join(text.split())
    assert (
        'descr="9 kỳ đã đến hạn: 1 đúng hạn, 1 hoàn thành quá hạn, 1 chờ tiếp nhận hoặc bổ sung, 6 quá hạn"' in document
    )


def word_of(client, record):
    document = Document(io.BytesIO(client.get(f"/overview/word/?record={record}").content))
    return document, [" ".join(paragraph.text.split()) for paragraph in document.paragraphs]


def test_page_and_word_show_all_that_comes_or_say_how_much_they_show(house):
    client = house.client(house.cast.command)
    coming = [due_on(f"2026-12-{1 + n % 20:02}", f"d{n}", line="review") for n in range(8)]
    record = second_agreement(house, house.cast.paper, commitments=tuple(coming))
    document, words = word_of(client, record)
    rows = next(table for table in document.tables if table.rows[0].cells[0].text == "Ngày").rows
    total = int(re.search(r"(\d+) việc đến hạn", words[2])[1])
    assert len(rows) - 1 == total == 8
    assert "Trên đây là" not in " ".join(words) + read(client, f"/overview/?record={record}")

    many = tuple(replace(each, id=f"e{n}") for n, each in enumerate(coming * 4))
    record = second_agreement(house, house.cast.paper, commitments=many)
    document, words = word_of(client, record)
    shown = len(next(table for table in document.tables if table.rows[0].cells[0].text == "Ngày").rows) - 1
    total = int(re.search(r"(\d+) việc đến hạn", words[2])[1])
    assert USUAL["ahead"] < shown < total == 32
    assert f"Trên đây là {shown} trong {total} mục." in words
    assert f"Trên đây là {shown} trong {total} mục." in read(client, f"/overview/?record={record}")


def test_no_head_of_the_table_of_bodies_breaks_inside_a_word(house):
    document, _words = word_of(house.client(house.cast.command), "")
    heads = next(table for table in document.tables if table.rows[0].cells[0].text == "Chủ trì").rows[0].cells
    for head in heads:
        for each in plain(head.text).split():
            assert bold_mm(each, 10.5) < head.width.mm - 1.5, each


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_page_asks_as_much_for_three_agreements_as_for_two(house, language, django_assert_max_num_queries):
    client = house.client(house.cast.command, language=language)
    read(client)
    with django_assert_max_num_queries(15) as few:
        read(client)
    for _ in range(2):
        second_agreement(house, house.cast.paper)
    with django_assert_max_num_queries(15) as more:
        read(client)
    assert len(few) == len(more)


def test_a_sheet_that_is_too_full_gives_way_part_by_part():
    some = {"overdue": [3.0] * 2, "courses": [4.0] * 3, "bodies": [2.0] * 4, "ahead": [2.0] * 5}
    assert fitting(some) == {part: len(rows) for part, rows in some.items()}
    full = {part: [4.0] * 500 for part in some}
    room = fitting(full)
    assert sum(4.0 * number for number in room.values()) <= SHEET
    assert all(LEAST[part] <= room[part] <= MOST[part] for part in room)
    assert fitting({part: [6.0] * 500 for part in some}) == LEAST
    assert fitting(some | {"overdue": [], "bodies": [], "ahead": [2.0] * 500})["ahead"] == (SHEET - 12) // 2

"""The page of what is found: where it leads, what it says when there is nothing, and what it never shows."""

from __future__ import annotations

from datetime import date

import pytest

from cast import NOW, at, issue, make_cast, programme
from phoihop.features.agreements.actions import record_agreement
from phoihop.features.commitments.actions import FilePlan, ReportForm, due_row, file_report
from web.seats import operator, person, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return make_cast()


def agreement_of(cast, number: int = 0) -> str:
    me = cast.officer(cast.command)
    title = f"Chương trình phối hợp số {number}"
    record = record_agreement(programme(cast, cast.board, title=title), issue(), by=me, now=at(2026, 1, 5))
    row = due_row(record, "c1", "2026-06-15/2026-09-14", cast.command.id, by=me)
    file = FilePlan(f"{number:064x}", f"Ảnh sửa đường {number}.jpg", 9, "image/jpeg")
    form = ReportForm("Sửa đường Đồng Tâm, <b>520</b> ngày công.", date(2026, 9, 16), number="45/BC", files=(file,))
    file_report(row, form, by=me, now=NOW)
    return record


def page_for(client, query: str) -> str:
    answer = client.get("/search/", {"q": query})
    assert answer.status_code == 200
    return answer.content.decode()


def test_what_is_found_leads_to_its_page(cast):
    record = agreement_of(cast)
    client = signed_in(person("vanthu", cast.command, "viewer"))
    page = page_for(client, "dong tam")
    where = f"/agreements/{record}/c1/2026-06-15/2026-09-14/{cast.command.id}/"
    assert f'href="{where}"' in page
    assert "<mark>Đồng Tâm</mark>" in page
    assert "&lt;b&gt;520" in page
    assert client.get(where).status_code == 200
    assert f'href="/agreements/{record}/"' in page_for(client, "mở lớp")


def test_bodies_are_found_by_name_where_one_shares_an_agreement_with_them(cast):
    agreement_of(cast)
    client = signed_in(person("vanthu", cast.command, "viewer"))
    assert f'href="/agreements/?party={cast.board.id}"' in page_for(client, "ban dan van")
    assert cast.paper.name not in page_for(client, "ban noi chinh")


@pytest.mark.parametrize(
    ("query", "words"),
    [("", "Cần tìm gì?"), ("xyz", "Không tìm thấy"), ("?!", "Hãy gõ từ cần tìm"), ("x" * 500, "Không tìm thấy")],
)
def test_where_nothing_is_found_the_page_says_what_to_do(cast, query, words):
    agreement_of(cast)
    assert words in page_for(signed_in(person("vanthu", cast.command, "viewer")), query)


def test_others_find_nothing_not_even_a_number(cast):
    agreement_of(cast)
    for client in (signed_in(person("khac", cast.board, "officer")), operator()):
        page = page_for(client, "đồng tâm")
        assert "Không tìm thấy" in page
        assert "Chương trình" not in page
        assert "Cơ quan:" not in page_for(client, "ban dân vận")


def test_the_page_asks_the_same_number_of_questions_for_one_and_for_many(cast, django_assert_max_num_queries):
    client = signed_in(person("vanthu", cast.command, "viewer"))
    agreement_of(cast)
    with django_assert_max_num_queries(10) as one:
        page_for(client, "dong tam")
    for number in range(1, 6):
        agreement_of(cast, number)
    with django_assert_max_num_queries(10) as many:
        page_for(client, "dong tam")
    assert len(one) == len(many)


def test_a_kind_narrows_what_is_found(cast):
    agreement_of(cast)
    client = signed_in(person("vanthu", cast.command, "viewer"))
    page = client.get("/search/", {"q": "sửa đường", "kind": "evidence"}).content.decode()
    assert "Ảnh sửa đường 0.jpg" in page
    assert "45/BC" not in page

"""Long lists: pages, order and filters follow the query, and nonsense in it is ignored."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.test import RequestFactory
from django.utils import translation

from phoihop.screen.tables import Column, Filter, Filters, Option, choices, counted, listing, total_words

COLUMNS = [
    Column("title", "Văn bản", ("title",)),
    Column("size", "Số việc", ("size", "title"), numeric=True),
    Column("note", "Ghi chú"),
]


def rows(count):
    return [{"title": f"{number:04d}", "size": number % 3 or None, "note": ""} for number in range(count)]


def asked(query="", count=60, **more):
    return listing(RequestFactory().get(f"/?{query}"), rows(count), COLUMNS, **more)


def test_a_list_opens_on_its_first_25_rows():
    first = asked()
    assert [row["title"] for row in first.rows][::24] == ["0000", "0024"]
    assert (first.total_words, first.page_words, first.previous_url, first.next_url) == (
        "60 dòng",
        "1 đến 25",
        "",
        "?page=2",
    )
    assert [(size.words, size.url, size.current) for size in first.sizes] == [
        ("25 dòng mỗi trang", "?size=25", True),
        ("100 dòng mỗi trang", "?size=100", False),
    ]


def test_the_last_page_leads_back_only():
    last = asked("page=3")
    assert (len(last.rows), last.page_words, last.previous_url, last.next_url) == (10, "51 đến 60", "?page=2", "")
    assert asked("page=2").previous_url == "?"


def test_a_page_beyond_the_end_is_the_last_one():
    assert asked("page=99").page_words == "51 đến 60"


@pytest.mark.parametrize(
    "query", ["page=-1", "page=x", "page=", "size=7", "sort=secret", "page=99999999999", "sort=-note"]
)
def test_nonsense_in_the_query_is_ignored(query):
    assert asked(query).page_words == "1 đến 25"


def test_a_hundred_rows_keep_the_rest_of_the_query():
    assert asked("size=100&party=a", 150).next_url == "?size=100&party=a&page=2"


def test_a_click_on_a_head_sorts_and_a_second_one_turns_the_order():
    by_title = asked(sort="title")
    assert [(head.order, head.url) for head in by_title.heads] == [
        ("ascending", "?sort=-title"),
        ("", "?sort=size"),
        ("", ""),
    ]
    turned = asked("sort=-title", sort="title")
    assert turned.rows[0]["title"] == "0059"
    assert turned.heads[0].order == "descending"


def test_rows_without_a_value_come_last():
    assert [row["size"] for row in asked("sort=size", 6).rows] == [1, 1, 2, 2, None, None]


def test_nothing_is_counted_beyond_a_thousand():
    many = asked("page=41", 1500)
    assert (many.total, many.total_words, many.page_words) == (1001, "hơn 1.000 dòng", "1.001 đến 1.025")


def test_an_empty_list_has_no_pages():
    none = asked(count=0)
    assert (none.rows, none.total_words, none.page_words, none.next_url, none.sizes) == ([], "0 dòng", "", "", [])


def test_english_counts_in_singular_and_plural():
    with translation.override("en"):
        assert [total_words(number) for number in (1, 2, 1001)] == ["1 entry", "2 entries", "more than 1,000 entries"]
        assert [counted(number) for number in (0, 1000, 1001)] == ["0", "1,000", "more than 1,000"]


@pytest.mark.django_db
def test_a_queryset_is_ordered_counted_and_cut_by_the_database(django_assert_num_queries):
    ContentType.objects.bulk_create(
        ContentType(app_label=f"room{number % 2}", model=f"m{number:04d}") for number in range(40)
    )
    rooms = ContentType.objects.filter(app_label__startswith="room")
    columns = [Column("room", "Phòng", ("app_label", "-model"))]
    with django_assert_num_queries(2):
        page = listing(RequestFactory().get("/?sort=-room"), rooms, columns, bound=30)
    assert [row.model for row in page.rows[:2]] == ["m0001", "m0003"]
    assert (page.total, page.total_words, page.next_url) == (31, "hơn 30 dòng", "?sort=-room&page=2")


def bar(query):
    return Filters(
        RequestFactory().get(f"/?{query}"),
        [
            Filter("party", "Bên", choices([("a", "Bộ CHQS")])),
            Filter("year", "Năm", [Option("2026", "2026")], "2026"),
            Filter("q", "Tìm", kind="text"),
        ],
    )


def test_a_filter_takes_what_it_offers_and_nothing_else():
    assert bar("party=a")["party"] == "a"
    assert bar("party=z")["party"] == ""
    assert bar("year=1999")["year"] == "2026"
    assert bar("q=" + "x" * 500)["q"] == "x" * 200


def test_filters_keep_order_and_size_but_go_back_to_the_first_page():
    assert bar("sort=title&size=100&page=3&party=a").kept == [("sort", "title"), ("size", "100")]


def test_a_bar_knows_whether_anything_was_chosen():
    assert bar("party=a").used
    assert not bar("").used
    assert not bar("party=").used


def test_all_comes_first():
    assert choices([("a", "Bộ CHQS")])[0] == ("", "Tất cả")

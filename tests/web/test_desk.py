"""The desk: what lies on it today, in which words, in which order, and that each figure opens what it counts."""

from __future__ import annotations

import re
from copy import copy
from datetime import date, timedelta

import pytest

from cast import NOW, TODAY, at, make_cast, programme
from commitments.making import House, due_on, make_house, reported, second_agreement, stand_at_today
from phoihop.features.agreements import actions as agreements
from phoihop.features.commitments import actions
from phoihop.features.commitments.actions import ReportForm
from phoihop.ledger.horizon import horizon_on
from phoihop.registers.queries import GROUPS, due_today
from phoihop.registers.tables import Desk, Due
from phoihop.web.desk_rows import SHOWN, desk_rows

pytestmark = pytest.mark.django_db


def read(client, url="/"):
    answer = client.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def groups(page):
    """The groups of a desk: id -> titles of its lines."""
    found = {}
    for part in re.split(r'<section class="group" id="', page)[1:]:
        found[part.partition('"')[0]] = [re.sub(r"<[^>]+>", "", title) for title in re.findall(r"<h3>(.*?)</h3>", part)]
    return found


@pytest.fixture(autouse=True)
def _today(monkeypatch, settings):
    stand_at_today(monkeypatch, settings)


@pytest.fixture
def house(db):
    return make_house()


@pytest.fixture
def busy(db):
    """A house in which every group of the command's desk has something."""
    week = due_on("2026-11-26", "c8")
    today = due_on("2026-11-24", "c9")
    soon = due_on("2026-12-10", "c7")
    house = make_house()
    plan = programme(house.cast, house.cast.board)
    record = second_agreement(
        house,
        house.cast.board,
        commitments=(*plan.commitments, week, today, soon),
        short_title="Chương trình hai",
        to="2027-12-31",
    )
    agreements.invite_party(record, "p2", by=house.me, now=at(2026, 2, 2))
    house.record = record
    reported(house, "c1", "2026-Q2", date(2026, 6, 16))
    row = house.row("c1", "2026-Q2")
    actions.send_back(
        row, "Thiếu số liệu.", date(2026, 11, 30), date(2026, 6, 20), by=house.board, now=at(2026, 11, 20)
    )
    reported(house, "c2", "2026-Y", date(2026, 11, 20), by=house.board)
    actions.ask_extension(
        house.row("c2", "2027-Y"), date(2027, 11, 1), "Lùi lịch.", date(2026, 11, 20), by=house.board, now=NOW
    )
    return house


def test_groups_stand_in_the_order_in_which_the_day_can_still_be_saved(busy):
    page = read(busy.client(busy.cast.command))
    assert list(groups(page)) == ["today", "overdue", "sent_back", "week", "to_receive", "to_answer"]
    assert groups(page)["today"] == ["Việc c9"]
    assert groups(page)["week"] == ["Việc c8"]
    assert groups(page)["sent_back"] == ["Báo cáo kết quả giúp dân hằng quý, quý\u00a0II/2026"]
    assert "Đề nghị ngày 20/06: “Thiếu số liệu.”" in page
    assert "Đề nghị gia hạn đến 01/11/2027: Lùi lịch." in page
    assert "đến 04/12/2026 không có ý kiến thì coi như đã tiếp nhận" in page
    assert "Trong 30 ngày tới" in page
    assert page.count("button main") == 1


def test_our_own_late_work_says_that_more_time_was_asked_for_and_is_not_answered(house):
    row = house.row("c1", "2026-Q3")
    before = read(house.client(house.cast.command))
    assert "chờ trả lời" not in before
    actions.ask_extension(row, date(2026, 12, 15), "Chờ số liệu.", date(2026, 11, 20), by=house.me, now=NOW)
    page = read(house.client(house.cast.command))
    assert "; đã xin lùi đến 15/12/2026, chờ trả lời" in page.split('id="overdue"')[1]
    actions.answer_extension(
        house.row("c1", "2026-Q3"), grant=False, on=TODAY, reason="Đã quá hạn.", by=house.board, now=NOW
    )
    assert "chờ trả lời" not in read(house.client(house.cast.command))


def test_the_counts_are_a_sentence_of_links_to_what_they_count(busy):
    page = read(busy.client(busy.cast.command))
    summary = page.split('<p class="summary">')[1].split("</p>")[0]
    assert re.sub(r"<[^>]+>", "", summary).startswith("1 việc phải xong hôm nay, ")
    for name, number in re.findall(r'href="#(\w+)"[^>]*>(\d+) ', summary):
        assert len(groups(page)[name]) == int(number)


@pytest.mark.parametrize("group", GROUPS)
def test_each_group_opens_as_a_list_of_exactly_its_rows(busy, group):
    client = busy.client(busy.cast.command)
    page = read(client, f"/owed/?group={group}")
    rows = Desk.objects.filter(GROUPS[group](busy.cast.command.id, TODAY), organisation=busy.cast.command.id).count()
    assert rows
    assert page.count('class="row"') == rows


def test_a_group_is_counted_no_further_than_its_list(busy, monkeypatch):
    who = busy.cast.command.id
    exact = desk_rows(who, TODAY).counts
    assert exact == {
        group: Desk.objects.filter(condition(who, TODAY), organisation=who).count()
        for group, condition in GROUPS.items()
    }
    monkeypatch.setattr("phoihop.web.desk_rows.BOUND", 1)
    assert desk_rows(who, TODAY).counts == {group: min(number, 2) for group, number in exact.items()}


def test_more_than_a_list_counts_is_said_as_the_list_says_it(busy):
    one = Desk.objects.get(due_today(busy.cast.command.id, TODAY), organisation=busy.cast.command.id)
    many = []
    for number in range(1000):
        one.pk = (*one.pk[:3], f"x{number}", one.pk[4])
        many.append(copy(one))
    Desk.objects.bulk_create(many)
    client = busy.client(busy.cast.command)
    page = read(client)
    assert "hơn 1.000 việc phải xong hôm nay" in page
    assert re.search(r'<a href="/owed/\?group=today">Xem tất cả</a>', page)
    assert "hơn 1.000 dòng" in read(client, "/owed/?group=today")


def test_an_empty_house_says_what_to_do_first(db):
    cast = make_cast()
    house = House(cast, cast.officer(cast.command), cast.officer(cast.board), "")
    page = read(house.client(cast.command))
    assert "Chưa theo dõi văn bản phối hợp nào" in page
    assert "Đưa văn bản đã ký đầu tiên vào" in page


def test_a_desk_with_nothing_to_do_says_so(house):
    for row in Due.objects.filter(record=house.record, state="open", due_on__lte=TODAY + timedelta(7)):
        if row.party == house.cast.command.id:
            actions.file_report(row, ReportForm("Xong.", min(row.due_on, TODAY)), by=house.me, now=NOW)
    page = read(house.client(house.cast.command))
    assert "Hôm nay và tuần này không có việc phải làm" in page


def test_a_viewer_is_offered_to_look_and_not_to_write(house):
    page = read(house.client(house.cast.command, ["viewer"]))
    assert "Viết báo cáo" not in page
    assert ">Xem</a>" in page
    assert "Soạn lời nhắc" not in page


def test_a_viewer_is_not_offered_to_receive_what_others_sent(busy):
    assert ">Tiếp nhận</a>" in read(busy.client(busy.cast.command))
    assert ">Tiếp nhận</a>" not in read(busy.client(busy.cast.command, ["viewer"]))


def test_a_desk_is_narrowed_by_agreement_and_by_line_of_work(busy):
    client = busy.client(busy.cast.command)
    assert groups(read(client, "/?line=operation")).keys() == {"today", "week"}
    assert groups(read(client, f"/?record={busy.record}"))["today"] == ["Việc c9"]
    assert "Việc c9" not in read(client, "/?line=support")
    assert "Không có việc nào theo lựa chọn này" in read(client, "/?line=advice")


def test_nothing_of_another_organisation_lies_on_a_desk(busy):
    page = read(busy.client(busy.cast.observer))
    assert "Việc c9" not in page
    assert "Chương trình hai" not in page
    nobody = busy.client(busy.cast.observer)
    nobody.logout()
    for address in ("/", "/owed/", "/owed/excel/", "/overview/", "/overview/word/"):
        assert nobody.get(address).headers["Location"].startswith("/sign-in/")


def test_a_started_report_is_gone_on_with(house):
    client = house.client(house.cast.command)
    client.post(f"{house.url('c1', '2026-Q3')}draft/", {"do": "file", "result": "Đang viết"})
    assert "Viết tiếp" in read(client)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_desk_asks_as_few_questions_for_many_rows_as_for_one(busy, language, django_assert_max_num_queries):
    client = busy.client(busy.cast.command, language=language)
    read(client)
    with django_assert_max_num_queries(15) as few:
        read(client)
    many = tuple(due_on("2026-11-24", f"d{n}") for n in range(SHOWN + 5))
    second_agreement(busy, busy.cast.board, commitments=many, short_title="Chương trình ba")
    second_agreement(busy, busy.cast.paper)
    with django_assert_max_num_queries(15) as more:
        page = read(client)
    assert len(few) == len(more)
    assert len(groups(page)["today"]) == SHOWN
    assert f"Xem tất cả {SHOWN + 6} việc" in page or f"See all {SHOWN + 6} things" in page


def test_the_list_is_paged_sorted_and_taken_along_as_excel(busy, django_assert_max_num_queries):
    client = busy.client(busy.cast.command)
    horizon_on(TODAY)
    read(client, "/owed/")
    for address in ("/owed/", "/owed/?sort=-due&size=100", "/owed/?sort=party", "/owed/?sort=agreement&page=2"):
        with django_assert_max_num_queries(12):
            page = read(client, address)
        assert "Báo cáo kết quả giúp dân" in page, address
    later = read(client, "/owed/?sort=-due&status=not_yet")
    days = [date(int(y), int(m), int(d)) for d, m, y in re.findall(r"(\d\d)/(\d\d)/(\d{4})</td>", later)]
    assert days == sorted(days, reverse=True)
    sheet = client.get("/owed/excel/?status=overdue")
    assert sheet.headers["Content-Type"].endswith("spreadsheetml.sheet")
    rows = cells(sheet.content)
    assert ["STT", "Nội dung", "Văn bản", "Chủ trì", "Tiếp nhận", "Thời hạn", "Tình trạng", "Số ngày"] in rows
    listed = read(client, "/owed/?status=overdue").count('class="row"')
    assert sum(str(row[0]).isdigit() or isinstance(row[0], float) for row in rows) == listed


def cells(content):
    import io

    from python_calamine import load_workbook

    return load_workbook(io.BytesIO(content)).get_sheet_by_index(0).to_python()


@pytest.mark.parametrize(
    "nonsense",
    ["status=gone", "record=zz", "due=2026-Q9", "due=a..b", "due=0-Q1", "party=%27", "page=99", "group=x&line=y"],
)
def test_nonsense_in_the_query_is_no_error(house, nonsense):
    read(house.client(house.cast.command), f"/owed/?{nonsense}")


def test_what_a_body_on_paper_is_to_answer_lies_on_the_desk_of_who_enters_the_answer(house):
    record = second_agreement(house, short_title="Chương trình giấy")
    row = Due.objects.get(record=record, commitment="c1", label="2026-Q3")
    client = house.client(house.cast.command)
    assert "on_paper" not in groups(read(client))
    actions.file_report(row, ReportForm("Đã xong.", TODAY), by=house.me, now=NOW)
    reported(house, "c1", "2026-Q3", TODAY)
    page = read(client)
    assert groups(page)["on_paper"] == ["Báo cáo kết quả giúp dân hằng quý, quý\u00a0III/2026"]
    assert "1 việc chờ trả lời bằng văn bản giấy" in page
    assert "Nhập trả lời" in page
    row.refresh_from_db()
    actions.receive_report(row, TODAY, said_for="p2", by=house.me, now=NOW)
    assert "on_paper" not in groups(read(client))


def test_who_is_invited_finds_the_way_to_compare_on_its_desk_until_it_has_answered(house):
    record = second_agreement(house, house.cast.board, short_title="Chương trình mới")
    client, way = house.client(house.cast.board), f'href="/agreements/{record}/compare/"'
    assert way not in read(client)
    agreements.invite_party(record, "p2", by=house.me, now=at(2026, 11, 2))
    assert way in read(client)
    assert way not in read(house.client(house.cast.command))
    agreements.compare_record(record, agrees=True, on="2026-11-03", by=house.board, now=at(2026, 11, 3))
    assert way not in read(client)

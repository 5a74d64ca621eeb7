"""The operator keeps the directory, the holiday table, lines of work and period schemes, and sees no record."""

from __future__ import annotations

import re
from datetime import date

import pytest

from cast import NOW, at, issue, make_cast, programme
from phoihop.features.agreements.actions import invite_party, record_agreement
from phoihop.jobs.queue import run_job, take_next
from phoihop.ledger.models import Key
from phoihop.people.actions import OrganisationPlan, enter_organisation, find_or_enter, note_succession
from phoihop.people.models import Organisation, OrganisationName, User
from phoihop.registers.catalogues import CalendarChange, Figure, Holiday, LineOfWork, PeriodScheme
from phoihop.registers.tables import Due
from web.seats import administrator, operator, person, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return make_cast()


def dump() -> list[object]:
    models = (Organisation, OrganisationName, User, Holiday, LineOfWork, Figure, PeriodScheme, CalendarChange)
    return [list(model.objects.order_by("pk").values()) for model in models]


def test_the_directory_is_searched_with_and_without_marks_and_under_old_names(cast):
    client = operator()
    client.post(f"/settings/organisations/{cast.paper.id}/name/", {"name": "Ban Nội vụ mới", "on": "01/01/2027"})
    for typed in ("noi chinh", "Nội chính", "ban nội vụ"):
        page = client.get("/settings/organisations/", {"name": typed}).content.decode()
        assert "Ban Nội vụ mới" in page
        assert cast.board.name not in page
    assert "Không có cơ quan nào" in client.get("/settings/organisations/", {"name": "xyz"}).content.decode()


NEW = {"name": "Sở Nội vụ thành phố Sông Vân", "numbering": "state", "scheme": "calendar", "since": "01/03/2025"}


def test_a_body_is_entered_once_under_any_of_its_names(cast):
    client = operator()
    answer = client.post("/settings/organisations/new/", NEW)
    body = Organisation.objects.get(name=NEW["name"])
    assert answer.headers["Location"] == f"/settings/organisations/{body.id}/"
    assert not body.joined
    before = dump()
    again = client.post("/settings/organisations/new/", NEW | {"name": "so noi vu thanh pho song van"})
    assert "Danh bạ đã có" in again.content.decode()
    assert dump() == before


def test_a_body_begins_to_work_here_with_its_first_administrator(cast):
    answer = operator().post(
        f"/settings/organisations/{cast.paper.id}/join/", {"username": "quantri.bnc", "display_name": "Chánh Văn phòng"}
    )
    assert 'id="first-password"' in answer.content.decode()
    cast.paper.refresh_from_db()
    assert cast.paper.joined
    assert Key.objects.filter(organisation=cast.paper.id).exists()
    user = User.objects.get(username="quantri.bnc")
    assert [each.role for each in user.memberships.filter(organisation=cast.paper)] == ["administrator"]


def test_a_body_does_not_begin_to_work_here_when_its_administrator_cannot_be_entered(cast):
    person("quantri.bnc", cast.board, "officer")
    client = operator()
    before = dump()
    answer = client.post(
        f"/settings/organisations/{cast.paper.id}/join/", {"username": "quantri.bnc", "display_name": "Chánh Văn phòng"}
    )
    assert "đã có người dùng" in answer.content.decode()
    assert dump() == before


def test_a_body_that_is_no_more_is_not_let_in_and_the_page_says_why(cast):
    note_succession([cast.paper], cast.board, kind="absorb", on=date(2025, 3, 1))
    cast.paper.joined = True
    cast.paper.save()
    client, url = operator(), f"/settings/organisations/{cast.paper.id}/"
    page = client.get(url).content.decode()
    assert "quản trị" in page.lower()
    assert f"{url}join/" not in page
    before = dump()
    answer = client.post(f"{url}join/", {"username": "quantri.bnc", "display_name": "Chánh Văn phòng"}, follow=True)
    assert answer.redirect_chain == [(url, 302)]
    assert "chỉ còn đến ngày 01/03/2025 nên không lập thêm tài khoản" in answer.content.decode()
    assert dump() == before


def test_the_operator_sets_the_password_of_administrators_and_of_nobody_else(cast):
    chief = person("quantri.bdv", cast.board, "administrator")
    clerk = person("vanthu.bdv", cast.board, "officer")
    client = operator()
    url = "/settings/organisations/{}/administrators/{}/password/"
    assert 'id="first-password"' in client.post(url.format(cast.board.id, chief.pk)).content.decode()
    assert client.post(url.format(cast.board.id, clerk.pk)).status_code == 404
    assert client.post(url.format(cast.command.id, chief.pk)).status_code == 404


def test_a_duplicate_entry_is_taken_for_the_one_kept_and_found_by_its_spelling(cast):
    record_agreement(programme(cast, cast.paper), issue(), by=cast.officer(cast.command), now=at(2026, 1, 5))
    twice = enter_organisation(OrganisationPlan("Ban Nội chính TU Sông Vân"))
    client = operator()
    url = f"/settings/organisations/{twice.id}/merge/"
    assert client.get(url).status_code == 200
    unknown = client.get(url, {"kept": "không có"})
    assert "Danh bạ không có mục" in unknown.content.decode()
    ask = client.get(url, {"kept": cast.paper.name})
    assert "Gộp hai mục làm một?" in ask.content.decode()
    client.post(f"{url}?kept={cast.paper.name}")
    assert find_or_enter("ban noi chinh tu song van") == cast.paper
    assert "Ban Nội chính TU" not in client.get("/settings/organisations/").content.decode()
    assert client.get(f"/settings/organisations/{twice.id}/").status_code == 404


def test_merging_says_how_many_agreements_name_the_second_entry(cast):
    record_agreement(programme(cast, cast.paper), issue(), by=cast.officer(cast.command), now=at(2026, 1, 5))
    kept = enter_organisation(OrganisationPlan("Ban Nội chính"))
    page = operator().get(f"/settings/organisations/{cast.paper.id}/merge/", {"kept": kept.name}).content.decode()
    assert "1 văn bản đang ghi mục trùng" in page
    assert "Chương trình" not in page


@pytest.mark.parametrize("which", ["itself", "works_here"])
def test_two_bodies_with_lives_of_their_own_are_not_merged(cast, which):
    body, kept = (cast.paper, cast.paper) if which == "itself" else (cast.board, cast.paper)
    client = operator()
    before = dump()
    answer = client.post(f"/settings/organisations/{body.id}/merge/?kept={kept.name}")
    assert answer.status_code == 400
    assert dump() == before


HOLIDAY = {"day": "16/12/2026", "name": "Nghỉ bù", "working": "off", "status": "decided", "source": "Thông báo số 9"}


@pytest.fixture
def owed(cast):
    """A quarter that ends on 14/12/2026: two working days after it is Wednesday 16/12."""
    return record_agreement(
        programme(cast, cast.board, to="2027-12-31"), issue(), by=cast.officer(cast.command), now=at(2026, 1, 5)
    )


def due_of(record: str) -> tuple[date, list[object]]:
    row = Due.objects.get(record=record, commitment="c1", period="2026-09-15/2026-12-14")
    return row.due_on, row.why


def work() -> None:
    while job := take_next(NOW):
        assert run_job(job, clock=lambda: NOW).code == ""


def test_an_added_holiday_moves_open_due_dates_and_says_how_many_and_where(cast, owed):
    assert due_of(owed)[0] == date(2026, 12, 16)
    client = operator()
    answer = client.post("/settings/holidays/new/", HOLIDAY)
    told = answer.headers["Location"]
    assert "Đang tính lại thời hạn" in client.get(told).content.decode()
    assert due_of(owed)[0] == date(2026, 12, 16)
    work()
    moved, why = due_of(owed)
    assert moved == date(2026, 12, 17)
    assert "Nghỉ bù" in str(why)
    page = client.get(told).content.decode()
    assert "1 thời hạn chưa xong đã đổi trong 1 văn bản." in page
    assert "Chương trình phối hợp" not in page
    assert "Những thời hạn đã đổi" in page
    assert re.search(r"16/12/2026</th>.*17/12/2026</td>", page), "which day became which, and of how many"
    assert client.get(f"{told}progress/").headers["Location"] == told


def test_the_desk_of_who_owes_and_of_who_receives_tells_which_dates_moved_from_to_and_why(cast, owed, monkeypatch):
    monkeypatch.setattr("phoihop.screen.clock.now", lambda: NOW)
    invite_party(owed, "p2", by=cast.officer(cast.command))
    client = operator()
    client.post("/settings/holidays/new/", HOLIDAY)
    work()
    for body in (cast.command, cast.board):
        page = signed_in(person(f"canbo.{body.id[:6]}", body, "officer")).get("/").content.decode()
        assert "1 thời hạn đã đổi" in page
        assert "16/12/2026 đã được bổ sung vào bảng ngày nghỉ" in page or "16/12/2026" in page
        assert "<b>17/12/2026</b>" in page
        assert "Nghỉ bù" in page
    stranger = signed_in(person("nguoila", cast.observer, "officer")).get("/").content.decode()
    assert "thời hạn đã đổi" not in stranger
    client.post(f"/settings/holidays/{Holiday.objects.get(day=date(2026, 12, 16)).pk}/remove/")
    work()
    back = signed_in(person("canbo2", cast.command, "officer")).get("/").content.decode()
    assert "thời hạn đã đổi" not in back, "what stands where it stood is no news"


def test_an_operator_who_also_acts_for_a_party_sees_which_agreements_moved(cast, owed):
    user = person("kiem", cast.command, "officer", is_operator=True)
    client = signed_in(user)
    told = client.post("/settings/holidays/new/", HOLIDAY).headers["Location"]
    work()
    assert "Chương trình phối hợp 2022-2026" in client.get(told).content.decode()


def test_a_removed_holiday_moves_them_back(cast, owed):
    client = operator()
    client.post("/settings/holidays/new/", HOLIDAY)
    work()
    holiday = Holiday.objects.get(day=date(2026, 12, 16))
    assert client.get(f"/settings/holidays/{holiday.pk}/remove/").status_code == 200
    client.post(f"/settings/holidays/{holiday.pk}/remove/")
    work()
    assert due_of(owed)[0] == date(2026, 12, 16)


def test_an_expected_day_moves_nothing_until_it_is_decided(cast, owed):
    client = operator()
    client.post("/settings/holidays/new/", HOLIDAY | {"status": "expected"})
    assert not CalendarChange.objects.exists()
    assert "chưa làm đổi thời hạn nào" in client.get("/settings/holidays/?year=2026").content.decode()
    holiday = Holiday.objects.get(day=date(2026, 12, 16))
    client.post(f"/settings/holidays/{holiday.pk}/", HOLIDAY)
    work()
    assert due_of(owed)[0] == date(2026, 12, 17)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"day": "01/01/2026"}, "Bảng đã có ngày 01/01/2026"),
        ({"day": "31/02/2026"}, "31/02/2026"),
        ({"working": "working"}, "vốn là ngày làm việc"),
        ({"status": "maybe"}, "Tình trạng"),
    ],
)
def test_a_day_that_makes_no_sense_is_refused(cast, given, words):
    client = operator()
    before = dump()
    answer = client.post("/settings/holidays/new/", HOLIDAY | given)
    assert answer.status_code == 400
    assert words in answer.content.decode()
    assert dump() == before


def test_a_year_without_rows_shows_the_days_that_the_law_fixes(cast):
    Holiday.objects.filter(day__year=2026).delete()
    page = operator().get("/settings/holidays/?year=2026").content.decode()
    assert "tính sẵn, đến khi bảng có năm này" in page
    assert "17/02/2026" in page


def test_lines_of_work_are_added_renamed_ordered_and_retired(cast):
    client = operator()
    code = client.post("/settings/lines/new/", {"name": "Cải cách hành chính"}).headers["Location"].split("/")[-2]
    line = LineOfWork.objects.get(code=code)
    assert code == "cai_cach_hanh_chinh"
    assert list(LineOfWork.objects.all())[-1] == line
    client.post(f"/settings/lines/{code}/up/")
    assert list(LineOfWork.objects.all())[-2] == line
    client.post(f"/settings/lines/{code}/", {"name": "Cải cách hành chính, chuyển đổi số"})
    client.post(f"/settings/lines/{code}/retire/")
    line.refresh_from_db()
    assert (line.name, line.retired) == ("Cải cách hành chính, chuyển đổi số", True)
    client.post(f"/settings/lines/{code}/offer/")
    line.refresh_from_db()
    assert not line.retired
    twice = client.post("/settings/lines/new/", {"name": "tuyên truyền"})
    assert "Đã có lĩnh vực" in twice.content.decode()
    assert client.get(f"/settings/lines/{code}/retire/").status_code == 405


FIGURE = {"name": "Thủ tục được cắt giảm", "unit": "thủ tục", "adds": "sum", "basis": "period"}


def test_figures_of_a_line_are_added_changed_ordered_and_retired(cast):
    client = operator()
    client.post("/settings/lines/support/figures/new/", FIGURE)
    figure = Figure.objects.get(name=FIGURE["name"])
    assert figure.code == "thu_tuc_duoc_cat_giam"
    client.post(f"/settings/lines/support/figures/{figure.code}/up/")
    assert list(Figure.objects.filter(line="support"))[-2] == figure
    client.post(f"/settings/lines/support/figures/{figure.code}/", FIGURE | {"adds": "maximum", "unit": "việc"})
    client.post(f"/settings/lines/support/figures/{figure.code}/retire/")
    figure.refresh_from_db()
    assert (figure.adds, figure.unit, figure.retired) == ("maximum", "việc", True)
    twice = client.post("/settings/lines/support/figures/new/", FIGURE | {"name": "Ngày công"})
    assert "đã có số liệu" in twice.content.decode()
    assert client.get(f"/settings/lines/training/figures/{figure.code}/").status_code == 404


def test_how_a_reported_figure_adds_up_does_not_change_any_more(cast, monkeypatch):
    from phoihop.features.commitments.tables import ReportedFigure

    ReportedFigure.objects.create(record="a" * 64, act="b" * 64, figure="days_of_labour", value=12)
    client = operator()
    before = dump()
    given = {"name": "Ngày công", "unit": "ngày công", "adds": "last", "basis": "period"}
    answer = client.post("/settings/lines/support/figures/days_of_labour/", given)
    assert "không đổi cách cộng được" in answer.content.decode()
    assert dump() == before
    client.post(
        "/settings/lines/support/figures/days_of_labour/", given | {"adds": "sum", "name": "Ngày công giúp dân"}
    )
    assert Figure.objects.get(code="days_of_labour").name == "Ngày công giúp dân"


SCHEME = {"name": "Theo kỳ của Thành ủy", "ends": "day", "day": "20", "due": "working_days", "number": "3"}
SCHEME |= {"week_starts": "monday"}


def test_a_scheme_is_looked_at_before_it_is_saved(cast):
    client = operator()
    looked = client.post("/settings/schemes/new/", SCHEME | {"look": "1"}).content.decode()
    assert re.search(r"quý\sI/", looked)
    assert "21/12/" in looked
    assert "20/03/" in looked
    assert not PeriodScheme.objects.filter(builtin=False).exists()
    where = client.post("/settings/schemes/new/", SCHEME).headers["Location"]
    assert where == "/settings/schemes/theo-ky-cua-thanh-uy/"
    kept = PeriodScheme.objects.get(builtin=False)
    assert kept.definition["ends"] == "day 20"
    assert kept.definition["due"] == "3 working days after"
    assert "20/03/" in client.get(where).content.decode()
    form = client.get(f"{where}change/").content.decode()
    assert 'value="20"' in form


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"day": ""}, "Hãy ghi ngày nào trong tháng."),
        ({"day": "45"}, "Ngày nào"),
        ({"number": ""}, "Hãy ghi số ngày, hoặc ngày nào."),
        ({"due": "last_month", "number": "40"}, "Một tháng có nhiều nhất 31 ngày."),
        ({"name": "theo tháng, quý, năm dương lịch"}, "Đã có cách chia kỳ"),
    ],
)
def test_a_scheme_that_makes_no_sense_is_refused(cast, given, words):
    client = operator()
    before = dump()
    answer = client.post("/settings/schemes/new/", SCHEME | given)
    assert answer.status_code == 400
    assert words in answer.content.decode()
    assert dump() == before


def test_a_scheme_by_which_agreements_reckon_keeps_its_days(cast):
    client = operator()
    client.post("/settings/schemes/new/", SCHEME)
    code = PeriodScheme.objects.get(builtin=False).code
    record_agreement(
        programme(cast, cast.board, scheme=code), issue(), by=cast.officer(cast.command), now=at(2026, 1, 5)
    )
    before = dump()
    url = f"/settings/schemes/{code}/"
    assert "làm lệch các kỳ đã báo cáo" in client.post(f"{url}change/", SCHEME | {"day": "25"}).content.decode()
    assert client.post(f"{url}remove/").status_code == 409
    assert dump() == before
    client.post(f"{url}change/", SCHEME | {"name": "Theo kỳ Thành ủy"})
    assert PeriodScheme.objects.get(code=code).name == "Theo kỳ Thành ủy"


def test_a_scheme_that_nobody_uses_is_removed_and_a_shipped_one_stays(cast):
    client = operator()
    client.post("/settings/schemes/new/", SCHEME)
    client.post("/settings/schemes/theo-ky-cua-thanh-uy/remove/")
    assert not PeriodScheme.objects.filter(builtin=False).exists()
    assert client.post("/settings/schemes/calendar/remove/").status_code == 409
    assert client.get("/settings/schemes/calendar/change/").status_code == 404


def test_everybody_reads_the_catalogues_and_only_the_operator_keeps_them(cast):
    reader = signed_in(person("xem", cast.observer, "viewer"))
    chief = administrator(cast)
    for client in (reader, chief):
        for page in ("holidays/", "lines/", "schemes/", "schemes/calendar/"):
            assert client.get(f"/settings/{page}").status_code == 200
        before = dump()
        for page in ("organisations/", "organisations/new/", "holidays/new/", "lines/new/", "lines/support/"):
            assert client.get(f"/settings/{page}").status_code == 404
            assert client.post(f"/settings/{page}", HOLIDAY | SCHEME | NEW).status_code == 404
        assert client.post("/settings/lines/support/retire/").status_code == 404
        assert dump() == before

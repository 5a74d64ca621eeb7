"""Results of the past, brought in from the table that an office kept: matched, seen row by row, entered and taken back."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from agreements import sheet_samples as samples
from cast import NOW
from commitments.making import reported
from phoihop.features.agreements.models import KeptTable
from phoihop.features.agreements.sheets.grid import from_workbook
from phoihop.features.commitments import actions, table_taking
from phoihop.features.commitments.tables import Report
from phoihop.jobs.models import Job
from phoihop.jobs.queue import run_job, take_next
from phoihop.ledger.models import Act
from phoihop.record.refused import Refused

pytestmark = pytest.mark.slow  # each workbook is opened by a program of its own
HEAD = ("STT", "Nhiệm vụ", "Chủ trì", "Kỳ", "Tiến độ", "Kết quả", "Số văn bản", "Ngày gửi")
QUARTERLY = "Báo cáo kết quả giúp dân hằng quý"


@pytest.fixture
def officer(house):
    return house.client(house.cast.command, ["officer"])


def brought(officer, house, data):
    """Bring a workbook into the house's agreement and go on from its columns as proposed; returns the table."""
    file = SimpleUploadedFile("theo-doi.xlsx", data)
    answer = officer.post(f"/agreements/{house.record}/table/", {"file": file})
    assert answer.status_code == 302, answer.content.decode()
    page = officer.get(answer.url).context
    given = {f"column_{column.place}": column.role for column in page["columns"]}
    for value in page["values"]:
        given |= {f"value_{value.place}": value.words, f"meaning_{value.place}": value.meaning}
    went = officer.post(answer.url, given | {"go": "1"})
    table = KeptTable.objects.latest("pk")
    assert went.url == f"/tables/{table.pk}/reports/", went.content.decode()
    return table


def page_of(officer, table):
    return officer.get(f"/tables/{table.pk}/reports/").context


def subject(facts):
    return dict(facts)["Báo cáo về"].replace("\xa0", " ")


def keys(page):
    return [line.key for line in page["page"].lines]


def test_each_row_is_matched_with_its_occurrence_and_what_is_not_done_makes_no_report(officer, house):
    table = brought(officer, house, samples.follow_up_of_the_command())
    page = page_of(officer, table)
    shown = [(line.number, line.questions, [subject(facts) for facts in line.becomes]) for line in page["page"].lines]
    assert shown == [
        (8, ["Dòng này nói về nhiệm vụ nào?"], []),
        (4, [], ["Báo cáo kết quả giúp dân hằng quý, quý I/2026"]),
        (5, [], ["Báo cáo kết quả giúp dân hằng quý, quý II/2026"]),
        (7, [], ["Mở lớp bồi dưỡng, năm 2026"]),
    ]
    assert "1 dòng chưa có việc hoàn thành" in page["passed_over"]
    facts = dict(page["page"].lines[1].becomes[0])
    assert (facts["Ngày gửi"], facts["Số văn bản"], facts["Kết quả thực hiện"]) == (
        "16/03/2026",
        "15/BC-BCHQS",
        "Giúp dân 480 ngày công.",
    )
    assert dict(page["page"].lines[2].becomes[0])["Ngày gửi"] == "17/06/2026"


def test_all_rows_are_entered_as_one_step_and_taken_back_as_one(officer, house):
    table = brought(officer, house, samples.follow_up_of_the_command())
    before = Act.objects.count()
    address = f"/tables/{table.pk}/reports/"
    asked = officer.post(address, {"shown": keys(page_of(officer, table)), "received": "1", "take": "1"})
    assert "chờ trả lời" in asked.context["problem"]
    assert Act.objects.count() == before
    given = {"shown": ["8"], "out": ["8"], "said": "Đã xong.", "received": "1", "take": "1"}
    assert officer.post(address, given).url == address
    assert Act.objects.count() == before + 3
    ours, theirs = house.row("c1", "2026-Q1"), house.row("c2", "2026-Y")
    assert (ours.state, ours.sent_on, ours.entered) == ("sent", date(2026, 3, 16), False)
    assert (theirs.state, theirs.done_on, theirs.entered) == ("received", date(2026, 9, 28), True)
    assert set(Report.objects.filter(current=True).values_list("number", "result")) == {
        ("15/BC-BCHQS", "Giúp dân 480 ngày công."),
        ("31/BC-BCHQS", "Giúp dân 610 ngày công."),
        ("07/BC-BDV", "Đã xong."),
    }
    taken = officer.get(address).context
    assert (taken["count"], taken["free"], taken["bound"]) == (3, 3, 0)
    officer.post(f"{address}undo/", {"reason": "Ghi nhầm bảng."})
    assert Act.objects.count() == before + 6
    assert {house.row("c1", "2026-Q1").state, house.row("c2", "2026-Y").state} <= {"open", "untracked"}
    assert not Report.objects.filter(current=True).exists()
    assert officer.get(address).context["count"] == 3


def test_what_another_body_has_answered_stays_when_the_table_is_taken_back(officer, house):
    rows = (
        (1, QUARTERLY, "", "Quý II/2026", "x", "Giúp dân.", "", "16/06/2026"),
        (2, QUARTERLY, "", "Quý III/2026", "x", "Giúp dân.", "", "20/11/2026"),
    )
    table = brought(officer, house, samples.table(HEAD, *rows))
    address = f"/tables/{table.pk}/reports/"
    officer.post(address, {"said": "x", "take": "1"})
    actions.receive_report(house.row("c1", "2026-Q3"), date(2026, 11, 23), by=house.board, now=NOW)
    assert officer.get(address).context["bound"] == 1
    assert officer.get(f"{address}undo/").context["consequences"]
    officer.post(f"{address}undo/", {"reason": "Ghi nhầm bảng."})
    assert house.row("c1", "2026-Q3").state == "received"
    assert house.row("c1", "2026-Q2").state == "open"
    lines = {line.number: line.wrong for line in page_of(officer, table)["page"].lines}
    assert "đã có báo cáo" in lines[3]


def test_a_refusal_at_one_row_leaves_nothing_of_the_step(house):
    row = house.row("c1", "2026-Q1")
    form = actions.ReportForm("Giúp dân.", date(2026, 3, 16))
    before = Act.objects.count()
    with pytest.raises(Refused):
        actions.file_reports(house.record, [(row, form), (row, form)], by=house.me, now=NOW)
    assert Act.objects.count() == before
    assert not Report.objects.exists()


def test_an_answer_about_one_row_holds_for_all_rows_with_the_same_words(officer, house):
    rows = [(n, "Giúp dân", "", period, "x", "", "", "10/06/2026") for n, period in ((1, "Quý I"), (2, "Quý II"))]
    table = brought(officer, house, samples.table(("Năm 2026",), HEAD, *rows))
    assert [line.questions for line in page_of(officer, table)["page"].lines] == [["Dòng này nói về nhiệm vụ nào?"]] * 2
    officer.post(f"/tables/{table.pk}/reports/", {"shown": keys(page_of(officer, table)), "commitment_3": "c1"})
    page = page_of(officer, table)
    assert [(line.questions, line.wrong) for line in page["page"].lines] == [([], ""), ([], "")]
    assert page["count"] == 2


def test_a_period_and_a_day_that_the_row_does_not_tell_are_asked_and_answered(officer, house):
    table = brought(officer, house, samples.table(HEAD, (1, QUARTERLY, "Bộ CHQS", "", "x", "Giúp dân.", "", "")))
    (line,) = page_of(officer, table)["page"].lines
    assert line.questions == ["Báo cáo của kỳ nào?"]
    period = next(value for value, words in line.controls[0].options if "II/2026" in words)
    address = f"/tables/{table.pk}/reports/"
    officer.post(address, {"shown": ["2"], "period_2": period})
    (line,) = page_of(officer, table)["page"].lines
    assert line.questions == ["Gửi ngày nào?"]
    officer.post(address, {"shown": ["2"], "on_2": "17/06/2026", "said": "x"})
    (line,) = page_of(officer, table)["page"].lines
    assert (line.questions, dict(line.becomes[0])["Ngày gửi"]) == ([], "17/06/2026")


def test_rows_without_a_day_take_the_due_date_where_that_was_chosen(officer, house):
    table = brought(officer, house, samples.table(HEAD, (1, QUARTERLY, "", "Quý II/2026", "x", "Giúp dân.", "", "")))
    officer.post(f"/tables/{table.pk}/reports/", {"said": "x", "undated": "due"})
    (line,) = page_of(officer, table)["page"].lines
    assert (line.questions, dict(line.becomes[0])["Ngày gửi"]) == ([], "16/06/2026")


def test_a_column_for_each_quarter_makes_a_report_for_each_mark(officer, house):
    table = brought(officer, house, samples.calendar_of_the_department())
    officer.post(f"/tables/{table.pk}/reports/", {"said": "Đã gửi.", "undated": "due"})
    page = page_of(officer, table)
    assert [subject(line.becomes[0]) for line in page["page"].lines] == [
        f"{QUARTERLY}, quý I/2026",
        f"{QUARTERLY}, quý II/2026",
    ]
    officer.post(f"/tables/{table.pk}/reports/", {"said": "Đã gửi.", "undated": "due", "take": "1"})
    assert house.row("c1", "2026-Q2").state == "sent"


def test_rows_that_cannot_be_entered_say_why(officer, house):
    reported(house, "c1", "2026-Q1", date(2026, 3, 16))
    done = ("x", "Giúp dân.", "", "16/06/2026")
    rows = (
        (1, QUARTERLY, "", "Quý I/2026", *done),
        (2, QUARTERLY, "", "Quý II/2026", *done),
        (3, QUARTERLY, "", "Quý II/2026", *done),
        (4, QUARTERLY, "", "Quý III/2026", "x", "Giúp dân.", "", "01/12/2026"),
        (5, QUARTERLY, "", "Quý IV/2026", "x", "Giúp dân.", "", "02/05/1901"),
    )
    table = brought(officer, house, samples.table(HEAD, *rows))
    found = {line.number: line.wrong for line in page_of(officer, table)["page"].lines}
    assert "đã có báo cáo" in found[2]
    assert found[3] == ""
    assert "Dòng 3" in found[4]
    assert "chưa đến" in found[5]
    assert found[6] == "Ngày 02/05/1901 đứng trước ngày bắt đầu kỳ; hãy sửa trong bảng."


def test_a_word_of_progress_that_means_nothing_known_must_be_mapped_and_is_remembered(officer, house):
    data = samples.table(HEAD, (1, QUARTERLY, "", "Quý II/2026", "Tốt", "", "", "16/06/2026"))
    file = SimpleUploadedFile("a.xlsx", data)
    address = officer.post(f"/agreements/{house.record}/table/", {"file": file}).url
    columns = {f"column_{column.place}": column.role for column in officer.get(address).context["columns"]}
    problem = officer.post(address, columns | {"go": "1"}).context["problem"]
    assert "“tốt”" in problem
    officer.post(address, columns | {"go": "1", "value_0": "tốt", "meaning_0": "done"})
    again = officer.post(f"/agreements/{house.record}/table/", {"file": SimpleUploadedFile("b.xlsx", data)}).url
    assert [value.meaning for value in officer.get(again).context["values"]] == ["done"]


def test_many_reports_are_entered_and_taken_back_in_the_background(officer, house, monkeypatch):
    monkeypatch.setattr("phoihop.features.commitments.views.tables.LONG", 2)
    table = brought(officer, house, samples.follow_up_of_the_command())
    address = f"/tables/{table.pk}/reports/"
    officer.post(address, {"shown": ["8"], "out": ["8"], "said": "x", "take": "1"})
    assert "data-again" in officer.get(address).content.decode()
    assert _worked().kind == table_taking.TAKE_TABLE
    assert officer.get(address).context["count"] == 3
    officer.post(f"{address}undo/", {"reason": "Ghi nhầm."})
    assert _worked().kind == table_taking.UNDO_TABLE
    assert house.row("c1", "2026-Q2").state == "open"


def _worked() -> Job:
    job = take_next(NOW)
    assert job is not None
    done = run_job(job, clock=lambda: NOW)
    assert (done.state, done.code) == (Job.State.DONE, "")
    return done


def test_the_table_to_fill_in_comes_back_understood(officer, house):
    blank = officer.get(f"/agreements/{house.record}/table/template/")
    (grid,) = from_workbook(blank.content)
    head = next(number for number, row in enumerate(grid.rows) if row[0] == "STT")
    rows = [tuple(row) for row in grid.rows[head:]]
    filled = [rows[0], *((*row[:5], "Hoàn thành", "Đã làm.", "", "20/11/2026", "") for row in rows[1:])]
    table = brought(officer, house, samples.table(*filled))
    page = page_of(officer, table)
    assert [(line.questions, line.wrong) for line in page["page"].lines if line.questions or line.wrong] == []
    assert page["count"] == len(rows) - 1


@pytest.mark.parametrize("quarters", [1, 3])
def test_the_pages_of_a_table_make_no_more_queries_for_more_rows(
    officer, house, quarters, django_assert_max_num_queries
):
    rows = [
        (n, QUARTERLY, "", f"Quý {period}/2026", "x", "Giúp dân.", "", "20/11/2026")
        for n, period in enumerate(("I", "II", "III")[:quarters], 1)
    ]
    table = brought(officer, house, samples.table(HEAD, *rows))
    address = f"/tables/{table.pk}/reports/"
    with django_assert_max_num_queries(15):
        officer.get(address)
    officer.post(address, {"said": "x", "take": "1"})
    with django_assert_max_num_queries(15):
        assert officer.get(address).context["free"] == quarters


def test_a_table_of_results_is_for_those_who_write_in_the_agreement(house):
    stranger = house.client(house.cast.paper, ["officer"])
    reader = house.client(house.cast.command, ["viewer"])
    address = f"/agreements/{house.record}/table/"
    assert stranger.get(address).status_code == 404
    assert reader.get(address).status_code == 403
    assert reader.get(f"{address}template/").status_code == 403


def test_a_single_report_entered_by_mistake_is_taken_back_from_its_page(officer, house):
    reported(house, "c1", "2026-Q2", date(2026, 6, 16))
    page = officer.get(house.url("c1", "2026-Q2"))
    assert "Rút lại báo cáo" in page.content.decode()
    back = f"{house.url('c1', '2026-Q2')}take-back/"
    assert officer.post(back, {"reason": ""}).status_code == 422
    officer.post(back, {"reason": "Ghi nhầm kỳ."})
    assert house.row("c1", "2026-Q2").state == "open"
    assert "rút lại báo cáo" in officer.get(house.url("c1", "2026-Q2")).content.decode()

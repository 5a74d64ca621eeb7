"""The page of an occurrence: what it says to whom, and what its form does."""

from __future__ import annotations

from datetime import date

import pytest

from cast import NOW, TODAY, at
from commitments.making import reported, second_agreement, with_observer
from phoihop.features.agreements import actions as agreements
from phoihop.features.agreements.occurrences import occurrence_url
from phoihop.features.commitments import actions
from phoihop.features.commitments.actions import ReportForm
from phoihop.features.commitments.models import ReportDraft
from phoihop.features.commitments.tables import Report, ReportedFigure
from phoihop.ledger.models import Act
from phoihop.registers.catalogue_actions import retire_figure
from phoihop.registers.catalogues import Figure
from phoihop.registers.status import status
from phoihop.registers.tables import Due

pytestmark = pytest.mark.django_db


def sent(**changes):
    """What a browser sends when the report is filed."""
    fields = {
        "do": "file",
        "result": "Giúp dân 480 ngày công.",
        "on": "24/11/2026",
        "figure_days_of_labour": "480",
        "difficulties": "",
        "way_forward": "",
        "number": "1341/BC-BCHQS",
        "signer_capacity": "KT.",
        "signer_position": "Chỉ huy trưởng",
        "send": "1",
    }
    return fields | changes


def read(client, url):
    answer = client.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_page_says_what_was_promised_why_it_is_due_and_what_happened(house):
    page = read(house.client(house.cast.command), house.url("c1", "2026-Q3"))
    assert "Báo cáo kết quả giúp dân hằng quý, quý\u00a0III/2026" in page
    assert "Quá hạn 69 ngày" in page
    assert "<mark>hằng quý</mark>" in page
    assert "Quý III/2026 tính từ 15/6 đến 14/9; 2 ngày làm việc sau khi chốt số liệu là thứ Tư 16/9." in page
    assert "Hết hạn, chưa có báo cáo của Bộ CHQS" in page
    assert "mục\u00a0II.1" in page


def test_a_report_is_filed_with_its_figures_and_the_draft_is_gone(house):
    client, url = house.client(house.cast.command), house.url("c1", "2026-Q3")
    client.post(f"{url}draft/", sent(result="Giúp dân"))
    assert ReportDraft.objects.count() == 1
    answer = client.post(url, sent())
    assert answer.status_code == 302
    report = Report.objects.get(record=house.record)
    assert (report.result, report.number, report.signer) == (
        "Giúp dân 480 ngày công.",
        "1341/BC-BCHQS",
        "KT. Chỉ huy trưởng",
    )
    assert ReportedFigure.objects.get(act=report.act).value == 480
    assert ReportDraft.objects.count() == 0
    assert status(house.row("c1", "2026-Q3"), TODAY).code == "sent"
    page = read(client, url)
    assert "Chờ tiếp nhận, gửi quá hạn 69 ngày" in page
    assert "Đã gửi báo cáo." in page


def test_a_report_signed_for_a_collective_names_it_before_the_post(house):
    client, url = house.client(house.cast.command), house.url("c1", "2026-Q3")
    client.post(url, sent(signer_capacity="TM.", signer_on_behalf_of="Ban Thường vụ", signer_position="Phó Bí thư"))
    assert Report.objects.get(record=house.record).signer == "TM. Ban Thường vụ, Phó Bí thư"
    assert "TM. Ban Thường vụ, Phó Bí thư" in read(client, url)


def test_before_sending_the_page_says_what_will_be_recorded(house):
    client, url = house.client(house.cast.command), house.url("c1", "2026-Q3")
    part = client.post(f"{url}foreseen/", sent(on="16/09/2026")).content.decode()
    assert "chờ tiếp nhận" in part
    assert "hoàn thành đúng hạn" in part
    late = client.post(f"{url}foreseen/", sent(on="19/09/2026")).content.decode()
    assert "hoàn thành quá hạn 3 ngày" in late
    assert "tính theo ngày ký báo cáo 19/09/2026" in late
    assert "thấp hơn chỉ tiêu 20" in late
    assert "thấp hơn" not in client.post(f"{url}foreseen/", sent(figure_days_of_labour="500")).content.decode()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"result": "  "}, "Hãy nêu kết quả thực hiện, ít nhất một câu."),
        ({"on": "31/02/2026"}, "31/02/2026"),
        ({"on": ""}, "Hãy ghi ngày ký trên báo cáo."),
        ({"on": "25/11/2026"}, "Ngày 25/11/2026 chưa đến."),
        ({"figure_days_of_labour": "nhiều"}, "Ngày công"),
        ({"figure_days_of_labour": "", "estimated": "on"}, "Hãy nhập ít nhất một số liệu"),
    ],
)
def test_a_refused_report_keeps_what_was_typed_and_changes_nothing(house, changes, words):
    client, url = house.client(house.cast.command), house.url("c1", "2026-Q3")
    acts = Act.objects.count()
    answer = client.post(url, sent(difficulties="Mưa lũ kéo dài", **changes))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert 'class="errors"' in page
    assert words in page
    assert "Mưa lũ kéo dài" in page
    assert Act.objects.count() == acts
    assert "Mưa lũ kéo dài" in read(client, url), "the draft was kept"


@pytest.mark.parametrize("field", ["result", "difficulties", "way_forward"])
def test_words_with_a_secrecy_mark_are_refused_and_kept_nowhere(house, field):
    client, url = house.client(house.cast.command), house.url("c1", "2026-Q3")
    typed = sent(**{field: "TỐI MẬT\nNội dung của tài liệu"})
    draft = client.post(f"{url}draft/", typed)
    assert (draft.status_code, draft.headers["Content-Type"]) == (422, "text/plain; charset=utf-8")
    assert "TỐI MẬT" in draft.content.decode()
    acts = Act.objects.count()
    assert 'class="errors"' in client.post(url, typed).content.decode()
    assert (Act.objects.count(), ReportDraft.objects.count()) == (acts, 0)


def test_a_draft_is_private_to_its_writer_and_comes_back_as_it_was_typed(house):
    client, url = house.client(house.cast.command), house.url("c1", "2026-Q3")
    assert client.post(f"{url}draft/", sent(result="Đang viết dở", on="3x/11")).status_code == 204
    page = read(client, url)
    assert "Đang viết dở" in page
    assert 'value="3x/11"' in page
    assert "Bản nháp đã giữ lúc 09:00" in page
    other = house.client(house.cast.command, ["officer"])
    assert "Đang viết dở" not in read(other, url)


def test_the_report_of_the_period_before_is_copied_into_what_is_still_empty(house):
    reported(house, "c1", "2026-Q2", date(2026, 6, 16), difficulties="Thiếu xe", way_forward="Mượn xe")
    client, url = house.client(house.cast.command), house.url("c1", "2026-Q3")
    assert "Chép từ báo cáo kỳ trước" in read(client, url)
    typed = {key: value for key, value in sent(result="", difficulties="Mưa lũ").items() if key != "send"}
    client.post(url, typed | {"copy": "1"})
    page = read(client, url)
    assert "Đã giúp dân 480 ngày công." in page
    assert "Mưa lũ" in page
    assert "Thiếu xe" not in page
    assert "Mượn xe" in page


def test_figures_stand_beside_those_of_a_year_ago_and_of_all_periods_before(house):
    client, url = house.client(house.cast.command), house.url("c1", "2026-Q3")
    reported(house, "c1", "2026-Q1", date(2026, 3, 16), figures={"days_of_labour": 400})
    reported(house, "c1", "2026-Q2", date(2026, 6, 16), figures={"days_of_labour": 1150})
    page = read(client, url)
    assert "1.550" in page
    assert "Cùng kỳ năm trước" in page


def test_what_was_sent_back_is_corrected_on_the_same_page_and_the_reason_is_on_top(house):
    reported(house, "c1", "2026-Q3", date(2026, 9, 16), figures={"days_of_labour": 480})
    row = house.row("c1", "2026-Q3")
    actions.send_back(row, "Thiếu danh mục công trình.", date(2026, 11, 27), date(2026, 9, 25), by=house.board, now=NOW)
    client, url = house.client(house.cast.command), house.url("c1", "2026-Q3")
    page = read(client, url)
    assert "Ban Dân vận đề nghị bổ sung, chậm nhất ngày 27/11/2026" in page
    assert "Thiếu danh mục công trình." in page
    assert "Đã giúp dân 480 ngày công.</textarea>" in page
    assert "hoàn thành đúng hạn" in page, "answered in time, the first document still decides"
    assert client.post(url, sent(do="correct", result="Đã bổ sung danh mục.")).status_code == 302
    row = house.row("c1", "2026-Q3")
    assert (row.state, status(row, TODAY).days) == ("sent", None)


def test_the_same_additions_sent_twice_are_taken_once_and_a_stale_tab_is_told_so(house):
    reported(house, "c1", "2026-Q3", date(2026, 9, 16))
    row = house.row("c1", "2026-Q3")
    actions.send_back(row, "Thiếu danh mục.", date(2026, 11, 27), date(2026, 9, 25), by=house.board, now=NOW)
    client, url = house.client(house.cast.command), house.url("c1", "2026-Q3")
    assert f'name="seen" value="{row.report}"' in read(client, url)
    said = sent(do="correct", result="Đã bổ sung.", seen=row.report)
    assert client.post(url, said).status_code == 302
    kept = Act.objects.count()
    again = client.post(url, said).content.decode()
    assert "Báo cáo vừa được thay bằng bản bổ sung." in again
    assert Act.objects.count() == kept


def test_additions_keep_the_number_of_the_report_and_the_story_names_it_where_there_is_one(house):
    client, url = house.client(house.cast.command), house.url("c1", "2026-Q3")
    client.post(url, sent())
    assert 'value="1341/BC-BCHQS"' in read(client, f"{url}?do=correct")
    client.post(url, sent(do="correct", result="Đã bổ sung danh mục.", number="1352/BC-BCHQS"))
    assert "Bộ CHQS gửi bản bổ sung, số 1352/BC-BCHQS" in read(client, url)
    assert 'value="1352/BC-BCHQS"' in read(client, f"{url}?do=correct")
    client.post(url, sent(do="correct", result="Đã bổ sung ảnh.", number=""))
    page = read(client, url)
    assert page.count("Bộ CHQS gửi bản bổ sung") == 2
    assert page.count("Bộ CHQS gửi bản bổ sung, số") == 1


def test_a_document_older_than_its_period_is_told_at_its_date_and_nothing_is_filed(house):
    client, url = house.client(house.cast.command), house.url("c1", "2026-Q3")
    kept = Act.objects.count()
    page = client.post(url, sent(on="01/01/1901")).content.decode()
    assert "đứng trước ngày bắt đầu kỳ báo cáo 15/06/2026" in page
    assert Act.objects.count() == kept


def test_a_report_that_bears_an_old_date_begins_to_wait_on_the_day_it_is_sent(house):
    actions.file_report(house.row("c1", "2026-Q3"), ReportForm("Đã làm.", date(2026, 9, 16)), by=house.me, now=NOW)
    row = house.row("c1", "2026-Q3")
    assert (row.sent_on, row.arrived_on) == (date(2026, 9, 16), TODAY)
    assert status(row, TODAY).code == "sent"


def test_the_paper_of_another_is_entered_with_the_day_of_receipt_or_as_not_accepted_yet(house):
    record = second_agreement(house)
    row = Due.objects.get(record=record, commitment="c2", label="2026-Y")
    client = house.client(house.cast.command)
    url = occurrence_url(row)
    assert "Nhập báo cáo giấy" in read(client, url)
    page = read(client, f"{url}?do=enter")
    assert "Báo cáo bằng văn bản giấy của Ban Nội chính" in page
    paper = sent(do="enter", on="28/09/2026", number="45-BC/BNCTU", figure_days_of_labour="")
    missing = client.post(url, paper | {"number": ""}).content.decode()
    assert "Hãy ghi số, ký hiệu của văn bản." in missing
    assert "Hãy ghi ngày nhận" in missing
    early = client.post(url, paper | {"received_on": "27/09/2026", "not_received": "on"}).content.decode()
    assert "Ngày nhận 27/09/2026 đứng trước ngày văn bản 28/09/2026" in early
    assert client.post(url, paper | {"received_on": "02/10/2026"}).status_code == 302
    row.refresh_from_db()
    assert (row.state, row.entered, row.confirmed, row.arrived_on) == ("received", True, False, date(2026, 10, 2))
    assert "Bộ CHQS nhập theo bản giấy: Ban Nội chính chưa tham gia trên hệ thống." in read(client, url)


def test_a_supporting_party_reports_its_part_and_others_read_it(house):
    url = house.url("c1", "2026-Q3")
    board = house.client(house.cast.board)
    assert "Báo cáo phần phối hợp" in read(board, url)
    part = sent(do="contribute", result="Đã vận động 200 hộ.", on="20/09/2026", figure_days_of_labour="")
    assert board.post(url, part).status_code == 302
    assert house.row("c1", "2026-Q3").state == "open"
    page = read(house.client(house.cast.command), url)
    assert "Bên phối hợp đã báo cáo" in page
    assert "Đã vận động 200 hộ." in page


def test_a_viewer_an_administrator_and_an_observer_read_and_are_offered_nothing(house):
    record = second_agreement(house, house.cast.board, parties=with_observer(house.cast))
    agreements.invite_party(record, "p3", by=house.me, now=at(2026, 2, 2))
    row = Due.objects.get(record=record, commitment="c1", label="2026-Q3")
    readers = (
        house.client(house.cast.command, ["viewer"]),
        house.client(house.cast.command, ["administrator"]),
        house.client(house.cast.observer),
    )
    for client in readers:
        url = occurrence_url(row)
        page = read(client, url)
        assert "Gửi báo cáo" not in page
        assert "Việc khác cần ghi" not in page
        acts = Act.objects.count()
        client.post(url, sent())
        client.post(f"{url}suspend/", {"reason": "Bận."})
        assert Act.objects.count() == acts


def test_what_is_not_yours_is_not_there_whatever_the_address(house):
    row = house.row("c1", "2026-Q3")
    url = house.url("c1", "2026-Q3")
    stranger = house.client(house.cast.observer)
    for rest in ("", "?do=file", "reminder/", "reminder/word/", "receive/", "suspend/"):
        assert stranger.get(url + rest).status_code == 404, rest
    for rest in ("", "draft/", "foreseen/", "word/", "receive/"):
        assert stranger.post(url + rest, sent()).status_code == 404, rest
    assert stranger.get(f"/agreements/{house.record}/c3/open/").status_code == 404
    ours = house.client(house.cast.command)
    assert ours.get(url.replace("/c1/", "/c7/")).status_code == 404
    assert ours.get(url.replace(row.party, "f" * 32)).status_code == 404
    assert ours.get(f"{url}no-such-deed/").status_code == 404
    nobody = house.client(house.cast.command)
    nobody.logout()
    assert nobody.get(url).headers["Location"].startswith("/sign-in/")


def told(house, n):
    form = ReportForm(f"Phần {n}", date(2026, 9, 20 + n), figures={"works": n})
    actions.contribute(house.row("c1", "2026-Q3"), form, by=house.board, now=at(2026, 10, 1))


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_page_asks_fifteen_questions_of_the_database_at_most_however_long_its_story(
    house, language, django_assert_max_num_queries
):
    url = house.url("c1", "2026-Q3")
    client = house.client(house.cast.command, language=language)
    told(house, 1)
    client.get(url)
    with django_assert_max_num_queries(15) as short:
        read(client, url)
    for n in (2, 3, 4):
        told(house, n)
    with django_assert_max_num_queries(15) as longer:
        read(client, url)
    assert len(longer) == len(short)
    reported(house, "c1", "2026-Q3", date(2026, 9, 16), figures={"days_of_labour": 480})
    with django_assert_max_num_queries(15):
        read(client, url)


@pytest.mark.parametrize("do", ["zzz", "receive", "file/../x"])
def test_a_deed_that_no_page_asks_for_is_a_missing_page_and_does_nothing(house, do):
    client, url = house.client(house.cast.command), house.url("c1", "2026-Q3")
    acts = Act.objects.count()
    assert client.post(url, sent(do=do)).status_code == 404
    assert client.post(f"{url}draft/", sent(do=do)).status_code == 404
    assert client.get(url, {"do": do}).status_code == 404
    assert Act.objects.count() == acts
    assert not ReportDraft.objects.exists()


def test_a_retired_figure_is_asked_for_no_more_but_shown_where_it_was_typed_or_is_a_target(house):
    client, url = house.client(house.cast.command), house.url("c1", "2026-Q3")
    for code in ("works", "value_vnd", "days_of_labour"):
        retire_figure(Figure.objects.get(code=code), retired=True)
    page = read(client, url)
    assert 'name="figure_days_of_labour"' in page, "it is the target"
    assert "figure_works" not in page
    client.post(f"{url}draft/", sent(figure_works="3"))
    page = read(client, url)
    assert 'name="figure_works"' in page
    assert "figure_value_vnd" not in page
    client.post(url, sent(figure_works="3"))
    assert ReportedFigure.objects.get(figure="works").value == 3
    assert "Nhà, công trình" in read(client, url)


def test_a_report_that_the_door_refuses_is_kept_as_a_draft(house):
    client, url = house.client(house.cast.command), house.url("c1", "2026-Q3")
    page = client.post(url, sent(on="30/12/2026")).content.decode()
    assert "Giúp dân 480 ngày công." in page
    assert ReportDraft.objects.get().fields["on"] == "30/12/2026"
    assert not Report.objects.filter(record=house.record).exists()


def test_filing_asks_a_bounded_number_of_questions_and_keeps_no_draft_of_what_is_sent_at_once(
    house, django_assert_max_num_queries
):
    client = house.client(house.cast.command)
    url = house.url("c1", "2026-Q3")
    with django_assert_max_num_queries(42) as asked:
        assert client.post(url, sent()).status_code == 302
    of_drafts = [query["sql"] for query in asked.captured_queries if "reportdraft" in query["sql"]]
    assert [sql.split()[0] for sql in of_drafts] == ["SELECT"]
    url = house.url("c1", "2026-Q2")
    client.post(f"{url}draft/", sent(result="Giúp dân"))
    with django_assert_max_num_queries(45):
        assert client.post(url, sent()).status_code == 302


def test_where_the_receiver_is_on_paper_the_page_says_who_enters_its_answer(house):
    record = second_agreement(house)
    row = Due.objects.get(record=record, commitment="c1", label="2026-Q4")
    us, url = house.client(house.cast.command), occurrence_url(row)
    partner = house.cast.paper.short_name or house.cast.paper.name
    enters = f"{partner} chưa tham gia trên hệ thống: khi có văn bản trả lời, Bộ CHQS nhập theo bản giấy."
    assert enters not in read(us, url)
    assert enters in read(us, f"{url}ask/")
    us.post(f"{url}ask/", {"until": "31/12/2026", "reason": "Mưa lũ.", "on": "24/11/2026"})
    assert enters in read(us, url)
    us.post(url, sent())
    page = read(us, url)
    assert enters in page
    assert "không có ý kiến thì báo cáo coi như đã được tiếp nhận" in page
    # Who works here is asked directly: nobody enters anything for it.
    reported(house, "c1", "2026-Q3", date(2026, 11, 20))
    assert "chưa tham gia trên hệ thống" not in read(us, house.url("c1", "2026-Q3"))

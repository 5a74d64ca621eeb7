"""What is asked on a page of its own: answers, more time, resting, keeping apart. Each asks once and names the thing."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import translation

from cast import NOW, TODAY
from commitments.making import reported, second_agreement
from phoihop.features.agreements.occurrences import occurrence_url
from phoihop.features.agreements.plans import CommitmentPlan
from phoihop.features.commitments import actions
from phoihop.features.commitments.papers import signature_of
from phoihop.ledger.models import Act
from phoihop.people.models import Membership, Organisation
from phoihop.people.staff import keep_post, keep_unit
from phoihop.record.refused import Refused
from phoihop.registers.status import status
from phoihop.registers.tables import Due

pytestmark = pytest.mark.django_db
SUSPEND = "Trùng diễn tập khu vực phòng thủ."


def asked(client, url, deed):
    answer = client.get(f"{url}{deed}/")
    assert answer.status_code == 200, deed
    return answer.content.decode()


def done(client, url, deed, **fields):
    answer = client.post(f"{url}{deed}/", fields)
    assert answer.status_code == 302, answer.content.decode()[-3000:]
    return client.get(url).content.decode()


def test_a_report_is_received_once_and_the_page_says_what_it_will_read(house):
    reported(house, "c1", "2026-Q3", date(2026, 9, 18))
    # Ten working days have passed: silence is an answer, nothing is asked of the receiver any more.
    assert "Tiếp nhận</a>" not in house.client(house.cast.board).get(house.url("c1", "2026-Q3")).content.decode()
    reported(house, "c1", "2026-Q2", date(2026, 11, 20))
    board, url = house.client(house.cast.board), house.url("c1", "2026-Q2")
    page = asked(board, url, "receive")
    assert "Tiếp nhận “Báo cáo kết quả giúp dân hằng quý, quý\u00a0II/2026” của Bộ CHQS?" in page
    assert "hoàn thành quá hạn 157 ngày" in page
    assert "Đã tiếp nhận báo cáo." in done(board, url, "receive", on="24/11/2026")
    row = house.row("c1", "2026-Q2")
    assert (row.state, row.done_on) == ("received", TODAY)
    acts = Act.objects.count()
    again = board.post(f"{url}receive/", {"on": "24/11/2026"})
    assert (again.status_code, again.headers["Location"], Act.objects.count()) == (302, url, acts)


def test_a_word_after_silence_comes_too_late_and_one_on_paper_of_before_does_not(house):
    reported(house, "c1", "2026-Q3", date(2026, 9, 18))
    row = house.row("c1", "2026-Q3")
    assert row.silent_on < TODAY
    for on in (row.silent_on, TODAY):
        with pytest.raises(Refused, match="silence_accepted"):
            actions.receive_report(row, on, by=house.board, now=NOW)
        with pytest.raises(Refused, match="silence_accepted"):
            actions.send_back(row, "Thiếu số liệu.", date(2026, 12, 1), on, by=house.board, now=NOW)
    assert house.row("c1", "2026-Q3").state == "sent"
    actions.send_back(row, "Thiếu số liệu.", date(2026, 12, 1), date(2026, 9, 25), by=house.board, now=NOW)
    assert house.row("c1", "2026-Q3").state == "sent_back"


def test_a_report_is_sent_back_with_a_reason_and_a_day_to_answer_by(house):
    reported(house, "c1", "2026-Q2", date(2026, 11, 20))
    board, url = house.client(house.cast.board), house.url("c1", "2026-Q2")
    assert 'value="01/12/2026"' in asked(board, url, "send-back"), "five working days are proposed"
    acts = Act.objects.count()
    wrong = board.post(f"{url}send-back/", {"reason": " ", "answer_by": "24/11/2026", "on": "24/11/2026"})
    assert wrong.status_code == 422
    assert "Hãy nêu lý do." in wrong.content.decode()
    wrong = board.post(f"{url}send-back/", {"reason": "Thiếu.", "answer_by": "24/11/2026", "on": "24/11/2026"})
    assert "phải sau ngày đề nghị bổ sung" in wrong.content.decode()
    assert Act.objects.count() == acts
    page = done(board, url, "send-back", reason="Thiếu số liệu.", answer_by="01/12/2026", on="24/11/2026")
    assert "Thiếu số liệu." in page
    assert house.row("c1", "2026-Q2").due_on == date(2026, 12, 1)


def test_more_time_is_asked_for_granted_and_refused(house):
    url = house.url("c1", "2026-Q4")
    us, board = house.client(house.cast.command), house.client(house.cast.board)
    early = us.post(f"{url}ask/", {"until": "01/12/2026", "reason": "Bận.", "on": "24/11/2026"})
    assert "phải sau hạn đang áp dụng" in early.content.decode()
    page = done(us, url, "ask", until="20/12/2026", reason=SUSPEND, on="24/11/2026")
    assert "Bộ CHQS đề nghị gia hạn đến 20/12/2026" in page
    refused = done(board, url, "refuse", reason="Đã lùi một lần.", on="24/11/2026")
    assert "Ban Dân vận không đồng ý gia hạn" in refused
    done(us, url, "ask", until="21/12/2026", reason=SUSPEND, on="24/11/2026")
    assert "hạn gốc vẫn được lưu" in asked(board, url, "grant")
    page = done(board, url, "grant", on="24/11/2026")
    assert "Ban Dân vận đồng ý, hạn mới 21/12/2026" in page
    row = house.row("c1", "2026-Q4")
    assert (row.due_on, row.due_original, row.extended) == (date(2026, 12, 21), date(2026, 12, 16), 1)


def test_a_receiver_suspends_resumes_and_withdraws_but_a_lead_does_not_excuse_itself(house):
    board, url = house.client(house.cast.board), house.url("c1", "2026-Q4")
    page = done(board, url, "suspend", reason=SUSPEND)
    assert "Tạm dừng" in page
    assert SUSPEND in page
    assert house.row("c1", "2026-Q4").state == "suspended"
    done(board, url, "resume", due="30/12/2026")
    assert house.row("c1", "2026-Q4").due_on == date(2026, 12, 30)
    # The board leads c2 and does not keep the record: it may not excuse itself.
    own = house.url("c2", "2026-Y")
    acts = Act.objects.count()
    for deed in ("suspend", "withdraw"):
        assert board.post(f"{own}{deed}/", {"reason": SUSPEND}).status_code == 302
    assert Act.objects.count() == acts
    assert "không rút lại được" in asked(house.client(house.cast.command), own, "withdraw")
    done(house.client(house.cast.command), own, "withdraw", reason="Không tổ chức lớp năm nay.")
    assert house.row("c2", "2026-Y").state == "withdrawn"


def test_what_is_kept_in_a_separate_file_is_said_by_its_lead(house):
    url = house.url("c1", "2026-Q3")
    us = house.client(house.cast.command)
    page = done(us, url, "apart", on="20/09/2026")
    assert "hồ sơ lưu riêng" in page
    assert house.row("c1", "2026-Q3").state == "apart"


def test_the_answer_of_a_body_on_paper_is_entered_for_it(house):
    record = second_agreement(house)

    def row():
        return Due.objects.get(record=record, commitment="c1", label="2026-Q3")

    from phoihop.features.commitments.actions import ReportForm

    form = ReportForm("Giúp 520 ngày công.", date(2026, 11, 20))
    actions.file_report(row(), form, by=house.me, now=NOW)
    us, url = house.client(house.cast.command), occurrence_url(row())
    page = asked(us, url, "paper-receive")
    assert "được tiếp nhận bằng văn bản giấy?" in page
    assert "Ban Nội chính" in page
    done(us, url, "paper-receive", of="p2", on="23/11/2026")
    assert (row().state, row().done_on) == ("received", date(2026, 11, 23))
    assert status(row(), TODAY).code == "received_late"


def test_more_time_than_the_agreement_has_is_neither_asked_for_nor_granted(house):
    us, url = house.client(house.cast.command), house.url("c1", "2026-Q3")
    acts = Act.objects.count()
    page = us.post(f"{url}ask/", {"until": "01/01/2027", "reason": "Chờ số liệu.", "on": "24/11/2026"})
    said = "Văn bản phối hợp hết hạn ngày 31/12/2026 nên không lùi đến ngày 01/01/2027 được."
    assert said in " ".join(page.context["form"].errors["until"])
    assert Act.objects.count() == acts
    done(us, url, "ask", until="31/12/2026", reason="Chờ số liệu.", on="24/11/2026")
    board = house.client(house.cast.board)
    done(board, url, "grant", on="24/11/2026")
    assert house.row("c1", "2026-Q3").due_on == date(2026, 12, 31)


def test_more_time_that_was_asked_for_past_the_end_is_not_granted(house, monkeypatch):
    row = house.row("c1", "2026-Q3")
    # As another installation may have said it: the gate stands at the desk, and not in what is judged.
    monkeypatch.setattr("phoihop.features.commitments.law.checks.check_before_end", lambda *_, **__: None)
    actions.ask_extension(row, date(2027, 1, 15), "Chờ số liệu.", TODAY, by=house.me, now=NOW)
    monkeypatch.undo()
    acts = Act.objects.count()
    with pytest.raises(Refused, match="extension_granted_past_end"):
        actions.answer_extension(house.row("c1", "2026-Q3"), grant=True, on=TODAY, by=house.board, now=NOW)
    assert Act.objects.count() == acts
    actions.answer_extension(
        house.row("c1", "2026-Q3"), grant=False, on=TODAY, reason="Quá hạn.", by=house.board, now=NOW
    )


def test_a_report_on_work_done_once_bears_no_day_before_the_agreement(house):
    once = CommitmentPlan("c9", "Sơ kết", ("p1",), "operation", "once", due="2026-11-20")
    house.record = second_agreement(house, house.cast.board, commitments=(once,))
    row, acts = house.row("c9", "once"), Act.objects.count()
    with pytest.raises(Refused, match="report_before_agreement") as refused:
        actions.file_report(row, actions.ReportForm("Xong.", date(1901, 5, 2)), by=house.me, now=NOW)
    assert refused.value.params == {"on": "1901-05-02", "from_on": "2022-08-12"}
    assert Act.objects.count() == acts
    actions.file_report(row, actions.ReportForm("Xong.", date(2022, 8, 12)), by=house.me, now=NOW)
    assert house.row("c9", "once").state == "sent"


def test_the_story_says_when_it_was_entered_by_whom_and_for_whom(house):
    record = second_agreement(house)
    row = Due.objects.get(record=record, commitment="c2", label="2026-Y")
    form = actions.ReportForm("Đã mở lớp.", date(2026, 9, 28), received_on=date(2026, 10, 1))
    actions.file_report(row, form, by=house.me, now=NOW)
    page = house.client(house.cast.command).get(occurrence_url(row)).content.decode()
    assert "nhận ngày 01/10/2026; Bộ CHQS ghi ngày 24/11/2026 thay Ban Nội chính, từ văn bản giấy" in page
    own = house.row("c1", "2026-Q3")
    actions.file_report(own, actions.ReportForm("Đã giúp dân.", date(2026, 9, 16)), by=house.me, now=NOW)
    page = house.client(house.cast.command).get(house.url("c1", "2026-Q3")).content.decode()
    assert "Bộ CHQS ghi vào sổ ngày 24/11/2026" in page


def test_a_keeper_leaves_it_to_a_receiver_that_works_here_to_excuse_its_own_duty(house):
    us, url = house.client(house.cast.command), house.url("c1", "2026-Q4")
    acts, row = Act.objects.count(), house.row("c1", "2026-Q4")
    page = us.get(url).content.decode()
    for deed in ("suspend", "withdraw"):
        assert f"{url}{deed}/" not in page
        assert us.post(f"{url}{deed}/", {"reason": SUSPEND}).status_code == 302
    for said in (actions.suspend, actions.withdraw):
        with pytest.raises(Refused, match="own_duty"):
            said(row, SUSPEND, by=house.me, now=NOW)
    assert Act.objects.count() == acts
    done(house.client(house.cast.board), url, "withdraw", reason=SUSPEND)
    assert house.row("c1", "2026-Q4").state == "withdrawn"


def test_where_all_others_are_on_paper_a_keeper_excuses_itself_and_all_pages_say_so(house):
    record = second_agreement(house)
    row = Due.objects.get(record=record, commitment="c1", label="2026-Q4")
    us, url = house.client(house.cast.command), occurrence_url(row)
    assert "Đây là nhiệm vụ của chính cơ quan anh/chị" in asked(us, url, "withdraw")
    page = done(us, url, "withdraw", reason="Dừng theo chỉ đạo.")
    assert "Dừng theo chỉ đạo.; cơ quan giữ sổ tự ghi về nhiệm vụ của chính mình" in page
    told = us.get(f"/agreements/{record}/record/").content.decode()
    assert "không còn phù hợp (nhiệm vụ của chính mình): Dừng theo chỉ đạo." in told
    # Of another's duty it says nothing of the kind.
    theirs = occurrence_url(Due.objects.get(record=record, commitment="c2", label="2027-Y"))
    assert "nhiệm vụ của chính" not in done(us, theirs, "withdraw", reason="Không tổ chức.")


def test_a_late_body_is_reminded_politely_and_by_letter(house):
    us, url = house.client(house.cast.command), house.url("c2", "2026-Y")
    page = asked(us, url, "reminder")
    assert "Kính gửi: Ban Dân vận Thành ủy Sông Vân." in page
    assert "hạn ngày 30/09/2026, đến nay đã quá 55 ngày" in page
    assert 'data-copy="#reminder"' in page
    letter = us.get(f"{url}reminder/word/")
    assert letter.headers["Content-Type"].endswith("wordprocessingml.document")
    text = words_of_docx(letter.content)
    assert "V/v đôn đốc báo cáo kết quả thực hiện Chương trình phối hợp 2022" in text
    assert "Kính gửi: Ban Dân vận Thành ủy Sông Vân" in text
    assert "Mở lớp bồi dưỡng, năm" in text
    assert "quá hạn 55" in text
    assert "/…-…" in text or "-…" in text  # room for the unit that drafted it, where none is known
    assert "Trân trọng./." in text
    # Our own lateness is not for us to remind of.
    assert us.get(f"{house.url('c1', '2026-Q3')}reminder/").status_code == 404


def test_a_letter_ends_its_symbol_with_the_unit_that_drafted_it_and_the_party_form_has_its_own(house):
    us, url = house.client(house.cast.command), house.url("c2", "2026-Y")
    unit = keep_unit(house.cast.command, "Phòng Hậu cần - Kỹ thuật")
    post = keep_post(house.cast.command, "Trợ lý hậu cần", unit)
    Membership.objects.filter(organisation=house.cast.command).update(post=post)
    text = words_of_docx(us.get(f"{url}reminder/word/").content)
    assert "-HCKT" in text
    assert "Lưu: VT, HCKT." in text
    house.cast.command.numbering = Organisation.Numbering.PARTY
    house.cast.command.save()
    text = words_of_docx(us.get(f"{url}reminder/word/").content)
    assert "-CV/" in text
    assert "-HCKT" not in text
    assert "Trân trọng." in text
    assert "./." not in text


def test_a_letter_tells_what_is_late_and_what_was_sent_back(house):
    us, url = house.client(house.cast.command), house.url("c2", "2026-Y")
    assert "chưa nhận được báo cáo của quý cơ quan" in words_of_docx(us.get(f"{url}reminder/word/").content)
    reported(house, "c2", "2026-Y", date(2026, 11, 20), by=house.board)
    row = Due.objects.get(record=house.record, commitment="c2", label="2026-Y")
    actions.send_back(row, "Thiếu số lớp.", date(2026, 12, 1), TODAY, by=house.me, now=NOW)
    text = words_of_docx(us.get(f"{url}reminder/word/").content)
    assert "chưa nhận được báo cáo hoặc nội dung bổ sung của quý cơ quan như sau:" in text
    assert "đề nghị bổ sung" in text
    assert "quá hạn 55" not in text


def test_a_paper_is_signed_in_the_post_that_is_typed_and_no_post_is_guessed(house):
    us, url = house.client(house.cast.command), house.url("c1", "2026-Q3")
    typed = {"do": "file", "result": "Giúp dân 480 ngày công.", "on": "24/11/2026"}
    collective = {"signer_capacity": "TM.", "signer_on_behalf_of": "Ban Thường vụ", "signer_position": "Phó Chủ tịch"}
    text = words_of_docx(us.post(f"{url}word/", typed | collective).content)
    assert "TM. BAN THƯỜNG VỤ" in text
    assert "PHÓ CHỦ TỊCH" in text
    untyped = words_of_docx(us.post(f"{url}word/", typed).content)
    assert "CHỈ HUY TRƯỞNG" in untyped, "who signed the agreement for us"
    assert "THỦ TRƯỞNG" not in untyped
    with translation.override("vi"):
        assert signature_of({}).position == "CHỨC VỤ CỦA NGƯỜI KÝ"


def words_of_docx(content):
    import io
    import re
    import zipfile

    document = zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml").decode()
    return re.sub(r"<[^>]+>", "", document).replace("\u00a0", " ")


def test_a_report_can_be_taken_along_as_a_word_file_while_it_is_written(house):
    us, url = house.client(house.cast.command), house.url("c1", "2026-Q3")
    typed = {"do": "file", "result": "Giúp dân 480 ngày công.", "on": "24/11/2026", "figure_days_of_labour": "480"}
    answer = us.post(f"{url}word/", typed)
    text = words_of_docx(answer.content)
    assert "Giúp dân 480 ngày công." in text
    assert "DỰ THẢO" in text
    assert "Giúp dân 480 ngày công." in us.get(url).content.decode(), "and stays as a draft"


def test_a_new_date_that_is_not_later_is_refused_with_the_date_and_no_rule(house):
    us, url = house.client(house.cast.command), house.url("c1", "2026-Q4")
    due = f"{house.row('c1', '2026-Q4').due_on:%d/%m/%Y}"
    page = us.post(f"{url}ask/", {"until": due, "reason": "Mưa lũ.", "on": "24/11/2026"}).content.decode()
    assert f"Hạn mới {due} phải sau hạn đang áp dụng {due}." in page

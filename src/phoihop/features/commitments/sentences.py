"""How the acts and refusals of commitments read, in both languages."""

from __future__ import annotations

SENTENCES: dict[str, dict[str, str]] = {
    "no_such_commitment": {
        "vi": "Nhiệm vụ này không có trong bản đang áp dụng của văn bản.",
        "en": "This commitment is not in the version in force.",
    },
    "another_thread": {
        "vi": "Lượt ghi không thuộc kỳ báo cáo này.",
        "en": "The entry does not belong to this occurrence.",
    },
    "not_conditional": {
        "vi": "Nhiệm vụ này có kỳ hạn cố định nên không mở kỳ theo sự kiện.",
        "en": "This commitment has fixed periods; no event opens an occurrence of it.",
    },
    "not_a_lead": {
        "vi": "Cơ quan này không chủ trì nhiệm vụ nên không báo cáo thay được.",
        "en": "This organisation does not lead the commitment and cannot report on it.",
    },
    "not_supporting": {
        "vi": "Cơ quan này không phối hợp trong nhiệm vụ này.",
        "en": "This organisation does not support this commitment.",
    },
    "names_no_report": {
        "vi": "Không tìm thấy báo cáo được bổ sung.",
        "en": "The report that is corrected is not here.",
    },
    "answers_nothing": {
        "vi": "Không tìm thấy báo cáo hoặc đề nghị được trả lời.",
        "en": "What is answered is not here.",
    },
    "not_a_receiver": {
        "vi": "Cơ quan của anh/chị không phải cơ quan tiếp nhận của nhiệm vụ này.",
        "en": "Your organisation does not receive the reports of this commitment.",
    },
    "writes_for_itself": {
        "vi": "Cơ quan đó đã tham gia hệ thống và tự trả lời. Hãy đề nghị cơ quan đó trả lời trên hệ thống.",
        "en": "That organisation has joined and answers for itself. Ask it to answer here.",
    },
    "date_in_the_future": {
        "vi": "Ngày {date} chưa đến. Hãy kiểm tra lại ngày ghi trên văn bản.",
        "en": "The day {date} has not come yet. Check the date on the document.",
    },
    "received_before_written": {
        "vi": "Ngày nhận {received_on} đứng trước ngày văn bản {on}. Hãy kiểm tra lại hai ngày.",
        "en": "Received on {received_on}, before the document's date {on}. Check both dates.",
    },
    "already_reported": {
        "vi": "Kỳ này đã có báo cáo. Nếu cần sửa, hãy gửi bản bổ sung.",
        "en": "This period has been reported. To change it, send a correction.",
    },
    "occurrence_suspended": {
        "vi": "Kỳ này đang tạm dừng. Hãy ghi tiếp tục thực hiện trước khi báo cáo.",
        "en": "This occurrence is suspended. Resume it before reporting.",
    },
    "occurrence_withdrawn": {
        "vi": "Kỳ này đã được ghi là không còn phù hợp nên không báo cáo nữa.",
        "en": "This occurrence was withdrawn as no longer fitting; nothing is reported.",
    },
    "occurrence_apart": {
        "vi": "Kỳ này thực hiện theo hồ sơ lưu riêng nên không báo cáo ở đây.",
        "en": "This occurrence is kept in a separate file and is not reported here.",
    },
    "nothing_to_correct": {
        "vi": "Kỳ này chưa có báo cáo để bổ sung. Hãy gửi báo cáo trước.",
        "en": "There is no report to correct yet. File the report first.",
    },
    "nothing_to_take_back": {
        "vi": "Kỳ này không có báo cáo nào để rút lại.",
        "en": "There is no report to take back in this period.",
    },
    "report_was_compared": {
        "vi": "Cơ quan chủ trì đã đối chiếu và xác nhận báo cáo này nên không rút lại được. Hãy gửi bản bổ sung.",
        "en": "The lead has compared and confirmed this report; it cannot be taken back. Send a correction.",
    },
    "not_its_author": {
        "vi": "Chỉ cơ quan đã ghi báo cáo mới rút lại được.",
        "en": "Only the organisation that entered the report can take it back.",
    },
    "nothing_to_answer": {
        "vi": "Không có báo cáo hoặc đề nghị nào đang chờ trả lời.",
        "en": "No report or request is waiting for an answer.",
    },
    "report_was_corrected": {
        "vi": "Báo cáo vừa được thay bằng bản bổ sung. Hãy mở lại trang và xem bản mới.",
        "en": "The report has just been corrected. Open the page again and read the new one.",
    },
    "already_received": {"vi": "Báo cáo này đã được tiếp nhận.", "en": "This report has already been received."},
    "report_before_period": {
        "vi": "Ngày văn bản {on} đứng trước ngày bắt đầu kỳ báo cáo {from_on}. Hãy kiểm tra lại ngày ghi trên văn bản.",
        "en": "The document's date {on} lies before its period begins, {from_on}. Check the date on the document.",
    },
    "report_before_agreement": {
        "vi": "Ngày văn bản {on} đứng trước ngày {from_on}, khi văn bản phối hợp có hiệu lực. Hãy kiểm tra lại ngày ghi trên văn bản.",
        "en": "The document's date {on} lies before {from_on}, when the agreement began. Check the date on the document.",
    },
    "silence_accepted": {
        "vi": "Hết thời gian trả lời nên báo cáo được coi là đã tiếp nhận từ ngày {silent_on}. Chỉ nhập được ý kiến trên giấy đề trước ngày đó.",
        "en": "Nobody answered in time, so the report counts as received since {silent_on}. Only a paper dated earlier can be entered.",
    },
    "already_answered": {"vi": "Việc này đã được trả lời.", "en": "This has already been answered."},
    "answer_day_passed": {
        "vi": "Hạn trả lời {answer_by} phải sau ngày đề nghị bổ sung.",
        "en": "The day to answer by, {answer_by}, must come after the day of asking.",
    },
    "extension_in_the_past": {
        "vi": "Hạn mới {until} đã qua. Hãy chọn một ngày sau hôm nay.",
        "en": "The new date {until} has passed. Choose a day after today.",
    },
    "own_duty": {
        "vi": "Đây là nhiệm vụ do chính cơ quan anh/chị chủ trì. Hãy đề nghị cơ quan tiếp nhận ghi tạm dừng hoặc không còn phù hợp, hoặc xin lùi thời hạn.",
        "en": "Your own organisation leads this. Ask a receiver to suspend it or to record that it no longer applies, or ask for more time.",
    },
    "extension_past_end": {
        "vi": "Văn bản phối hợp hết hạn ngày {end} nên không lùi đến ngày {until} được. Hãy chọn ngày không muộn hơn ngày hết hạn, hoặc gia hạn văn bản trước.",
        "en": "The agreement ends on {end}, so this cannot be put off until {until}. Choose a day no later than the end, or prolong the agreement first.",
    },
    "extension_granted_past_end": {
        "vi": "Ngày xin lùi {until} đứng sau ngày văn bản phối hợp hết hạn {end} nên không đồng ý được. Hãy trả lời không đồng ý, hoặc gia hạn văn bản trước.",
        "en": "The day asked for, {until}, lies after the agreement ends on {end}, so it cannot be granted. Refuse it, or prolong the agreement first.",
    },
    "extension_already_asked": {
        "vi": "Đang có một đề nghị gia hạn chờ trả lời.",
        "en": "A request for more time is already waiting for an answer.",
    },
    "not_suspended": {"vi": "Kỳ này không tạm dừng.", "en": "This occurrence is not suspended."},
    "already_closed": {
        "vi": "Kỳ này đã xong nên không thay đổi được nữa.",
        "en": "This occurrence is closed and cannot be changed any more.",
    },
    "no_such_occurrence": {
        "vi": "Không có kỳ báo cáo này trong văn bản.",
        "en": "The agreement has no such occurrence.",
    },
    "extension_not_later": {
        "vi": "Hạn mới {until} phải sau hạn đang áp dụng {present}.",
        "en": "The new date {until} must come after the present due date {present}.",
    },
    "figure_unknown": {
        "vi": "Chỉ số {figure} không thuộc lĩnh vực của nhiệm vụ này.",
        "en": "The figure {figure} does not belong to this commitment's line of work.",
    },
    "result_missing": {
        "vi": "Hãy nêu kết quả thực hiện, ít nhất một câu.",
        "en": "Say what was done, in one sentence at least.",
    },
    "table_no_reports": {
        "vi": "Chưa có dòng nào đủ để ghi thành báo cáo. Hãy trả lời các câu hỏi ở từng dòng.",
        "en": "No row is complete enough to become a report. Answer the questions at the rows.",
    },
    "table_nothing_to_take_back": {
        "vi": "Không còn báo cáo nào của bảng này rút lại được vì cơ quan khác đã trả lời hoặc đã có bản bổ sung.",
        "en": "No report of this table can be taken back any more: others have answered, or it was corrected.",
    },
    "reason_missing": {"vi": "Hãy nêu lý do.", "en": "Give the reason."},
}

ACTS: dict[str, dict[str, str]] = {
    "report.filed": {
        "vi": "{author} báo cáo {title}, {period}{said_for}{number}",
        "en": "{author} reported on {title}, {period}{said_for}{number}",
    },
    "report.corrected": {
        "vi": "{author} bổ sung báo cáo {title}, {period}{said_for}",
        "en": "{author} corrected the report on {title}, {period}{said_for}",
    },
    "report.received": {
        "vi": "{author} tiếp nhận báo cáo {title}, {period}{said_for}",
        "en": "{author} received the report on {title}, {period}{said_for}",
    },
    "report.sent_back": {
        "vi": "{author} đề nghị bổ sung {title}, {period}, trả lời trước {answer_by}: {reason}",
        "en": "{author} asked for additions to {title}, {period}, by {answer_by}: {reason}",
    },
    "report.withdrawn": {
        "vi": "{author} rút lại báo cáo {title}, {period} do ghi nhầm: {reason}",
        "en": "{author} took back the report on {title}, {period}, entered by mistake: {reason}",
    },
    "extension.asked": {
        "vi": "{author} đề nghị gia hạn {title}, {period}, đến {until}: {reason}",
        "en": "{author} asked for more time for {title}, {period}, until {until}: {reason}",
    },
    "extension.granted": {
        "vi": "{author} đồng ý gia hạn {title}, {period}{said_for}",
        "en": "{author} granted more time for {title}, {period}{said_for}",
    },
    "extension.refused": {
        "vi": "{author} không đồng ý gia hạn {title}, {period}: {reason}",
        "en": "{author} refused more time for {title}, {period}: {reason}",
    },
    "occurrence.opened": {
        "vi": "{author} mở kỳ thực hiện {title} từ sự kiện ngày {at}: {reason}",
        "en": "{author} opened an occurrence of {title} by the event of {at}: {reason}",
    },
    "occurrence.suspended": {
        "vi": "{author} tạm dừng {title}, {period}{own}: {reason}",
        "en": "{author} suspended {title}, {period}{own}: {reason}",
    },
    "occurrence.resumed": {
        "vi": "{author} tiếp tục {title}, {period}",
        "en": "{author} resumed {title}, {period}",
    },
    "occurrence.withdrawn": {
        "vi": "{author} ghi {title}, {period} không còn phù hợp{own}: {reason}",
        "en": "{author} withdrew {title}, {period} as no longer fitting{own}: {reason}",
    },
    "occurrence.kept_apart": {
        "vi": "{author} ghi {title}, {period} thực hiện theo hồ sơ lưu riêng",
        "en": "{author} keeps {title}, {period} in a separate file",
    },
}

NAMES: dict[str, dict[str, str]] = {
    "report.filed": {"vi": "Gửi báo cáo", "en": "Report filed"},
    "report.corrected": {"vi": "Gửi bản bổ sung", "en": "Report corrected"},
    "report.received": {"vi": "Tiếp nhận báo cáo", "en": "Report received"},
    "report.sent_back": {"vi": "Đề nghị bổ sung", "en": "Additions asked for"},
    "report.withdrawn": {"vi": "Rút lại báo cáo", "en": "Report taken back"},
    "extension.asked": {"vi": "Đề nghị gia hạn", "en": "More time asked for"},
    "extension.granted": {"vi": "Đồng ý gia hạn", "en": "More time granted"},
    "extension.refused": {"vi": "Không đồng ý gia hạn", "en": "More time refused"},
    "occurrence.opened": {"vi": "Mở kỳ theo sự kiện", "en": "Occurrence opened by an event"},
    "occurrence.suspended": {"vi": "Tạm dừng", "en": "Suspended"},
    "occurrence.resumed": {"vi": "Tiếp tục thực hiện", "en": "Resumed"},
    "occurrence.withdrawn": {"vi": "Không còn phù hợp", "en": "No longer fitting"},
    "occurrence.kept_apart": {"vi": "Thực hiện theo hồ sơ lưu riêng", "en": "Kept in a separate file"},
}
"""What each kind of act is called where one word has to do."""

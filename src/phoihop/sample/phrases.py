"""The sentences of the sample's reports: several ways to tell of each line of work, with the figures that it carries.

A sentence is taken only where the report has all the figures that it names. `{period}`, `{lead}` and `{done}` come from
the commitment; the rest are figures of the line, printed as an office prints them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

RESULTS: Mapping[str, Sequence[str]] = {
    "information": (
        "Trong {period}, {lead} đã {done}, gồm {documents} văn bản; {answers_in_time} văn bản có yêu cầu trả lời đều được trả lời đúng hạn.",
        "{lead} đã {done} {period}: {documents} văn bản, trong đó {answers_in_time} nội dung được hai cơ quan trao đổi, trả lời trong thời hạn.",
        "Thực hiện nội dung phối hợp, {period}, {lead} {done} với {documents} văn bản, nội dung ngắn gọn, đúng phạm vi được phép trao đổi; {answers_in_time} văn bản trả lời đúng hạn.",
        "{lead} {done} {period} bằng {documents} văn bản, gửi qua đầu mối của hai cơ quan; trả lời đúng hạn {answers_in_time} văn bản.",
    ),
    "situation": (
        "Trong {period}, {lead} đã {done}, lập {assessments} báo cáo; tình hình cơ bản ổn định, không phát sinh vấn đề phức tạp kéo dài.",
        "{lead} {done} {period} ({assessments} báo cáo): đa số ý kiến đồng tình với chủ trương của thành phố; một số kiến nghị đã chuyển cơ quan có thẩm quyền.",
        "{period_capital}, {lead} phối hợp {done}; {assessments} báo cáo nêu nhóm vấn đề được quan tâm và đề xuất hướng xử lý.",
        "{lead} đã {done} {period}, gửi {assessments} báo cáo tổng hợp; số liệu ở mức tổng hợp, không nêu trường hợp cá biệt.",
    ),
    "advice": (
        "Trong {period}, {lead} đã {done} với {proposals} nội dung, {adopted} nội dung được chấp thuận và đưa vào chương trình công tác.",
        "{lead} chủ trì {done} {period}; trong {proposals} nội dung đề xuất có {adopted} nội dung được đồng ý thực hiện.",
        "Hai cơ quan thống nhất {proposals} nội dung; {lead} đã {done} {period}, được chấp thuận {adopted} nội dung.",
    ),
    "appraisal": (
        "{lead} đã {done}: {drafts_appraised} dự thảo; thống nhất với sự cần thiết ban hành, đề nghị chỉnh sửa một số nội dung về phân công và thời hạn.",
        "{lead} {done} ({drafts_appraised} dự thảo), có ý kiến về căn cứ, nội dung, nguồn lực và thể thức văn bản.",
        "{lead} đã {done}; {drafts_appraised} dự thảo được góp ý bằng văn bản, các ý kiến được nêu theo từng mục.",
    ),
    "communication": (
        "Trong {period}, {lead} đã {done}: {sessions} buổi với {people_reached} lượt người dự; đăng, phát {articles} tin, bài.",
        "{lead} chủ trì {done} {period}, tổ chức {sessions} buổi tại các xã, phường và đơn vị, có {people_reached} lượt người tham dự; {articles} tin, bài trên các phương tiện thông tin.",
        "{period_capital}, hai cơ quan {done} bằng nhiều hình thức: {sessions} buổi nói chuyện, sinh hoạt; {people_reached} lượt người nghe; {articles} tin, bài.",
        "Trong {period}, {lead} đã {done} gồm {articles} nội dung, cấp {people_reached} bản đến các xã, phường và đơn vị.",
        "{lead} {done} {period}: in {people_reached} bản với {articles} câu hỏi, trả lời; nội dung dễ hiểu, sát thực tế địa bàn.",
    ),
    "training": (
        "Trong {period}, {lead} đã {done}: {classes} lớp, {people_trained} người tham gia; nội dung theo chương trình quy định, có kiểm tra cuối khóa.",
        "{lead} {done} {period} với {classes} lớp, {people_trained} người dự đủ thời gian; kết quả kiểm tra đạt yêu cầu.",
        "Thực hiện kế hoạch, {period}, {lead} {done}: {classes} lớp, {people_trained} người; kết hợp lên lớp với tham quan thực tế.",
    ),
    "inspection": (
        "Trong {period}, {lead} đã {done} tại {places_inspected} đơn vị; nêu {findings} nội dung cần khắc phục, đến nay đã khắc phục {remedied} nội dung.",
        "{lead} {done} {period}: {places_inspected} đơn vị, {findings} nội dung cần rút kinh nghiệm, {remedied} nội dung đã khắc phục ngay sau kiểm tra.",
        "{lead} đã {done} ở {places_inspected} đơn vị trong {period}; các đơn vị cơ bản thực hiện đúng phân công, còn {findings} nội dung phải khắc phục (đã xong {remedied}).",
    ),
    "commendation": (
        "Trong {period}, {lead} đã {done}: có {registered} mô hình đăng ký ở các lĩnh vực, kèm kế hoạch thực hiện.",
        "{lead} {done} {period}, tổng số {registered} mô hình; mỗi đơn vị có ít nhất 01 mô hình.",
        "{lead} chủ trì {done} {period}: công nhận {recognised} trường hợp, đề nghị khen thưởng {commended} tập thể.",
        "Trong {period}, hai cơ quan {done}; {recognised} trường hợp đủ tiêu chuẩn, {commended} tập thể được khen thưởng.",
    ),
    "support": (
        "Trong {period}, {lead} đã {done}: {days_of_labour} ngày công, {works} công trình, trị giá {value_vnd}.",
        "{lead} {done} {period} với {days_of_labour} ngày công; hoàn thành {works} nhà, công trình; tổng trị giá {value_vnd}.",
        "{period_capital}, {lead} huy động lực lượng {done}: {days_of_labour} ngày công, {works} công trình, kinh phí {value_vnd} từ nguồn vận động và đóng góp của các đơn vị.",
    ),
    "review": (
        "{lead} đã {done} {period} ({meetings} hội nghị, {reports} báo cáo); thống nhất đánh giá kết quả và nhiệm vụ kỳ tới.",
        "Trong {period}, {lead} chủ trì {done}: {meetings} hội nghị với {reports} báo cáo, tham luận; có thông báo kết luận gửi các đơn vị.",
        "{lead} {done} {period}; {meetings} hội nghị, {reports} báo cáo chuyên đề; các kiến nghị được phân công cơ quan trả lời.",
    ),
    "operation": (
        "{lead} đã {done} {period} ({tasks_done} việc), phân công rõ cơ quan chủ trì và thời hạn.",
        "Trong {period}, {lead} {done}: {tasks_done} việc đã thực hiện xong theo đúng thẩm quyền.",
        "{lead} {done} {period}, tổng số {tasks_done} việc; không có việc tồn đọng.",
    ),
}

CONTRIBUTIONS: Sequence[str] = (
    "{lead} đã cử cán bộ tham gia, chuẩn bị địa điểm và thông báo đến các đơn vị thuộc quyền.",
    "{lead} đã góp ý nội dung, cử báo cáo viên và cung cấp số liệu theo đề nghị của cơ quan chủ trì.",
    "{lead} đã phối hợp chuẩn bị, lập danh sách và theo dõi kết quả tại các đơn vị.",
)

DIFFICULTIES: Sequence[str] = (
    "",
    "",
    "",
    "Một số đơn vị gửi số liệu chậm, phải đối chiếu lại.",
    "Thời gian thực hiện trùng với đợt cao điểm nhiệm vụ của đơn vị.",
    "Kinh phí bố trí còn hạn chế so với nhu cầu.",
    "Địa bàn rộng, lực lượng tham gia ở một số nơi còn mỏng.",
    "Việc sắp xếp tổ chức bộ máy làm thay đổi đầu mối theo dõi ở một số nơi.",
)

WAYS_FORWARD: Sequence[str] = (
    "",
    "",
    "Tiếp tục thực hiện theo kế hoạch kỳ tới.",
    "Thống nhất sớm thời gian, địa điểm với cơ quan phối hợp.",
    "Lựa chọn cách làm hiệu quả để nhân rộng.",
    "Đôn đốc các đơn vị gửi số liệu trước ngày 15 của tháng cuối kỳ.",
)

SENT_BACK: Mapping[str, Sequence[str]] = {
    "support": (
        "Thiếu số ngày công của từng đợt và danh mục công trình.",
        "Đề nghị tách trị giá theo từng công trình.",
    ),
    "training": ("Đề nghị bổ sung số người dự của từng cơ quan, đơn vị.",),
    "communication": ("Đề nghị bổ sung số buổi theo xã, phường.", "Số lượt người dự chưa khớp với phụ lục kèm theo."),
    "inspection": ("Đề nghị nêu rõ thời hạn khắc phục từng nội dung.",),
    "operation": ("Số liệu trong báo cáo chưa khớp với biểu kèm theo.", "Thiếu số liệu của hai đơn vị trực thuộc."),
    "situation": ("Đề nghị nêu rõ nhóm vấn đề và kiến nghị xử lý.",),
    "": ("Đề nghị bổ sung kết quả cụ thể và tài liệu kèm theo.", "Báo cáo thiếu phụ lục số liệu."),
}

CORRECTED: Sequence[str] = (
    "Đã bổ sung theo đề nghị. {result}",
    "Sau khi rà soát, {lead_short} bổ sung số liệu còn thiếu. {result}",
)

EXTENSION_REASONS: Sequence[str] = (
    "Thời gian trùng đợt diễn tập theo kế hoạch của cấp trên.",
    "Địa điểm tổ chức đang sửa chữa, cần lùi thời gian.",
    "Chờ thống nhất danh sách tham gia với các đơn vị.",
    "Tập trung lực lượng khắc phục hậu quả mưa, bão trên địa bàn.",
)
REFUSALS: Sequence[str] = ("Nội dung phải hoàn thành đúng hạn để kịp tổng hợp báo cáo cấp trên.",)
SUSPENSIONS: Sequence[str] = (
    "Tạm dừng theo thống nhất của hai cơ quan trong thời gian sắp xếp tổ chức bộ máy.",
    "Tạm dừng do tập trung lực lượng phòng, chống thiên tai.",
)
WITHDRAWALS: Sequence[str] = (
    "Nội dung đã được lồng ghép vào kế hoạch chung của thành phố, không thực hiện riêng.",
    "Không còn phù hợp do thay đổi nhiệm vụ của đơn vị.",
)

OPENINGS: Mapping[str, Sequence[str]] = {
    "noi-chinh/c3": (
        "Đề nghị cung cấp thông tin về kết quả xử lý kiến nghị sau kiểm tra.",
        "Đề nghị cung cấp số liệu phục vụ báo cáo chuyên đề về cải cách tư pháp.",
        "Đề nghị cung cấp thông tin về công tác phổ biến pháp luật trong đơn vị.",
    ),
    "noi-chinh/c9": (
        "Dự thảo Nghị quyết lãnh đạo công tác bảo vệ cơ quan, đơn vị.",
        "Dự thảo Đề án nâng cao chất lượng phổ biến, giáo dục pháp luật.",
        "Dự thảo Quy định về trách nhiệm nêu gương trong phòng, chống lãng phí.",
    ),
    "tuyen-giao/c4": (
        "Dư luận quan tâm việc di dời thao trường ra khỏi khu dân cư.",
        "Dư luận quan tâm thời gian tổ chức khám sức khỏe nghĩa vụ quân sự.",
        "Dư luận quan tâm tiếng ồn trong đợt diễn tập khu vực phòng thủ.",
    ),
    "tuyen-giao/c11": (
        "Đề cương tuyên truyền ngày hội giao, nhận quân.",
        "Tài liệu hỏi - đáp về Luật Nghĩa vụ quân sự.",
        "Đề cương giáo dục truyền thống lực lượng vũ trang thành phố.",
    ),
    "dan-van/c14": (
        "Dự thảo Kế hoạch tuyên truyền Ngày thành lập Quân đội 22/12.",
        "Dự thảo Kế hoạch hành quân làm công tác dân vận.",
        "Dự thảo Đề án nhân rộng mô hình “Dân vận khéo”.",
    ),
    "dan-van/c17": (
        "Biên bản kiểm tra tại Ban Chỉ huy Quân sự phường Bến Trúc.",
        "Biên bản kiểm tra tại Ban Chỉ huy Quân sự xã Đồng Mây.",
        "Biên bản kiểm tra tại Trung đoàn bộ binh thành phố.",
    ),
}

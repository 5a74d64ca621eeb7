"""How the acts and refusals of agreements read, in both languages.

`SENTENCES` words the codes of refusals and verdicts; `ACTS` words an act in the joint record, `NAMES` its kind. Parameters stand in braces.
"""

from __future__ import annotations

SENTENCES: dict[str, dict[str, str]] = {
    "agreement_voided": {
        "vi": "Văn bản này đã được ghi nhận là nhập nhầm nên không ghi thêm được.",
        "en": "This agreement was struck out as entered by mistake, so nothing can be added.",
    },
    "one_party_only": {
        "vi": "Văn bản phối hợp cần ít nhất hai bên. Hãy thêm bên còn lại.",
        "en": "An agreement needs at least two parties. Add the other party.",
    },
    "ends_before_it_starts": {
        "vi": "Ngày kết thúc {to} đứng trước ngày bắt đầu {start}. Hãy sửa một trong hai ngày.",
        "en": "The end {to} lies before the start {start}. Correct one of the two dates.",
    },
    "tracked_after_its_end": {
        "vi": "Ngày bắt đầu theo dõi {tracked_since} đứng sau ngày văn bản hết hạn {to}. Hãy chọn ngày sớm hơn.",
        "en": "Tracking would begin on {tracked_since}, after the agreement ends on {to}. Choose an earlier day.",
    },
    "terms_have_moved": {
        "vi": "Nội dung văn bản vừa được thay bằng bản mới hơn. Hãy mở lại trang và làm trên bản mới.",
        "en": "The terms have just been replaced by a newer version. Open the page again and work on that one.",
    },
    "effective_before_the_last": {
        "vi": "Ngày hiệu lực {effective} đứng trước ngày hiệu lực của bản đang áp dụng ({last}).",
        "en": "The effective date {effective} lies before that of the version in force ({last}).",
    },
    "commitment_changed_in_place": {
        "vi": "Nhiệm vụ {commitment} đã có hiệu lực nên không sửa tại chỗ; hãy ghi thành nhiệm vụ thay thế.",
        "en": "Commitment {commitment} is in force and is not changed in place; replace it by a new form.",
    },
    "replaces_unknown_commitment": {
        "vi": "Nhiệm vụ {commitment} thay thế một nhiệm vụ không có trong bản đang áp dụng.",
        "en": "Commitment {commitment} replaces one that is not in the version in force.",
    },
    "no_such_draft": {
        "vi": "Không còn bản dự thảo này, hoặc bản này đã ban hành. Hãy mở lại trang.",
        "en": "This draft is no longer open, or has been issued. Open the page again.",
    },
    "void_amended": {
        "vi": "Văn bản đã có bản sửa đổi nên không gạch bỏ được. Hãy ghi chấm dứt văn bản.",
        "en": "The agreement has been amended and cannot be struck out. Record its termination instead.",
    },
    "void_seen_by_others": {
        "vi": "Cơ quan khác đã tham gia theo dõi văn bản này nên không gạch bỏ được. Hãy ghi chấm dứt văn bản.",
        "en": "Another organisation already follows this agreement, so it cannot be struck out. Record its termination.",
    },
    "not_the_last_version": {
        "vi": "Bản này đã được thay bằng bản mới hơn. Hãy đối chiếu bản mới nhất.",
        "en": "This version has been replaced. Compare the newest one.",
    },
    "slot_taken": {
        "vi": "Vị trí này đã gắn với một cơ quan khác đang dùng hệ thống.",
        "en": "Another organisation that works in the system already stands in this place.",
    },
    "not_the_issuer": {
        "vi": "Chỉ cơ quan đã ghi nhận văn bản mới gạch bỏ được.",
        "en": "Only the organisation that recorded the agreement can strike it out.",
    },
    "succeeds_itself": {
        "vi": "{name} không thể tự kế thừa. Hãy chọn cơ quan khác.",
        "en": "{name} cannot take over from itself. Choose another body.",
    },
    "succession_left": {
        "vi": "Đã chuyển {done} văn bản; còn {left} văn bản phải làm trên trang riêng.",
        "en": "{done} agreements are handed over; {left} must be done on their own page.",
    },
    "malformed_terms": {
        "vi": "Nội dung văn bản chưa khớp: có nhiệm vụ không gắn với một bên của văn bản, hoặc bị trùng.",
        "en": "The terms do not fit together: a commitment belongs to no party, or stands twice.",
    },
    "founder_keeps_first": {
        "vi": "Cơ quan lập bản đầu tiên là cơ quan giữ sổ của bản đó.",
        "en": "Whoever records the first version keeps the record under it.",
    },
    "no_base": {
        "vi": "Bản này không nói thay cho bản nào.",
        "en": "This version does not say which one it replaces.",
    },
    "names_no_draft": {
        "vi": "Không tìm thấy bản dự thảo được ký hoặc ban hành.",
        "en": "The draft to be signed or issued is not here.",
    },
    "names_no_terms": {
        "vi": "Lượt ghi không nói theo bản nào của văn bản.",
        "en": "The entry does not say which version it follows.",
    },
    "not_your_slot": {
        "vi": "Cơ quan của anh/chị không đứng ở vị trí này trong văn bản.",
        "en": "Your organisation does not stand in this place of the agreement.",
    },
    "not_a_party": {
        "vi": "Cơ quan này không phải là một bên của văn bản.",
        "en": "This organisation is not a party to the agreement.",
    },
    "not_the_keeper": {
        "vi": "Chỉ cơ quan giữ sổ mới ban hành bản mới và gắn tên cơ quan.",
        "en": "Only the keeper issues a new version and ties places to organisations.",
    },
    "only_the_keeper": {
        "vi": "Việc này do cơ quan giữ sổ làm: {keeper}. Hãy đề nghị cơ quan đó.",
        "en": "This is for the keeper of the record: {keeper}. Ask that organisation.",
    },
    "only_its_author": {
        "vi": "Chỉ cơ quan đã ghi ({author}) mới xóa được phần chữ của lượt ghi này.",
        "en": "Only the organisation that wrote the entry ({author}) can delete its words.",
    },
    "keeper_stays": {
        "vi": "Cơ quan của anh/chị giữ sổ của văn bản này nên chưa rời được: hãy ghi việc kế thừa để cơ quan khác giữ sổ trước.",
        "en": "Your organisation keeps the record of this agreement and cannot leave: first record a succession that hands it on.",
    },
    "not_invited_yet": {
        "vi": "Cơ quan của anh/chị chưa được mời đối chiếu văn bản này. Hãy đề nghị cơ quan giữ sổ: {keeper}.",
        "en": "Your organisation has not been invited to compare this agreement yet. Ask its keeper: {keeper}.",
    },
    "not_in_force": {
        "vi": "Văn bản không còn ở trạng thái đang thực hiện nên không làm được việc này.",
        "en": "The agreement is not in force, so this cannot be done.",
    },
    "replaces_another": {
        "vi": "Bản dự thảo thay cho một bản khác với bản đang nêu. Hãy mở lại trang.",
        "en": "The draft replaces another version than the one named. Open the page again.",
    },
    "already_replaced": {
        "vi": "Bản đang áp dụng đã được thay bằng một bản khác. Hãy mở lại trang.",
        "en": "The version in force has already been replaced. Open the page again.",
    },
    "signatures_missing": {
        "vi": "Chưa đủ chữ ký của các bên. Bên ký trên giấy thì ghi là ký trên giấy.",
        "en": "Not all parties have signed. Mark those who signed on paper.",
    },
    "must_sign_in_the_system": {
        "vi": "Có bên đã ký bản trước trên hệ thống nên bản này cũng phải ký trên hệ thống.",
        "en": "A party that signed the previous version in the system must sign this one there, too.",
    },
    "malformed_binding": {
        "vi": "Thông tin gắn cơ quan với vị trí trong văn bản không hợp lệ.",
        "en": "What ties the organisation to its place is not valid.",
    },
    "table_empty": {
        "vi": "Bảng không có dòng nào. Hãy chọn tệp hoặc dán lại các dòng.",
        "en": "The table has no rows. Choose the file or paste the rows again.",
    },
    "table_too_long": {
        "vi": "Bảng dài hơn {limit} dòng. Hãy tách thành nhiều tệp rồi đưa vào từng tệp.",
        "en": "The table has more than {limit} rows. Split it into several files and take in one after the other.",
    },
    "table_too_large": {
        "vi": "Tệp Excel lớn hơn {limit} MB. Hãy xóa hình ảnh và các trang tính không dùng rồi gửi lại.",
        "en": "The Excel file is larger than {limit} MB. Remove pictures and sheets that are not used and send it again.",
    },
    "table_broken": {
        "vi": "Không đọc được tệp Excel này. Hãy mở tệp, lưu lại thành .xlsx rồi gửi, hoặc dán các dòng.",
        "en": "This Excel file cannot be read. Open it, save it as .xlsx and send that, or paste the rows.",
    },
    "table_not_rows": {
        "vi": "Không nhận ra các dòng của bảng. Hãy sao chép các dòng trong Excel hoặc Word rồi dán lại.",
        "en": "The rows of the table are not recognised. Copy the rows in Excel or Word and paste them again.",
    },
    "table_old_excel": {
        "vi": "Tệp “{name}” là Excel cũ (.xls). Hãy mở tệp, lưu lại thành .xlsx rồi gửi.",
        "en": "The file “{name}” is in the old format of Excel (.xls). Open it, save it as .xlsx and send that.",
    },
    "table_wrong_type": {
        "vi": "Tệp “{name}” không phải bảng. Ở đây nhận tệp Excel (.xlsx) và .csv; văn bản Word, PDF đưa vào ở trang "
        "“Đưa văn bản vào”.",
        "en": "The file “{name}” is no table. Excel files (.xlsx) and .csv are taken here; Word and PDF documents are "
        "brought in on the page for signed documents.",
    },
    "table_nothing_left": {
        "vi": "Mọi dòng đều đã bỏ qua. Hãy giữ lại ít nhất một dòng.",
        "en": "All rows are left out. Keep at least one.",
    },
}

ACTS: dict[str, dict[str, str]] = {
    "terms.drafted": {
        "vi": "{author} lập bản {purpose}: {title}",
        "en": "{author} drafted {purpose}: {title}",
    },
    "terms.signed": {"vi": "{author} xác nhận nội dung văn bản", "en": "{author} confirmed the terms"},
    "terms.issued": {
        "vi": "{author} ghi nhận văn bản {number} ban hành ngày {on}{paper}",
        "en": "{author} recorded document {number} issued on {on}{paper}",
    },
    "terms.disputed": {
        "vi": "{author} chưa nhất trí với nội dung đã ghi nhận: {reason}",
        "en": "{author} does not agree with what was recorded: {reason}",
    },
    "terms.voided": {
        "vi": "{author} gạch bỏ văn bản ghi nhận nhầm",
        "en": "{author} struck out an agreement entered by mistake",
    },
    "party.bound": {
        "vi": "{author} ghi {organisation} là bên {printed}",
        "en": "{author} named {organisation} as the party {printed}",
    },
    "party.left": {"vi": "{author} rút khỏi văn bản từ ngày {on}", "en": "{author} leaves the agreement on {on}"},
    "focal_point.named": {
        "vi": "{author} ghi đầu mối: {contact}",
        "en": "{author} named the contact: {contact}",
    },
    "record.compared": {
        "vi": "{author} đã đối chiếu sổ theo dõi{disputed}",
        "en": "{author} compared the record{disputed}",
    },
    "key.closed": {"vi": "{author} đóng một khóa ký cũ", "en": "{author} closed an old signing key"},
    "body.wiped": {
        "vi": "{author} xóa nội dung của lượt ghi theo quy định",
        "en": "{author} wiped the words of an entry as the law demands",
    },
}

NAMES: dict[str, dict[str, str]] = {
    "terms.drafted": {"vi": "Lập bản văn bản", "en": "Terms drafted"},
    "terms.signed": {"vi": "Xác nhận nội dung văn bản", "en": "Terms confirmed"},
    "terms.issued": {"vi": "Ban hành văn bản", "en": "Terms issued"},
    "terms.disputed": {"vi": "Chưa nhất trí với nội dung đã ghi nhận", "en": "Terms disputed"},
    "terms.voided": {"vi": "Gạch bỏ văn bản ghi nhận nhầm", "en": "Struck out as a mistake"},
    "party.bound": {"vi": "Gắn bên với cơ quan", "en": "Party tied to an organisation"},
    "party.left": {"vi": "Rút khỏi văn bản", "en": "Party left"},
    "focal_point.named": {"vi": "Cử đầu mối", "en": "Focal point named"},
    "record.compared": {"vi": "Đối chiếu sổ theo dõi", "en": "Record compared"},
    "key.closed": {"vi": "Đóng khóa ký", "en": "Signing key closed"},
    "body.wiped": {"vi": "Xóa nội dung lượt ghi", "en": "Words of an entry wiped"},
}
"""What each kind of act is called where one word has to do."""

UNNAMED = {"vi": "Loại lượt ghi mà bản phần mềm này chưa biết", "en": "A kind of entry that this version does not know"}

PURPOSES: dict[str, dict[str, str]] = {
    "new": {"vi": "văn bản", "en": "the agreement"},
    "amendment": {"vi": "sửa đổi, bổ sung", "en": "an amendment"},
    "prolongation": {"vi": "gia hạn", "en": "a prolongation"},
    "termination": {"vi": "chấm dứt", "en": "a termination"},
    "succession": {"vi": "chuyển cơ quan kế thừa", "en": "a succession"},
    "observers": {"vi": "thay đổi cơ quan theo dõi", "en": "a change of observers"},
    "joining": {"vi": "thêm bên tham gia", "en": "a joining"},
}

FORMS: dict[str, dict[str, str]] = {
    "regulation": {"vi": "Quy chế phối hợp", "en": "Regulation"},
    "programme": {"vi": "Chương trình phối hợp", "en": "Programme"},
    "plan": {"vi": "Kế hoạch phối hợp", "en": "Plan"},
    "joint_resolution": {"vi": "Nghị quyết liên tịch", "en": "Joint resolution"},
    "joint_circular": {"vi": "Thông tư liên tịch", "en": "Joint circular"},
    "memorandum": {"vi": "Bản ghi nhớ, thỏa thuận", "en": "Memorandum"},
    "decision": {"vi": "Quyết định", "en": "Decision"},
    "other": {"vi": "Văn bản khác", "en": "Other"},
}

"""How refusals of the door read, in both languages."""

from __future__ import annotations

SENTENCES: dict[str, dict[str, str]] = {
    "no_such_record": {"vi": "Không tìm thấy văn bản này.", "en": "This agreement is not here."},
    "unknown_kind": {
        "vi": "Phần mềm này chưa biết loại lượt ghi {kind}. Hãy cập nhật.",
        "en": "This version does not know entries of the kind {kind}. Update it.",
    },
    "day_out_of_range": {
        "vi": "Ngày {day} không nhận được: ngày phải thuộc các năm từ 1900 đến 2199. Hãy sửa ngày rồi gửi lại.",
        "en": "The day {day} is not accepted: days lie in the years 1900 to 2199. Correct it and send again.",
    },
    "words_secret": {
        "vi": "Nội dung có dấu “{mark}” không được đưa vào hệ thống này và không được giữ lại phần nào. "
        "Hãy chuyển nội dung theo quy định về bảo vệ bí mật nhà nước.",
        "en": "The words are marked “{mark}”. They must not enter this system, and nothing of them was kept. "
        "Send them the way that the law on state secrets prescribes.",
    },
    "names_unknown_act": {
        "vi": "Lượt ghi dựa trên một lượt ghi chưa có ở đây. Hãy mở lại trang.",
        "en": "The entry rests on one that is not here. Open the page again.",
    },
    "no_key": {
        "vi": "Cơ quan này chưa có khóa ký trên hệ thống. Hãy báo người vận hành.",
        "en": "This organisation has no signing key here. Tell the operator.",
    },
    "secret_missing": {
        "vi": "Không có tệp bảo vệ khóa ký ({file}). Hãy khôi phục tệp này từ bản sao lưu, rồi thử lại.",
        "en": "The file that protects the signing keys ({file}) is not here. Restore it from the backup and try again.",
    },
    "record_unreadable": {
        "vi": "Có lượt ghi đã bị thay đổi đến mức không đọc được, nên chưa lập lại bảng nào. "
        "Hãy chạy phoihop verify để biết lượt ghi nào, rồi khôi phục từ bản sao lưu.",
        "en": "An entry was changed so that it cannot be read, and no table was made anew. "
        "Run phoihop verify to see which entry, then restore it from a backup.",
    },
    # What `verify` finds, beside what the record itself words.
    "guard.missing": {
        "vi": "Cơ sở dữ liệu thiếu khóa chống sửa sổ {about}, hoặc khóa này đã bị thay đổi. Hãy chạy phoihop init để đặt lại, rồi kiểm tra lại.",
        "en": "The database lacks the guard {about} of the record, or it was changed. Run phoihop init to set it again, then verify again.",
    },
    "guard.foreign": {
        "vi": "Trên bảng {table} có trigger hoặc quy tắc lạ {about}, có thể nuốt hay sửa điều được ghi. "
        "Hãy hỏi người quản trị cơ sở dữ liệu, gỡ đi, rồi kiểm tra lại.",
        "en": "The table {table} bears a foreign trigger or rule {about}, which may swallow or change what is written. "
        "Ask whoever keeps the database, take it down, then verify again.",
    },
    "database.damaged": {
        "vi": "SQLite báo tệp cơ sở dữ liệu bị hỏng: {what}. Hãy dừng hệ thống và khôi phục từ bản sao lưu vào thư mục khác.",
        "en": "SQLite says that the database file is damaged: {what}. Stop the installation and restore a backup elsewhere.",
    },
    "database.dangling": {
        "vi": "Bảng {about} có {count} dòng trỏ tới dòng không có trong bảng {to}. Hãy khôi phục từ bản sao lưu.",
        "en": "The table {about} has {count} rows that point to rows which {to} does not have. Restore a backup.",
    },
    "database.stopped": {
        "vi": "Cơ sở dữ liệu hỏng nên phần còn lại không kiểm tra được.",
        "en": "The database is damaged, so that the rest could not be checked.",
    },
    "cell.text": {
        "vi": "Cột {column} của lượt ghi đã bị thay đổi và không đọc được. Hãy khôi phục từ bản sao lưu.",
        "en": "The column {column} of the entry was changed and cannot be read. Restore it from a backup.",
    },
    "key.changed": {
        "vi": "Khóa công khai của một cơ quan đã bị thay đổi. Hãy khôi phục từ bản sao lưu.",
        "en": "An organisation's public key was changed. Restore it from a backup.",
    },
    "key.locked": {
        "vi": "Khóa ký của một cơ quan không mở được: khóa hoặc tệp bảo vệ đã bị thay đổi. Hãy khôi phục từ bản sao lưu.",
        "en": "An organisation's signing key cannot be opened: it or the secret was changed. Restore it from a backup.",
    },
    "key.next": {
        "vi": "Khóa dự phòng của một cơ quan không phải là khóa đã báo trước trên thẻ. Hãy khôi phục từ bản sao lưu.",
        "en": "An organisation's coming key is not the one that its card announces. Restore it from a backup.",
    },
    "secret.missing": {
        "vi": "Không có tệp bảo vệ khóa ký, nên các cơ quan ở đây chưa ký được. Hãy khôi phục tệp keys.secret.",
        "en": "The secret of the signing keys is not here, so nobody here can sign. Restore the file keys.secret.",
    },
    "record.not_listed": {
        "vi": "Có lượt ghi của một sổ không có trong danh sách các sổ.",
        "en": "There are entries of a record that is not in the list of records.",
    },
    "record.gap": {
        "vi": "Thiếu lượt ghi ở vị trí {position}.",
        "en": "The entry at position {position} is missing.",
    },
    "record.position": {
        "vi": "Vị trí cuối của sổ không khớp với các lượt ghi đang có.",
        "en": "The last position of the record does not fit the entries that are here.",
    },
    "record.forked": {
        "vi": "Dấu hiệu có hai lượt ghi trùng số của một cơ quan trong sổ này không đúng.",
        "en": "The mark that some author's chain in this record forks is wrong.",
    },
    "act.column": {
        "vi": "Cột {column} của lượt ghi khác với nội dung đã ký.",
        "en": "The column {column} of the entry differs from what was signed.",
    },
    "act.verdict": {
        "vi": "Kết luận lượt ghi có hiệu lực hay không khác với kết quả xét lại ({is}).",
        "en": "Whether the entry counts is stored otherwise than it is judged anew ({is}).",
    },
    "body.missing": {
        "vi": "Thiếu nội dung của lượt ghi mà không có lượt ghi nào cho xóa.",
        "en": "The words of the entry are missing, and no entry has wiped them.",
    },
    "body.not_wiped": {
        "vi": "Nội dung của lượt ghi lẽ ra đã phải xóa vẫn còn.",
        "en": "The words of the entry should have been wiped and are still here.",
    },
    "body.stray": {
        "vi": "Có nội dung không thuộc lượt ghi nào.",
        "en": "There are words that belong to no entry.",
    },
    "tip.wrong": {
        "vi": "Bảng lượt ghi mới nhất của từng cơ quan không đúng.",
        "en": "The list of each author's newest entries is wrong.",
    },
    "file_name.missing": {
        "vi": "Bảng tệp được nhắc đến thiếu tệp {file} của lượt ghi này. Hãy chạy phoihop rebuild.",
        "en": "The table of named files lacks the file {file} of this entry. Run phoihop rebuild.",
    },
    "file_name.extra": {
        "vi": "Bảng tệp được nhắc đến có tệp {file} mà lượt ghi này không nhắc đến. Hãy chạy phoihop rebuild.",
        "en": "The table of named files holds the file {file}, which this entry does not name. Run phoihop rebuild.",
    },
    "row.missing": {
        "vi": "Bảng {about} thiếu dòng {key}. Hãy chạy phoihop rebuild.",
        "en": "The table {about} lacks the row {key}. Run phoihop rebuild.",
    },
    "row.extra": {
        "vi": "Bảng {about} thừa dòng {key}. Hãy chạy phoihop rebuild.",
        "en": "The table {about} holds a row {key} that no entry says. Run phoihop rebuild.",
    },
    "row.changed": {
        "vi": "Bảng {about} có dòng {key} khác với sổ. Hãy chạy phoihop rebuild.",
        "en": "The row {key} of the table {about} differs from the record. Run phoihop rebuild.",
    },
    "row.more": {
        "vi": "Còn {count} dòng khác không đúng. Hãy chạy phoihop rebuild.",
        "en": "There are {count} more rows that are wrong. Run phoihop rebuild.",
    },
    "row.stray": {
        "vi": "Bảng {about} có dòng của một sổ không có ở đây. Hãy chạy phoihop rebuild.",
        "en": "The table {about} holds rows of a record that is not here. Run phoihop rebuild.",
    },
}

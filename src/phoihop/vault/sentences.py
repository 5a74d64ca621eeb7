"""How the vault says no, in both languages. `name` is the file's name, `limit` is in megabytes, `mark` the stamp."""

from __future__ import annotations

from typing import Literal

ACCEPTED = "PDF, Word (docx, doc, rtf), Excel (xlsx, xls), PowerPoint (pptx), OpenDocument (odt, ods), txt, csv, PNG, JPEG, TIFF"

SENTENCES: dict[str, dict[Literal["vi", "en"], str]] = {
    "file_too_large": {
        "vi": "Tệp lớn hơn {limit} MB, là mức lớn nhất được nhận. Hãy nén ảnh trong tài liệu hoặc tách thành nhiều tệp.",
        "en": "The file is larger than {limit} MB, the most that is accepted. Reduce its pictures or split it into several files.",
    },
    "file_empty": {
        "vi": "Tệp “{name}” không có nội dung. Hãy chọn lại tệp.",
        "en": "The file “{name}” is empty. Choose the file again.",
    },
    "file_wrong_type": {
        "vi": f"Không nhận tệp “{{name}}” vì không thuộc loại được phép. Các loại được nhận: {ACCEPTED}.",
        "en": f"The file “{{name}}” is not of a kind that is accepted. Accepted are: {ACCEPTED}.",
    },
    "file_misnamed": {
        "vi": "Tệp “{name}” mang đuôi .{claimed} nhưng bên trong là tệp .{true}. "
        "Hãy đổi đuôi tên tệp thành .{true} rồi gửi lại, hoặc chọn đúng tệp.",
        "en": "The file “{name}” is named .{claimed}, but its content is .{true}. "
        "Rename it to .{true} and send it again, or choose the right file.",
    },
    "file_active": {
        "vi": "Tệp “{name}” chứa mã lệnh (macro) hoặc chương trình. Hãy lưu lại thành tệp không có macro rồi gửi.",
        "en": "The file “{name}” contains macros or a program. Save it without macros and send that.",
    },
    "file_acts": {
        "vi": "Tệp PDF “{name}” tự chạy lệnh, tự gửi dữ liệu hoặc tự mở địa chỉ khác khi được mở. "
        "Hãy mở tệp, chọn In rồi in ra PDF mới (Print to PDF), và gửi tệp mới đó.",
        "en": "The PDF “{name}” runs a script, sends data or opens another address by itself when it is opened. "
        "Open it, print it into a new PDF (Print to PDF) and send that one.",
    },
    "file_calls": {
        "vi": "Tệp “{name}” có lệnh gọi chương trình khác (DDE). Hãy xóa lệnh đó rồi lưu thành tệp mới; "
        "hoặc in ra PDF và gửi tệp PDF.",
        "en": "The file “{name}” calls another program (DDE). Delete that and save it anew; "
        "or print it to a PDF and send the PDF.",
    },
    "file_fetches": {
        "vi": "Tệp “{name}” tự lấy mẫu, ảnh hoặc nội dung từ địa chỉ khác khi được mở. Trong Word: chọn tất cả (Ctrl+A), "
        "ngắt liên kết (Ctrl+Shift+F9), lưu thành tệp mới; hoặc in ra PDF và gửi tệp PDF.",
        "en": "The file “{name}” fetches a template, pictures or text from another address by itself. In Word: select "
        "all (Ctrl+A), break the links (Ctrl+Shift+F9), save it anew; or print it to a PDF and send the PDF.",
    },
    "file_unmerged": {
        "vi": "Tệp “{name}” chứa cả một trang web hoặc tệp khác mà Word chỉ ghép vào khi mở. "
        "Hãy mở tệp trong Word, lưu thành tệp mới (Save As) rồi gửi tệp đó.",
        "en": "The file “{name}” holds a page or another file that Word puts in only when it is opened. "
        "Open it in Word, save it anew (Save As) and send that.",
    },
    "file_refreshes": {
        "vi": "Tệp Excel “{name}” tự lấy số liệu từ nơi khác khi được mở. Trong Excel: thẻ Data, mục Queries & Connections, "
        "bỏ “Refresh data when opening the file”, lưu lại; hoặc in ra PDF và gửi tệp PDF.",
        "en": "The workbook “{name}” fetches figures from elsewhere by itself. In Excel: Data, Queries & Connections, clear "
        "“Refresh data when opening the file” and save; or print it to a PDF and send the PDF.",
    },
    "file_with_files": {
        "vi": "Tệp “{name}” có tệp khác đính kèm bên trong. Hãy gửi từng tệp riêng.",
        "en": "The file “{name}” carries other files inside. Send each file by itself.",
    },
    "file_bomb": {
        "vi": "Tệp “{name}” khi mở ra quá lớn so với mức cho phép. Hãy mở tệp, lưu lại gọn hơn rồi gửi.",
        "en": "The file “{name}” becomes too large when it is opened. Open it, save it in a smaller form and send that.",
    },
    "file_encrypted": {
        "vi": "Tệp “{name}” được đặt mật khẩu hoặc mã hóa. Hãy gỡ mật khẩu rồi gửi lại.",
        "en": "The file “{name}” is protected by a password. Remove the password and send it again.",
    },
    "file_broken": {
        "vi": "Tệp “{name}” bị hỏng, không mở được. Hãy mở tệp gốc, lưu lại rồi gửi.",
        "en": "The file “{name}” is damaged and cannot be opened. Open the original, save it again and send that.",
    },
    "file_not_utf8": {
        "vi": "Tệp “{name}” không ở bảng mã UTF-8. Hãy lưu lại với bảng mã UTF-8, hoặc gửi dưới dạng Word.",
        "en": "The file “{name}” is not in UTF-8. Save it as UTF-8, or send it as a Word file.",
    },
    "file_secret": {
        "vi": "Tài liệu có dấu “{mark}” không được đưa vào hệ thống này và không được giữ lại phần nào. "
        "Hãy chuyển tài liệu theo quy định về bảo vệ bí mật nhà nước.",
        "en": "The document is stamped “{mark}”. It must not enter this system, and nothing of it was kept. "
        "Send it the way that the law on state secrets prescribes.",
    },
    "file_undeclared": {
        "vi": "Tệp “{name}” không có chữ để kiểm tra dấu mật. "
        "Hãy xem lại bản giấy và xác nhận tài liệu không có dấu mật, rồi gửi.",
        "en": "The file “{name}” has no text in which to look for a secrecy stamp. "
        "Look at the paper, confirm that it bears none, and send it again.",
    },
    "file_wiped_as_secret": {
        "vi": "Tệp này đã bị xóa khỏi hệ thống vì có nội dung mật, nên không được nhận lại.",
        "en": "This file was wiped because it is secret, so it is not accepted again.",
    },
    "file_wiped": {
        "vi": "Nội dung của tệp này đã được xóa; chỉ còn ghi nhận là tệp đã từng có.",
        "en": "The content of this file was wiped; only the fact that it was here remains.",
    },
    "file_not_here": {
        "vi": "Không tìm thấy tệp này. Hãy đề nghị cơ quan đã gửi gửi lại.",
        "en": "This file is not here. Ask the body that sent it to send it again.",
    },
}

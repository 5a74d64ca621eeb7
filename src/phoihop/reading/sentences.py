"""How refusals and questions of the reader read, in Vietnamese and English. No logic beyond filling in parameters."""

from __future__ import annotations

from collections.abc import Mapping

REFUSALS: Mapping[str, tuple[str, str]] = {
    "broken": (
        "Tệp bị hỏng hoặc thiếu một phần, không đọc được. Hãy mở tệp bằng chương trình đã tạo ra nó, lưu lại rồi chọn lại.",
        "The file is damaged or incomplete. Open it in the program it was made with, save it again and choose it anew.",
    ),
    "empty": ("Tệp không có nội dung. Hãy chọn đúng tệp văn bản.", "The file is empty. Choose the document itself."),
    "encrypted": (
        "Tệp được đặt mật khẩu. Hãy bỏ mật khẩu trong Word hoặc trình đọc PDF rồi chọn lại.",
        "The file is protected by a password. Remove the password and choose it again.",
    ),
    "macros": (
        "Tệp có chứa macro nên không được nhận. Hãy lưu thành tệp .docx không có macro.",
        "The file contains macros and is not taken. Save it as .docx without macros.",
    ),
    "no_text": (
        "Tệp không có chữ để đọc (có thể là bản quét). Hãy dùng tệp Word, hoặc dán nội dung văn bản vào ô bên dưới.",
        "There is no text in the file (it may be a scan). Use the Word file, or paste the text.",
    ),
    "not_there": ("Không tìm thấy tệp {name}. Hãy kiểm tra lại đường dẫn.", "There is no file {name}. Check the path."),
    "is_directory": ("{name} là thư mục. Hãy chỉ đến một tệp.", "{name} is a folder. Name a file."),
    "unreadable": (
        "Không mở được tệp {name}. Hãy kiểm tra quyền đọc tệp.",
        "The file {name} cannot be opened. Check that you may read it.",
    ),
    "needs_office": (
        "Loại tệp này cần LibreOffice để đọc. Hãy mở bằng Word hoặc LibreOffice và lưu thành .docx.",
        "This kind of file needs LibreOffice. Open it in Word or LibreOffice and save it as .docx.",
    ),
    "needs_recogniser": (
        "Tệp là bản quét, cần cài Tesseract cùng gói tiếng Việt để đọc chữ. Hãy dùng tệp Word, hoặc dán nội dung văn bản.",
        "The file is a scan; Tesseract with Vietnamese must be installed to read it. Use the Word file, or paste the text.",
    ),
    "not_utf8": (
        "Bảng mã của tệp chữ không phải UTF-8. Hãy lưu tệp theo Unicode (UTF-8) rồi chọn lại.",
        "The text file is not in UTF-8. Save it as Unicode (UTF-8) and choose it again.",
    ),
    "secret": (
        "Văn bản có đóng dấu độ mật «{mark}» nên không được đưa vào hệ thống. Không có gì được lưu lại.",
        "The document bears the secrecy mark “{mark}” and must not be entered here. Nothing of it has been kept.",
    ),
    "too_deep": (
        "Tệp có cấu trúc lồng quá nhiều tầng, không đọc được. Hãy chép nội dung sang một tệp Word mới.",
        "The file is nested too deeply. Copy its text into a new Word file.",
    ),
    "too_large": (
        "Tệp lớn hơn mức cho phép. Hãy tách phần phụ lục hoặc hình ảnh ra rồi chọn lại.",
        "The file is larger than allowed. Take out annexes or pictures and choose it again.",
    ),
    "too_slow": (
        "Đọc tệp mất quá nhiều thời gian nên đã dừng lại. Hãy lưu lại tệp hoặc dán nội dung văn bản.",
        "Reading took too long and was stopped. Save the file again, or paste the text.",
    ),
    "turned_text": (
        "Văn bản có ký tự ẩn làm đảo chiều chữ, nên chữ nhìn thấy có thể khác với nội dung. Hãy chép lại dưới dạng chữ thuần rồi chọn lại.",
        "The text has hidden marks that turn letters around, so that what is seen may not be what stands there. Copy it as plain text and choose it again.",
    ),
    "unknown_type": (
        "Không nhận ra loại tệp này. Hãy dùng .docx, .pdf, .xlsx, .html hoặc .txt.",
        "This kind of file is not known. Use .docx, .pdf, .xlsx, .html or .txt.",
    ),
    "wrong_type": (
        "Nội dung tệp không đúng với phần đuôi của tên tệp. Hãy kiểm tra lại tệp đã chọn.",
        "The content of the file does not fit its name. Check the file that you chose.",
    ),
}

QUESTIONS: Mapping[str, tuple[str, str]] = {
    "cadence_not_stated": (
        "Văn bản ghi «định kỳ» mà không nêu kỳ hạn. Nhiệm vụ này làm theo kỳ nào?",
        "The text says “periodically” without a period. How often is it done?",
    ),
    "lead_undecided": (
        "Văn bản chưa xác định rõ cơ quan chủ trì hay phối hợp. Cơ quan nào chủ trì?",
        "The text leaves the lead open. Which body leads?",
    ),
    "several_cadences": (
        "Một câu nêu nhiều kỳ: {cadences}. Tách thành nhiều nhiệm vụ hay chỉ theo dõi kỳ ngắn nhất?",
        "One sentence names several periods: {cadences}. Split it, or follow the shortest?",
    ),
    "mirrored": (
        "Hai nhiệm vụ này có vẻ là một việc mà hai bên cùng nêu. Gộp lại?",
        "These two look like one duty promised by both sides. Merge them?",
    ),
    "parties_unclear": (
        "Chưa xác định đủ các bên của văn bản. Các bên là những cơ quan nào?",
        "The parties could not all be found. Which bodies are they?",
    ),
    "period_unclear": (
        "Văn bản không nêu rõ thời gian thực hiện. Thực hiện từ khi nào đến khi nào?",
        "The text does not state its period. From when until when does it run?",
    ),
    "signed_on_unclear": (
        "Không thấy ngày ký trong văn bản. Văn bản được ký ngày nào?",
        "The date of signing was not found. When was it signed?",
    ),
    "secrecy_undeclared": (
        "Tệp không có chữ trên trang đầu nên không kiểm tra được độ mật. Văn bản có độ mật không?",
        "The first page has no text, so its secrecy could not be checked. Is it secret?",
    ),
}

NOTES: Mapping[str, tuple[str, str]] = {
    "tracked_changes": (
        "Tệp Word còn lưu vết chỉnh sửa (Track Changes).",
        "The Word file has tracked changes.",
    ),
    "was_tcvn3": (
        "Văn bản dùng phông chữ TCVN3 (.VnTime) và đã được chuyển sang Unicode. Hãy xem lại vài dòng.",
        "The text was written in TCVN3 (.VnTime) and has been converted. Look at some lines of it.",
    ),
    "was_vni": (
        "Văn bản dùng phông chữ VNI (VNI-Times) và đã được chuyển sang Unicode. Hãy xem lại vài dòng.",
        "The text was written in VNI (VNI-Times) and has been converted. Look at some lines of it.",
    ),
    "recognised": (
        "Văn bản được nhận dạng từ bản quét nên có thể sai chữ. Hãy đối chiếu với bản quét.",
        "The text was recognised from a scan and may have wrong letters. Compare it with the scan.",
    ),
    "pages_unread": (
        "Một số trang là ảnh quét và chưa đọc được. Hãy bổ sung những nội dung của các trang đó.",
        "Some pages are pictures and were not read. Add what stands on them.",
    ),
}
"""What a person should know of a reading before using it."""

LANGUAGES = ("vi", "en")


def refusal(code: str, language: str = "vi", **params: str) -> str:
    """The sentence for a refusal's code."""
    return filled(REFUSALS, code, language, params)


def question(code: str, language: str = "vi", **params: str) -> str:
    """The sentence for a question's code."""
    return filled(QUESTIONS, code, language, params)


def note(code: str, language: str = "vi") -> str:
    """The sentence for a note's code."""
    return filled(NOTES, code, language, {})


def filled(table: Mapping[str, tuple[str, str]], code: str, language: str, params: Mapping[str, str]) -> str:
    sentence = table[code][LANGUAGES.index(language)]
    for name, value in params.items():
        sentence = sentence.replace("{" + name + "}", value)
    return sentence


SENTENCES = {code: dict(zip(LANGUAGES, words, strict=True)) for code, words in REFUSALS.items()}
"""The refusals once more, in the one form in which every door looks sentences up."""

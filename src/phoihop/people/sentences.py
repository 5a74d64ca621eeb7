"""How refusals about people, organisations and rights read, in both languages."""

from __future__ import annotations

SENTENCES: dict[str, dict[str, str]] = {
    "needs_officer": {
        "vi": "Tài khoản của anh/chị chỉ được xem. Hãy nhờ chuyên viên hoặc quản trị của cơ quan.",
        "en": "Your account may only read. Ask an officer or the administrator of your organisation.",
    },
    "needs_signer": {
        "vi": "Việc này cần người có thẩm quyền ký của cơ quan. Hãy chuyển cho người ký.",
        "en": "This needs someone who may sign for the organisation. Pass it to the signer.",
    },
    "not_a_member": {
        "vi": "Không tìm thấy văn bản này trong sổ của cơ quan.",
        "en": "This agreement is not among those of your organisation.",
    },
    "observers_read": {
        "vi": "Cơ quan theo dõi chỉ xem, không ghi vào sổ.",
        "en": "Observers read the record and do not write in it.",
    },
}

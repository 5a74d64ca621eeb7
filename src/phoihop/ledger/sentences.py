"""How refusals of the door read, in both languages."""

from __future__ import annotations

SENTENCES: dict[str, dict[str, str]] = {
    "no_such_record": {"vi": "Không tìm thấy văn bản này.", "en": "This agreement is not here."},
    "unknown_kind": {
        "vi": "Phần mềm này chưa biết loại lượt ghi {kind}. Hãy cập nhật.",
        "en": "This version does not know entries of the kind {kind}. Update it.",
    },
    "names_unknown_act": {
        "vi": "Lượt ghi dựa trên một lượt ghi chưa có ở đây. Hãy mở lại trang.",
        "en": "The entry rests on one that is not here. Open the page again.",
    },
    "no_key": {
        "vi": "Cơ quan này chưa có khóa ký trên hệ thống. Hãy báo người vận hành.",
        "en": "This organisation has no signing key here. Tell the operator.",
    },
}

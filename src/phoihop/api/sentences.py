"""How refusals of the API read, in both languages."""

from __future__ import annotations

SENTENCES: dict[str, dict[str, str]] = {
    "not_found": {
        "vi": "Không có mục này, hoặc mục này thuộc cơ quan khác.",
        "en": "There is no such thing here, or it belongs to another organisation.",
    },
    "token_needed": {
        "vi": "Cần mã truy cập hợp lệ trong dòng Authorization. Tạo mã ở mục Mã truy cập của phần cài đặt.",
        "en": "A valid token is needed in the Authorization header. Make one on the page Access tokens.",
    },
    "request_too_large": {
        "vi": "Yêu cầu dài quá 8 MB. Chưa có gì thay đổi. Hãy gửi gọn hơn.",
        "en": "The request is longer than 8 MB. Nothing was changed. Send less at once.",
    },
    "method_not_allowed": {
        "vi": "Địa chỉ này không nhận phương thức đó. Chưa có gì thay đổi. Xem dòng Allow để biết phương thức được nhận.",
        "en": "This address does not take that method. Nothing was changed. See the Allow header for those it takes.",
    },
    "request_failed": {
        "vi": "Phần mềm gặp lỗi khi xử lý yêu cầu này. Chưa có gì thay đổi. Hãy báo giờ xảy ra cho người vận hành.",
        "en": "The software failed at this request. Nothing was changed. Tell whoever runs the installation the time.",
    },
    "malformed_request": {
        "vi": "Yêu cầu chưa đúng dạng. Xem mục fields để biết chỗ sai.",
        "en": "The request does not have the right form. See `fields` for what is wrong.",
    },
}

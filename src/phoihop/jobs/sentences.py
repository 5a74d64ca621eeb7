"""How work in the background ends, in both languages."""

from __future__ import annotations

SENTENCES: dict[str, dict[str, str]] = {
    "job_unknown": {
        "vi": "Phần mềm này chưa biết việc chạy nền {kind}. Hãy cập nhật.",
        "en": "This version does not know background work of the kind {kind}. Update it.",
    },
    "job_failed": {
        "vi": "Việc chạy nền bị lỗi và dừng lại; phần đã xong được giữ. Hãy báo người vận hành.",
        "en": "The background work failed and stopped; what was done is kept. Tell the operator.",
    },
    "job_given_up": {
        "vi": "Việc chạy nền nhiều lần bị ngắt giữa chừng nên thôi không làm nữa. Hãy báo người vận hành.",
        "en": "The background work was cut off several times and given up. Tell the operator.",
    },
}

"""How refusals about the catalogues read, in both languages."""

from __future__ import annotations

SENTENCES: dict[str, dict[str, str]] = {
    "holiday_known": {
        "vi": "Bảng đã có ngày {date}. Hãy mở dòng đó để sửa.",
        "en": "The table has {date} already. Open that row to change it.",
    },
    "line_twice": {
        "vi": "Đã có lĩnh vực “{name}”. Hãy ghi tên khác.",
        "en": "There is a line of work “{name}” already. Give another name.",
    },
    "figure_twice": {
        "vi": "Lĩnh vực “{line}” đã có số liệu “{name}”. Hãy ghi tên khác.",
        "en": "The line “{line}” has the figure “{name}” already. Give another name.",
    },
    "figure_used": {
        "vi": "Đã có báo cáo mang số liệu “{name}” nên không đổi cách cộng được. Hãy thêm một số liệu mới và ngừng dùng số liệu này.",
        "en": "Reports carry the figure “{name}”, so how it adds up stays. Add another figure and retire this one.",
    },
    "scheme_twice": {
        "vi": "Đã có cách chia kỳ “{name}”. Hãy ghi tên khác.",
        "en": "There is a period scheme “{name}” already. Give another name.",
    },
    "scheme_builtin": {
        "vi": "“{name}” là cách chia kỳ có sẵn, không sửa và không bỏ được. Hãy thêm một cách chia kỳ riêng.",
        "en": "“{name}” comes with the product and stays as it is. Add a scheme of your own.",
    },
    "scheme_used": {
        "vi": "Đang có {count} văn bản, cơ quan dùng cách chia kỳ “{name}”, đổi ngày sẽ làm lệch các kỳ đã báo cáo. Hãy thêm một cách chia kỳ mới.",
        "en": "{count} agreements or organisations reckon by “{name}”; other days would shift periods already reported. Add another scheme.",
    },
}

"""The short title of a duty: what is done, without who and when, in whole phrases."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.reading.titles import LONGEST, shortened, title_of

NAMES = ["Sở Thủy lợi", "Công an thành phố"]

WITHOUT_TIME = {
    "Định kỳ 6 tháng (trước 15/6), 01 năm (trước 30/11), Sở Thủy lợi gửi báo cáo kết quả.": "Gửi báo cáo kết quả",
    "Trước ngày 15/6 và 15/12, Sở Thủy lợi gửi danh sách điểm sạt lở.": "Gửi danh sách điểm sạt lở",
    "Tổ chức họp giao ban hằng quý về an toàn đê điều.": "Tổ chức họp giao ban về an toàn đê điều",
    "Gửi kết quả đo mực nước định kỳ hằng tháng cho Công an thành phố;": "Gửi kết quả đo mực nước cho Công an thành phố",
    "Tổng kết vào tháng 12 năm 2028.": "Tổng kết",
    "Hoàn thành khảo sát tuyến đê, xong trước 30/6/2027.": "Hoàn thành khảo sát tuyến đê",
    "Công an thành phố trả lời bằng văn bản trong thời hạn 05 ngày làm việc kể từ ngày nhận được đề nghị.": (
        "Trả lời bằng văn bản"
    ),
    "Hai bên họp 6 tháng một lần để thống nhất nhiệm vụ.": "Họp để thống nhất nhiệm vụ",
    "Hằng quý, trước ngày 20 của tháng đầu quý sau, Sở Thủy lợi gửi số liệu mực nước.": "Gửi số liệu mực nước",
}


@pytest.mark.parametrize("text", WITHOUT_TIME)
def test_a_title_does_without_time(text: str) -> None:
    assert title_of(text, NAMES) == WITHOUT_TIME[text]


WITHOUT_OWNER = {
    "Khi phát hiện sạt lở, nếu cần lực lượng thì Công an thành phố cử cán bộ đến hiện trường.": (
        "Cử cán bộ đến hiện trường"
    ),
    "Trường hợp có mưa lớn, ngập sâu, Sở Thủy lợi mở cửa cống.": "Mở cửa cống",
    "Sở Thủy lợi chủ trì, phối hợp với Công an thành phố mở 02 lớp tập huấn.": "Mở 02 lớp tập huấn",
    "Sở Thủy lợi chủ trì hội nghị tổng kết.": "Chủ trì hội nghị tổng kết",
    "Mỗi bên cử 01 cán bộ làm đầu mối.": "Cử 01 cán bộ làm đầu mối",
    "Về công tác tuyên truyền phòng, chống thiên tai.": "Công tác tuyên truyền phòng, chống thiên tai",
    "Trao đổi thông tin Về mực nước.": "Trao đổi thông tin về mực nước",
}


@pytest.mark.parametrize("text", WITHOUT_OWNER)
def test_a_title_does_without_owner_and_condition(text: str) -> None:
    assert title_of(text, NAMES) == WITHOUT_OWNER[text]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Tổ chức tuyên truyền pháp luật về đê điều cho người dân sống ven sông, nhằm nâng cao ý thức giữ gìn đê.",
            "Tổ chức tuyên truyền pháp luật về đê điều cho người dân sống ven sông",
        ),
        (
            "Cung cấp các văn bản quy định việc xác định nguồn gốc vật liệu làm đê đối với các công trình nhiều nguồn vốn.",
            "Cung cấp các văn bản quy định việc xác định nguồn gốc vật liệu làm đê",
        ),
    ],
)
def test_a_long_title_is_cut_where_a_phrase_ends(text: str, title: str) -> None:
    assert title_of(text, NAMES) == title


@given(st.text(max_size=300))
def test_a_title_is_never_longer_than_a_line_and_any_text_has_one(text: str) -> None:
    assert len(title_of(text, NAMES)) <= LONGEST
    assert "…" not in shortened(text.replace("…", ""))

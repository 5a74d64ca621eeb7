"""A draft of our own in which nothing is to be found, and the same draft with one thing changed."""

from __future__ import annotations

from phoihop.reading import Reading, read_text
from phoihop.reading.lint import Finding, lint

CLEAN = """\
QUY CHẾ PHỐI HỢP
Giữa Sở Y tế thành phố Sông Vân và Sở Giáo dục và Đào tạo thành phố Sông Vân về y tế trường học
Số: 07/QCPH-SYT-SGDĐT
Sông Vân, ngày 12 tháng 01 năm 2026

Điều 1. Trách nhiệm của Sở Y tế thành phố Sông Vân
1. Chủ trì, phối hợp với Sở Giáo dục và Đào tạo thành phố Sông Vân tổ chức 04 lớp tập huấn cho nhân viên y tế trường học trước ngày 30 tháng 9 hằng năm.
2. Báo cáo kết quả khám sức khỏe học sinh, số liệu tính đến ngày 15 tháng 11, trước ngày 15 tháng 12 hằng năm.

Điều 2. Trách nhiệm của Sở Giáo dục và Đào tạo thành phố Sông Vân
1. Gửi danh sách học sinh cho Sở Y tế thành phố Sông Vân trước ngày 15 tháng 9 hằng năm.
2. Cử Phòng Chính trị tư tưởng làm đầu mối theo dõi, hằng quý gửi báo cáo kết quả cho Sở Y tế thành phố Sông Vân.

Điều 3. Tổ chức thực hiện
1. Hằng năm hai bên tổ chức hội nghị sơ kết việc thực hiện khoản 1 Điều 1 Quy chế này.
2. Khi có nội dung cần sửa đổi, bổ sung, hai bên thống nhất bằng văn bản.
3. Quy chế này có hiệu lực kể từ ngày ký.
"""


def draft(*changes: tuple[str, str]) -> Reading:
    """The clean draft with each pair's first words replaced by its second; a pair that does not apply is a mistake."""
    text = CLEAN
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return read_text(text)


def codes(reading: Reading) -> list[str]:
    return [finding.code for finding in lint(reading)]


def only(reading: Reading, code: str) -> Finding:
    """The one finding with this code."""
    (found,) = [finding for finding in lint(reading) if finding.code == code]
    return found

"""Write the evidence files of the sample: python tools/make_sample_files.py (needs LibreOffice).

One page each, in the form of an office paper, with room left where number and date would stand: the same few files
accompany many reports. The text is written for the sample and every page says so.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

FILES = Path(__file__).parent.parent / "src" / "phoihop" / "sample" / "files"
CENTRE, BOTH = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY

PAGES = {
    "bao-cao": (
        "BÁO CÁO",
        "Kết quả thực hiện nhiệm vụ phối hợp",
        (
            "Thực hiện văn bản phối hợp giữa hai cơ quan, cơ quan chủ trì báo cáo kết quả trong kỳ như sau:",
            "1. Công tác chỉ đạo: đã phân công bộ phận chủ trì, thông báo thời gian đến các đơn vị liên quan.",
            "2. Kết quả: hoàn thành nội dung theo kế hoạch; số liệu chi tiết nêu trong phần báo cáo trên hệ thống.",
            "3. Khó khăn, kiến nghị: không có nội dung phải xin ý kiến cấp trên.",
        ),
    ),
    "bien-ban": (
        "BIÊN BẢN",
        "Kiểm tra việc thực hiện nội dung phối hợp",
        (
            "Đoàn kiểm tra làm việc với đơn vị được kiểm tra theo kế hoạch đã thông báo.",
            "1. Nội dung kiểm tra: phân công nhiệm vụ, thời hạn, hồ sơ, kết quả thực hiện.",
            "2. Nhận xét: đơn vị thực hiện đúng phân công; còn một số nội dung cần khắc phục nêu tại mục 3.",
            "3. Nội dung cần khắc phục: hoàn thiện sổ theo dõi; gửi số liệu đúng ngày chốt.",
            "Biên bản lập thành hai bản, mỗi bên giữ một bản.",
        ),
    ),
    "danh-muc": (
        "DANH MỤC",
        "Kèm theo báo cáo kết quả",
        (
            "1. Nội dung thứ nhất: đã hoàn thành, bàn giao cho đơn vị sử dụng.",
            "2. Nội dung thứ hai: đã hoàn thành, có xác nhận của địa phương.",
            "3. Nội dung thứ ba: đang thực hiện, hoàn thành trong kỳ sau.",
        ),
    ),
    "ke-hoach": (
        "KẾ HOẠCH",
        "Thực hiện nhiệm vụ phối hợp",
        (
            "1. Mục đích, yêu cầu: bảo đảm đúng nội dung, đúng thời hạn, tiết kiệm.",
            "2. Nội dung, thời gian: theo phân công trong văn bản phối hợp.",
            "3. Tổ chức thực hiện: bộ phận chủ trì chuẩn bị nội dung; bộ phận phối hợp bảo đảm lực lượng, địa điểm.",
        ),
    ),
}


def main() -> None:
    office = shutil.which("soffice")
    if office is None:
        sys.exit("LibreOffice is needed to write the sample's PDF files: apt-get install libreoffice-writer")
    FILES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for name, (kind, abstract, lines) in PAGES.items():
            page(kind, abstract, lines).save(str(Path(folder) / f"{name}.docx"))
        papers = [str(path) for path in sorted(Path(folder).glob("*.docx"))]
        subprocess.run([office, "--headless", "--convert-to", "pdf", "--outdir", folder, *papers], check=True)
        for name in PAGES:
            shutil.copyfile(Path(folder) / f"{name}.pdf", FILES / f"{name}.pdf")
            sys.stdout.write(f"{name}.pdf: {(FILES / f'{name}.pdf').stat().st_size:,d} bytes\n")


def page(kind: str, abstract: str, lines: tuple[str, ...]) -> Document:
    paper = Document()
    section = paper.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    paper.core_properties.author, paper.core_properties.title = "Phối Hợp", f"{kind} (tài liệu mẫu)"
    paper.styles["Normal"].font.name = "Liberation Serif"
    paper.styles["Normal"].font.size = Pt(14)
    for text in ("TÀI LIỆU MẪU", "Thành phố Sông Vân", "", kind, abstract, ""):
        paragraph = paper.add_paragraph()
        paragraph.alignment = CENTRE
        paragraph.paragraph_format.space_after = Pt(2)
        paragraph.add_run(text).bold = text in {kind, abstract, "TÀI LIỆU MẪU"}
    for text in lines:
        paragraph = paper.add_paragraph(text)
        paragraph.alignment = BOTH
        paragraph.paragraph_format.first_line_indent = Mm(12.7)
    closing = paper.add_paragraph("(Trang minh họa, dùng làm tài liệu kèm theo trong dữ liệu mẫu.)")
    closing.runs[0].italic = True
    return paper


if __name__ == "__main__":
    main()

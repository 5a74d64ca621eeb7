"""Writes the sample documents of the reader's tests in real office forms: `PYTHONPATH=src:tests python tests/samples/reading/forms.py`.

All bodies, numbers and names are invented (Thành phố Sông Vân); every document says that it is a sample. The .docx files
are committed; this module says how they were made.
"""

from __future__ import annotations

import copy
import datetime as dt
import io
import zipfile
from pathlib import Path

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from samples.reading.older import in_older_fonts

HERE = Path(__file__).parent
MARK = "(Văn bản mẫu, không có giá trị pháp lý)"
WHEN = dt.datetime(2026, 1, 5, 8, 0, tzinfo=dt.UTC)


def blank() -> docx.document.Document:
    made = docx.Document()
    made.styles["Normal"].font.name = "Times New Roman"
    header = made.sections[0].header.paragraphs[0]
    header.text = "VĂN BẢN MẪU - không dùng để thực hiện"
    return made


def letterhead(made, left: list[str], right: list[str]) -> None:
    table = made.add_table(rows=1, cols=2)
    for cell, lines in zip(table.rows[0].cells, (left, right), strict=True):
        cell.text = ""
        for index, line in enumerate(lines):
            paragraph = cell.paragraphs[0] if index == 0 else cell.add_paragraph()
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            run = paragraph.add_run(line)
            run.bold = line.isupper()
            run.italic = line.startswith("Sông Vân")


def centred(made, text: str, bold: bool = True) -> None:
    paragraph = made.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run(text).bold = bold


def signatures(made, blocks: list[list[str]]) -> None:
    table = made.add_table(rows=1, cols=len(blocks))
    for cell, lines in zip(table.rows[0].cells, blocks, strict=True):
        for index, line in enumerate(lines):
            paragraph = cell.paragraphs[0] if index == 0 else cell.add_paragraph()
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            paragraph.add_run(line).bold = True


def numbering(made, levels: list[tuple[str, str]]) -> str:
    """Adds a multilevel numbering (format, text) and returns its id."""
    part = made.part.numbering_part.element
    abstract_id = str(900 + len(part.findall(qn("w:abstractNum"))))
    xml = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{abstract_id}"><w:multiLevelType w:val="multilevel"/>'
    for index, (format_, text) in enumerate(levels):
        xml += (
            f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{format_}"/>'
            f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
        )
    abstract = parse_xml(xml + "</w:abstractNum>")
    part.insert(0, abstract)
    number_id = str(900 + len(part.findall(qn("w:num"))))
    part.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="{number_id}"><w:abstractNumId w:val="{abstract_id}"/></w:num>')
    )
    return number_id


def numbered(made, text: str, number: str, level: int) -> None:
    paragraph = made.add_paragraph(text)
    properties = paragraph._p.get_or_add_pPr()
    holder = OxmlElement("w:numPr")
    for tag, value in (("w:ilvl", str(level)), ("w:numId", number)):
        element = OxmlElement(tag)
        element.set(qn("w:val"), value)
        holder.append(element)
    properties.append(holder)


def programme() -> docx.document.Document:
    """A programme of coordination in the form I. / 1. / a), letterheads of a Party board and a department side by side."""
    made = blank()
    letterhead(
        made,
        ["THÀNH ỦY SÔNG VÂN", "BAN DÂN VẬN", "*", "Số 07-CTr/BDVTU"],
        ["BỘ CHỈ HUY QUÂN SỰ THÀNH PHỐ SÔNG VÂN", "Số: 112/CTr-BCHQS", "Sông Vân, ngày 15 tháng 02 năm 2024"],
    )
    centred(made, "CHƯƠNG TRÌNH PHỐI HỢP")
    centred(made, "giữa Ban Dân vận Thành ủy Sông Vân và Bộ Chỉ huy quân sự thành phố Sông Vân")
    centred(made, "về công tác dân vận giai đoạn 2024 - 2028")
    centred(made, MARK, bold=False)
    made.add_paragraph(
        "Căn cứ Quyết định số 12-QĐ/TU ngày 02 tháng 3 năm 2023 của Thành ủy Sông Vân về phối hợp công tác;"
    )
    made.add_paragraph(
        "Ban Dân vận Thành ủy và Bộ Chỉ huy quân sự thành phố thống nhất ban hành Chương trình phối hợp như sau:"
    )
    number = numbering(made, [("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)")])
    numbered(made, "MỤC ĐÍCH, YÊU CẦU", number, 0)
    numbered(made, "Nâng cao nhận thức, trách nhiệm của cán bộ, chiến sĩ về công tác dân vận.", number, 1)
    numbered(made, "NỘI DUNG PHỐI HỢP", number, 0)
    numbered(made, "Trao đổi thông tin", number, 1)
    numbered(
        made, "Hằng tháng, hai bên trao đổi thông tin về tình hình Nhân dân trên địa bàn, chậm nhất ngày 25.", number, 2
    )
    numbered(
        made,
        "Khi có vụ việc phức tạp phát sinh, Ban Dân vận Thành ủy thông báo cho Bộ Chỉ huy quân sự thành phố trong thời hạn 24 giờ.",
        number,
        2,
    )
    numbered(made, "Tuyên truyền, vận động", number, 1)
    numbered(made, "Tổ chức tuyên truyền, vận động Nhân dân thực hiện chính sách hậu phương quân đội.", number, 2)
    numbered(made, "Mỗi năm tổ chức ít nhất 02 đợt hành quân dã ngoại làm công tác dân vận.", number, 2)
    numbered(made, "TRÁCH NHIỆM CỦA CÁC BÊN", number, 0)
    numbered(made, "Trách nhiệm của Ban Dân vận Thành ủy", number, 1)
    numbered(made, "Chủ trì, phối hợp với Bộ Chỉ huy quân sự thành phố xây dựng kế hoạch phối hợp hằng năm.", number, 2)
    numbered(made, "Hướng dẫn, kiểm tra việc thực hiện Chương trình ở cơ sở.", number, 2)
    numbered(made, "Trách nhiệm của Bộ Chỉ huy quân sự thành phố", number, 1)
    numbered(made, "Chỉ đạo các đơn vị trực thuộc tham gia giúp dân xây dựng nông thôn mới.", number, 2)
    numbered(
        made,
        "Phối hợp với Ban Dân vận Thành ủy tổ chức tập huấn nghiệp vụ công tác dân vận, hoàn thành trước ngày 30 tháng 6 hằng năm.",
        number,
        2,
    )
    numbered(made, "TỔ CHỨC THỰC HIỆN", number, 0)
    numbered(made, "Định kỳ 6 tháng, hai bên tổ chức họp giao ban, luân phiên chủ trì.", number, 1)
    numbered(made, "Hằng năm, hai bên tổ chức sơ kết; năm 2028 tổng kết Chương trình.", number, 1)
    numbered(made, "Định kỳ cung cấp số liệu về công tác dân vận cho nhau.", number, 1)
    signatures(
        made,
        [
            ["TM. BAN DÂN VẬN THÀNH ỦY", "TRƯỞNG BAN", "", "Lê Thị Mẫu"],
            ["TM. BỘ CHỈ HUY QUÂN SỰ THÀNH PHỐ", "CHỈ HUY TRƯỞNG", "", "Đại tá Trần Văn Thử"],
        ],
    )
    return made


def party_form() -> docx.document.Document:
    """A regulation in Party form: number with a hyphen, articles typed by hand."""
    made = blank()
    letterhead(
        made,
        ["THÀNH ỦY SÔNG VÂN", "BAN NỘI CHÍNH - ĐẢNG ỦY QUÂN SỰ THÀNH PHỐ", "*", "Số 05-QC/BNCTU"],
        ["ĐẢNG CỘNG SẢN VIỆT NAM", "Sông Vân, ngày 20 tháng 8 năm 2025"],
    )
    centred(made, "QUY CHẾ PHỐI HỢP")
    centred(made, "giữa Ban Nội chính Thành ủy và Đảng ủy Quân sự thành phố")
    centred(made, MARK, bold=False)
    for line in (
        "Điều 1. Phạm vi điều chỉnh",
        "Quy chế này quy định việc phối hợp giữa Ban Nội chính Thành ủy và Đảng ủy Quân sự thành phố (sau đây gọi tắt là hai cơ quan).",
        "Điều 2. Nguyên tắc phối hợp",
        "1. Việc phối hợp phải kịp thời, đúng chức năng, nhiệm vụ.",
        "Điều 3. Nội dung phối hợp",
        "1. Tham mưu Thành ủy về công tác nội chính, phòng, chống tham nhũng trong lực lượng vũ trang.",
        "2. Thẩm định các đề án về quốc phòng trước khi trình Ban Thường vụ Thành ủy.",
        "3. Kiểm tra, giám sát việc thực hiện các nghị quyết về công tác nội chính.",
        "Điều 4. Trách nhiệm của Ban Nội chính Thành ủy",
        "1. Chủ trì tổng hợp tình hình công tác nội chính, báo cáo Thường trực Thành ủy trước ngày 15 tháng 12 hằng năm.",
        "2. Cử Phòng Theo dõi công tác phòng, chống tham nhũng làm đầu mối.",
        "Điều 5. Trách nhiệm của Đảng ủy Quân sự thành phố",
        "1. Cung cấp thông tin về tình hình chấp hành pháp luật của quân nhân định kỳ hằng quý.",
        "2. Trong thời hạn 05 ngày làm việc kể từ ngày nhận được đề nghị, Đảng ủy Quân sự thành phố trả lời Ban Nội chính Thành ủy bằng văn bản.",
        "Điều 6. Điều khoản thi hành",
        "1. Quy chế này có hiệu lực kể từ ngày ký.",
        "2. Trong quá trình thực hiện, nếu có vướng mắc, hai cơ quan trao đổi, báo cáo Thường trực Thành ủy xem xét.",
    ):
        made.add_paragraph(line)
    signatures(
        made,
        [
            ["T/M BAN NỘI CHÍNH THÀNH ỦY", "TRƯỞNG BAN", "", "Nguyễn Văn Ví"],
            ["T/M ĐẢNG ỦY QUÂN SỰ THÀNH PHỐ", "BÍ THƯ", "", "Phạm Thị Dụ"],
        ],
    )
    return made


def decision() -> docx.document.Document:
    """A decision with its attached regulation: two numberings, the signature in the middle."""
    made = blank()
    letterhead(
        made,
        ["ỦY BAN NHÂN DÂN", "THÀNH PHỐ SÔNG VÂN", "Số: 31/2025/QĐ-UBND"],
        ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Sông Vân, ngày 10 tháng 9 năm 2025"],
    )
    centred(made, "QUYẾT ĐỊNH")
    centred(made, "Ban hành Quy chế phối hợp quản lý môi trường lưu vực sông Vân")
    centred(made, MARK, bold=False)
    made.add_paragraph("Căn cứ Luật Tổ chức chính quyền địa phương;")
    for line in (
        "Điều 1. Ban hành kèm theo Quyết định này Quy chế phối hợp quản lý môi trường lưu vực sông Vân.",
        "Điều 2. Quyết định này có hiệu lực thi hành kể từ ngày 01 tháng 10 năm 2025.",
        "Điều 3. Chánh Văn phòng Ủy ban nhân dân thành phố, Giám đốc các sở chịu trách nhiệm thi hành Quyết định này.",
    ):
        made.add_paragraph(line)
    signatures(made, [["Nơi nhận:"], ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "", "Hoàng Văn Nháp"]])
    made.add_page_break()
    centred(made, "QUY CHẾ")
    centred(made, "Phối hợp giữa Sở Nông nghiệp và Môi trường với Công an thành phố Sông Vân")
    for line in (
        "Chương I",
        "QUY ĐỊNH CHUNG",
        "Điều 1. Đối tượng áp dụng",
        "Quy chế này áp dụng đối với Sở Nông nghiệp và Môi trường, Công an thành phố Sông Vân.",
        "Chương II",
        "TRÁCH NHIỆM PHỐI HỢP",
        "Điều 2. Trách nhiệm của Sở Nông nghiệp và Môi trường",
        "1. Chủ trì, phối hợp với Công an thành phố Sông Vân kiểm tra các cơ sở xả thải.",
        "2. Cung cấp kết quả quan trắc cho Công an thành phố Sông Vân trước ngày 05 hằng tháng.",
        "Điều 3. Trách nhiệm của Công an thành phố Sông Vân",
        "1. Điều tra, xử lý các vụ việc có dấu hiệu tội phạm về môi trường.",
        "2. Định kỳ 06 tháng báo cáo kết quả gửi Ủy ban nhân dân thành phố.",
    ):
        made.add_paragraph(line)
    return made


def annex() -> docx.document.Document:
    """A plan whose tasks stand in an annex table with merged cells and an automatic STT column."""
    made = blank()
    letterhead(
        made,
        ["SỞ Y TẾ - SỞ GIÁO DỤC VÀ ĐÀO TẠO", "Số: 45/KHLT-SYT-SGDĐT"],
        ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Sông Vân, ngày 05 tháng 01 năm 2026"],
    )
    centred(made, "KẾ HOẠCH LIÊN TỊCH")
    centred(made, "giữa Sở Y tế và Sở Giáo dục và Đào tạo về y tế trường học năm 2026")
    centred(made, MARK, bold=False)
    made.add_paragraph("1. Các nhiệm vụ được phân công tại Phụ lục kèm theo Kế hoạch này.")
    centred(made, "PHỤ LỤC")
    rows = [
        ("STT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành", "Sản phẩm"),
        ("I", "Công tác tuyên truyền", "", "", "", ""),
        (
            "",
            "Tổ chức truyền thông phòng, chống dịch bệnh trong trường học",
            "Sở Y tế",
            "Sở Giáo dục và Đào tạo, Đài Phát thanh và Truyền hình",
            "Quý II",
            "Kế hoạch, tin bài",
        ),
        ("", "Biên soạn tài liệu giáo dục sức khỏe", "Sở Giáo dục và Đào tạo", "Sở Y tế", "Trước 30/6", "Tài liệu"),
        ("II", "Công tác chuyên môn", "", "", "", ""),
        ("", "Khám sức khỏe cho học sinh đầu năm học", "Sở Y tế", "Sở Giáo dục và Đào tạo", "Tháng 9", "Báo cáo"),
        ("", "Giám sát vệ sinh, an toàn thực phẩm bếp ăn", "Sở Y tế", "", "Thường xuyên", "Biên bản"),
        ("", "Báo cáo kết quả thực hiện Kế hoạch", "Sở Y tế", "Sở Giáo dục và Đào tạo", "Hằng quý", "Báo cáo"),
    ]
    table = made.add_table(rows=len(rows), cols=6, style="Table Grid")
    number = numbering(made, [("decimal", "%1")])
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            table.cell(at, column).text = text
        if row[0] == "":
            paragraph = table.cell(at, 0).paragraphs[0]
            properties = paragraph._p.get_or_add_pPr()
            properties.append(
                parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>')
            )
    for at in (1, 4):
        table.cell(at, 1).merge(table.cell(at, 5))
    lead = table.cell(5, 2).merge(table.cell(7, 2))
    lead.text = "Sở Y tế"
    signatures(
        made,
        [["GIÁM ĐỐC", "SỞ Y TẾ", "Vũ Văn Thí"], ["GIÁM ĐỐC", "SỞ GIÁO DỤC VÀ ĐÀO TẠO", "Đỗ Thị Nghiệm"]],
    )
    return made


def tracked() -> docx.document.Document:
    """A regulation with tracked changes, a comment-like deletion, a text box and a footnote reference left in place."""
    made = blank()
    centred(made, "QUY CHẾ PHỐI HỢP")
    centred(made, "giữa Sở Tư pháp và Hội Luật gia thành phố Sông Vân")
    centred(made, MARK, bold=False)
    made.add_paragraph("Điều 1. Trách nhiệm của Sở Tư pháp")
    paragraph = made.add_paragraph("1. Chủ trì tổ chức tập huấn ")
    paragraph._p.append(
        parse_xml(
            f'<w:del {nsdecls("w")} w:id="1" w:author="A" w:date="2026-01-05T08:00:00Z"><w:r><w:delText>hằng năm</w:delText></w:r></w:del>'
        )
    )
    paragraph._p.append(
        parse_xml(
            f'<w:ins {nsdecls("w")} w:id="2" w:author="A" w:date="2026-01-05T08:00:00Z"><w:r><w:t xml:space="preserve">hằng quý</w:t></w:r></w:ins>'
        )
    )
    paragraph.add_run(" cho hòa giải viên ở cơ sở.")
    gone = made.add_paragraph("2. Cấp kinh phí cho Hội Luật gia thành phố Sông Vân.")
    mark_deleted(gone)
    made.add_paragraph("Điều 2. Trách nhiệm của Hội Luật gia thành phố Sông Vân")
    made.add_paragraph("1. Cử hội viên tham gia tư vấn pháp luật theo đề nghị của Sở Tư pháp.")
    return made


def mark_deleted(paragraph) -> None:
    """Marks a whole paragraph, with its mark, as deleted while changes were tracked."""
    for run in list(paragraph._p.findall(qn("w:r"))):
        removed = parse_xml(f'<w:del {nsdecls("w")} w:id="9" w:author="A" w:date="2026-01-05T08:00:00Z"/>')
        copied = copy.deepcopy(run)
        for text in copied.findall(qn("w:t")):
            text.tag = qn("w:delText")
        removed.append(copied)
        paragraph._p.replace(run, removed)
    properties = paragraph._p.get_or_add_pPr()
    properties.append(
        parse_xml(f'<w:rPr {nsdecls("w")}><w:del w:id="10" w:author="A" w:date="2026-01-05T08:00:00Z"/></w:rPr>')
    )


FORMS = {
    "programme": programme,
    "party-form": party_form,
    "decision-with-regulation": decision,
    "annex-table": annex,
    "tracked-changes": tracked,
    "regulation-tcvn3": lambda: in_older_fonts(decision(), "tcvn3"),
    "programme-vni": lambda: in_older_fonts(programme(), "vni"),
}


def bytes_of(made: docx.document.Document) -> bytes:
    """The file, the same bytes each time it is made."""
    made.core_properties.created = made.core_properties.modified = WHEN.replace(tzinfo=None)
    made.core_properties.author = "Phối Hợp"
    raw, out = io.BytesIO(), io.BytesIO()
    made.save(raw)
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(source.namelist()):
            target.writestr(zipfile.ZipInfo(name, (2026, 1, 5, 8, 0, 0)), source.read(name))
    return out.getvalue()


def main() -> None:
    for name, form in FORMS.items():
        (HERE / f"{name}.docx").write_bytes(bytes_of(form()))


if __name__ == "__main__":
    main()

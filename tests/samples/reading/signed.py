"""Writes three signed documents of a province in other forms: a regulation of three parties, a programme in I./1./dashes,
and a joint plan with tasks in its text and in an annex: `PYTHONPATH=src:tests python tests/samples/reading/signed.py`.

All bodies, numbers and names are invented (Thành phố Sông Vân); every document says that it is a sample.
"""

from __future__ import annotations

from pathlib import Path

import docx

from samples.reading.forms import MARK, blank, bytes_of, centred, letterhead, signatures


def regulation() -> docx.document.Document:
    """A regulation of coordination in chapters and articles, signed by three parties."""
    made = blank()
    letterhead(
        made,
        ["SỞ Y TẾ - CÔNG AN THÀNH PHỐ", "SỞ CÔNG THƯƠNG", "Số: 215/QCPH-SYT-CATP-SCT"],
        ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Sông Vân, ngày 12 tháng 5 năm 2025"],
    )
    centred(made, "QUY CHẾ PHỐI HỢP")
    centred(made, "giữa Sở Y tế, Công an thành phố và Sở Công Thương trong công tác bảo đảm an toàn thực phẩm")
    centred(made, MARK, bold=False)
    for line in (
        "Căn cứ Luật An toàn thực phẩm ngày 17 tháng 6 năm 2010;",
        "Căn cứ chức năng, nhiệm vụ của các cơ quan;",
        "Sở Y tế, Công an thành phố Sông Vân và Sở Công Thương (sau đây gọi tắt là các bên) thống nhất ban hành Quy chế phối hợp như sau:",
        "Chương I",
        "QUY ĐỊNH CHUNG",
        "Điều 1. Phạm vi điều chỉnh, đối tượng áp dụng",
        "1. Quy chế này quy định nguyên tắc, nội dung, trách nhiệm phối hợp giữa Sở Y tế, Công an thành phố và Sở Công Thương.",
        "2. Quy chế này áp dụng đối với các phòng, đơn vị trực thuộc các bên và tổ chức, cá nhân có liên quan.",
        "Điều 2. Nguyên tắc phối hợp",
        "1. Bảo đảm kịp thời, chặt chẽ, đúng chức năng, nhiệm vụ của mỗi bên.",
        "2. Thông tin trao đổi phải được bảo mật theo quy định của pháp luật.",
        "Điều 3. Nội dung phối hợp",
        "1. Trao đổi thông tin về an toàn thực phẩm.",
        "2. Thanh tra, kiểm tra và xử lý vi phạm.",
        "3. Tuyên truyền về an toàn thực phẩm.",
        "Chương II",
        "NỘI DUNG PHỐI HỢP CỤ THỂ",
        "Điều 4. Trao đổi thông tin về an toàn thực phẩm",
        "1. Định kỳ ngày 20 hằng tháng, Chi cục An toàn thực phẩm cung cấp cho Phòng Cảnh sát kinh tế và Chi cục Quản lý thị trường danh sách cơ sở vi phạm.",
        "2. Khi phát hiện dấu hiệu tội phạm, Sở Y tế, Sở Công Thương chuyển hồ sơ cho Công an thành phố trong thời hạn 03 ngày làm việc kể từ ngày phát hiện.",
        "3. Công an thành phố có trách nhiệm thông báo bằng văn bản kết quả xử lý cho cơ quan chuyển hồ sơ.",
        "Điều 5. Thanh tra, kiểm tra và xử lý vi phạm",
        "1. Sở Y tế chủ trì, phối hợp với Công an thành phố, Sở Công Thương và Ủy ban nhân dân các phường, xã xây dựng kế hoạch kiểm tra liên ngành trước ngày 15 tháng 12 hằng năm.",
        "2. Trong quá trình kiểm tra, nếu phát hiện thực phẩm không bảo đảm an toàn, Trưởng đoàn kiểm tra phải lập biên bản và đề nghị Công an thành phố phối hợp ngăn chặn.",
        "3. Đoàn kiểm tra liên ngành báo cáo kết quả cho Sở Y tế chậm nhất 05 ngày làm việc sau khi kết thúc đợt kiểm tra.",
        "Điều 6. Tuyên truyền về an toàn thực phẩm",
        "Các bên phối hợp với Báo và Phát thanh, Truyền hình Sông Vân mở chuyên mục, phát sóng tối thiểu 02 lần/tháng.",
        "Chương III",
        "TRÁCH NHIỆM CỦA CÁC BÊN",
        "Điều 7. Trách nhiệm của Sở Y tế",
        "1. Là cơ quan đầu mối, tổng hợp tình hình thực hiện Quy chế.",
        "2. Tổ chức tập huấn kiến thức pháp luật về an toàn thực phẩm cho cán bộ của các bên mỗi năm một lần.",
        "3. Bố trí kinh phí cho hoạt động của đoàn kiểm tra liên ngành.",
        "Điều 8. Trách nhiệm của Công an thành phố",
        "1. Chỉ đạo Phòng Cảnh sát kinh tế, Công an các phường, xã nắm tình hình, đấu tranh với tội phạm về an toàn thực phẩm.",
        "2. Cử cán bộ tham gia đoàn kiểm tra khi có đề nghị của Sở Y tế.",
        "Điều 9. Trách nhiệm của Sở Công Thương",
        "Chủ trì kiểm tra nguồn gốc hàng hóa tại chợ, siêu thị; chỉ đạo Chi cục Quản lý thị trường xử lý hàng giả, hàng kém chất lượng.",
        "Chương IV",
        "TỔ CHỨC THỰC HIỆN",
        "Điều 10. Chế độ giao ban, sơ kết, tổng kết",
        "1. Sáu tháng một lần, các bên luân phiên chủ trì họp giao ban.",
        "2. Hằng năm, Sở Y tế chủ trì tổ chức sơ kết, báo cáo Ủy ban nhân dân thành phố trước ngày 20 tháng 12.",
        "Điều 11. Điều khoản thi hành",
        "1. Quy chế này có hiệu lực kể từ ngày ký đến hết ngày 31 tháng 12 năm 2030.",
        "2. Trong quá trình thực hiện, nếu có vướng mắc, các phòng, đơn vị trực thuộc báo cáo về Sở Y tế để tổng hợp, thống nhất sửa đổi, bổ sung.",
    ):
        made.add_paragraph(line)
    signatures(
        made,
        [
            ["SỞ Y TẾ", "GIÁM ĐỐC", "", "Vũ Văn Thí"],
            ["CÔNG AN THÀNH PHỐ", "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "", "Đại tá Hồ Văn Dự"],
            ["SỞ CÔNG THƯƠNG", "GIÁM ĐỐC", "", "Cao Thị Phòng"],
        ],
    )
    made.add_paragraph("Nơi nhận:")
    made.add_paragraph("- Ủy ban nhân dân thành phố (báo cáo);")
    made.add_paragraph("- Lưu: VT.")
    return made


def three_parties() -> docx.document.Document:
    """A programme in I. / 1. / dashes: aims, contents, who does what, and the signatures of three parties."""
    made = blank()
    letterhead(
        made,
        ["MẶT TRẬN TỔ QUỐC - HỘI NÔNG DÂN", "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", "Số: 18/CTrPH-MTTQ-HND-SNNMT"],
        ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Sông Vân, ngày 20 tháng 3 năm 2026"],
    )
    centred(made, "CHƯƠNG TRÌNH PHỐI HỢP")
    centred(made, "Về vận động Nhân dân bảo vệ môi trường nông thôn, giai đoạn 2026 - 2030")
    centred(made, MARK, bold=False)
    for line in (
        "Thực hiện Nghị quyết số 09-NQ/TU ngày 10 tháng 01 năm 2026 của Thành ủy Sông Vân về bảo vệ môi trường;",
        "Ủy ban Mặt trận Tổ quốc Việt Nam thành phố Sông Vân, Hội Nông dân thành phố Sông Vân và Sở Nông nghiệp và Môi trường thành phố Sông Vân thống nhất ký kết Chương trình phối hợp với các nội dung sau:",
        "I. MỤC TIÊU, YÊU CẦU",
        "1. Mục tiêu",
        "- Nâng cao nhận thức của Nhân dân về phân loại rác tại nguồn.",
        "- Đến năm 2030, 90% hộ gia đình nông thôn phân loại rác.",
        "2. Yêu cầu",
        "- Việc phối hợp phải thường xuyên, hiệu quả, tránh hình thức.",
        "II. NỘI DUNG PHỐI HỢP",
        "1. Công tác tuyên truyền, vận động",
        "- Phối hợp tuyên truyền các quy định về bảo vệ môi trường trên hệ thống truyền thanh cơ sở, thời lượng ít nhất 15 phút/tuần.",
        "- Hằng năm, tổ chức ít nhất 02 lớp tập huấn cho báo cáo viên, tuyên truyền viên ở cơ sở.",
        "- Vận động hội viên, nông dân thu gom bao gói thuốc bảo vệ thực vật sau sử dụng.",
        "2. Xây dựng mô hình",
        "- Xây dựng ít nhất 01 mô hình khu dân cư bảo vệ môi trường ở mỗi xã, hoàn thành trước ngày 30/11/2027.",
        "- Biểu dương, nhân rộng các mô hình hoạt động hiệu quả.",
        "3. Công tác giám sát, phản biện xã hội",
        "- Giám sát việc thực hiện pháp luật về môi trường tại các làng nghề.",
        "- Góp ý dự thảo văn bản quy phạm pháp luật về môi trường khi có đề nghị của Sở Nông nghiệp và Môi trường.",
        "III. PHÂN CÔNG TRÁCH NHIỆM",
        "1. Ủy ban Mặt trận Tổ quốc Việt Nam thành phố",
        "- Chủ trì, phối hợp với Hội Nông dân thành phố và Sở Nông nghiệp và Môi trường xây dựng kế hoạch thực hiện Chương trình hằng năm.",
        "- Hướng dẫn Ủy ban Mặt trận Tổ quốc Việt Nam các xã, phường đưa nội dung bảo vệ môi trường vào quy ước của khu dân cư.",
        "- Tổng hợp kết quả, báo cáo Ban Thường vụ Thành ủy trước ngày 25/11 hằng năm.",
        "2. Hội Nông dân thành phố",
        "- Phối hợp với Ban Dân vận Thành ủy tổ chức hội thi nông dân với môi trường 02 năm một lần.",
        "- Chỉ đạo các cấp Hội đăng ký và duy trì tuyến đường tự quản.",
        "3. Sở Nông nghiệp và Môi trường",
        "- Cung cấp tài liệu, cử báo cáo viên phục vụ công tác tuyên truyền.",
        "- Hỗ trợ kinh phí xây dựng các mô hình điểm theo khả năng cân đối ngân sách.",
        "- Trả lời kiến nghị của Nhân dân về môi trường trong vòng 15 ngày kể từ ngày nhận được văn bản.",
        "IV. TỔ CHỨC THỰC HIỆN",
        "1. Mỗi cơ quan phân công 01 đồng chí lãnh đạo trực tiếp phụ trách và 01 chuyên viên làm đầu mối.",
        "2. Định kỳ hằng quý, ba cơ quan họp đánh giá kết quả thực hiện Chương trình.",
        "3. Giao Ban Phong trào Ủy ban Mặt trận Tổ quốc Việt Nam thành phố làm cơ quan thường trực, theo dõi, đôn đốc việc thực hiện Chương trình.",
        "Chương trình này có hiệu lực kể từ ngày ký.",
    ):
        made.add_paragraph(line)
    signatures(
        made,
        [
            ["TM. BAN THƯỜNG TRỰC", "ỦY BAN MẶT TRẬN TỔ QUỐC", "CHỦ TỊCH", "", "Tạ Thị Vận"],
            ["TM. BAN THƯỜNG VỤ", "HỘI NÔNG DÂN THÀNH PHỐ", "CHỦ TỊCH", "", "Kiều Văn Điền"],
            ["SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", "GIÁM ĐỐC", "", "Lã Quang Lâm"],
        ],
    )
    return made


def joint_plan() -> docx.document.Document:
    """A joint plan of a year: duties in the text, and an annex whose time cells say much in few words."""
    made = blank()
    letterhead(
        made,
        ["CÔNG AN THÀNH PHỐ SÔNG VÂN", "THÀNH ĐOÀN SÔNG VÂN", "Số: 77/KHPH-CATP-TĐ"],
        ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Sông Vân, ngày 09 tháng 01 năm 2026"],
    )
    centred(made, "KẾ HOẠCH PHỐI HỢP")
    centred(made, "giữa Công an thành phố và Thành đoàn Sông Vân phòng, chống ma túy trong thanh thiếu niên năm 2026")
    centred(made, MARK, bold=False)
    for line in (
        "I. MỤC ĐÍCH, YÊU CẦU",
        "1. Nâng cao nhận thức của đoàn viên, thanh niên về tác hại của ma túy.",
        "II. NỘI DUNG, BIỆN PHÁP THỰC HIỆN",
        "1. Công an thành phố chủ trì, phối hợp với Thành đoàn tổ chức 10 buổi nói chuyện chuyên đề tại các trường trung học phổ thông, xong trước ngày 31/5/2026.",
        "2. Thành đoàn chỉ đạo các cơ sở Đoàn thành lập đội thanh niên xung kích, bàn giao danh sách cho Công an các phường, xã trước ngày 15 tháng 3.",
        "3. Hai đơn vị thường xuyên trao đổi thông tin về thanh thiếu niên có nguy cơ cao; trường hợp phức tạp thì họp thống nhất biện pháp giải quyết.",
        "4. Các nhiệm vụ khác được phân công tại Phụ lục kèm theo.",
        "III. KINH PHÍ",
        "Kinh phí thực hiện Kế hoạch do ngân sách nhà nước bảo đảm theo phân cấp.",
        "IV. TỔ CHỨC THỰC HIỆN",
        "1. Phòng Cảnh sát điều tra tội phạm về ma túy và Ban Xây dựng Đoàn Thành đoàn là đơn vị thường trực, giúp lãnh đạo hai đơn vị triển khai Kế hoạch.",
        "2. Đề nghị Sở Giáo dục và Đào tạo tạo điều kiện, chỉ đạo các trường phối hợp thực hiện.",
        "3. Báo cáo kết quả thực hiện gửi về Công an thành phố (qua Phòng Tham mưu) trước ngày 10 tháng 12 năm 2026 để tổng hợp.",
    ):
        made.add_paragraph(line)
    centred(made, "PHỤ LỤC")
    centred(made, "PHÂN CÔNG NHIỆM VỤ", bold=False)
    rows = [
        ("TT", "Nội dung công việc", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian", "Kết quả"),
        ("1", "Tổ chức diễn đàn thanh niên với pháp luật", "Thành đoàn", "Công an thành phố, Sở Tư pháp", "Tháng 3/2026", "Diễn đàn"),
        ("2", "Rà soát, lập danh sách thanh thiếu niên nghi sử dụng ma túy", "Công an các phường, xã", "Đoàn phường, xã", "Hằng tháng", "Danh sách"),
        ("3", "Cảm hóa, giáo dục người sau cai nghiện", "Thành đoàn", "Công an thành phố\nHội Liên hiệp Phụ nữ thành phố", "Cả năm", "Báo cáo"),
        ("4", "Kiểm tra cơ sở kinh doanh dịch vụ có điều kiện", "Công an thành phố", "Thành đoàn", "Quý III/2026", "Biên bản"),
        ("5", "Tổng kết Kế hoạch", "Công an thành phố", "Thành đoàn", "Trước 15/12/2026", "Hội nghị"),
    ]  # fmt: skip
    table = made.add_table(rows=len(rows), cols=6)
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            table.cell(at, column).text = text
    signatures(
        made,
        [
            ["CÔNG AN THÀNH PHỐ", "GIÁM ĐỐC", "", "Thiếu tướng Mạc Văn Hiệu"],
            ["TM. BAN THƯỜNG VỤ THÀNH ĐOÀN", "BÍ THƯ", "", "Quách Thị Trẻ"],
        ],
    )
    return made


SIGNED = {"regulation-of-three": regulation, "programme-of-three": three_parties, "joint-plan": joint_plan}


def main() -> None:
    for name, form in SIGNED.items():
        Path(__file__).with_name(f"{name}.docx").write_bytes(bytes_of(form()))


if __name__ == "__main__":
    main()

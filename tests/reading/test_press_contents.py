"""What reports of ceremonies tell as duties: lists, parts of a sentence, bodies by a short form, by their kind or place."""

from __future__ import annotations

import pytest

from phoihop.reading import PARTIES, Commitment, Reading, read_text

HEALTH = (
    "Hai ngành ký quy chế\n\n"
    "Sáng 4/5/2023, Bảo hiểm xã hội (BHXH) tỉnh Lam Giang và Cục Quản lý thị trường (QLTT) tỉnh Lam Giang tổ chức lễ ký kết "
    "Quy chế phối hợp giai đoạn 2023 - 2026.\n\n"
)
SCHOOL = (
    "Trường và xưởng bắt tay\n\n"
    "Chiều 9-11-2021, Trường Đại học Sông Vân và Công ty cổ phần Cơ khí Vân Hải đã ký kết thỏa thuận hợp tác giai đoạn 2021-2025.\n\n"
)

DASHES = (
    "CHƯƠNG TRÌNH PHỐI HỢP\n"
    "công tác dân vận giữa Ban Dân vận Thành ủy và Hội Nông dân thành phố giai đoạn 2025 - 2027\n"
    "Hai cơ quan ký kết Chương trình với các nội dung sau:\n"
    "NHIỆM VỤ\n"
    "- Hằng quý, hai bên trao đổi thông tin về tình hình Nhân dân.\n"
    "- Mỗi năm tổ chức 01 lớp bồi dưỡng nghiệp vụ.\n"
    "- Phối hợp kiểm tra việc thực hiện quy chế dân chủ ở cơ sở.\n"
    "TỔ CHỨC THỰC HIỆN\n"
    "- Hai bên sơ kết hằng năm, tổng kết vào năm 2027.\n"
)


def told(opening: str, *paragraphs: str) -> Reading:
    return read_text(opening + "\n\n".join(paragraphs) + "\n")


def found(reading: Reading, words: str) -> Commitment:
    return next(item for item in reading.commitments if words in item.text)


def test_a_name_goes_on_behind_its_bracketed_short_form_and_is_listed_without_it() -> None:
    (agreement,) = told(HEALTH, "Theo quy chế, hai bên sẽ chia sẻ dữ liệu.").agreements
    assert agreement.parties == ("Bảo hiểm xã hội tỉnh Lam Giang", "Cục Quản lý thị trường tỉnh Lam Giang")
    assert (agreement.signed_on, agreement.from_, agreement.to) == ("2023-05-04", "2023", "2026")


@pytest.mark.parametrize("short", ["BHXH tỉnh", "BHXH"])
def test_a_party_is_known_by_the_short_form_of_its_name(short: str) -> None:
    reading = told(HEALTH, f"Theo quy chế, {short} có trách nhiệm chuyển danh sách đơn vị nợ đóng.")
    assert found(reading, "danh sách").lead == ("Bảo hiểm xã hội tỉnh Lam Giang",)


def test_letters_of_a_part_of_a_name_mean_the_name() -> None:
    reading = read_text(
        "Ký kế hoạch\n\nNgày 3/2/2022, Bộ Chỉ huy Quân sự tỉnh và Công an tỉnh Vân Châu tổ chức hội nghị ký kết kế hoạch phối hợp.\n\n"
        "Theo kế hoạch, Công an tỉnh chủ trì tuần tra nội thị; Bộ CHQS tỉnh bố trí xe cơ động.\n"
    )
    assert [(item.lead, item.text.split()[0]) for item in reading.commitments] == [
        (("Công an tỉnh Vân Châu",), "Theo"),
        (("Bộ Chỉ huy Quân sự tỉnh",), "Bộ"),
    ]


def test_bodies_that_share_the_word_of_their_class_are_parties_each() -> None:
    reading = read_text(
        "Ký ghi nhớ\n\nNgày 5/6/2024, Trường Đại học Y Sông Vân cùng ba bệnh viện Hồng Lam, Bến Thượng và Nhi đồng Vân Hải ký "
        "biên bản ghi nhớ hợp tác.\n\nTheo biên bản, nhà trường sẽ cử giảng viên tham gia hội chẩn.\n"
    )
    (agreement,) = reading.agreements
    assert agreement.parties == (
        "Trường Đại học Y Sông Vân",
        "Bệnh viện Hồng Lam",
        "Bệnh viện Bến Thượng",
        "Bệnh viện Nhi đồng Vân Hải",
    )


def test_one_body_in_several_places_is_a_party_in_each_and_known_by_the_place() -> None:
    reading = read_text(
        "Ba nơi một tuyến\n\nChiều 17-3, Sở Du lịch ba địa phương Lam Giang, Vân Châu, Hòa Vân đã ký kết biên bản hợp tác giai đoạn "
        "2016-2020.\n\nVề đào tạo, Vân Châu chịu trách nhiệm mở lớp ngoại ngữ, còn Hòa Vân phụ trách bồi dưỡng thuyết minh viên.\n"
    )
    assert [item.lead for item in reading.commitments] == [("Sở Du lịch Vân Châu",), ("Sở Du lịch Hòa Vân",)]


def test_brands_behind_a_number_of_banks_are_parties_each() -> None:
    reading = read_text(
        "Thu thuế qua ngân hàng\n\nCục Thuế tỉnh Lam Giang ký kết thỏa thuận phối hợp thu ngân sách với 3 ngân hàng thương mại gồm "
        "Lamgibank, Vanbank và Songbank.\n\nVới thỏa thuận này, các ngân hàng sẽ miễn phí giao dịch.\n"
    )
    (agreement,) = reading.agreements
    assert agreement.parties == ("Cục Thuế tỉnh Lam Giang", "Lamgibank", "Vanbank", "Songbank")


@pytest.mark.parametrize("mark", ["- ", "", "1. "])
def test_lines_below_a_colon_are_the_duties_and_the_line_above_is_none(mark: str) -> None:
    reading = told(
        HEALTH,
        "Theo quy chế vừa ký, hai ngành thống nhất phối hợp các nội dung:",
        f"{mark}Trao đổi dữ liệu vào ngày 10 hằng tháng;",
        f"{mark.replace('1', '2')}Kiểm tra các hiệu thuốc trước ngày 15/12 hằng năm.",
    )
    assert [(item.lead, item.cadence, item.due) for item in reading.commitments] == [
        ((PARTIES,), "monthly", "day 10"),
        ((PARTIES,), "yearly", "12-15"),
    ]


def test_a_list_told_by_first_and_second_is_a_list() -> None:
    reading = told(
        HEALTH,
        "Giai đoạn 2023 - 2026, hai bên tập trung 2 nhóm nhiệm vụ:",
        "Một là, tuyên truyền chính sách đến hộ kinh doanh.",
        "Hai là, mỗi năm mở ít nhất 5 lớp tập huấn.",
    )
    assert [item.text.split(",")[0] for item in reading.commitments] == ["Một là", "Hai là"]


def test_a_sentence_that_lays_duties_on_several_bodies_is_parted_at_its_semicolons() -> None:
    reading = told(
        HEALTH,
        "Trong đó, BHXH tỉnh có trách nhiệm cung cấp danh sách; Cục QLTT tỉnh chủ trì, phối hợp với Công an tỉnh kiểm tra.",
    )
    first, second = reading.commitments
    assert (first.lead, first.text) == (
        ("Bảo hiểm xã hội tỉnh Lam Giang",),
        "Trong đó, BHXH tỉnh có trách nhiệm cung cấp danh sách",
    )
    assert (second.lead, second.support) == (("Cục Quản lý thị trường tỉnh Lam Giang",), ("Công an tỉnh",))


def test_while_contents_are_told_every_body_that_acts_owes_what_it_does() -> None:
    reading = told(
        HEALTH,
        "Theo quy chế, hai bên sẽ chia sẻ dữ liệu. Các đồn Biên phòng phối hợp với trạm y tế vận động người dân. "
        "Trường hợp phát hiện thuốc giả, lực lượng tuần tra giữ nguyên hiện trường.",
    )
    assert [item.cadence for item in reading.commitments] == ["unspecified", "unspecified", "on_event"]
    assert found(reading, "vận động").lead == ("Các đồn Biên phòng",)


@pytest.mark.parametrize(
    "words",
    [
        "Dịp này, BHXH tỉnh trao 20 suất quà cho hộ nghèo.",
        "Trước đó, Cục QLTT tỉnh kiểm tra 40 hiệu thuốc.",
        "Ông Lê Văn Thử, Giám đốc BHXH tỉnh cho biết cầu mới khi hoàn thành sẽ rút ngắn đường đi.",
        "Kinh phí thực hiện do mỗi cơ quan tự cân đối.",
    ],
)
def test_what_is_told_of_the_day_or_of_before_or_meant_by_a_speaker_is_no_duty(words: str) -> None:
    reading = told(HEALTH, "Theo quy chế, hai bên sẽ chia sẻ dữ liệu.", words)
    assert [item.text.rstrip(".") for item in reading.commitments] == ["Theo quy chế, hai bên sẽ chia sẻ dữ liệu"]


@pytest.mark.parametrize(
    ("words", "lead"),
    [
        ("Nhà trường sẽ tăng giờ thực hành.", "Trường Đại học Sông Vân"),
        ("Ngược lại, công ty tiếp nhận 40 sinh viên thực tập.", "Công ty cổ phần Cơ khí Vân Hải"),
        ("Mỗi năm công ty trao 20 suất học bổng.", "Công ty cổ phần Cơ khí Vân Hải"),
    ],
)
def test_the_word_for_a_kind_of_body_means_the_party_of_that_kind(words: str, lead: str) -> None:
    reading = told(SCHOOL, "Theo thỏa thuận, hai bên sẽ xây dựng xưởng mẫu.", words)
    assert reading.commitments[-1].lead == (lead,)


def test_who_speaks_promises_for_his_own_party() -> None:
    reading = told(
        SCHOOL,
        "Ông Mai Văn Mẫu - giám đốc công ty - nói xưởng đang thiếu người.",
        '"Chúng tôi cam kết tuyển dụng sinh viên loại khá" - ông Mẫu khẳng định.',
    )
    (promise,) = reading.commitments
    assert (promise.lead, promise.source) == (("Công ty cổ phần Cơ khí Vân Hải",), "agreement")


def test_whoever_is_named_between_asking_and_what_is_asked_is_asked() -> None:
    reading = told(HEALTH, "Đại tá Phạm Văn Thử yêu cầu các hải đội tổ chức quán triệt quy chế trước ngày 20/5.")
    (asked,) = reading.commitments
    assert (asked.lead, asked.source, asked.cadence, asked.due) == (("các hải đội",), "directive", "once", "2023-05-20")


def test_what_a_leader_stresses_that_the_agreement_must_be_is_asked_of_both() -> None:
    reading = told(HEALTH, "Đồng chí Trần Thị Mẫu nhấn mạnh, quy chế phải được cụ thể hóa bằng kế hoạch hằng năm.")
    (asked,) = reading.commitments
    assert (asked.lead, asked.source, asked.cadence) == ((PARTIES,), "directive", "yearly")


def test_what_a_meeting_gives_to_an_office_is_its_duty() -> None:
    reading = told(HEALTH, "Hội nghị thống nhất giao Văn phòng Cục QLTT theo dõi, báo cáo kết quả.")
    assert found(reading, "theo dõi").lead == ("Văn phòng Cục QLTT",)


def test_a_review_names_the_agreement_it_reviews_with_the_day_behind_its_number() -> None:
    reading = read_text(
        "Nhìn lại hai năm\n\nNgày 17/8/2022, Tỉnh đoàn và Công an tỉnh Vân Châu tổ chức hội nghị sơ kết 2 năm thực hiện Nghị quyết liên "
        "tịch số 03/NQLT-TĐ-CA, ngày 12/8/2020 về phòng, chống tội phạm giai đoạn 2020 - 2025.\n\n"
        "Chị Lê Thị Mẫu kể đội xung kích đã tuần tra mỗi tháng.\n"
    )
    (agreement,) = reading.agreements
    assert (agreement.kind, agreement.number, agreement.signed_on) == (
        "joint_resolution",
        "03/NQLT-TĐ-CA",
        "2020-08-12",
    )


def test_a_conference_that_reviews_one_paper_and_signs_the_next_names_both() -> None:
    reading = read_text(
        "Tổng kết và ký mới\n\nNgày 25/6, Sở Nông nghiệp tỉnh Lam Giang và Hội Nông dân tỉnh tổ chức hội nghị tổng kết Chương trình phối hợp "
        "giai đoạn 2016 - 2020 và ký kết chương trình phối hợp giai đoạn 2021 - 2025.\n\n"
        "Giai đoạn 2021 - 2025, hai bên sẽ mở các lớp dạy nghề.\n"
    )
    assert [(item.from_, item.signed_on) for item in reading.agreements] == [("2016", None), ("2021", "2021-06-25")]
    assert [item.agreement for item in reading.commitments] == [1]


def test_a_term_of_years_from_the_signing_ends_as_many_years_later() -> None:
    (agreement,) = told(
        SCHOOL.replace(" giai đoạn 2021-2025", ""), "Thỏa thuận có hiệu lực 5 năm kể từ ngày ký."
    ).agreements
    assert (agreement.from_, agreement.to) == ("2021-11-09", "2026-11-09")


def test_the_name_of_the_paper_before_the_first_sentence_is_no_party() -> None:
    reading = read_text(
        "Ký kế hoạch\n\nBVC - Ngày 18-4-2018, Bộ Tư lệnh Vùng 7 và Tỉnh đoàn Vân Châu tổ chức hội nghị ký kết kế hoạch phối hợp năm "
        "2018.\n\nTheo kế hoạch, hai bên sẽ tổ chức hội thao.\n"
    )
    (agreement,) = reading.agreements
    assert agreement.parties == ("Bộ Tư lệnh Vùng 7", "Tỉnh đoàn Vân Châu")
    assert (agreement.from_, agreement.to) == ("2018", "2018")


def test_where_it_is_not_told_plainly_who_signs_the_duties_are_read_all_the_same() -> None:
    reading = read_text(
        "Lễ ký\n\nNgày 2/3/2020, tại trụ sở Sở Y tế tỉnh Lam Giang diễn ra lễ ký kết Quy chế phối hợp. Hội Chữ thập đỏ tỉnh dự lễ ký kết "
        "quy chế.\n\nTheo quy chế, hai bên sẽ tổ chức hiến máu mỗi quý một lần.\n"
    )
    assert [item.cadence for item in reading.commitments] == ["quarterly"]


@pytest.mark.parametrize(
    "line",
    [
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "ĐẢNG BỘ THÀNH PHỐ      ĐẢNG CỘNG SẢN VIỆT NAM",
    ],
)
def test_a_programme_of_dashes_that_is_signed_is_no_report_where_it_has_an_offices_letterhead(line: str) -> None:
    assert_read_as_programme(f"{line}\n{DASHES}")


def test_a_programme_of_dashes_that_is_signed_is_no_report_where_it_tells_who_receives_it() -> None:
    assert_read_as_programme(f"{DASHES}Nơi nhận:\n- Thường trực Thành ủy,\n- Lưu Văn phòng.\n")


def assert_read_as_programme(text: str) -> None:
    reading = read_text(text)
    assert reading.agreements[0].kind == "programme"
    assert [item.cadence for item in reading.commitments] == ["quarterly", "yearly", "unspecified", "yearly"]


def test_a_report_that_only_names_the_party_in_a_sentence_stays_a_report() -> None:
    reading = told(
        HEALTH, "Lễ ký chào mừng ngày thành lập Đảng Cộng sản Việt Nam. Theo quy chế, hai bên sẽ chia sẻ dữ liệu."
    )
    assert found(reading, "chia sẻ dữ liệu").lead == (PARTIES,)


OPENED = (
    "Hai sở bắt tay\n\n"
    "Sáng 4/5/2023, Sở Y tế và Bảo hiểm xã hội (BHXH) tỉnh Lam Giang đã ký kết Quy chế phối hợp.\n\n"
    "Theo quy chế, hai bên sẽ chia sẻ dữ liệu.\n\n"
)


def test_a_joint_signing_without_the_name_of_its_paper_is_an_agreement_of_a_later_named_kind() -> None:
    reading = read_text(
        "Giữ bình yên cổng trường\n\nBLG - Tỉnh Đoàn, Công an tỉnh Lam Giang và Sở Giáo dục và Đào tạo vừa tổ chức lễ ký kết liên "
        "tịch về an toàn trường học giai đoạn 2021 - 2025.\n\nKế hoạch liên tịch đặt mục tiêu cụ thể.\n\n"
        "Để thực hiện, ba đơn vị sẽ dựng 9 mô hình cổng trường.\n"
    )
    (agreement,) = reading.agreements
    assert agreement.parties == ("Tỉnh Đoàn", "Công an tỉnh Lam Giang", "Sở Giáo dục và Đào tạo")
    assert (agreement.kind, agreement.from_, agreement.to) == ("plan", "2021", "2025")
    assert found(reading, "9 mô hình").lead == (PARTIES,)


def test_what_two_bodies_sign_is_an_agreement_though_no_word_says_what_paper_it_is() -> None:
    reading = read_text(
        "Chung tay\n\nSáng 4/5/2023, Sở Y tế Lam Giang và Công an tỉnh Lam Giang ký kết về trao đổi dữ liệu tai nạn.\n\n"
        "Hai bên sẽ lập tổ công tác.\n"
    )
    (agreement,) = reading.agreements
    assert (agreement.kind, agreement.parties) == ("other", ("Sở Y tế Lam Giang", "Công an tỉnh Lam Giang"))
    assert found(reading, "tổ công tác").lead == (PARTIES,)


def test_the_paper_that_is_replaced_lends_neither_its_number_nor_its_day() -> None:
    (agreement,) = read_text(
        "Ký quy chế\n\n(LG Online) - Cục Thuế tỉnh Lam Giang và Công an tỉnh Lam Giang vừa ký Quy chế phối hợp về chống gian lận, "
        "thay thế Quy chế số 02/QCPH-CT-CA ngày 20/5/2015.\n\n"
        "Quy chế mới (số 05/QCPH-CTLG-CALG) được hai thủ trưởng ký ngày 9/8/2021.\n"
    ).agreements
    assert agreement.parties == ("Cục Thuế tỉnh Lam Giang", "Công an tỉnh Lam Giang")
    assert (agreement.number, agreement.signed_on) == ("05/QCPH-CTLG-CALG", "2021-08-09")


def test_a_paper_told_of_in_passing_as_signed_before_is_not_this_one() -> None:
    reading = told(OPENED, "Trước đó, năm 2021, Sở Y tế cũng đã ký thỏa thuận tương tự với Công an tỉnh Vân Châu.")
    assert [agreement.kind for agreement in reading.agreements] == ["regulation"]


def test_the_years_in_brackets_behind_a_term_are_the_agreement_s() -> None:
    (agreement,) = read_text(
        "Ký ghi nhớ\n\nSở Công Thương Lam Giang và Hội Nông dân tỉnh vừa ký biên bản ghi nhớ hợp tác.\n\nLễ ký diễn ra hôm 8/6.\n\n"
        "Theo bản ghi nhớ có thời hạn 3 năm (2024 - 2026), hai bên sẽ mở chợ phiên.\n"
    ).agreements
    assert (agreement.signed_on, agreement.from_, agreement.to) == ("2024-06-08", "2024", "2026")


def test_the_end_of_the_year_is_when_a_review_is_due_and_no_end_of_a_ceremony() -> None:
    review = found(told(OPENED, "Kết thúc năm, hai ngành tổ chức rút kinh nghiệm trước ngày 15/12."), "kinh nghiệm")
    assert (review.cadence, review.due) == ("yearly", "12-15")
    assert len(told(OPENED, "Kết thúc buổi lễ, hai ngành tổ chức giao lưu văn nghệ.").commitments) == 1


def test_a_list_of_fields_is_no_duty() -> None:
    reading = told(OPENED, "Nội dung phối hợp tập trung vào các lĩnh vực: Trao đổi thông tin; kiểm tra, giám sát.")
    assert len(reading.commitments) == 1


def test_a_task_named_first_is_owed_by_whoever_does_it() -> None:
    duty = found(told(OPENED, "Việc kiểm tra bệnh viện được hai ngành tiến hành mỗi năm một lần."), "bệnh viện")
    assert (duty.lead, duty.cadence) == ((PARTIES,), "yearly")


def test_focal_points_are_those_named_behind_la() -> None:
    duty = found(
        told(OPENED, "Đơn vị chức năng của hai ngành là Phòng Nghiệp vụ Y và Phòng Giám định được giao làm đầu mối."),
        "đầu mối",
    )
    assert duty.lead == ("Phòng Nghiệp vụ Y", "Phòng Giám định")


def test_the_end_of_a_year_is_its_last_day() -> None:
    reading = told(OPENED, "Sở Y tế sẽ vận động nguồn lực, phấn đấu đến hết năm 2025 đủ thuốc cho tuyến xã.")
    assert found(reading, "nguồn lực").due == "2025-12-31"


def test_what_a_leader_stresses_that_bodies_need_to_do_is_asked_of_them() -> None:
    reading = told(
        OPENED, "Ông Lê Văn Minh, Giám đốc Sở Y tế nhấn mạnh: Thời gian tới, các trạm y tế cần rà soát tủ thuốc."
    )
    duty = found(reading, "tủ thuốc")
    assert (duty.source, duty.lead) == ("directive", ("các trạm y tế",))


def test_another_body_is_asked_behind_a_semicolon() -> None:
    reading = told(
        OPENED,
        "Phó Chủ tịch UBND tỉnh Lê Văn Minh yêu cầu Sở Y tế rà soát mạng lưới; BHXH tỉnh đẩy nhanh việc cấp thẻ.",
    )
    assert [item.source for item in reading.commitments[1:]] == ["directive", "directive"]


def test_districts_are_partners_by_their_place() -> None:
    reading = told(OPENED, "Sở Y tế sẽ phối hợp với các huyện Vân Hải, Bến Thượng rà soát số trẻ chưa tiêm.")
    assert found(reading, "chưa tiêm").support == ("huyện Vân Hải", "huyện Bến Thượng")


def test_on_its_side_a_body_known_by_its_brand_promises() -> None:
    reading = read_text(
        "Ký ghi nhớ\n\nNgày 8/6/2024, Sở Công Thương Lam Giang và Tổng Công ty Thương mại Vân Hải (Vhapo) ký biên bản ghi nhớ hợp "
        "tác.\n\nTheo bản ghi nhớ, Sở Công Thương cung cấp danh sách hợp tác xã.\n\nVề phía mình, Vhapo cam kết dành một phần quầy.\n"
    )
    assert found(reading, "quầy").lead == ("Tổng Công ty Thương mại Vân Hải",)


def test_bodies_of_no_known_kind_are_asked_where_a_leader_stresses_what_they_need_to_do() -> None:
    reading = told(
        OPENED, "Bà Ngô Thị Hiền, Chủ tịch Hội Phụ nữ tỉnh nhấn mạnh: Các cấp hội cần đưa chỉ tiêu vào kế hoạch."
    )
    assert found(reading, "chỉ tiêu").source == "directive"


def test_what_a_person_shares_with_the_reader_is_no_duty() -> None:
    reading = told(OPENED, "Giám đốc Sở Y tế Lê Thu Hà chia sẻ, trạm y tế nhỏ cần nhất là thông tin kịp thời.")
    assert len(reading.commitments) == 1


def test_the_year_at_the_end_of_a_programme_s_name_is_its_period() -> None:
    (agreement,) = read_text(
        "Chung sức\n\nChiều 22-3, Cục Thuế tỉnh Lam Giang và Ngân hàng Nhà nước (NHNN) chi nhánh tỉnh ký chương trình phối hợp hỗ "
        "trợ doanh nghiệp năm 2024.\n\nTheo nội dung ký kết, NHNN chi nhánh tỉnh công khai lãi suất.\n"
    ).agreements
    assert agreement.parties == ("Cục Thuế tỉnh Lam Giang", "Ngân hàng Nhà nước chi nhánh tỉnh")
    assert (agreement.signed_on, agreement.from_, agreement.to) == ("2024-03-22", "2024", "2024")


def test_a_review_in_which_somebody_asks_is_a_report() -> None:
    reading = read_text(
        "Tổng kết 5 năm phối hợp\n\nNgày 6/12, Hội Phụ nữ tỉnh và Công an tỉnh tổ chức hội nghị tổng kết 5 năm thực hiện Nghị "
        "quyết liên tịch số 01/NQLT-CA-PN ngày 8/3/2018 về giáo dục người thân.\n\n"
        "Thượng tá Phan Đình Lâm, Phó Giám đốc Công an tỉnh đề nghị các phường rà soát hộ gia đình.\n"
    )
    (agreement,) = reading.agreements
    assert (agreement.kind, agreement.signed_on) == ("joint_resolution", "2018-03-08")
    assert [item.source for item in reading.commitments] == ["directive"]

"""Rules that hold in texts of any field: names a text makes its own, cases and their owners, what is no duty, partners."""

from __future__ import annotations

import pytest

from phoihop.reading import PARTIES, Commitment, read_text

HEAD = "QUY CHẾ PHỐI HỢP\ngiữa Sở Y tế và Công an thành phố\n\n"


def duties(text: str) -> list[Commitment]:
    return list(read_text(HEAD + text).commitments)


def leads(*items: str) -> list[tuple[str, ...]]:
    return [item.lead for item in duties("Điều 1. Phối hợp kiểm tra\n\n" + "\n\n".join(items))]


def test_a_name_with_a_verb_in_it_is_learnt_from_how_often_and_between_what_it_stands() -> None:
    found = leads(
        "1. Cơ quan giám định chất lượng nước có trách nhiệm lấy mẫu.",
        "2. Sở Y tế gửi mẫu cho cơ quan giám định chất lượng nước trong ngày.",
        "3. Kết quả của cơ quan giám định chất lượng nước được lưu.",
        "4. Khi có nghi ngờ, cơ quan giám định chất lượng nước thông báo cho Sở Y tế.",
    )
    assert ("cơ quan giám định chất lượng nước",) in found


OWNERS = [
    ("Khu vực phía Bắc: Trung tâm Y tế và Trạm Kiểm dịch chịu trách nhiệm lấy mẫu.", ("Trung tâm Y tế", "Trạm Kiểm dịch")),
    ("Đối với vi phạm do Đội Quản lý thị trường phát hiện thì lập biên bản và xử lý.", ("Đội Quản lý thị trường",)),
    ("Trong quá trình lấy mẫu, nếu Đoàn kiểm tra phát hiện vi phạm thì lập biên bản.", ("Đoàn kiểm tra",)),
    ("Công an thành phố có yêu cầu giám sát thì cử cán bộ phối hợp.", ("Công an thành phố",)),
    ("Đội kiểm tra không xử phạt mà có văn bản kiến nghị cấp trên.", ("Đội kiểm tra",)),
    ("Bên tiếp nhận hồ sơ, tài liệu có trách nhiệm giữ bí mật.", ("Bên tiếp nhận hồ sơ, tài liệu",)),
    ("Sở Y tế giao Phòng Nghiệp vụ (thuộc khối chuyên môn) làm đầu mối.", ("Phòng Nghiệp vụ",)),
    ("Sở Y tế giao Văn phòng Sở là đơn vị thường trực, Phòng Nghiệp vụ chịu trách nhiệm thực hiện.", ("Văn phòng Sở", "Phòng Nghiệp vụ")),
    ("Khi đưa người bệnh vào cơ sở giáo dục bắt buộc, Công an thành phố báo cho Sở Y tế.", ("Công an thành phố",)),
    ("Người được tha về xã thì ngay sau khi đến nơi, Công an thành phố lập sổ theo dõi.", ("Công an thành phố",)),
    ("Trong địa bàn hoạt động hải quan, cơ quan hải quan có trách nhiệm kiểm tra.", ("cơ quan hải quan",)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "lead"), OWNERS)
def test_the_owner_of_a_case_is_found(text: str, lead: tuple[str, ...]) -> None:
    assert leads("1. " + text) == [lead]


APART = [
    ("Sở Y tế lập danh sách; Công an thành phố có trách nhiệm kiểm tra nơi ở.", [("Sở Y tế",), ("Công an thành phố",)]),
    ("Sở Y tế lập danh sách cơ sở; Công an thành phố kiểm tra cư trú của chủ cơ sở.", [("Sở Y tế",), ("Công an thành phố",)]),
    ("Sở Y tế chuẩn bị tài liệu; trường hợp thiếu người thì Công an thành phố phải cử cán bộ.", [("Sở Y tế",), ("Công an thành phố",)]),
    ("Sở Y tế chủ trì kiểm tra chợ; Công an thành phố chủ trì kiểm tra bến xe.", [("Sở Y tế", "Công an thành phố")]),
    ("Sở Y tế có trách nhiệm chủ trì, phối hợp với Đoàn A; Công an thành phố có trách nhiệm chủ trì, phối hợp với Đoàn B lập báo cáo.", [("Sở Y tế", "Công an thành phố")]),
    ("Sở Y tế lấy mẫu; trường hợp mẫu hỏng thì Sở Y tế phải lấy lại.", [("Sở Y tế",)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "lead"), APART)
def test_what_another_body_owes_behind_a_semicolon_is_owed_apart_unless_both_do_the_same(
    text: str, lead: list[tuple[str, ...]]
) -> None:
    assert leads("1. " + text) == lead


NOTHING = [
    "Trường hợp Sở Y tế không báo cáo thì phải chịu trách nhiệm và bị xử lý theo quy định.",
    "Khi cần chuyển hồ sơ thì việc chuyển hồ sơ được thực hiện như sau.",
    "Trường hợp xe quá tải thì chủ phương tiện phải nộp phí.",
    "Thông báo kết quả kiểm tra thực hiện theo quy định tại Điều 9.",
    "Phối hợp giải quyết khiếu nại thực hiện theo quy định của Luật Khiếu nại.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_only_refers_threatens_or_binds_citizens_is_no_commitment(text: str) -> None:
    assert leads("1. " + text) == []


def test_a_passive_act_or_term_is_owed_by_all_and_a_quality_by_nobody() -> None:
    assert leads("1. Kết quả kiểm tra phải được thống nhất xử lý.") == [(PARTIES,)]
    (found,) = duties(
        "Điều 1. Phối hợp\n\n1. Thông tin được cung cấp trong thời hạn 07 ngày kể từ ngày nhận được đề nghị."
    )
    assert (found.lead, found.due) == ((PARTIES,), "+7d")
    assert leads("1. Kết quả kiểm tra phải được thể hiện bằng văn bản.") == []


PARTNERS = [
    ("Sở Y tế tổ chức họp giao ban với Công an thành phố.", ("Công an thành phố",)),
    ("Sở Y tế trao đổi bằng văn bản với Công an thành phố.", ("Công an thành phố",)),
    ("Sở Y tế phối hợp Công an thành phố kiểm tra.", ("Công an thành phố",)),
    ("Sở Y tế phối hợp với các đơn vị nêu tại khoản 2 Điều 6 kiểm tra.", ("các đơn vị nêu tại khoản 2 Điều 6",)),
    ("Sở Y tế phối hợp với các sở, ban, ngành, đoàn thể kiểm tra.", ("các sở, ban, ngành, đoàn thể",)),
    ("Cùng với Công an thành phố, Sở Y tế kiểm tra.", ("Công an thành phố",)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "support"), PARTNERS)
def test_partners_of_meetings_and_agreements_are_found(text: str, support: tuple[str, ...]) -> None:
    (found,) = duties("Điều 1. Phối hợp\n\n1. " + text)
    assert found.support == support


def test_contents_of_doings_are_duties_and_contents_of_papers_are_none() -> None:
    doings = leads("1. Nội dung bảo đảm an toàn nguồn nước, bao gồm:", "a) Tuần tra bờ sông;", "b) Lấy mẫu nước.")
    papers = leads("1. Nội dung báo cáo gồm:", "a) Đánh giá tình hình;", "b) Kiến nghị.")
    assert (len(doings), papers) == (2, [])


def test_a_line_that_asks_something_itself_counts_beside_the_cases_below_it() -> None:
    found = leads(
        "1. Định kỳ hằng tháng, Sở Y tế phối hợp rà soát các vụ việc tồn đọng và xử lý như sau:",
        "a) Đối với vụ việc đơn giản thì Công an thành phố kết thúc hồ sơ;",
        "b) Đối với vụ việc phức tạp thì Công an thành phố báo cáo cấp trên.",
    )
    assert found == [("Sở Y tế",), ("Công an thành phố",), ("Công an thành phố",)]


def test_below_one_of_the_following_cases_stand_no_duties() -> None:
    found = leads(
        "1. Khi thuộc một trong các trường hợp sau đây thì Sở Y tế tạm dừng kiểm tra:",
        "a) Cung cấp thông tin chưa đủ;",
        "b) Thiếu mẫu nước.",
    )
    assert found == [("Sở Y tế",)]


def test_focal_points_below_a_head_are_named_one_by_one() -> None:
    found = duties(
        "Điều 1. Phân công đơn vị đầu mối\n\n1. Cấp thành phố: Phòng Nghiệp vụ Y và Phòng Tham mưu.\n\n2. Cấp xã: Trạm Y tế xã."
    )
    assert [item.lead for item in found] == [("Phòng Nghiệp vụ Y", "Phòng Tham mưu"), ("Trạm Y tế xã",)]


def test_steps_among_steps_are_taken_in_a_given_case() -> None:
    steps = [f"{n}. Khi có tin báo, Công an thành phố kiểm tra điểm {n}." for n in range(1, 5)]
    found = duties("Điều 1. Phối hợp tiếp nhận\n\n" + "\n\n".join([*steps, "5. Sở Y tế cấp cứu người bị nạn."]))
    assert {item.cadence for item in found} == {"on_event"}


def test_a_term_in_months_is_counted_in_days() -> None:
    (found,) = duties("Điều 1. Phối hợp\n\n1. Sở Y tế trả lời trong thời hạn 02 tháng kể từ ngày nhận được kiến nghị.")
    assert found.due == "+60d"


LINES = [
    ("Sở Y tế xây dựng, trình cấp có thẩm quyền ban hành quy chuẩn kỹ thuật.", "appraisal"),
    ("Sở Y tế lấy ý kiến Công an thành phố về dự thảo.", "appraisal"),
    ("Công an thành phố chuyển hồ sơ để điều tra.", "operation"),
    ("Sở Y tế tổ chức cuộc họp liên ngành để đánh giá việc thực hiện Quy chế.", "review"),
    ("Sở Y tế báo cho Công an thành phố biết.", "information"),
]


@pytest.mark.parametrize(("text", "line"), LINES)
def test_the_line_of_work_follows_what_is_done(text: str, line: str) -> None:
    (found,) = duties("Điều 1. Phối hợp\n\n1. " + text)
    assert found.line == line


DECISION = "QUYẾT ĐỊNH\nVề phân công quản lý bến sông\n\n"


def test_a_decision_binds_whom_it_names_and_no_office_class_or_inner_unit() -> None:
    reading = read_text(
        DECISION
        + "Điều 1. Thực hiện\n\n1. Sở Y tế có trách nhiệm lấy mẫu.\n\n2. Thanh tra Sở Y tế có trách nhiệm kiểm tra.\n\n"
        "3. Trưởng bến có trách nhiệm ghi sổ.\n\n4. Cơ quan có liên quan có trách nhiệm phối hợp."
    )
    assert reading.agreements[0].parties == ("Sở Y tế",)


LATER = [
    ("Khi bắt được người bỏ trốn, Cơ quan điều tra đã thụ lý vụ án kịp thời thông báo cho Sở Y tế.", "on_event", None),
    ("Kể từ ngày Quy chế này có hiệu lực, Sở Y tế phải kiện toàn tổ công tác.", "on_event", None),
    ("Với mỗi ca trực, chỉ định một người ghi sổ.", "unspecified", None),
    ("Trước khi họp ít nhất 03 ngày làm việc, Sở Y tế phải gửi tài liệu.", "on_event", "-3wd"),
    ("Sở Y tế trả lời trong thời hạn ba ngày kể từ ngày nhận được đề nghị.", "on_event", "+3d"),
    ("Có ít nhất 01 người trực tại bến.", "unspecified", None),
    ("Trong thời hạn 05 ngày đầu tiên của tháng tiếp theo, Sở Y tế gửi bản nhận xét.", "monthly", "day 5"),
    ("Trong 10 ngày đầu của quý, Sở Y tế gửi danh sách.", "quarterly", "day 10"),
    ("Sở Y tế gửi báo cáo trước ngày 10 của tháng đầu quý.", "quarterly", "day 10"),
    ("Sở Y tế thông báo trong 24 giờ cho Công an thành phố.", "on_event", "+24h"),
    ("Sở Y tế tổ chức tập huấn trong quý II và quý III năm 2025.", "once", "2025-09-30"),
    ("Hằng năm, Sở Y tế tổ chức tổng kết vào tháng 12.", "yearly", "12-31"),
    ("Sở Y tế họp giao ban sáu tháng một lần, hằng năm sơ kết vào tháng 12.", "half_yearly", None),
    ("Hình thức, nội dung cung cấp thông tin hai bên sẽ thống nhất bằng biên bản.", "unspecified", None),
    ("Hằng năm, Sở Y tế tổng kết vào tuần đầu tháng 01 năm tiếp theo.", "yearly", "01-07"),
    ("Sở Y tế áp dụng Nghị quyết số 08/2019/SV14 ngày 14 tháng 6 năm 2019 trước ngày bàn giao.", "on_event", None),
]


@pytest.mark.parametrize(("text", "cadence", "due"), LATER)
def test_a_duty_is_found_with_its_time_whatever_opens_it(text: str, cadence: str, due: str | None) -> None:
    (found,) = duties("Điều 1. Phối hợp\n\n1. " + text)
    assert (found.cadence, found.due) == (cadence, due)


def test_the_second_sentence_of_a_unit_stands_in_the_case_that_opens_the_first() -> None:
    found = duties("Điều 1. Phối hợp\n\n1. Khi có dịch, Sở Y tế lấy mẫu. Công an thành phố giữ trật tự.")
    assert [item.cadence for item in found] == ["on_event", "on_event"]


def test_fields_of_a_class_in_a_head_are_no_bodies_of_their_own() -> None:
    found = duties(
        "Điều 1. Trách nhiệm của doanh nghiệp vận tải, kho bãi và bến thuyền\n\n1. Tổ chức tập huấn cho thuyền viên.\n\n2. Cử người canh gác."
    )
    assert {item.lead for item in found} == {("doanh nghiệp vận tải, kho bãi và bến thuyền",)}


def test_people_in_a_case_owe_nothing_and_the_body_of_the_head_goes_on() -> None:
    found = leads(
        "1. Công an thành phố có trách nhiệm:",
        "a) Trường hợp người được tha về xã thay đổi nơi ở thì tổ chức thi hành tại nơi mới;",
        "b) Nếu đủ điều kiện thì đề nghị Tòa án có thẩm quyền buộc chấp hành bản án;",
        "c) Nếu có nghi vấn thì mời bác sĩ; xem xét, đề nghị luật sư, chuyên gia tâm lý hỗ trợ.",
    )
    assert found == [("Công an thành phố",)] * 3


def test_those_whom_a_line_directs_owe_its_items() -> None:
    found = leads(
        "1. Sở Y tế hướng dẫn Trạm Y tế xã thực hiện như sau:",
        "a) Lập sổ theo dõi người bệnh tại từng thôn trong xã;",
        "b) Báo cáo kết quả theo dõi khi có người bệnh mới.",
    )
    assert found == [("Sở Y tế",), ("Trạm Y tế xã",), ("Trạm Y tế xã",)]


FOLLOWED = [
    "1. Sở Y tế phối hợp với Công an thành phố bố trí mặt bằng tại bến thuyền theo các yếu tố sau:",
    "1. Sở Y tế phối hợp với Công an thành phố vận hành chung máy soi hành lý của khách để đảm bảo:",
    "1. Sở Y tế xây dựng kế hoạch kiểm tra bến thuyền cùng Công an thành phố. Kế hoạch bao gồm các nội dung sau:",
]


@pytest.mark.parametrize("line", FOLLOWED)
def test_what_a_duty_follows_and_what_a_paper_holds_are_no_duties(line: str) -> None:
    items = (
        "a) Quy định tỷ lệ chung phù hợp với diện tích của bến thuyền;",
        "b) Bố trí nhân lực, phương tiện và kinh phí cho mỗi ca trực.",
    )
    assert leads(line, *items) == [("Sở Y tế",)]


def test_what_is_given_to_a_class_ends_where_the_next_office_of_the_list_begins() -> None:
    (found,) = leads(
        "1. Giám đốc đơn vị được giao quản lý khai thác bến thuyền và Giám đốc Sở Y tế tổ chức họp để thống nhất lịch trực."
    )
    assert found == ("Giám đốc đơn vị được giao quản lý khai thác bến thuyền", "Giám đốc Sở Y tế")


def test_a_term_under_a_head_of_terms_is_owed_by_all() -> None:
    found = duties(
        "Điều 1. Trao đổi thông tin\n\n1. Thời hạn trao đổi thông tin:\n\n"
        "Thông tin được trao đổi trong thời hạn tối đa 07 ngày làm việc kể từ ngày nhận được đề nghị."
    )
    assert [(item.lead, item.due) for item in found] == [(("parties",), "+7wd")]


BRACKETS = [
    ("Kiểm tra bếp ăn tập thể (Sở Y tế chủ trì; Công an thành phố, Sở Công Thương phối hợp).", ("Sở Y tế",), ("Công an thành phố", "Sở Công Thương")),
    ("Kiểm tra chợ đêm hằng quý (chủ trì: Sở Công Thương; phối hợp: Sở Y tế, Công an thành phố).", ("Sở Công Thương",), ("Sở Y tế", "Công an thành phố")),
    ("Kiểm tra chợ đêm hằng quý (do Sở Y tế chủ trì, phối hợp với Công an thành phố).", ("Sở Y tế",), ("Công an thành phố",)),
    ("Kiểm tra chợ đêm (kể cả chợ do Sở Y tế quản lý) hằng quý.", (PARTIES,), ()),
    ("Công an thành phố kiểm tra chợ đêm (Sở Y tế chủ trì về chuyên môn).", ("Công an thành phố",), ()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "lead", "support"), BRACKETS)
def test_a_bracket_behind_a_task_tells_who_leads_and_who_takes_part(
    text: str, lead: tuple[str, ...], support: tuple[str, ...]
) -> None:
    found = duties("Điều 1. Phối hợp kiểm tra\n\n1. " + text)
    assert [(item.lead, item.support) for item in found] == [(lead, support)]


TIMES = [
    ("Sở Y tế trả lời trong vòng 24h kể từ khi nhận được tin.", "on_event", "+24h"),
    ("Sở Y tế kiểm tra chợ đêm từ 7h đến 24h.", "unspecified", None),
    ("Sở Y tế gửi kết quả sau khi kết thúc đợt kiểm tra 05 ngày làm việc.", "on_event", "+5wd"),
    ("Khi hộ nợ phí từ 15 ngày trở lên, Sở Y tế đến tận nơi vận động.", "on_event", None),
    ("Sở Y tế thông báo cho Công an thành phố các trường hợp bỏ trốn.", "unspecified", None),
    ("Sở Y tế cùng Công an thành phố giải quyết các vấn đề phát sinh.", "unspecified", None),
]


@pytest.mark.parametrize(("text", "cadence", "due"), TIMES)
def test_a_term_is_told_from_an_age_and_a_case_from_what_is_dealt_with(
    text: str, cadence: str, due: str | None
) -> None:
    assert [(item.cadence, item.due) for item in duties("Điều 1. Kiểm tra\n\n1. " + text)] == [(cadence, due)]


def test_the_term_of_a_committee_in_a_legal_basis_is_no_period_of_the_agreement() -> None:
    bases = "Căn cứ Quy chế làm việc của Ban Chấp hành Đảng bộ thành phố, nhiệm kỳ 2021 - 2026;\n\n"
    (found,) = read_text(HEAD + bases + "Điều 1. Kiểm tra\n\n1. Sở Y tế kiểm tra chợ đêm.").agreements
    assert (found.from_, found.to) == (None, None)

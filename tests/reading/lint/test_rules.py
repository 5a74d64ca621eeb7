"""Each rule for drafts: what it finds, where, and what it leaves alone."""

from __future__ import annotations

import pytest

from phoihop.reading import read_text
from phoihop.reading.lint import CODES, lint, lint_all
from phoihop.reading.lint.sentences import WORDS, proposal, sentence
from reading.lint.drafts import CLEAN, codes, draft, only


def test_a_draft_that_says_everything_has_no_finding() -> None:
    assert codes(draft()) == []


@pytest.mark.parametrize(
    ("code", "old", "new"),
    [
        ("no_time", "trước ngày 15 tháng 9 hằng năm", "khá đầy đủ"),
        ("cadence_not_stated", "hằng quý gửi", "định kỳ gửi"),
        ("nothing_to_show", "1. Gửi danh sách học sinh cho", "1. Tăng cường quan hệ với"),
        ("no_such_day", "ngày 30 tháng 9", "ngày 31 tháng 9"),
        ("no_such_day", "trước ngày 15 tháng 12", "trước ngày 30/02"),
        ("due_before_cutoff", "trước ngày 15 tháng 12", "trước ngày 10 tháng 11"),
        ("reference_broken", "khoản 1 Điều 1 Quy chế này", "khoản 7 Điều 1 Quy chế này"),
        ("reference_broken", "khoản 1 Điều 1 Quy chế này", "Điều 14 Quy chế này"),
        ("abbreviation_undefined", "nhân viên y tế trường học", "nhân viên YTTH"),
        ("no_focal_point", "Cử Phòng Chính trị tư tưởng làm đầu mối theo dõi, hằng quý", "Hằng quý"),
        ("no_review", "hội nghị sơ kết việc thực hiện", "hội nghị về"),
        ("no_amendment", "Khi có nội dung cần sửa đổi, bổ sung, hai bên", "Khi có khó khăn, hai bên"),
    ],
)  # fmt: skip
def test_one_thing_changed_is_the_one_finding(code: str, old: str, new: str) -> None:
    assert codes(draft((old, new))) == [code]


def test_a_finding_points_at_the_words_that_it_is_about() -> None:
    reading = draft(("ngày 30 tháng 9", "ngày 31 tháng 9"))
    found = only(reading, "no_such_day")
    assert reading.text[found.start : found.end] == "ngày 31 tháng 9"
    assert sentence(found) == "Không có ngày «ngày 31 tháng 9»."


def test_a_fraction_is_no_day() -> None:
    assert codes(draft(("nhân viên y tế trường học", "45/63 trường"))) == []


def test_references_to_other_instruments_are_not_looked_at() -> None:
    assert codes(draft(("khoản 1 Điều 1 Quy chế này", "khoản 9 Điều 88 Luật An toàn thực phẩm"))) == []


def test_an_abbreviation_is_explained_by_the_brackets_after_its_name() -> None:
    spelt = draft(("nhân viên y tế trường học", "nhân viên y tế trường học (YTTH), cán bộ YTTH"))
    assert codes(spelt) == []


def test_two_bodies_that_both_lead_are_named() -> None:
    both = draft((
        "1. Chủ trì, phối hợp với Sở Giáo dục và Đào tạo thành phố Sông Vân tổ chức",
        "1. Sở Y tế thành phố Sông Vân, Sở Giáo dục và Đào tạo thành phố Sông Vân chủ trì tổ chức",
    ))  # fmt: skip
    assert "Sở Giáo dục và Đào tạo" in only(both, "two_leads").params["bodies"]


def test_an_undecided_lead_is_asked_for() -> None:
    open_lead = draft(("1. Gửi danh sách", "1. Chủ trì hoặc phối hợp lập danh sách"))
    assert "lead_undecided" in codes(open_lead)


def test_a_body_that_owes_and_does_not_sign_is_told_once() -> None:
    owing = draft((
        "1. Gửi danh sách học sinh cho Sở Y tế thành phố Sông Vân trước ngày 15 tháng 9 hằng năm.",
        "1. Công an thành phố Sông Vân gửi danh sách học sinh trước ngày 15 tháng 9 hằng năm.",
    ))  # fmt: skip
    assert only(owing, "owes_unsigned").params == {"body": "Công an thành phố Sông Vân"}


def test_a_class_of_bodies_and_a_person_in_office_sign_through_others() -> None:
    for owner in ("Ủy ban nhân dân cấp xã", "Giám đốc Sở Y tế thành phố Sông Vân", "Các trường"):
        owing = draft(
            ("1. Gửi danh sách học sinh cho Sở Y tế thành phố Sông Vân", f"1. {owner} gửi danh sách học sinh")
        )
        assert "owes_unsigned" not in codes(owing)


def test_a_programme_without_a_term_lacks_its_period() -> None:
    assert "no_period" in codes(draft(("QUY CHẾ PHỐI HỢP", "CHƯƠNG TRÌNH PHỐI HỢP")))


def test_two_terms_contradict_each_other() -> None:
    twice = draft(
        ("QUY CHẾ PHỐI HỢP", "CHƯƠNG TRÌNH PHỐI HỢP"),
        ("về y tế trường học", "về y tế trường học giai đoạn 2026-2030"),
        ("Quy chế này có hiệu lực kể từ ngày ký", "Chương trình có thời hạn thực hiện 2026-2029"),
    )
    assert only(twice, "period_contradicted").params == {"one": "2026-2030", "two": "2026-2029"}


def test_the_same_promise_twice_is_told_at_its_second_place() -> None:
    again = draft((
        "2. Cử Phòng",
        "3. Gửi danh sách học sinh cho Sở Y tế thành phố Sông Vân trước ngày 15 tháng 9 hằng năm.\n2. Cử Phòng",
    ))  # fmt: skip
    found = only(again, "same_twice")
    assert found.start == CLEAN.index("2. Cử Phòng") + len("3. ")


def test_the_same_promise_at_another_rhythm_contradicts_the_first() -> None:
    again = draft((
        "2. Cử Phòng",
        "3. Gửi danh sách học sinh cho Sở Y tế thành phố Sông Vân trước ngày 15 tháng 9 hằng quý.\n2. Cử Phòng",
    ))  # fmt: skip
    assert "contradicting" in codes(again)


def test_what_an_earlier_agreement_promises_already_is_told_with_its_name() -> None:
    first, second = lint_all([("QC 07", draft()), ("QC 08", draft())])
    assert first == ()
    assert {finding.code for finding in second} == {"same_elsewhere"}
    assert {finding.params["agreement"] for finding in second} == {"QC 07"}


def test_a_code_is_switched_off_with_a_reason_only() -> None:
    without = draft(("hội nghị sơ kết việc thực hiện", "hội nghị về"))
    assert lint(without, {"no_review": "Sơ kết theo quy chế chung"}) == ()
    with pytest.raises(ValueError, match="no_review"):
        lint(without, {"no_review": " "})
    with pytest.raises(ValueError, match="no_such_code"):
        lint(without, {"no_such_code": "có"})


def test_every_code_has_its_sentence_and_its_proposal_in_both_languages() -> None:
    assert set(WORDS) == set(CODES)
    found = only(draft(("ngày 30 tháng 9", "ngày 31 tháng 9")), "no_such_day")
    for language in ("vi", "en"):
        assert "{" not in sentence(found, language) + proposal(found, language)


def test_a_text_that_is_no_agreement_is_looked_at_without_harm() -> None:
    assert set(codes(read_text("Xin chào."))) <= set(CODES)

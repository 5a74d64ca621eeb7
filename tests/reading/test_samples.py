"""Every sample document gives its golden output, and what a person would look at first is asserted in words."""

from __future__ import annotations

import json

import pytest

from phoihop.reading import PARTIES, Reading, read
from samples.reading.forms import FORMS, bytes_of
from samples.reading.golden import GOLDEN, HERE, SAMPLES, shown
from samples.reading.signed import SIGNED


def reading_of(name: str) -> Reading:
    return read((HERE / name).read_bytes(), name)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_reads_as_its_golden_output_says(name: str) -> None:
    assert shown(reading_of(name)) == json.loads((GOLDEN / f"{name}.json").read_text("utf-8"))


@pytest.mark.parametrize("name", [*FORMS, *SIGNED])
def test_the_committed_word_file_is_what_its_form_writes(name: str) -> None:
    assert shown(read(bytes_of((FORMS | SIGNED)[name]()), "x.docx")) == shown(reading_of(f"{name}.docx"))


@pytest.mark.parametrize("name", SAMPLES)
def test_spans_and_reasons_lie_in_the_text(name: str) -> None:
    reading = reading_of(name)
    for commitment in reading.commitments:
        assert reading.text[commitment.start : commitment.end] == commitment.text
        assert commitment.why
        for reason in commitment.why:
            if reason.start >= 0:
                assert reading.text[reason.start : reason.end].startswith(reason.text[:20])


def test_automatic_numbers_of_a_programme_become_labels() -> None:
    reading = reading_of("programme.docx")
    paths = {reading.clauses[item.clause].path for item in reading.commitments if item.clause is not None}
    assert {"II.1a", "II.2b", "III.1a", "III.2b", "IV.3"} <= paths


def test_a_heading_gives_its_owner_to_the_items_below() -> None:
    reading = reading_of("programme.docx")
    owners = {reading.clauses[item.clause or 0].path: item.lead for item in reading.commitments}
    assert owners["III.1b"] == ("Ban Dân vận Thành ủy",)
    assert owners["III.2a"] == ("Bộ Chỉ huy quân sự thành phố",)
    assert owners["II.2a"] == (PARTIES,)


def test_a_promise_without_a_period_becomes_a_question() -> None:
    reading = reading_of("programme.docx")
    asked = [question for question in reading.questions if question.code == "cadence_not_stated"]
    assert [reading.commitments[question.commitments[0]].text for question in asked] == [
        "Định kỳ cung cấp số liệu về công tác dân vận cho nhau."
    ]


def test_the_regulation_is_the_agreement_and_the_decision_its_promulgation() -> None:
    (agreement,) = reading_of("decision-with-regulation.docx").agreements
    assert (agreement.kind, agreement.number, agreement.from_) == ("regulation", "31/2025/QĐ-UBND", "2025-10-01")
    assert agreement.parties == ("Sở Nông nghiệp và Môi trường", "Công an thành phố Sông Vân")
    texts = [item.text for item in reading_of("decision-with-regulation.docx").commitments]
    assert not any("chịu trách nhiệm thi hành Quyết định" in text for text in texts)


def test_each_row_of_an_annex_table_is_a_task_and_merged_cells_count_for_every_row() -> None:
    reading = reading_of("annex-table.docx")
    rows = {item.text: item for item in reading.commitments}
    assert len(rows) == 5
    assert rows["Giám sát vệ sinh, an toàn thực phẩm bếp ăn"].lead == ("Sở Y tế",)
    assert rows["Giám sát vệ sinh, an toàn thực phẩm bếp ăn"].cadence == "continuous"
    assert rows["Biên soạn tài liệu giáo dục sức khỏe"].due == "06-30"
    assert rows["Báo cáo kết quả thực hiện Kế hoạch"].cadence == "quarterly"


def test_tracked_changes_are_read_as_accepted() -> None:
    reading = reading_of("tracked-changes.docx")
    assert "hằng quý" in reading.text
    assert "hằng năm" not in reading.text
    assert "Cấp kinh phí" not in reading.text


def test_running_heads_are_left_out() -> None:
    assert all("không dùng để thực hiện" not in reading_of(name).text for name in SAMPLES)


def test_parties_that_a_memorandum_calls_by_letters_lead_under_their_names() -> None:
    reading = reading_of("memorandum.txt")
    (agreement,) = reading.agreements
    assert (agreement.kind, agreement.from_, agreement.to) == ("memorandum", "2025-05-12", "2028-12-31")
    gives = next(item for item in reading.commitments if item.text.startswith("Cung cấp số liệu"))
    assert gives.lead == ("Sở Y tế thành phố Sông Vân",)
    writes = next(item for item in reading.commitments if item.text.startswith("Cử giảng viên"))
    assert (writes.lead, writes.support) == (("Trường Đại học Sông Vân",), ("Sở Y tế thành phố Sông Vân",))


def test_a_list_that_only_announces_later_articles_is_no_list_of_duties() -> None:
    reading = reading_of("regulation-of-three.docx")
    paths = [reading.clauses[item.clause or 0].path for item in reading.commitments]
    assert not any(path.startswith("Điều 3") for path in paths)
    assert {"Điều 4.1", "Điều 5.3", "Điều 6", "Điều 9"} <= set(paths)


def test_the_end_of_a_term_is_no_commitment() -> None:
    reading = reading_of("regulation-of-three.docx")
    (agreement,) = reading.agreements
    assert (agreement.from_, agreement.to) == ("2025-05-12", "2030-12-31")
    assert not any("có hiệu lực" in item.text for item in reading.commitments)


def test_those_who_sign_at_a_province_are_named_as_they_sign() -> None:
    reading = reading_of("programme-of-three.docx")
    assert reading.agreements[0].parties == (
        "Ủy ban Mặt trận Tổ quốc Việt Nam thành phố Sông Vân",
        "Hội Nông dân thành phố Sông Vân",
        "Sở Nông nghiệp và Môi trường thành phố Sông Vân",
    )
    assert reading.commitments[-1].lead == ("Ban Phong trào Ủy ban Mặt trận Tổ quốc Việt Nam thành phố",)


def test_a_table_of_tasks_gives_owners_partners_and_dates() -> None:
    reading = reading_of("joint-plan.docx")
    rows = [item for item in reading.commitments if any(why.code == "table_row" for why in item.why)]
    assert [(item.lead, item.support, item.cadence, item.due) for item in rows] == [
        (("Thành đoàn",), ("Công an thành phố", "Sở Tư pháp"), "once", "2026-03-31"),
        (("Công an các phường, xã",), ("Đoàn phường, xã",), "monthly", None),
        (("Thành đoàn",), ("Công an thành phố", "Hội Liên hiệp Phụ nữ thành phố"), "continuous", None),
        (("Công an thành phố",), ("Thành đoàn",), "once", "2026-09-30"),
        (("Công an thành phố",), ("Thành đoàn",), "once", "2026-12-15"),
    ]

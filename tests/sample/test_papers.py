"""The sample's papers: agreements and annex in Word, small evidence files."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from docx import Document

from phoihop.sample.papers import EVIDENCE, agreement_paper, amendment_paper, evidence
from sample.days_to_try import SAMPLE


def words_of(data: bytes) -> str:
    document = Document(io.BytesIO(data))
    cells = [p.text for table in document.tables for cell in table.rows[0].cells for p in cell.paragraphs]
    return "\n".join([*cells, *(paragraph.text for paragraph in document.paragraphs)])


@pytest.mark.parametrize("agreement", SAMPLE.agreements, ids=lambda each: each.code)
def test_an_agreement_in_word_has_letterhead_every_commitment_and_both_signatures(agreement):
    data = agreement_paper(agreement, SAMPLE.organisations)
    words = words_of(data)
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in words
    assert f"Số {agreement.number}" in words
    assert "Sông Vân, ngày 12 tháng 8 năm 2022" in words
    for commitment in agreement.commitments:
        assert commitment.quote in words
    for signer in agreement.signers:
        assert signer.position in words
    assert words.count("(đã ký)") == 2
    assert Document(io.BytesIO(data)).sections[0].header.paragraphs[0].text == "TÀI LIỆU MẪU"


def test_the_annex_in_word_says_what_it_adds_and_what_it_changes():
    words = words_of(amendment_paper(SAMPLE.agreement("dan-van"), SAMPLE.organisations))
    assert "PHỤ LỤC 01" in words
    assert "Sông Vân, ngày 15 tháng 4 năm 2024" in words
    assert "bàn giao 05 nhà tình nghĩa, nhà đồng đội mỗi năm, trước ngày 27/7" in words
    assert "hằng quý, trước ngày 20 của tháng cuối quý" in words


def test_an_agreement_without_an_annex_has_no_paper_of_one():
    with pytest.raises(ValueError, match="noi-chinh was not amended"):
        amendment_paper(SAMPLE.agreement("noi-chinh"), SAMPLE.organisations)


@pytest.mark.parametrize("name", EVIDENCE)
def test_an_evidence_file_is_one_small_page_with_text_that_says_it_is_a_sample(name):
    data = evidence(name)
    assert len(data) < 40_000
    document = pypdfium2.PdfDocument(data)
    try:
        assert len(document) == 1
        page = document[0]
        text = page.get_textpage()
        assert "TÀI LIỆU MẪU" in text.get_text_bounded()
        text.close()
        page.close()
    finally:
        document.close()


def test_there_is_no_other_evidence():
    with pytest.raises(KeyError):
        evidence("../plan.py")

"""A secrecy mark on the first page stops the reading; words that merely contain it do not."""

from __future__ import annotations

import docx
import pytest

from phoihop.reading import ReadRefused, read, read_text, secrecy_mark
from samples.reading.forms import bytes_of

MARKED = [
    ("MẬT", "MẬT"), ("TỐI MẬT", "TỐI MẬT"), ("TUYỆT MẬT", "TUYỆT MẬT"), ("  MẬT  ", "MẬT"), ("[MẬT]", "MẬT"),
    ("Độ mật: Tối mật", "TỐI MẬT"), ("M Ậ T", "MẬT"), ("ĐẢNG ỦY\nMẬT\nSố 12-QC/ĐU", "MẬT"), ("UBND TỈNH | MẬT", "MẬT"),
    ("TỐI\u00a0MẬT", "TỐI MẬT"), ("TOP SECRET", "TOP SECRET"), ("Classification: Secret", "SECRET"), ("S E C R E T", "SECRET"), ("ＴỐI ＭẬＴ", "TỐI MẬT"),
    ("ＳＥＣＲＥＴ", "SECRET"),
]  # fmt: skip
UNMARKED = [
    "QUY CHẾ BẢO MẬT", "MẬT ĐỘ DÂN CƯ", "bí mật nhà nước", "Bí mật", "mật", "BẢO VỆ BÍ MẬT NHÀ NƯỚC",
    "Thông tin độ Mật được bảo quản riêng theo quy định của pháp luật về bảo vệ bí mật", "MẬT ONG", "", "SECRETARIAT", "Secret", "TRADE SECRETS",
    "Classification: For official use only",
]  # fmt: skip


@pytest.mark.parametrize(("text", "mark"), MARKED)
def test_a_stamp_line_is_found(text: str, mark: str) -> None:
    assert secrecy_mark(text) == mark


@pytest.mark.parametrize("text", UNMARKED)
def test_words_that_contain_it_are_no_mark(text: str) -> None:
    assert secrecy_mark(text) is None


@pytest.mark.parametrize("line", ["mËt", "tèi mËt", "MAÄT", "[TUYEÄT MAÄT]"])
def test_a_stamp_in_an_older_encoding_is_found(line: str) -> None:
    assert secrecy_mark(line) in ("MẬT", "TỐI MẬT", "TUYỆT MẬT")


def test_a_marked_text_is_refused_with_its_mark() -> None:
    with pytest.raises(ReadRefused) as refused:
        read_text("TỐI MẬT\n\nQUY CHẾ PHỐI HỢP\nĐiều 1. Sở A có trách nhiệm báo cáo.")
    assert (refused.value.code, refused.value.params) == ("secret", {"mark": "TỐI MẬT"})


def test_a_stamp_in_a_cell_of_the_letterhead_is_found() -> None:
    made = docx.Document()
    made.add_table(rows=1, cols=2).cell(0, 1).text = "MẬT"
    made.add_paragraph("QUY CHẾ PHỐI HỢP")
    with pytest.raises(ReadRefused, match="secret"):
        read(bytes_of(made), "quy-che.docx")


def test_a_line_far_behind_the_first_page_is_no_stamp() -> None:
    assert secrecy_mark("\n".join(["dòng"] * 400) + "\nMẬT") is None

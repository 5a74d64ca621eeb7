"""What holds for every text: no fault, offsets that hold, the same answer each time, whatever its normal form."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.reading import Reading, ReadRefused, read, read_text
from phoihop.reading.letters import bare, lowered, name_key
from samples.reading.golden import HERE

WORDS = [
    "Điều 1.",
    "Điều 2.",
    "1.",
    "a)",
    "-",
    "Sở Y tế",
    "các cơ quan",
    "hai bên",
    "có trách nhiệm",
    "chủ trì,",
    "phối hợp với",
    "khi",
    "thì",
    "nếu",
    "để",
    "trong thời hạn",
    "05 ngày",
    "báo cáo",
    "ký kết",
    "quy chế",
    "giữa",
    "và",
    "với",
    "giai đoạn 2022 - 2025",
    "đề nghị",
    "ông A",
    "“",
    "”",
    "(",
    ")",
    ":",
    ";",
    ".",
    ",",
    "\n",
    "\n\n",
    "định kỳ",
    "hằng năm",
    "Báo cáo của",
    "Giao",
    "Trường hợp",
    "nào",
    "Cơ quan chủ trì:",
    "Thời hạn",
    "là",
    "do",
    "thực hiện",
    "QUYẾT ĐỊNH\n",
    "QUY CHẾ\n",
    "TM. SỞ Y TẾ\n",
    "GIÁM ĐỐC\n",
    "Nguyễn Văn A\n",
]
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=60).map(" ".join)


def quiet(text: str) -> Reading | None:
    try:
        return read_text(text)
    except ReadRefused:
        return None


@given(TEXTS)
def test_every_text_of_cue_words_is_read_with_offsets_that_hold(text: str) -> None:
    reading = quiet(text)
    if reading is None:
        return
    for item in reading.commitments:
        assert 0 <= item.start < item.end <= len(text)
        assert text[item.start : item.end] == item.text
        assert item.lead
        assert 0 <= item.agreement < len(reading.agreements)
    for clause in reading.clauses:
        assert 0 <= clause.start <= clause.end <= len(text)
        assert clause.parent is None or clause.parent < clause.id


@given(st.text(max_size=400))
def test_any_text_at_all_is_read_or_refused(text: str) -> None:
    reading = quiet(text)
    assert reading is None or reading.text == text or reading.converted


@given(TEXTS)
def test_the_same_text_gives_the_same_bytes(text: str) -> None:
    one, two = quiet(text), quiet(text)
    assert (one and one.to_json()) == (two and two.to_json())


@pytest.mark.parametrize("name", ["press-1.txt", "press-4.txt"])
def test_a_text_that_is_not_composed_reads_alike_with_offsets_into_itself(name: str) -> None:
    text = (HERE / name).read_text("utf-8")
    apart = unicodedata.normalize("NFD", text)
    one, two = read_text(text), read_text(apart)
    assert [unicodedata.normalize("NFC", item.text) for item in two.commitments] == [
        item.text for item in one.commitments
    ]
    assert all(apart[item.start : item.end] == item.text for item in two.commitments)
    assert [item.parties for item in two.agreements] == [item.parties for item in one.agreements]


@given(st.text(max_size=200))
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(lowered(text)) == len(bare(text)) == len(text)


@pytest.mark.parametrize(
    ("one", "two"),
    [("Uỷ ban nhân dân", "Ủy ban  nhân dân"), ("Toà án", "Tòa án"), ("Sở Tài nguyên - Môi trường", "sở tài nguyên môi trường"), ("ĐẢNG ỦY", "Đảng uỷ")],
)  # fmt: skip
def test_names_compare_without_case_marks_and_place_of_tone(one: str, two: str) -> None:
    assert name_key(one) == name_key(two)


def test_the_tone_of_quy_stays_where_it_is() -> None:
    assert lowered("Quý III, thuỷ lợi, hoà giải") == "quý iii, thủy lợi, hòa giải"


SPITEFUL = {
    "one long word": "a" * 60_000,
    "only numbers": "1. " * 20_000,
    "only dots": "." * 60_000,
    "only brackets": "(" * 30_000,
    "only quotes": "“" * 30_000,
    "only blanks between": "Điều" + " " * 60_000 + "1.",
    "labels on one line": " ".join(f"{n}. việc;" for n in range(1, 6000)),
    "one sentence of commas": "Khi " + "Sở Y tế, " * 8_000 + "báo cáo.",
    "dates": "trước ngày 1/" * 12_000,
    "names without end": "Bộ " + "A " * 30_000,
    "between and between": "giữa Sở A và " * 6_000 + "ký kết quy chế",
    "openers": "khi nếu trường hợp " * 8_000,
    "new lines": "\n" * 60_000 + "x",
    "right to left marks": "\u200e\u200f" * 20_000 + "Sở A có trách nhiệm báo cáo",
    "nested numbers": "\n".join("1." * depth + " a" for depth in range(1, 300)),
    "capitals in rows": "TM. UBND\n" * 8_000,
    "terms": "trong thời hạn 5 ngày " * 6_000,
    "wrapped": ("từ " * 20 + "\n") * 2_000,
}


@pytest.mark.slow
@pytest.mark.parametrize("what", SPITEFUL)
def test_spiteful_text_is_read_to_its_end(what: str) -> None:
    text = SPITEFUL[what]
    assert read_text(text).text == text
    assert read(("<html><body>" + text + "</body></html>").encode("utf-8", "ignore"), "a.html").format == "html"

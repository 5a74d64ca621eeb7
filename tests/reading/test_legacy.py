"""Text in TCVN3 and VNI: known by its fonts or by its syllables, converted to the letter, and shown to be looked at."""

from __future__ import annotations

import io
import unicodedata

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.reading import Reading, ReadRefused, read, read_text
from phoihop.reading.formats.legacy import (
    converted,
    draws_capitals,
    encoding_of_font,
    guessed,
    is_syllable,
    without_fonts,
)
from samples.reading.forms import FORMS, bytes_of
from samples.reading.golden import HERE
from samples.reading.older import CAPITALS, in_older_fonts, set_font, tcvn3, vni

VOWELS = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
TONES = ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323")
LETTERS = "".join(unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES) + "đĐ"
PLAIN = "bcdghklmnpqrstvxBCDGHKLMNPQRSTVX 0123456789.,;:()/-\n"
TEXTS = st.text(alphabet=LETTERS + PLAIN, max_size=80)


@given(TEXTS)
def test_a_text_written_in_vni_comes_back_to_the_letter(text: str) -> None:
    assert converted(vni(text), "vni") == text


@given(TEXTS)
def test_a_text_written_in_tcvn3_comes_back_to_the_letter(text: str) -> None:
    pieces = (converted(written, "tcvn3", capitals=draws_capitals(font)) for font, written in tcvn3(text))
    assert "".join(pieces) == text


@pytest.mark.parametrize(
    ("written", "encoding", "meant"),
    [
        ("Céng hßa x· héi chñ nghÜa ViÖt Nam", "tcvn3", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("§éc lËp - Tù do - H¹nh phóc", "tcvn3", "Độc lập - Tự do - Hạnh phúc"),
        ("quy chÕ phèi hîp gi÷a c¸c ®¬n vÞ, tr­íc ngµy", "tcvn3", "quy chế phối hợp giữa các đơn vị, trước ngày"),
        ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "vni", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("ÑOÄC LAÄP - TÖÏ DO - HAÏNH PHUÙC", "vni", "ĐỘC LẬP - TỰ DO - HẠNH PHÚC"),
        ("quy cheá phoái hôïp giöõa caùc ñôn vò, tröôùc ngaøy", "vni", "quy chế phối hợp giữa các đơn vị, trước ngày"),
    ],
)  # fmt: skip
def test_well_known_words_are_converted(written: str, encoding: str, meant: str) -> None:
    assert converted(written, "tcvn3" if encoding == "tcvn3" else "vni") == meant
    assert guessed(written) == encoding


@pytest.mark.parametrize(
    ("font", "encoding", "capitals"),
    [
        (".VnTime", "tcvn3", False), (".VnTimeH", "tcvn3", True), (".VnArial NarrowH", "tcvn3", True), ("VNI-Times", "vni", False),
        ("VNI Helve", "vni", False), ("Times New Roman", None, False), ("Vnote", None, False),
    ],
)  # fmt: skip
def test_an_encoding_is_told_by_the_name_of_the_font(font: str, encoding: str | None, capitals: bool) -> None:
    assert (encoding_of_font(font), draws_capitals(font)) == (encoding, capitals)


@pytest.mark.parametrize("text", ["Le café était très fermé à l'hôtel où naît l'été", "Straße, Öl, Übung, Größe, Jäger", "Là những người ở xã hội", "only plain words", "±×÷«»", "Ð Ð Ð Ð ñ"])  # fmt: skip
def test_other_languages_and_unicode_are_left_alone(text: str) -> None:
    assert guessed(text) is None
    assert read_text(text).text == text


@pytest.mark.parametrize("word", ["nghĩa", "quyết", "khuyến", "ươm", "thuở", "giữa", "Ỷ", "oán", "việc"])
def test_syllables_are_known(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["hîp", "chñ", "café", "áà", "tòc", "zá", "ngã3"])
def test_what_is_no_syllable_is_not(word: str) -> None:
    assert not is_syllable(word)


@pytest.mark.parametrize("encoding", ["tcvn3", "vni"])
@pytest.mark.parametrize("form", [name for name in FORMS if "-tcvn3" not in name and "-vni" not in name])
def test_a_word_file_in_older_fonts_reads_like_the_same_file_in_unicode(form: str, encoding: str) -> None:
    made = FORMS[form]()
    meant = read(bytes_of(made), "a.docx")
    found = read(bytes_of(in_older_fonts(FORMS[form](), encoding)), "a.docx")
    assert found.text == meant.text
    assert found.commitments == meant.commitments
    assert f"was_{encoding}" in found.notes
    assert found.converted[0].after == meant.text.split("\n")[0]


@pytest.mark.parametrize("encoding", ["tcvn3", "vni"])
@pytest.mark.parametrize("name", ["a.txt", "a.html"])
@pytest.mark.parametrize("bytes_as", ["cp1252", "utf-8"])
def test_a_text_without_fonts_is_known_by_its_syllables(name: str, encoding: str, bytes_as: str) -> None:
    meant = (HERE / "memorandum.txt").read_text("utf-8")
    # A text without fonts has no capitals with tones in TCVN3.
    meant = meant if encoding == "vni" else meant.lower()
    meant = "".join(letter if letter in LETTERS + PLAIN or letter.isascii() else " " for letter in meant)
    written = vni(meant) if encoding == "vni" else "".join(stretch for _, stretch in tcvn3(meant))
    if name.endswith("html"):
        lines = "".join(f"<p>{line}</p>" for line in written.split("\n"))
        written = f'<html><head><meta charset="{bytes_as}"></head><body>{lines}</body></html>'
    found = read(written.encode(bytes_as), name)
    assert found.notes == (f"was_{encoding}",)
    assert found.text.split() == meant.split()
    assert found.converted
    assert b'"extracted"' in found.to_json()


def test_a_text_of_the_windows_code_page_is_read() -> None:
    meant = "Điều 1. Sở Y tế chủ trì, phối hợp với Sở Tư pháp tổ chức tập huấn hằng năm."
    tones = {mark: mark for mark in "\u0300\u0301\u0303\u0309\u0323"}
    written = ""
    for letter in meant:
        apart = unicodedata.normalize("NFD", letter)
        tone = next((mark for mark in apart if mark in tones), "")
        written += unicodedata.normalize("NFC", apart.replace(tone, "")) + tone
    assert read(written.encode("cp1258"), "a.txt").text == meant


def test_a_page_names_its_fonts() -> None:
    old = "".join(stretch for _, stretch in tcvn3("sở y tế"))
    page = f'<html><body><p>Giữ <font face=".VnTimeH">{old}</font> và <span style="font-family:\'VNI-Times\'">{vni("Sở Tư pháp")}</span></p></body></html>'
    found = read(page.encode(), "a.html")
    assert found.text == "Giữ SỞ Y TẾ và Sở Tư pháp"
    assert found.notes == ("was_tcvn3", "was_vni")


def one_paragraph(*runs: tuple[str, str]) -> Reading:
    made = docx.Document()
    paragraph = made.add_paragraph()
    for font, text in runs:
        set_font(paragraph.add_run(text)._r, font)
    file = io.BytesIO()
    made.save(file)
    return read(file.getvalue(), "a.docx")


def test_unicode_typed_in_an_older_font_stays() -> None:
    found = one_paragraph((".VnTime", "Sở Y tế báo cáo"))
    assert (found.text, found.notes) == ("Sở Y tế báo cáo", ())


def test_a_mark_of_vni_that_begins_a_run_belongs_to_the_letter_before() -> None:
    assert one_paragraph(("VNI-Times", "Sôû Y te"), ("VNI-Times", "á baùo caùo")).text == "Sở Y tế báo cáo"


def test_plain_letters_in_a_font_of_capitals_are_capitals() -> None:
    assert one_paragraph((CAPITALS, "thanh tra")).text == "THANH TRA"


@pytest.mark.parametrize(
    ("written", "meant"),
    [("M\u00cbT", "MẬT"), ("t\u00e8i m\u00cbt", "tối mật"), ("C\u00ac quan", "Cơ quan"), ("UBND", "UBND")],
)
def test_in_plain_text_a_word_of_capitals_is_one_wholly(written: str, meant: str) -> None:
    assert without_fonts(written, "tcvn3") == meant


def test_a_mark_of_secrecy_in_an_older_font_is_found() -> None:
    with pytest.raises(ReadRefused, match="secret"):
        one_paragraph((CAPITALS, "mËt"))

"""A file's name is for people: it hides nothing, leads nowhere and ends as its content says."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.vault.media import ALL, DOCX, JPEG, PDF, Media
from phoihop.vault.names import safe_name, shown_name


@pytest.mark.parametrize(
    ("given_name", "media", "kept"),
    [
        ("Báo cáo quý III.docx", DOCX, "Báo cáo quý III.docx"),
        ("Ba\u0301o ca\u0301o.docx", DOCX, "Báo cáo.docx"),
        ("C:\\Users\\vanthu\\báo cáo.docx", DOCX, "báo cáo.docx"),
        ("../../etc/passwd", PDF, "passwd.pdf"),
        ("ảnh.png", JPEG, "ảnh.jpg"),
        ("ảnh.JPEG", JPEG, "ảnh.JPEG"),
        ("số 05.2026", PDF, "số 05.2026.pdf"),
        ("bao\u202excod.exe", DOCX, "baoxcod.exe.docx"),
        ("a\r\nSet-Cookie: b.pdf", PDF, "aSet-Cookie_ b.pdf"),
        ("con.pdf", PDF, "tai-lieu-con.pdf"),
        ("...", PDF, "tai-lieu.pdf"),
        ("", PDF, "tai-lieu.pdf"),
        (".docx", DOCX, "docx.docx"),
        ("a  .pdf", PDF, "a.pdf"),
        ("x" * 400 + ".pdf", PDF, "x" * 150 + ".pdf"),
    ],
)
def test_a_name_is_kept_as_far_as_it_is_harmless(given_name: str, media: Media, kept: str) -> None:
    assert safe_name(given_name, media) == kept


@given(st.text(), st.sampled_from(ALL))
def test_any_name_becomes_one_visible_line_without_a_path(name: str, media: Media) -> None:
    kept = safe_name(name, media)
    assert not set(kept) & set('/\\<>:"|?*')
    assert all(unicodedata.category(letter)[0] != "C" for letter in kept)
    assert kept.rpartition(".")[2].lower() in media.suffixes
    assert kept == unicodedata.normalize("NFC", kept)
    assert safe_name(kept, media) == kept
    assert len(shown_name(name)) <= 150

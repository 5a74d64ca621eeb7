"""The command `phoihop read`: a table for people, JSON for programs, one sentence and status 2 for what is refused."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from phoihop.reading.command import read_command
from samples.reading.golden import HERE


def run(*argv: str) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    return read_command(list(argv), out, err), out.getvalue(), err.getvalue()


def test_json_has_the_agreements_and_commitments_with_offsets_into_the_extracted_text() -> None:
    status, out, err = run(str(HERE / "programme.docx"), "--format", "json")
    said = json.loads(out)
    assert (status, err) == (0, "")
    assert said["agreements"][0]["parties"] == [
        "Ban Dân vận Thành ủy Sông Vân",
        "Bộ Chỉ huy quân sự thành phố Sông Vân",
    ]
    assert (said["agreements"][0]["from"], said["agreements"][0]["to"]) == ("2024", "2028")
    for item in said["commitments"]:
        assert said["extracted"][item["start"] : item["end"]] == item["text"]
        assert {"agreement", "lead", "support", "cadence", "due", "line", "source", "why"} <= item.keys()


def test_the_table_names_agreements_commitments_and_questions() -> None:
    status, out, _ = run(str(HERE / "programme.docx"))
    assert status == 0
    assert "Chương trình phối hợp".upper() in out.upper()
    assert "chủ trì: Ban Dân vận Thành ủy" in out
    assert "Cần người quyết định" in out


def test_the_table_speaks_english_too() -> None:
    _, out, _ = run(str(HERE / "programme.docx"), "--lang", "en")
    assert "lead: the parties" in out
    assert "For a person to decide" in out


@pytest.mark.parametrize(
    ("name", "words"),
    [("khong-co.docx", "Không tìm thấy tệp"), ("thu-muc", "là thư mục"), ("mat.txt", "độ mật"), ("rong.txt", "không có nội dung")],
)  # fmt: skip
def test_what_is_refused_is_one_sentence_and_status_two(tmp_path: Path, name: str, words: str) -> None:
    (tmp_path / "thu-muc").mkdir()
    (tmp_path / "mat.txt").write_text("TUYỆT MẬT\nQUY CHẾ", "utf-8")
    (tmp_path / "rong.txt").write_text("", "utf-8")
    status, out, err = run(str(tmp_path / name))
    assert (status, out) == (2, "")
    assert words in err
    assert err.count("\n") == 1


def test_a_text_without_commitments_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Điều 1. Phạm vi điều chỉnh\n\nQuy chế này quy định phạm vi.", "utf-8")
    _, out, _ = run(str(tmp_path / "a.txt"))
    assert "Không tìm thấy nhiệm vụ nào." in out


def test_tracked_changes_are_told_and_can_be_read_as_they_were() -> None:
    _, accepted, _ = run(str(HERE / "tracked-changes.docx"))
    _, original, _ = run(str(HERE / "tracked-changes.docx"), "--original")
    assert "còn lưu vết chỉnh sửa" in accepted
    assert ("hằng quý" in accepted, "hằng năm" in accepted) == (True, False)
    assert ("hằng quý" in original, "hằng năm" in original) == (False, True)


def test_a_text_in_an_older_encoding_is_told_with_some_of_its_lines() -> None:
    _, out, _ = run(str(HERE / "regulation-tcvn3.docx"), "--lang", "en")
    assert "The text was written in TCVN3" in out
    assert "→ " in out


def test_the_language_of_a_document_is_told_by_its_text_unless_it_is_given() -> None:
    name = str(HERE / "agreement-en.txt")
    _, told, _ = run(name, "--lang", "en")
    _, given, _ = run(name, "--lang", "en", "--language", "vi")
    assert "lead: River Guard of Song Van | half-yearly | inspection" in told
    assert "No commitment was found." in given

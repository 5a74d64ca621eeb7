"""`phoihop lint`: what it prints for people and for programs, and the status that scripts go by."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from phoihop.cli.run import run
from phoihop.reading.lint import CODES
from reading.lint.drafts import CLEAN

FAULTY = CLEAN.replace("hội nghị sơ kết việc thực hiện", "hội nghị về").replace("30 tháng 9", "31 tháng 9")


@pytest.fixture
def faulty(tmp_path: Path) -> str:
    path = tmp_path / "du-thao.txt"
    path.write_text(FAULTY, "utf-8")
    return str(path)


def lint(*argv: str) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    return run(["lint", *argv], out, err), out.getvalue(), err.getvalue()


def test_people_get_the_place_the_sentence_and_the_proposal(faulty: str) -> None:
    status, out, err = lint(faulty)
    assert (status, err) == (1, "")
    assert "2 chỗ nên xem lại" in out
    assert "dòng 7  [no_such_day]" in out
    assert "Không có ngày «ngày 31 tháng 9». Sửa lại ngày, tháng." in out
    assert "There is no day" in lint(faulty, "--lang", "en")[1]


def test_a_clean_draft_ends_with_status_nought(tmp_path: Path) -> None:
    path = tmp_path / "sach.txt"
    path.write_text(CLEAN, "utf-8")
    status, out, _ = lint(str(path))
    assert (status, "không có gì cần xem lại" in out) == (0, True)


def test_programs_get_json_with_offsets(faulty: str) -> None:
    status, out, _ = lint(faulty, "--format", "json")
    (file,) = json.loads(out)["files"]
    assert status == 1
    assert [finding["code"] for finding in file["findings"]] == ["no_such_day", "no_review"]
    first = file["findings"][0]
    assert FAULTY[first["start"] : first["end"]] == "ngày 31 tháng 9"


def test_editors_get_sarif_with_a_rule_for_each_code_and_why_one_is_off(faulty: str) -> None:
    _, out, _ = lint(faulty, "--format", "sarif", "--off", "no_review=Sơ kết chung")
    log = json.loads(out)
    (told,) = log["runs"]
    assert log["version"] == "2.1.0"
    assert [rule["id"] for rule in told["tool"]["driver"]["rules"]] == list(CODES)
    assert [result["ruleId"] for result in told["results"]] == ["no_such_day"]
    region = told["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["charLength"]) == (7, len("ngày 31 tháng 9"))
    (off,) = told["invocations"][0]["ruleConfigurationOverrides"]
    assert off["properties"]["reason"] == "Sơ kết chung"


def test_several_files_are_compared_with_one_another(tmp_path: Path) -> None:
    paths = [tmp_path / "mot.txt", tmp_path / "hai.txt"]
    for path in paths:
        path.write_text(CLEAN, "utf-8")
    status, out, _ = lint(*map(str, paths))
    assert status == 1
    assert "mot.txt: không có gì cần xem lại" in out
    assert "[same_elsewhere]" in out


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        ((), "phoihop lint --help"),
        (("khong-co.docx",), "Không tìm thấy tệp khong-co.docx"),
        (("a.txt", "--off", "zz=1"), "Không có mã «zz»"),
        (("a.txt", "--off", "no_review"), "phải kèm lý do"),
    ],
)
def test_what_is_refused_is_one_sentence_and_status_two(argv: tuple[str, ...], words: str) -> None:
    status, out, err = lint(*argv)
    assert (status, out) == (2, "")
    assert words in err
    assert err.count("\n") == 1


def test_the_codes_are_listed_with_what_they_find() -> None:
    status, out, _ = lint("--codes")
    assert status == 0
    assert len(out.splitlines()) == len(CODES)


def test_of_several_files_the_one_that_is_refused_is_named(tmp_path: Path) -> None:
    small, large = tmp_path / "du-thao.txt", tmp_path / "phu-luc.txt"
    small.write_text("QUY CHẾ\nPhối hợp mẫu", "utf-8")
    with large.open("wb") as stream:
        stream.truncate(200 * 1024 * 1024)
    for language, words in (("vi", "Tệp lớn hơn mức cho phép."), ("en", "The file is larger than allowed.")):
        for files in ((small, large), (large, small)):
            code, out, err = lint(*map(str, files), "--lang", language)
            assert (code, out) == (2, "")
            assert err.startswith(f"{large}: {words}")
        assert lint(str(large), "--lang", language)[2].startswith(words)

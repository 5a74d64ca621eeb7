from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.timetable.command import timetable_command
from phoihop.timetable.command_help import HELP

YEAR = ["--from", "2026-01-01", "--to", "2026-12-31"]
QUARTERS = ["--cadence", "quarterly", "--due", "2 working days after", *YEAR]


def run(*argv: str) -> tuple[int, str, str]:
    out, err = StringIO(), StringIO()
    return timetable_command(argv, out, err), out.getvalue(), err.getvalue()


def test_it_prints_every_period_cut_off_in_the_range_as_json():
    status, out, err = run(
        *QUARTERS, "--scheme", "decree-09-2019", "--on-day-off", "next", "--format", "json", "--holidays", "statutory"
    )
    assert (status, err) == (0, "")
    rows = json.loads(out)
    assert [row["period"] for row in rows] == ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"]
    assert rows[2] == {
        "period": "2026-Q3",
        "from": "2026-06-15",
        "to": "2026-09-14",
        "due": "2026-09-16",
        "why": "Quý III/2026 tính từ 15/6 đến 14/9; 2 ngày làm việc sau khi chốt số liệu là thứ Tư 16/9",
    }


def test_it_prints_a_table_for_people_unless_json_is_asked_for():
    status, out, _ = run(*QUARTERS)
    lines = out.splitlines()
    assert status == 0
    assert lines[0].split("  ")[0] == "Kỳ"
    assert lines[3].startswith(
        "2026-Q3  15/6/2026   14/9/2026   thứ Tư 16/9/2026   Quý III/2026 tính từ 15/6 đến 14/9;"
    )
    assert len(lines) == 5


def test_it_speaks_english_when_asked():
    _, out, _ = run(*QUARTERS, "--lang", "en", "--format", "json")
    assert json.loads(out)[2]["why"] == (
        "Quarter 3 of 2026: 15 June to 14 September; 2 working days after the cut-off is Wednesday 16 September"
    )
    assert run(*QUARTERS, "--lang=en")[1].startswith("Period ")


def test_nothing_cut_off_in_the_range_is_no_mistake():
    asked = ["--cadence", "yearly", "--due", "1 day after", "--from", "2026-02-01", "--to", "2026-03-01"]
    assert run(*asked) == (0, "Không có kỳ nào chốt số liệu trong khoảng này.\n", "")
    assert run(*asked, "--format", "json") == (0, "[]\n", "")
    assert run(*asked, "--lang", "en") == (0, "No period is cut off within this range.\n", "")


def test_once_is_the_given_date():
    status, out, _ = run("--cadence", "once", "--due", "2026-04-30", *YEAR, "--format", "json", "--scheme", "calendar")
    (row,) = json.loads(out)
    assert (status, row["period"], row["from"], row["to"], row["due"]) == (
        0, "once", "2026-04-30", "2026-04-30", "2026-05-04",
    )  # fmt: skip


def test_holidays_are_those_of_the_law_none_or_those_of_a_file(tmp_path: Path):
    asked = ["--cadence", "once", "--due", "2026-09-02", *YEAR, "--format", "json"]
    table = tmp_path / "ngày nghỉ.json"
    table.write_text('{"years": [2026, 2026], "days": [{"date": "2026-09-03"}]}', encoding="utf-8")

    def due(*more: str) -> str:
        return json.loads(run(*asked, *more)[1])[0]["due"]

    assert due() == "2026-09-03"
    assert due("--holidays", "none") == "2026-09-02"
    assert due("--holidays", str(table)) == "2026-09-02"


def test_a_scheme_of_ones_own_is_given_as_a_file(tmp_path: Path):
    scheme = tmp_path / "scheme.json"
    scheme.write_text('{"code": "chot-ngay-20", "kind": "cutoff", "ends": "day 20"}', encoding="utf-8")
    _, out, _ = run(*QUARTERS, "--scheme", str(scheme), "--format", "json")
    assert json.loads(out)[0]["to"] == "2026-03-20"


def test_help_tells_every_option_in_both_languages():
    assert run("--help") == (0, HELP["vi"], "")
    assert run("-h", "--lang", "en") == (0, HELP["en"], "")
    assert run("--bogus", "--help", "--due") == (0, HELP["vi"], "")
    for words in HELP.values():
        for option in ("cadence", "scheme", "due", "on-day-off", "from", "to", "holidays", "format", "lang"):
            assert f"--{option}" in words


REFUSED = [
    ([], "Thiếu --cadence"),
    (["--cadence"], "Mỗi tham số"),
    (["--cadence", "quarterly"], "Thiếu --due"),
    (["--cadence", "quarterly", "--due", "1 day after"], "Thiếu --from"),
    (["--cadence", "quarterly", "--due", "1 day after", "--from", "2026-01-01"], "Thiếu --to"),
    ([*QUARTERS, "extra"], "Lệnh không có tham số “extra”"),
    ([*QUARTERS, "--schema", "calendar"], "Lệnh không có tham số “--schema calendar”"),
    ([*QUARTERS, "--cadence", "fortnightly"], "Không có chu kỳ “fortnightly”"),
    ([*QUARTERS, "--cadence", "Quarterly"], "Không có chu kỳ “Quarterly”"),
    ([*QUARTERS, "--cadence", "continuous"], "Lệnh này không lập kỳ cho “continuous”"),
    ([*QUARTERS, "--cadence", "on_event"], "Lệnh này không lập kỳ cho “on_event”"),
    ([*QUARTERS, "--scheme", "lunar"], "Không có cách chia kỳ “lunar”"),
    ([*QUARTERS, "--scheme", "no-such.json"], "Không đọc được tệp “no-such.json”"),
    ([*QUARTERS, "--scheme", "no\0such.json"], "Không đọc được tệp “no?such.json”"),
    ([*QUARTERS, "--holidays", "no-such"], "Không đọc được tệp “no-such”"),
    ([*QUARTERS, "--holidays", "."], "Không đọc được tệp “.”"),
    ([*QUARTERS, "--due", ""], "Không hiểu thời hạn “”"),
    ([*QUARTERS, "--due", "09-30"], "Thời hạn “09-30” không dùng được với chu kỳ quarterly"),
    ([*QUARTERS, "--due", "2026-09-30"], "Thời hạn “2026-09-30” không dùng được với chu kỳ quarterly"),
    ([*QUARTERS, "--due", "day 32 of the last month"], "Không tháng nào có ngày 32"),
    ([*QUARTERS, "--due", "0 days after"], "Số ngày hoặc giờ trong “0 days after”"),
    ([*QUARTERS, "--cadence", "once"], "Việc làm một lần cần một ngày cụ thể"),
    (
        [*QUARTERS, "--cadence", "weekly", "--due", "day 5 of the following month"],
        "Thời hạn “day 5 of the following month”",
    ),
    ([*QUARTERS, "--on-day-off", "sideways"], "Không hiểu “sideways” cho ngày nghỉ"),
    ([*QUARTERS, "--from", "2027-01-01"], "Ngày đầu 2027-01-01 sau ngày cuối 2026-12-31"),
    ([*QUARTERS, "--from", "1/1/2026"], "“1/1/2026” không phải là một ngày"),
    ([*QUARTERS, "--to", "2026-02-30"], "“2026-02-30” không phải là một ngày"),
    ([*QUARTERS, "--from", "0001-01-01", "--to", "9999-12-31"], "Ngày 0001-01-01 nằm ngoài các năm tính được"),
    ([*QUARTERS, "--from", "1900-01-01", "--to", "2199-12-31"], "Khoảng thời gian dài hơn 100 năm"),
    ([*QUARTERS, "--format", "xml"], "Không có dạng “xml”"),
    ([*QUARTERS, "--lang", "fr"], "Không có ngôn ngữ “fr”"),
]


@pytest.mark.parametrize(("argv", "sentence"), REFUSED, ids=lambda value: str(value)[-60:])
def test_what_makes_no_sense_is_refused_with_one_sentence_and_status_2(argv, sentence):
    status, out, err = run(*argv)
    assert (status, out) == (2, "")
    assert err.startswith(sentence)
    assert err.endswith(".\n")
    assert err.count("\n") == 1


def test_a_refusal_is_in_english_when_english_is_asked_for():
    assert run(*QUARTERS, "--due", "soon", "--lang", "en")[2].startswith("The due rule “soon” is not understood")
    assert run("--bogus", "--lang=en")[2].startswith("The command has no option “--bogus”")
    assert run("--due", "--lang", "en")[2].startswith("Each option of the command needs a value")


def test_files_that_make_no_sense_are_refused(tmp_path: Path):
    broken = tmp_path / "broken.json"
    broken.write_bytes(b"\xff\x00")
    assert run(*QUARTERS, "--holidays", str(broken))[2].startswith("Bảng ngày nghỉ không đúng mẫu")
    assert run(*QUARTERS, "--scheme", str(broken))[2].startswith("Tệp cách chia kỳ không đúng mẫu")
    broken.write_bytes(b" " * 1_000_001)
    assert run(*QUARTERS, "--holidays", str(broken))[2].startswith("Bảng ngày nghỉ lớn hơn")


WORDS = ["quarterly", "monthly", "once", "yearly", "decree-09-2019", "calendar", "2 days after", "09-30", "2026-05-05",
         "2026-01-01", "2030-12-31", "next", "keep", "none", "json", "en", "", "\udcff", "--"]  # fmt: skip
OPTIONS = [
    "--cadence",
    "--scheme",
    "--due",
    "--on-day-off",
    "--from",
    "--to",
    "--holidays",
    "--format",
    "--lang",
    "--x",
]


@given(st.lists(st.sampled_from(OPTIONS + WORDS) | st.text(max_size=5), max_size=12))
def test_any_arguments_end_in_an_answer_or_a_sentence(argv):
    status, out, err = run(*argv)
    assert status in {0, 2}
    assert (status == 0) == bool(out) == (not err)
    assert (out + err).encode("utf-8")

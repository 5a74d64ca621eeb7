"""The command as a stranger meets it: what there is, how each part is used, and a sentence for every mistake."""

from __future__ import annotations

import importlib
import re
import subprocess
import sys
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

from cli.running import here
from house.tree import ROOT
from phoihop.cli import run as running
from phoihop.cli.sentences import SENTENCES
from phoihop.cli.table import COMMANDS

OWN = [command for command in COMMANDS if command.module]


def test_without_a_command_every_command_is_shown_in_one_line():
    for arguments in ([], ["--help"], ["help"], ["-h"]):
        shown = here(*arguments)
        assert (shown.code, shown.err) == (0, "")
        assert all(f"  {command.name} " in shown.out for command in COMMANDS)
    assert "Try it out on sample data" in here("--lang", "en").out
    assert "Chạy thử với dữ liệu mẫu" in here().out


@pytest.mark.parametrize("name", [command.name for command in OWN])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_help_of_a_command_explains_every_option_and_gives_its_usage(name: str, lang: str) -> None:
    shown = here(name, "--help", "--lang", lang)
    assert (shown.code, shown.err) == (0, "")
    assert f"phoihop {name}" in shown.out.splitlines()[0]
    parser = importlib.import_module(f"phoihop.cli.{name}").options()
    for action in parser._actions:
        for option in action.option_strings:
            if option.startswith("--") and option not in ("--help", "--lang"):
                assert option in shown.out
    assert all(len(line) <= 120 for line in shown.out.splitlines())
    assert here("help", name, "--lang", lang).out == shown.out


def test_help_in_the_two_languages_differs_only_in_its_words():
    for command in OWN:
        texts = importlib.import_module(f"phoihop.cli.{command.module}").HELP
        options = {lang: set(re.findall(r"--[a-z-]+|PHOIHOP_[A-Z]+", texts[lang])) for lang in ("vi", "en")}
        assert options["vi"] == options["en"]


def test_every_sentence_stands_in_both_languages_with_the_same_parameters():
    for code, words in SENTENCES.items():
        names = [{name for _, name, _, _ in Formatter().parse(words[lang]) if name} for lang in ("vi", "en")]
        assert names[0] == names[1], code


REFUSED = {
    ("dance",): "Không có lệnh “dance”. Xem các lệnh: phoihop --help",
    ("serve", "--colour", "red"): "Lệnh này không có “--colour red”. Xem cách dùng: phoihop serve --help",
    ("serve", "--port"): "Chưa hiểu các tùy chọn đã ghi, hoặc còn thiếu. Xem cách dùng: phoihop serve --help",
    ("serve", "--port", "eighty"): "--port phải là số từ 1 đến 65535, không phải “eighty”.",
    ("serve", "--port", "0"): "--port phải là số từ 1 đến 65535, không phải “0”.",
    ("serve", "--port", "٨٠"): "--port phải là số từ 1 đến 65535, không phải “٨٠”.",
    ("serve", "--lang", "fr"): "Chưa hiểu các tùy chọn đã ghi, hoặc còn thiếu. Xem cách dùng: phoihop serve --help",
    ("read",): "Chưa hiểu các tùy chọn đã ghi, hoặc còn thiếu. Xem cách dùng: phoihop read --help",
    ("read", "a.docx", "b.docx"): "Lệnh này không có “b.docx”. Xem cách dùng: phoihop read --help",
    ("backup",): "Chưa hiểu các tùy chọn đã ghi, hoặc còn thiếu. Xem cách dùng: phoihop backup --help",
    ("user", "dance"): "Chưa hiểu các tùy chọn đã ghi, hoặc còn thiếu. Xem cách dùng: phoihop user --help",
    ("user", "create"): "Chưa hiểu các tùy chọn đã ghi, hoặc còn thiếu. Xem cách dùng: phoihop user --help",
}


@pytest.mark.parametrize("arguments", REFUSED, ids=" ".join)
def test_a_mistake_is_answered_with_one_sentence(arguments: tuple[str, ...]) -> None:
    assert here(*arguments) == (2, "", REFUSED[arguments] + "\n")
    english = here("--lang", "en", *arguments)
    assert english.code == 2
    assert english.err.count("\n") == 1
    assert english.err != REFUSED[arguments] + "\n" or arguments[-1] == "fr"


def test_the_folder_that_is_no_installation_is_named(tmp_path: Path) -> None:
    for command in ("verify", "rebuild", "tick", "serve"):
        port = ("--port", "47999") if command == "serve" else ()
        refused = here(command, "--home", str(tmp_path / "nothing"), *port)
        assert refused.code == 2
        assert refused.err.startswith(f"Chưa có hệ thống nào ở {tmp_path / 'nothing'}.")
    assert not (tmp_path / "nothing").exists()


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for command in ("init", "demo"):
        port = ("--port", "47999") if command == "demo" else ()
        refused = here(command, "--home", str(tmp_path / "file" / "var"), *port)
        assert refused.code == 2
        assert refused.err.startswith("Không ghi được vào thư mục")
        assert refused.err.count("\n") == 1


def test_a_failure_of_the_software_is_told_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any) -> int:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr(running, "_call", fail)
    told = here("verify")
    assert told.code == 2
    assert "ZeroDivisionError: division by zero" in told.err
    assert "Traceback" not in told.err


def test_the_version_is_told():
    assert here("--version").out.startswith("phoihop ")


def test_reading_and_timetables_start_without_the_framework():
    code = (
        "import sys; from phoihop.cli import main; "
        "main(['timetable', '--cadence', 'quarterly', '--due', '2 working days after', '--from', '2026-01-01', "
        "'--to', '2026-12-31', '--format', 'json']); main(['read', sys.argv[1]]); print('django' in sys.modules)"
    )
    text = ROOT / "tests" / "samples" / "reading" / "memorandum.txt"
    command = [sys.executable, "-c", code, str(text)]
    ran = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    assert '"due": "2026-09-16"' in ran.stdout
    assert "Nhiệm vụ" in ran.stdout
    assert ran.stdout.strip().endswith("False")


def test_the_language_before_a_command_holds_for_timetables_too():
    assert here("--lang", "en", "timetable", "--help").out.startswith("Usage: phoihop timetable")
    assert here("timetable", "--help").out.startswith("Cách dùng: phoihop timetable")
    assert here("timetable", "--cadence", "quarterly").code == 2

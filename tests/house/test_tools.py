"""The tools that make the environment say in a sentence what a machine lacks, and leave it alone."""

from __future__ import annotations

import socket
import sys
from pathlib import Path

import pytest

import suite
import system_packages
from house.tree import ROOT
from prepare import Unready, check_folder, check_port, check_python

BOTH = {"venv", "ensurepip"}


def test_an_old_python_is_refused_with_its_number() -> None:
    with pytest.raises(Unready, match=r"(?s)Cần Python 3\.11.*3\.9\.2.*Python 3\.11 or later"):
        check_python((3, 9, 2), BOTH)


def test_a_python_without_venv_is_refused_with_the_package_to_install() -> None:
    with pytest.raises(Unready, match=r"(?s)apt install python3-venv.*apt install python3-venv"):
        check_python((3, 11, 2), {"venv"})


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 12, 4), (3, 13, 1)])
def test_every_supported_python_is_taken(version: tuple[int, ...]) -> None:
    check_python(version, BOTH)


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Unready, match="Không ghi được"):
        check_folder(tmp_path / "file" / "var")


def test_a_folder_yet_to_be_made_is_taken(tmp_path: Path) -> None:
    check_folder(tmp_path / "not" / "there" / "yet")


def test_a_taken_port_is_refused_and_names_another() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(Unready, match=f"PORT={port + 1}"):
            check_port(port)
    check_port(port)


def test_a_user_who_may_not_install_gets_the_command_that_would(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_packages.shutil, "which", lambda _: "found")
    monkeypatch.setattr(system_packages, "is_installed", lambda package: package != "chromium")
    monkeypatch.setattr(system_packages.os, "geteuid", lambda: 1000)
    with pytest.raises(system_packages.Missing, match=r"apt-get install --no-install-recommends chromium$"):
        system_packages.provide()


@pytest.mark.parametrize("closing", ["3 passed in 0.1s", "=== 1 failed, 3 passed, 2 deselected, 1 error in 2.40s ==="])
def test_the_closing_line_of_pytest_is_counted(closing: str) -> None:
    counted = suite.counted(f"....\n12 seconds in 4s\n{closing}\n")
    assert counted["passed"] == 3
    assert counted.get("failed", 0) == ("failed" in closing)


def saying(*words_and_codes: tuple[str, int]) -> suite.Step:
    commands = [
        (sys.executable, "-c", f"print('{words}'); raise SystemExit({code})") for words, code in words_and_codes
    ]
    return suite.step("told", *commands)


def test_every_command_of_a_step_runs_and_is_heard_though_one_has_failed(capsys: pytest.CaptureFixture[str]) -> None:
    done = suite.run(saying(("one", 0), ("two", 3), ("three", 0)))
    assert (done.code, done.said.split()) == (3, ["one", "two", "three"])
    assert capsys.readouterr().out == "... told\n"


def test_every_step_runs_and_is_shown_whole_though_one_has_failed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(suite.STEPS, "check", (saying(("broken here", 1)), saying(("and whole here", 0))))
    monkeypatch.setenv("HYPOTHESIS_PROFILE", "")
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "")
    assert suite.main("check") == 1
    said = capsys.readouterr().out
    assert "== told\nbroken here\n" in said
    assert "== told\nand whole here\n" in said
    assert [line[:6] for line in said.splitlines() if line.endswith(" s  told")] == ["FAILED", "ok    "]
    assert said.endswith("0 passed, 0 failed, 0 skipped\n")


def test_ci_runs_what_a_developer_runs() -> None:
    script = (ROOT / ".ci" / "run").read_text()
    assert script.splitlines()[-1] == "exec make test"
    assert "suite.py test" in (ROOT / "Makefile").read_text()

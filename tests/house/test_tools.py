"""The tools that make the environment say in a sentence what a machine lacks, and leave it alone."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

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

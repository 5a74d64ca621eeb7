"""A wheel carries all that an installation needs: templates, pictures, data, and every language compiled."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from house.tree import PACKAGE, ROOT

pytestmark = pytest.mark.slow
# What is in the source tree for makers only.
LEFT_OUT = {".pyc"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return next(folder.glob("*.whl"))


def test_every_file_of_the_package_is_in_the_wheel(wheel: Path) -> None:
    held = set(zipfile.ZipFile(wheel).namelist())
    wanted = {
        each.relative_to(PACKAGE.parent).as_posix()
        for each in PACKAGE.rglob("*")
        if each.is_file() and each.suffix not in LEFT_OUT
    }
    assert wanted - held == set()


def test_every_catalogue_is_compiled_in_the_wheel(wheel: Path) -> None:
    held = set(zipfile.ZipFile(wheel).namelist())
    catalogues = {each.relative_to(PACKAGE.parent).with_suffix(".mo").as_posix() for each in PACKAGE.rglob("*.po")}
    assert catalogues
    assert catalogues <= held


def test_the_wheel_holds_the_product_and_nothing_else(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert tops == {"phoihop", next(top for top in tops if top.endswith(".dist-info"))}


def test_the_command_of_an_installed_wheel_answers(wheel: Path, tmp_path: Path) -> None:
    place = tmp_path / "site"
    install = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        "--target",
        str(place),
        str(wheel),
    ]
    subprocess.run(install, check=True)
    program = place / "bin" / "phoihop"
    assert program.exists() or (place / "Scripts" / "phoihop.exe").exists()
    look = f"import sys; sys.path.insert(0, {str(place)!r}); import phoihop; print(phoihop.__file__); from phoihop.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-I", "-c", look, "--help"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(str(place))
    assert "serve" in done.stdout

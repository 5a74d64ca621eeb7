"""Files of the old Office and of OpenDocument, by LibreOffice where it is installed."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from phoihop.reading import ReadRefused, Wanted, read
from phoihop.reading.formats import office
from phoihop.reading.isolated import read_in_child
from samples.reading.golden import HERE

needs_office = pytest.mark.skipif(office.office_program() is None, reason="LibreOffice is not installed")


@pytest.fixture(scope="module")
def older(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Samples saved in the older formats, by one run of LibreOffice for each format."""
    folder = tmp_path_factory.mktemp("older")
    files = [str(HERE / name) for name in ("regulation-tcvn3.docx", "annex-table.docx", "tracked-changes.docx")]
    profile = (folder / "profile").as_uri()
    for suffix in ("doc", "odt", "rtf"):
        subprocess.run(
            [str(office.office_program()), f"-env:UserInstallation={profile}", "--headless", "--convert-to", suffix, "--outdir", str(folder), *files],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip
    return folder


@needs_office
@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "suffix"),
    [("regulation-tcvn3", "doc"), ("regulation-tcvn3", "rtf"), ("annex-table", "odt"), ("tracked-changes", "rtf")],
)
def test_an_older_file_reads_like_the_word_file_it_was_made_of(older: Path, name: str, suffix: str) -> None:
    found = read_in_child((older / f"{name}.{suffix}").read_bytes(), f"a.{suffix}")
    meant = read((HERE / f"{name}.docx").read_bytes(), "a.docx")
    assert found.text == meant.text
    assert found.notes == meant.notes
    about = [[(item.text, item.lead, item.support, item.due) for item in each.commitments] for each in (found, meant)]
    assert about[0] == about[1]


@needs_office
@pytest.mark.slow
def test_the_original_of_an_older_file_with_tracked_changes_is_read_too(older: Path) -> None:
    data = (older / "tracked-changes.doc").read_bytes()
    assert "hằng năm" in read_in_child(data, "a.doc", wanted=Wanted(original=True)).text


@needs_office
@pytest.mark.slow
def test_nothing_of_a_conversion_stays(older: Path, tmp_path: Path) -> None:
    read_in_child((older / "annex-table.rtf").read_bytes(), "a.rtf", place=tmp_path)
    assert list(tmp_path.iterdir()) == []


@needs_office
@pytest.mark.slow
@pytest.mark.parametrize("data", [b"{\\rtf1\\ansi", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 900 + "WordDocument".encode("utf-16-le")])  # fmt: skip
def test_what_libreoffice_cannot_open_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(ReadRefused) as refused:
        read_in_child(data, "a.rtf")
    assert refused.value.code in ("broken", "no_text")


def test_without_libreoffice_a_sentence_says_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("PATH", *office.PROGRAM_FOLDERS):
        monkeypatch.setenv(name, str(tmp_path))
    with pytest.raises(ReadRefused, match="needs_office"):
        read(b"{\\rtf1 x}", "a.rtf", Wanted(folder=str(tmp_path)))


def test_libreoffice_is_found_where_windows_puts_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / office.USUAL_PLACES[0]
    program.parent.mkdir(parents=True)
    program.touch()
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("PROGRAMFILES", str(tmp_path))
    assert office.office_program() == str(program)


def test_numbers_that_were_written_out_in_an_rtf_stay_before_their_lines() -> None:
    written = (
        rb"{\rtf1{\pard{\pntext\f0 2.\tab}{\*\pn\pnlvlbody\pnstart2\pndec{\pntxta.}{\pntxtb (}}\fi-360 Nam dinh\par}}"
    )
    assert office.with_labels(written) == rb"{\rtf1{\pard{\f0 2.\tab}\fi-360 Nam dinh\par}}"


def test_an_rtf_without_such_numbers_is_left_as_it_is() -> None:
    written = rb"{\rtf1{\listtext 1.\tab}Nam dinh\par}"
    assert office.with_labels(written) == written

"""`phoihop serve` and `phoihop demo` as one process each: they answer, do their background work, and leave nothing."""

from __future__ import annotations

import io
import os
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from cli.running import phoihop
from phoihop.cli.serve import bodiless

pytestmark = pytest.mark.slow


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server:
    """A server that runs until it is told to stop; `told` is what it printed up to then."""

    def __init__(self, home: Path, command: str, *arguments: str) -> None:
        self.port = free_port()
        known = {name: value for name, value in os.environ.items() if not name.startswith(("PHOIHOP_", "DATABASE_URL"))}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "phoihop.cli", command, "--port", str(self.port), *arguments],
            env=known | {"PHOIHOP_HOME": str(home)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            # Started in the background, a shell lets its children ignore the interrupt that these tests send.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - no thread runs here yet
        )
        self.told = ""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.told += line
            if "Dừng: Ctrl+C" in line:
                return
        pytest.fail(self.told)

    def page(self, path: str) -> tuple[int, str]:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}") as answer:
            return answer.status, answer.read().decode()

    def stop(self, number: int) -> int:
        self.process.send_signal(number)
        rest, _ = self.process.communicate(timeout=120)
        self.told += rest
        if self.process.returncode:
            sys.stdout.write(self.told)
        return self.process.returncode


@contextmanager
def served(home: Path, command: str, *arguments: str) -> Iterator[Server]:
    server = Server(home, command, *arguments)
    try:
        yield server
    finally:
        if server.process.poll() is None:
            server.process.kill()
            server.process.communicate()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_installation_is_served_until_it_is_stopped_and_leaves_no_temporary_file(
    tmp_path: Path, number: signal.Signals
) -> None:
    home = tmp_path / "var"
    assert phoihop(home, "init").code == 0
    (home / "temporary" / "left-by-a-crash.part").write_bytes(b"?")
    with served(home, "serve") as server:
        assert f"Hệ thống đang mở tại http://127.0.0.1:{server.port}/" in server.told
        status, page = server.page("/sign-in/")
        assert status == 200
        assert "Dữ liệu mẫu" not in page
        assert server.page("/static/screen/house.css")[0] == 200
        assert server.stop(number) == 0
        assert server.told.endswith("Đã dừng.\n")
    assert list((home / "temporary").iterdir()) == []


def test_the_demo_is_made_once_and_keeps_what_people_did(tmp_path: Path) -> None:
    home = tmp_path / "var"
    with served(home, "demo") as server:
        assert "Đang lập dữ liệu mẫu 100%" in server.told
        assert "  troly.chinhtri    Trợ lý Phòng Chính trị, Bộ Chỉ huy Quân sự thành phố" in server.told
        assert server.stop(signal.SIGINT) == 0
    assert phoihop(home / "demo", "user", "create", "an", "--operator", typed="\n").code == 0
    with served(home, "demo") as server:
        assert "Đang lập dữ liệu mẫu" not in server.told
        assert "Dữ liệu mẫu" in server.page("/sign-in/")[1]
        assert server.stop(signal.SIGINT) == 0
    assert "an  " in phoihop(home / "demo", "user", "list").out
    assert phoihop(home / "demo", "verify").code == 0


def test_a_folder_that_is_no_sample_is_neither_used_nor_wiped(tmp_path: Path) -> None:
    home = tmp_path / "var"
    assert phoihop(home / "demo", "init").code == 0
    before = (home / "demo" / "phoihop.sqlite3").read_bytes()
    refused = phoihop(home, "demo", "--reset", "--port", str(free_port()))
    assert refused.code == 2
    assert refused.err.startswith(f"Thư mục {home / 'demo'} không phải dữ liệu mẫu")
    assert (home / "demo" / "phoihop.sqlite3").read_bytes() == before


@pytest.mark.parametrize("method", ["HEAD", "GET"])
def test_only_a_head_request_is_answered_without_a_body_and_what_was_opened_is_closed(method: str) -> None:
    body = io.BytesIO(b"words")

    def application(_environ: dict[str, str], start_response: Callable[..., object]) -> io.BytesIO:
        start_response("404 Not Found", [("Content-Length", "5")])
        return body

    said: list[object] = []
    answer = bodiless(application)({"REQUEST_METHOD": method}, lambda *given: said.append(given))
    assert list(answer) == ([] if method == "HEAD" else [b"words"])
    assert body.closed == (method == "HEAD")
    assert said == [("404 Not Found", [("Content-Length", "5")])]

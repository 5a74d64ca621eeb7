"""A PostgreSQL of the tests' own: started on a temporary folder, stopped and forgotten at the end.

It listens on a Unix socket in that folder only. PostgreSQL refuses to run as root, so under root it runs as the
user `postgres`. Speed is bought with durability, which a throw-away cluster does not need.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

FAST = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "listen_addresses": "",
    "max_connections": "50",
    "shared_buffers": "128MB",
}
USER = "phoihop"


class NotHere(Exception):
    """PostgreSQL is not installed; the message says what to install."""


def programs() -> Path:
    """Return the folder of the newest installed PostgreSQL's programs (Debian keeps them off the path)."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda each: float(each.parts[-3]))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).resolve().parent
    raise NotHere("PostgreSQL is not installed: apt install postgresql")


class Cluster:
    """One running PostgreSQL; `folder` holds its data and its socket, and is what a client gives as host."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.data = folder / "data"
        self.bin = programs()

    def run(self, program: str, *arguments: str) -> None:
        become = ["runuser", "-u", "postgres", "--"] if os.name == "posix" and os.geteuid() == 0 else []
        command = [*become, str(self.bin / program), *arguments]
        done = subprocess.run(command, cwd="/", capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(f"{' '.join(command)}\n{done.stdout}\n{done.stderr}")

    def start(self) -> None:
        if os.geteuid() == 0:
            shutil.chown(self.folder, "postgres")
        self.run(
            "initdb", "--pgdata", str(self.data), "--username", USER, "--auth", "trust",
            "--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync",
        )  # fmt: skip
        options = " ".join(f"-c {name}={value or repr('')}" for name, value in FAST.items())
        options += f" -c unix_socket_directories={self.folder}"
        # The log goes to a file: a server that inherits the tests' output would keep their pipe open.
        self.run("pg_ctl", "--pgdata", str(self.data), "--log", str(self.folder / "log"), "-w", "-o", options, "start")

    def stop(self) -> None:
        self.run("pg_ctl", "--pgdata", str(self.data), "-m", "immediate", "stop")


def folder_for_cluster() -> Path:
    """Make the folder of a cluster; short, because the path of a socket is limited to 107 bytes."""
    return Path(tempfile.mkdtemp(prefix="pg-"))


def address(folder: Path, name: str = "postgres") -> str:
    """Return the DATABASE_URL of a database in the cluster that runs in `folder`."""
    return f"postgres://{USER}@{str(folder).replace('/', '%2F')}/{name}"

"""Make `.venv` as the lock says: `python3 tools/prepare.py base` for the product, `dev` for its tests too.

Runs before anything is installed, on whatever Python the machine has, so it uses the standard library only and
nothing newer than Python 3.7. The environment is made anew when the lock has changed; otherwise this takes no time.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCKS = {"base": "requirements.lock", "dev": "requirements-dev.lock"}
OLDEST = (3, 11)
STEP = 10  # packages between two signs of life
TOLD = 30  # lines of a failed installation that are shown


class Unready(Exception):
    """Something the machine lacks, said in a Vietnamese and an English sentence."""

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(vi + "\n" + en)


def check_python(version: tuple[int, ...], modules: set[str]) -> None:
    """Refuse a Python that is too old or comes without the modules that make an environment."""
    found = ".".join(str(part) for part in version[:3])
    if tuple(version[:2]) < OLDEST:
        raise Unready(
            f"Cần Python 3.11 trở lên, máy đang dùng {found}. Hãy cài bản mới hơn rồi chạy: make PYTHON=python3.11 ...",
            f"Python 3.11 or later is needed and this is {found}. Install a newer one, then run: make PYTHON=python3.11 ...",
        )
    if not {"venv", "ensurepip"} <= modules:
        raise Unready(
            "Python trên máy thiếu mô-đun venv. Trên Debian hãy cài bằng lệnh: apt install python3-venv",
            "This Python lacks its venv module. On Debian install it with: apt install python3-venv",
        )


def check_folder(folder: Path) -> None:
    """Refuse a folder in which nothing can be written."""
    nearest = folder
    while not nearest.exists():
        nearest = nearest.parent
    if not (nearest.is_dir() and os.access(str(nearest), os.W_OK | os.X_OK)):
        raise Unready(
            f"Không ghi được vào thư mục {nearest}. Hãy cấp quyền ghi hoặc chọn thư mục khác.",
            f"The folder {nearest} cannot be written. Allow writing in it, or choose another one.",
        )


def check_port(port: int) -> None:
    """Refuse a port on which another program of this machine already listens."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.settimeout(1)
        if probe.connect_ex(("127.0.0.1", port)) == 0:
            raise Unready(
                f"Cổng {port} đang được chương trình khác dùng. Hãy dừng chương trình đó hoặc chạy: make demo PORT={port + 1}",
                f"Port {port} is in use by another program. Stop that program, or run: make demo PORT={port + 1}",
            )


def modules_here() -> set[str]:
    """Return which of the modules that make an environment this Python has."""
    found = set()
    for name in ("venv", "ensurepip"):
        try:
            __import__(name)
        except ImportError:
            continue
        found.add(name)
    return found


def stamp(kind: str) -> Path:
    """Return the file whose presence says that the environment holds what this lock names."""
    return VENV / f"made-{kind}-{hashlib.sha256((ROOT / LOCKS[kind]).read_bytes()).hexdigest()[:16]}"


def is_ready(kind: str) -> bool:
    """Tell whether the environment holds at least what `kind` needs: the tests' environment serves the product too."""
    return any(stamp(each).exists() for each in {kind, "dev"})


def make(kind: str) -> None:
    """Make the environment anew and leave the stamp last, so that an interrupted run is begun again."""
    check_python(tuple(sys.version_info[:3]), modules_here())
    check_folder(ROOT)
    announce(f"[1/3] .venv (Python {sys.version.split()[0]})")
    if not stamp("base").exists():
        if VENV.exists():
            shutil.rmtree(str(VENV))
        run(sys.executable, "-m", "venv", str(VENV))
    python = VENV / ("Scripts" if os.name == "nt" else "bin") / "python"
    pip = [str(python), "-m", "pip", "--disable-pip-version-check", "install", "--no-input", "--progress-bar", "off"]
    install(kind, *pip)
    announce("[3/3] phoihop")
    run(*pip, "--quiet", "--no-deps", "--no-build-isolation", "--no-index", "--editable", str(ROOT))
    run(str(python), str(ROOT / "tools" / "compile_messages.py"))
    stamp(kind).touch()


def install(kind: str, *pip: str) -> None:
    """Install what the lock names, counting as it comes; all that pip says is shown only when it fails."""
    lock = ROOT / LOCKS[kind]
    total = sum(1 for line in lock.read_text("utf-8").splitlines() if "==" in line and not line.startswith((" ", "#")))
    announce(f"[2/3] {LOCKS[kind]}: {total}")
    command = [*pip, "--require-hashes", "--only-binary", ":all:", "-r", str(lock)]
    said, count = [], 0
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, universal_newlines=True
    ) as running:
        for line in running.stdout or ():
            said.append(line)
            if line.startswith("Collecting "):
                count += 1
                if count % STEP == 0:
                    announce(f"      {count}/{total}")
            elif line.startswith("Installing "):
                announce("      ...")
    if running.returncode:
        sys.stdout.write("".join(said[-TOLD:]))
        raise failed(command)


def announce(line: str) -> None:
    print(line, flush=True)


def failed(command: list[str]) -> Unready:
    return Unready(
        f"Bước này không thành công: {' '.join(command)}. Nguyên nhân ghi ở các dòng trên.",
        f"This step failed: {' '.join(command)}. The lines above say why.",
    )


def run(*command: str) -> None:
    """Run one step; what it says is shown as it comes."""
    if subprocess.run(command, cwd=str(ROOT), check=False).returncode:
        raise failed(list(command))


def main(arguments: list[str]) -> int:
    """`base|dev [PORT]`: with a port given, also refuse one that is taken, before anything takes time."""
    kind = arguments[0]
    try:
        if len(arguments) > 1:
            check_port(int(arguments[1]))
        if not is_ready(kind):
            make(kind)
    except Unready as why:
        print(why, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

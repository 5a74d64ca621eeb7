"""`phoihop serve`: opens an installation to its users. One process: pages, the worker and the daily `tick`.

Runs on Windows too. A taken port, a missing installation or another version is refused in a sentence before anything
starts.
"""

from __future__ import annotations

import argparse
import gc
import signal
import socket
import tempfile
from importlib import import_module
from pathlib import Path
from types import FrameType
from typing import Any

from phoihop.cli.installation import clock, day_of, freshen, home_of, open_home
from phoihop.cli.options import Options, whole_number
from phoihop.cli.terminal import Terminal
from phoihop.record.refused import Refused

THREADS = 8
MEGABYTE = 1024 * 1024
# Files come back in pieces; the server waits at 16 MB and must not spill what is under way onto the disk.
OUT_WAITS, OUT_SPILLS = 16 * MEGABYTE, 64 * MEGABYTE

HELP = {
    "vi": """\
Cách dùng: phoihop serve [--host ĐỊA_CHỈ] [--port CỔNG] [--home THƯ_MỤC] [--no-worker] [--lang vi|en]

Mở hệ thống cho người dùng trên trình duyệt; dừng bằng Ctrl+C. Không cần chương trình nào khác: việc chạy nền và việc
hằng ngày do chính lệnh này làm.

  --host       địa chỉ mạng (mặc định 127.0.0.1: chỉ máy này; 0.0.0.0: mọi máy trong mạng)
  --port       cổng (mặc định 8000)
  --home       thư mục của hệ thống (mặc định: biến PHOIHOP_HOME, nếu không có thì thư mục var)
  --no-worker  không làm việc chạy nền ở đây, khi đã có máy khác làm

Tên máy mà người dùng gõ trên trình duyệt phải có trong biến PHOIHOP_HOSTS, ví dụ PHOIHOP_HOSTS=phoihop.coquan.example.
""",
    "en": """\
Usage: phoihop serve [--host ADDRESS] [--port PORT] [--home FOLDER] [--no-worker] [--lang vi|en]

Opens the installation in the browser; Ctrl+C stops it. Nothing else has to run: background work and the daily work are
done by this command itself.

  --host       network address (default 127.0.0.1: this machine only; 0.0.0.0: every machine of the network)
  --port       port (default 8000)
  --home       the installation's folder (default: the variable PHOIHOP_HOME, else the folder var)
  --no-worker  do no background work here, where another machine does it

The host name that users type must stand in PHOIHOP_HOSTS, for example PHOIHOP_HOSTS=phoihop.office.example.
""",
}


def options() -> Options:
    parser = Options("serve").with_home()
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", default="8000")
    parser.add_argument("--no-worker", action="store_true")
    return parser


def run(given: argparse.Namespace, terminal: Terminal) -> int:
    """Serve until it is stopped."""
    port = whole_number(given.port, "--port", 1, 65535)
    check_port(given.host, port)
    open_home(home_of(given))
    freshen(terminal, day_of(clock()))
    listen(given.host, port, terminal, worker=not given.no_worker)
    return 0


def check_port(host: str, port: int) -> None:
    """Refuse a port on which another program listens, or an address that is not this machine's."""
    near = {"0.0.0.0": "127.0.0.1", "::": "::1", "": "127.0.0.1"}.get(host, host)  # noqa: S104 - compared, not bound
    try:
        family = socket.getaddrinfo(near, port, type=socket.SOCK_STREAM)[0][0]
        with socket.socket(family, socket.SOCK_STREAM) as own:
            own.bind((near, 0))
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.settimeout(1)
            taken = probe.connect_ex((near, port)) == 0
    except (OSError, UnicodeError):
        raise Refused("address_unknown", {"host": host}) from None
    if taken:
        raise Refused("port_taken", {"port": port, "next": port + 1 if port < 65535 else port - 1}, "conflict")


def listen(host: str, port: int, terminal: Terminal, *, worker: bool) -> None:
    """Serve the open installation. Temporary files lie in its own folder and are wiped before and after."""
    from django.conf import settings
    from waitress import create_server

    from phoihop.jobs.worker import Worker
    from phoihop.screen.catalogues import PACKAGE, uncompiled
    from phoihop.vault.temporary import clear_now_and_at_exit

    if uncompiled():
        terminal.say("words_lacking", folder=PACKAGE)
    clear_now_and_at_exit()
    # What the server cannot hold in memory must not land in a folder that others can read.
    tempfile.tempdir = str(settings.TEMPORARY)
    Path(settings.TEMPORARY).mkdir(parents=True, exist_ok=True)
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
    most = 2 * settings.UPLOAD_LIMIT + 8 * MEGABYTE
    try:
        server = create_server(
            bodiless(_application()),
            host=host,
            port=port,
            threads=THREADS,
            ident=None,
            max_request_body_size=most,
            inbuf_overflow=most + MEGABYTE,
            outbuf_high_watermark=OUT_WAITS,
            outbuf_overflow=OUT_SPILLS,
            **_behind_proxy(https=settings.HTTPS),
        )
    except PermissionError:
        raise Refused("port_forbidden", {"port": port}, "forbidden") from None
    except (OSError, ValueError) as error:
        raise Refused("cannot_listen", {"host": host, "port": port, "error": str(error)}) from None
    working = Worker(clock) if worker else None
    if working is not None:
        working.start()
    signal.signal(signal.SIGTERM, _stop)
    try:
        terminal.say("serving", address=address_of(host, port))
        server.run()
    except KeyboardInterrupt:
        pass  # asked to stop before the server's own loop had begun
    finally:
        server.close()
        if working is not None:
            working.stop()
            working.join(10)
    terminal.say("stopped")


def bodiless(application: Any) -> Any:
    """Answer HEAD with headers alone: the server itself sends on whatever body the application made."""

    def answer(request: dict[str, Any], start_response: Any) -> Any:
        body = application(request, start_response)
        if request["REQUEST_METHOD"] != "HEAD":
            return body
        close = getattr(body, "close", None)
        if close is not None:
            close()
        return ()

    return answer


def _application() -> Any:
    """Load the whole product, addresses too: the first reader does not wait for it."""
    from django.conf import settings
    from django.core.wsgi import get_wsgi_application

    application = get_wsgi_application()
    import_module(settings.ROOT_URLCONF)
    # What was loaded stays, so it is not looked through again whenever a large page leaves garbage behind.
    gc.collect()
    gc.freeze()
    return application


def _behind_proxy(*, https: bool) -> dict[str, Any]:
    """Trust what a proxy on this machine says of the address outside; without HTTPS there is none."""
    if not https:
        return {}
    return {
        "trusted_proxy": "127.0.0.1",
        "trusted_proxy_headers": {"x-forwarded-proto", "x-forwarded-for", "x-forwarded-host"},
    }


def _stop(number: int, frame: FrameType | None) -> None:
    """End as by Ctrl+C: what must be wiped is wiped."""
    del number, frame
    raise KeyboardInterrupt


def address_of(host: str, port: int) -> str:
    """Return what to type into the browser."""
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]", "": "127.0.0.1"}.get(host, host)  # noqa: S104 - shown only
    return f"http://{f'[{shown}]' if ':' in shown and not shown.startswith('[') else shown}:{port}/"

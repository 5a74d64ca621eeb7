"""The browser of the tests (a pytest plugin): Debian's Chromium, driven by Playwright, and a server before it.

A page that asks another host, throws or logs an error fails its test. Nothing here sleeps: Playwright waits for what
a test expects to see.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

PROGRAMS = ("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
OFFICE_PC = {"width": 1366, "height": 768}
TELEPHONE = {"width": 390, "height": 844}
ZOOMED = {"width": 683, "height": 384}
"""The office PC when the page is shown twice as large."""
# The browser logs every answer of 400 and above; tests look at refusals on purpose.
EXPECTED = "Failed to load resource: the server responded with a status of"


@contextmanager
def serving() -> Iterator[str]:
    """Serve the installation that the test stands on, as the product does; yield its address."""
    import waitress
    from django.core.wsgi import get_wsgi_application

    server = waitress.create_server(get_wsgi_application(), host="127.0.0.1", port=0, threads=4)
    closing = threading.Event()

    def run() -> None:
        try:
            server.run()
        except OSError:
            # The loop may still wait on the socket that is being closed under it; before that it is a failure.
            if not closing.is_set():
                raise

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.effective_port}"
    finally:
        closing.set()
        server.close()
        thread.join(timeout=2)  # a browser that keeps its line open would be waited for in vain


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """The running browser."""
    from playwright.sync_api import sync_playwright

    program = next((each for each in PROGRAMS if Path(each).exists()), None)
    if program is None:
        pytest.skip("Chromium is not installed: apt install chromium")
    # Playwright keeps an event loop in this thread, and Django then refuses a test's own look into the database.
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(QUIET))
        yield browser
        browser.close()
    if before is None:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def served(own_database: str) -> Iterator[str]:
    """The address of an empty installation of this test's own."""
    with serving() as address:
        yield address


@pytest.fixture
def open_browser(chromium: Any) -> Iterator[Callable[..., Any]]:
    """Open a window of somebody: `open_browser(address, **options)` gives a Playwright page with cookies of its own."""
    contexts, problems = [], []

    def window(address: str, *, viewport: dict[str, int] | None = None, **options: Any) -> Any:
        defaults = {"locale": "vi-VN", "timezone_id": "Asia/Ho_Chi_Minh", "accept_downloads": True}
        context = chromium.new_context(base_url=address, viewport=viewport or OFFICE_PC, **(defaults | options))
        contexts.append(context)
        context.set_default_timeout(15_000)

        def asked(request: Any) -> None:
            parts = urlsplit(request.url)
            if parts.scheme in {"http", "https"} and parts.netloc != urlsplit(address).netloc:
                problems.append(f"asked {request.url}")

        def logged(message: Any) -> None:
            if message.type == "error" and not message.text.startswith(EXPECTED):
                problems.append(message.text)

        context.on("request", asked)
        context.on("console", logged)
        context.on("weberror", lambda error: problems.append(str(error.error)))
        return context.new_page()

    yield window
    for context in contexts:
        context.close()
    assert not problems


@pytest.fixture
def page(open_browser: Callable[..., Any], served: str) -> Any:
    """One window before an empty installation."""
    return open_browser(served)

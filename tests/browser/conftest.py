"""A real server with a database of its own, and Debian's Chromium to look at it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from coaching.demo import load_sample
from coaching.store.database import open_store
from tests.servers import BIN, environment, free_port, serving

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
ELSEWHERE = ("http://", "https://", "ws://", "wss://")


class Watched(NamedTuple):
    """A page, and what it asked of hosts other than its own."""

    page: Page
    elsewhere: list[str]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert chromium, "These tests need Chromium: on Debian, apt-get install chromium."
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        yield launched
        launched.close()


@pytest.fixture(scope="module")
def empty_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server on a database that does not exist yet."""
    yield from _served(tmp_path_factory.mktemp("empty"), sample=False)


@pytest.fixture(scope="module")
def sample_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server with the sample caseload."""
    yield from _served(tmp_path_factory.mktemp("sample"), sample=True)


def _served(home: Path, *, sample: bool) -> Iterator[str]:
    url = f"sqlite:///{home / 'afterword.sqlite3'}"
    if sample:
        store = open_store(url, now=datetime.now(UTC), timezone="America/New_York")
        load_sample(store.as_viewer(), datetime.now(UTC))
        store.close()
    port = free_port()
    folder = home / "folder"
    folder.mkdir()
    command = [BIN / "afterword", "serve", "--port", str(port), "--database", url]
    with serving(command, port, folder=folder, env=environment(home)) as address:
        yield f"http://{address}"


def watched(browser: Browser, address: str, *, width: int = 1280, scheme: str = "light") -> Watched:
    """A new page in a profile of its own, whose requests to other hosts are kept."""
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
        accept_downloads=True,
    )
    page = context.new_page()
    page.set_default_timeout(30_000)
    elsewhere: list[str] = []
    own = (address, address.replace("http", "ws"))
    page.on(
        "request",
        lambda request: (
            elsewhere.append(request.url)
            if request.url.startswith(ELSEWHERE) and not request.url.startswith(own)
            else None
        ),
    )
    return Watched(page, elsewhere)

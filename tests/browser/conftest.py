"""A real server with a database of its own, and Debian's Chromium to look at it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, Protocol

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect, sync_playwright

from coaching.demo import load_sample
from coaching.store.database import open_store
from tests.browser.watching import LONGEST, WATCHES, Watch
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
Scheme = Literal["light", "dark"]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert chromium, "These tests need Chromium: on Debian, apt-get install chromium."
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        yield launched
        launched.close()


@pytest.fixture(scope="module")
def sample_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server with the sample caseload."""
    home = tmp_path_factory.mktemp("sample")
    url = f"sqlite:///{home / 'afterword.sqlite3'}"
    fill(url)
    with server_at(free_port(), home, url) as address:
        yield address


@pytest.fixture
def each_server(url: str, tmp_path: Path) -> Iterator[str]:
    """The address of a server on a database with nothing in it, of either kind; to be asked for before pages."""
    with server_at(free_port(), tmp_path, url) as address:
        yield address


def fill(url: str) -> None:
    """A database with the sample caseload around today, of an office in New York."""
    store = open_store(url, now=datetime.now(UTC), timezone="America/New_York")
    load_sample(store.as_viewer(), datetime.now(UTC))
    store.close()


@contextmanager
def server_at(port: int, home: Path, url: str) -> Iterator[str]:
    """The address of a server on that database."""
    folder = home / "folder"
    folder.mkdir(exist_ok=True)
    command = [BIN / "afterword", "serve", "--port", str(port), "--database", url]
    with serving(command, port, folder=folder, env=environment(home)) as address:
        yield f"http://{address}"


class NewPage(Protocol):
    """Opens an empty page in a profile of its own, for a server; `outage`: the browser may complain of the server."""

    def __call__(self, server: str, *, width: int = 1280, scheme: Scheme = "light", outage: bool = False) -> Page: ...


@pytest.fixture
def new_page(browser: Browser) -> Iterator[NewPage]:
    """In the end no page asked another host for anything, and the browser had not a word in its console."""
    expect.set_options(timeout=LONGEST * 1000)
    contexts: list[BrowserContext] = []
    quiet: list[Watch] = []

    def opened(server: str, *, width: int = 1280, scheme: Scheme = "light", outage: bool = False) -> Page:
        viewport = ViewportSize(width=width, height=900)
        contexts.append(browser.new_context(viewport=viewport, color_scheme=scheme, accept_downloads=True))
        page = contexts[-1].new_page()
        page.set_default_timeout(LONGEST * 1000)
        watch = WATCHES[page] = Watch(page, server)
        quiet.extend([] if outage else [watch])
        return page

    yield opened
    for context in contexts:
        context.close()
    for watch in quiet:
        assert watch.elsewhere == []
        assert watch.said == []

"""Names of every script in a real browser: in the order of the words around them, and copied as they were typed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from coaching.store.database import open_store
from coaching.store.entry import ClientEntry, InterviewEntry, add_client, add_interview
from tests.browser.conftest import NewPage, server_at
from tests.browser.watching import settled
from tests.servers import free_port

pytestmark = pytest.mark.xdist_group("browser")

NAME, POSITION, ROUND = "אליעזר בן־יהודה", "מורה", "סבב אחרון"
LONG = "W" * 300
TURNED = "Ada \u202eturned round"
MARKUP = "<b>Bold</b> **Stars** [a](https://elsewhere.example) :smile: $x$"
LEFT_OF = """([first, second]) => {
  const line = [...document.querySelectorAll("[data-testid=stMain] p")].find(p => p.textContent.startsWith(first));
  const at = text => [...line.querySelectorAll("span")].find(one => one.textContent === text).getBoundingClientRect();
  return at(first).right <= at(second).left;
}"""
COPIED = """text => {
  const line = [...document.querySelectorAll("[data-testid=stMain] p")].find(p => p.textContent.includes(text));
  getSelection().selectAllChildren(line);
  return getSelection().toString();
}"""


def filled(url: str, *names: str) -> None:
    """Clients of these names, with an interview each."""
    now = datetime.now(UTC)
    store = open_store(url, now=now, timezone="America/New_York")
    for name in names:
        key = add_client(store.as_viewer(), ClientEntry(name, goal=name, tags=(name,)), now=now)
        entry = InterviewEntry(name, POSITION, round=ROUND, starts_at=now - timedelta(days=2))
        add_interview(store.as_viewer(), key, entry, now=now)
    store.close()


def shown(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.get_by_role("heading", name="What to do now")).to_be_visible()
    settled(page)


def test_names_of_every_kind_are_shown_in_their_place(new_page: NewPage, tmp_path: Path) -> None:
    url, names = f"sqlite:///{tmp_path / 'afterword.sqlite3'}", (NAME, LONG, TURNED, MARKUP)
    filled(url, *names)
    with server_at(free_port(), tmp_path, url) as server:
        page = new_page(server, width=390, outage=True)  # the server stops first
        for key, name in enumerate(names, 1):
            shown(page, f"{server}/client?id={key}")
            expect(page.locator("h1")).to_have_text(name)
            assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390
        shown(page, f"{server}/client?id=1")
        assert page.evaluate(LEFT_OF, [POSITION, ROUND])
        assert page.evaluate(COPIED, POSITION).startswith(f"{POSITION} · {ROUND}")
        page.goto(f"{server}/clients")
        for name in names:
            expect(page.get_by_role("link").filter(has_text=name)).to_have_count(1)

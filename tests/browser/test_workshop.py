"""Workshop in a real browser: by a presenter's clicker, readable from the back, and nobody in anything that is sent."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import NamedTuple

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, WebSocket, expect

from coaching.charts.projected import SMALLEST
from coaching.demo_office import load_demo
from coaching.store.database import open_store
from tests.browser.conftest import NewPage, Scheme, server_at
from tests.browser.watching import answered, settled
from tests.leaks import leaked, never_sent
from tests.servers import free_port

pytestmark = pytest.mark.xdist_group("browser")

SLIDES = 12
SIZES = """() => {
  const sizes = [], main = document.querySelector("[data-testid=stMain]");
  const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const around = texts.currentNode.parentElement;
    if (texts.currentNode.textContent.trim() && around.checkVisibility() && !around.closest("style, script, details"))
      sizes.push(parseFloat(getComputedStyle(around).fontSize));
  }
  return sizes; }"""


class Projected(NamedTuple):
    """A server with the made-up office, and what nothing it sends may hold."""

    address: str
    never: list[str]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Projected]:
    home = tmp_path_factory.mktemp("workshop")
    url = f"sqlite:///{home / 'afterword.sqlite3'}"
    store = open_store(url, now=datetime.now(UTC), timezone="America/New_York")
    load_demo(store.as_viewer(), datetime.now(UTC))
    never = never_sent(store)
    store.close()
    with server_at(free_port(), home, url) as address:
        yield Projected(address, never)


def projected(page: Page, office: Projected, path: str = "workshop") -> Page:
    page.goto(f"{office.address}/{path}")
    expect(page.locator("h1").first).to_be_visible()
    settled(page)
    return page


def title(page: Page) -> str:
    return page.locator("h1").first.inner_text()


def press(page: Page, key: str) -> str:
    """The title of the slide that a key leads to."""
    with answered(page):
        page.keyboard.press(key)
    return title(page)


def test_a_clickers_keys_lead_on_and_back_and_nothing_is_beside_the_slide(new_page: NewPage, office: Projected) -> None:
    page = projected(new_page(office.address), office)
    titles = [title(page), *(press(page, key) for key in ("PageDown", "ArrowRight", "Space", "ArrowDown"))]
    assert len(set(titles)) == len(titles)
    assert [press(page, key) for key in ("PageUp", "ArrowLeft", "ArrowUp")] == titles[3:0:-1]
    for beside in ("stSidebar", "stHeader"):
        expect(page.get_by_test_id(beside)).not_to_be_visible()
    expect(page.locator(".st-key-demo")).not_to_be_visible()
    page.reload()
    expect(page.locator("h1").first).to_have_text(titles[1])


def test_space_after_a_click_on_next_turns_one_slide_and_not_two(new_page: NewPage, office: Projected) -> None:
    page = projected(new_page(office.address), office)
    with answered(page):
        page.get_by_role("button", name="Next").click()
    expect(page.get_by_text(f"2 of {SLIDES}")).to_be_visible()
    press(page, "Space")
    settled(page)
    expect(page.get_by_text(f"3 of {SLIDES}")).to_be_visible()


def test_leaving_brings_back_what_was_hidden(new_page: NewPage, office: Projected) -> None:
    page = projected(new_page(office.address), office)
    page.get_by_role("link", name="Leave").click()
    expect(page.get_by_role("heading", name="Outcomes", exact=True)).to_be_visible()
    expect(page.get_by_test_id("stSidebar")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_slide_is_readable_from_the_back_accessible_and_fits(
    new_page: NewPage, office: Projected, scheme: Scheme
) -> None:
    page = projected(new_page(office.address, scheme=scheme), office)
    for number in range(1, SLIDES + 1):
        expect(page.get_by_text(f"{number} of {SLIDES}")).to_be_visible()
        assert min(page.evaluate(SIZES)) >= SMALLEST, title(page)
        grave = [one for one in Axe().run(page).response["violations"] if one["impact"] in ("serious", "critical")]
        assert [(one["id"], one["nodes"][0]["html"]) for one in grave] == []
        assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight") <= 900, title(page)
        if number < SLIDES:
            press(page, "PageDown")


def test_nothing_in_page_source_address_or_socket_tells_of_anybody(new_page: NewPage, office: Projected) -> None:
    page = new_page(office.address)
    frames: list[str | bytes] = []

    def keep(frame: str | bytes) -> None:
        frames.append(frame)

    def follow(socket: WebSocket) -> None:
        socket.on("framereceived", keep)

    page.on("websocket", follow)
    bodies: list[str] = []
    page.on("response", lambda answer: bodies.append(answer.url))
    projected(page, office)
    sources = [page.content(), page.url, page.title()]
    for _ in range(SLIDES - 1):
        press(page, "PageDown")
        sources += [page.content(), page.url, page.title()]
    sent = [frame if isinstance(frame, str) else frame.decode("utf-8", errors="ignore") for frame in frames]
    assert len(sent) > SLIDES
    assert any("Followed up at all" in one for one in sent)
    assert leaked("\n".join([*sources, *sent, *bodies]), office.never) == []

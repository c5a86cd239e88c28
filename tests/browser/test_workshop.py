"""Workshop in a real browser: by a presenter's clicker, readable from the back, and nobody in anything that is sent."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, WebSocket, expect

from coaching.charts.projected import SMALLEST
from coaching.demo_office import load_demo
from coaching.selection import week_named
from coaching.store.database import open_store
from coaching.workshop.arranging import arrangement_of, keep_arrangement, with_own
from coaching.workshop.making import deck_of, freeze
from tests.browser.conftest import NewPage, Scheme, server_at
from tests.browser.watching import answered, settled
from tests.leaks import leaked, never_sent
from tests.servers import free_port

pytestmark = pytest.mark.xdist_group("browser")

SLIDES = 14
"""With the one beside an earlier week, and one of the presenter's own text, as long as may be."""
LONGEST = "We meet in room 4. Bring a card, a pen & <b>paper</b>; what we say stays here. " * 8
SIZES = """() => {
  const sizes = [], main = document.querySelector("[data-testid=stMain]");
  const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const around = texts.currentNode.parentElement;
    if (texts.currentNode.textContent.trim() && around.checkVisibility() && !around.closest("style, script, details"))
      sizes.push(parseFloat(getComputedStyle(around).fontSize));
  }
  return sizes; }"""
NOT_SMALLER = """() => [...document.querySelectorAll("[data-testid=stVegaLiteChart] canvas")].every(
  one => one.getBoundingClientRect().width >= one.width / devicePixelRatio - 1)"""


class Projected(NamedTuple):
    """A server with the made-up office, and what nothing it sends may hold."""

    address: str
    never: list[str]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Projected]:
    home = tmp_path_factory.mktemp("workshop")
    url = f"sqlite:///{home / 'afterword.sqlite3'}"
    now = datetime.now(UTC)
    store = open_store(url, now=now, timezone="America/New_York")
    viewer = store.as_viewer()
    load_demo(viewer, now)
    never = never_sent(store)
    long_ago = now - timedelta(days=70)
    freeze(viewer, deck_of(viewer, week_named(long_ago.date()), now), long_ago)
    week = deck_of(viewer, None, now).week
    keep_arrangement(viewer, week, with_own(viewer, arrangement_of(viewer, week), "Next time", LONGEST[:600]), now)
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


def test_f_fills_the_screen_and_none_of_streamlits_menus_is_there(new_page: NewPage, office: Projected) -> None:
    page = projected(new_page(office.address), office)
    for menu in ("stToolbar", "stMainMenu", "stAppDeployButton", "stStatusWidget", "stElementToolbar"):
        expect(page.get_by_test_id(menu).locator("visible=true")).to_have_count(0)
    page.keyboard.press("f")
    page.wait_for_function("document.fullscreenElement !== null")
    press(page, "PageDown")
    assert page.evaluate("document.fullscreenElement !== null")
    page.get_by_role("button", name="Full screen").click()
    page.wait_for_function("document.fullscreenElement === null")


def test_the_presenters_window_follows_the_projector_with_the_minutes(new_page: NewPage, office: Projected) -> None:
    page = projected(new_page(office.address), office)
    notes = page.context.new_page()
    notes.goto(f"{office.address}/workshop?view=notes")
    now = notes.locator(".st-key-on-the-projector")
    expect(now).to_contain_text("On the projector: Following up: the week of")
    for number, key in ((2, "PageDown"), (3, "Space"), (2, "PageUp")):
        name = press(page, key)
        expect(page.get_by_text(f"{number} of {SLIDES}")).to_be_visible()
        expect(now).to_contain_text(f"On the projector: {name}")
        expect(now).to_contain_text("Minute 1 of")
    expect(now).to_contain_text("Next: Followed up at all")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_slide_is_readable_from_the_back_accessible_and_fits(
    new_page: NewPage, office: Projected, scheme: Scheme
) -> None:
    page = projected(new_page(office.address, scheme=scheme), office)
    page.set_viewport_size({"width": 1280, "height": 720})
    for number in range(1, SLIDES + 1):
        expect(page.get_by_text(f"{number} of {SLIDES}")).to_be_visible()
        assert min(page.evaluate(SIZES)) >= SMALLEST, title(page)
        assert page.evaluate(NOT_SMALLER), title(page)
        grave = [one for one in Axe().run(page).response["violations"] if one["impact"] in ("serious", "critical")]
        assert [(one["id"], one["nodes"][0]["html"]) for one in grave] == []
        assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight") <= 720, title(page)
        if number < SLIDES:
            press(page, "PageDown")


def test_on_a_phone_every_slide_keeps_within_the_screens_width(new_page: NewPage, office: Projected) -> None:
    page = projected(new_page(office.address, width=390), office)
    for number in range(1, SLIDES + 1):
        wide = "[...document.querySelectorAll('[data-testid=stMain], .st-key-projector')].map(one => one.scrollWidth)"
        assert max(page.evaluate(wide)) <= 390, title(page)
        tops = [page.get_by_role("button", name=name, exact=True).bounding_box() for name in ("Previous", "Next")]
        assert len({box["y"] for box in tops if box}) == 1, title(page)
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

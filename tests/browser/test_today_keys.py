"""Today in a real browser: by keyboard, with what happens elsewhere, and never over what somebody is typing."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import NewPage, Scheme
from tests.browser.watching import answered, settled

pytestmark = pytest.mark.xdist_group("browser")

SOON = 15_000
"""Milliseconds: what is changed elsewhere appears after 5 seconds, on a busy machine after more."""
SCROLLED = "document.querySelector('[data-testid=stMain]').scrollTop"
A_ROW = 100
"""Pixels."""
BAR = "el => getComputedStyle(el, '::before').borderLeftStyle"


@pytest.fixture
def desk(new_page: NewPage, sample_server: str) -> Page:
    """Today with the sample."""
    return opened(new_page, sample_server)


def opened(new_page: NewPage, address: str, *, width: int = 1280, scheme: Scheme = "light") -> Page:
    """Today in a browser of its own, ready to be used."""
    page = new_page(address, width=width, scheme=scheme)
    page.goto(address)
    expect(page.get_by_role("heading", name="Today", exact=True)).to_be_visible()
    expect(rows(page).first).to_be_visible()
    expect(page.locator(".st-key-key-next button")).to_be_enabled()
    settled(page)
    return page


def rows(page: Page) -> Locator:
    return page.locator("[class*='st-key-row-']")


def keys_of(page: Page) -> list[str]:
    """The steps listed, by the key of each."""
    found = rows(page).evaluate_all("all => all.map(el => el.className.match(/st-key-(row-[\\w-]+)/)[1])")
    return [str(key) for key in found]


def marked(page: Page) -> list[str]:
    """The steps that have the bar at their side."""
    return [key for key in keys_of(page) if page.locator(f".st-key-{key}").evaluate(BAR) == "solid"]


def press(page: Page, *letters: str) -> None:
    for letter in letters:
        with answered(page):
            page.keyboard.press(letter)


def menu(page: Page, key: str, choice: str) -> None:
    page.locator(f".st-key-{key}").get_by_role("button", name="More").click()
    with answered(page):
        page.get_by_role("menuitem", name=choice).click()
    expect(page.get_by_role("dialog")).to_be_visible()


def undo(page: Page) -> None:
    with answered(page):
        page.get_by_role("button", name="Undo").click()


def test_j_k_d_s_and_o_do_what_the_line_above_the_list_says(desk: Page) -> None:
    listed = keys_of(desk)
    assert marked(desk) == []
    press(desk, "j")
    assert marked(desk) == listed[:1]
    press(desk, "j", "j", "k")
    assert marked(desk) == listed[1:2]

    press(desk, "d")
    expect(desk.get_by_text("Logged.")).to_be_visible()
    expect(rows(desk)).to_have_count(len(listed) - 1)
    assert listed[1] not in keys_of(desk)
    assert len(marked(desk)) == 1
    undo(desk)
    assert keys_of(desk) == listed

    press(desk, "s")
    expect(desk.get_by_role("dialog")).to_contain_text("Snooze")
    for letter in "djko":
        desk.keyboard.press(letter)
    settled(desk)
    expect(desk.get_by_role("dialog")).to_be_visible()
    assert keys_of(desk) == listed, "no key acts behind a dialog"
    with answered(desk):
        desk.keyboard.press("Escape")
    expect(desk.get_by_role("dialog")).to_have_count(0)

    place = desk.locator(f".st-key-{marked(desk)[0]}")
    client = place.locator("xpath=ancestor::*[contains(@class, 'st-key-client-')]").get_by_role("link").inner_text()
    press(desk, "o")
    expect(desk.get_by_role("heading", name=client, exact=True)).to_be_visible()
    expect(desk).to_have_url(re.compile(r"/client\?id=\d+&interview=\d+"))


def test_letters_typed_into_a_field_are_no_keys(desk: Page) -> None:
    listed = keys_of(desk)
    press(desk, "j", "d")
    desk.get_by_role("button", name="Change").click()
    how = desk.get_by_role("combobox", name="How")
    how.click()
    desk.keyboard.type("djs")
    settled(desk)
    expect(desk.get_by_role("dialog").filter(has_text="Snooze")).to_have_count(0)
    expect(rows(desk)).to_have_count(len(listed) - 1)
    desk.keyboard.press("Escape")
    desk.keyboard.press("Escape")
    undo(desk)
    assert keys_of(desk) == listed


def test_the_place_is_brought_into_view(desk: Page) -> None:
    desk.set_viewport_size({"width": 1280, "height": 500})
    press(desk, *"jjjjjj")
    (place,) = marked(desk)
    expect(desk.locator(f".st-key-{place}")).to_be_in_viewport()


def test_what_is_done_elsewhere_appears_without_a_reload(new_page: NewPage, sample_server: str, desk: Page) -> None:
    elsewhere = opened(new_page, sample_server)
    desk.evaluate("window.neverReloaded = true")
    listed = keys_of(desk)
    press(desk, "j", "j")
    elsewhere.locator(f".st-key-{listed[0]}").get_by_role("button", name="Done").click()
    expect(desk.locator(f".st-key-{listed[0]}")).to_have_count(0, timeout=SOON)
    assert desk.evaluate("window.neverReloaded")
    assert marked(desk) == [listed[1]], "the place is the step that it was"

    undo(elsewhere)
    expect(desk.locator(f".st-key-{listed[0]}")).to_have_count(1, timeout=SOON)
    assert marked(desk) == [listed[1]]


def test_when_the_place_is_gone_the_page_stays_where_it_is(new_page: NewPage, sample_server: str, desk: Page) -> None:
    desk.set_viewport_size({"width": 1280, "height": 500})
    elsewhere = opened(new_page, sample_server)
    press(desk, *"jjjj")
    (place,) = marked(desk)
    above = desk.evaluate(SCROLLED)
    assert above > 0
    elsewhere.locator(f".st-key-{place}").get_by_role("button", name="Done").click()
    expect(desk.locator(f".st-key-{place}")).to_have_count(0, timeout=SOON)
    settled(desk)
    assert marked(desk) == []
    assert abs(desk.evaluate(SCROLLED) - above) < A_ROW
    undo(elsewhere)


def test_what_is_done_elsewhere_does_not_disturb_what_is_being_typed(
    new_page: NewPage, sample_server: str, desk: Page
) -> None:
    elsewhere = opened(new_page, sample_server)
    first, second, *_ = keys_of(desk)
    menu(desk, first, "Waive with a reason")
    reason = desk.get_by_label("Why it is not to be done")
    reason.press_sequentially("The client decl")
    elsewhere.locator(f".st-key-{second}").get_by_role("button", name="Done").click()
    expect(elsewhere.get_by_text("Logged.")).to_be_visible()
    desk.wait_for_timeout(7_000)
    expect(reason).to_have_value("The client decl")
    expect(reason).to_be_focused()
    expect(desk.locator(f".st-key-{second}")).to_have_count(1)
    desk.keyboard.press("Escape")
    expect(desk.locator(f".st-key-{second}")).to_have_count(0)
    undo(elsewhere)


def test_the_text_to_the_client_is_copied_with_one_click(desk: Page) -> None:
    desk.context.grant_permissions(["clipboard-read", "clipboard-write"])
    menu(desk, keys_of(desk)[0], "Nudge the client")
    shown = desk.get_by_role("dialog").locator("code").inner_text()
    desk.get_by_role("button", name="Copy to clipboard").click()
    copied = desk.evaluate("navigator.clipboard.readText()")
    assert copied.split() == shown.split()
    assert copied.startswith(("Hi ", "Hello,"))


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_every_state_of_the_list_is_accessible_and_fits(
    new_page: NewPage, sample_server: str, width: int, scheme: Scheme
) -> None:
    page = opened(new_page, sample_server, width=width, scheme=scheme)
    press(page, "j")
    check(page, width)
    for choice in (
        "Nudge the client",
        "Snooze until a date",
        "Log with another time or channel",
        "Waive with a reason",
    ):
        menu(page, keys_of(page)[0], choice)
        settled(page)
        check(page, width)
        with answered(page):
            page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_have_count(0)
    with answered(page):
        page.get_by_role("button", name="Tick several").click()
    with answered(page):
        page.get_by_test_id("stCheckbox").first.locator("label").click()
    check(page, width)


def check(page: Page, width: int) -> None:
    violations = Axe().run(page).response["violations"]
    grave = [(one["id"], one["nodes"][0]["html"]) for one in violations if one["impact"] in ("serious", "critical")]
    assert grave == []
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= width

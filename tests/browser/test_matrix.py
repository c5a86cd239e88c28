"""Clients in a real browser: found as one types, their steps side by side, and one logged for several at once."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import NewPage, Scheme
from tests.browser.watching import answered, settled

pytestmark = pytest.mark.xdist_group("browser")

SEARCH = "Find a client"


def rows(page: Page) -> Locator:
    """The links with the names of the clients listed."""
    return page.locator("[class*='st-key-clients-grid'] a")


def begin_thank_yous(page: Page) -> None:
    """Boxes for those who have not sent their thank-you."""
    with answered(page):
        page.get_by_role("button", name="Log for several clients").click()
    with answered(page):
        page.get_by_role("radio", name=re.compile(r"^Thank-you \d+$")).click()
    expect(page.get_by_role("checkbox").first).to_be_attached()
    settled(page)


def grave(page: Page) -> list[tuple[str, str]]:
    found = Axe().run(page).response["violations"]
    return [(one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in ("serious", "critical")]


def test_a_client_is_found_while_one_types_and_going_back_finds_the_list_as_it_was(
    new_page: NewPage, sample_server: str
) -> None:
    page = new_page(sample_server)
    page.goto(f"{sample_server}/clients")
    expect(page.get_by_role("heading", name="Clients", exact=True)).to_be_visible()
    expect(rows(page).nth(8)).to_be_visible()
    settled(page)
    everybody = rows(page).count()
    page.get_by_role("radio", name=re.compile(r"^Active \d+$")).click()
    expect(page).to_have_url(re.compile("status=active"))
    name = rows(page).nth(2).inner_text().split("\n")[0]
    page.get_by_label(SEARCH).press_sequentially(name[:4], delay=50)
    expect(page).to_have_url(re.compile("find="))
    expect(page.get_by_label(SEARCH)).to_be_focused()
    settled(page)
    assert rows(page).count() < everybody
    rows(page).filter(has_text=name).first.click()
    expect(page).to_have_url(re.compile(r"/client\?id="))
    page.go_back()
    expect(page.get_by_label(SEARCH)).to_have_value(name[:4])
    expect(page).to_have_url(re.compile("status=active"))
    page.reload()
    expect(page.get_by_label(SEARCH)).to_have_value(name[:4])
    expect(rows(page).filter(has_text=name)).to_have_count(1)


def test_after_a_workshop_one_step_is_logged_for_several_and_undone(new_page: NewPage, sample_server: str) -> None:
    page = new_page(sample_server)
    page.goto(f"{sample_server}/clients")
    page.get_by_role("radio", name="Steps").click()
    expect(page).to_have_url(re.compile("view=steps"))
    begin_thank_yous(page)
    boxes = page.get_by_role("checkbox").count()
    assert boxes >= 2
    expect(page.get_by_role("button", name="Log", exact=True)).to_be_disabled()
    for at in range(2):
        page.get_by_role("checkbox").nth(at).focus()
        page.keyboard.press("Space")
        expect(page.get_by_role("button", name=re.compile(rf"^Log for {at + 1} client"))).to_be_visible()
    button = page.get_by_role("button", name="Log for 2 clients")
    expect(button).to_be_in_viewport()
    button.click()
    expect(page.get_by_text("Logged for 2 clients.")).to_be_in_viewport()
    expect(page.get_by_role("checkbox")).to_have_count(boxes - 2)
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Logged for 2 clients.")).to_have_count(0)
    expect(page.get_by_role("checkbox")).to_have_count(boxes)


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_list_steps_and_boxes_are_accessible_and_fit(
    new_page: NewPage, sample_server: str, scheme: Scheme, width: int
) -> None:
    page = new_page(sample_server, width=width, scheme=scheme)
    page.goto(f"{sample_server}/clients?view=steps")
    expect(rows(page).first).to_be_visible()
    page.get_by_text("What the words mean").click()
    for show in (settled, begin_thank_yous, to_the_list):
        show(page)
        assert grave(page) == []
        assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= width


def to_the_list(page: Page) -> None:
    page.get_by_role("radio", name="List").click()
    expect(page).not_to_have_url(re.compile("view="))
    settled(page)


def test_the_columns_stand_aligned_on_a_wide_screen_and_stacked_on_a_phone(
    new_page: NewPage, sample_server: str
) -> None:
    page = new_page(sample_server)
    page.goto(f"{sample_server}/clients")
    expect(rows(page).first).to_be_visible()
    settled(page)
    assert len({round(left) for left in lefts(page)}) == 1
    assert not label_is_seen(page)
    page.set_viewport_size({"width": 390, "height": 900})
    settled(page)
    assert label_is_seen(page)


def lefts(page: Page) -> list[float]:
    """Where the first cell of each row begins."""
    cells = "[...document.querySelectorAll('[class*=st-key-clients-grid] ul')]"
    lefts: list[float] = page.evaluate(f"{cells}.map(row => row.querySelector('li').getBoundingClientRect().left)")
    return lefts


def label_is_seen(page: Page) -> bool:
    """Whether each cell says for itself what it is about."""
    return bool(page.evaluate("document.querySelector('[class*=st-key-clients-grid] li em').offsetWidth > 10"))

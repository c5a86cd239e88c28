"""Writing a message in a real browser: through a reload, into the mail program, as a file, and logged as sent."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, unquote, urlsplit

import docx
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import NewPage, fill
from tests.browser.watching import answered, settled

pytestmark = pytest.mark.xdist_group("browser")

CARD = "task-31-thank_you-1-39"
"""In the sample caseload: a thank-you that is overdue, to somebody whose address is recorded."""
TYPED = "Dear Ms. Abernathy,\n\nThank you. <b>100 %</b> & more\n\nSincerely,\nAda"


def card_of(page: Page) -> Locator:
    return page.locator(f".st-key-{CARD}")


def the_text(page: Page) -> Locator:
    return card_of(page).get_by_label("Text", exact=True)


def open_draft(page: Page, server: str) -> None:
    page.goto(f"{server}/client?id=9&interview=31")
    expect(card_of(page)).to_be_visible()
    settled(page)
    with answered(page):
        card_of(page).get_by_role("button", name="Draft").click()
    expect(the_text(page)).to_have_value(re.compile("^Dear "))
    settled(page)


def test_a_message_is_written_kept_mailed_saved_and_logged(url: str, each_server: str, new_page: NewPage) -> None:
    fill(url)
    page = new_page(each_server)
    open_draft(page, each_server)
    with answered(page):  # nothing is clicked: what rests for two seconds is kept
        the_text(page).fill(TYPED)
    settled(page)
    page.reload()
    expect(the_text(page)).to_have_value(TYPED)
    settled(page)

    link = card_of(page).get_by_role("link", name="Open in mail program").first.get_attribute("href") or ""
    assert unquote(urlsplit(link).path) == "abernathy@larkmoor.example"
    assert parse_qs(urlsplit(link).query)["body"] == [TYPED.replace("\n", "\r\n")]

    card_of(page).get_by_role("button", name="Save as").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Word document").click()
    saved = docx.Document(str(download.value.path()))
    assert [one.text for one in saved.paragraphs] == TYPED.split("\n\n")
    page.keyboard.press("Escape")
    settled(page)

    with answered(page):
        card_of(page).get_by_role("button", name="Log as sent").click()
    expect(page.get_by_text("Logged.").first).to_be_visible()
    expect(card_of(page)).to_have_count(0)
    expect(page.get_by_text("<b>100 %</b> & more").first).to_be_visible()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_the_editor_is_accessible_and_stays_within_its_card(
    new_page: NewPage, sample_server: str, width: int, scheme: str
) -> None:
    page = new_page(sample_server, width=width, scheme="dark" if scheme == "dark" else "light")
    open_draft(page, sample_server)
    violations = Axe().run(page).response["violations"]
    grave = [(one["id"], one["nodes"][0]["html"]) for one in violations if one["impact"] in ("serious", "critical")]
    assert grave == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert card_of(page).evaluate("card => card.scrollWidth <= card.clientWidth + 1")

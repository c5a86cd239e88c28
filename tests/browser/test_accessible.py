"""Every page, light and dark, wide and on a phone: nothing serious for axe, nothing that scrolls sideways."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage, Scheme
from tests.browser.watching import settled

pytestmark = pytest.mark.xdist_group("browser")

SCHEMES: tuple[Scheme, ...] = ("light", "dark")
PAGES = {
    "": "Today",
    "?show=overdue": "Today",
    "clients": "Clients",
    "clients?view=steps&status=active": "Clients",
    "client": "Client",
    "client?id=1": "",
    "client?id=999999": "Client",
    "outcomes": "Outcomes",
    "workshop": "",
    "workshop?slide=3": "Followed up at all",
    "workshop?view=notes": "Workshop",
    "reports": "Reports",
    "imports": "Imports",
    "guidance": "Guidance",
    "settings": "Settings",
}


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_accessible_and_fits(new_page: NewPage, sample_server: str, path: str, width: int) -> None:
    page = new_page(sample_server, width=width)
    page.goto(f"{sample_server}/{path}")
    expect(page.locator("h1").first).to_be_visible()
    if PAGES[path]:
        expect(page.locator("h1").first).to_have_text(PAGES[path])
    papers = [_shown_in(page, scheme) for scheme in SCHEMES]
    assert len(set(papers)) == len(SCHEMES), "The page looks the same in light and dark."
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= width


def _shown_in(page: Page, scheme: Scheme) -> str:
    """The color of the paper in a scheme, in which nothing is grave for axe."""
    page.emulate_media(color_scheme=scheme)
    settled(page)
    violations = Axe().run(page).response["violations"]
    grave = [
        (found["id"], found["nodes"][0]["html"]) for found in violations if found["impact"] in ("serious", "critical")
    ]
    assert (scheme, grave) == (scheme, [])
    return str(page.evaluate("getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor"))

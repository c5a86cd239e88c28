"""Every address opened cold, as from a bookmark: the browser finds nothing to complain about."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import watched
from tests.browser.test_accessible import PAGES

pytestmark = pytest.mark.xdist_group("browser")


@pytest.mark.parametrize("path", [*PAGES, "client?id=999999", "clients?view=steps", "?show=overdue"])
def test_an_address_opened_cold_leaves_the_console_empty(browser: Browser, sample_server: str, path: str) -> None:
    page, _ = watched(browser, sample_server)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(f"{sample_server}/{path}")
    expect(page.locator("h1, [data-testid=stAlert]").first).to_be_visible()
    expect(page.get_by_test_id("stStatusWidget")).to_have_count(0)
    page.wait_for_load_state("networkidle")
    assert said == []
    page.context.close()

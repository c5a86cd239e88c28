"""A tracker in a real browser: from the file to the list of the day, accessible on the way, and undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import NewPage, Scheme
from tests.browser.watching import settled
from tests.exchange.tracker.files import csv_bytes, google_sheets

pytestmark = pytest.mark.xdist_group("browser")

HEADER = ["Client", "Company", "Interview date", "Status"]


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_what_is_asked_about_a_tracker_is_accessible_and_fits(
    each_server: str, new_page: NewPage, tmp_path: Path, scheme: Scheme, width: int
) -> None:
    file = tmp_path / "tracker.csv"
    file.write_bytes(csv_bytes([HEADER, ["Ada Example", "Acme", "3/4/2026", "Blue"], ["Bo", "", "3/5/2026", "Offer"]]))
    page = new_page(each_server, width=width, scheme=scheme)
    page.goto(f"{each_server}/imports")
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_text("March 4, 2026", exact=True).click()
    expect(page.get_by_role("heading", name="What would change")).to_be_visible()
    settled(page)
    violations = Axe().run(page).response["violations"]
    assert [found["id"] for found in violations if found["impact"] in ("serious", "critical")] == []
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= width


def test_a_tracker_comes_in_and_goes_again(each_server: str, new_page: NewPage, tmp_path: Path) -> None:
    file = tmp_path / "tracker.csv"
    file.write_bytes(google_sheets())
    page = new_page(each_server)
    page.goto(f"{each_server}/imports")
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Import 3 rows").click()
    expect(page.get_by_role("link", name="See who needs a nudge today")).to_be_visible()
    page.get_by_role("button", name="Undo", exact=True).click()
    page.get_by_role("button", name="Undo the import").click()
    expect(page.get_by_text("The import of tracker.csv was undone.")).to_be_visible()
    page.goto(each_server)
    expect(page.get_by_text("There are no clients here yet.")).to_be_visible()

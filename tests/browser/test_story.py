"""One morning in a real browser: from an empty database to an export that was opened and read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage
from tests.browser.watching import settled

pytestmark = pytest.mark.xdist_group("browser")


def done_buttons(page: Page) -> int:
    """How many there are, once there are any."""
    expect(page.get_by_role("button", name="Done", exact=True)).not_to_have_count(0)
    return page.get_by_role("button", name="Done", exact=True).count()


def one_is_done_and_one_snoozed_and_both_undone(page: Page) -> None:
    expect(page.get_by_role("button", name="Done", exact=True).first).to_be_visible()
    settled(page)
    before = done_buttons(page)
    page.get_by_role("button", name="Done", exact=True).first.click()
    expect(page.get_by_text("Logged.")).to_be_visible()
    expect(page.get_by_role("button", name="Done", exact=True)).to_have_count(before - 1)
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Logged.")).to_have_count(0)
    expect(page.get_by_role("button", name="Done", exact=True)).to_have_count(before)

    page.get_by_role("button", name="More").last.click()  # the first may be over by tomorrow
    page.get_by_role("menuitem", name="Snooze until a date").click()
    page.get_by_role("dialog").get_by_role("button", name="Tomorrow").click()
    expect(page.get_by_text("Snoozed until tomorrow.")).to_be_visible()
    expect(page.get_by_role("button", name="Done", exact=True)).to_have_count(before - 1)
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("button", name="Done", exact=True)).to_have_count(before)
    expect(page.get_by_text("Snoozed until tomorrow.")).to_have_count(0)
    settled(page)


@pytest.mark.both_databases
def test_from_an_empty_database_to_an_export_that_was_read(each_server: str, new_page: NewPage, tmp_path: Path) -> None:
    page = new_page(each_server)

    page.goto(each_server)
    expect(page.get_by_role("heading", name="Today", exact=True)).to_be_visible()
    expect(page.get_by_text("There are no clients here yet.")).to_be_visible()
    page.get_by_role("button", name="Look around in a demo office").click()

    expect(page.get_by_text("Interviews today and tomorrow")).to_be_visible()
    page.get_by_text(re.compile(r"^Overdue \d+$")).click()
    expect(page).to_have_url(re.compile("show=overdue"))
    expect(page.get_by_text(re.compile(r"\d+ (day|hour)s? late")).first).to_be_visible()
    page.reload()
    expect(page.get_by_text(re.compile(r"\d+ (day|hour)s? late")).first).to_be_visible()
    expect(page).to_have_url(re.compile("show=overdue"))

    one_is_done_and_one_snoozed_and_both_undone(page)

    name = page.locator("[class*='st-key-client-'] a").first
    called = name.inner_text()
    name.click()
    expect(page.get_by_role("heading", name=called, exact=True)).to_be_visible()
    for section in ("What to do now", "Plan", "People", "Log"):
        expect(page.get_by_role("heading", name=section, exact=True)).to_be_visible()
    page.get_by_text("What the sources say").click()
    expect(page.get_by_text(re.compile(r"^S\d\.\d+ "))).not_to_have_count(0)

    page.get_by_role("link", name="Outcomes").click()
    expect(page.get_by_role("heading", name="Outcomes", exact=True)).to_be_visible()
    expect(page.locator("[data-testid='stVegaLiteChart']")).to_have_count(4)

    page.get_by_role("link", name="Reports").click()
    expect(page.get_by_role("heading", name="Reports", exact=True)).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="Download interviews").click()
    saved = tmp_path / "interviews.xlsx"
    download.value.save_as(saved)
    rows = list(load_workbook(saved)["Interviews"].iter_rows(values_only=True))
    assert len(rows) > 10
    assert any(called in row for row in rows), "the client just looked at is in the export"

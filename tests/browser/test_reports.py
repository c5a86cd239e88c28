"""Reports in a real browser: a file without a mouse, for this browser and for no other."""

from __future__ import annotations

import re
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from coaching.web.downloads import NO_LONGER
from tests.browser.conftest import NewPage

pytestmark = pytest.mark.xdist_group("browser")


def link_of(page: Page, name: str) -> str:
    """The address behind a download, once it is there."""
    link = page.get_by_role("link", name=name)
    expect(link).to_have_attribute("href", re.compile("/download/"))
    return link.get_attribute("href") or ""


def fetched(page: Page, name: str, folder: Path) -> Path:
    """The file that Enter on the link downloads."""
    with page.expect_download() as download:
        page.get_by_role("link", name=name).focus()
        page.keyboard.press("Enter")
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def test_everything_about_a_client_comes_without_a_mouse_and_the_next_click_gets_a_link_of_its_own(
    new_page: NewPage, sample_server: str, tmp_path: Path
) -> None:
    page = new_page(sample_server)
    page.goto(f"{sample_server}/reports?report=file&client=1")
    expect(page.get_by_text("1 client with")).to_be_visible()
    first = link_of(page, "Download everything about a client")
    book = load_workbook(fetched(page, "Download everything about a client", tmp_path))
    assert book.sheetnames[:3] == ["About", "Clients", "Interviews"]
    expect(page.get_by_role("link", name="Download everything about a client")).not_to_have_attribute("href", first)
    fetched(page, "Download everything about a client", tmp_path)


def test_a_report_is_chosen_and_downloaded_as_csv_without_a_mouse(
    new_page: NewPage, sample_server: str, tmp_path: Path
) -> None:
    page = new_page(sample_server, width=390)
    page.goto(f"{sample_server}/reports")
    for choice in ("What was done", "CSV files, in a zip"):
        page.get_by_role("radio", name=choice).or_(page.get_by_role("button", name=choice)).first.focus()
        page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("report=actions"))
    expect(page.get_by_role("link", name="Download what was done (zip)")).to_be_visible()
    with ZipFile(fetched(page, "Download what was done (zip)", tmp_path)) as archive:
        assert archive.namelist() == ["actions.csv", "about.csv"]


def test_a_link_that_was_passed_on_gives_nothing_away_and_still_works_where_it_was_offered(
    new_page: NewPage, sample_server: str
) -> None:
    mine = new_page(sample_server)
    mine.goto(f"{sample_server}/reports")
    link = sample_server + link_of(mine, "Download interviews")
    theirs = new_page(sample_server, outage=True)
    theirs.goto(sample_server)
    theirs.goto(link)
    expect(theirs.locator("body")).to_have_text(NO_LONGER.strip())
    answers = [mine.context.request.get(link).status for _ in range(2)]
    assert answers == [200, 410]

"""A handout in a real browser: opened, downloaded and closed without a mouse, and nothing grave for axe while open."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser.conftest import NewPage, Scheme
from tests.browser.watching import settled

pytestmark = pytest.mark.xdist_group("browser")


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_a_handout_comes_from_the_clients_page_without_a_mouse(
    new_page: NewPage, sample_server: str, tmp_path: Path, width: int, scheme: Scheme
) -> None:
    page = new_page(sample_server, width=width, scheme=scheme)
    page.goto(f"{sample_server}/client?id=1")
    name = page.locator("h1").first.inner_text()
    page.get_by_role("button", name="Handout").focus()
    page.keyboard.press("Enter")
    link = page.get_by_role("link", name="Download (pdf)")
    expect(link).to_be_visible()
    settled(page)
    found = Axe().run(page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in ("serious", "critical")] == []
    with page.expect_download() as download:
        link.focus()
        page.keyboard.press("Enter")
    path = tmp_path / download.value.suggested_filename
    download.value.save_as(path)
    assert PdfReader(path).metadata.title == f"Handout for {name}"
    page.keyboard.press("Escape")
    expect(link).not_to_be_visible()

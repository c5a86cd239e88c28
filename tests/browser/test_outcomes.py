"""Outcomes in a real browser: filters that a link carries, and the files behind a chart."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage
from tests.browser.watching import settled

pytestmark = pytest.mark.xdist_group("browser")


def choose(page: Page, label: str, option: str) -> None:
    page.get_by_label(label, exact=True).click()
    page.get_by_role("option", name=option, exact=True).click()
    settled(page)


def test_the_filters_stand_in_the_address_and_a_link_brings_them_back(new_page: NewPage, sample_server: str) -> None:
    page = new_page(sample_server)
    page.goto(f"{sample_server}/outcomes")
    expect(page.get_by_role("heading", name="Where clients slip")).to_be_visible()
    everything = page.get_by_text(re.compile(r"interviews held \(")).first.inner_text()
    choose(page, "Format", "Phone")
    choose(page, "Period", "All time")
    expect(page).to_have_url(re.compile(r"period=all.*format=phone|format=phone.*period=all"))
    expect(page.get_by_text(everything)).to_have_count(0)
    page.reload()
    expect(page.get_by_label("Format", exact=True)).to_have_value("Phone")
    expect(page.get_by_label("Period", exact=True)).to_have_value("All time")


def test_a_link_with_nonsense_shows_what_goes_without_saying(new_page: NewPage, sample_server: str) -> None:
    page = new_page(sample_server)
    page.goto(f"{sample_server}/outcomes?period=never&policy=%00&counselor=x&by=day")
    expect(page.get_by_role("heading", name="Where clients slip")).to_be_visible()
    expect(page.get_by_label("Period", exact=True)).to_have_value("12 months")


def test_a_chart_comes_as_png_svg_pdf_and_csv(new_page: NewPage, sample_server: str) -> None:
    page = new_page(sample_server)
    page.goto(f"{sample_server}/outcomes")
    page.get_by_text("Table and downloads").first.click()
    for name, begins in (("PNG", b"\x89PNG"), ("SVG", b"<svg"), ("PDF", b"%PDF"), ("CSV", b"\xef\xbb\xbfstep,")):
        with page.expect_download() as waiting:
            page.get_by_role("button", name=name, exact=True).click()
        assert Path(waiting.value.path()).read_bytes().startswith(begins)
        assert re.fullmatch(rf"afterword-steps-[\d-]+-[0-9a-f]{{8}}\.{name.lower()}", waiting.value.suggested_filename)

"""Outcomes in a real browser: filters that a link carries, and the files behind a chart."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage
from tests.browser.watching import answered, settled

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


def test_going_back_once_undoes_one_choice(new_page: NewPage, sample_server: str) -> None:
    page = new_page(sample_server)
    page.goto(f"{sample_server}/outcomes")
    expect(page.get_by_role("heading", name="Where clients slip")).to_be_visible()
    settled(page)
    choose(page, "Format", "Phone")
    expect(page).to_have_url(re.compile("format=phone"))
    choose(page, "Period", "All time")
    expect(page).to_have_url(re.compile("period=all"))
    page.go_back()
    expect(page.get_by_label("Period", exact=True)).to_have_value("12 months")
    expect(page).to_have_url(re.compile("format=phone"))
    page.go_back()
    expect(page.get_by_label("Format", exact=True)).to_have_value("")
    expect(page).not_to_have_url(re.compile("format|period"))


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


def test_a_click_on_a_bar_lists_the_interviews_behind_it_and_a_second_one_is_back_to_the_whole(
    new_page: NewPage, sample_server: str
) -> None:
    page = new_page(sample_server)
    page.goto(f"{sample_server}/outcomes")
    bars = page.locator("[class*=st-key-chart-steps] svg .mark-rect path")
    expect(bars.first).to_be_attached()
    bar = bars.last
    listed = page.locator(".st-key-clients-grid-behind a")
    with answered(page):
        bar.click(force=True)
    expect(page).to_have_url(re.compile(r"behind=steps\.\w+\.at_all"))
    expect(listed.first).to_be_visible()
    with answered(page):
        bars.last.click(force=True)
    expect(listed).to_have_count(0)
    expect(page).not_to_have_url(re.compile("behind="))


def test_the_interviews_behind_a_bar_lead_to_the_page_of_the_client(new_page: NewPage, sample_server: str) -> None:
    page = new_page(sample_server)
    page.goto(f"{sample_server}/outcomes?behind=steps.thank_you.on_time.not")
    first = page.locator(".st-key-clients-grid-behind a").first
    name = first.inner_text()
    first.click()
    expect(page.get_by_role("heading", name=name)).to_be_visible()
    page.go_back()
    expect(page.locator(".st-key-clients-grid-behind a").first).to_be_visible()

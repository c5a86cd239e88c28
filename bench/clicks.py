"""From a click on "Done" on Today to the row gone, in a real Chromium, by the browser's own clock."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page, expect, sync_playwright

QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
WARM_UP = 2
"""Clicks that are not counted: the first ones load what later ones find there."""
UNTIL_GONE = """() => new Promise(gone => {
  const button = document.querySelector("[class*='st-key-row-'] [class*='st-key-done-'] button");
  const row = [...button.closest("[class*='st-key-row-']").classList].find(name => name.startsWith("st-key-row-"));
  const began = performance.now();
  const look = () => document.querySelector("." + row)
    ? requestAnimationFrame(look) : gone([row, performance.now() - began]);
  button.click();
  look();
})"""


@contextmanager
def today(address: str) -> Iterator[Page]:
    """Today in a browser of its own, when it has settled."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(f"http://{address}/")
        _settled(page)
        yield page
        browser.close()


def clicks_to_gone(page: Page, clicks: int) -> list[float]:
    """Milliseconds of so many clicks, each on the first row and taken back by "Undo"."""
    took = [_click(page) for _ in range(WARM_UP + clicks)]
    return took[WARM_UP:]


def _click(page: Page) -> float:
    row, took = page.evaluate(UNTIL_GONE)
    _settled(page)
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(f".{row}")).to_have_count(1)
    _settled(page)
    return float(took)


def _settled(page: Page) -> None:
    expect(page.locator("[class*='st-key-row-'] [class*='st-key-done-'] button").first).to_be_visible(timeout=30_000)
    expect(page.locator(".stApp[data-test-script-state='notRunning']")).to_be_visible(timeout=30_000)

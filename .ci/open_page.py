"""Waits until a server that is starting answers and opens its first page in Chromium; fails where that is not
Afterword's: another title, another theme, or a request to another host. `open_page.py ADDRESS PROCESS_ID`"""

from __future__ import annotations

import os
import sys
import time
import tomllib
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

from playwright.sync_api import Page, Request, expect, sync_playwright

LONGEST_SET_UP = 600  # seconds; `make run` on a fresh machine downloads all it needs
CONFIG = Path(__file__).parent.parent / ".streamlit" / "config.toml"
CHROMIUM = "/usr/bin/chromium"
QUIET = ["--disable-background-networking", "--disable-component-update", "--no-first-run"]


def wait_until_healthy(address: str, process: int) -> None:
    """Return once the server answers; SystemExit where its process ends before that, or takes too long."""
    start = time.monotonic()
    while time.monotonic() - start < LONGEST_SET_UP:
        os.kill(process, 0)  # ProcessLookupError: it is no longer there
        try:
            with urlopen(f"{address}/_stcore/health", timeout=5) as answer:  # noqa: S310 - this machine's own server
                if answer.status == 200:
                    print(f"{address} answers after {time.monotonic() - start:.1f} s.")
                    return
        except (URLError, OSError):
            time.sleep(0.2)
    sys.exit(f"{address} did not answer within {LONGEST_SET_UP} s.")


def text_color_of_theme() -> str:
    """The light theme's text color as a browser says it."""
    color = tomllib.loads(CONFIG.read_text(encoding="utf-8"))["theme"]["light"]["textColor"]
    return f"rgb({int(color[1:3], 16)}, {int(color[3:5], 16)}, {int(color[5:7], 16)})"


def open_first_page(page: Page, address: str) -> None:
    """Open the page and check what it shows."""
    page.goto(address)
    expect(page.get_by_role("heading", name="Today", level=1)).to_be_visible(timeout=30_000)
    expect(page.get_by_test_id("stApp")).to_have_css("color", text_color_of_theme())
    page.wait_for_load_state("networkidle")


def main(address: str, process: str) -> None:
    """SystemExit with what was wrong."""
    wait_until_healthy(address, int(process))
    elsewhere: list[str] = []

    def note(request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.netloc not in {urlsplit(address).netloc, ""}:
            elsewhere.append(request.url)

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        page = browser.new_page(color_scheme="light", locale="en-US")
        page.on("request", note)
        # what the security headers stop was still asked for
        page.on("console", lambda line: elsewhere.append(line.text) if "Content Security Policy" in line.text else None)
        open_first_page(page, address)
        browser.close()
    if elsewhere:
        sys.exit("The page asked another host: " + "; ".join(elsewhere))
    print("The page shows Today in its own theme, and asked no other host.")


if __name__ == "__main__":
    main(*sys.argv[1:])

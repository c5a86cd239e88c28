"""Takes the pictures in this folder: every page with the demo office, wide and on a phone, light and dark.

    python docs/screenshots/make.py [--to FOLDER] [PAGE ...]

Needs Chromium, as the browser tests do. The demo stands around today, so the pictures change with the day.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

FOLDER = Path(__file__).parent
sys.path.insert(0, str(FOLDER.parent.parent))

from coaching.demo_office import load_demo  # noqa: E402 - after the path to it
from coaching.store.database import open_store  # noqa: E402
from coaching.store.worklist import worklist  # noqa: E402
from tests.browser.conftest import QUIET  # noqa: E402
from tests.servers import BIN, environment, free_port, serving  # noqa: E402

WIDTHS = {"wide": 1280, "phone": 390}
SCHEMES = ("light", "dark")
TALLEST = 1800  # pixels; a picture shows what a page begins with, and the page goes on
COLORS = 128  # of a picture's palette, which makes it a third of its size
EMPTY = "empty"
ALL_THERE = """() => document.querySelector("[data-testid=stApp][data-test-script-state=notRunning]")
  && !document.querySelector("[data-testid=stSkeleton]")
  && [...document.querySelectorAll("[data-testid=stVegaLiteChart]")].every(one => one.querySelector("canvas, svg"))"""
NO_PLACE_OF_OURS = """() => document.querySelectorAll("[data-testid=stCode] code").forEach(place => {
  if (place.textContent.includes("afterword.sqlite3"))
    place.textContent = "/home/you/.local/share/Afterword/afterword.sqlite3"; })"""
"""The settings name the file of the database; the picture names where it is for most."""
PAGES = {
    "today": "",
    "clients": "clients",
    "steps": "clients?view=steps",
    "client": "client?id={client}&interview={interview}",
    "outcomes": "outcomes",
    "workshop": "workshop?slide=3",
    "workshop-chart": "workshop?slide=11",
    "workshop-notes": "workshop?view=notes",
    "reports": "reports",
    "imports": "imports",
    "guidance": "guidance",
    "settings": "settings",
    EMPTY: "",
}
"""Where each picture is taken; the client is the one on top of Today, the empty one a database without clients."""


@contextmanager
def served(*, demo: bool) -> Iterator[tuple[str, dict[str, int]]]:
    """The address of a server of its own, and the keys that stand in addresses."""
    with tempfile.TemporaryDirectory() as folder:
        home, work = Path(folder) / "home", Path(folder) / "work"
        home.mkdir()
        work.mkdir()
        url = f"sqlite:///{home / 'afterword.sqlite3'}"
        keys = _filled(url) if demo else {}
        port = free_port()
        command: list[str | Path] = [BIN / "afterword", "serve", "--port", str(port), "--database", url]
        with serving(command, port, folder=work, env=environment(home)) as address:
            yield f"http://{address}", keys


def _filled(url: str) -> dict[str, int]:
    now = datetime.now(UTC)
    store = open_store(url, now=now, timezone="America/New_York")
    viewer = store.as_viewer()
    load_demo(viewer, now)
    first = worklist(viewer, now).clients[0]
    store.close()
    return {"client": first.client_id, "interview": first.rows[0].interview_id}


def take(browser: Browser, address: str, width: str, scheme: str, to: Path) -> None:
    """One picture, as tall as the page."""
    context = browser.new_context(
        viewport={"width": WIDTHS[width], "height": 900}, color_scheme="dark" if scheme == "dark" else "light"
    )
    page = context.new_page()
    page.goto(address)
    page.locator("h1").first.wait_for(timeout=30_000)
    _wait(page)
    tall = page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
    page.set_viewport_size({"width": WIDTHS[width], "height": min(max(900, tall), TALLEST)})
    _wait(page)
    page.evaluate(NO_PLACE_OF_OURS)
    with Image.open(BytesIO(page.screenshot())) as picture:
        few_colors = picture.convert("RGB").quantize(COLORS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        few_colors.save(to, optimize=True)
    context.close()


def _wait(page: Page) -> None:
    """Until all is there: the page, its charts, and its fonts."""
    page.wait_for_function(ALL_THERE, timeout=60_000)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(1000)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("pages", nargs="*", choices=[[], *PAGES], metavar="PAGE")
    options.add_argument("--to", type=Path, default=FOLDER)
    chosen = options.parse_args()
    chosen.to.mkdir(parents=True, exist_ok=True)
    wanted = chosen.pages or list(PAGES)
    chromium = shutil.which("chromium")
    if chromium is None:
        raise SystemExit("Chromium is needed: on Debian, apt install chromium.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        for names, demo in ([n for n in wanted if n != EMPTY], True), ([n for n in wanted if n == EMPTY], False):
            if not names:
                continue
            with served(demo=demo) as (address, keys):
                for name in names:
                    for width in WIDTHS:
                        for scheme in SCHEMES:
                            path = f"{address}/{PAGES[name].format(**keys)}"
                            take(browser, path, width, scheme, chosen.to / f"{name}-{width}-{scheme}.png")
        browser.close()


if __name__ == "__main__":
    main()

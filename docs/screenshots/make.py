"""Takes the pictures in this folder: every page with the sample caseload, wide and on a phone, light and dark.

    python docs/screenshots/make.py [PAGE ...]

Needs Chromium, as the browser tests do. The sample stands around today, so the pictures change with the day.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

FOLDER = Path(__file__).parent
sys.path.insert(0, str(FOLDER.parent.parent))

from coaching.demo import load_sample  # noqa: E402 - after the path to it
from coaching.store.database import open_store  # noqa: E402
from coaching.store.worklist import worklist  # noqa: E402
from tests.browser.conftest import QUIET  # noqa: E402
from tests.servers import BIN, environment, free_port, serving  # noqa: E402

WIDTHS = {"wide": 1280, "phone": 390}
SCHEMES = ("light", "dark")
TALLEST = 2400  # pixels; a picture shows what a page begins with, and the page goes on


def paths(url: str) -> dict[str, str]:
    """Where each page is, on a database with the sample; the client is the one on top of Today."""
    now = datetime.now(UTC)
    store = open_store(url, now=now, timezone="America/New_York")
    viewer = store.as_viewer()
    load_sample(viewer, now)
    first = worklist(viewer, now).clients[0]
    store.close()
    client = f"client?id={first.client_id}&interview={first.rows[0].interview_id}"
    return {"today": "", "client": client, "outcomes": "outcomes", "reports": "reports", "imports": "imports"}


def take(browser: Browser, address: str, name: str, width: str, scheme: str) -> None:
    """One picture, as tall as the page."""
    context = browser.new_context(
        viewport={"width": WIDTHS[width], "height": 900}, color_scheme="dark" if scheme == "dark" else "light"
    )
    page = context.new_page()
    page.goto(address)
    page.locator("h1").first.wait_for(timeout=30_000)
    page.wait_for_timeout(1500)
    tall = page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
    page.set_viewport_size({"width": WIDTHS[width], "height": min(max(900, tall), TALLEST)})
    page.wait_for_timeout(700)
    page.screenshot(path=FOLDER / f"{name}-{width}-{scheme}.png")
    context.close()


def main() -> None:
    chromium = shutil.which("chromium")
    if chromium is None:
        raise SystemExit("Chromium is needed: on Debian, apt install chromium.")
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        work = Path(folder) / "work"
        home.mkdir()
        work.mkdir()
        url = f"sqlite:///{home / 'afterword.sqlite3'}"
        wanted = {name: path for name, path in paths(url).items() if name in sys.argv[1:] or not sys.argv[1:]}
        port = free_port()
        command = [BIN / "afterword", "serve", "--port", str(port), "--database", url]
        with serving(command, port, folder=work, env=environment(home)) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=QUIET)
            for name, path in wanted.items():
                for width in WIDTHS:
                    for scheme in SCHEMES:
                        take(browser, f"http://{address}/{path}", name, width, scheme)
            browser.close()


if __name__ == "__main__":
    main()

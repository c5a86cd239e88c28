"""Downloads: their names, and the button that gives a file to this browser and to nobody else."""

from __future__ import annotations

from datetime import datetime
from secrets import token_hex

import streamlit as st

from coaching.clock import local_date, zone_named
from coaching.web.downloads import OFFERS, MakeFile
from pages.parts import session

RANDOM_BYTES = 4
"""In a file's name, so that no download is taken for an earlier one of the same name and length."""


def download_name(kind: str, ending: str, now: datetime, timezone: str) -> str:
    """A name that tells what and when, and that no other download has."""
    return f"afterword-{kind}-{local_date(now, zone_named(timezone))}-{token_hex(RANDOM_BYTES)}.{ending}"


def download_link(label: str, name: str, make: MakeFile, *, key: str, primary: bool = True) -> None:
    """A button that makes the file and downloads it; each run of the page offers it anew, as a link works once."""
    browser = session.browser()
    if not browser:
        st.markdown("Reload this page to download: the browser has lost what its downloads are known by.")
        return
    link = OFFERS.link(name, make, browser)
    st.link_button(
        label, link, key=key, type="primary" if primary else "secondary", icon=":material/download:", on_click="rerun"
    )

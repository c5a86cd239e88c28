"""The script of every page: the navigation, and the one place where what went wrong is told."""

import logging
from pathlib import Path

import streamlit as st

from coaching.errors import CoachingError
from coaching.web.start import settle
from pages.parts import session
from pages.parts.demo import demo_banner
from pages.parts.style import STYLE
from pages.parts.text import plain

PAGE_WIDTH = 1040
"""Pixels: a line of text stays readable on a wide screen."""
SIDEBAR_WIDTH = 220
"""Pixels: as wide as the names of the pages ask for."""
DATA = Path(__file__).parent.parent / "data"

st.set_page_config(
    page_title="Afterword", page_icon=str(DATA / "icon.png"), layout="wide", initial_sidebar_state=SIDEBAR_WIDTH
)
logo = "logo-dark.svg" if st.context.theme.type == "dark" else "logo.svg"
st.logo(str(DATA / logo), size="large", icon_image=str(DATA / "icon.png"))
st.html(STYLE)
page = st.navigation(
    [
        st.Page("today.py", title="Today", icon=":material/today:", default=True),
        st.Page("clients.py", title="Clients", icon=":material/groups:"),
        st.Page("client.py", title="Client", icon=":material/person:", visibility="hidden"),
        st.Page("guidance.py", title="Guidance", icon=":material/menu_book:"),
        st.Page("outcomes.py", title="Outcomes", icon=":material/bar_chart:"),
        st.Page("workshop.py", title="Workshop", icon=":material/co_present:"),
        st.Page("reports.py", title="Reports", icon=":material/download:"),
        st.Page("imports.py", title="Imports", icon=":material/upload:"),
        st.Page("settings.py", title="Settings", icon=":material/settings:"),
    ]
)
with st.container(width=PAGE_WIDTH, key="page"), session.frame():
    try:
        demo_banner()
        page.run()
    except CoachingError as error:
        st.error(plain(error.message), title="That did not work")
        if error.hint:
            st.markdown(plain(error.hint))
        st.page_link("clients.py", label="Find a client", icon=":material/groups:")
    except Exception:
        logging.getLogger("afterword").exception("The page %s failed.", page.title)
        st.error(
            "This page failed, and nothing was changed. Reload it; what was saved is safe.", title="Something broke"
        )
settle(page.title)

"""Demo data says so on every page, and goes in one click and an answer."""

from __future__ import annotations

import streamlit as st

from coaching.demo_office import clear_demo, is_demo
from coaching.errors import CoachingError
from pages.parts import session
from pages.parts.text import plain


def demo_banner() -> None:
    """One quiet line with a way to clear the demo; nothing where the data is the office's own."""
    if not is_demo(session.viewer()):
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="demo"):
        st.markdown(":gray[This is demo data: made-up clients.]", width="content")
        clear_button("Clear it", "clear-demo")


def demo_warning() -> None:
    """Where one's own clients come in: they would be counted together with the made-up ones."""
    if is_demo(session.viewer()):
        st.warning(
            "This office holds made-up clients. Yours would stand and be counted among them until the demo is cleared: "
            "clear it first. If you don't, clearing it later removes the made-up clients only."
        )


def clear_button(label: str, key: str) -> None:
    """A button that asks before it clears the demo."""
    if st.button(label, key=key, type="tertiary"):
        st.dialog("Clear the demo data")(_ask)()


def _ask() -> None:
    if not is_demo(session.viewer()):
        st.switch_page("today.py")
    if problem := session.said():
        st.error(plain(problem))
    st.markdown(
        "The made-up clients go, with their counselors and interviews, and with what you recorded about them. Clients "
        "whom you entered or imported yourself stay. This cannot be undone."
    )
    st.button("Clear the demo data", key="clear-demo-now", type="primary", on_click=_clear)


def _clear() -> None:
    """Callback: clears the demo, and what the session remembers, which was about it."""
    try:
        clear_demo(session.viewer(), session.now())
    except CoachingError as error:
        session.say(str(error))
    else:
        st.session_state.clear()

"""Bringing a part of the page into view when a key or a page number was pressed; nothing else moves the page."""

from __future__ import annotations

import streamlit as st

SCRIPT = """<script>
setTimeout(() => document.querySelector(".st-key-{key}")?.scrollIntoView({{block: "nearest"}}), 50);
</script>"""
"""Waits for what was sent with it to be on the page."""


def bring_into_view(key: str, thing: str, what: object) -> None:
    """At the end of a page: scrolls as little as shows the container `key`, once `thing` has become another `what`.

    Not at first, and not when it has become None. The key is made of numbers and of words from closed lists only, as
    it stands in a script.
    """
    seen = f"in-view-{thing}"
    if what is not None and st.session_state.get(seen, what) != what:
        st.html(SCRIPT.format(key=key), unsafe_allow_javascript=True)
    st.session_state[seen] = what

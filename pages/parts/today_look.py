"""What the theme has no setting for on Today, as a style sheet of its own."""

from __future__ import annotations

import streamlit as st

STYLE = """<style>
@media (min-width: 640px) {{
  [class*="st-key-row-"], .st-key-logged, .st-key-several-bar {{ flex-wrap: nowrap !important; }}
}}
@media (max-width: 639px) {{
  .st-key-keys {{ display: none !important; }}
  [class*="st-key-row-"] {{ row-gap: 0.25rem !important; }}
}}
[data-testid="stLayoutWrapper"]:has(> .st-key-held) {{ position: sticky; top: 3.75rem; z-index: 10; }}
.st-key-held > * {{ background: light-dark({light}, {dark}); border-radius: 6px; }}
.st-key-show {{ scroll-margin-top: 5rem; }}
</style>"""
"""Buttons stay beside their step on a wide screen and go below it on a phone, which has no keys to name either. What
was done last, and the bar over several steps, stay in view however long the list is."""


def today_look() -> None:
    """Takes no room on the page."""
    light, dark = (st.get_option(f"theme.{scheme}.backgroundColor") or "Canvas" for scheme in ("light", "dark"))
    st.html(STYLE.format(light=light, dark=dark))

"""Which page of a list is shown: kept in the address, one for each filter, and never past the end."""

from __future__ import annotations

import streamlit as st

IN_ADDRESS = "page"
LONGEST = 6
"""Digits; no list has a million pages."""


def page_wanted(key: str, *, from_address: bool) -> int:
    """The page that was chosen last, or the one that the address names; 1 where it names none, or nonsense."""
    if key in st.session_state:
        return int(st.session_state[key])
    text = st.query_params.get(IN_ADDRESS, "") if from_address else ""
    return max(1, int(text)) if text.isascii() and text.isdigit() and len(text) <= LONGEST else 1


def page_numbers(key: str, page: int, pages: int) -> None:
    """The pages to choose from, where there are several; the address says which one is shown."""
    if pages > 1:
        st.pagination(pages, default=page, key=key)
        st.query_params[IN_ADDRESS] = str(page)
    elif IN_ADDRESS in st.query_params:
        del st.query_params[IN_ADDRESS]

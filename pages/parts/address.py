"""A field whose value stands in the address: it survives a reload, and a link can fill it in."""

from __future__ import annotations

from collections.abc import Container

import streamlit as st

LONGEST = 200
"""Characters taken from an address; nobody asks in more."""


def follow_address(name: str, key: str, among: Container[str] | None = None) -> None:
    """Before the field `key` is shown: what a link says under `name`, unless somebody typed since; nonsense is empty.

    A field with a list to choose from (`among`) is None where nothing is chosen, a field of text is empty.
    """
    asked = st.query_params.get(name, "")[:LONGEST]
    if among is not None and asked not in among:
        asked = ""
    last = st.session_state.get(_last(key))
    typed = key in st.session_state and (st.session_state[key] or "") != last
    if key not in st.session_state or (asked != last and not typed):
        st.session_state[key] = asked or (None if among else "")


def keep_field_in_address(name: str, key: str, unsaid: str = "") -> None:
    """After the field `key` was shown: the address says what it holds, unless that goes without saying (`unsaid`).

    Each writing is a step for the browser's Back, so that nothing is written twice.
    """
    value = st.session_state[key] or ""
    st.session_state[_last(key)] = value
    if value and value != unsaid:
        if st.query_params.get(name) != value:
            st.query_params[name] = value
    elif name in st.query_params:
        del st.query_params[name]


def _last(key: str) -> str:
    return f"{key}-in-address"

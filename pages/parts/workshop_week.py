"""Which week a workshop shows: the present one, or one that was frozen and that the address names."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from coaching.selection import monday_named
from coaching.workshop.slides import week_title

WEEK = "week"
"""Name in the address."""
NOT_FROZEN = "The address names a week that was not frozen, so this is the present one."


def asked_week(frozen: Sequence[str], present: str) -> str:
    """The week that the address names, where it was frozen; else the present one, and the address says no other."""
    asked = st.query_params.get(WEEK, present)
    if asked == present or asked in frozen:
        return asked
    del st.query_params[WEEK]
    st.toast(NOT_FROZEN)
    return present


def choose_week(frozen: Sequence[str], present: str, week: str) -> None:
    """The weeks to choose from, the latest first, where there are several."""
    weeks = sorted({present, *frozen}, key=monday_named, reverse=True)
    if len(weeks) > 1:
        key = f"workshop-week-{week}"
        st.selectbox(
            "Week", weeks, index=weeks.index(week), format_func=week_title, key=key, width=260,
            on_change=_choose, args=(key,),
        )  # fmt: skip


def in_link(present: str, week: str) -> dict[str, str]:
    """What a link to the slides or the notes of a week has in its address."""
    return {} if week == present else {WEEK: week}


def _choose(key: str) -> None:
    """Callback: the address names the week that was chosen."""
    st.query_params[WEEK] = st.session_state[key]

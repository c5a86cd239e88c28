"""Ticking several steps on Today, and the bar that does something about all of them at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import streamlit as st

from coaching.store.chosen import Chosen
from pages.parts.acts import NO_LONGER_TICKED, bring_back_now, log_now
from pages.parts.asking import CHOICES, menu
from pages.parts.handouts import handouts
from pages.parts.listed import Listed, how_many, slug_of

ON = "several"


def is_on() -> bool:
    """Whether each step has a box to tick, in place of its buttons."""
    return bool(st.session_state.get(ON))


def turn() -> None:
    """Callback: boxes in place of the buttons, or buttons again."""
    st.session_state[ON] = not is_on()


def tick_box(item: Listed, label: str) -> None:
    """The box of one step."""
    st.checkbox(label, key=_key(item.slug))


def bar(items: Sequence[Listed], now: datetime) -> None:
    """How many are ticked, and what can be done about them."""
    ticked = _ticked(items)
    with st.container(border=True, horizontal=True, vertical_alignment="center", gap="small", key="several-bar"):
        st.markdown(
            f"**{how_many(ticked)}**" if ticked else "Tick what you want to do something about.", width="stretch"
        )
        if len(ticked) < len(items):
            st.button("Tick all", key="tick-all", on_click=_tick, args=(items,), type="tertiary")
        if ticked:
            _what_can_be_done(ticked, now)
        st.button("Stop", key="several-off", on_click=turn, type="tertiary")


def _what_can_be_done(ticked: Sequence[Listed], now: datetime) -> None:
    """What a single step offers, for all of them."""
    if all(item.is_snoozed(now) for item in ticked):
        st.button("Bring back", key="back-several", on_click=bring_back_now, args=(ticked,))
    elif all(item.is_open for item in ticked):
        st.button("Done", key="done-several", on_click=log_now, args=(ticked,))
    menu(CHOICES, ticked, ticked, "more-several")
    keys = tuple(sorted({item.row.client_id for item in ticked}))
    handouts(Chosen(keys), len(keys), key="several", quiet=True)


def _ticked(items: Sequence[Listed]) -> tuple[Listed, ...]:
    """The steps that are ticked; only what is on the page can be."""
    for task in st.session_state.pop(NO_LONGER_TICKED, ()):
        if (key := _key(slug_of(task))) in st.session_state:
            st.session_state[key] = False
    return tuple(item for item in items if st.session_state.get(_key(item.slug)))


def _tick(items: Sequence[Listed]) -> None:
    """Callback: ticks them all."""
    for item in items:
        st.session_state[_key(item.slug)] = True


def _key(slug: str) -> str:
    return f"tick-{slug}"

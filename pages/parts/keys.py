"""Today by keyboard: a quiet line that names the keys, and a bar at the side of the place that they act on."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from pages.parts.acts import log_now
from pages.parts.asking import Choice, ask, asked
from pages.parts.place import Place, move
from pages.parts.worklist import address_of

BAR = """<style>.st-key-{key} {{ position: relative; scroll-margin: 9rem 0 3rem; }}
.st-key-{key}::before {{ content: ""; position: absolute; top: 0.125rem; bottom: 0.125rem; left: {left};
border-left: 4px solid currentColor; border-radius: 2px; }}</style>"""


def key_line(place: Place | None) -> None:
    """J and K to the next and the previous place; D, S and O do something about it. All rest while a dialog is open."""
    rest = asked() is not None
    item = place.item if place else None
    items = (item,) if item else ()
    at = place.mark.key if place else "nowhere"  # in the keys: a press that comes late is about the place that was seen
    with st.container(horizontal=True, vertical_alignment="center", gap="medium", width="content", key="keys"):
        _key("Next", "J", "next", rest, move, 1)
        _key("Previous", "K", "previous", rest, move, -1)
        _key("Done", "D", f"done-{at}", rest or item is None or not item.is_open, log_now, items)
        _key("Snooze", "S", f"snooze-{at}", rest or item is None, ask, Choice.SNOOZE, items)
        if _key("Open", "O", f"open-{at}", rest or place is None) and place:
            st.switch_page("client.py", query_params=address_of(place.client, item))


def _key(
    label: str, letter: str, key: str, rests: bool, does: Callable[..., None] | None = None, *about: object
) -> bool:
    """One key with what it does; pale while it rests. Whether it was pressed."""
    return st.button(
        label if rests else f":gray[{label}]", key=f"key-{key}", type="tertiary", shortcut=letter, disabled=rests,
        on_click=does, args=about,
    )  # fmt: skip


def bar_at(place: Place) -> None:
    """Marks the current place by its shape."""
    left = "-0.75rem" if place.item else "0.25rem"
    st.html(BAR.format(key=place.mark.key, left=left))

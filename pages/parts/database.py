"""The database: where it is, how big, a copy of it now, whether it is sound, and the demo in it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import streamlit as st

from coaching.demo_office import is_demo
from coaching.store.access import Store
from coaching.store.backup import backup, check
from coaching.store.office import has_clients
from pages.parts import session
from pages.parts.demo import clear_button
from pages.parts.empty import demo_button, fill_with_demo
from pages.parts.text import plain
from pages.parts.told import Section, tell

KILO = 1000
UNITS = ("bytes", "kB", "MB", "GB", "TB")
WITH_LOG = ("", "-wal")
"""What the data is in: the file, and what was written last beside it."""


def database_section(store: Store, now: datetime) -> None:
    """Where it is and what can be done with it."""
    st.code(str(store.path), language=None, wrap_lines=True)
    st.caption(f"{size_words(database_size(store.path))}. Everything is in this file, and nothing leaves this machine.")
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        wanted = st.button("Back up now", key="backup", icon=":material/save:")
        checked = st.button("Check", key="check", icon=":material/fact_check:")
        if is_demo(session.viewer()):
            clear_button("Clear the demo data", "clear-demo-here")
        filled = not has_clients(session.viewer()) and demo_button()
    if wanted:
        _back_up(store, now)
    if checked:
        _check(store)
    if filled:
        fill_with_demo()


def _back_up(store: Store, now: datetime) -> None:
    path = store.path.with_name(backup_name(store.path, now))
    with st.spinner("Copying the database."):
        backup(store, path)
    tell(Section.DATABASE, f"Backed up to {path}, {size_words(path.stat().st_size)}.")
    st.rerun()


def _check(store: Store) -> None:
    with st.spinner("Reading all of the database."):
        faults = check(store)
    if not faults:
        st.markdown("The database is sound: its pages, its references and its audit.")
        return
    st.error("\n".join(f"- {plain(fault)}" for fault in faults), title="The database is damaged")
    st.markdown("Keep this file as it is, and go back to a backup.")


def backup_name(path: Path, now: datetime) -> str:
    """The name of a copy, with the instant (UTC) that it is of."""
    return f"{path.stem}-{now:%Y-%m-%dT%H%M%SZ}{path.suffix}"


def database_size(path: Path) -> int:
    """Bytes, with what was written last."""
    parts = (path.with_name(path.name + ending) for ending in WITH_LOG)
    return sum(part.stat().st_size for part in parts if part.exists())


def size_words(size: int) -> str:
    """ "3.2 MB"."""
    amount, units = float(size), iter(UNITS)
    unit = next(units)
    while amount >= KILO and unit != UNITS[-1]:
        amount, unit = amount / KILO, next(units)
    return f"{amount:.0f} {unit}" if unit == UNITS[0] else f"{amount:.1f} {unit}"

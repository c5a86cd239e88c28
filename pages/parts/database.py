"""The database: where it is, how big, a copy of it now, whether it is sound, and the demo in it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import streamlit as st

from coaching.demo_office import is_demo
from coaching.store.access import Store
from coaching.store.backup import backup, check, database_size
from coaching.store.office import has_clients
from pages.parts import session
from pages.parts.demo import clear_button
from pages.parts.empty import demo_button, fill_with_demo
from pages.parts.text import plain
from pages.parts.told import Section, tell

KILO = 1000
UNITS = ("bytes", "kB", "MB", "GB", "TB")
IN_FILE = "Everything is in this file, and nothing leaves this machine."
ON_SERVER = (
    "Everything is on this PostgreSQL server, and goes nowhere else. Whoever looks after it makes the backups; "
    "`afterword backup FILE` makes one too."
)


def database_section(store: Store, now: datetime) -> None:
    """Where it is and what can be done with it."""
    st.code(str(store.address), language=None, wrap_lines=True)
    st.caption(f"{size_words(database_size(store))}. {IN_FILE if store.path else ON_SERVER}")
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        wanted = store.path and st.button("Back up now", key="backup", icon=":material/save:")
        checked = st.button("Check", key="check", icon=":material/fact_check:")
        if is_demo(session.viewer()):
            clear_button("Clear the demo data", "clear-demo-here")
        filled = not has_clients(session.viewer()) and demo_button()
    if wanted and store.path:
        _back_up(store, store.path, now)
    if checked:
        _check(store)
    if filled:
        fill_with_demo()


def _back_up(store: Store, beside: Path, now: datetime) -> None:
    path = beside.with_name(backup_name(beside, now))
    with st.spinner("Copying the database."):
        backup(store, path)
    tell(Section.DATABASE, f"Backed up to {path}, {size_words(path.stat().st_size)}.")
    st.rerun()


def _check(store: Store) -> None:
    with st.spinner("Reading all of the database."):
        faults = check(store)
    if not faults:
        what = "its pages, its references and its audit" if store.path else "its audit is as it was written"
        st.markdown(f"The database is sound: {what}.")
        return
    st.error("\n".join(f"- {plain(fault)}" for fault in faults), title="The database is damaged")
    st.markdown("Keep it as it is, and go back to a backup.")


def backup_name(path: Path, now: datetime) -> str:
    """The name of a copy, with the instant (UTC) that it is of."""
    return f"{path.stem}-{now:%Y-%m-%dT%H%M%SZ}{path.suffix}"


def size_words(size: int) -> str:
    """ "3.2 MB"."""
    amount, units = float(size), iter(UNITS)
    unit = next(units)
    while amount >= KILO and unit != UNITS[-1]:
        amount, unit = amount / KILO, next(units)
    return f"{amount:.0f} {unit}" if unit == UNITS[0] else f"{amount:.1f} {unit}"

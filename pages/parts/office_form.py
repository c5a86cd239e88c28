"""The office: its name, and the time zone that days are counted in."""

from __future__ import annotations

from functools import lru_cache, partial
from zoneinfo import available_timezones

import streamlit as st

from coaching.store.office import Office
from coaching.store.settings import OfficeChanges, save_office
from pages.parts import session
from pages.parts.told import Fields, Section, attempt, held, typed

UTC_NAME = "UTC"


def office_form(office: Office) -> None:
    """Name and zone, saved together."""
    name = held("office-name", office.version, office.name)
    zone = held("office-timezone", office.version, office.timezone)
    with st.form("office", border=False):
        st.text_input("Name", key=name, autocomplete="off")
        st.selectbox("Time zone", _zones(office.timezone), key=zone, format_func=_said)
        st.caption(
            "A new interview starts with it, and Today begins and ends by it. Interviews keep the zone they have."
        )
        fields = {"name": name, "timezone": zone}
        st.form_submit_button("Save the office", on_click=_save, args=(office.version, fields))


def _save(version: int, fields: Fields) -> None:
    """Callback: saves both over the version that was shown."""
    attempt(Section.OFFICE, partial(_saved, version, fields), fields)


def _saved(version: int, fields: Fields) -> str:
    texts = typed(fields)
    changes = OfficeChanges(name=texts["name"], timezone=texts["timezone"])
    new = save_office(session.viewer(), version, changes, now=session.now())
    return "The office is as it was." if new == version else "The office is saved."


def _said(zone: str) -> str:
    return zone.replace("_", " ")


@lru_cache(maxsize=8)
def _zones(chosen: str) -> tuple[str, ...]:
    """Every zone that is a place, and UTC."""
    places = {name for name in available_timezones() if "/" in name and not name.startswith("Etc/")}
    return tuple(sorted(places | {UTC_NAME, chosen}))

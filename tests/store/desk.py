"""For the tests of daily work: members, entries with defaults, and everything that is stored, to compare."""

from __future__ import annotations

from typing import Any

from sqlalchemy import inspect

from coaching.store.access import Viewer
from coaching.store.entry import InterviewEntry, PersonEntry
from coaching.store.settings import MemberEntry, add_member
from coaching.store.tables import MemberRole
from tests.builders import instant
from tests.store.caseloads import NOW

AT_ACME = InterviewEntry("Acme Labs", "Lab technician", starts_at=instant("2026-03-16T10:00"))
GRACE = PersonEntry("Grace Sample", "Dr.", "Lab manager")
NOT_COMPARED = ("audit", "offices", "deletions", "client_search", "alembic", "sqlite")


def a_member(viewer: Viewer, name: str = "Bo", role: MemberRole = MemberRole.COUNSELOR) -> Viewer:
    """A new member, with the address bo@x.org."""
    return viewer.store.as_viewer(add_member(viewer, MemberEntry(name, f"{name.lower()}@x.org", role), now=NOW))


def everything(viewer: Viewer) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all tables but the audit, the office with its data version, and what can be undone."""
    with viewer.read() as connection:
        tables = [name for name in inspect(connection).get_table_names() if not name.startswith(NOT_COMPARED)]
        return {
            table: sorted(map(tuple, connection.exec_driver_sql(f"SELECT * FROM {table}").all()), key=repr)  # noqa: S608
            for table in tables
        }

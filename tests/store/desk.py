"""For the tests of daily work: members, entries with defaults, and everything that is stored, to compare."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Inspector, inspect

from coaching.store.access import Viewer
from coaching.store.entry import InterviewEntry, PersonEntry
from coaching.store.settings import MemberEntry, add_member
from coaching.store.tables import MemberRole
from tests.builders import instant
from tests.store.caseloads import NOW

AT_ACME = InterviewEntry("Acme Labs", "Lab technician", starts_at=instant("2026-03-16T10:00"))
GRACE = PersonEntry("Grace Sample", "Dr.", "Lab manager")
NOT_COMPARED = ("audit", "deletions", "client_search", "alembic", "sqlite")


def a_member(viewer: Viewer, name: str = "Bo", role: MemberRole = MemberRole.COUNSELOR) -> Viewer:
    """A new member, with the address bo@x.org."""
    return viewer.store.as_viewer(add_member(viewer, MemberEntry(name, f"{name.lower()}@x.org", role), now=NOW))


def everything(viewer: Viewer) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all tables but the audit, the data versions, and what can be undone."""
    with viewer.read() as connection:
        look = inspect(connection)
        tables = [name for name in look.get_table_names() if not name.startswith(NOT_COMPARED)]
        return {table: sorted(_rows(connection, look, table), key=repr) for table in tables}


def _rows(connection: Connection, look: Inspector, table: str) -> list[tuple[Any, ...]]:
    names = ", ".join(column["name"] for column in look.get_columns(table) if column["name"] != "data_version")
    return list(map(tuple, connection.exec_driver_sql(f"SELECT {names} FROM {table}").all()))  # noqa: S608 - its own names

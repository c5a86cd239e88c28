"""What was deleted or imported can be undone for a day; then how is forgotten, by the next write of anybody."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, select

from coaching.store.tables import Deletions, ImportChanges, Imports

UNDO_TIME = timedelta(hours=24)
"""How long what was deleted is kept; own judgement: noticed the same day, and gone the next."""


def forget_deletions(connection: Connection, now: datetime) -> None:
    """Deletes for good what was deleted longer ago, and its words out of the search; and what an import replaced."""
    imported = select(Imports.id).where(Imports.at <= now - UNDO_TIME)
    connection.execute(delete(ImportChanges).where(ImportChanges.import_id.in_(imported)))
    if connection.execute(delete(Deletions).where(Deletions.at <= now - UNDO_TIME)).rowcount:
        forget_words(connection)


def forget_words(connection: Connection) -> None:
    """Rewrites the full-text index: a word deleted from it stays in its pages until then."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("INSERT INTO client_search(client_search) VALUES ('optimize')")

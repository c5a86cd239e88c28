"""Forms begun and not saved, so that a reload or a restart loses nothing. They are a member's own.

They are kept as they are typed, many times a minute, and are nobody's record yet: so they leave no trace in the audit,
do not move the data version, which would make every open page read everything again, and are forgotten after a while.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, delete, insert, select

from coaching.errors import CoachingError
from coaching.store.access import Viewer, found
from coaching.store.tables import Clients, FormDrafts

KEPT = timedelta(days=30)
"""Own judgement: nobody goes back to a form after a month."""
MOST_KEPT = 500_000
"""Characters of one form; own judgement: several long notes."""
ABOUT_NOTHING = 0
Change = Callable[[dict[str, str] | None], dict[str, str] | None]
"""From what is kept (None: nothing) to what is to be kept."""


def save_draft(
    viewer: Viewer, form: str, key: int | None, values: dict[str, str], *, now: datetime, client_id: int | None = None
) -> None:
    """Keeps what a form holds; `key` is what it is about. With a client, it goes when the client is deleted."""
    change_draft(viewer, form, key, lambda _: values, now=now, client_id=client_id)


def change_draft(
    viewer: Viewer, form: str, key: int | None, change: Change, *, now: datetime, client_id: int | None = None
) -> None:
    """Keeps what `change` makes of what is kept, in one step, so that two windows lose nothing of each other's."""
    with viewer.write(now) as writing:
        connection = writing.connection
        if client_id is not None:
            client = select(Clients.id).where(Clients.id == client_id, viewer.sees(Clients.counselor_id))
            found(connection.execute(client).first(), "client")
        connection.execute(delete(FormDrafts).where(FormDrafts.updated_at <= now - KEPT))
        values = change(_kept(connection, viewer, form, key, to_change=True))
        connection.execute(delete(FormDrafts).where(*_of(viewer, form, key)))
        if values is None:
            return
        if sum(map(len, values.values())) > MOST_KEPT:
            raise CoachingError("This is too much text to keep as a draft.", "Save it, or shorten it.")
        content = json.dumps(values, ensure_ascii=True)  # so that half a character is kept, which a database refuses
        row = {"member_id": viewer.member_id, "form": form, "about": key or ABOUT_NOTHING, "client_id": client_id}
        connection.execute(insert(FormDrafts).values(updated_at=now, content=content, **row))


def draft_of(viewer: Viewer, form: str, key: int | None) -> dict[str, str] | None:
    """What the form held when it was last kept; None where nothing is kept."""
    with viewer.read() as connection:
        return _kept(connection, viewer, form, key)


def _kept(
    connection: Connection, viewer: Viewer, form: str, key: int | None, *, to_change: bool = False
) -> dict[str, str] | None:
    query = select(FormDrafts.content).where(*_of(viewer, form, key))
    content = connection.execute(query.with_for_update() if to_change else query).scalar_one_or_none()
    return None if content is None else dict(json.loads(content))


def drop_draft(viewer: Viewer, form: str, key: int | None, *, now: datetime) -> None:
    """Forgets it, as after saving; nothing happens where none is kept."""
    with viewer.write(now) as writing:
        writing.connection.execute(delete(FormDrafts).where(*_of(viewer, form, key)))


def _of(viewer: Viewer, form: str, key: int | None) -> tuple[ColumnElement[bool], ...]:
    about = key or ABOUT_NOTHING
    return FormDrafts.member_id == viewer.member_id, FormDrafts.form == form, FormDrafts.about == about

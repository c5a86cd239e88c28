"""Every version of a note that was saved: who saved it when, and the way back to it.

A version from before a note was shared is still for its writer alone.
"""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import or_, select

from coaching.store.access import Viewer, found
from coaching.store.notes import SAID, NoteChanges, NoteEntry, may_read, save_note
from coaching.store.tables import Clients, Members, Notes, NoteVersions

BROUGHT_BACK = ("day", "body", "kind", "who", "next_step")
"""What an earlier version gives back; who sees the note, and the interview it is about, stay as they are."""


class NoteVersion(NamedTuple):
    """A note as it was saved; of the interview that it was about then nothing is kept."""

    version: int
    by: str
    at: datetime
    note: NoteEntry


def versions_of(viewer: Viewer, note_id: int) -> tuple[NoteVersion, ...]:
    """The versions of a note that the viewer may read, the latest first; none where they may not read the note."""
    columns = [getattr(NoteVersions, name) for name in SAID]
    query = (
        select(NoteVersions.version, Members.name, NoteVersions.at, *columns)
        .join(Notes, Notes.id == NoteVersions.note_id)
        .join(Clients, Clients.id == Notes.client_id)
        .join(Members, Members.id == NoteVersions.member_id)
        .where(NoteVersions.note_id == note_id, may_read(viewer))
        .where(or_(NoteVersions.shared, Notes.member_id == viewer.member_id))
        .order_by(NoteVersions.version.desc())
    )
    with viewer.read() as connection:
        return tuple(
            NoteVersion(version, by, at, NoteEntry(**dict(zip(SAID, said, strict=True))))
            for version, by, at, *said in connection.execute(query)
        )


def bring_back(viewer: Viewer, note_id: int, version: int, wanted: int, *, now: datetime) -> int:
    """Saves an earlier version over the one that is seen; the new version. Stale where somebody saved meanwhile."""
    earlier = found(next((one for one in versions_of(viewer, note_id) if one.version == wanted), None), "note")
    changes: NoteChanges = {  # type: ignore[assignment]  # the keys are those of its fields
        name: getattr(earlier.note, name) for name in BROUGHT_BACK
    }
    return save_note(viewer, note_id, version, changes, now=now)

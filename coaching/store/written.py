"""Messages being written: a member's own text for a step, saved as it is typed, there after a restart.

Like a form begun (drafts.py) it is nobody's record yet: no trace in the audit, no new data version. What was sent is
kept with the action that says so.
"""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, update

from coaching.drafts import DraftKind, Tone
from coaching.errors import CoachingError
from coaching.refusals import faults_of_texts, refuse
from coaching.store.access import Viewer
from coaching.store.actions import check_person
from coaching.store.records import fields_of
from coaching.store.tables import Drafts
from coaching.store.tasks import Task, interviews_in_view


class Written(NamedTuple):
    """A message as it stands, of which kind and in which tone it was begun."""

    kind: DraftKind
    tone: Tone
    subject: str
    body: str


class WrittenElsewhere(CoachingError):  # noqa: N818 - no error of the program, but something to decide
    """The same message was changed in another window first; `version` and `written` are as it stands there."""

    def __init__(self, version: int, written: Written | None) -> None:
        super().__init__("This message was changed in another window.", "Choose which one should stand.")
        self.version, self.written = version, written


def written_message(viewer: Viewer, task: Task) -> tuple[int, Written | None]:
    """The viewer's own message for a step, with its version, which is 0 where there is none."""
    with viewer.read() as connection:
        interviews_in_view(connection, viewer, [task.interview_id])
        return _stands(connection, viewer, task)


def save_message(viewer: Viewer, task: Task, version: int, written: Written, *, now: datetime) -> int:
    """Saves it over that version; the new one. WrittenElsewhere where it was changed meanwhile."""
    refuse([*faults_of_texts({"note": written.body}), *faults_of_texts({"subject": written.subject})])
    with viewer.write(now) as writing:
        connection = writing.connection
        _refuse_other_version(connection, viewer, task, version)
        values = {**written._asdict(), "version": version + 1, "updated_at": now}
        if version:
            connection.execute(update(Drafts).where(*_of(viewer, task)).values(**values))
        else:
            connection.execute(insert(Drafts).values(member_id=viewer.member_id, **task._asdict(), **values))
    return version + 1


def drop_message(viewer: Viewer, task: Task, version: int, *, now: datetime) -> None:
    """Forgets it, as where the text is again the one that the record gives; nothing happens where there is none."""
    with viewer.write(now) as writing:
        _refuse_other_version(writing.connection, viewer, task, version)
        writing.connection.execute(delete(Drafts).where(*_of(viewer, task)))


def _refuse_other_version(connection: Connection, viewer: Viewer, task: Task, version: int) -> None:
    """NotFound where the step is none that the viewer may write for; WrittenElsewhere where it is not that version."""
    interviews_in_view(connection, viewer, [task.interview_id])
    if task.person_id is not None:
        check_person(connection, task.person_id, task.interview_id)
    stands, written = _stands(connection, viewer, task)
    if stands != version:
        raise WrittenElsewhere(stands, written)


def _stands(connection: Connection, viewer: Viewer, task: Task) -> tuple[int, Written | None]:
    query = select(Drafts.version, *fields_of(Drafts, Written._fields)).where(*_of(viewer, task))
    row = connection.execute(query.order_by(Drafts.id.desc()).limit(1)).first()
    return (row[0], Written(*row[1:])) if row else (0, None)


def _of(viewer: Viewer, task: Task) -> tuple[ColumnElement[bool], ...]:
    """The draft of this member for this step; nobody's step is kept as that of person 0, which there is none."""
    return (
        Drafts.member_id == viewer.member_id,
        Drafts.interview_id == task.interview_id,
        Drafts.step == task.step,
        Drafts.ordinal == task.ordinal,
        func.coalesce(Drafts.person_id, 0) == (task.person_id or 0),
    )

"""A debrief as it is talked through: what was told, the people met, the interview itself; saved at once or not at all.

Saving it logs that it was done, and where the client says so that the references were alerted.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, select

from coaching.errors import CoachingError
from coaching.model import Action, ActionStep, Channel, Debrief, Interview, InterviewStatus, KnownFrom
from coaching.plan import NO_PLAN
from coaching.store.access import Viewer, Writing
from coaching.store.actions import add_actions, new_id, take_back_actions, to_the_minute
from coaching.store.debriefs import DebriefChanges, debriefs_among, write_debrief
from coaching.store.interviews import InterviewChanges, write_interview
from coaching.store.people import (
    PersonCard,
    PersonChanges,
    PersonEntry,
    add_people,
    people_at,
    remove_people,
    write_person,
)
from coaching.store.replan import plan_anew
from coaching.store.tables import Actions, Interviews
from coaching.store.tasks import InView, interviews_in_view

STEPS = (ActionStep.DEBRIEF, ActionStep.ALERT_REFERENCES)


class Versions(NamedTuple):
    """Of the records that a debrief is about; of people by key."""

    interview: int
    debrief: int
    people: Mapping[int, int]


class Debriefing(NamedTuple):
    """All that a debrief is about, as it is recorded; `done` are those of its steps that are logged, and not waived."""

    versions: Versions
    interview: Interview
    debrief: Debrief
    people: tuple[PersonCard, ...]
    done: frozenset[ActionStep]


class Told(NamedTuple):
    """What a debrief changes: only what is named; people by key."""

    debrief: DebriefChanges
    interview: InterviewChanges
    people: Mapping[int, PersonChanges]
    new_people: tuple[PersonEntry, ...] = ()
    references_alerted: bool = False


class Saved(NamedTuple):
    """A debrief that was saved, so that it can be undone: what was recorded before, and what was added."""

    interview_id: int
    told: Told
    before: Debriefing
    after: Versions
    new_people: tuple[int, ...]
    action_ids: tuple[int, ...]


def debriefing_of(viewer: Viewer, interview_id: int) -> Debriefing:
    """What is recorded so far; NotFound where the viewer may not see the interview."""
    with viewer.read() as connection:
        return _read(connection, viewer, interview_id)


def _read(connection: Connection, viewer: Viewer, interview_id: int) -> Debriefing:
    seen = interviews_in_view(connection, viewer, [interview_id])[interview_id]
    version = connection.execute(select(Interviews.version).where(Interviews.id == interview_id)).scalar_one()
    told = debriefs_among(connection, [interview_id])[interview_id]
    people = people_at(connection, interview_id)
    versions = Versions(version, told.version, {card.key: card.version for card in people})
    return Debriefing(versions, seen.interview, told.debrief, people, _done(connection, interview_id))


def save_debriefing(
    viewer: Viewer, interview_id: int, versions: Versions, told: Told, channel: Channel, *, now: datetime
) -> Saved:
    """Saves it, talked through by that channel; what undoes it.

    Stale where one of the records that it changes was saved meanwhile, CoachingError where something can't be so:
    nothing is saved then. An interview that was only scheduled was held.
    """
    with viewer.write(now) as writing:
        connection = writing.connection
        seen = interviews_in_view(connection, viewer, [interview_id])[interview_id]
        _refuse_unheld(seen.interview, now)
        before = _read(connection, viewer, interview_id)
        told = told._replace(interview=_of_interview(told, seen.interview))
        _write(writing, interview_id, seen, versions, told)
        whose = {"client_id": seen.client_id, "counselor_id": seen.counselor_id}
        added = add_people(writing, told.new_people, interview_id=interview_id, **whose)
        if added:
            plan_anew(writing, [interview_id])
        logged = _log(writing, interview_id, seen, channel, references_alerted=told.references_alerted)
        return Saved(interview_id, told, before, _read(connection, viewer, interview_id).versions, added, logged)


def undo_debriefing(viewer: Viewer, saved: Saved, *, now: datetime) -> None:
    """As it was before, for all that this debrief changed; Stale where one of those records was saved since."""
    before, told = saved.before, saved.told
    people = {card.key: card.person for card in before.people}
    back = Told(
        _as_before(before.debrief, told.debrief),  # type: ignore[arg-type]  # the keys are those of its fields
        _as_before(before.interview, told.interview),  # type: ignore[arg-type]
        {key: _as_before(people[key], changed) for key, changed in told.people.items()},  # type: ignore[misc]  # as above
    )
    with viewer.write(now) as writing:
        seen = interviews_in_view(writing.connection, viewer, [saved.interview_id])[saved.interview_id]
        _write(writing, saved.interview_id, seen, saved.after, back)
        remove_people(writing, saved.new_people)
        if saved.action_ids:
            take_back_actions(writing, saved.action_ids)


def _as_before(record: NamedTuple, changed: Mapping[str, object]) -> dict[str, object]:
    return {name: getattr(record, name) for name in changed}


def _write(writing: Writing, interview_id: int, seen: InView, versions: Versions, told: Told) -> None:
    if told.debrief:
        write_debrief(writing, interview_id, seen.client_id, versions.debrief, told.debrief)
    if told.interview:
        write_interview(writing, interview_id, versions.interview, told.interview)
    for key, changes in told.people.items():
        write_person(writing, key, versions.people[key], changes)


def _refuse_unheld(interview: Interview, now: datetime) -> None:
    if interview.status in NO_PLAN or interview.starts_at > now:
        raise CoachingError(
            "There is nothing to debrief: this interview did not take place.", "Correct the interview, if it did."
        )


def _of_interview(told: Told, interview: Interview) -> InterviewChanges:
    if interview.status is InterviewStatus.SCHEDULED:
        return {**told.interview, "status": InterviewStatus.HELD}
    return told.interview


def _log(
    writing: Writing, interview_id: int, seen: InView, channel: Channel, *, references_alerted: bool
) -> tuple[int, ...]:
    """Logs the steps that are done now and were not before."""
    done, at = _done(writing.connection, interview_id), to_the_minute(writing.now)
    debrief = Action("", str(interview_id), "", ActionStep.DEBRIEF, at, channel, known_from=KnownFrom.SEEN)
    alert = debrief._replace(step=ActionStep.ALERT_REFERENCES, channel=Channel.PHONE, known_from=KnownFrom.CLIENT)
    actions = [
        action._replace(action_id=new_id(writing.now))
        for action in ([debrief, alert] if references_alerted else [debrief])
        if action.step not in done
    ]
    return add_actions(writing, [(action, seen) for action in actions]) if actions else ()


def _done(connection: Connection, interview_id: int) -> frozenset[ActionStep]:
    made = (Actions.interview_id == interview_id, Actions.step.in_(STEPS), Actions.channel != Channel.WAIVED)
    return frozenset(connection.execute(select(Actions.step).where(*made)).scalars())

"""Logging for several steps or clients at once: all in one transaction, or nothing and a word for which it can't be."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from coaching.errors import CoachingError, Fault
from coaching.guidance.channels import usual_channel
from coaching.model import Action, ActionStep, Channel, KnownFrom, Step
from coaching.refusals import faults_of_action, faults_of_texts, refuse
from coaching.store.access import Viewer
from coaching.store.actions import add_actions, new_id, remove_many, to_the_minute
from coaching.store.records import key_text
from coaching.store.replan import policy_of
from coaching.store.tasks import WAIVED, InView, Planned, Task, interviews_in_view, planned, refuse_any

TOO_EARLY = Fault(
    "at", "It can be waived once the interview has begun.", "Snooze it until then, or cancel the interview."
)

__all__ = ["log_many", "log_nudge", "remove_many", "waive"]


def log_many(
    viewer: Viewer,
    tasks: Sequence[Task],
    *,
    at: datetime | Sequence[datetime],
    channel: Channel | None,
    known_from: KnownFrom,
    now: datetime,
    note: str = "",
    next_update_on: date | None = None,
) -> tuple[int, ...]:
    """Logs these steps as done; the actions' keys, in their order. `at` is one instant for all, or one for each.

    Without a channel each is logged in its step's usual way; `next_update_on` is what was heard at status checks, and
    left out of other steps. Refused where one of them is done already, can't have
    been then, or is no step of the plan; NotFound where one is somebody else's.
    """
    times = [at] * len(tasks) if isinstance(at, datetime) else at
    refuse(faults_of_texts({"note": note}))
    with viewer.write(now) as writing:
        rows = planned(writing.connection, viewer, tasks)
        refuse_any([(row.task, row.said, fault) for row in rows if (fault := _undoable(row, channel, now))])
        policy = policy_of(writing.connection, viewer.office_id)
        new = [
            (
                Action(
                    new_id(now), str(row.task.interview_id), key_text(row.task.person_id),
                    ActionStep(row.task.step.value), to_the_minute(time),
                    channel or usual_channel(row.task.step, policy),
                    next_update_on if row.task.step is Step.STATUS_CHECK else None, known_from, note,
                ),
                row.seen,
            )
            for row, time in zip(rows, times, strict=True)
        ]  # fmt: skip
        faults = [(row, _first_fault(action, row.seen, now)) for row, (action, _) in zip(rows, new, strict=True)]
        refuse_any([(row.task, row.said, fault) for row, fault in faults if fault])
        return add_actions(writing, new)


def waive(viewer: Viewer, tasks: Sequence[Task], reason: str, *, now: datetime) -> tuple[int, ...]:
    """Waives these steps for a reason, which is kept as the note; the actions' keys. Refused as in `log_many`."""
    if not reason.strip():
        raise CoachingError("A step is waived for a reason.", "Say in a few words why it is not to be done.")
    return log_many(
        viewer, tasks, at=now, channel=Channel.WAIVED, known_from=KnownFrom.SEEN, now=now, note=reason.strip()
    )


def log_nudge(
    viewer: Viewer, interview_ids: Sequence[int], *, at: datetime, channel: Channel, now: datetime
) -> tuple[int, ...]:
    """Logs that the counselor nudged the client about each of these interviews; the actions' keys, in their order."""
    if channel is Channel.WAIVED:
        raise CoachingError("A nudge is not waived.", "Say how the client was reached.")
    with viewer.write(now) as writing:
        seen = interviews_in_view(writing.connection, viewer, interview_ids)
        new = [(_nudge(key, at, channel, now), seen[key]) for key in seen]
        for action, one in new:
            if fault := _first_fault(action, one, now):
                raise CoachingError(f"{one.said}: {fault.fault}", f"Nothing was changed. {fault.remedy}")
        return add_actions(writing, new)


def _nudge(interview_id: int, at: datetime, channel: Channel, now: datetime) -> Action:
    where = (new_id(now), str(interview_id), "")
    return Action(*where, ActionStep.NUDGE, to_the_minute(at), channel, known_from=KnownFrom.SEEN)


def _undoable(row: Planned, channel: Channel | None, now: datetime) -> Fault | None:
    """Why a step can't be logged, or waived, at all."""
    if (fault := row.fault()) or channel is not Channel.WAIVED:
        return fault
    if row.waived:
        return WAIVED
    return TOO_EARLY if row.seen.interview.starts_at > now else None


def _first_fault(action: Action, seen: InView, now: datetime) -> Fault | None:
    return next(iter(faults_of_action(action, seen.interview, now)), None)

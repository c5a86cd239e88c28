"""What a counselor does about the steps of the worklist. Each act is remembered with what takes it back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import NamedTuple

import streamlit as st

from coaching.clock import local_date, zone_named
from coaching.errors import CoachingError
from coaching.guidance.channels import usual_channel
from coaching.model import Channel, KnownFrom, Step
from coaching.store.bulk import log_many, log_nudge, remove_many, waive
from coaching.store.debriefing import Saved, undo_debriefing
from coaching.store.snoozes import snooze, unsnooze
from coaching.store.tasks import Refused, Task
from coaching.wording import day_words, moment_words, named
from pages.parts import session
from pages.parts.listed import Listed, how_many, said
from pages.parts.text import plain

LAST_ACT = "logged"
NO_LONGER_TICKED = "no-longer-ticked"


class Logged(NamedTuple):
    """One logged action as it stands, to be corrected; `client_name` may be left out where the page names it."""

    action_id: int
    version: int
    step: Step
    whom: str
    at: datetime
    timezone: str
    channel: Channel
    known_from: KnownFrom
    next_update_on: date | None = None
    client_name: str = ""


class Act(NamedTuple):
    """The last thing done in this session: in words (Markdown), and what takes it back.

    `snoozed` are the steps with the date until which each was snoozed before; None where it was not.
    """

    words: str
    action_ids: tuple[int, ...] = ()
    snoozed: tuple[tuple[Task, date | None], ...] = ()
    tasks: tuple[Task, ...] = ()
    logged: Logged | None = None
    debriefed: Saved | None = None

    @property
    def action_id(self) -> int | None:
        """The one action that was logged, where it was one."""
        return self.action_ids[0] if len(self.action_ids) == 1 else None


def last_act() -> Act | None:
    """What was done last in this session, unless it was taken back."""
    act: Act | None = st.session_state.get(LAST_ACT)
    return act


def remember(act: Act) -> None:
    """Makes this the last act, and unticks its steps."""
    st.session_state[LAST_ACT] = act
    untick(act.tasks)


def untick(tasks: Sequence[Task]) -> None:
    """From the next run on these steps are ticked no longer; see `pages.parts.several`."""
    st.session_state[NO_LONGER_TICKED] = (*st.session_state.get(NO_LONGER_TICKED, ()), *tasks)


def attempt(act: Callable[[], Act]) -> None:
    """Callback: does it and remembers it, or says why not; what was refused is unticked."""
    try:
        remember(act())
    except CoachingError as error:
        if isinstance(error, Refused):
            if _just_done(error.tasks):
                return
            untick(error.tasks)
        session.say(str(error))


def _just_done(tasks: Sequence[Task]) -> bool:
    """Whether it was the second of two clicks that was refused: the first logged these very steps."""
    act = last_act()
    return act is not None and bool(act.action_ids) and set(tasks) <= set(act.tasks)


def log_now(items: Sequence[Listed]) -> None:
    """Callback: logs these steps as done now, each in its usual way, as the client said."""
    attempt(lambda: log(items, [session.now()] * len(items), None, KnownFrom.CLIENT))


def bring_back_now(items: Sequence[Listed]) -> None:
    """Callback: puts snoozed steps back on the list."""
    attempt(lambda: _brought_back(items))


def log(
    items: Sequence[Listed], times: Sequence[datetime], channel: Channel | None, known_from: KnownFrom,
    *, note: str = "", next_update_on: date | None = None,
) -> Act:  # fmt: skip
    """Logs these steps as done, one time for each; channel None is the usual one of each, see `log_many`."""
    now, tasks = session.now(), tasks_of(items)
    keys = log_many(
        session.viewer(), tasks, at=times, channel=channel, known_from=known_from, now=now, note=note.strip(),
        next_update_on=next_update_on,
    )  # fmt: skip
    if len(items) > 1:
        how = f"{named(channel) if channel else 'in their usual way'}, {named(known_from)}"
        return Act(f"**Logged.** {how_many(items)} ({how}).", keys, tasks=tasks)
    row = items[0].row
    channel = channel or usual_channel(row.step, session.office().policy)
    logged = Logged(
        keys[0], 1, row.step, items[0].whom, times[0], row.timezone, channel, known_from, next_update_on,
        items[0].client_name,
    )  # fmt: skip
    return Act("", keys, tasks=tasks, logged=logged)


def waived(items: Sequence[Listed], reason: str) -> Act:
    """Waives these steps for a reason."""
    keys = waive(session.viewer(), tasks_of(items), reason, now=session.now())
    return Act(f"**Waived.** {said(items)} (“{plain(reason)}”).", keys, tasks=tasks_of(items))


def snoozed(items: Sequence[Listed], until: date) -> Act:
    """Puts these steps off until a date."""
    now = session.now()
    snooze(session.viewer(), tasks_of(items), until, now=now)
    on = day_words(until, local_date(now, zone_named(items[0].row.timezone)))
    return Act(f"**Snoozed until {on}.** {said(items)}.", snoozed=_until_now(items, now), tasks=tasks_of(items))


def _brought_back(items: Sequence[Listed]) -> Act:
    """Puts snoozed steps back on the list."""
    now = session.now()
    unsnooze(session.viewer(), tasks_of(items), now=now)
    return Act(f"**Back on Today.** {said(items)}.", snoozed=_until_now(items, now), tasks=tasks_of(items))


def nudged(items: Sequence[Listed], at: datetime, channel: Channel) -> Act:
    """Logs that the client, or each of several, was nudged about these steps."""
    now = session.now()
    interviews = dict.fromkeys(item.row.interview_id for item in items)
    keys = log_nudge(session.viewer(), list(interviews), at=at, channel=channel, now=now)
    names = list(dict.fromkeys(item.client_name for item in items))
    whom = plain(names[0]) if len(names) == 1 else f"{len(names)} clients"
    when = moment_words(at, session.office().timezone, now)
    untick(tasks_of(items))
    return Act(f"**Nudge logged.** {whom}, {when} ({named(channel)}).", keys)


def take_back(act: Act) -> None:
    """Callback of "Undo": as if it had not been done; or a sentence why that can't be."""
    viewer, now = session.viewer(), session.now()
    try:
        if act.debriefed:
            undo_debriefing(viewer, act.debriefed, now=now)
        elif act.action_ids:
            remove_many(viewer, act.action_ids, now=now)
        if awake := [task for task, until in act.snoozed if until is None]:
            unsnooze(viewer, awake, now=now)
        for until in sorted({until for _, until in act.snoozed if until is not None}):
            snooze(viewer, [task for task, before in act.snoozed if before == until], until, now=now)
    except CoachingError as error:
        session.say(str(error))
    st.session_state.pop(LAST_ACT, None)


def tasks_of(items: Sequence[Listed]) -> tuple[Task, ...]:
    """The steps as the store knows them."""
    return tuple(item.task for item in items)


def _until_now(items: Sequence[Listed], now: datetime) -> tuple[tuple[Task, date | None], ...]:
    """Until when each step is snoozed at this moment; None where it is not, or no longer."""
    return tuple((item.task, item.snoozed_until if item.is_snoozed(now) else None) for item in items)

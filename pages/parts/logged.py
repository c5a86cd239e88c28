"""Logging with one click, and the line that says what was logged, with a change and an undo beside it."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

import streamlit as st

from coaching.clock import instant_of, zone_named
from coaching.errors import CoachingError
from coaching.guidance.channels import usual_channel
from coaching.guidance.steps import STEPS
from coaching.model import ActionStep, Channel, KnownFrom, Step
from coaching.store.actions import ActionChanges, change_action, log_action, remove_action
from coaching.wording import moment_words, named
from pages.parts import session
from pages.parts.text import DATES, plain

LOGGED = "logged"
CHANNELS: list[Channel] = [channel for channel in Channel if channel is not Channel.WAIVED]


class Logged(NamedTuple):
    """The action that was logged last in this session."""

    action_id: int
    version: int
    step: Step
    whom: str
    at: datetime
    timezone: str
    channel: Channel
    known_from: KnownFrom
    next_update_on: date | None = None


class Doable(NamedTuple):
    """A step that can be logged: of which interview, for whom, and how that is said."""

    interview_id: int
    person_id: int | None
    step: Step
    whom: str
    timezone: str


def log_done(doable: Doable) -> None:
    """Callback of a "Done" button: logs the step as done now, in the usual way, as the client said."""
    at, channel = session.now(), usual_channel(doable.step, session.office().policy)
    try:
        action_id = log_action(
            session.viewer(),
            doable.interview_id,
            ActionStep(doable.step.value),
            doable.person_id,
            at=at,
            channel=channel,
            known_from=KnownFrom.CLIENT,
            now=at,
        )
    except CoachingError as error:
        session.say(str(error))
        return
    st.session_state[LOGGED] = Logged(
        action_id, 1, doable.step, doable.whom, at, doable.timezone, channel, KnownFrom.CLIENT
    )


def show_logged() -> None:
    """What was logged last, to be changed or undone; and what went wrong, if something did."""
    if notice := session.said():
        st.warning(plain(notice))
    logged: Logged | None = st.session_state.get(LOGGED)
    if logged is None:
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="logged"):
        st.markdown(_sentence(logged), width="stretch")
        with st.popover("Change", key=f"change-{logged.action_id}"):
            _change_form(logged)
        st.button("Undo", key=f"undo-{logged.action_id}", on_click=_undo, args=(logged,))


def _sentence(logged: Logged) -> str:
    when = moment_words(logged.at, logged.timezone, session.now())
    how = f"{named(logged.channel)}, {named(logged.known_from)}"
    return f"**Logged.** {STEPS[logged.step].title}: {plain(logged.whom)}, {when} ({how})."


def _undo(logged: Logged) -> None:
    try:
        remove_action(session.viewer(), logged.action_id, now=session.now())
    except CoachingError as error:
        session.say(str(error))
    st.session_state.pop(LOGGED, None)


def _change_form(logged: Logged) -> None:
    """When, how, who says so; and for a status check, the next date that was named."""
    local = logged.at.astimezone(zone_named(logged.timezone))
    with st.form(f"change-form-{logged.action_id}", border=False):
        day = st.date_input("Day", local.date(), format=DATES, key=f"logged-day-{logged.action_id}")
        time = st.time_input("Time", local.time(), key=f"logged-time-{logged.action_id}", step=300)
        channel = st.selectbox(
            "How", CHANNELS, CHANNELS.index(logged.channel), format_func=named, key=f"logged-channel-{logged.action_id}"
        )
        known = st.selectbox(
            "Who says so",
            list(KnownFrom),
            list(KnownFrom).index(logged.known_from),
            format_func=named,
            key=f"logged-who-{logged.action_id}",
        )
        next_on = None
        if logged.step is Step.STATUS_CHECK:
            next_on = st.date_input(
                "Next date they named, if any",
                logged.next_update_on,
                format=DATES,
                key=f"logged-next-{logged.action_id}",
            )
        if st.form_submit_button("Save", type="primary"):
            changes = ActionChanges(
                channel=channel or logged.channel, known_from=known or logged.known_from, next_update_on=next_on
            )
            _change(logged, datetime.combine(day, time), changes)


def _change(logged: Logged, local: datetime, changes: ActionChanges) -> None:
    """Saves the change; a problem is told in the form and what was typed stays."""
    try:
        at = instant_of(local, zone_named(logged.timezone))
        same_minute = at == logged.at.replace(second=0, microsecond=0)
        changes["at"] = logged.at if same_minute else at
        version = change_action(session.viewer(), logged.action_id, logged.version, changes, now=session.now())
    except CoachingError as error:
        st.error(plain(str(error)))
        return
    st.session_state[LOGGED] = logged._replace(
        version=version,
        at=changes["at"],
        channel=changes["channel"],
        known_from=changes["known_from"],
        next_update_on=changes["next_update_on"],
    )
    st.rerun()

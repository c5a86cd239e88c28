"""The strip that says what was done last, with a change and an undo beside it."""

from __future__ import annotations

from typing import NamedTuple

import streamlit as st

from coaching.clock import zone_named
from coaching.errors import CoachingError
from coaching.guidance.channels import usual_channel
from coaching.guidance.steps import STEPS
from coaching.model import Channel, KnownFrom, Step
from coaching.store.actions import ActionChanges, change_action
from coaching.store.bulk import log_many
from coaching.store.tasks import Task
from coaching.wording import moment_words, named
from pages.parts import session
from pages.parts.acts import Act, Logged, attempt, last_act, remember, take_back
from pages.parts.text import DATES, plain
from pages.parts.when_how_who import NEXT_DATE, When, how_field, when_fields, who_field


class Doable(NamedTuple):
    """A step of one interview that can be logged from that client's page: for whom, how that is said, and by which
    channel where the advice names one."""

    task: Task
    whom: str
    timezone: str
    channel: Channel | None = None


def log_done(doable: Doable) -> None:
    """Callback of a "Done" button: logs the step as done now, as advised or in the usual way, as the client said."""
    attempt(lambda: _logged(doable))


def _logged(doable: Doable) -> Act:
    at, task, who = session.now(), doable.task, KnownFrom.CLIENT
    channel = doable.channel or usual_channel(task.step, session.office().policy)
    keys = log_many(session.viewer(), [task], at=at, channel=channel, known_from=who, now=at)
    logged = Logged(keys[0], 1, task.step, doable.whom, at, doable.timezone, channel, who)
    return Act("", keys, tasks=(task,), logged=logged)


TOLD = "logged-told"
IS_ABOVE = "Logged. At the top of the page it can be changed or undone."


def show_logged(*, from_below: bool = False) -> None:
    """What was done last, to be changed or undone; and what went wrong, if something did.

    On a page where things are done `from_below`, out of sight of this, a note by the edge of the window says so too.
    """
    if notice := session.said():
        st.warning(plain(notice))
    act = last_act()
    if act is None:
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="logged"):
        st.markdown(_sentence(act.logged) if act.logged else act.words, width="stretch")
        if act.logged:
            with st.popover("Change", key=f"change-{act.logged.action_id}"):
                _change_form(act, act.logged)
        st.button("Undo", key="undo", on_click=take_back, args=(act,))
    if from_below and act.logged and st.session_state.get(TOLD) != act.logged.action_id:
        st.session_state[TOLD] = act.logged.action_id
        st.toast(IS_ABOVE)


def _sentence(logged: Logged) -> str:
    client = f"{plain(logged.client_name)}: " if logged.client_name else ""
    when = moment_words(logged.at, logged.timezone, session.now())
    how = f"{named(logged.channel)}, {named(logged.known_from)}"
    return f"**Logged.** {client}{STEPS[logged.step].title}, {plain(logged.whom)}, {when} ({how})."


def _change_form(act: Act, logged: Logged) -> None:
    """When, how, who says so; and for a status check, the next date that was named."""
    key = str(logged.action_id)
    with st.form(f"change-form-{key}", border=False):
        when = when_fields(logged.at.astimezone(zone_named(logged.timezone)), key)
        channel = how_field(logged.channel, key) or logged.channel
        known_from = who_field(logged.known_from, key)
        next_on = logged.next_update_on
        if logged.step is Step.STATUS_CHECK:
            next_on = st.date_input(NEXT_DATE, next_on, format=DATES, key=f"next-{key}")
        if st.form_submit_button("Save", type="primary"):
            changes = ActionChanges(channel=channel, known_from=known_from, next_update_on=next_on)
            _change(act, logged, when, changes)


def _change(act: Act, logged: Logged, when: When, changes: ActionChanges) -> None:
    """Saves the change; a problem is told in the form and what was typed stays."""
    try:
        at = when.in_zone(logged.timezone)
        same_minute = at == logged.at.replace(second=0, microsecond=0)
        changes["at"] = logged.at if same_minute else at
        version = change_action(session.viewer(), logged.action_id, logged.version, changes, now=session.now())
    except CoachingError as error:
        st.error(plain(str(error)))
        return
    corrected = logged._replace(
        version=version, at=changes["at"], channel=changes["channel"], known_from=changes["known_from"],
        next_update_on=changes["next_update_on"],
    )  # fmt: skip
    remember(act._replace(logged=corrected))
    st.rerun()

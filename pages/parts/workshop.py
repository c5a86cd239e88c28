"""One step logged for many clients at once, as after a workshop: who did it, when, how, and who says so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import streamlit as st

from coaching.caseload_words import LOGGED_STEPS, SHORT_TITLES
from coaching.clock import zone_named
from coaching.errors import CoachingError
from coaching.guidance.channels import usual_channel
from coaching.guidance.cited import Policy
from coaching.guidance.steps import STEPS
from coaching.model import Channel, KnownFrom, Step
from coaching.sentences import number_words
from coaching.store.bulk import log_many
from coaching.store.chosen import Chosen
from coaching.store.matrix import MatrixRow
from coaching.store.tasks import Refused
from coaching.wording import moment_words, named
from pages.parts import session
from pages.parts.acts import Act, remember
from pages.parts.handouts import handouts
from pages.parts.logged import show_logged
from pages.parts.text import plain
from pages.parts.ticking import Ticked, tasks_left, tick_all, ticked, untick, untick_all
from pages.parts.when_how_who import When, how_field, when_fields, who_field

ON, STEP = "workshop", "workshop-step"
MOST_NAMED = 8
"""Names of those who are ticked; of more, how many."""


class Said(NamedTuple):
    """What is said once for all: the step, when, how, and who says so."""

    step: Step
    when: When
    channel: Channel | None
    known_from: KnownFrom


def is_on() -> bool:
    """Whether a step is to be logged for several clients."""
    return bool(st.session_state.get(ON))


def turn() -> None:
    """Callback: begins, with nobody ticked, or stops."""
    st.session_state[ON] = not is_on()
    untick_all()


def said_once(rows: Sequence[MatrixRow], policy: Policy, timezone: str) -> Said | None:
    """Which step, when (at first now, in the office's `timezone`), how, and who says so; None without a step."""
    left = {step: sum(bool(tasks_left(row, step)) for row in rows) for step in LOGGED_STEPS}
    with st.container(border=True, key="workshop-said", gap="small"):
        step = st.pills(
            "What did they do?", LOGGED_STEPS, format_func=lambda step: f"{SHORT_TITLES[step]} {left[step]}",
            key=STEP, on_change=untick_all,
        )  # fmt: skip
        if step is None:
            st.caption("The numbers say how many of the clients below have not done it yet.")
            return None
        key = f"workshop-{step}"
        dates, how, who = st.columns([2, 1, 1], vertical_alignment="bottom")
        with dates:
            when = when_fields(session.now().astimezone(zone_named(timezone)), key)
        with how:
            channel = how_field(usual_channel(step, policy), key)
        with who:
            known_from = who_field(KnownFrom.CLIENT, key)
        st.caption(f"{STEPS[step].title}: tick who did it. The time is taken as where each interview was.")
        return Said(step, when, channel, known_from)


def log_bar(rows: Sequence[MatrixRow], said: Said) -> None:
    """Who is ticked, the button that logs for them, and what was done last; always in sight."""
    clients, more = ticked(), [row for row in rows if _can_be_ticked(row, said.step)]
    with st.container(key="workshop-bar", gap="small"):
        show_logged()
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            label = f"Log for {number_words(len(clients), 'client')}" if clients else "Log"
            st.button(label, key="log-ticked", on_click=_log, args=(said,), type="primary", disabled=not clients)
            if more:
                st.button(f"Tick all {len(more)} here", key="tick-all", on_click=tick_all, args=(more, said.step))
            if clients:
                st.button("Untick all", key="untick-all", on_click=untick_all)
                keys = tuple(sorted({client.client_id for client in clients.values()}))
                handouts(Chosen(keys), len(keys), key="ticked")
                st.caption(_names(list(clients.values())), width="stretch")


def _can_be_ticked(row: MatrixRow, step: Step) -> bool:
    return bool(row.interview and row.interview.interview_id not in ticked() and tasks_left(row, step))


def _names(clients: Sequence[Ticked]) -> str:
    names = ", ".join(plain(client.name) for client in clients[:MOST_NAMED])
    return f"{names} and {len(clients) - MOST_NAMED} more" if len(clients) > MOST_NAMED else names


def _log(said: Said) -> None:
    """Callback: logs the step for those who are ticked, all of them or none; who can't be is unticked."""
    try:
        remember(_logged(said, list(ticked().values())))
    except Refused as refused:
        refused_of = {task.interview_id for task in refused.tasks}
        untick(refused_of)
        session.say(f"{refused} Unticked: {number_words(len(refused_of), 'client')}.")
    except CoachingError as error:
        session.say(str(error))
    else:
        untick_all()


def _logged(said: Said, clients: Sequence[Ticked]) -> Act:
    now = session.now()
    tasks = [task for client in clients for task in client.tasks]
    times = [said.when.in_zone(client.timezone) for client in clients for _ in client.tasks]
    keys = log_many(
        session.viewer(), tasks, at=times, channel=said.channel, known_from=said.known_from, now=now
    )  # fmt: skip
    whom = plain(clients[0].name) if len(clients) == 1 else number_words(len(clients), "client")
    when = moment_words(times[0], clients[0].timezone, now)
    how = ", ".join(named(word) for word in (said.channel, said.known_from) if word)
    return Act(f"**Logged for {whom}.** {STEPS[said.step].title}, {when} ({how}).", keys, tasks=tuple(tasks))

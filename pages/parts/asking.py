"""What is asked in a dialog before something is done about steps: which dialog is open, about which steps.

It stays open through a rerun until it is answered or dismissed; only one is open at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import NamedTuple

import streamlit as st

from coaching.errors import CoachingError
from coaching.store.tasks import Refused, Task
from pages.parts import session
from pages.parts.acts import Act, bring_back_now, log_now, remember, tasks_of, untick
from pages.parts.listed import Listed
from pages.parts.text import plain

ASKED = "asked"


class Choice(StrEnum):
    """What can be done about a step beside "Done"."""

    DONE = "done"
    BRING_BACK = "bring_back"
    LOG = "log"
    SNOOZE = "snooze"
    WAIVE = "waive"
    NUDGE = "nudge"


NAMES = {
    Choice.DONE: "Done",
    Choice.BRING_BACK: "Bring back",
    Choice.LOG: "Log with another time or channel",
    Choice.SNOOZE: "Snooze until a date",
    Choice.WAIVE: "Waive with a reason",
    Choice.NUDGE: "Nudge the client",
}
CHOICES = (Choice.NUDGE, Choice.SNOOZE, Choice.LOG, Choice.WAIVE)
"""The menu of a step, most frequent first."""
AT_ONCE = {Choice.DONE: log_now, Choice.BRING_BACK: bring_back_now}
"""What is done without a question."""


class Asked(NamedTuple):
    """The dialog that is open, and the steps that it is about."""

    choice: Choice
    tasks: tuple[Task, ...]


def menu(choices: Sequence[Choice], items: Sequence[Listed], of_client: Sequence[Listed], key: str) -> None:
    """A small menu of what else can be done about these steps; a nudge is about all steps of the client."""
    st.menu_button(
        "More", choices, format_func=NAMES.__getitem__, key=key, type="tertiary", on_click=_chosen,
        args=(key, items, of_client),
    )  # fmt: skip


def _chosen(key: str, items: Sequence[Listed], of_client: Sequence[Listed]) -> None:
    """Callback of a menu."""
    choice = st.session_state[key]
    if choice in AT_ONCE:
        AT_ONCE[choice](items)
    elif choice is not None:
        ask(choice, of_client if choice is Choice.NUDGE else items)


def ask(choice: Choice, items: Sequence[Listed]) -> None:
    """Callback: opens the dialog about these steps."""
    st.session_state[ASKED] = Asked(choice, tasks_of(items))


def asked() -> Asked | None:
    """The dialog that is open."""
    found: Asked | None = st.session_state.get(ASKED)
    return found


def close() -> None:
    """Callback, or before a rerun: no dialog is open any more."""
    st.session_state.pop(ASKED, None)


def answer(act: Callable[[], Act]) -> None:
    """Does what the dialog was about and closes it; a problem is told in the dialog, and what was typed stays."""
    try:
        remember(act())
    except CoachingError as error:
        if isinstance(error, Refused):
            untick(error.tasks)
        st.error(plain(str(error)))
        return
    close()
    st.rerun()


def still_listed(tasks: Sequence[Task], listed: dict[Task, Listed]) -> tuple[Listed, ...]:
    """The steps as they are listed now; none, and the dialog closed, where one of them is not listed any more."""
    if all(task in listed for task in tasks):
        return tuple(listed[task] for task in tasks)
    close()
    session.say("That step is not on this list any more.")
    return ()

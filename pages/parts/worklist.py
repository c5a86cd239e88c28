"""One client of the worklist: the name, and under it a line for each step to do, or for each interview that waits."""

from __future__ import annotations

from datetime import datetime

import streamlit as st

from coaching.clock import local_date, zone_named
from coaching.guidance.cited import Policy
from coaching.guidance.steps import STEPS
from coaching.model import Status
from coaching.store.worklist import Show, WorklistClient
from coaching.store.worklist_rows import WaitingInterview, WorklistRow
from coaching.wording import addressed, due_words, waiting_words, why
from pages.parts.logged import Doable, log_done
from pages.parts.marks import mark
from pages.parts.text import plain


def client_block(
    client: WorklistClient,
    optional: tuple[WorklistRow, ...],
    *,
    show: Show | None,
    policy: Policy,
    now: datetime,
) -> None:
    """A client's steps, most urgent first; optional ones folded."""
    with st.container(border=True, key=f"client-{client.client_id}", gap="small"):
        st.page_link("client.py", label=f"**{plain(client.name)}**", query_params=_address(client))
        for interview in client.interviews:
            _waiting_line(interview, employer_late=show is Show.EMPLOYER_LATE, now=now)
        for row in client.rows:
            _step_line(row, policy, now)
        if optional:
            _folded(client.client_id, optional, policy, now)


def _address(client: WorklistClient) -> dict[str, str]:
    """The client's page, at the interview that is most urgent."""
    interviews = [*(one.interview_id for one in client.interviews), *(row.interview_id for row in client.rows)]
    return {"id": str(client.client_id)} | ({"interview": str(interviews[0])} if interviews else {})


def _folded(client_id: int, rows: tuple[WorklistRow, ...], policy: Policy, now: datetime) -> None:
    label = "1 optional step" if len(rows) == 1 else f"{len(rows)} optional steps"
    folded = st.expander(label, key=f"optional-{client_id}", type="compact", on_change="rerun")
    if folded.open:
        with folded:
            for row in rows:
                _step_line(row, policy, now)


def _step_line(row: WorklistRow, policy: Policy, now: datetime) -> None:
    """A step with whom it is for, when it is due in words and why; one click logs it."""
    today = local_date(now, zone_named(row.timezone))
    whom = addressed(row.person_title, row.person_name, row.employer)
    words = due_words(row, row.status, row.timezone, now)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(
            f"{mark(words, row.status)} **{STEPS[row.step].title}** {plain(whom)}  \n"
            f":small[:gray[{plain(why(row, policy, today))}]]",
            width="stretch",
        )
        if row.status is not Status.NOT_YET:
            st.button(
                "Done",
                key=f"done-{row.interview_id}-{row.step}-{row.ordinal}-{row.person_id}",
                on_click=log_done,
                args=(Doable(row.interview_id, row.person_id, row.step, whom, row.timezone),),
                help=plain(f"Log as done now: {STEPS[row.step].title}, {whom}"),
            )


def _waiting_line(interview: WaitingInterview, *, employer_late: bool, now: datetime) -> None:
    """An interview that waits for the employer, and since when."""
    label, reason = waiting_words(interview.since, interview.timezone, now, employer_late=employer_late)
    status = Status.OVERDUE if employer_late else Status.NOT_YET
    st.markdown(
        f"{mark(label, status)} **{plain(interview.employer)}** {plain(interview.position)}  \n:small[:gray[{reason}]]"
    )

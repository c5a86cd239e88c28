"""One client of the worklist: the name, and under it a line for each step to do, or for each interview that waits."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import streamlit as st

from coaching.clock import local_date, zone_named
from coaching.model import Kind, Status
from coaching.store.office import Office
from coaching.store.worklist import Show, WorklistClient
from coaching.store.worklist_rows import WaitingInterview
from coaching.wording import day_words, due_words, waiting_words, why
from pages.parts.acts import bring_back_now, log_now
from pages.parts.asking import CHOICES, Choice, menu
from pages.parts.listed import Listed
from pages.parts.marks import mark
from pages.parts.several import tick_box
from pages.parts.text import plain

CHOICES_OF_A_SNOOZED_STEP = (Choice.DONE, *CHOICES)


def client_block(
    client: WorklistClient,
    items: Sequence[Listed],
    *,
    show: Show | None,
    ticking: bool,
    office: Office,
    now: datetime,
) -> None:
    """A client's steps, most urgent first; each with what can be done about it, or with a box to tick."""
    with st.container(border=True, key=f"client-{client.client_id}", gap="small"):
        st.page_link("client.py", label=f"**{plain(client.name)}**", query_params=address_of(client))
        for interview in client.interviews:
            _waiting_line(interview, employer_late=show is Show.EMPLOYER_LATE, now=now)
        for item in items:
            if ticking:
                tick_box(item, _title(item, office, now))
            else:
                _step_line(item, items, office, now)


def address_of(client: WorklistClient, item: Listed | None = None) -> dict[str, str]:
    """The client's page, at the interview of this step, or at the one that is most urgent."""
    interviews = [*(one.interview_id for one in client.interviews), *(row.interview_id for row in client.rows)]
    first = item.row.interview_id if item else next(iter(interviews), None)
    return {"id": str(client.client_id)} | ({"interview": str(first)} if first else {})


def _step_line(item: Listed, of_client: Sequence[Listed], office: Office, now: datetime) -> None:
    """A step with whom it is for, when it is due in words and why; one click logs it, or wakes a snoozed one."""
    snoozed = item.is_snoozed(now)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"row-{item.slug}"):
        st.markdown(f"{_title(item, office, now)}  \n:small[:gray[{_reason(item, office, now)}]]", width="stretch")
        if snoozed:
            st.button("Bring back", key=f"back-{item.slug}", on_click=bring_back_now, args=((item,),))
        elif item.is_open:
            st.button("Done", key=f"done-{item.slug}", on_click=log_now, args=((item,),))
        menu(CHOICES_OF_A_SNOOZED_STEP if snoozed else CHOICES, (item,), of_client, f"more-{item.slug}")


def _title(item: Listed, office: Office, now: datetime) -> str:
    """Markdown: when it is due, the step, for whom."""
    row = item.row
    words = due_words(row, row.status, row.timezone, now, here=office.timezone)
    if item.is_snoozed(now) and item.snoozed_until:
        until = day_words(item.snoozed_until, local_date(now, zone_named(row.timezone)))
        return f"{mark(f'until {until}', Status.NOT_YET)} **{item.title}** {plain(item.whom)}"
    return f"{mark(words, row.status)} **{item.title}** {plain(item.whom)}"


def _reason(item: Listed, office: Office, now: datetime) -> str:
    """Markdown: why it falls then, that it is optional, and when the client was nudged."""
    row = item.row
    today = local_date(now, zone_named(row.timezone))
    parts = [plain(why(row, office.policy, today))]
    if item.is_snoozed(now):
        parts.insert(0, due_words(row, row.status, row.timezone, now, here=office.timezone))
    if row.kind is Kind.OPTIONAL:
        parts.insert(0, "Optional")
    if row.nudged_at:
        parts.append(f"**nudged {day_words(local_date(row.nudged_at, zone_named(row.timezone)), today)}**")
    return " · ".join(parts)


def _waiting_line(interview: WaitingInterview, *, employer_late: bool, now: datetime) -> None:
    """An interview that waits for the employer, and since when."""
    label, reason = waiting_words(interview.since, interview.timezone, now, employer_late=employer_late)
    status = Status.OVERDUE if employer_late else Status.NOT_YET
    st.markdown(
        f"{mark(label, status)} **{plain(interview.employer)}** {plain(interview.position)}  \n:small[:gray[{reason}]]"
    )

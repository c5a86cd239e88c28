"""The caseload as a list: a line for each client, aligned like a table where there is room, stacked on a phone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import streamlit as st

from coaching.caseload_words import ahead_words, followed_up_words, next_due_words, numbered_title, since_words
from coaching.model import ClientStatus
from coaching.store.caseload_list import CaseloadLine, NextInterview
from coaching.wording import named
from pages.parts.grid import cell, cells, client_link, heads
from pages.parts.marks import mark
from pages.parts.text import plain

HEADS = ("Last contact", "Next step", "Next interview", "Followed up")


def caseload_list(lines: Sequence[CaseloadLine], *, with_counselor: bool, timezone: str, now: datetime) -> None:
    """The clients of a page; `timezone` is the office's, in which days are counted."""
    with st.container(key="clients-grid-list", gap=None):
        heads("Client", HEADS)
        for line in lines:
            below = [named(line.status), *([plain(line.counselor)] if with_counselor else [])]
            client_link(line.client_id, line.name, ", ".join(below))
            cells(_cells(line, timezone, now))


def _cells(line: CaseloadLine, timezone: str, now: datetime) -> list[str]:
    words = (
        since_words(line.last_contact_at, timezone, now) or ":gray[never]",
        _next_step(line, timezone, now),
        _next_interview(line.next_interview, timezone, now) if line.next_interview else "",
        followed_up_words(line.followed_up, line.held),
    )
    return [cell(head, said) for head, said in zip(HEADS, words, strict=True)]


def _next_step(line: CaseloadLine, here: str, now: datetime) -> str:
    """The step with its mark; of an active client, that there is neither a step nor an interview ahead."""
    step = line.next_step
    if step is None:
        idle = line.status is ClientStatus.ACTIVE and line.next_interview is None
        return ":gray[nothing scheduled]" if idle else ""
    words, status = next_due_words(step, now, here=here)
    whom = ", ".join(plain(part) for part in (step.person_name, step.employer) if part)
    return f"{mark(words, status)} {numbered_title(step.step, step.ordinal)} :gray[:small[{whom}]]"


def _next_interview(interview: NextInterview, here: str, now: datetime) -> str:
    when = ahead_words(interview.starts_at, interview.timezone, now, here=here)
    return f"{when} :gray[:small[{plain(interview.employer)}]]"

"""What to do about one interview: a card for each piece of advice, most urgent first, with why and its statements."""

from __future__ import annotations

from datetime import datetime

import streamlit as st

from coaching.advice import Advised, advise_client
from coaching.guidance.cited import Policy, Statement
from coaching.guidance.findings import FINDINGS
from coaching.guidance.steps import STEPS
from coaching.model import FACTS, Client, Kind, PlanRow, Status
from coaching.store.clients import InterviewCard
from coaching.store.tasks import Task
from coaching.wording import addressed, cited_ids, status_words
from pages.parts.interview import names_of
from pages.parts.listed import slug_of
from pages.parts.logged import Doable, log_done
from pages.parts.marks import mark
from pages.parts.text import plain

URGENCY = (Status.OVERDUE, Status.DUE, Status.TOO_SOON, Status.UNRECORDED, Status.MISSED, Status.LATE)
"""In which order advice is read: what can still be done today comes first."""


def advice_section(
    client: Client, cards: tuple[InterviewCard, ...], card: InterviewCard, policy: Policy, now: datetime
) -> None:
    """What to do now about the chosen interview, most urgent first, each with why and its statements."""
    st.subheader("What to do now", anchor=False)
    interview_id = card.record.interview.interview_id
    advised = advise_client(client, [each.record for each in cards], policy, now)
    mine = sorted(
        (item for item in advised if item.interview_id == interview_id), key=lambda item: _urgency(item, card)
    )
    if not mine:
        st.markdown("Nothing to do about this interview now.")
        return
    names = names_of(card)
    for item in mine:
        _advice_card(item, names, card, now)
    _sources_of(mine)


def _urgency(item: Advised, card: InterviewCard) -> tuple[int, bool, float]:
    """What can be done today first, the expected before the optional; then findings, then what is over."""
    if item.status is None:
        return (URGENCY.index(Status.TOO_SOON), False, 0)
    row = _row_of(item, card)
    return (URGENCY.index(item.status), row.kind is Kind.OPTIONAL, row.due_at.timestamp())


def _row_of(item: Advised, card: InterviewCard) -> PlanRow:
    return next(r for r in card.plan if (r.step, r.ordinal, r.person_id) == (item.step, item.ordinal, item.person_id))


def _advice_card(item: Advised, names: dict[str, str], card: InterviewCard, now: datetime) -> None:
    interview = card.record.interview
    whom = names.get(item.person_id, "")
    with st.container(border=True, gap="xsmall"):
        if item.step and item.status:
            words = status_words(_row_of(item, card), item.status, interview.timezone, now)
            title = f"{mark(words, item.status)} **{STEPS[item.step].title}** {plain(whom)}"
        else:
            title = mark(FINDINGS[item.finding].title, Status.LATE) if item.finding else ""
        st.markdown(title)
        st.markdown(item.advice.do_now)
        st.caption(f"{item.advice.why} ({', '.join(cited_ids(item.advice.cites))})")
        if item.step and item.step not in FACTS and item.status in (Status.DUE, Status.OVERDUE):
            person_id = int(item.person_id) if item.person_id else None
            task = Task(card.key, item.step, item.ordinal or 1, person_id)
            doable = Doable(task, addressed("", whom, interview.employer), interview.timezone)
            key = f"advice-done-{slug_of(task)}"
            st.button("Done", key=key, on_click=log_done, args=(doable,), help="Log as done now")


def _sources_of(advised: list[Advised]) -> None:
    """Each statement that the advice rests on, once, with who says it."""
    cites = {cite.id: cite for item in advised for cite in item.advice.cites if isinstance(cite, Statement)}
    with st.expander("What the sources say"):
        for cite in sorted(cites.values(), key=lambda cite: [int(part) for part in cite.id[1:].split(".")]):
            st.markdown(f"**{cite.id}** {plain(cite.text)} :gray[{plain(cite.source.publisher)}]")

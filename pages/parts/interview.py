"""One interview on a client's page: what to do, the plan with its reasons, the people met, and the log."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import streamlit as st

from coaching.advice import Advised, advise_client
from coaching.clock import local_date, zone_named
from coaching.guidance.cited import Policy, Statement
from coaching.guidance.findings import FINDINGS
from coaching.guidance.steps import STEPS
from coaching.model import FACTS, Client, Kind, PlanRow, Role, Status, Step
from coaching.plan import status_of
from coaching.store.clients import ActionCard, InterviewCard
from coaching.store.tasks import Task
from coaching.timeline import round_name
from coaching.wording import (
    addressed,
    cited_ids,
    interview_facts,
    moment_words,
    named,
    plain_day,
    status_words,
    why,
)
from pages.parts.debrief import can_debrief
from pages.parts.listed import slug_of
from pages.parts.logged import Doable, log_done
from pages.parts.marks import mark
from pages.parts.opened import Opened, open_form
from pages.parts.text import plain

URGENCY = (Status.OVERDUE, Status.DUE, Status.TOO_SOON, Status.UNRECORDED, Status.MISSED, Status.LATE)
"""In which order advice is read: what can still be done today comes first."""


def summary(card: InterviewCard, now: datetime, *, offer_next: bool) -> None:
    """Where and when, what came of it, and what can be recorded of it; `offer_next`: the round that it led to."""
    interview = card.record.interview
    st.header(plain(interview.employer), anchor=False)
    what = [plain(part) for part in (interview.position, round_name(interview.round)) if part]
    lines = [" · ".join(what), *(plain(line) for line in interview_facts(interview, now))]
    st.markdown("  \n".join(line for line in lines if line))
    with st.container(horizontal=True, gap="small", key="record"):
        if offer_next:
            _opens("Add the next round", Opened.NEXT_ROUND, icon=":material/add:")
        if can_debrief(card, now):
            _opens("Debrief", Opened.DEBRIEF, icon=":material/record_voice_over:")
        _opens("They replied", Opened.REPLY, icon=":material/reply:", disabled=interview.starts_at > now)
        _opens("Outcome", Opened.OUTCOME, icon=":material/flag:")
        _opens("Edit", Opened.EDIT_INTERVIEW, icon=":material/edit:", type="tertiary")


def _opens(
    label: str, form: Opened, about: int | None = None, *, icon: str | None = None,
    type: Literal["secondary", "tertiary"] = "secondary", help: str | None = None,  # noqa: A002 - Streamlit's names
    disabled: bool = False,
) -> None:  # fmt: skip
    """A button that opens a form."""
    key = f"open-{form}-{about or 0}"
    st.button(
        label, key=key, on_click=open_form, args=(form, about), icon=icon, type=type, help=help, disabled=disabled
    )  # fmt: skip


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
    names = _names(card)
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


def plan_section(card: InterviewCard, policy: Policy, now: datetime) -> None:
    """Every step with its status and the reason for its date."""
    st.subheader("Plan", anchor=False)
    if not card.plan:
        st.markdown("A cancelled interview, or one that the client did not come to, has no plan.")
        return
    names = _names(card)
    timezone = card.record.interview.timezone
    today = local_date(now, zone_named(timezone))
    for row in card.plan:
        status = status_of(row, now)
        words = status_words(row, status, timezone, now)
        title = STEPS[row.step].title + (f" {row.ordinal}" if row.step is Step.STATUS_CHECK else "")
        optional = ":gray[optional]" if row.kind is Kind.OPTIONAL else ""
        st.markdown(
            f"{mark(words, status)} **{title}** {plain(names.get(row.person_id, ''))} {optional}  \n"
            f":small[:gray[{plain(why(row, policy, today))}]]"
        )


def people_section(card: InterviewCard) -> None:
    """Who was met, and how to reach them."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.subheader("People", anchor=False, width="stretch")
        _opens("Add", Opened.NEW_PERSON, type="tertiary", icon=":material/add:", help="Somebody else they met")
    if not card.record.people:
        st.markdown("Nobody is recorded. Names and titles make the thank-you personal (S5.17).")
    for person in card.record.people:
        name = plain(f"{person.title} {person.name}".strip() or "Name not recorded")
        role = plain(person.job_title or named(person.role))
        met = "" if person.met is not False else ", not met"
        helper = ", helper" if person.role is Role.ASSISTANT and person.job_title else ""
        reach = "  \n".join(f":small[{plain(part)}]" for part in (person.email, person.phone, person.address) if part)
        ask = "  \nThe one to ask about the status" if person.contact_for_status else ""
        with st.container(horizontal=True, gap="small", wrap=False):
            st.markdown(f"**{name}** {role}{helper}{met}" + (f"  \n{reach}" if reach else "") + ask, width="stretch")
            _opens("Edit", Opened.EDIT_PERSON, int(person.person_id), type="tertiary", help=f"Edit {name}")


def log_section(card: InterviewCard, now: datetime) -> None:
    """What was done and heard, latest first, with who says so; each can be corrected or taken back."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.subheader("Log", anchor=False, width="stretch")
        ahead = card.record.interview.starts_at > now
        _opens(
            "Add",
            Opened.LOG,
            type="tertiary",
            icon=":material/add:",
            help="Log something that was done",
            disabled=ahead,
        )
    if not card.actions:
        st.markdown("Nothing is logged yet.")
    for action in reversed(card.actions):
        _log_line(action, card, now)


def _log_line(card: ActionCard, interview: InterviewCard, now: datetime) -> None:
    action, timezone = card.action, interview.record.interview.timezone
    today = local_date(now, zone_named(timezone))
    whom = f" to {plain(card.person_name)}" if card.person_name else ""
    named_date = f", next update {plain_day(action.next_update_on, today)}" if action.next_update_on else ""
    note = f"  \n{plain(action.note)}" if action.note else ""
    with st.container(horizontal=True, gap="small", wrap=False):
        st.markdown(
            f"**{named(action.step).capitalize()}**{whom}, {moment_words(action.at, timezone, now)}  \n"
            f":small[:gray[{named(action.channel)}, {named(action.known_from)}{named_date}]]{note}",
            width="stretch",
        )
        _opens("Edit", Opened.EDIT_ACTION, card.key, type="tertiary", help=f"Correct: {named(action.step)}")


def _names(card: InterviewCard) -> dict[str, str]:
    return {person.person_id: f"{person.title} {person.name}".strip() for person in card.record.people}

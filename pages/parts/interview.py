"""One interview on a client's page: when and where, the plan with its reasons, the people met, and the log."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import streamlit as st

from coaching.clock import local_date, zone_named
from coaching.guidance.cited import Policy
from coaching.guidance.steps import STEPS
from coaching.model import Kind, Role, Step
from coaching.plan import status_of
from coaching.store.clients import ActionCard, InterviewCard
from coaching.timeline import round_name
from coaching.wording import (
    interview_facts,
    moment_words,
    named,
    plain_day,
    status_words,
    why,
)
from pages.parts.debrief import can_debrief
from pages.parts.marks import mark
from pages.parts.opened import Opened, open_form
from pages.parts.text import plain


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


def plan_section(card: InterviewCard, policy: Policy, now: datetime) -> None:
    """Every step with its status and the reason for its date."""
    st.subheader("Plan", anchor=False)
    if not card.plan:
        st.markdown("A cancelled interview, or one that the client did not come to, has no plan.")
        return
    names = names_of(card)
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


def names_of(card: InterviewCard) -> dict[str, str]:
    """The people met by their ids, as they are addressed."""
    return {person.person_id: f"{person.title} {person.name}".strip() for person in card.record.people}

"""Before the next talk: what a client takes into an interview ahead, and the habits that their last ones show."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby

import streamlit as st

from coaching.guidance.cited import Policy, Said
from coaching.guidance.practice import THE_FOUR_QUESTIONS
from coaching.habits import Habits, habits
from coaching.model import Step
from coaching.preparing import ToBringUp, preparation
from coaching.store.clients import InterviewCard
from coaching.wording import cited_ids
from pages.parts.text import plain

MOST_SAID = 2
"""Slips, and strengths, beside an interview: nobody practices more in a week (own judgment)."""


def prepare_section(cards: Sequence[InterviewCard], card: InterviewCard, policy: Policy, now: datetime) -> None:
    """What to practice today for the interview that is ahead."""
    st.subheader("Prepare", anchor=False)
    records = [each.record for each in cards]
    debriefs = {each.record.interview.interview_id: each.debrief for each in cards}
    prepared = preparation(card.record.interview, records, debriefs, policy, now)
    with st.container(border=True, gap="xsmall", key="prepare"):
        slips = prepared.habits.slips[:MOST_SAID]
        if slips:
            st.markdown("**Practice first**")
            _lines([f"{plain(one.says)} {_cited(one.practice.exercise)}" for one in slips])
        _four_questions("**Four questions to ask before they leave**", prepared.questions)
        st.markdown("**While they are there**")
        _lines([_cited(line) for line in prepared.there])
        if prepared.bring_up:
            st.markdown("**What to bring up**")
            _lines([_to_bring_up(why, list(words)) for why, words in groupby(prepared.bring_up, lambda one: one.why)])


def _to_bring_up(why: Said, each: Sequence[ToBringUp]) -> str:
    """Why, once, and below it the client's own words from each earlier interview."""
    return "\n".join([_cited(why), *(f"  - At {plain(one.employer)}: “{plain(one.words)}”" for one in each)])


def habits_section(cards: Sequence[InterviewCard], policy: Policy, now: datetime) -> None:
    """What shows over the last interviews: what went right, and what to practice; nothing where nothing shows."""
    found = habits((each.record for each in cards), policy, now)
    if not found:
        return
    st.subheader("Over the last interviews", anchor=False)
    for strength in found.strengths[:MOST_SAID]:
        good = f" {_cited(strength.practice.good_for)}" if strength.practice.good_for else ""
        st.markdown(f":material/check: {plain(strength.says)}:small[{good}]")
    for slip in found.slips[:MOST_SAID]:
        st.markdown(f":material/replay: {plain(slip.says)}  \n:small[{_cited(slip.practice.exercise)}]")
    if _needs_the_questions(found):
        with st.expander("The four questions", key="four-questions", type="compact"):
            _four_questions("Ask before they leave:", THE_FOUR_QUESTIONS)


def _needs_the_questions(found: Habits) -> bool:
    return any(slip.practice.about is Step.ASK_TIMELINE for slip in found.slips[:MOST_SAID])


def _four_questions(heading: str, questions: Sequence[Said]) -> None:
    cites = tuple(cite for question in questions for cite in question.cites)
    st.markdown(f"{heading} :small[:gray[{', '.join(cited_ids(cites))}]]")
    _lines([plain(question.text) for question in questions])


def _lines(lines: list[str]) -> None:
    st.markdown("\n".join(f"- {line}" for line in lines))


def _cited(said: Said) -> str:
    return f"{plain(said.text)} :small[:gray[{', '.join(cited_ids(said.cites))}]]"

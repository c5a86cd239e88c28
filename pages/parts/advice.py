"""What to do about one interview: a card for each thing to do, most urgent first, with why, how, and what to ask."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import streamlit as st

from coaching.advice import Advised, advise_client, on_outcome
from coaching.cards import Card, cards_of
from coaching.guidance.cited import Advice, Cites, Policy, Statement
from coaching.medium import STILL_RIGHT, How
from coaching.model import FACTS, SUCCESSES, Client, PlanRow, Status, Step
from coaching.store.clients import InterviewCard
from coaching.wording import cited_ids, named, status_words
from pages.parts.draft import draft_button, draft_editor, letter_about, letter_after_a_no
from pages.parts.interview import names_of
from pages.parts.logged import Doable, log_done
from pages.parts.marks import mark
from pages.parts.opened import Opened, open_form
from pages.parts.statements import said_list
from pages.parts.text import plain
from pages.parts.writing import Letter


def advice_section(
    client: Client, cards: tuple[InterviewCard, ...], card: InterviewCard, policy: Policy, now: datetime
) -> None:
    """What to do now about the chosen interview, most urgent first, each with why and its statements."""
    st.subheader("What to do now", anchor=False)
    interview = card.record.interview
    advised = advise_client(client, [each.record for each in cards], policy, now)
    mine = [item for item in advised if item.interview_id == interview.interview_id]
    to_do, next_time = cards_of(mine, card.plan)
    decided = on_outcome(client, interview, now, [each.record.interview for each in cards])
    if decided:
        _outcome_card(decided, letter_after_a_no(client, card, policy, now), now)
    for one in to_do:
        _card(one, client, card, policy, now)
    if not (to_do or decided):
        st.markdown("Nothing to do about this interview now.")
    _for_next_time(next_time, card)
    cites = tuple(cite for one in (*to_do, *next_time) for cite in one.cites) + (decided.cites if decided else ())
    if any(isinstance(cite, Statement) for cite in cites):
        said_list("What the sources say", _in_order(cites), key="advice-sources")


def _in_order(cites: Cites) -> Cites:
    """The statements as they are numbered."""
    said = {cite.id: cite for cite in cites if isinstance(cite, Statement)}
    return tuple(said[cite_id] for cite_id in cited_ids(tuple(said.values())))


def _outcome_card(advice: Advice, letter: Letter | None, now: datetime) -> None:
    with st.container(border=True, gap="xsmall"):
        good = Status.DONE if advice.about in SUCCESSES else Status.NOT_NEEDED
        st.markdown(mark(named(advice.about).capitalize(), good))
        _why_and_ask(advice.do_now, [(advice.why, advice.cites)], advice)
        if letter:
            draft_button(letter)
            draft_editor(letter, None, now)


def _card(card: Card, client: Client, interview: InterviewCard, policy: Policy, now: datetime) -> None:
    """A card: what it is about, what to do, why, and what to ask; then for each person how, and what can be done."""
    with st.container(border=True, gap="xsmall"):
        st.markdown(_heading(card, interview, now))
        reasons = [(one.text, one.cites) for one in card.reasons]
        _why_and_ask(card.advice.do_now, reasons, card.advice)
        _tasks(card, client, interview, policy, now)
        for number, aside in enumerate(card.asides):
            lines = [f"- {plain(line.text)} :small[:gray[{_ids(line.cites)}]]" for line in aside.lines]
            with st.expander(aside.title, key=f"aside-{number}-{_slug(card)}", type="compact"):
                st.markdown("\n".join(lines))
        _disagreement(card, policy)


def _why_and_ask(do_now: str, reasons: Sequence[tuple[str, Cites]], advice: Advice) -> None:
    st.markdown(f"**{plain(do_now)}**")
    st.caption("  \n".join(f"{plain(why)} ({_ids(cites)})" for why, cites in reasons))
    if advice.ask:
        st.markdown(f":small[Ask: “{plain(advice.ask.text)}” :gray[({_ids(advice.ask.cites)})]]")


def _ids(cites: Cites) -> str:
    return ", ".join(cited_ids(cites))


def _heading(card: Card, interview: InterviewCard, now: datetime) -> str:
    """The marks of what it is about, the step, and for whom it is where that is one person."""
    lead = card.lead
    marks = [mark(title, Status.LATE) for title in card.findings]
    if lead.step and lead.status:
        row, zone = _row_of(lead, interview), interview.record.interview.timezone
        marks.insert(0, mark(status_words(row, lead.status, zone, now), lead.status))
    whom = names_of(interview).get(lead.person_id, "") if len(card.items) == 1 else ""
    about = f"{card.title}: {plain(whom)}" if whom else card.title
    return " ".join(part for part in (*marks, about) if part)


def _row_of(item: Advised, card: InterviewCard) -> PlanRow:
    return next(r for r in card.plan if (r.step, r.ordinal, r.person_id) == (item.step, item.ordinal, item.person_id))


def _tasks(card: Card, client: Client, interview: InterviewCard, policy: Policy, now: datetime) -> None:
    """What can be done and logged, for each person; how, once where that is the same for several."""
    tasks = [item for item in card.items if item.status in STILL_RIGHT and item.step not in FACTS]
    several = len(tasks) > 1
    if several and card.how:
        st.markdown(f":small[{_how(card.how)}]")
    for item in tasks:
        letter = letter_about(client, interview, _row_of(item, interview), policy, now)
        whose = names_of(interview).get(item.person_id, "") or interview.record.interview.employer
        how = "" if several and card.how else _how(item.how)
        _task(item, letter, interview, now, words=f"**{plain(whose)}** {how}" if several else how)


def _task(item: Advised, letter: Letter, card: InterviewCard, now: datetime, *, words: str) -> None:
    """One step for one person: who and how, what to write to them, and Done."""
    channel = item.how.channel if item.how else None
    doable = Doable(letter.task, letter.whom, card.record.interview.timezone, channel)
    with st.container(key=f"task-{letter.slug}", gap="xsmall"):
        _done_line(doable, letter, words)
        draft_editor(letter, _row_of(item, card), now)


def _done_line(doable: Doable, letter: Letter, words: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if words:
            st.markdown(f":small[{words}]", width="stretch")
        if doable.task.step is Step.DEBRIEF:
            st.button("Debrief", key=f"debrief-{doable.task.interview_id}", on_click=open_form, args=(Opened.DEBRIEF,))
        draft_button(letter)
        key = f"advice-done-{letter.slug}"
        st.button("Done", key=key, on_click=log_done, args=(doable,), help="Log as done now")


def _how(how: How | None) -> str:
    return f"{plain(how.says)} :gray[({_ids(how.cites)})]" if how else ""


def _disagreement(card: Card, policy: Policy) -> None:
    """Where the sources disagree: how the office decides, whose answer that is, and the other side; folded."""
    found = card.disputed(policy)
    if found is None:
        return
    question, sides = found
    with st.expander(f"The sources disagree: {question.question}", key=f"disputed-{_slug(card)}", type="compact"):
        ours = [f"- **{plain(says)}** :small[:gray[{_ids(by)}]]" for says, by in sides.followed]
        others = [f"- {plain(says)} :small[:gray[{_ids(by)}]]" for says, by in sides.others]
        decided = plain(question.resolution) + (f" In bold what {policy.title} goes by." if ours else "")
        st.markdown("\n".join([decided, "", *ours, *others]))


def _slug(card: Card) -> str:
    """A card in the key of a widget."""
    lead = card.lead
    return f"{lead.interview_id}-{lead.finding or lead.step}-{lead.ordinal or 0}-{lead.status or ''}"


def _for_next_time(cards: Sequence[Card], interview: InterviewCard) -> None:
    """What is over, in a line each, folded; for whom, where one step went differently with several people."""
    if not cards:
        return
    with st.expander(f"For next time, nothing urgent ({len(cards)})", key="next-time"):
        titles = [card.title for card in cards]
        for card in cards:
            title = card.title or ", ".join(card.findings)
            if titles.count(title) > 1:
                names = (names_of(interview).get(item.person_id, "") for item in card.items)
                title = f"{title}: {plain(', '.join(filter(None, names)))}"
            st.markdown(
                f"**{title}** {plain(card.advice.do_now)}  \n"
                f":small[:gray[{plain(card.advice.why)} ({_ids(card.advice.cites)})]]"
            )

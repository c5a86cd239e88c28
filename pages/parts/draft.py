"""The editor of a message, in the card of its step: kind and tone, the gaps as questions, the text, the ways out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import streamlit as st

from coaching.drafts import (
    AFTER_A_NO,
    SHAPES,
    Draft,
    DraftKind,
    Gap,
    Occasion,
    Tone,
    as_docx,
    as_text,
    kinds_after_rejection,
    kinds_for,
    mailto,
    open_marks,
    usual_tone,
)
from coaching.greeting import first_name
from coaching.guidance.cited import Ingredient, Policy
from coaching.model import Channel, Client, PlanRow, Step
from coaching.nudges import nudge_subject, nudge_text, planned_step
from coaching.store.clients import InterviewCard
from coaching.store.tasks import Task
from coaching.wording import addressed, cited_ids
from pages.parts import session
from pages.parts.downloads import download_link, download_name
from pages.parts.message_check import draft_check
from pages.parts.offers import keep_what_rests
from pages.parts.opened import Opened, close_form, open_form
from pages.parts.text import plain
from pages.parts.writing import (
    BODY,
    KIND,
    SUBJECT,
    TONE,
    Begun,
    Letter,
    begun,
    bring_back,
    current,
    fill_in,
    keep_mine,
    keep_typed,
    leave,
    log_sent,
    take_theirs,
    write_anew,
)

TO_THE_CLIENT = "Message to {name}"
TONES = {tone: tone.value.capitalize() for tone in Tone}
HOW = {
    Channel.EMAIL: "Email",
    Channel.PHONE: "Phone script",
    Channel.HANDWRITTEN: "Handwritten note",
    Channel.CARD: "Card",
    Channel.LETTER: "Letter by post",
}
TOO_LONG = "The text is too long for a link to a mail program: copy it instead."


def letter_about(client: Client, card: InterviewCard, row: PlanRow, policy: Policy, now: datetime) -> Letter:
    """What can be written about a step of an interview."""
    person = next((one for one in card.record.people if one.person_id == row.person_id), None)
    task = Task(card.key, row.step, row.ordinal, int(row.person_id) if row.person_id else None)
    whom = f"{person.title} {person.name}".strip() if person else ""
    return Letter(
        task,
        kinds_for(row, card.record, policy, now),
        usual_tone(card.record, policy),
        Occasion(client, card.record, card.debrief, person),
        addressed("", whom, card.record.interview.employer),
    )


def letter_after_a_no(client: Client, card: InterviewCard, policy: Policy, now: datetime) -> Letter | None:
    """The thanks after a rejection; None without one."""
    kinds, occasion = kinds_after_rejection(card.record, card.plan, now), Occasion(client, card.record, card.debrief)
    if not kinds:
        return None
    tone, employer = usual_tone(card.record, policy), card.record.interview.employer
    return Letter(Task(card.key, Step.THANK_YOU, AFTER_A_NO), kinds, tone, occasion, employer, planned=False)


def draft_button(letter: Letter) -> None:
    """Opens the editor; nothing while it is open."""
    if not letter.is_open:
        label = "Draft" if letter.kinds else "Message"
        if not letter.planned:  # the card is about something else
            label = SHAPES[letter.kinds[0]].title
        st.button(
            label, key=f"draft-{letter.slug}", on_click=open_form, args=(Opened.WRITE, None, letter.slug),
            icon=":material/edit_note:", help=f"{label} a text for this step",
        )  # fmt: skip


def draft_editor(letter: Letter, row: PlanRow | None, now: datetime) -> None:
    """The editor, where it is open; beside it the counselor's own message to the client about the step (`row`)."""
    if not letter.is_open:
        return
    name = first_name(letter.occasion.client.name) or "the client"
    to_client = TO_THE_CLIENT.format(name=plain(name))
    with st.container(key=f"writing-{letter.slug}", gap="small"):
        titles = [*(["Draft"] if letter.kinds else []), *([to_client] if row else [])]
        tabs = dict(zip(titles, st.tabs(titles, key=f"tabs-{letter.slug}"), strict=True))
        if "Draft" in tabs:
            with tabs["Draft"]:
                _message(letter, now)
        if row:
            with tabs[to_client]:
                _to_client(letter, row, now)


def _message(letter: Letter, now: datetime) -> None:
    state, draft = begun(letter, now)
    with st.container(horizontal=True, gap="medium"):
        kinds = list(dict.fromkeys([*letter.kinds, state.made.kind]))
        if len(kinds) > 1:
            st.segmented_control(
                "How", kinds, format_func=_how(kinds).__getitem__, key=letter.key(KIND), required=True,
                on_change=write_anew, args=(letter,),
            )  # fmt: skip
        st.segmented_control(
            "Tone", list(Tone), format_func=TONES.__getitem__, key=letter.key(TONE), required=True,
            on_change=write_anew, args=(letter,),
        )  # fmt: skip
    _told(letter, state)
    _questions(letter, draft)
    if draft.channel is Channel.EMAIL:
        st.text_input("Subject", key=letter.key(SUBJECT), on_change=keep_typed, args=(letter,), autocomplete="off")
    st.text_area("Text", key=letter.key(BODY), height="content", on_change=keep_typed, args=(letter,))
    keep_what_rests()
    written = current(letter)
    draft_check(written.body, written.kind, letter.occasion, letter.slug)
    _foot(letter, state, draft, now)


def _how(kinds: Sequence[DraftKind]) -> dict[DraftKind, str]:
    """Each kind by its channel; by its title where several go the same way, as one that was begun before."""
    channels = [SHAPES[kind].channel for kind in kinds]
    alone = {channel for channel in channels if channels.count(channel) == 1}
    return {kind: HOW[SHAPES[kind].channel] if SHAPES[kind].channel in alone else SHAPES[kind].title for kind in kinds}


def _told(letter: Letter, state: Begun) -> None:
    """What went wrong or was replaced, with a way back."""
    if state.problem:
        st.error(plain(f"Not saved. {state.problem}"))
    if state.elsewhere:
        st.warning(plain(str(state.elsewhere)))
        with st.container(horizontal=True, gap="small"):
            st.button("Keep mine", key=f"mine-{letter.slug}", on_click=keep_mine, args=(letter,))
            st.button("Take the other", key=f"theirs-{letter.slug}", on_click=take_theirs, args=(letter,))
    if state.before:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(":small[The text was written anew.]")
            label = "Bring back what was typed"
            st.button(label, key=f"back-{letter.slug}", type="tertiary", on_click=bring_back, args=(letter,))


def _questions(letter: Letter, draft: Draft) -> None:
    """What the record lacks, each as a question; its answer goes into the text."""
    gaps = open_marks(current(letter).body, draft)
    if gaps:
        st.markdown("**To ask the client.** The answer goes into the text, and what was told into the debrief.")
    for gap in gaps:
        field = f"choice-write-{letter.slug}-{draft.kind}-{gap.slot}"
        st.text_input(
            plain(gap.question), key=field, placeholder=gap.mark, autocomplete="off",
            on_change=fill_in, args=(letter, gap, field),
        )  # fmt: skip
    if draft.address_asked:
        st.markdown(f":small[{plain(draft.address_asked)} It is kept with the person, under People.]")


def _foot(letter: Letter, state: Begun, draft: Draft, now: datetime) -> None:
    """Copy, mail program, files, and logging it as sent."""
    written = current(letter)
    gaps = open_marks(written.body, draft) if state.asked else ()
    if gaps:
        _ask_about_gaps(letter, gaps)
    link = mailto(draft.to.address, written.subject, written.body) if draft.channel is Channel.EMAIL else None
    with st.container(horizontal=True, gap="small"):
        if not gaps:
            done = "Log as made" if draft.channel is Channel.PHONE else "Log as sent"
            st.button(done, key=f"sent-{letter.slug}", type="primary", on_click=log_sent, args=(letter,))
        with st.popover("Copy", icon=":material/content_copy:"):
            _to_copy(*filter(None, (written.subject, written.body)), key=letter.slug)
        if link:
            st.link_button("Open in mail program", link, icon=":material/mail:", key=f"mail-{letter.slug}")
        with st.popover("Save as", icon=":material/download:"):
            _files(letter, written.subject, written.body, now)
        st.button("Close", key=f"close-{letter.slug}", type="tertiary", on_click=leave, args=(letter,))
    if draft.channel is Channel.EMAIL and not link:
        st.caption(TOO_LONG)
    with st.expander("What it is made of", key=f"made-of-{letter.slug}", type="compact"):
        st.markdown(
            "\n".join(
                f"- {plain(one.title)}: it {plain(one.says)} :small[:gray[{_ids(one)}]]"
                for one in draft.shape.ingredients
            )
        )


def _ask_about_gaps(letter: Letter, gaps: Sequence[Gap]) -> None:
    """What is still open in a text that is to be logged, and the choice."""
    still_open = ", ".join(f"“{gap.mark}”" for gap in gaps)
    st.warning(plain(f"Still open in the text: {still_open}. Log it all the same?"))
    with st.container(horizontal=True, gap="small"):
        st.button(
            "Log it all the same", key=f"sent-open-{letter.slug}", on_click=log_sent, args=(letter,),
            kwargs={"with_gaps": True},
        )  # fmt: skip
        st.button("Go on writing", key=f"not-sent-{letter.slug}", on_click=keep_typed, args=(letter,))


def _ids(ingredient: Ingredient) -> str:
    return ", ".join(cited_ids(ingredient.cites))


def _to_copy(*texts: str, key: str) -> None:
    with st.container(key=f"text-to-copy-{key}"):
        for text in texts:
            st.code(text, language=None, wrap_lines=True)


def _files(letter: Letter, subject: str, body: str, now: datetime) -> None:
    """The message as a file; it is made when asked for."""
    timezone = session.office().timezone
    text, document = (download_name("draft", ending, now, timezone) for ending in ("txt", "docx"))
    made = {
        "Text": (text, lambda path: path.write_bytes(as_text(subject, body))),
        "Word document": (document, lambda path: path.write_bytes(as_docx(subject, body, now))),
    }
    for label, (name, make) in made.items():
        download_link(label, name, make, key=f"file-{name[-4:]}-{letter.slug}", primary=False)


def _to_client(letter: Letter, row: PlanRow, now: datetime) -> None:
    """The counselor's own message to the client about this step: to copy as a text, or as a mail."""
    client, step = letter.occasion.client, planned_step(row, letter.occasion.record, now)
    text = nudge_text(client.name, [step], session.signature(), now)
    _to_copy(text, key=f"client-{letter.slug}")
    link = mailto(client.email, nudge_subject(step), text)
    with st.container(horizontal=True, gap="small"):
        if link:
            st.link_button("Open in mail program", link, icon=":material/mail:", key=f"mail-client-{letter.slug}")
        if not letter.kinds:
            st.button("Close", key=f"close-{letter.slug}", type="tertiary", on_click=close_form)

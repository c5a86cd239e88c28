"""The check of a message that a client wrote: what was found, with place, reason and better words, and what is good."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from coaching.drafts import DraftKind, Occasion
from coaching.guidance.message_rules import NO_INTEREST, NO_QUALIFICATION, NOT_SPECIFIC, PLACEHOLDER
from coaching.messages import Checked, Found, MessageKind, MessageRecord, check_message, record_of
from coaching.model import ActionStep, InterviewRecord
from coaching.store.clients import InterviewCard
from coaching.wording import cited_ids
from pages.parts.text import plain

KINDS = {
    MessageKind.THANK_YOU: "Thank-you",
    MessageKind.STATUS_CHECK: "Status check",
    MessageKind.LETTER: "Letter",
}
CHECKED_AS = {
    DraftKind.THANK_YOU_EMAIL: MessageKind.THANK_YOU,
    DraftKind.THANK_YOU_NOTE: MessageKind.THANK_YOU,
    DraftKind.FIRST_CHECK_EMAIL: MessageKind.STATUS_CHECK,
    DraftKind.FURTHER_CHECK_EMAIL: MessageKind.STATUS_CHECK,
    DraftKind.LATE_EMAIL: MessageKind.STATUS_CHECK,
    DraftKind.LETTER_EMAIL: MessageKind.LETTER,
    DraftKind.LETTER_POST: MessageKind.LETTER,
}
"""What the check knows; a call, a card and what goes to a reference follow other rules."""
IN_A_GAP = (NOT_SPECIFIC, NO_INTEREST, NO_QUALIFICATION)
"""What is still missing where a gap is open; a note by hand is too short for the last in any case."""
LONGEST_QUOTE = 200
"""Letters of the message that are shown with a finding."""
NOTHING_FOUND = "Nothing to mend."
HOW_IT_WORKS = "Paste what the client wrote. It is checked here and kept nowhere."


def message_check(text: str, kind: MessageKind | None, card: InterviewCard, key: str, client: str = "") -> None:
    """What the check says of a text about this interview; nothing where there is no text. `kind` None is guessed."""
    if text.strip():
        _show(check_message(text, kind, _record(card.record, client, text)), key)


def draft_check(text: str, kind: DraftKind, occasion: Occasion, key: str) -> None:
    """The check below a draft, folded, with how much there is to mend in its title; nothing for what is not checked."""
    if kind not in CHECKED_AS or not text.strip():
        return
    checked = check_message(text, CHECKED_AS[kind], _record(occasion.record, occasion.client.name, text))
    has_gaps = any(found.rule == PLACEHOLDER for found in checked.findings)
    silent = (*(IN_A_GAP if has_gaps else ()), *([NO_QUALIFICATION] if kind is DraftKind.THANK_YOU_NOTE else []))
    checked = replace(checked, findings=tuple(found for found in checked.findings if found.rule not in silent))
    found = len(checked.findings)
    title = f"Check: {found} to mend" if found else "Check: nothing to mend"
    with st.expander(title, key=f"check-{key}", type="compact"):
        _show(checked, key)


def _show(checked: Checked, key: str) -> None:
    with st.container(key=f"checked-{key}", gap="small"):
        if checked.note:
            st.markdown(plain(checked.note))
        for found in checked.findings:
            _finding(found)
        if not checked.findings and checked.good:
            st.markdown(f"**{NOTHING_FOUND}**")
        _good(checked)


def _record(record: InterviewRecord, client: str, text: str) -> MessageRecord:
    """The interview, and the thank-yous that were logged with their text."""
    notes = (action.note for action in record.actions if action.step is ActionStep.THANK_YOU)
    return record_of(record, client, (note for note in notes if note.strip() and note.strip() != text.strip()))


def _finding(found: Found) -> None:
    quoted = found.where if len(found.where) <= LONGEST_QUOTE else f"{found.where[:LONGEST_QUOTE].rstrip()} …"
    place = f"  \n“{plain(quoted)}”" if found.where else ""
    cites = ", ".join(cited_ids(found.cites))
    st.markdown(
        f"**{found.rule.title}**{place}  \n{plain(found.reason)} {plain(found.better)}  \n:small[:gray[{cites}]]"
    )


def _good(checked: Checked) -> None:
    if checked.good:
        st.markdown("**What is good**\n" + "\n".join(f"- {plain(one)}" for one in checked.good))


def check_section(client: str, card: InterviewCard) -> None:
    """A place to paste a message about this interview; closed it costs nothing."""
    key = f"check-{card.key}"
    opened = st.expander("Check a message", key=f"{key}-open", on_change="rerun")
    if not opened.open:
        return
    with opened:
        kind = st.segmented_control(
            "What it is", list(KINDS), format_func=KINDS.__getitem__, key=f"{key}-kind", default=MessageKind.THANK_YOU
        )
        text = st.text_area("The message", key=f"{key}-text", height=240, help=HOW_IT_WORKS)
        message_check(text, kind, card, key, client)

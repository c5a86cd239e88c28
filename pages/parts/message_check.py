"""The check of a message that a client wrote: what was found, with place, reason and better words, and what is good."""

from __future__ import annotations

import streamlit as st

from coaching.messages import Checked, Found, MessageKind, MessageRecord, check_message, record_of
from coaching.model import ActionStep
from coaching.store.clients import InterviewCard
from coaching.wording import cited_ids
from pages.parts.text import plain

KINDS = {
    MessageKind.THANK_YOU: "Thank-you",
    MessageKind.STATUS_CHECK: "Status check",
    MessageKind.LETTER: "Letter",
}
LONGEST_QUOTE = 200
"""Letters of the message that are shown with a finding."""
NOTHING_FOUND = "Nothing to mend."
HOW_IT_WORKS = "Paste what the client wrote. It is checked here and kept nowhere."


def message_check(text: str, kind: MessageKind | None, card: InterviewCard, key: str, client: str = "") -> None:
    """What the check says of a text about this interview; nothing where there is no text. `kind` None is guessed."""
    if not text.strip():
        return
    checked = check_message(text, kind, _record(card, client, text))
    with st.container(key=f"checked-{key}", gap="small"):
        if checked.note:
            st.markdown(plain(checked.note))
        for found in checked.findings:
            _finding(found)
        if not checked.findings and checked.good:
            st.markdown(f"**{NOTHING_FOUND}**")
        _good(checked)


def _record(card: InterviewCard, client: str, text: str) -> MessageRecord:
    """The interview, and the thank-yous that were logged with their text."""
    notes = (action.note for action in card.record.actions if action.step is ActionStep.THANK_YOU)
    return record_of(card.record, client, (note for note in notes if note.strip() and note.strip() != text.strip()))


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

"""What the presenter has before them, in a second window: each slide in short, what to say to it, and for how long."""

from __future__ import annotations

import streamlit as st

from coaching.errors import CoachingError
from coaching.wording import moment_words
from coaching.workshop.making import freeze
from coaching.workshop.slides import Deck, Slide
from pages.parts import session
from pages.parts.text import plain


def freezing(deck: Deck, kept: Deck | None) -> None:
    """Keeps the week as it is shown, once; then says as of when it is."""
    if notice := session.said():
        st.error(plain(notice))
    if kept is not None:
        as_of = moment_words(kept.as_of, kept.timezone, session.now())
        st.info(f"This week is frozen, as of {plain(as_of)}: it stays so, whatever is recorded since.")
        return
    st.button(
        "Freeze this week", key="freeze", icon=":material/ac_unit:", on_click=_freeze, args=(deck,),
        help="Keeps figures, policy and texts as they are shown now, to hold next week against. It cannot be undone.",
    )  # fmt: skip


def _freeze(deck: Deck) -> None:
    """Callback: keeps the deck that was on the page."""
    try:
        freeze(session.viewer(), deck, session.now())
    except CoachingError as error:
        session.say(str(error))


def show_notes(deck: Deck) -> None:
    """All slides in their order, with talking points and timing."""
    st.header("Running order", anchor=False)
    minutes = sum(slide.minutes for slide in deck.slides)
    st.caption(f"{len(deck.slides)} slides, about {minutes} minutes. The minutes in front say when each slide begins.")
    begins = 0
    for number, slide in enumerate(deck.slides, 1):
        _notes(slide, number, begins)
        begins += slide.minutes


def _notes(slide: Slide, number: int, begins: int) -> None:
    with st.container(key=f"notes-{slide.slug}", gap="xsmall"):
        st.subheader(f"{number}. {plain(slide.title)}", anchor=False)
        st.caption(f"At {begins} minutes, for {slide.minutes}")
        shown = " ".join(part for part in (slide.big, slide.said) if part)
        if shown:
            st.markdown(plain(shown))
        st.markdown("\n".join(f"- {plain(note)}" for note in slide.notes))

"""What the presenter has before them, in a second window: each slide in short, what to say to it, and for how long."""

from __future__ import annotations

import streamlit as st

from coaching.workshop.slides import Deck, Slide
from pages.parts.text import plain


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

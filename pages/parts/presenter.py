"""What the presenter has before them, in a second window: each slide in short, what to say to it, and for how long."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from coaching.errors import CoachingError
from coaching.sentences.numbers import listed
from coaching.store.named import hints_at_somebody
from coaching.wording import moment_words
from coaching.workshop.arranging import (
    FIRST,
    LONGEST_TEXT,
    LONGEST_TITLE,
    Arrangement,
    arranged,
    in_order,
    keep_arrangement,
    moved,
    turned,
    with_own,
    without_own,
)
from coaching.workshop.making import freeze
from coaching.workshop.pack import write_pack
from coaching.workshop.slides import Deck, Slide
from pages.parts import session
from pages.parts.downloads import download_link, download_name
from pages.parts.text import plain

TITLE, TEXT = "workshop-own-title", "workshop-own-text"


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
    _try(lambda: freeze(session.viewer(), deck, session.now()))


def pack(deck: Deck) -> None:
    """Slides and notes on paper."""
    now, viewer = session.now(), session.viewer()
    name = download_name(f"workshop-{deck.week}", "pdf", now, deck.timezone)

    def make(path: Path) -> int:
        return write_pack(viewer, deck, path, now=now)

    download_link("Slides and notes (PDF)", name, make, key="workshop-pack", primary=False)


def show_order(deck: Deck, arrangement: Arrangement) -> None:
    """All slides in their order, with what to say and for how long; each can be moved and left out."""
    shown = arranged(deck, arrangement).slides
    _heading(shown)
    slides, begins = in_order(deck, arrangement), 0
    for slide in slides:
        number = shown.index(slide) + 1 if slide in shown else 0
        with st.container(key=f"notes-{slide.slug}", gap="xsmall"):
            _notes(slide, number, begins)
            if slide.slug != FIRST:
                _moves(deck.week, slides, arrangement, slide)
        begins += slide.minutes if number else 0
    _add(deck.week, arrangement)


def show_notes(deck: Deck) -> None:
    """The slides of a frozen week, which stay as they are."""
    _heading(deck.slides)
    begins = 0
    for number, slide in enumerate(deck.slides, 1):
        with st.container(key=f"notes-{slide.slug}", gap="xsmall"):
            _notes(slide, number, begins)
        begins += slide.minutes


def _heading(slides: tuple[Slide, ...]) -> None:
    st.header("Running order", anchor=False)
    minutes = sum(slide.minutes for slide in slides)
    st.caption(f"{len(slides)} slides, about {minutes} minutes. Under each title stands when it begins.")


def _notes(slide: Slide, number: int, begins: int) -> None:
    """A slide in short with its notes; one that is left out, number 0, with its title alone."""
    if not number:
        st.markdown(f":gray[Left out: {plain(slide.title)}]")
        return
    st.subheader(f"{number}. {plain(slide.title)}", anchor=False)
    st.caption(f"At {begins} minutes, for {slide.minutes}")
    own = () if slide.said else slide.points
    if shown := " ".join(part for part in (slide.big, slide.said, *own) if part):
        st.markdown(plain(shown))
    st.markdown("\n".join(f"- {plain(note)}" for note in slide.notes))


def _moves(week: str, slides: tuple[Slide, ...], arrangement: Arrangement, slide: Slide) -> None:
    at, slug = slides.index(slide), slide.slug
    out = slug in arrangement.hidden
    with st.container(horizontal=True, gap="small"):
        _button("Move up", f"up-{slug}", week, moved(slides, arrangement, slug, -1), disabled=at <= 1)
        _button("Move down", f"down-{slug}", week, moved(slides, arrangement, slug, 1), disabled=at == len(slides) - 1)
        _button("Put back" if out else "Leave out", f"turn-{slug}", week, turned(arrangement, slug))
        if any(own.slug == slug for own in arrangement.own):
            _button("Remove", f"remove-{slug}", week, without_own(arrangement, slug))


def _button(label: str, key: str, week: str, then: Arrangement, *, disabled: bool = False) -> None:
    st.button(label, key=f"order-{key}", type="tertiary", on_click=_keep, args=(week, then), disabled=disabled)


def _keep(week: str, arrangement: Arrangement) -> None:
    """Callback: the running order is so from now on."""
    _try(lambda: keep_arrangement(session.viewer(), week, arrangement, session.now()))


def _add(week: str, arrangement: Arrangement) -> None:
    st.header("Add a slide", anchor=False)
    st.text_input(f"Title, up to {LONGEST_TITLE} letters", key=TITLE)
    st.text_area(f"Text, up to {LONGEST_TEXT} letters", key=TEXT, help="Everybody in the room reads it: name nobody.")
    st.button("Add it", key="order-add", on_click=_add_own, args=(week, arrangement))


def _add_own(week: str, arrangement: Arrangement) -> None:
    """Callback: adds the slide that was typed; the text stays where it cannot be shown."""

    def add() -> None:
        title, text = (str(st.session_state.get(key, "")) for key in (TITLE, TEXT))
        keep_arrangement(session.viewer(), week, with_own(session.viewer(), arrangement, title, text), session.now())
        st.session_state[TITLE] = st.session_state[TEXT] = ""
        if hints := hints_at_somebody(session.viewer(), f"{title} {text}"):
            session.say(f"Added. Before you show it: {listed(hints)} may stand for a client. If so, remove the slide.")

    _try(add)


def _try(does: Callable[[], None]) -> None:
    try:
        does()
    except CoachingError as error:
        session.say(str(error))

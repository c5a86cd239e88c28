"""The presenter's window follows the slide on the projector, with what to say now and how long there is left."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

import streamlit as st

from coaching.workshop.slides import Deck
from pages.parts import session
from pages.parts.text import plain

EVERY = timedelta(seconds=2)
"""A look at the server's memory; own judgement: one is back at the notes by then, and it costs a millisecond."""
OVER = timedelta(hours=3)
"""Without a slide being turned; own judgement: no workshop is as long."""
A_MINUTE = timedelta(minutes=1)
Key = tuple[str, int]


class Shown(NamedTuple):
    """The slide of a week that a member's projector shows, since when, and when they began."""

    week: str
    slug: str
    since: datetime
    begun: datetime


@st.cache_resource(show_spinner=False)
def _projectors() -> dict[Key, Shown]:
    """One for each member: what is on their projector is nobody's record, and forgotten with the server."""
    return {}


def _key() -> Key:
    viewer = session.viewer()
    return str(viewer.store.engine.url), viewer.member_id


def tell(week: str, slug: str, *, first: bool) -> None:
    """The projector shows that slide now; the time begins with the first one."""
    now, key = session.now(), _key()
    before = _projectors().get(key)
    if before is None or (before.week, before.slug) != (week, slug):
        begun = before.begun if before and before.week == week and not first else now
        _projectors()[key] = Shown(week, slug, now, begun)


def follow(deck: Deck) -> None:
    """What the presenter needs while that deck is on the projector: kept up to date by itself."""
    _follow(deck, _key())


@st.fragment(run_every=EVERY)
def _follow(deck: Deck, key: Key) -> None:
    shown, now = _projectors().get(key), session.now()
    slide = deck.slide(shown.slug) if shown and shown.week == deck.week and now - shown.since < OVER else None
    with st.container(border=True, key="on-the-projector", gap="xsmall"):
        if shown is None or slide is None:
            st.markdown("Nothing is on the projector. These notes follow the slides once they are shown.")
            return
        st.markdown(f"**On the projector: {plain(slide.title)}**")
        st.markdown(
            f"**Minute {_minute(now - shown.since)} of {slide.minutes}** on this slide. {_in_all(deck, shown, now)}"
        )
        st.markdown("\n".join(f"- {plain(note)}" for note in slide.notes))
        after = deck.slides[deck.slides.index(slide) + 1 :]
        st.caption(f"Next: {plain(after[0].title)}" if after else "This is the last slide.")


def _in_all(deck: Deck, shown: Shown, now: datetime) -> str:
    """How long it has been since the beginning, beside when this slide should be over."""
    slugs = [one.slug for one in deck.slides]
    until = sum(one.minutes for one in deck.slides[: slugs.index(shown.slug) + 1])
    return f"Minute {_minute(now - shown.begun)} since the beginning; this slide is to end at minute {until}."


def _minute(time: timedelta) -> int:
    """The minute that has begun: 1 at first."""
    return time // A_MINUTE + 1

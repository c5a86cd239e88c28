"""A presenter's own running order: slides moved, left out, and slides of their own text."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from coaching.errors import CoachingError
from coaching.store.access import Viewer
from coaching.store.drafts import draft_of, save_draft
from coaching.store.named import names_somebody
from coaching.workshop import words
from coaching.workshop.slides import Deck, Slide

FIRST = "opening"
"""The slide that says as of when: it stays where it is."""
OWN_MINUTES = 3
LONGEST_TITLE, LONGEST_TEXT = 80, 600
"""Letters that fit on a slide in letters of 28 pixels."""
A_STEP = 1 / 1000
"""Behind the slide before it stands what the order does not know."""


class OwnSlide(NamedTuple):
    slug: str
    title: str
    text: str


class Arrangement(NamedTuple):
    """The slides by their slugs: in which order, which are left out, and those of the presenter's own."""

    order: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    own: tuple[OwnSlide, ...] = ()


def arrangement_of(viewer: Viewer, week: str) -> Arrangement:
    """The viewer's own running order of a week; the usual one where there is none."""
    kept = draft_of(viewer, _form(week), None)
    if kept is None:
        return Arrangement()
    order, hidden, own = (json.loads(kept[name]) for name in Arrangement._fields)
    return Arrangement(tuple(order), tuple(hidden), tuple(OwnSlide(*one) for one in own))


def keep_arrangement(viewer: Viewer, week: str, arrangement: Arrangement, now: datetime) -> None:
    """Keeps the running order, as a form begun is kept: the viewer's own, and forgotten after a month."""
    values = {name: json.dumps(value) for name, value in arrangement._asdict().items()}
    save_draft(viewer, _form(week), None, values, now=now)


def _form(week: str) -> str:
    return f"workshop {week}"


def in_order(deck: Deck, arrangement: Arrangement) -> tuple[Slide, ...]:
    """All slides, those left out among them, in the presenter's order."""
    places = {slug: float(place) for place, slug in enumerate(arrangement.order)}
    placed: list[tuple[float, Slide]] = []
    last = -1.0
    for slide in (*deck.slides, *map(_slide, arrangement.own)):
        last = places.get(slide.slug, last + A_STEP)
        placed.append((last, slide))
    return tuple(slide for _, slide in sorted(placed, key=lambda one: (one[1].slug != FIRST, one[0])))


def arranged(deck: Deck, arrangement: Arrangement) -> Deck:
    """The deck as it is shown: in the presenter's order, without what is left out."""
    slides = in_order(deck, arrangement)
    return deck._replace(slides=tuple(slide for slide in slides if slide.slug not in arrangement.hidden))


def moved(slides: Sequence[Slide], arrangement: Arrangement, slug: str, by: int) -> Arrangement:
    """The order with a slide so many places on, but not before the first slide, nor past the end."""
    order = [slide.slug for slide in slides]
    at = order.index(slug)
    to = min(max(at + by, 1), len(order) - 1)
    order.insert(to, order.pop(at))
    return arrangement._replace(order=tuple(order))


def turned(arrangement: Arrangement, slug: str) -> Arrangement:
    """The order with a slide left out, or back in; the first one stays."""
    hidden = set(arrangement.hidden) ^ ({slug} - {FIRST})
    return arrangement._replace(hidden=tuple(sorted(hidden)))


def with_own(viewer: Viewer, arrangement: Arrangement, title: str, text: str) -> Arrangement:
    """The order with a slide of one's own at the end; CoachingError where it can't be shown to a room."""
    lines = (" ".join(line.split()).lstrip("-*• ") for line in text.splitlines())
    title, text = " ".join(title.split()), "\n".join(line for line in lines if line)
    if not title:
        raise CoachingError("The slide has no title.", "Say in a few words what it is about.")
    if len(title) > LONGEST_TITLE or len(text) > LONGEST_TEXT:
        raise CoachingError(
            "This is too much for one slide.", f"Up to {LONGEST_TITLE} letters of title and {LONGEST_TEXT} of text fit."
        )
    if names_somebody(viewer, f"{title} {text}"):
        raise CoachingError(
            "The text names a client, or an employer of a few clients.",
            "Tell it without the name.",
        )
    numbers = [int(one.slug.rpartition("-")[2]) for one in arrangement.own]
    slide = OwnSlide(f"own-{max(numbers, default=0) + 1}", title, text)
    return arrangement._replace(own=(*arrangement.own, slide))


def without_own(arrangement: Arrangement, slug: str) -> Arrangement:
    """The order without one of the presenter's own slides."""
    return arrangement._replace(own=tuple(one for one in arrangement.own if one.slug != slug))


def _slide(own: OwnSlide) -> Slide:
    """A text of one line as a sentence, of several as points."""
    lines = own.text.split("\n")
    said, points = (own.text, ()) if len(lines) == 1 else ("", tuple(lines))
    return Slide(own.slug, own.title, said, points=points, minutes=OWN_MINUTES, notes=words.OWN)

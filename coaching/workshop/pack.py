"""The pack of a week: slides and the presenter's notes as PDF, noted in the audit as given out."""

from __future__ import annotations

from datetime import datetime
from itertools import accumulate
from pathlib import Path
from typing import Any

from coaching.charts.picture import drawing
from coaching.clock import local_date, zone_named
from coaching.exchange.pdf import OUR_FONT, TEMPLATES, typesetter
from coaching.exchange.place import new_file
from coaching.selection import ONE_WEEK, monday_named
from coaching.store.access import Viewer
from coaching.store.disclosure import note_export
from coaching.wording import moment_words
from coaching.workshop.arranging import arranged, arrangement_of
from coaching.workshop.making import deck_of, freeze, kept_deck
from coaching.workshop.slides import Deck, Slide

TEMPLATE = TEMPLATES / "workshop" / "pack.typ"
CHART_WIDTH = 1120
"""Pixels; beside letters of 28 pixels as on a projector."""


def shown_deck(viewer: Viewer, week: str | None, now: datetime) -> Deck:
    """The deck of a week as its page shows it to the viewer, of this one where none is named."""
    deck = deck_of(viewer, week, now)
    return kept_deck(viewer, deck.week) or arranged(deck, arrangement_of(viewer, deck.week))


def write_pack(viewer: Viewer, deck: Deck, path: Path, *, now: datetime) -> int:
    """The deck and its notes into a file; how many slides. CoachingError where the place cannot be written.

    A week that is over is frozen by it, unless no figure is in it: what is given out is told, and later weeks are told
    beside it.
    """
    content = as_pdf(deck, now)
    over = monday_named(deck.week) + ONE_WEEK <= local_date(now, zone_named(deck.timezone))
    tells = any(slide.counts for slide in deck.slides)
    if over and tells and kept_deck(viewer, deck.week) is None:
        freeze(viewer, deck, now)
    note_export(viewer, now)
    with new_file(path) as out:
        out.write(content)
    return len(deck.slides)


def as_pdf(deck: Deck, now: datetime) -> bytes:
    """The slides, one a page, then the notes."""
    monday = monday_named(deck.week)
    title = f"Workshop, week of {monday:%B} {monday.day}, {monday.year}"
    begins = accumulate((slide.minutes for slide in deck.slides), initial=0)
    slides = [_page(*numbered) for numbered in zip(deck.slides, range(1, len(deck.slides) + 1), begins, strict=False)]
    as_of = moment_words(deck.as_of, deck.timezone, deck.as_of)
    foot = f"{title}. Figures as of {as_of.replace('today', f'{deck.as_of:%B} {deck.as_of.day}')}."
    pictures = {
        slide.slug: drawing(slide.spec, OUR_FONT, CHART_WIDTH) for slide in deck.slides if slide.spec is not None
    }
    minutes = sum(slide.minutes for slide in deck.slides)
    return (
        typesetter()
        .make(TEMPLATE, {"title": title, "foot": foot, "minutes": minutes, "slides": slides}, now, pictures)
        .content
    )


def _page(slide: Slide, number: int, begins: int) -> dict[str, Any]:
    """A slide for the template, without what only the page needs."""
    fields = {name: value for name, value in slide._asdict().items() if name not in ("spec", "counts")}
    alt = slide.alt if slide.spec is not None else ""
    return fields | {"number": number, "begins": begins, "alt": alt}

"""A deck as text and back, so that a week can be kept as it was shown."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

from coaching.workshop.slides import Counts, Deck, Slide


def as_text(deck: Deck) -> str:
    """The deck as JSON, by the names of its fields."""
    slides = [slide._asdict() | {"counts": [one._asdict() for one in slide.counts]} for slide in deck.slides]
    return json.dumps(deck._asdict() | {"slides": slides}, default=lambda day: day.isoformat(), ensure_ascii=False)


def from_text(text: str) -> Deck:
    """The deck again, equal to the one that was kept."""
    fields = json.loads(text)
    slides = tuple(map(_slide, fields["slides"]))
    return Deck(**fields | {"as_of": datetime.fromisoformat(fields["as_of"]), "slides": slides})


def _slide(fields: dict[str, Any]) -> Slide:
    texts = {name: tuple(fields[name]) for name in ("points", "notes")}
    rows = tuple(map(tuple, fields["rows"]))
    return Slide(**fields | texts | {"rows": rows, "counts": tuple(map(_counts, fields["counts"]))})


def _counts(fields: dict[str, Any]) -> Counts:
    days = {name: date.fromisoformat(fields[name]) for name in ("first", "last")}
    return Counts(**fields | days | {"as_of": datetime.fromisoformat(fields["as_of"])})

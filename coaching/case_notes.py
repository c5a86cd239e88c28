"""Templates of a counselor's notes: what each kind of note asks for, with a line of guidance beside the text.

All words of the templates stand here. What they ask for (facts, who was there, what was agreed) is our own judgement:
the sources speak of what clients write, not of what counselors keep.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple


class NoteKind(StrEnum):
    """What a note is about, in the order in which the templates are offered."""

    NOTE = "note"
    TALK = "talk"
    PHONE_CALL = "phone_call"
    NO_SHOW = "no_show"
    AGREED_PLAN = "agreed_plan"
    CLOSING = "closing"


class Template(NamedTuple):
    """A note's title, the labels of its fields, and how to keep its text factual; without a label nothing is asked."""

    title: str
    body: str
    guidance: str
    who: str = ""
    next_step: str = ""


WHO, NEXT_STEP = "Who was there", "Agreed next step"
TEMPLATES: Mapping[NoteKind, Template] = {
    NoteKind.NOTE: Template(
        "Note",
        "What happened",
        "What you saw or heard, and from whom. Leave out what you only suppose.",
    ),
    NoteKind.TALK: Template(
        "Talk",
        "What was said",
        "Use the client's own words where they matter. Write what was said, not what it may mean.",
        WHO,
        NEXT_STEP,
    ),
    NoteKind.PHONE_CALL: Template(
        "Phone call",
        "What was said",
        "Say who called whom. If nobody answered, write what message was left.",
        "Who was on the phone",
        NEXT_STEP,
    ),
    NoteKind.NO_SHOW: Template(
        "No-show",
        "What happened",
        "Say when they were expected and how you tried to reach them. Leave the reason open until they give it.",
        "Who was expected",
        "When and how you try again",
    ),
    NoteKind.AGREED_PLAN: Template(
        "Agreed plan",
        "What was agreed",
        "One line for each thing: who does it, and by when.",
        "Agreed with",
        "What comes first",
    ),
    NoteKind.CLOSING: Template(
        "Closing",
        "How it ended",
        "What was reached, with dates, and why it ends, as the client puts it.",
        "Who was told",
        "What stays open, and whom to ask",
    ),
}


def note_title(kind: NoteKind, day: date) -> str:
    """ "Phone call of March 4, 2026": what a note is called where its text is not shown."""
    return f"{TEMPLATES[kind].title} of {day:%B} {day.day}, {day.year}"

"""Occasions for tests of drafts, with defaults: Ada's interview at Acme Labs, well told."""

from __future__ import annotations

from typing import Any

from coaching.drafts import Draft, DraftKind, Occasion, Tone, write_draft
from coaching.model import Action, Debrief, Interview, Person
from tests.builders import a_client, a_person, a_record, an_interview, instant

NOW = instant("2026-03-12T09:00")
TOLD = Debrief(
    "i1",
    topics="the new CT scanner; night shifts; cross-training",
    enjoyed="how they train new people",
    learned="they use Epic; two people work nights",
    concerns="no hospital experience",
    unsaid="speaks Spanish; forklift license",
)
NOT_TOLD = Debrief("i1")
GRACE = a_person("p1", title="Ms.", email="grace@acme.example", phone="555-0111", address="1 Main St\nSpringfield, IL")


def an_occasion(
    debrief: Debrief = TOLD, *, interview: Interview | None = None, people: tuple[Person, ...] = (GRACE,),
    actions: tuple[Action, ...] = (), person: Person | None = GRACE, **client: Any,
) -> Occasion:  # fmt: skip
    """An occasion; any field of the client by name."""
    ada = a_client(**{"phone": "555-0100", "email": "ada@example.com", **client})
    return Occasion(ada, a_record(interview or an_interview(), people=people, actions=actions), debrief, person)


def a_draft(
    kind: DraftKind = DraftKind.THANK_YOU_EMAIL, occasion: Occasion | None = None, tone: Tone = Tone.PLAIN
) -> Draft:
    """A draft as of 12 March 2026."""
    return write_draft(kind, tone, occasion or an_occasion(), NOW)

"""Writing a draft: which texts, for whom, and short enough."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from coaching.advice import outcome_in_effect
from coaching.clock import local_date, zone_named
from coaching.drafts.draft import Draft, Gap, Occasion, Paragraph, Piece, Recipient, Tone, text_of
from coaching.drafts.shapes import REFERENCE_KINDS, SHAPES, DraftKind, Shape
from coaching.drafts.slots import ALWAYS_ASKED, FROM_DEBRIEF, recipient, slots_for
from coaching.drafts.texts import Template, Texts, language, texts_of
from coaching.medium import status_contact
from coaching.model import Channel, Interest, Interview, InterviewRecord, Outcome, Person, Role
from coaching.plan import people_met

EMAIL_WORDS = 150
"""An email stays under it: S2.3 asks for brevity, the number is our own judgement."""
RESTATE_INTEREST = frozenset({"interest", "note_interest"})
"""The ingredients that are left out of a thank-you where the client hardly wants the position (S5.19)."""
NO_LONGER_SAID: dict[Outcome | None, frozenset[str]] = {
    Outcome.OFFER: RESTATE_INTEREST,
    **dict.fromkeys((Outcome.REJECTED, Outcome.NO_ANSWER, Outcome.WITHDRAWN), RESTATE_INTEREST | {"experience"}),
}
"""The ingredients that are left out of a thank-you once it is decided: nobody applies any more."""
OWNED_UP_TO = timedelta(days=3)
"""From so many days after the interview on, thanks say that they are late; own judgment: until then the day says it."""
TO_WHOM_IT_IS_FOR = frozenset({DraftKind.THANK_YOU_EMAIL, DraftKind.THANK_YOU_NOTE, DraftKind.HELPER_CARD})
ENDS = (".", "?", "!", "…")


def write_draft(kind: DraftKind, tone: Tone, occasion: Occasion, now: datetime) -> Draft:
    """The draft of that kind in that tone, as of `now` (UTC). What the record lacks is a gap, never made up."""
    shape = SHAPES[kind]
    to = recipient(whom(kind, occasion), shape.channel)
    rank = rank_of(occasion)
    turn = _Turn({}, rank, _left_out(occasion.record, now), is_late=_is_late(occasion.record.interview, now))
    too_long: frozenset[str] = frozenset()
    while True:
        slots = slots_for(occasion, kind, to, now, rank=rank, too_long=too_long)
        draft = _with_slots(kind, tone, to, turn._replace(slots=slots))
        longest = _longest_note(draft, slots)
        if shape.channel is not Channel.EMAIL or len(draft.body.split()) < EMAIL_WORDS or longest is None:
            return draft
        too_long |= {longest}


def _is_late(interview: Interview, now: datetime) -> bool:
    zone = zone_named(interview.timezone)
    return local_date(now, zone) - local_date(interview.starts_at, zone) >= OWNED_UP_TO


def _left_out(record: InterviewRecord, now: datetime) -> frozenset[str]:
    """The ingredients that would claim what is no longer so, or never was."""
    lukewarm = RESTATE_INTEREST if record.interview.interest is Interest.LOW else frozenset()
    return lukewarm | NO_LONGER_SAID.get(outcome_in_effect(record.interview, now), frozenset())


def whom(kind: DraftKind, occasion: Occasion) -> Person | None:
    """Whom a message of that kind goes to: thanks to whom they are for, all else to the one person to ask (S2.1)."""
    if kind in REFERENCE_KINDS:
        return None
    if kind in TO_WHOM_IT_IS_FOR:
        return occasion.person
    return occasion.person or person_to_ask(occasion.record)


def person_to_ask(record: InterviewRecord) -> Person | None:
    """The one to ask about the status; else the only interviewer there was."""
    interviewers = [person for person in people_met(record.people) if person.role is not Role.ASSISTANT]
    return status_contact(record.people) or (interviewers[0] if len(interviewers) == 1 else None)


def rank_of(occasion: Occasion) -> int:
    """The place of the person among those who are thanked, from 0, so that each gets another letter (S5.18)."""
    met = [person for person in people_met(occasion.record.people) if person.role is not Role.ASSISTANT]
    return met.index(occasion.person) if occasion.person in met else 0


class _Turn(NamedTuple):
    """One recipient's turn: what fills the slots, and which of several texts this one gets."""

    slots: Mapping[str, Piece]
    rank: int
    left_out: frozenset[str]
    is_late: bool

    def said(self, texts: Texts, place: int) -> tuple[Piece, ...]:
        """An ingredient in words; none where the record gives none. `place` is its place in the message."""
        noted = [one for one in texts.noted if not self._silent(one)]
        choice = noted or (self.is_late and texts.late) or texts.usual
        if not choice:
            return ()
        turn = self.rank + place * (self.rank // len(choice))
        return tuple(self._filled(choice[turn % len(choice)]))

    def _silent(self, text: Template) -> bool:
        asked = [slot for _, slot in text if slot and slot not in ALWAYS_ASKED]
        return any(isinstance(self.slots[slot], Gap) for slot in asked)

    def _filled(self, text: Template) -> Iterator[Piece]:
        """The pieces; a period that follows one in a name ("Acme Inc.") is left out."""
        ended = False
        for words, slot in text:
            yield words[1:] if ended and words.startswith(".") else words
            if slot:
                piece = self.slots[slot]
                ended = isinstance(piece, str) and piece.endswith(ENDS)
                yield piece


def _with_slots(kind: DraftKind, tone: Tone, to: Recipient, turn: _Turn) -> Draft:
    subject, shape = "", SHAPES[kind]
    if shape.channel is Channel.EMAIL:
        subject = text_of(turn.said(texts_of(f"subject_{kind}", tone), 0))
    paragraphs = tuple(filter(None, _paragraphs(shape, tone, turn)))
    asked = language()["where"][shape.channel.value]
    return Draft(
        kind, tone, to, subject, paragraphs,
        "" if to.address or kind in REFERENCE_KINDS else asked,
    )  # fmt: skip


def _paragraphs(shape: Shape, tone: Tone, turn: _Turn) -> Iterator[Paragraph]:
    place = 0
    for ingredients in shape.paragraphs:
        paragraph: list[Piece] = []
        for ingredient in ingredients:
            place += 1
            if ingredient.id in turn.left_out:
                continue
            said = turn.said(texts_of(ingredient.id, tone), place)
            paragraph += [" ", *said] if paragraph and said else said
        yield tuple(piece for piece in paragraph if piece)


def _longest_note(draft: Draft, slots: Mapping[str, Piece]) -> str | None:
    """The slot of the longest note in the draft."""
    used = {piece for paragraph in draft.paragraphs for piece in paragraph if isinstance(piece, str)}
    notes = {slot: piece for slot in FROM_DEBRIEF if isinstance(piece := slots[slot], str) and piece in used}
    return max(notes, key=lambda slot: len(notes[slot]), default=None)

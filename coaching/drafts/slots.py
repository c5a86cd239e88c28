"""What fills the slots of the texts: words from the record and the debrief, or a gap where they are silent."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from coaching.clock import local_date, zone_named
from coaching.correspondence import correspondence_in, counting_actions
from coaching.drafts.draft import Gap, Occasion, Piece, Recipient
from coaching.drafts.notes import UNREADY, Note, NoteShape, read_notes
from coaching.drafts.shapes import SHAPES, DraftKind
from coaching.drafts.texts import gap as gap_at
from coaching.drafts.texts import gap_for_note, phrase
from coaching.greeting import formal_name
from coaching.model import ActionStep, Channel, Debrief, Interest, Person

A_WEEK = timedelta(days=7)
"""Within it a weekday cannot be mistaken."""
FROM_DEBRIEF = {
    "learned": ("learned",),
    "enjoyed": ("enjoyed", "topics"),
    "unsaid": ("unsaid",),
    "concern": ("concerns",),
}
"""The slots that are filled from the debrief, each with its fields, the better first."""
AFTER_A_COLON = frozenset({"unsaid", "concern"})
ALWAYS_ASKED = ("experience", "strengths", "doubt", "answer", "help", "reference", "matters", "own_address")
"""What no record has."""
OF_PARTS = re.compile(r"[,;:(/]| [-–—] ")  # noqa: RUF001 - dashes as they are typeset
BY_MAIL = frozenset({Channel.HANDWRITTEN, Channel.CARD, Channel.LETTER})


def slots_for(
    occasion: Occasion, kind: DraftKind, to: Recipient, now: datetime, *, rank: int, too_long: frozenset[str]
) -> dict[str, Piece]:
    """Every slot; `rank` is the recipient's place among several, `too_long` are notes that would make it too long."""
    return {
        **_about_interview(occasion, SHAPES[kind].channel, now),
        **_about_people(occasion, SHAPES[kind].channel, to),
        **{slot: _noted(slot, occasion.debrief, rank, too_long=slot in too_long) for slot in FROM_DEBRIEF},
        **{slot: gap_at(slot) for slot in ALWAYS_ASKED},
    }


def _about_interview(occasion: Occasion, channel: Channel, now: datetime) -> dict[str, Piece]:
    interview = occasion.record.interview
    zone = zone_named(interview.timezone)
    held_on, today = local_date(interview.starts_at, zone), local_date(now, zone)
    position = _one_line(interview.position)
    weekday = phrase("weekday").format(weekday=held_on.strftime(phrase("weekday_format")))
    same_day = phrase("same_day") if held_on == today and channel not in BY_MAIL else ""
    asked_on, promised = _last_asked(occasion, now), _promised(occasion, now)
    return {
        **phrase("lukewarm" if interview.interest is Interest.LOW else "keen"),
        "employer": _one_line(interview.employer) or gap_at("employer"),
        "position": position or gap_at("position"),
        "job": _job(position) if position else gap_at("job"),
        "date": date_words(held_on, today),
        "day": same_day or (weekday if timedelta(0) <= today - held_on < A_WEEK else _on(held_on, today)),
        "today": today.strftime(phrase("date_with_year_format").format(day=today.day)),
        "promised": date_words(promised, today) if promised else gap_at("promised"),
        "asked_on": _on(asked_on, today) if asked_on else gap_at("promised"),
    }


def _about_people(occasion: Occasion, channel: Channel, to: Recipient) -> dict[str, Piece]:
    client, person = occasion.client, to.person
    name = _one_line(client.name)
    reached = [_one_line(client.phone), _one_line(client.email)]
    lines = [name] if channel in BY_MAIL else [name, *reached]
    whom = _one_line(f"{person.title} {person.name}") if person else ""
    employer = _one_line(occasion.record.interview.employer)
    addressee = [whom, _one_line(person.job_title) if person else "", employer]
    return {
        "client": name or gap_at("client"),
        "phone": _one_line(client.phone) or gap_at("phone"),
        "signature": "\n".join(filter(None, lines)) if name else gap_at("client"),
        "sender": "\n".join(filter(None, [name, *reached])) if name else gap_at("client"),
        "name": to.name or gap_at("name"),
        "addressee": "\n".join(filter(None, addressee)) or gap_at("employer"),
        "address": _lines(person.address if person else "") or gap_at("address"),
    }


def noted(slot: str, debrief: Debrief, rank: int = 0) -> Piece:
    """What the debrief says for a slot, as it stands in a sentence; a gap where it is silent or not the client's words.

    Of several notes, each recipient gets another one by `rank`, their place from 0.
    """
    return _noted(slot, debrief, rank, too_long=False)


def _noted(slot: str, debrief: Debrief, rank: int, *, too_long: bool) -> Piece:
    fields = FROM_DEBRIEF[slot]
    notes = [note for field in fields for note in read_notes(field, getattr(debrief, field))]
    if not notes:
        return gap_at(slot)
    note = notes[rank % len(notes)]
    if note.shape in UNREADY or too_long:
        reason = NoteShape.VOICE if note.shape is NoteShape.VOICE else NoteShape.LENGTH
        return gap_for_note(slot, reason, note.typed)
    return _in_sentence(slot, note, rank)


def _in_sentence(slot: str, note: Note, rank: int) -> str:
    if slot in AFTER_A_COLON:
        return note.text
    every: list[str] = phrase(slot, note.shape)
    first = note.text.partition(" ")[0].lower()
    frames = [frame for frame in every if frame.partition(" ")[0] != first] or every  # not "talking about talking to"
    return frames[rank % len(frames)].format_map({"note": note.text})


def filled(body: str, gap: Gap, answer: str) -> str:
    """The text with the answer in place of a gap's mark, worded for the sentence where that can be done."""
    said = answer.strip()
    if not said:
        return body
    note = _ready(gap, said)
    return body.replace(gap.text, _in_sentence(gap.slot, note, 0) if note else said)


def told_in(gap: Gap, answer: str) -> str:
    """The field of the debrief that an answer belongs into as well, so that other drafts have it; else empty."""
    return FROM_DEBRIEF[gap.slot][0] if _ready(gap, answer) else ""


def _ready(gap: Gap, answer: str) -> Note | None:
    """The answer as the one note that can stand in a sentence, where the gap is one of the debrief's."""
    notes = read_notes(FROM_DEBRIEF[gap.slot][0], answer) if gap.slot in FROM_DEBRIEF else ()
    return notes[0] if len(notes) == 1 and notes[0].shape not in UNREADY else None


def _job(position: str) -> str:
    """ "the lab technician position", "the summer internship", "the position of custodian (second shift)"."""
    what, comma, detail = position_in_sentence(position).partition(", ")
    shown = f"{what} ({detail})" if comma and not set("(),") & set(detail) else f"{what}{comma}{detail}"
    bare = shown.removeprefix("the ").removeprefix("The ")
    named = shown.rsplit(maxsplit=1)[-1].lower() in phrase("names_a_position")
    frame = "job_itself" if named else "job_of_parts" if OF_PARTS.search(bare) else "job"
    return str(phrase(frame).format_map({"position": bare}))


def position_in_sentence(position: str) -> str:
    """ "lab technician" for "Lab technician"; "Certified Nursing Assistant" and "IT support" as they are."""
    first, *rest = position.split()
    capitals = any(word[:1].isupper() for word in rest) or not first[1:].islower()
    return position if capitals else position[:1].lower() + position[1:]


def _promised(occasion: Occasion, now: datetime) -> date | None:
    """The latest date by which the employer wanted to answer."""
    interview = occasion.record.interview
    actions = counting_actions(occasion.record, now)
    named = correspondence_in(actions, zone_named(interview.timezone)).last_named()
    return max(filter(None, (interview.promised_on, named)), default=None)


def _last_asked(occasion: Occasion, now: datetime) -> date | None:
    """The day of the last status check that was really made."""
    checks = [
        action.at
        for action in counting_actions(occasion.record, now)
        if action.step is ActionStep.STATUS_CHECK and action.channel is not Channel.WAIVED
    ]
    return local_date(max(checks), zone_named(occasion.record.interview.timezone)) if checks else None


def _on(day: date, today: date) -> str:
    return str(phrase("day").format(date=date_words(day, today)))


def date_words(day: date, today: date) -> str:
    """ "March 2", with the year where it is another one."""
    words = phrase("date_format" if day.year == today.year else "date_with_year_format")
    return day.strftime(words.format(day=day.day))


def address_of(person: Person | None, channel: Channel) -> str:
    """Where a message by that channel goes; empty where the record does not say."""
    if person is None:
        return ""
    return {Channel.EMAIL: person.email, Channel.PHONE: person.phone}.get(channel, person.address).strip()


def recipient(person: Person | None, channel: Channel) -> Recipient:
    """The person as somebody to write to or to call."""
    name = formal_name(person.title, _one_line(person.name)) if person else ""
    return Recipient(person, name, address_of(person, channel))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _lines(text: str) -> str:
    return "\n".join(line for line in map(_one_line, text.splitlines()) if line)

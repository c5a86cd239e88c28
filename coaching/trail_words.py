"""The audit trail of one client in words: who did what, and when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from coaching.clock import local_date, zone_named
from coaching.store.clients import TrailLine
from coaching.store.tables import Deed, Entity
from coaching.wording import NAMES_BY_WORD, moment_words, plain_day

FIELDS = {
    "promised_on": "the employer's date",
    "outcome_on": "the date of the outcome",
    "timeline_asked": "whether the timeline was asked",
    "starts_at": "the start",
    "ends_at": "the end",
    "timezone": "the time zone",
    "job_title": "the job title",
    "met": "whether they were met",
    "card": "whether they gave a card",
    "enjoyed": "what was enjoyed",
    "learned": "what was learned",
    "unsaid": "what was not said",
    "contact_for_status": "who to ask about the status",
    "counts_in_groups": "whether they count in group figures",
    "at": "the time",
    "channel": "how it was done",
    "known_from": "who says so",
    "next_update_on": "the next date",
    "counselor_id": "the counselor",
    "external_id": "the id of the file",
    "interview_id": "the interview",
    "person_id": "whom it was for",
    "day": "the day",
    "body": "the text",
    "who": "who was there",
    "next_step": "the next step",
    "shared": "shared with the office",
}
DEEDS = {
    Deed.ADDED: "added",
    Deed.CHANGED: "changed",
    Deed.REMOVED: "deleted",
    Deed.IMPORTED: "imported",
    Deed.EXPORTED: "exported",
    Deed.REPLANNED: "planned anew",
    Deed.RESTORED: "brought back",
    Deed.SNOOZED: "snoozed",
    Deed.UNSNOOZED: "put back on Today",
}
UNSEEN = frozenset({"zone_given"})
"""Fields that no page shows; what they stand for is shown by another."""
MOST_FIELDS = 4
"""Fields named one by one; own judgement: a line stays a line."""


def told(line: TrailLine, names: Mapping[tuple[Entity, int], str], timezone: str, now: datetime) -> str:
    """One line: "You changed the interview at Acme Labs: outcome (rejected), yesterday at 3:30 PM".

    `names` are the names of the records that are still there, by what they are and their key.
    """
    zone = zone_named(timezone)
    today = local_date(now, zone)
    deed, what = DEEDS[line.deed], _what(line, names.get((line.entity, line.entity_id), ""))
    if line.entity is Entity.ACTION:
        deed = {Deed.ADDED: "logged", Deed.REMOVED: "took back"}.get(line.deed, deed)
    if line.deed in (Deed.SNOOZED, Deed.UNSNOOZED):
        what = f"{_said(line.words.get('step', 'step'), today)}, {what}"
    until = f" until {_said(line.words['until'], today)}" if line.words.get("until") else ""
    which = f": {_fields(line, today)}" if line.deed is Deed.CHANGED and line.fields else ""
    return f"{line.member or 'Somebody'} {deed} {what}{until}{which}, {moment_words(line.at, timezone, now)}"


def _what(line: TrailLine, name: str) -> str:
    match line.entity:
        case Entity.INTERVIEW:
            return f"the interview at {name}" if name else "an interview"
        case Entity.PERSON:
            return name or "somebody met"
        case Entity.ACTION:
            step = _worded(line.words.get("step", "")) or "a line of the log"
            return f"{step} at {name}" if name else step
        case Entity.DEBRIEF:
            return f"the debrief of the interview at {name}" if name else "a debrief"
        case Entity.NOTE:
            return "a note" if line.words.get("shared") == "yes" else "a private note"
        case _:
            return f"the {line.entity.value}"


def _fields(line: TrailLine, today: date) -> str:
    """What was changed, with the words that may be told; the rest is counted."""
    fields = [name for name in line.fields if name not in UNSEEN]
    shown = [_field(name, line.words, today) for name in fields[:MOST_FIELDS]]
    more = len(fields) - MOST_FIELDS
    return ", ".join(shown) + (f" and {more} more" if more > 0 else "")


def _field(name: str, words: Mapping[str, str], today: date) -> str:
    field = FIELDS.get(name, name.replace("_", " "))
    if name not in words or name in ("starts_at", "ends_at", "at"):
        return field
    return f"{field} ({_said(words[name], today) or 'empty'})"


def _said(word: str, today: date) -> str:
    """A word of a closed list, or a date, as people say it."""
    try:
        return plain_day(date.fromisoformat(word), today)
    except ValueError:
        return _worded(word)


def _worded(word: str) -> str:
    return NAMES_BY_WORD.get(word, word.replace("_", " "))

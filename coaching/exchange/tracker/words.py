"""Words in a tracker's cells: yes and no, how they met, and what became of it; other words are asked about."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

from rapidfuzz import fuzz, process

from coaching.exchange.tracker.headers import plain_name
from coaching.model import Format

ALIKE = 88
"""Per cent of likeness from which a word counts as a known one written otherwise; own judgement."""


class Meaning(StrEnum):
    """What a word of status or outcome says of a row."""

    APPLICATION = "application"
    SCHEDULED = "scheduled"
    HELD = "held"
    WAITING = "waiting"
    CANCELLED = "cancelled"
    NO_SHOW = "no_show"
    ADVANCED = "advanced"
    OFFER = "offer"
    REJECTED = "rejected"
    NO_ANSWER = "no_answer"
    WITHDRAWN = "withdrawn"


OUTCOMES = frozenset({Meaning.ADVANCED, Meaning.OFFER, Meaning.REJECTED, Meaning.NO_ANSWER, Meaning.WITHDRAWN})
MEANING_WORDS = {
    Meaning.APPLICATION: "Application, no interview yet",
    Meaning.SCHEDULED: "Interview scheduled",
    Meaning.HELD: "Interview held",
    Meaning.WAITING: "Waiting for an answer",
    Meaning.CANCELLED: "Cancelled",
    Meaning.NO_SHOW: "Client did not come",
    Meaning.ADVANCED: "Invited to the next round",
    Meaning.OFFER: "Offer",
    Meaning.REJECTED: "Rejected",
    Meaning.NO_ANSWER: "No answer",
    Meaning.WITHDRAWN: "Withdrawn by the client",
}
"""The counselor's words."""

_MEANINGS = {
    Meaning.APPLICATION: (
        "applied|application|application sent|application submitted|submitted|resume sent|to apply|saved"
        "|wishlist|not applied|not yet applied|no interview|no interview yet|prospect|lead|applying"
        "|app submitted|cv sent|bookmarked"
    ),
    Meaning.SCHEDULED: (
        "scheduled|interview scheduled|upcoming|confirmed|booked|interview|interviewing|planned|set up|set"
        "|interview set|interview booked|interview confirmed|rescheduled|first interview|1st interview|phone screen"
        "|phone interview|invited"
    ),
    Meaning.HELD: (
        "held|done|complete|completed|interviewed|attended|finished|interview completed|interview done"
        "|took place|interview held|happened|yes|went|had interview|interview complete"
    ),
    Meaning.WAITING: (
        "pending|waiting|open|awaiting decision|awaiting response|awaiting|in progress|tbd|active|no decision"
        "|under review|under consideration|in process|undecided|waiting to hear|waiting for answer"
        "|decision pending|ongoing|waiting to hear back|waiting on decision|unknown|awaiting reply"
        "|awaiting answer|waiting for response|no decision yet"
    ),
    Meaning.CANCELLED: (
        "cancelled|canceled|called off|cancelled by employer|interview cancelled|interview canceled|cancel"
    ),
    Meaning.NO_SHOW: (
        "no show|noshow|missed|did not attend|did not show|client no show|absent|missed interview|didn t show"
    ),
    Meaning.ADVANCED: (
        "advanced|second interview|2nd interview|next round|moved forward|moved on|callback|call back"
        "|2nd round|final round|third interview|3rd interview|second round|invited to next round"
        "|moved to next round|called back|shortlisted|invited back|next interview|passed"
        "|advanced to next round|moving forward|invited to the next round|final interview"
    ),
    Meaning.OFFER: (
        "offer|offered|hired|accepted|offer accepted|offer received|job offer|placed|got the job|got job"
        "|got it|offer made|offer extended|accepted offer|received offer|success|won|started|offer declined|negotiating"
        "|declined offer|selected|employed"
    ),
    Meaning.REJECTED: (
        "rejected|not selected|unsuccessful|rejection|not hired|denied|passed over|turned down|no offer"
        "|regret|rejected after interview|rejected by employer|not chosen|did not get it|did not get job"
        "|closed not selected|no thanks|rejection received|rejection letter|not offered|position filled"
        "|didn t get it"
    ),
    Meaning.NO_ANSWER: (
        "no answer|ghosted|no response|no reply|never heard back|silence|did not hear back|not heard|no word"
        "|didn t hear back|never heard|no contact|nothing heard|heard nothing|unanswered"
    ),
    Meaning.WITHDRAWN: (
        "withdrawn|withdrew|client withdrew|withdrawn by client|dropped out|pulled out|client declined"
        "|no longer interested|not interested|withdrawn by the client|candidate withdrew|withdrew application"
    ),
}
MEANINGS = {word: meaning for meaning, words in _MEANINGS.items() for word in words.split("|")}

_YES = "yes y x ✓ ✔ ☑ ✅ true 1 done sent ok yep yeah made complete completed mailed emailed"
_NO = "no n false 0 - \u2013 \u2014 ☐ ✗ ✘ ❌ none n/a na nope pending todo tbd ?"
YES = frozenset(_YES.split())
NO = frozenset(_NO.split()) | {"not yet", "to do", "not sent", "no need", "not done", "not needed", "to send"}

_FORMATS = {
    Format.PHONE: "phone telephone call tel",
    Format.VIDEO: "video zoom teams virtual online skype webex meet remote facetime web hangouts webcam",
    Format.IN_PERSON: "person onsite site office face inperson f2f premises campus store",
}
_FORMAT_OF = {word: form for form, words in _FORMATS.items() for word in words.split()}
_ZONES = {
    "America/New_York": "et est edt eastern",
    "America/Chicago": "ct cst cdt central",
    "America/Denver": "mt mst mdt mountain",
    "America/Los_Angeles": "pt pst pdt pacific",
    "America/Anchorage": "akt akst akdt alaska",
    "Pacific/Honolulu": "hst ht hawaii",
    "UTC": "utc gmt",
}
_ZONE_OF = {word: zone for zone, words in _ZONES.items() for word in words.split()}


def zone_of(text: str) -> str:
    """The IANA name of the zone that Americans call so, "Eastern Time" or "ET"; else the text as it is."""
    return _ZONE_OF.get(plain_name(text).removesuffix(" time").removesuffix(" standard"), text)


def answer_of(text: str) -> bool | None:
    """Yes or no; None where the cell says neither."""
    word = text.casefold().strip(" .!")
    return True if word in YES else False if word in NO else None


@lru_cache(maxsize=4096)
def known_meaning(word: str) -> tuple[Meaning, bool] | None:
    """What a word of status says, and whether it was only alike; None where nobody knows."""
    name = plain_name(word)
    if name in MEANINGS:
        return MEANINGS[name], False
    found = process.extractOne(name, MEANINGS.keys(), scorer=fuzz.ratio, score_cutoff=ALIKE) if name else None
    return (MEANINGS[found[0]], True) if found else None


@lru_cache(maxsize=4096)
def format_of(text: str) -> Format | None:
    """How they met, by any word that tells; None where none does, or two differ."""
    found = {_FORMAT_OF[word] for word in plain_name(text).split() if word in _FORMAT_OF}
    return found.pop() if len(found) == 1 else None

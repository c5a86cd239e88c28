"""The files of a caseload, four and sometimes a fifth: their columns in order, and what the words in them mean."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, NamedTuple, TypeVar

from coaching.exchange.cells import Dates, Words
from coaching.model import (
    ActionStep,
    Channel,
    ClientStatus,
    Culture,
    Format,
    Interest,
    InterviewStatus,
    KnownFrom,
    Outcome,
    Pace,
    Role,
)

W = TypeVar("W", bound=StrEnum)


def _words_of(words: type[W]) -> dict[str, W]:
    return {word.value: word for word in words}


CLIENT_STATUS = Words("status", {**_words_of(ClientStatus), "": ClientStatus.ACTIVE})
FORMAT = Words("format", _words_of(Format))
TIMELINE_ASKED = Words("timeline_asked", {"yes": True, "no": False, "": None})
PACE = Words("pace", {**_words_of(Pace), "": None})
CULTURE = Words("culture", {**_words_of(Culture), "": None})
INTEREST = Words("interest", {**_words_of(Interest), "": None})
INTERVIEW_STATUS = Words("status", {**_words_of(InterviewStatus), "": InterviewStatus.SCHEDULED})
OUTCOME = Words("outcome", {**_words_of(Outcome), "": Outcome.PENDING})
PROMISED_ON = Dates("promised_on")
OUTCOME_ON = Dates("outcome_on")
ROLE = Words("role", {**_words_of(Role), "": Role.INTERVIEWER})
MET = Words("met", {"yes": True, "no": False, "": None})
CARD = Words("card", {"yes": True, "no": False, "": None})
CONTACT_FOR_STATUS = Words("contact_for_status", {"yes": True, "": False})
STEP = Words("step", _words_of(ActionStep))
CHANNEL = Words("channel", _words_of(Channel))
KNOWN_FROM = Words("known_from", {**_words_of(KnownFrom), "": KnownFrom.IMPORTED})
NEXT_UPDATE_ON = Dates("next_update_on")


class CaseloadFile(NamedTuple):
    """One file: what a row of it is called, its columns (a row's own id first), and those that hold words or dates.

    `later` are columns that files of earlier versions do not have; they count as empty there.
    """

    name: str
    row: str
    columns: tuple[str, ...]
    meanings: tuple[Words[Any] | Dates, ...]
    later: frozenset[str] = frozenset()


CLIENTS = CaseloadFile(
    "clients.csv",
    "client",
    ("client_id", "name", "email", "phone", "counselor", "status", "goal", "tags"),
    (CLIENT_STATUS,),
)
INTERVIEWS = CaseloadFile(
    "interviews.csv",
    "interview",
    (
        "interview_id",
        "client_id",
        "employer",
        "position",
        "industry",
        "round",
        "format",
        "starts_at",
        "ends_at",
        "timezone",
        "promised_on",
        "timeline_asked",
        "pace",
        "culture",
        "interest",
        "status",
        "outcome",
        "outcome_on",
    ),
    (FORMAT, PROMISED_ON, TIMELINE_ASKED, PACE, CULTURE, INTEREST, INTERVIEW_STATUS, OUTCOME, OUTCOME_ON),
)
PEOPLE = CaseloadFile(
    "people.csv",
    "person",
    (
        "person_id",
        "interview_id",
        "name",
        "title",
        "job_title",
        "role",
        "met",
        "email",
        "phone",
        "contact_for_status",
        "card",
        "address",
    ),
    (ROLE, MET, CONTACT_FOR_STATUS, CARD),
    frozenset({"card", "address"}),
)
ACTIONS = CaseloadFile(
    "actions.csv",
    "action",
    ("action_id", "interview_id", "person_id", "step", "at", "channel", "next_update_on", "known_from", "note"),
    (STEP, CHANNEL, NEXT_UPDATE_ON, KNOWN_FROM),
)
DEBRIEFS = CaseloadFile(
    "debriefs.csv", "debrief", ("interview_id", "topics", "enjoyed", "learned", "concerns", "unsaid"), ()
)
FILES = (CLIENTS, INTERVIEWS, PEOPLE, ACTIONS)
"""Those that every caseload has."""
ALL_FILES = (*FILES, DEBRIEFS)
"""And the one that is there only where something was told of an interview."""

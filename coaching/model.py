"""The vocabulary: clients, interviews, the people met, the actions taken, and the rows of a plan.

Records are named tuples, not dataclasses: as immutable, and three times as fast to make, which a caseload of
100,000 interviews feels. Instants are aware datetimes in UTC; dates are plain dates in the interview's own zone.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple


class ClientStatus(StrEnum):
    ACTIVE = "active"
    PAUSED = "paused"
    PLACED = "placed"
    CLOSED = "closed"


class Format(StrEnum):
    IN_PERSON = "in_person"
    VIDEO = "video"
    PHONE = "phone"


class Pace(StrEnum):
    """How fast the employer decides (S3.4)."""

    QUICK = "quick"
    SLOW = "slow"


class Culture(StrEnum):
    """How the employer communicates (S3.5)."""

    HIGH_TECH = "high_tech"
    PAPER = "paper"


class Interest(StrEnum):
    """How much the client wants the position (S4.4)."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class InterviewStatus(StrEnum):
    SCHEDULED = "scheduled"
    HELD = "held"
    CANCELLED = "cancelled"
    NO_SHOW = "no_show"


class Outcome(StrEnum):
    PENDING = "pending"
    ADVANCED = "advanced"
    OFFER = "offer"
    REJECTED = "rejected"
    NO_ANSWER = "no_answer"
    WITHDRAWN = "withdrawn"


SUCCESSES = frozenset({Outcome.ADVANCED, Outcome.OFFER})


class Role(StrEnum):
    INTERVIEWER = "interviewer"
    HIRING_MANAGER = "hiring_manager"
    HR = "hr"
    ASSISTANT = "assistant"


class Step(StrEnum):
    """The steps of a plan, in the order of the plan's table."""

    ASK_TIMELINE = "ask_timeline"
    GET_CONTACTS = "get_contacts"
    DEBRIEF = "debrief"
    THANK_YOU = "thank_you"
    THANK_HELPER = "thank_helper"
    ALERT_REFERENCES = "alert_references"
    LETTER = "letter"
    STATUS_CHECK = "status_check"


FACTS = frozenset({Step.ASK_TIMELINE, Step.GET_CONTACTS})


class ActionStep(StrEnum):
    """What an action can be recorded as; the last two are not steps of a plan."""

    THANK_YOU = "thank_you"
    THANK_HELPER = "thank_helper"
    STATUS_CHECK = "status_check"
    LETTER = "letter"
    DEBRIEF = "debrief"
    ALERT_REFERENCES = "alert_references"
    EMPLOYER_REPLY = "employer_reply"
    NUDGE = "nudge"


class Channel(StrEnum):
    EMAIL = "email"
    PHONE = "phone"
    VOICEMAIL = "voicemail"
    TEXT = "text"
    HANDWRITTEN = "handwritten"
    CARD = "card"
    LETTER = "letter"
    IN_PERSON = "in_person"
    WAIVED = "waived"


class KnownFrom(StrEnum):
    """Who says that it was done."""

    CLIENT = "client"
    SEEN = "seen"
    IMPORTED = "imported"


class Kind(StrEnum):
    EXPECTED = "expected"
    OPTIONAL = "optional"


class Answer(StrEnum):
    """What the interview's own record says to a fact."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Status(StrEnum):
    WAIVED = "waived"
    DONE = "done"
    MISSED = "missed"
    UNRECORDED = "unrecorded"
    TOO_SOON = "too_soon"
    LATE = "late"
    NOT_NEEDED = "not_needed"
    SKIPPED = "skipped"
    NOT_YET = "not_yet"
    DUE = "due"
    OVERDUE = "overdue"


class Finding(StrEnum):
    """How the following-up was done, beside the steps."""

    TOO_SOON = "too_soon"
    TOO_MANY_CHECKS = "too_many_checks"
    SEVERAL_CONTACTS = "several_contacts"
    EMPLOYER_LATE = "employer_late"
    SAME_NOTE = "same_note"
    STOP_AND_WAIT = "stop_and_wait"
    NO_SIGN = "no_sign"
    ONE_LEAD_ONLY = "one_lead_only"


class Basis(StrEnum):
    """What a window hangs on, so that a due date can be shown with its reason."""

    INTERVIEW = "interview"
    PROMISED = "promised"
    NAMED = "named"
    REPLY = "reply"
    CHECK = "check"


class Client(NamedTuple):
    client_id: str
    name: str
    email: str = ""
    phone: str = ""
    counselor: str = ""
    status: ClientStatus = ClientStatus.ACTIVE
    goal: str = ""
    tags: tuple[str, ...] = ()


class Interview(NamedTuple):
    """One interview. `ends_at` is None where none was given; without `zone_given` the zone is the office's."""

    interview_id: str
    client_id: str
    employer: str
    position: str
    industry: str
    round: str
    format: Format
    starts_at: datetime
    ends_at: datetime | None
    timezone: str
    zone_given: bool = True
    promised_on: date | None = None
    timeline_asked: bool | None = None
    pace: Pace | None = None
    culture: Culture | None = None
    interest: Interest | None = None
    status: InterviewStatus = InterviewStatus.SCHEDULED
    outcome: Outcome = Outcome.PENDING
    outcome_on: date | None = None


class Person(NamedTuple):
    """Somebody at the employer. `met` is None where the record is silent, which counts as met.

    `card` is whether they gave a business card (S5.4); `address` is where mail reaches them, as on an envelope.
    """

    person_id: str
    interview_id: str
    name: str = ""
    title: str = ""
    job_title: str = ""
    role: Role = Role.INTERVIEWER
    met: bool | None = None
    email: str = ""
    phone: str = ""
    contact_for_status: bool = False
    card: bool | None = None
    address: str = ""


class Action(NamedTuple):
    """Something done after an interview. `person_id` is empty where it was for nobody in particular."""

    action_id: str
    interview_id: str
    person_id: str
    step: ActionStep
    at: datetime
    channel: Channel = Channel.EMAIL
    next_update_on: date | None = None
    known_from: KnownFrom = KnownFrom.CLIENT
    note: str = ""


class Debrief(NamedTuple):
    """What the client told of an interview right after it (S5.1), in their own words; empty where they did not say.

    `unsaid` is what might bear on the candidacy and did not come up (S4.8). No plan is built from it.
    """

    interview_id: str
    topics: str = ""
    enjoyed: str = ""
    learned: str = ""
    concerns: str = ""
    unsaid: str = ""


class InterviewRecord(NamedTuple):
    """One interview with everybody and everything recorded about it: all that its plan is built from."""

    interview: Interview
    people: tuple[Person, ...] = ()
    actions: tuple[Action, ...] = ()


class PlanRow(NamedTuple):
    """One step of one interview's plan. It holds instants (UTC), never a status: see `plan.status_of`.

    `done_at` is None while not done and for a waived row; `answer` is set for facts only; `basis` and `basis_on`
    say what the window hangs on and the local date of that.
    """

    client_id: str
    interview_id: str
    step: Step
    ordinal: int
    person_id: str
    opens_at: datetime
    due_at: datetime
    closes_at: datetime
    done_at: datetime | None
    kind: Kind
    waived: bool = False
    answer: Answer | None = None
    basis: Basis = Basis.INTERVIEW
    basis_on: date | None = None

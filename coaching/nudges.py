"""A short text to the client, to be copied and sent: what to do, by when, why, in the counselor's voice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple, Protocol

from coaching.clock import local_date, zone_named
from coaching.greeting import first_name
from coaching.guidance.cited import OUR_JUDGEMENT, Cites, require_cites
from coaching.guidance.statements.s1 import S1_1, S1_3, S1_7, S1_8
from coaching.guidance.statements.s2 import S2_1, S2_2, S2_3, S2_6, S2_7
from coaching.guidance.statements.s3 import S3_1, S3_2, S3_3, S3_8, S3_9, S3_10
from coaching.guidance.statements.s4 import S4_1, S4_2, S4_3, S4_5, S4_6, S4_7, S4_8
from coaching.guidance.statements.s5 import (
    S5_1,
    S5_2,
    S5_4,
    S5_5,
    S5_7,
    S5_8,
    S5_10,
    S5_11,
    S5_12,
    S5_13,
    S5_17,
    S5_18,
    S5_19,
    S5_23,
    S5_26,
)
from coaching.model import FACTS, Basis, InterviewRecord, Kind, PlanRow, Status, Step
from coaching.plan import status_of
from coaching.wording import WITHIN_HOURS, day_words, plain_day, time_words

MOST_LISTED = 3
"""Steps named one by one; with more, a text is no longer a short one (own judgment)."""


class NudgedStep(Protocol):
    """A step as far as a text about it goes: a row of the worklist is one."""

    @property
    def step(self) -> Step: ...
    @property
    def kind(self) -> Kind: ...
    @property
    def status(self) -> Status: ...
    @property
    def employer(self) -> str: ...
    @property
    def person_name(self) -> str: ...
    @property
    def person_title(self) -> str: ...
    @property
    def opens_at(self) -> datetime: ...
    @property
    def due_at(self) -> datetime: ...
    @property
    def timezone(self) -> str: ...
    @property
    def basis(self) -> Basis: ...
    @property
    def basis_on(self) -> date | None: ...


class PlannedStep(NamedTuple):
    """A step of a plan, with whom it is for, as a text about it needs it."""

    step: Step
    kind: Kind
    status: Status
    employer: str
    person_name: str
    person_title: str
    opens_at: datetime
    due_at: datetime
    timezone: str
    basis: Basis
    basis_on: date | None


@dataclass(frozen=True, slots=True)
class Ask:
    """What the client is asked for after "please", how to go about it, the same as a line of a list, and why.

    `why_late` is the reason once it is overdue; empty where it is the same.
    """

    do: str
    how: str
    listed: str
    why: str
    cites: Cites
    why_late: str = ""

    def __post_init__(self) -> None:
        require_cites(f"The nudge to {self.do}", self.cites)


@dataclass(frozen=True, slots=True)
class Wait:
    """Why a status check is right now, and why not before its day, by what that day hangs on."""

    now: str
    before: str
    cites: Cites

    def __post_init__(self) -> None:
        require_cites(f"The reason {self.now}", self.cites)


ASKS: dict[Step, Ask] = {
    Step.DEBRIEF: Ask(
        do="take a few moments to look back on your interview at {employer}",
        how="Note what they asked, what you enjoyed and what was left unsaid.",
        listed="Look back on your interview at {employer}",
        why="What you write to them later will draw on it.",
        cites=(S1_3, S4_8, S5_1),
    ),
    Step.THANK_YOU: Ask(
        do="send {whom} a short thank-you note",
        how="Name one thing from your talk that you enjoyed.",
        listed="Thank {whom}",
        why="It counts most within a day of the interview.",
        cites=(S1_1, S1_3, S2_3, S2_6, S3_3, S5_5, S5_19),
        why_late="It is late, not lost: thanks are right after every interview.",
    ),
    Step.THANK_HELPER: Ask(
        do="send {whom} a thank-you card",
        how="A few lines are enough.",
        listed="Thank {whom} with a card",
        why="Cards are for people who really helped, so leave it out if they did not.",
        cites=(S2_3, S4_6),
    ),
    Step.ALERT_REFERENCES: Ask(
        do="tell your references about your interview at {employer}",
        how="They may get a call about the position.",
        listed="Tell your references about {employer}",
        why="Someone who expects the call is readier for it.",
        cites=(S5_23, OUR_JUDGEMENT),
    ),
    Step.LETTER: Ask(
        do="write {employer} a letter",
        how="Say why you want the job, name your strongest points, and answer any doubt they may have.",
        listed="Write {employer} a letter",
        why="Few people send one, and it helps them remember you.",
        cites=(S4_5, S4_7, S5_10),
    ),
    Step.STATUS_CHECK: Ask(
        do="get in touch with your contact at {employer}",
        how="Say briefly that you are still interested, and ask when they expect to decide.",
        listed="Ask {employer} where things stand",
        why="You have left them time, so asking is no bother.",
        cites=(S1_8, S2_1, S2_2, S4_3, S5_8, S5_12, S5_13),
        why_late="Some employers watch who follows up, so please don't hold back for fear of being a bother.",
    ),
}

AT_THE_INTERVIEW: dict[Step, Ask] = {
    Step.ASK_TIMELINE: Ask(
        do="ask at your interview at {employer} when you will hear",
        how="Ask what happens next, too, and whom you may contact.",
        listed="At {employer}, ask when you will hear",
        why="Their own date tells us when it is right to ask again.",
        cites=(S3_1, S3_2, S3_8),
    ),
    Step.GET_CONTACTS: Ask(
        do="leave your interview at {employer} with the name and title of everyone you speak with",
        how="A business card from each is easiest.",
        listed="At {employer}, note everyone's name and title",
        why="Each of them should get a thank-you of their own.",
        cites=(S5_4, S5_17, S5_18),
    ),
}

TO_BE_TOLD: dict[Step, Ask] = {
    Step.ASK_TIMELINE: Ask(
        do="tell me whether {employer} named a date or any next steps",
        how="",
        listed="Tell me whether {employer} named a date",
        why="Their own date tells us when it is right to ask again.",
        cites=(S3_1, S3_8, S5_2),
    ),
    Step.GET_CONTACTS: Ask(
        do="tell me who interviewed you at {employer}, with names and titles",
        how="",
        listed="Tell me who interviewed you at {employer}",
        why="Each of them should get a thank-you of their own.",
        cites=(S5_17, S5_18),
    ),
}

WAITS: dict[Basis, Wait] = {
    Basis.INTERVIEW: Wait(
        now="You have left them time to decide, so asking is no bother.",
        before="That leaves them time to decide, and asking then is no bother.",
        cites=(S1_7, S2_7, S5_7, S5_12),
    ),
    Basis.PROMISED: Wait(
        now="They said they would answer by {on}, and that day is over. Hiring often runs late, so it need not be "
        "about you.",
        before="They said they would answer by {on}, so it is best not to ask before.",
        cites=(S3_8, S3_9, S5_26),
    ),
    Basis.NAMED: Wait(
        now="They named {on} for an update, so asking is expected.",
        before="They named {on} for an update, so it is best not to ask before.",
        cites=(S3_8, S3_9),
    ),
    Basis.REPLY: Wait(
        now="They replied on {on} and named no date, so it is right to ask again.",
        before="They replied on {on} and named no date, so it is best to leave them a while.",
        cites=(S3_10,),
    ),
    Basis.CHECK: Wait(
        now="You last asked on {on} and have left them time since.",
        before="You last asked on {on}, so it is best to leave them a while.",
        cites=(S3_10, S5_11),
    ),
}

WHY_AT_ALL: tuple[str, Cites] = ("Few people follow up, and it shows how much you want the job.", (S4_1, S4_2))
SOMEBODY = {Step.THANK_HELPER: "the person who helped you"}
ASKED = {Kind.EXPECTED: "please", Kind.OPTIONAL: "if you can,"}
NUDGED = frozenset({Status.NOT_YET, Status.DUE, Status.OVERDUE, Status.MISSED})
LATE = frozenset({Status.OVERDUE, Status.MISSED})
EMPLOYERS_DATE = frozenset({Basis.PROMISED, Basis.NAMED})


def nudge_text(client_name: str, steps: Sequence[NudgedStep], counselor_name: str, now: datetime) -> str:
    """A text to a client about some of their steps; empty where none of these is to be done.

    Steps that are due, overdue or to come are asked for, and what the interview's record leaves open.
    """
    asked = [(step, ask) for step in steps if (ask := _ask(step))]
    if not asked:
        return ""
    body = _about_one(*asked[0], now) if len(asked) == 1 else _about_several(asked, now)
    parts = [_greeting(client_name), body, _closing([step for step, _ in asked]), _as_one_line(counselor_name)]
    return "\n\n".join(part for part in parts if part)


def planned_step(row: PlanRow, record: InterviewRecord, now: datetime) -> PlannedStep:
    """A row of an interview's plan as a step to write to the client about."""
    person = next((one for one in record.people if one.person_id == row.person_id), None)
    name, title = (person.name, person.title) if person else ("", "")
    return PlannedStep(
        row.step, row.kind, status_of(row, now), record.interview.employer, name, title, row.opens_at, row.due_at,
        record.interview.timezone, row.basis, row.basis_on,
    )  # fmt: skip


def nudge_subject(step: NudgedStep) -> str:
    """What a mail about one step is about: "Your interview at Acme Labs"."""
    return f"Your interview at {_as_one_line(step.employer) or 'the employer'}"


def _ask(step: NudgedStep) -> Ask | None:
    if step.step in FACTS:
        if step.status is Status.UNRECORDED:
            return TO_BE_TOLD[step.step]
        return AT_THE_INTERVIEW[step.step] if step.status in (Status.NOT_YET, Status.DUE) else None
    return ASKS[step.step] if step.status in NUDGED else None


def _about_one(step: NudgedStep, ask: Ask, now: datetime) -> str:
    do, by = _filled(ask.do, step), _by(step, now)
    if step.step in FACTS:
        what = f"Please {do}."
    elif step.status is Status.OVERDUE:
        what = f"Please {do} today if you can; it was due {by}."
    elif step.status is Status.MISSED:
        what = f"Please {do}, even now."
    elif step.status is Status.NOT_YET:
        what = f"From {_opens(step, now)} on, {ASKED[step.kind]} {do}, by {by} at the latest."
    elif step.kind is Kind.OPTIONAL:
        what = f"If you can, {do} by {by}."
    else:
        what = f"Please {do} by {by}."
    return " ".join(part for part in (what, ask.how, _why(step, ask, now)) if part)


def _about_several(asked: Sequence[tuple[NudgedStep, Ask]], now: datetime) -> str:
    lines = [_line(step, ask, now) for step, ask in asked[:MOST_LISTED]]
    if len(asked) > MOST_LISTED:
        lines.append(f"- And {len(asked) - MOST_LISTED} more to go through together")
    return "\n".join(["Here is what comes next:", *lines]) + f"\n\n{WHY_AT_ALL[0]}"


def _line(step: NudgedStep, ask: Ask, now: datetime) -> str:
    listed = _filled(ask.listed, step)
    if step.step in FACTS:
        return f"- {listed}"
    by = _by(step, now)
    if step.status is Status.MISSED:
        return f"- {listed}, even now"
    if step.status is Status.OVERDUE:
        return f"- {listed} (it was due {by})"
    start = f"from {_opens(step, now)}, " if step.status is Status.NOT_YET else ""
    choice = "if you can, " if step.kind is Kind.OPTIONAL else ""
    return f"- {listed}, {choice}{start}by {by}"


def _why(step: NudgedStep, ask: Ask, now: datetime) -> str:
    """The reason; for a status check what its day hangs on, unless that day is over and was not the employer's."""
    late = step.status in LATE
    if step.step is not Step.STATUS_CHECK or (late and step.basis not in EMPLOYERS_DATE) or step.basis_on is None:
        return (late and ask.why_late) or ask.why
    wait = WAITS[step.basis]
    reason = wait.before if step.status is Status.NOT_YET else wait.now
    return reason.format(on=plain_day(step.basis_on, _today(step, now)))


def _filled(text: str, step: NudgedStep) -> str:
    employer = _as_one_line(step.employer) or "the employer"
    person = _as_one_line(f"{step.person_title} {step.person_name}")
    somebody = SOMEBODY.get(step.step, "your interviewer")
    return text.format(employer=employer, whom=f"{person or somebody} at {employer}")


def _by(step: NudgedStep, now: datetime) -> str:
    """When a step is or was due: "3:30 PM tomorrow", "Thursday", "the end of today"; "yesterday", "on March 4"."""
    due_on = local_date(step.due_at - timedelta(microseconds=1), zone_named(step.timezone))
    day = day_words(due_on, _today(step, now))
    on = day if day in ("yesterday", "today", "tomorrow") else f"on {day}"
    if step.status is Status.OVERDUE:
        return on
    if step.step in WITHIN_HOURS:
        return f"{time_words(step.due_at, step.timezone)} {on}"
    return "the end of today" if day == "today" else day


def _opens(step: NudgedStep, now: datetime) -> str:
    return day_words(local_date(step.opens_at, zone_named(step.timezone)), _today(step, now))


def _today(step: NudgedStep, now: datetime) -> date:
    return local_date(now, zone_named(step.timezone))


def _closing(steps: Sequence[NudgedStep]) -> str:
    if all(step.status is Status.UNRECORDED for step in steps):
        return "A short reply is all I need."
    return "Let me know how it goes" + (", or if anything is in the way." if len(steps) == 1 else ".")


def _greeting(name: str) -> str:
    called = first_name(name)
    return f"Hi {called}," if called else "Hello,"


def _as_one_line(text: str) -> str:
    return " ".join(text.split())

"""The plan of one interview and its statuses, row by row in the order of the table."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple, TypedDict

from coaching.model import Action, InterviewRecord
from tests.oracle.checks import checks_made, rows_of_checks, window_of_check
from tests.oracle.days import days_after, end_of_day, first_instant
from tests.oracle.reading import (
    assistants,
    end_of,
    has_a_plan,
    helpers_met,
    hours,
    interviewers_met,
    outcome_at,
    place,
    recorded,
    start_date,
)


class Row(TypedDict):
    """The plan as data, with its status as of now."""

    client_id: str
    interview_id: str
    step: str
    ordinal: int
    person_id: str
    opens_at: datetime
    due_at: datetime
    closes_at: datetime
    done_at: datetime | None
    kind: str
    status: str


class Draft(NamedTuple):
    """A row before its status is known; `answer` is for facts only, once there is one."""

    step: str
    opens: datetime
    due: datetime
    closes: datetime
    kind: str
    done: datetime | None = None
    waived: bool = False
    answer: str = ""
    ordinal: int = 1
    person: str = ""


def plan(record: InterviewRecord, policy_name: str, now: datetime) -> list[Row]:
    """The rows of one interview's plan as seen at `now`; only actions at or before it count."""
    if not has_a_plan(record.interview):
        return []
    drafts = [
        *facts(record, now),
        debrief(record, now),
        *thank_yous(record, now),
        *thanks_to_helpers(record, now),
        references(record, now),
        letter(record, policy_name, now),
        *status_checks(record, policy_name, now),
    ]
    return [as_data(record, draft, now) for draft in drafts]


def as_data(record: InterviewRecord, draft: Draft, now: datetime) -> Row:
    """The draft with the client, the interview and its status."""
    return Row(
        client_id=record.interview.client_id,
        interview_id=record.interview.interview_id,
        step=draft.step,
        ordinal=draft.ordinal,
        person_id=draft.person,
        opens_at=draft.opens,
        due_at=draft.due,
        closes_at=draft.closes,
        done_at=draft.done,
        kind=draft.kind,
        status=status(draft, now),
    )


def status(row: Draft, now: datetime) -> str:
    """The first line of the table that holds."""
    closed = row.closes <= now
    past_due = row.due <= now
    lines = [
        (row.waived, "waived"),
        (row.answer == "yes", "done"),
        (row.answer == "no", "missed"),
        (row.answer == "unknown", "unrecorded"),
        (row.done is not None and row.step == "status_check" and row.done < row.opens, "too_soon"),
        (row.done is not None and row.done >= row.due, "late"),
        (row.done is not None, "done"),
        (closed and row.closes < row.due, "not_needed"),
        (row.kind == "optional" and (closed or past_due), "skipped"),
        (closed, "missed"),
        (now < row.opens, "not_yet"),
        (now < row.due, "due"),
        (True, "overdue"),
    ]
    return next(word for holds, word in lines if holds)


def facts(record: InterviewRecord, now: datetime) -> list[Draft]:
    """What the interview's own record answers, once it is over."""
    start, end = record.interview.starts_at, end_of(record.interview)
    answers = {"ask_timeline": timeline_answer(record), "get_contacts": contacts_answer(record)}
    found = []
    for step, answer in answers.items():
        over = end <= now
        done = end if over and answer == "yes" else None
        found.append(Draft(step, start, end, end, "expected", done, answer=answer if over else ""))
    return found


def timeline_answer(record: InterviewRecord) -> str:
    """Whether the employer's timeline was asked for."""
    if record.interview.timeline_asked is True or record.interview.promised_on is not None:
        return "yes"
    return "no" if record.interview.timeline_asked is False else "unknown"


def contacts_answer(record: InterviewRecord) -> str:
    """Whether every interviewer met has a name and a title or job title."""
    met = interviewers_met(record)
    if not met:
        return "unknown"
    return "yes" if all(one.name and (one.title or one.job_title) for one in met) else "no"


def made_by(draft: Draft, real: list[Action], waivers: list[Action]) -> Draft:
    """Done at the earliest real action; waived where there are only waivers."""
    if real:
        return draft._replace(done=min(real, key=place).at)
    return draft._replace(waived=bool(waivers))


def of_the_step(record: InterviewRecord, now: datetime, step: str, *, waived: bool) -> list[Action]:
    """What counts as that step: a thank-you to an assistant, met or not, is a thank_helper and nothing else."""
    own = recorded(record, now, step, waived=waived)
    if step == "thank_you":
        return [action for action in own if action.person_id not in assistants(record)]
    if step == "thank_helper":
        thanks = recorded(record, now, "thank_you", waived=waived)
        return own + [action for action in thanks if action.person_id in assistants(record)]
    return own


def for_nobody(record: InterviewRecord, now: datetime, draft: Draft) -> Draft:
    """A step without a person: any action of that step makes it."""
    real = of_the_step(record, now, draft.step, waived=False)
    return made_by(draft, real, of_the_step(record, now, draft.step, waived=True))


def for_person(record: InterviewRecord, now: datetime, draft: Draft) -> Draft:
    """A person's step: an action for that person makes it, or one without a person."""
    whom = (draft.person, "")
    real = [one for one in of_the_step(record, now, draft.step, waived=False) if one.person_id in whom]
    waivers = [one for one in of_the_step(record, now, draft.step, waived=True) if one.person_id in whom]
    return made_by(draft, real, waivers)


def debrief(record: InterviewRecord, now: datetime) -> Draft:
    """Within 24 hours of the end; optional."""
    end = end_of(record.interview)
    draft = Draft("debrief", end, end + hours(24), end + hours(14 * 24), "optional")
    return for_nobody(record, now, draft)


def thank_yous(record: InterviewRecord, now: datetime) -> list[Draft]:
    """One for each interviewer met, one without a person where none was met."""
    end = end_of(record.interview)
    draft = Draft("thank_you", end, end + hours(24), end + hours(14 * 24), "expected")
    met = interviewers_met(record)
    if not met:
        return [for_nobody(record, now, draft)]
    return [for_person(record, now, draft._replace(person=one.person_id)) for one in met]


def thanks_to_helpers(record: InterviewRecord, now: datetime) -> list[Draft]:
    """One for each helper met."""
    end = end_of(record.interview)
    due = end_of_day(days_after(start_date(record.interview), 3), record.interview.timezone)
    draft = Draft("thank_helper", end, due, end + hours(14 * 24), "optional")
    return [for_person(record, now, draft._replace(person=one.person_id)) for one in helpers_met(record)]


def references(record: InterviewRecord, now: datetime) -> Draft:
    """Alerted by the end of day D+2; optional."""
    end = end_of(record.interview)
    due = end_of_day(days_after(start_date(record.interview), 2), record.interview.timezone)
    return for_nobody(record, now, Draft("alert_references", end, due, end + hours(14 * 24), "optional"))


def letter(record: InterviewRecord, policy_name: str, now: datetime) -> Draft:
    """From D+7 to D+14; expected under `persistent` only."""
    zone, d = record.interview.timezone, start_date(record.interview)
    opens, due = first_instant(days_after(d, 7), zone), end_of_day(days_after(d, 14), zone)
    closes = outcome_or(record, end_of_day(days_after(d, 44), zone))
    kind = "expected" if policy_name == "persistent" else "optional"
    return for_nobody(record, now, Draft("letter", opens, due, closes, kind))


def status_checks(record: InterviewRecord, policy_name: str, now: datetime) -> list[Draft]:
    """The checks made and the one to make; a waiver falls on the row after the last one made."""
    zone = record.interview.timezone
    made = checks_made(record, now)
    waivers = recorded(record, now, "status_check", waived=True)
    found = []
    for k in range(1, rows_of_checks(record, policy_name, now) + 1):
        opens_on, due_on = window_of_check(record, policy_name, now, k)
        closes = outcome_or(record, end_of_day(days_after(due_on, 30), zone))
        opens, due = first_instant(opens_on, zone), end_of_day(due_on, zone)
        draft = Draft("status_check", opens, due, closes, "expected", ordinal=k)
        if k <= len(made):
            draft = draft._replace(done=made[k - 1].place[0])
        elif waivers:
            draft = draft._replace(waived=True)
        found.append(draft)
    return found


def outcome_or(record: InterviewRecord, otherwise: datetime) -> datetime:
    """The outcome or the other, whichever is first."""
    at = outcome_at(record.interview)
    return otherwise if at is None else min(at, otherwise)

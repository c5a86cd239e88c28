"""What a client takes into an interview ahead: what to ask, what to bring home, what to bring up, what to practice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from coaching.guidance.cited import Policy, Said
from coaching.guidance.practice import ANSWER_A_DOUBT, AT_THE_INTERVIEW, SAY_WHAT_WAS_LEFT_OUT, THE_FOUR_QUESTIONS
from coaching.habits import Habits, habits
from coaching.likeness import employer_key
from coaching.model import Debrief, Interview, InterviewRecord
from coaching.plan import NO_PLAN, is_held

MOST_TO_BRING_UP = 3
"""Things from earlier interviews; more than these nobody keeps in mind (own judgment)."""


class ToBringUp(NamedTuple):
    """Something from an earlier interview in the client's own words, and why to bring it up."""

    why: Said
    words: str
    employer: str


class Preparation(NamedTuple):
    """What to ask, what to do there, what to bring up from earlier interviews (the latest first), and the habits."""

    questions: tuple[Said, ...]
    there: tuple[Said, ...]
    bring_up: tuple[ToBringUp, ...]
    habits: Habits


def is_ahead(interview: Interview, now: datetime) -> bool:
    """Whether it is still to come, and was not called off."""
    return interview.starts_at > now and interview.status not in NO_PLAN


def preparation(
    interview: Interview,
    records: Iterable[InterviewRecord],
    debriefs: Mapping[str, Debrief],
    policy: Policy,
    now: datetime,
) -> Preparation:
    """What to take into this interview; `debriefs` are those of the client's interviews, by their ids."""
    known = list(records)
    held = sorted((each.interview for each in known if is_held(each.interview, now)), key=lambda one: one.starts_at)
    told = [(one, debriefs[one.interview_id]) for one in reversed(held) if one.interview_id in debriefs]
    here = [(one, told_of) for one, told_of in told if employer_key(one.employer) == employer_key(interview.employer)]
    left_out = [ToBringUp(SAY_WHAT_WAS_LEFT_OUT, d.unsaid, one.employer) for one, d in here if d.unsaid]
    doubts = [ToBringUp(ANSWER_A_DOUBT, d.concerns, one.employer) for one, d in told if d.concerns]
    bring_up = tuple((left_out + doubts)[:MOST_TO_BRING_UP])
    return Preparation(THE_FOUR_QUESTIONS, AT_THE_INTERVIEW, bring_up, habits(known, policy, now))

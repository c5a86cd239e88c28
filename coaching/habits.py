"""What shows over a client's last interviews: slips that recur, and what went right several times running."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from coaching.guidance.cited import Policy, Practice
from coaching.guidance.practice import PRACTICES
from coaching.guidance.steps import HABIT_INTERVIEWS, HABIT_SLIPS, STRENGTH_RUN
from coaching.model import FACTS, Finding, InterviewRecord, Kind, Status, Step
from coaching.plan import build_plan, is_held, status_of

SLIPPED = frozenset({Status.LATE, Status.MISSED, Status.OVERDUE})
IN_TIME = frozenset({Status.DONE})


class Habit(NamedTuple):
    """A slip in `times` of the last `of` interviews where it could be told."""

    practice: Practice
    times: int
    of: int

    @property
    def says(self) -> str:
        """ "In 3 of the last 4 interviews the timeline was not asked."."""
        share = "each" if self.times == self.of else str(self.times)
        return f"In {share} of the last {self.of} {self.practice.counted} {self.practice.slip}."


class Strength(NamedTuple):
    """What went right in the last `running` interviews where it could be told."""

    practice: Practice
    running: int

    @property
    def says(self) -> str:
        """ "In the last 3 interviews they asked about the timeline."."""
        return f"In the last {self.running} {self.practice.counted} they {self.practice.strength}."


class Habits(NamedTuple):
    """The slips that recur, the most frequent first; and what went right, in the order of the plan."""

    slips: tuple[Habit, ...]
    strengths: tuple[Strength, ...]

    def __bool__(self) -> bool:
        return bool(self.slips or self.strengths)


def habits(records: Iterable[InterviewRecord], policy: Policy, now: datetime) -> Habits:
    """The habits of one client in the interviews held until `now`; the latest of them count."""
    held = sorted(
        (record for record in records if is_held(record.interview, now)),
        key=lambda record: record.interview.starts_at,
        reverse=True,
    )
    looked_at = [_went(record, policy, now) for record in held]
    slips = [habit for about, practice in PRACTICES.items() if (habit := _habit(practice, _known(looked_at, about)))]
    strengths = [one for about, practice in PRACTICES.items() if (one := _strength(practice, _known(looked_at, about)))]
    return Habits(tuple(sorted(slips, key=lambda habit: (-habit.times, habit.of))), tuple(strengths))


def _went(record: InterviewRecord, policy: Policy, now: datetime) -> dict[Step | Finding, bool]:
    """What can be told of one interview: True where it went right, False where it slipped."""
    by_step: dict[Step, list[Status]] = {}
    for row in build_plan(record, policy, now):
        if row.kind is Kind.EXPECTED and row.step in PRACTICES:
            by_step.setdefault(row.step, []).append(status_of(row, now))
    went: dict[Step | Finding, bool] = {}
    for step, statuses in by_step.items():
        if any(status in SLIPPED for status in statuses):
            went[step] = False
        elif _all_in_time(step, statuses):
            went[step] = True
    checks = by_step.get(Step.STATUS_CHECK, [])
    if Status.TOO_SOON in checks:
        went[Finding.TOO_SOON] = False
    elif any(status in IN_TIME | SLIPPED for status in checks):
        went[Finding.TOO_SOON] = True
    return went


def _all_in_time(step: Step, statuses: Sequence[Status]) -> bool:
    """Whether what can be told went right: checks that are still to come say nothing, thank-yous to come do."""
    told = [status for status in statuses if status is not Status.NOT_YET and status is not Status.NOT_NEEDED]
    if step in FACTS or step is Step.STATUS_CHECK:
        told = [status for status in told if status is not Status.DUE]
    return bool(told) and all(status in IN_TIME for status in told)


def _known(looked_at: list[dict[Step | Finding, bool]], about: Step | Finding) -> list[bool]:
    """How it went where it can be told, the latest first."""
    return [went[about] for went in looked_at if about in went]


def _habit(practice: Practice, went: list[bool]) -> Habit | None:
    last = went[: HABIT_INTERVIEWS.number]
    times = last.count(False)
    return Habit(practice, times, len(last)) if times >= HABIT_SLIPS.number else None


def _strength(practice: Practice, went: list[bool]) -> Strength | None:
    running = next((number for number, right in enumerate(went) if not right), len(went))
    return Strength(practice, running) if practice.strength and running >= STRENGTH_RUN.number else None

"""What went right in a client's last interviews, by what was done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from coaching.guidance.cited import Cites, Policy
from coaching.guidance.take_home import WENT_WELL
from coaching.habits import Strength
from coaching.handout.names import employer_of, listed
from coaching.model import InterviewRecord, Outcome, Status, Step
from coaching.plan import build_plan, is_held, status_of

LAST_INTERVIEWS = 3
MOST_PRAISED = 4
"""Lines; own judgement, as is the number of interviews looked at."""
NOTHING_DONE = frozenset({Status.NOT_NEEDED, Status.WAIVED, Status.SKIPPED, Status.NOT_YET})
GOOD_NEWS = {
    Outcome.OFFER: "{employer} made you an offer",
    Outcome.ADVANCED: "{employer} invited you to the next round",
}


def went_well(
    records: Sequence[InterviewRecord], policy: Policy, now: datetime, strengths: Sequence[Strength] = ()
) -> list[tuple[str, Cites]]:
    """What went right in the last interviews held, the employers' good news first; no cites for news.

    What went right several times running is said as that, once.
    """
    held = sorted(
        (record for record in records if is_held(record.interview, now)), key=lambda record: record.interview.starts_at
    )[-LAST_INTERVIEWS:]
    running = {one.practice.about: one for one in strengths}
    done = [_ran(running[step]) if step in running else (says, cites) for step, says, cites in _done(held, policy, now)]
    return [*_news(held), *dict.fromkeys(done)][:MOST_PRAISED]


def _ran(strength: Strength) -> tuple[str, Cites]:
    """ "In your last 4 interviews you asked about the timeline"."""
    practice = strength.practice
    says = f"In your last {strength.running} {practice.counted} you {practice.strength}"
    return says, practice.good_for.cites if practice.good_for else ()


def _news(held: Sequence[InterviewRecord]) -> list[tuple[str, Cites]]:
    interviews = [record.interview for record in reversed(held)]
    news = [
        GOOD_NEWS[one.outcome].format(employer=employer_of(one)) for one in interviews if one.outcome in GOOD_NEWS
    ]  # fmt: skip
    return [(f"{line[0].upper()}{line[1:]}", ()) for line in dict.fromkeys(news)]


def _done(held: Sequence[InterviewRecord], policy: Policy, now: datetime) -> list[tuple[Step, str, Cites]]:
    employers: dict[tuple[Step, Status], list[str]] = {}
    for record in reversed(held):
        for step, status in _steps_done(record, policy, now):
            employers.setdefault((step, status), []).append(employer_of(record.interview))
    return [
        (done[0], words.says.format(employers=listed(list(dict.fromkeys(employers[done])))), words.cites)
        for done, words in WENT_WELL.items()
        if done in employers
    ]


def _steps_done(record: InterviewRecord, policy: Policy, now: datetime) -> list[tuple[Step, Status]]:
    """The steps of which all was done, and whether all in time."""
    by_step: dict[Step, set[Status]] = {}
    for row in build_plan(record, policy, now):
        status = status_of(row, now)
        if status not in NOTHING_DONE:
            by_step.setdefault(row.step, set()).add(status)
    worst = [(step, Status.LATE if Status.LATE in found else Status.DONE) for step, found in by_step.items()
             if found <= {Status.DONE, Status.LATE}]  # fmt: skip
    return [done for done in worst if done in WENT_WELL]

"""What to practice for the next interview: the slips that recur, each with something to do at home."""

from __future__ import annotations

from coaching.guidance.cited import Cites
from coaching.habits import Habit

MOST_PRACTICED = 2
"""Lines; own judgement: more would be a list of faults."""


def to_practice(habit: Habit) -> tuple[str, Cites]:
    """ "In 3 of your last 4 interviews the timeline was not asked. Say four questions aloud ..."."""
    share = "each" if habit.times == habit.of else str(habit.times)
    practice = habit.practice
    says = f"In {share} of your last {habit.of} {practice.counted} {practice.slip}. {practice.at_home.text}"
    return says, practice.at_home.cites

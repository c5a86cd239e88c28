"""What a policy says line by line, and which of its lines answers a question on which the sources disagree.

Which line answers which question is chosen here; whom that follows is read off the lines' cites.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from coaching.guidance.channels import USUAL_CHANNELS
from coaching.guidance.cited import Cites, Disagreement, Policy, Window
from coaching.guidance.disagreements import D1, D2, D3, D4, D5, D6, D7
from coaching.guidance.findings import FINDINGS
from coaching.guidance.steps import STEPS, THANK_YOU_HOURS
from coaching.guidance.uses import channel_words, number_words
from coaching.model import Finding, Status, Step

FIRST = "First status check"
EMPLOYERS_DATE = "With a promised date"
LATER_DATE = "With a later date"
AGAIN = "Next status check"
STOP = "Stop and wait"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a policy: what it is about, what the policy says, and what that rests on, each end by itself."""

    title: str
    says: str
    rests_on: tuple[tuple[str, Cites], ...]

    @property
    def cites(self) -> Cites:
        return tuple(dict.fromkeys(cite for _, cites in self.rests_on for cite in cites))


def timing_lines(policy: Policy) -> tuple[Line, ...]:
    """When the policy has a status check made, and after how many without an answer it stops."""
    limit = policy.check_limit
    stop = f"after {number_words(limit)}" if limit.value else number_words(limit)
    return (
        _window_line(FIRST, policy.first_check),
        _window_line(EMPLOYERS_DATE, policy.after_promised),
        _window_line(LATER_DATE, policy.after_named),
        _window_line(AGAIN, policy.after_last),
        Line(STOP, stop, (("", limit.cites),)),
    )


def choice_lines(policy: Policy) -> tuple[Line, ...]:
    """What the policy says in words rather than in numbers."""
    return tuple(Line(choice.name, choice.value, (("", choice.cites),)) for choice in policy.choices)


def _window_line(title: str, window: Window) -> Line:
    opens, due = window.opens, window.due
    span = f"{opens.number} to {number_words(due)}" if opens.value else f"up to {number_words(due)}"
    if opens.cites == due.cites:
        return Line(title, span, (("", opens.cites),))
    return Line(title, span, (("Earliest", opens.cites), ("Latest", due.cites)))


def side_by_side(policies: tuple[Policy, ...]) -> dict[str, tuple[Line | None, ...]]:
    """Every line by its title, with what each policy says there, in the order given; None where it says nothing."""
    said = [{line.title: line for line in (*timing_lines(each), *choice_lines(each))} for each in policies]
    titles = dict.fromkeys(title for lines in said for title in lines)
    return {title: tuple(lines.get(title) for lines in said) for title in titles}


def deciding(item: Disagreement, policy: Policy) -> tuple[Line, ...]:
    """The lines of the policy, and of the plan that all policies share, which answer the question."""
    first, after_promised, after_named, after_last, limit = timing_lines(policy)
    too_many = FINDINGS[Finding.TOO_MANY_CHECKS]
    asked_too_often = Line(too_many.title, too_many.when, (("", too_many.cites),))
    each = STEPS[Step.THANK_YOU]
    answers: dict[str, tuple[Line, ...]] = {
        D1.id: (first, after_promised),
        D2.id: (after_named, after_last, limit),
        D3.id: (Line(each.title, f"one for each {each.one_for_each}", (("", each.cites),)), _choice(policy, "Whom")),
        D4.id: (_usual(Step.THANK_YOU), _choice(policy, "Strategic letter")),
        D5.id: (_usual(Step.THANK_HELPER),),
        D6.id: (Line(THANK_YOU_HOURS.name, number_words(THANK_YOU_HOURS), (("", THANK_YOU_HOURS.cites),)),),
        D7.id: (limit,) if policy.check_limit.value is None else (limit, asked_too_often),
    }
    return answers[item.id]


def follows(policy: Policy, item: Disagreement, answer: Cites) -> bool:
    """Whether what the policy says to the question rests on a statement behind this answer."""
    return any(cite in answer for line in deciding(item, policy) for cite in line.cites)


class Sides(NamedTuple):
    """The answers to a question that are gone by, and those that are not."""

    followed: tuple[tuple[str, Cites], ...]
    others: tuple[tuple[str, Cites], ...]


def sides(item: Disagreement, policy: Policy, how: Cites = ()) -> Sides:
    """Who is gone by: what the policy rests on, or on the medium (D4), the reasons `how` of the one recommended."""
    ground = how if item is D4 and how else tuple(cite for line in deciding(item, policy) for cite in line.cites)
    followed = tuple(answer for answer in item.answers if set(answer[1]) & set(ground))
    return Sides(followed, tuple(answer for answer in item.answers if answer not in followed))


def disputed(about: Step | Finding, status: Status | None = None, ordinal: int | None = None) -> Disagreement | None:
    """The question that a piece of advice touches on most; a status check by its number."""
    if about is Finding.TOO_SOON or (about is Step.STATUS_CHECK and status in (Status.DUE, Status.OVERDUE)):
        return D1 if ordinal == 1 else D2
    return DISPUTED.get((about, status))


DISPUTED: dict[tuple[Step | Finding, Status | None], Disagreement] = {
    (Step.THANK_YOU, Status.DUE): D4,
    (Step.THANK_YOU, Status.OVERDUE): D6,
    (Step.THANK_HELPER, Status.DUE): D5,
    (Step.LETTER, Status.DUE): D4,
    (Step.LETTER, Status.OVERDUE): D4,
    (Finding.TOO_MANY_CHECKS, None): D7,
    (Finding.STOP_AND_WAIT, None): D2,
    (Finding.SEVERAL_CONTACTS, None): D3,
}


def _choice(policy: Policy, name: str) -> Line:
    return next(line for line in choice_lines(policy) if line.title.startswith(name))


def _usual(step: Step) -> Line:
    usual = USUAL_CHANNELS[step]
    return Line(STEPS[step].title, channel_words(usual), (("", usual.cites),))

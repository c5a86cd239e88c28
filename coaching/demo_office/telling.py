"""What clients tell of their interviews, by trade, and the cards they came home with.

Chance is drawn for each interview anew, so that who followed up, and what came of it, has nothing to do with it.
"""

from __future__ import annotations

from datetime import datetime
from random import Random
from typing import NamedTuple

from coaching.demo_office import odds
from coaching.demo_office.ingredients import Ingredients, Told
from coaching.demo_office.story import BY_TIME, known_since
from coaching.demo_office.times import Stage, moment
from coaching.guidance.policies import DEFAULT_POLICY
from coaching.model import (
    Action,
    ActionStep,
    Channel,
    Debrief,
    Interview,
    InterviewRecord,
    InterviewStatus,
    KnownFrom,
    Outcome,
    Person,
    Role,
    Step,
)
from coaching.plan import build_plan

BETWEEN = "; "


class Telling(NamedTuple):
    """An interview with the cards and the debrief that it has, and what was told; None where nothing was."""

    record: InterviewRecord
    debrief: Debrief | None


def told_of(stage: Stage, record: InterviewRecord, seed: int) -> Telling:
    """What the client told of an interview that was held, if they did."""
    if record.interview.status is not InterviewStatus.HELD:
        return Telling(record, None)
    chance = Random(f"{seed} telling {record.interview.interview_id}")  # noqa: S311 - for a story, not for a secret
    record = record._replace(people=tuple(_with_card(stage.kit, chance, record, person) for person in record.people))
    row = next(row for row in build_plan(record, DEFAULT_POLICY) if row.step is Step.DEBRIEF)
    if row.waived or (row.done_at is None and (row.due_at > stage.now or chance.random() >= odds.TELLS)):
        return Telling(record, None)
    if row.done_at is None:
        record = _debriefed(stage, record, moment(chance, stage.zone, row.opens_at, row.due_at))
    return Telling(record, _debrief(stage.kit.told, chance, record.interview))


def _debriefed(stage: Stage, record: InterviewRecord, at: datetime) -> InterviewRecord:
    """With the talk in the log."""
    interview_id = record.interview.interview_id
    known_from = known_since(at, stage, KnownFrom.SEEN)
    talk = Action(
        f"{interview_id}-told", interview_id, "", ActionStep.DEBRIEF, at, Channel.PHONE, known_from=known_from
    )
    return record._replace(actions=tuple(sorted((*record.actions, talk), key=BY_TIME)))


def _debrief(told: dict[str, tuple[Told, ...]], chance: Random, interview: Interview) -> Debrief:
    """Most say something to most questions; who was rejected rather names a concern."""
    suiting = {name: _suiting(texts, chance, interview) for name, texts in told.items()}
    rejected = interview.outcome is Outcome.REJECTED
    shares = {
        "enjoyed": odds.SAYS_WHAT,
        "learned": odds.SAYS_WHAT,
        "concerns": odds.NAMES_A_CONCERN_WHEN_REJECTED if rejected else odds.NAMES_A_CONCERN,
        "unsaid": odds.LEFT_SOMETHING_OUT,
    }
    rest = {name: chance.choice(suiting[name]) if chance.random() < share else "" for name, share in shares.items()}
    topics = BETWEEN.join(suiting["topics"][: chance.choice(odds.TOPICS)])
    return Debrief(interview.interview_id, topics, **rest)


def _suiting(told: tuple[Told, ...], chance: Random, interview: Interview) -> list[str]:
    """What suits the position, in any order but that the trade comes first."""
    fitting = [one for one in told if one.industry in ("", interview.industry)]
    fitting = [one for one in fitting if one.position in ("", interview.position)]
    shuffled = chance.sample(fitting, len(fitting))
    return [one.text for one in sorted(shuffled, key=lambda one: not one.industry)]


def _with_card(kit: Ingredients, chance: Random, record: InterviewRecord, person: Person) -> Person:
    """A card has the employer's address; an assistant's is not asked for."""
    card = chance.choice(odds.CARDS)
    if person.role is Role.ASSISTANT or person.met is False or not person.name:
        return person
    return person._replace(card=card, address=_address(kit, record.interview.employer) if card else "")


def _address(kit: Ingredients, employer: str) -> str:
    """The same for all of one employer."""
    chance = Random(f"address of {employer}")  # noqa: S311 - for a story, not for a secret
    return f"{chance.randint(*odds.HOUSE_NUMBERS)} {chance.choice(kit.streets)}"

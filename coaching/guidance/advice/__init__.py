"""What to do now and why: for each step in each status that a counselor acts on, for each finding and each outcome.

The client is "they" throughout: a counselor reads this with the client across the desk.
"""

from __future__ import annotations

from coaching.guidance.advice import conduct, decided, facts, letter, outcomes, preparation, status_check, thanks
from coaching.guidance.cited import Advice
from coaching.model import Finding, Outcome, Status, Step

About = tuple[Step | Finding | Outcome, Status | None]

USUAL: tuple[Advice, ...] = (
    *facts.ADVICE,
    *preparation.ADVICE,
    *thanks.ADVICE,
    *letter.ADVICE,
    *status_check.ADVICE,
    *conduct.ADVICE,
)

ADVICE: dict[About, Advice] = {(one.about, one.status): one for one in USUAL}
AFTER: dict[tuple[Step | Finding | Outcome, Status | None, Outcome], Advice] = {
    (one.about, one.status, outcome): one for one in decided.ADVICE for outcome in one.after
}
"""What stands in for the usual advice once that outcome is in."""
ON_OUTCOME: dict[Outcome, Advice] = {one.about: one for one in outcomes.ADVICE if isinstance(one.about, Outcome)}

ALL: tuple[Advice, ...] = (*USUAL, *decided.ADVICE, *outcomes.ADVICE)

"""What to do now and why: advice for each step in each status that a counselor acts on, and for each finding.

The client is "they" throughout: a counselor reads this with the client across the desk.
"""

from __future__ import annotations

from coaching.guidance.advice import conduct, facts, letter, preparation, status_check, thanks
from coaching.guidance.cited import Advice
from coaching.model import Finding, Status, Step

_ALL: tuple[Advice, ...] = (
    *facts.ADVICE,
    *preparation.ADVICE,
    *thanks.ADVICE,
    *letter.ADVICE,
    *status_check.ADVICE,
    *conduct.ADVICE,
)

ADVICE: dict[tuple[Step | Finding, Status | None], Advice] = {(one.about, one.status): one for one in _ALL}

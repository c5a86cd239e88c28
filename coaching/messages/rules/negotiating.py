"""Pay, benefits, hours and the start date wait for an offer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coaching.guidance.message_rules import NEGOTIATING
from coaching.messages.found import Found
from coaching.messages.learned import Saying, says
from coaching.messages.message import LONGEST_SENTENCE, Message
from coaching.messages.phrases import phrases_in

MONEY, BENEFITS = phrases_in("terms", "money"), phrases_in("terms", "benefits")
AWAY, PLACE, HOURS, DAYS, START = (phrases_in("terms", term) for term in ("away", "place", "hours", "days", "start"))
WISH, LIMIT, ASK, HAGGLE, MOOD = (phrases_in("terms", way) for way in ("wish", "limit", "ask", "haggle", "mood"))
QUESTION = re.compile(r"\?")
"""The ways of raising a term."""
RAISED = (
    (MONEY, (HAGGLE, ASK, MOOD, WISH, QUESTION)),
    (BENEFITS, (ASK, WISH, MOOD, QUESTION)),
    (AWAY, (WISH, LIMIT, ASK, MOOD, QUESTION)),
    (PLACE, (WISH, ASK, MOOD, QUESTION)),
    (HOURS, (WISH, LIMIT, ASK, MOOD, QUESTION)),
    (DAYS, (LIMIT,)),
    (START, (LIMIT, WISH, QUESTION)),
)
NEAR = 60
"""Letters between a term and what raises it; own judgement, about a clause."""
CLOSE = 20
"""Letters between a term and a mere mood, such as "would"; own judgement, three or four words."""

A_SKILL, OTHERS = phrases_in("terms", "a_skill"), phrases_in("terms", "others")
FILLED, AGREEING = phrases_in("terms", "filled"), phrases_in("terms", "agreeing")
STANDING = phrases_in("terms", "standing")
OF_THE_WORK = (HOURS, DAYS, START)
"""What the employer may have said about the work, which the writer may repeat."""


def find(message: Message) -> Iterator[Found]:
    """A finding for each sentence that raises terms for the writer."""
    position = _as_named(message.record.position)
    for span in message.sentences:
        said = position.sub("~", " ".join(span.of(message.text).split()))
        if says(Saying.NEGOTIATING, said, in_words=bool(raised_in(said))):
            yield message.found(
                NEGOTIATING,
                *span,
                "A note is there to show strengths; terms are talked about once there is an offer.",
                "Leave it out here, and keep it for the talk about the offer.",
            )


def _as_named(position: str) -> re.Pattern[str]:
    """The position where its name has a term in it ("custodian, second shift"), whatever stands between its words."""
    words = re.findall(r"\w+", position)
    return re.compile(r"\W+".join(words) if len(words) > 1 else r"(?!)", re.IGNORECASE)


def raised_in(said: str) -> str:
    """The term that a sentence raises for the writer, or an empty text."""
    plain = A_SKILL.sub("~", said[:LONGEST_SENTENCE])
    if AGREEING.search(plain) or FILLED.search(plain):
        return ""
    for terms, ways in RAISED:
        of_theirs = terms in OF_THE_WORK
        for clause in _own_clauses(plain) if of_theirs else (plain,):
            for term in terms.finditer(clause):
                asked = () if of_theirs and STANDING.search(clause) else ways
                if any(_near(term, way, clause) for way in asked):
                    return term.group()
    return ""


def _own_clauses(said: str) -> list[str]:
    """The clauses that repeat nothing of the employer's."""
    if not OTHERS.search(said):
        return [said]
    return [clause for clause in re.split(r"[,;:]", said) if not OTHERS.search(clause)]


def _near(term: re.Match[str], way: re.Pattern[str], said: str) -> bool:
    """Whether a way of raising stands near the term, before or after it."""
    reach = CLOSE if way is MOOD else NEAR
    within = said[max(0, term.start() - reach) : term.end() + reach]
    return bool(way.search(within))

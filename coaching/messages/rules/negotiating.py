"""Pay, benefits, hours and the start date wait for an offer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coaching.guidance.message_rules import NEGOTIATING
from coaching.messages.found import Found
from coaching.messages.message import Message
from coaching.messages.phrases import phrases_in

TERMS = phrases_in("terms", "terms")
ASKING = phrases_in("terms", "asking")
DIRECT = phrases_in("terms", "direct")
A_SKILL = phrases_in("terms", "a_skill")
OTHERS = phrases_in("terms", "others")
FILLED = phrases_in("terms", "filled")
FINE = phrases_in("terms", "fine")
ANY = phrases_in("terms", "any")


def find(message: Message) -> Iterator[Found]:
    """A finding for each sentence that raises terms for the writer."""
    for span in message.sentences:
        if terms := _terms_in(" ".join(span.of(message.text).split())):
            start = max(message.text.find(terms.split()[0], span.start), span.start)
            yield message.found(
                NEGOTIATING,
                min(start, span.start),
                span.end,
                "A note is there to show strengths; terms are talked about once there is an offer.",
                "Leave it out here, and keep it for the talk about the offer.",
            )


def _terms_in(said: str) -> str:
    """The term that a sentence raises for the writer, or an empty text."""
    plain = A_SKILL.sub("~", said)
    if FILLED.search(plain) and not DIRECT.search(plain):
        return ""
    if FINE.search(plain) or (ANY.search(plain) and not DIRECT.search(plain)):
        return ""
    if direct := DIRECT.search(plain):
        return direct.group()
    told = OTHERS.search(plain)
    for terms in TERMS.finditer(plain):
        before, after = plain[: terms.start()], plain[terms.end() :]
        clause = re.split(r"[,;:]", before)[-1] if told else before
        if ASKING.search(clause) and _for_me(said, terms.group()):
            return terms.group()
        if (
            re.match(r"[^.!?,;]{0,60}\?", after)
            and re.search(r"\b(?:is|are|would|could|can|do|does|will|what|how)\b", before, re.IGNORECASE)
            and _for_me(said, terms.group())
        ):
            return terms.group()
    return ""


BEGINS = phrases_in("terms", "begins")
SURE = phrases_in("terms", "sure")
STANDING = phrases_in("terms", "standing")


def _for_me(said: str, terms: str) -> bool:
    """Whether a term is surely asked for by the writer, and is not the employer's decision."""
    return bool(SURE.search(said)) and not (STANDING.search(said) and BEGINS.match(terms))

"""What is good about a message, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coaching.guidance.cited import MessageRule
from coaching.guidance.message_rules import (
    FIRST_NAME_GREETING,
    NO_GREETING,
    NO_SIGN_OFF,
    TOO_LONG,
    WRONG_EMPLOYER,
    WRONG_NAME,
    WRONG_POSITION,
)
from coaching.messages.found import Found
from coaching.messages.greeted import greeted_in
from coaching.messages.message import Message, MessageKind
from coaching.messages.particular import particular_in
from coaching.messages.qualification import qualification_in
from coaching.messages.rules.no_interest import interest_in
from coaching.messages.rules.no_question import question_in
from coaching.messages.rules.no_thanks import thanks_in
from coaching.messages.rules.too_long import words_in

QUOTED = 90
"""Letters of a sentence that are quoted."""
ENOUGH_WORDS = 25
"""Words below which a length is nothing to praise."""


def good_in(message: Message, found: Sequence[Found]) -> Iterator[str]:
    """The sentences, in the order of a message."""
    wrong = {finding.rule for finding in found}
    if message.record.people and greeted_in(message) and not wrong & {NO_GREETING, FIRST_NAME_GREETING, WRONG_NAME}:
        yield "It greets by the right name."
    if thanks_in(message):
        yield "It says thanks."
    yield from _content(message)
    yield from _form(message, wrong)


def _content(message: Message) -> Iterator[str]:
    if topic := particular_in(message):
        yield f"It names something from this interview: “{_shown(message.as_typed(topic))}”"
    if message.kind is not MessageKind.STATUS_CHECK and (reason := qualification_in(message)):
        yield f"It says why you fit: “{_shown(message.as_typed(reason))}”"
    if interest_in(message):
        yield "It says that you want the position."
    if message.kind is MessageKind.STATUS_CHECK and (question := question_in(message)):
        yield f"It asks where things stand: “{_shown(message.as_typed(question))}”"


def _form(message: Message, wrong: set[MessageRule]) -> Iterator[str]:
    record, text = message.record, message.text.casefold()
    named = [name for name in (record.position, record.employer) if name and name.casefold() in text]
    if named and not wrong & {WRONG_EMPLOYER, WRONG_POSITION}:
        yield f"It names {' and '.join(named)} rightly."
    words = words_in(message)
    if words >= ENOUGH_WORDS and TOO_LONG not in wrong:
        yield f"It has the right length: {words} words."
    if NO_SIGN_OFF not in wrong and message.layout.closing:
        yield "It closes politely, with a name."


def _shown(said: str) -> str:
    """A sentence, cut at a word where it is long."""
    if len(said) <= QUOTED:
        return said
    return f"{said[:QUOTED].rsplit(' ', 1)[0]} …"

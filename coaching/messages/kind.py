"""What a message is for, where nobody said."""

from __future__ import annotations

from coaching.messages.cleaned import Cleaned
from coaching.messages.message import Message, MessageKind
from coaching.messages.phrases import phrases_in
from coaching.messages.record import MessageRecord
from coaching.messages.rules.no_question import question_in

LETTER_WORDS = 210
"""Words from which it is a letter rather than a note that has grown too long; the project's own judgment."""
SHORT_WORDS = 100
"""Words below which a message that looks like a status check is one rather than a thank-you; our own judgment."""
CHECKING, STILL, SINCE = (phrases_in("kind", section) for section in ("checking", "still", "since"))
POINTS_OF_A_CHECK = 4
"""Of the six that can be had: a question where things stand counts for two, as it is what a status check is for.
Weighed on the parts of the corpus that rules were made on: 16 of 375 notes are taken for the other kind."""


def guess_kind(cleaned: Cleaned, record: MessageRecord) -> MessageKind:
    """The kind that a message most likely is."""
    words = len(cleaned.text.split())
    if words >= LETTER_WORDS:
        return MessageKind.LETTER
    marks = sum(bool(sign.search(cleaned.text)) for sign in (CHECKING, STILL, SINCE))
    asks = bool(question_in(Message(cleaned, MessageKind.STATUS_CHECK, record)))
    points = 2 * asks + marks + (words < SHORT_WORDS)
    return MessageKind.STATUS_CHECK if points >= POINTS_OF_A_CHECK else MessageKind.THANK_YOU

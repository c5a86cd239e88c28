"""A status check asks where things stand."""

from __future__ import annotations

from collections.abc import Iterator

from coaching.guidance.message_rules import NO_QUESTION
from coaching.messages.found import Found
from coaching.messages.message import Message, MessageKind
from coaching.messages.phrases import phrases_in, whole

ASKS = phrases_in("question", "asks")
ELSE = phrases_in("question", "else")
ABOUT_IT = phrases_in("question", "about_it")
THEY_ASKED = whole(r"\b(?:you|they|she|he)(?: had|'d)? (?:also )?asked\b")


def find(message: Message) -> Iterator[Found]:
    """A finding where a status check asks nothing about where things stand."""
    if message.kind is MessageKind.STATUS_CHECK and not question_in(message):
        yield message.missing(
            NO_QUESTION,
            "It does not ask where things stand.",
            "Ask one clear question: “Could you tell me where you are in your decision?”",
        )


def question_in(message: Message) -> str:
    """The first sentence that asks where things stand, or an empty text."""
    return next((said for said in message.said if _asks(said)), "")


def _asks(said: str) -> bool:
    if "?" in said and (not ELSE.search(said) or ABOUT_IT.search(ELSE.sub(" ", said))):
        return True
    return bool(ASKS.search(THEY_ASKED.sub("~", said))) and not whole(r"\bwhy has (?:nobody|no one)\b").search(said)

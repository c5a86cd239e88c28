"""The message check: what a client wrote, held against every rule."""

from __future__ import annotations

from coaching.messages.cleaned import clean
from coaching.messages.found import Checked, Found
from coaching.messages.good import good_in
from coaching.messages.kind import guess_kind
from coaching.messages.language import NOT_ENGLISH, is_english
from coaching.messages.message import Message, MessageKind
from coaching.messages.record import NOTHING_KNOWN, MessageRecord
from coaching.messages.rules import RULES, no_sign_off

LONGEST = 20_000
"""Letters that are looked at, fifty letters of a page each; the rest is counted."""
NOTHING_TO_CHECK = "There is nothing to check yet."
ONLY_THE_BEGINNING = "Only the first 20,000 characters were looked at."


def check_message(text: str, kind: MessageKind | None = None, record: MessageRecord = NOTHING_KNOWN) -> Checked:
    """The findings on a message and what is good about it. The kind is guessed where it isn't given."""
    cleaned = clean(text[:LONGEST])
    if not any(letter.isalnum() for letter in cleaned.text):
        return Checked(note=NOTHING_TO_CHECK)
    if not is_english(cleaned.text):
        return Checked(note=NOT_ENGLISH)
    message = Message(cleaned, kind or guess_kind(cleaned, record), record)
    cut = len(text) > LONGEST
    rules = [rule for rule in RULES if not (cut and rule is no_sign_off.find)]
    found = [finding for rule in rules for finding in rule(message)]
    return Checked(_in_order(found), tuple(good_in(message, found)), ONLY_THE_BEGINNING if cut else "")


def _in_order(found: list[Found]) -> tuple[Found, ...]:
    """What has a place in the order of the message, then what is missing."""
    return tuple(sorted(found, key=lambda one: (not one.where, one.start)))

"""The message check: what a client wrote, held against every rule."""

from __future__ import annotations

from dataclasses import replace

from coaching.guidance.cited import MessageRule
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
MOST_ALIKE = 3
"""Findings of one rule on the same words, above which they are told as one; own judgment, as many as one looks at."""
NOTHING_TO_CHECK = "There is nothing to check yet."
ONLY_THE_BEGINNING = "Only the first 20,000 characters were looked at."


def check_message(text: str, kind: MessageKind | None = None, record: MessageRecord = NOTHING_KNOWN) -> Checked:
    """The findings on a message and what is good about it. The kind is guessed where it isn't given."""
    cleaned = clean(text[:LONGEST])
    if not any(letter.isalnum() for letter in cleaned.text):
        return Checked(note=NOTHING_TO_CHECK)
    if not is_english(cleaned.text):
        return Checked(note=NOT_ENGLISH)
    message = Message(
        cleaned,
        kind or guess_kind(cleaned, record),
        record,
        words_beyond=len(text.split()) - len(text[:LONGEST].split()),
    )
    cut = len(text) > LONGEST
    rules = [rule for rule in RULES if not (cut and rule is no_sign_off.find)]
    found = [finding for rule in rules for finding in rule(message)]
    return Checked(_in_order(_told_once(found)), tuple(good_in(message, found)), ONLY_THE_BEGINNING if cut else "")


def _told_once(found: list[Found]) -> list[Found]:
    """Of the same words that a rule finds again and again the first, with how often they are there."""
    alike: dict[tuple[MessageRule, str], list[Found]] = {}
    for one in found:
        alike.setdefault((one.rule, one.where.casefold()), []).append(one)
    return [each for same in alike.values() for each in (same if len(same) <= MOST_ALIKE else [_counted(same)])]


def _counted(same: list[Found]) -> Found:
    return replace(same[0], reason=f"{same[0].reason} It stands there {len(same):,} times.")


def _in_order(found: list[Found]) -> tuple[Found, ...]:
    """What has a place in the order of the message, then what is missing."""
    return tuple(sorted(found, key=lambda one: (not one.where, one.start)))

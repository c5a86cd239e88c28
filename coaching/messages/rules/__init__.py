"""The rules of the message check, one thing and one file each."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from coaching.messages.found import Found
from coaching.messages.message import Message
from coaching.messages.rules import (
    desperate,
    doubled_word,
    emoji,
    first_name_greeting,
    informal,
    misspelling,
    negotiating,
    no_greeting,
    no_interest,
    no_qualification,
    no_question,
    no_sign_off,
    no_thanks,
    not_specific,
    placeholder,
    pushy,
    same_note,
    shouting,
    too_long,
    wrong_employer,
    wrong_name,
    wrong_position,
)

Rule = Callable[[Message], Iterator[Found]]
RULES: tuple[Rule, ...] = (
    no_greeting.find,
    first_name_greeting.find,
    wrong_name.find,
    wrong_employer.find,
    wrong_position.find,
    not_specific.find,
    no_thanks.find,
    no_interest.find,
    no_qualification.find,
    no_question.find,
    too_long.find,
    emoji.find,
    informal.find,
    shouting.find,
    negotiating.find,
    pushy.find,
    desperate.find,
    placeholder.find,
    misspelling.find,
    doubled_word.find,
    no_sign_off.find,
    same_note.find,
)
"""In the order in which a counselor would go through a message."""

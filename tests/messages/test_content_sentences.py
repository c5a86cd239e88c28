"""Single sentences, labelled by somebody who saw no rule: how many of a kind are known, and how many mistaken."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from coaching.messages.cleaned import clean
from coaching.messages.message import Message, MessageKind
from coaching.messages.particular import particular_in
from coaching.messages.qualification import qualification_in
from coaching.messages.record import NOTHING_KNOWN
from coaching.messages.rules.no_interest import interest_in
from coaching.messages.rules.no_question import question_in
from coaching.messages.rules.no_thanks import thanks_in

SENTENCES = Path(__file__).parent / "sentences"


@cache
def labelled(name: str) -> tuple[tuple[frozenset[str], Message], ...]:
    """The sentences of a file, each as the body of a message, with its labels."""
    lines = (SENTENCES / name).read_text("utf-8").splitlines()
    parted = (line.split("\t", 1) for line in lines)
    return tuple((frozenset(labels.split(",")), message_of(sentence)) for labels, sentence in parted)


def message_of(sentence: str) -> Message:
    text = f"Dear Ms. Smith,\n\n{sentence}\n\nSincerely,\nMaria Lopez"
    return Message(clean(text), MessageKind.STATUS_CHECK, NOTHING_KNOWN)


@pytest.mark.parametrize(
    ("label", "known_in", "at_least", "mistaken_at_most"),
    [
        ("thanks", thanks_in, 0.95, 0.01),
        ("interest", interest_in, 0.97, 0.01),
        ("qualification", qualification_in, 0.85, 0.025),
        ("specific", particular_in, 0.88, 0.025),
        ("asks", question_in, 0.97, 0.035),
    ],
)
def test_most_sentences_of_a_kind_are_known_and_few_others_are_taken_for_it(
    label: str, known_in: Callable[[Message], object], at_least: float, mistaken_at_most: float
):
    sentences = labelled("content.tsv")
    known = [bool(known_in(message)) for labels, message in sentences if label in labels]
    mistaken = [bool(known_in(message)) for labels, message in sentences if label not in labels]
    assert sum(known) / len(known) >= at_least
    assert sum(mistaken) / len(mistaken) <= mistaken_at_most

"""No word stands twice in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coaching.guidance.message_rules import DOUBLED_WORD
from coaching.messages.found import Found
from coaching.messages.message import Message
from coaching.messages.names import folded
from coaching.messages.phrases import whole

TWICE = re.compile(r"(?<![\w'@./-])([^\W\d_]+(?:'[^\W\d_]+)?)([ ]+|[ ]*\n[ ]*)\1(?![\w'@-]|\.\w)", re.IGNORECASE)
RIGHT = frozenset(
    [
        "bye",
        "blah",
        "ha",
        "hush",
        "tut",
        "tsk",
        "ho",
        "knock",
        "chop",
        "pom",
        "cha",
        "tom",
        "so-so",
        "bora",
        "walla",
        "duran",
        "sing",
        "pago",
        "baden",
    ]
)
RIGHT_NEXT = {
    "that": whole(r"\s+(?!(?:the|you|your|we|i|he|she|they|my|our|there|it|a|an|this|these|is a)\b)"),
    "had": whole(r"\s+(?!(?:been|worked|gone|seen|done|made|taken|told|asked|met|heard|applied|interviewed|said)\b)"),
    "is": whole(r"\s+(?:that|to|how|a|the)\b"),
    "do": whole(r"\s+(?:well|it|that|have|matter|not)\b"),
    "in": whole(r"(?!)"),
}
"""Words that may stand twice: where what follows is like that."""


def find(message: Message) -> Iterator[Found]:
    """A finding for each word that stands twice."""
    for twice in TWICE.finditer(message.text):
        if not _right(message, twice):
            word = twice.group(1)
            yield message.found(
                DOUBLED_WORD, *twice.span(), f"“{word}” stands twice in a row.", f"Write “{word}” once."
            )


def _right(message: Message, twice: re.Match[str]) -> bool:
    first, second = twice.group(1), twice.group()[-len(twice.group(1)) :]
    word = first.casefold()
    if word in RIGHT or _is_name(message, first, second, twice):
        return True
    if word in RIGHT_NEXT:
        if word in ("is", "do") and not whole(rf"\b(?:what|it|all|thing|who)\b[^.!?]*{word}$").search(
            message.text[max(0, twice.start() - 60) : twice.start() + len(word)]
        ):
            return False
        return bool(RIGHT_NEXT[word].match(message.text, twice.end()))
    return False


def _is_name(message: Message, first: str, second: str, twice: re.Match[str]) -> bool:
    """A name such as "Walla Walla", or a line that ends and one that begins with one word."""
    if "\n" in twice.group(2) and second[0].isupper():
        return True
    if not (first[0].isupper() and second[0].isupper()) or first in ("I", "A"):
        return first.isupper() and second.isupper() and len(first) == 1 and first not in ("I", "A")
    known = folded(
        f"{message.record.employer} {message.record.client} " + " ".join(p.name for p in message.record.people)
    )
    return folded(twice.group()) in known or not _begins(message.text, twice.start())


def _begins(text: str, at: int) -> bool:
    """Whether a sentence begins there."""
    return bool(re.search(r"(?:^|[.!?,:\n])\s*$", text[max(0, at - 4) : at]))

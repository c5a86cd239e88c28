"""A message, read once for all rules."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cached_property

from coaching.guidance.cited import MessageRule
from coaching.messages.cleaned import Cleaned
from coaching.messages.found import Found
from coaching.messages.layout import Layout, Span, lay_out
from coaching.messages.record import MessageRecord
from coaching.messages.spelling import Misspelled, misspelled_in

WORD = re.compile(r"[^\W_]+(?:['.&-][^\W_]+)*")
_ABBREVIATIONS = (
    r"mr|mrs|ms|dr|prof|st|sr|jr|inc|co|ltd|vs|etc|e\.g|i\.e|a\.m|p\.m|u\.s|capt|sgt|lt|rev|approx|dept|ave|rd|mt|ft"
)
NUMBER_FOLLOWS = r"(?!(?<=\bno\.)\s+\d)"
"""The period of "No. 3", not that of "please don't say no."."""
SENTENCE_END = re.compile(
    rf"([.!?]+){NUMBER_FOLLOWS}[\"')\]]*(?=\s+\W*[^\W_])|\n\s*\n|\n(?=\s*(?:[-*\u2022]|\d+[.)])\s)", re.IGNORECASE
)
ABBREVIATED = re.compile(rf"\b(?:{_ABBREVIATIONS}|[a-z])$", re.IGNORECASE)
LONGEST_ABBREVIATION = 8
LONGEST_SENTENCE = 600
"""Letters of a sentence that the rules on tone look at: a hundred words; own judgment, to stay quick on odd texts."""
POSTSCRIPT = re.compile(r"^\s*p\.? ?(?:p\.? ?)?s\b[.:,]*\s*", re.IGNORECASE | re.MULTILINE)


class MessageKind(StrEnum):
    """What a message is for."""

    THANK_YOU = "thank_you"
    STATUS_CHECK = "status_check"
    LETTER = "letter"


class Message:
    """What the rules look at: the text without markup, its parts, and what is known of the interview.

    `words_beyond` are words of a very long message that are not looked at and only counted.
    """

    def __init__(self, cleaned: Cleaned, kind: MessageKind, record: MessageRecord, *, words_beyond: int = 0) -> None:
        self.text = cleaned.text
        self.kind = kind
        self.record = record
        self.words_beyond = words_beyond
        self._cleaned = cleaned

    @cached_property
    def layout(self) -> Layout:
        return lay_out(self.text, self.record.client)

    @property
    def greeting(self) -> str:
        """The greeting, or an empty text."""
        return self.layout.greeting.of(self.text) if self.layout.greeting else ""

    @cached_property
    def body(self) -> str:
        """What stands between greeting and closing."""
        return self.layout.body.of(self.text)

    @property
    def typed_body(self) -> str:
        """The body as it was typed."""
        body = self.layout.body
        if body.end <= body.start:
            return ""
        start, end = self._cleaned.place(*body)
        return self._cleaned.typed[start:end]

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences of the body and of a postscript."""
        body = self.layout.body
        after = POSTSCRIPT.search(self.text, body.end)
        postscript = Span(after.end(), len(self.text)) if after else Span(len(self.text), len(self.text))
        return (*sentences_in(self.text, body), *sentences_in(self.text, postscript))

    @cached_property
    def misspelled(self) -> tuple[Misspelled, ...]:
        """The words below the greeting that are misspelled."""
        start = self.layout.greeting.end if self.layout.greeting else 0
        return tuple(misspelled_in(self.text, start, self.record))

    @cached_property
    def meant(self) -> str:
        """What is said below the greeting, with the words that were meant where one is misspelled."""
        return self._meant(Span(self.layout.greeting.end if self.layout.greeting else 0, len(self.text)))

    @cached_property
    def said(self) -> tuple[str, ...]:
        """The sentences of the body and of a postscript, on one line each, with the words that were meant."""
        return tuple(self._meant(span) for span in self.sentences)

    def as_typed(self, said: str) -> str:
        """A sentence that is `said`, as it was typed, on one line."""
        for span, one in zip(self.sentences, self.said, strict=True):
            if one == said:
                start, end = self._cleaned.place(*span)
                return " ".join(self._cleaned.typed[start:end].split())
        return said

    def _meant(self, within: Span) -> str:
        parts, at = [], within.start
        for word in self.misspelled:
            if within.start <= word.start and word.end <= within.end:
                parts += [self.text[at : word.start], word.meant]
                at = word.end
        return " ".join("".join([*parts, self.text[at : within.end]]).split())

    def found(self, rule: MessageRule, start: int, end: int, reason: str, better: str) -> Found:
        """A finding on a stretch of the text."""
        typed_start, typed_end = self._cleaned.place(start, end)
        return Found(rule, typed_start, typed_end, self._cleaned.typed[typed_start:typed_end], reason, better)

    def missing(self, rule: MessageRule, reason: str, better: str) -> Found:
        """A finding on something that is not there."""
        return Found(rule, 0, 0, "", reason, better)


def sentences_in(text: str, within: Span) -> list[Span]:
    """The sentences of a stretch of text; an abbreviation such as "Mr." ends none, an item of a list is one."""
    found: list[Span] = []
    start = within.start
    for end in SENTENCE_END.finditer(text, within.start, within.end):
        if end.group(1) == "." and ABBREVIATED.search(
            text, max(start, end.start() - LONGEST_ABBREVIATION), end.start()
        ):
            continue
        found.append(Span(start, end.end()))
        start = end.end()
    found.append(Span(start, within.end))
    return [span for span in (_stripped(text, span) for span in found) if span.end > span.start]


def _stripped(text: str, span: Span) -> Span:
    words = span.of(text)
    return Span(span.start + len(words) - len(words.lstrip()), span.end - len(words) + len(words.rstrip()))

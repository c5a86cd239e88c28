"""Where a message begins and ends: its greeting, its body, its closing and the name below."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from coaching.messages.names import TITLE, folded_words
from coaching.messages.phrases import choice, one_of, pattern, whole


class Span(NamedTuple):
    """A stretch of the text to read."""

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]


NAME_WORD = r"[^\W\d_a-z][\w'.-]*"
SALUTE = choice("layout", "salute")
TITLED = re.compile(rf"(?:[^\W\d_][\w'-]*\s+){{0,3}}(?i:{TITLE})\s+{NAME_WORD}[^.!?\n]*[,:]$")
"""A line with a title and a name that ends as a greeting does."""
GROUPS = one_of("team hiring panel committee everyone all everybody friends folks staff board manager sir madam crew")
LETTERHEAD_LINES = 14
"""An address, a date and a subject may stand above the greeting of a letter."""
HEAD_LINE = 60
"""Letters in a line of an address or a date at most."""
GREETING_WORDS = 12
SHORT_GREETING = 6
"""Words in a greeting at most; without "Dear" or the like, in a line that ends as a greeting does."""
SIGNATURE_LINES = 8
NAME_WORDS = 6
CLOSING_WORDS = 7
"""Words at most in a line that is a name, or a closing."""
CORE = choice("layout", "core")
AROUND = choice("layout", "around")
CLOSING_CORE = re.compile(rf"(?<!\w)(?:{CORE})(?!\w)", re.IGNORECASE)
CLOSING_WORD = re.compile(rf"(?:{CORE}|{AROUND})", re.IGNORECASE)
INLINE_CLOSING = pattern("layout", "inline_closing")
CONTACT = pattern("layout", "contact")
POSTSCRIPT = whole(r"p\.? ?s\.?(?:\W|$)")
NOT_A_HEAD = whole(r"\b(?:i|you|your|my|me|thank|thanks|we|was|were|is|are|it)\b")
TO_FILL_IN = re.compile(r"\[[^\]\n]*\]")
HEAD_END = re.compile(r"[.!?]$")
ABBREVIATED = re.compile(r"\b(?:st|ave|rd|blvd|inc|co|ltd|jr|sr|dept|apt|[a-z])\.$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Layout:
    """The parts of a message; `greeting`, `closing` and `name` are None where there is none."""

    greeting: Span | None
    body: Span
    closing: Span | None
    name: Span | None


def lay_out(text: str, client: str) -> Layout:
    """The parts of a message by the client of that name (empty where it is not known)."""
    lines = _lines(text)
    greeting = _greeting(text, lines)
    start = greeting.end if greeting else 0
    below = [line for line in lines if line.start >= start]
    closing, name = _sign_off(text, below, client)
    ends = [span.start for span in (closing, name) if span]
    return Layout(greeting, Span(start, min(ends, default=len(text))), closing, name)


def _lines(text: str) -> list[Span]:
    """The lines that are not empty, without the space around them."""
    found = re.finditer(r"[^\n]+", text)
    stripped = ((match.start(), match.group()) for match in found)
    return [Span(at + len(line) - len(line.lstrip()), at + len(line.rstrip())) for at, line in stripped if line.strip()]


def _greeting(text: str, lines: list[Span]) -> Span | None:
    for line in lines[:LETTERHEAD_LINES]:
        if found := _greeting_in(text, line):
            return found
        if not _is_head(line.of(text)):
            return None
    return None


def _is_head(line: str) -> bool:
    """Whether a line above a greeting may be a date, an address or a subject; what is left to fill in may be any."""
    line = TO_FILL_IN.sub("", line)
    if len(line) > HEAD_LINE:
        return False
    if re.match(r"(?:subject|re|date|to|from)\s*:", line, re.IGNORECASE):
        return True
    return not NOT_A_HEAD.search(line) and (not HEAD_END.search(line) or bool(ABBREVIATED.search(line)))


def _greeting_in(text: str, line: Span) -> Span | None:
    """The greeting that a line is, or begins with."""
    words = line.of(text)
    if whole(SALUTE).match(words):
        if len(words.split()) <= GREETING_WORDS and not re.search(
            r"[.!?]\s+\w+\s+\w+\s+\w+|[,:]\s+\w+\s+\w+\s+\w+\s+\w+", words
        ):
            return line
        head = re.match(r"[^,:!\n]{2,80}?(?:[,:!]|\s-\s)", words)
        return Span(line.start, line.start + head.end()) if head and _names_someone(head.group()) else None
    if len(words.split()) <= GREETING_WORDS and TITLED.match(words) and not NOT_A_HEAD.search(words):
        return line
    if len(words.split()) > SHORT_GREETING or CLOSING_CORE.search(words):
        return None
    if whole(rf"(?:{TITLE} )+{NAME_WORD}(?: {NAME_WORD})*[,:.!-]*$").match(words):
        return line
    named = rf"(?:{NAME_WORD}|and|&|or|{GROUPS})(?:[ ,]+(?:{NAME_WORD}|and|&|or|of|the|{GROUPS}))*\s*(?:[,:]|\s-+|-)$"
    return line if re.match(spaced_name(named), words) else None


def spaced_name(pattern: str) -> str:
    """The pattern of a name: capitals count, but not in "team" and the like."""
    return pattern.replace(GROUPS, f"(?i:{GROUPS})")


def _names_someone(head: str) -> bool:
    """Whether the words before the first comma greet, rather than begin a sentence."""
    words = head.rstrip(",:!- ").split()
    return len(words) <= GREETING_WORDS and not whole(r"\b(?:i|my|was|were|is|for|at)\b").search(" ".join(words[1:]))


def _sign_off(text: str, lines: list[Span], client: str) -> tuple[Span | None, Span | None]:
    """The closing and the name at the end of a message."""
    tail = _before_contacts(text, lines)
    if not tail:
        return None, None
    for back, line in enumerate(reversed(tail[-4:])):
        if _is_name(line.of(text), client):
            above = tail[-back - 2] if len(tail) > back + 1 else None
            closing = above if above and _is_closing(above.of(text)) else None
            return closing, line
    for back, line in enumerate(reversed(tail[-4:])):
        if _is_closing(line.of(text)):
            below = tail[len(tail) - back] if back else None
            return line, below if below and _may_be_name(below.of(text)) else None
    return _inline(text, tail[-1])


def _inline(text: str, line: Span) -> tuple[Span | None, Span | None]:
    """A closing and a name at the end of the last line."""
    found = INLINE_CLOSING.search(line.of(text))
    if not found or not found.group(2)[0].isupper():
        return None, None
    at = line.start
    return Span(at + found.start(1), at + found.end(1)), Span(at + found.start(2), at + found.end(2))


def _before_contacts(text: str, lines: list[Span]) -> list[Span]:
    """The lines up to the name: without a postscript, an address, a number and the like below it."""
    tail = lines[-SIGNATURE_LINES:]
    after = next((at for at, line in enumerate(tail) if at and POSTSCRIPT.match(line.of(text))), len(tail))
    tail = tail[:after]
    while tail and (_is_contact(tail[-1].of(text)) or not re.search(r"\w", tail[-1].of(text))):
        tail = tail[:-1]
    return tail


def _is_contact(line: str) -> bool:
    return len(line.split()) <= CLOSING_WORDS + 3 and not NOT_A_HEAD.search(line) and bool(CONTACT.search(line))


def _is_closing(line: str) -> bool:
    words = re.findall(r"[^\W\d_]+", line)
    if (
        not 0 < len(words) <= CLOSING_WORDS
        or not CLOSING_CORE.search(line)
        or line.endswith(("?", ".") * (len(words) > 3))
    ):
        return False
    return all(CLOSING_WORD.fullmatch(word) for word in words)


def _is_name(line: str, client: str) -> bool:
    """Whether a line holds the client's name and little else: "- Dana", "Jolene Tsosie, RN"."""
    words = line.split()
    most = max(NAME_WORDS, len(client.split()))
    if not client or len(words) > most or re.search(r"\b(?:is|am|I|my)\b", line):
        return False
    return bool(folded_words(client) & folded_words(line)) and not whole(SALUTE).match(line)


def _may_be_name(line: str) -> bool:
    words = re.findall(r"[^\W\d_][\w'.-]*", line)
    return 0 < len(words) <= NAME_WORDS and not re.search(r"[.!?:]$", line) and words[0][:1].upper() == words[0][:1]

"""A page to take home as plain text, to be sent or printed anywhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import wrap

from coaching.handout.names import BEGIN_APART, END_APART
from coaching.handout.page import Handout, Item, Line

SUBTITLE = "What went right, and what to do next"
WIDTH = 76
"""Letters in a line; own judgement: mail programs break longer ones."""
INDENT = "    "
WITHOUT_MARKS = dict.fromkeys(map(ord, (BEGIN_APART, END_APART)))


def plain_text(page: Handout) -> str:
    """The page, its lines broken, without the marks that only a page on paper needs."""
    return "\n".join(_lines(page)).translate(WITHOUT_MARKS) + "\n"


def _lines(page: Handout) -> Iterator[str]:
    yield page.name
    yield " · ".join(part for part in (SUBTITLE, page.day, page.counselor and f"from {page.counselor}") if part)
    yield from _section("What you did well", _bullets(page.went_well))
    yield from _section("What to do now", _items(page.now))
    yield from _section("What is coming up", _items(page.coming))
    yield from _section("What to practice", _bullets(page.practice))
    yield from _section("Keep in mind", _bullets(page.in_mind))
    yield from _section("Your next appointment: ____________________", ())
    yield from _section("The numbers in parentheses say where it comes from", _bullets(map(Line, page.sources)))


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    """Nothing where there are no lines, unless the title says it all."""
    below = list(lines)
    if below or title.endswith("_"):
        yield from ("", title, *below)


def _bullets(lines: Iterable[Line]) -> Iterator[str]:
    for line in lines:
        yield from _wrapped(_cited(line.text, line.rests_on), "- ", "  ")


def _items(items: Iterable[Item]) -> Iterator[str]:
    for item in items:
        yield from _wrapped(f"{item.what}.", f"[ ] {item.number}. ", INDENT)
        for part in (item.when and f"{item.when}.", _cited(item.why, item.rests_on)):
            yield from _wrapped(part, INDENT, INDENT)
        words = f"“{item.words}”" if item.words else item.as_under
        for part in (words, *item.instead):
            yield from _wrapped(part, INDENT, INDENT)


def _cited(text: str, ids: str) -> str:
    return f"{text} ({ids})" if ids else text


def _wrapped(text: str, first: str, rest: str) -> list[str]:
    """In lines, a word never broken: a long name stays whole."""
    return wrap(text, WIDTH, initial_indent=first, subsequent_indent=rest, break_long_words=False,
                break_on_hyphens=False) if text else []  # fmt: skip

"""Phrases as patterns, kept one a line in `said/`; a space stands for any space."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

SAID = Path(__file__).parent / "said"
SPACE = r"(?:\s+)"
KEPT = re.compile(r"(\(\?<[=!][^()]*\)|(?<!\\)\[(?:\\.|[^\]\\])*\])")
"""What keeps its own spaces: what must stand before, which is of one length, and a class of letters."""
ABBREVIATION = re.compile(r"([A-Z_]+) = (.*)")
USED = re.compile(r"\{([A-Z_]+)\}")
SECTION = re.compile(r"\[([a-z_]+)\]")


def phrases(patterns: Iterable[str]) -> re.Pattern[str]:
    """One pattern for all of these phrases, which are regular expressions themselves; capitals make no difference."""
    return re.compile(rf"(?<![\w])(?=[\w$])(?:{'|'.join(map(spaced, patterns))})(?!\w)", re.IGNORECASE)


def phrases_in(name: str, section: str) -> re.Pattern[str]:
    """The pattern of one section of a file of phrases."""
    return phrases(_read(name)[section])


def choice(name: str, section: str) -> str:
    """The regular expression of one section, for use within another one."""
    return f"(?:{'|'.join(_read(name)[section])})"


def pattern(name: str, section: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    """The pattern of one section, which may begin and end anywhere."""
    return re.compile(spaced(choice(name, section)), flags)


def pairs_in(name: str, section: str) -> dict[str, str]:
    """The pairs of one section: a line is "this = that"."""
    lines = (line.partition(" = ") for line in _read(name)[section])
    return {this: that for this, _, that in lines}


def words_in(name: str, section: str) -> frozenset[str]:
    """The words of one section of such a file."""
    return frozenset(" ".join(_read(name)[section]).split())


@cache
def _read(name: str) -> dict[str, list[str]]:
    """The phrases of a file by section, with what is abbreviated written out."""
    short: dict[str, str] = {}
    sections: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in (SAID / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("# "):
            continue
        written = USED.sub(lambda used: short[used.group(1)], line)
        if heading := SECTION.fullmatch(line):
            lines = sections.setdefault(heading.group(1), [])
        elif abbreviation := ABBREVIATION.fullmatch(written):
            short[abbreviation.group(1)] = abbreviation.group(2)
        else:
            lines.append(written)
    return sections


def sets_in(name: str, section: str) -> tuple[frozenset[str], ...]:
    """The sets of words of one section, one a line."""
    return tuple(frozenset(line.split()) for line in _read(name)[section])


def one_of(words: str) -> str:
    """A group of the words, which stand in one string."""
    return f"(?:{'|'.join(words.split())})"


def spaced(pattern: str) -> str:
    """The pattern with any space where it has one."""
    return "".join(part if at % 2 else part.replace(" ", SPACE) for at, part in enumerate(KEPT.split(pattern)))


@cache
def whole(pattern: str) -> re.Pattern[str]:
    """A pattern as it is, spaces aside; capitals make no difference."""
    return re.compile(spaced(pattern), re.IGNORECASE)

"""Finding what the sources say: by words, by the id of a statement or a disagreement, and by source."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from coaching.guidance.cited import Disagreement, Policy, Source, Statement
from coaching.guidance.deciding import choice_lines
from coaching.guidance.disagreements import DISAGREEMENTS
from coaching.guidance.policies import POLICIES
from coaching.guidance.statements import STATEMENTS
from coaching.guidance.uses import uses

WORD = re.compile(r"[^\W_]+(?:[.'\u2019][^\W_]+)*")
_SMALL = (
    "a about after an and any are at be can client clients do does for from had has have how i if in is "
    "it many me my of on or our should so tell that the their them there they this to was we what when "
    "where which who why will with you"
)
SMALL_WORDS = frozenset(_SMALL.split())
"""Words of a question that say nothing about what is asked."""
ENDINGS = ("ing", "ies", "ed", "s")
SHORTEST_STEM = 3
"""Letters left of a word without its ending, so that "calling" finds "call", and "thanks" finds "thank-you"."""
MOST_WORDS = 20
"""More are not looked for: nobody asks in more words than that, and pasting a page costs nothing."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was found: statements that say it, those whose source or rules do, questions and policies about it.

    Where `complete` is false nothing has all of the words, and these have the rarest of them.
    """

    said: tuple[Statement, ...] = ()
    around: tuple[Statement, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    policies: tuple[Policy, ...] = ()
    complete: bool = True

    def __bool__(self) -> bool:
        return bool(self.said or self.around or self.disagreements or self.policies)


@dataclass(frozen=True, slots=True)
class _Entry:
    """Something to be found: the words that it says, and all words under which it is looked for."""

    what: Statement | Disagreement | Policy
    sources: frozenset[str]
    said: frozenset[str]
    around: frozenset[str]

    def quotes(self, asked: list[Statement | Disagreement]) -> bool:
        """Whether it is a question on which one of these has a say."""
        if not isinstance(self.what, Disagreement):
            return False
        return any(cite in asked for _, cites in self.what.answers for cite in cites)


def find(query: str, source: Source | None = None) -> Found:
    """What holds every word of the query, of one source or of all; an empty query is everything that they say."""
    entries = [entry for entry in _entries() if source is None or source.id in entry.sources]
    if by_id := _ids(query):
        return _found([entry for entry in entries if entry.what in by_id or entry.quotes(by_id)])
    if not query.strip():
        return _found([entry for entry in entries if isinstance(entry.what, Statement)])
    words = _asked(query)
    hits = {entry: _hits(words, entry.around) for entry in entries}
    complete = [entry for entry in entries if words and len(hits[entry]) == len(words)]
    best = complete or _rarest(hits)
    elsewhere = [entry for entry in best if _hits(words, entry.said) != hits[entry]]
    return _found([entry for entry in best if entry not in elsewhere], elsewhere, complete=bool(complete))


def _rarest(hits: dict[_Entry, frozenset[str]]) -> list[_Entry]:
    """The entries that hold the most of what few others hold: of "voicemail please" those with "voicemail"."""
    held_by = Counter(word for held in hits.values() for word in held)
    rarity = {entry: sum(1 / held_by[word] for word in held) for entry, held in hits.items()}
    most = max(rarity.values(), default=0)
    return [entry for entry in hits if rarity[entry] == most > 0]


def _found(said: list[_Entry], elsewhere: Sequence[_Entry] = (), *, complete: bool = True) -> Found:
    both = [*said, *elsewhere]
    return Found(
        said=tuple(entry.what for entry in said if isinstance(entry.what, Statement)),
        around=tuple(entry.what for entry in elsewhere if isinstance(entry.what, Statement)),
        disagreements=tuple(entry.what for entry in both if isinstance(entry.what, Disagreement)),
        policies=tuple(entry.what for entry in both if isinstance(entry.what, Policy)),
        complete=complete,
    )


def _words(texts: Iterable[str]) -> list[str]:
    found = WORD.findall(" ".join(texts).casefold().replace("e-mail", "email"))
    return [word.replace("\u2019", "'") for word in found]


def _asked(query: str) -> list[str]:
    """The words that are looked for; small ones only where there are no others."""
    words = list(dict.fromkeys(_words([query])))[:MOST_WORDS]
    return [_stem(word) for word in words if word not in SMALL_WORDS] or words


def _stem(word: str) -> str:
    endings = (ending for ending in ENDINGS if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM)
    return word.removesuffix(next(endings, ""))


def _ids(query: str) -> list[Statement | Disagreement]:
    """What the query names by id, where it names nothing else: "S3.10", "S5.7, S1.7", "d2"."""
    known: dict[str, Statement | Disagreement] = {**STATEMENTS, **DISAGREEMENTS}
    words = [word.upper() for word in _words([query])]
    return [known[word] for word in words] if all(word in known for word in words) else []


def _hits(words: list[str], among: frozenset[str]) -> frozenset[str]:
    """Which of the words begin one of those; a number, or a single letter, must be one of them."""
    return frozenset(
        word
        for word in words
        if word in among or (len(word) > 1 and not word.isdigit() and any(one.startswith(word) for one in among))
    )


@cache
def _entries() -> tuple[_Entry, ...]:
    return (
        *map(_statement, STATEMENTS.values()),
        *map(_disagreement, DISAGREEMENTS.values()),
        *map(_policy, POLICIES.values()),
    )


def _statement(said: Statement) -> _Entry:
    own = frozenset(_words([said.text]))
    source = said.source
    rules = [text for use in uses().get(said.id, ()) for text in (use.title, use.says)]
    names = [said.id, source.id, source.title, source.author, source.publisher, source.audience, *said.kinds]
    return _Entry(said, frozenset([source.id]), own, own | frozenset(_words([*names, *rules])))


def _disagreement(item: Disagreement) -> _Entry:
    words = frozenset(_words([item.id, item.question, *(answer for answer, _ in item.answers), item.resolution]))
    cites = [cite for _, answer in item.answers for cite in answer if isinstance(cite, Statement)]
    return _Entry(item, frozenset(cite.source.id for cite in cites), words, words)


def _policy(policy: Policy) -> _Entry:
    choices = [text for line in choice_lines(policy) for text in (line.title, line.says)]
    words = frozenset(_words(["policy", policy.title, policy.summary, *choices]))
    return _Entry(policy, frozenset(source.id for source in policy.sources), words, words)

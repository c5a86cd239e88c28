"""Names of jobs, and whether two of them are the same."""

from __future__ import annotations

import re
from typing import NamedTuple

from rapidfuzz.distance import OSA

from coaching.messages.names import folded
from coaching.messages.phrases import pairs_in, pattern, sets_in, words_in

NOUN = (
    r"(?:positions?|roles?|jobs?|openings?|vacanc(?:y|ies)|opportunity|post|posting|listing|interview|slot|spot|vacant)"
)
STOP = words_in("jobs", "stop")
PLAIN = words_in("jobs", "plain")
"""Words beside a job's name that don't make it another job."""
RANKS = words_in("jobs", "ranks")
"""Words that do make it another."""
FIELDS = words_in("jobs", "fields")
"""Fields of work that a position is named by: "the payroll position"."""
ANY_FIELD = words_in("jobs", "any_field")
"""Jobs of any field."""
CONTRASTS = sets_in("jobs", "contrasts")
"""Of each set a job has one at most, and another one makes another job: the night baker is not the day baker."""
NO_JOBS = words_in("jobs", "no_jobs")
JOB_NOUNS = words_in("jobs", "job_nouns")
ENDING = re.compile(r"(?:er|or|ist|ian|man|woman|person|eer|ician|smith|wright|keeper|monger|ster)s?$")
"""What many jobs end in, and many other words; before "position" it is mostly a job."""
SURE_ENDING = re.compile(
    r"(?:[ao]logist|icist|ician|therapist|smith|wright|keeper|monger|maker|fitter|worker|woman|person|grapher)s?$"
)
ALIKE = pairs_in("jobs", "alike")
SPELLED_OUT = pairs_in("jobs", "spelled_out")
OFFICES = frozenset({"supervisor", "manager", "director", "foreman", "coordinator", "instructor", "trainer"})
"""Ranks that are jobs by themselves."""
HELPING = frozenset({"aide", "assistant", "helper", "manager", "supervisor", "director"})
"""Who works with those whose name stands before: a nurse aide, or a nurse manager, is no nurse."""
TRADED = re.compile(r"(?:ist|ian)s?$")
"""What a profession ends in: a pharmacist is no pharmacy technician."""
ANYBODY = frozenset({"man", "woman", "person", "hand", "worker", "associate"})
"""Words for whoever does a work: the utility man is the utility worker."""
ORDINAL = re.compile(r"(?:dth|eth|nth|rth|fth|sixth|\dth)$")
POSSESSIVE = re.compile(r"['\u2019]s$")
ENTRY_LEVEL = re.compile(r"\bentry[ -]level\b")
STEM = pattern("jobs", "stem", 0)
STEM_LETTERS = 3


class Named(NamedTuple):
    """A job as a message names it, and where."""

    words: tuple[str, ...]
    start: int
    end: int

    @classmethod
    def of(cls, said: str, at: int, *, backward: bool) -> Named | None:
        """The job at the end of what was said (before "position"), or at its beginning; None where there is none."""
        words = list(re.finditer(r"[^\s]+", said))
        taken: list[re.Match[str]] = []
        for word in reversed(words) if backward else words:
            plain = word.group().strip(".,").casefold()
            if plain in STOP or (backward and re.search(r"[.,]$", word.group()) and taken):
                break
            taken.append(word)
            if not backward and re.search(r"[.,]$", word.group()):
                break
        taken.sort(key=lambda word: word.start())
        while taken and taken[0].group().casefold().strip(".,") in PLAIN - frozenset().union(*CONTRASTS):
            taken.pop(0)
        while taken and not backward and not is_job(taken[-1].group().strip(".,").casefold(), likely=True):
            taken.pop()
        if not taken:
            return None
        if not backward and (POSSESSIVE.search(taken[0].group()) or ORDINAL.search(taken[0].group().casefold())):
            return None
        end = taken[-1].end() - (1 if taken[-1].group()[-1] in ".," else 0)
        return cls(tuple(word.group().strip(".,") for word in taken), at + taken[0].start(), at + end)


def is_job(word: str, *, likely: bool = False) -> bool:
    """Whether a word, in small letters, is what somebody can be; where a job is `likely`, any in -er or -ist too."""
    if ORDINAL.search(word):
        return False
    one = word.removesuffix("'s").removesuffix("s") if word.removesuffix("s") in JOB_NOUNS else word.removesuffix("'s")
    if one in JOB_NOUNS or one in SPELLED_OUT:
        return one not in NO_JOBS or one in ("person", "worker", "hand", "man", "woman")
    ending = ENDING if likely else SURE_ENDING
    return bool(ending.search(one)) and not {one, one.removesuffix("s")} & NO_JOBS and len(one) > STEM_LETTERS + 1


def same_position(named: Named, position: str, no_part: frozenset[str], *, certain: bool) -> bool:
    """Whether the job named is, or may be, this position. `no_part` are words that don't count: names.

    Where it isn't `certain` that a job is named at all, only what surely is one is another.
    """
    own = _plain(position.split())
    if not certain and len(named.words) == 1 and named.words[0].casefold() in RANKS - OFFICES:
        return True
    said = _plain(
        [word for word in named.words if folded(word) not in no_part and folded(word).removesuffix("'s") not in no_part]
    )
    if _contrast(named.words, position):
        return False
    if not said or not own or _initials(named.words, position):
        return True
    more, missing = [w for w in said if not _among(w, own)], [w for w in own if not _among(w, said)]
    head = said[-1]
    if own[-1].endswith(head) and len(head) > STEM_LETTERS:
        more = more[:-1] if head in more else more
    if not more:
        return not (_is_of_the_same_trade_only(head, own) or (certain and _is_above(head, own, missing)))
    if len(more) < len(said):
        return _same_with_more(more, missing, head, own)
    return not _names_another(named, said, own, certain=certain)


def _is_of_the_same_trade_only(head: str, own: list[str]) -> bool:
    """Whether a job shares a word with the position and is another one: a nurse, or a pharmacist, of a pharmacy."""
    if len(own) == 1 or not is_job(head) or not is_job(own[-1]) or _among(head, own[-1:]):
        return False
    return (head in own and own[-1] in HELPING) or (head not in own and bool(TRADED.search(head)) and _among(head, own))


def _is_above(head: str, own: list[str], missing: list[str]) -> bool:
    """Whether it is the job that the position assists: "store manager" for "Assistant Store Manager"."""
    return len(own) > 1 and own[0] in ("assistant", "deputy", "vice") and missing == [own[0]] and is_job(head)


def _names_another(named: Named, said: list[str], own: list[str], *, certain: bool) -> bool:
    """Whether words of which the position has none name another job, or another field of work."""
    if not is_job(said[-1], likely=certain) and not _slip(said[-1], own):
        return certain and set(said) <= FIELDS and not set(own) <= ANY_FIELD
    plain = {"worker", "person", "professional", "staff"} | ANYBODY
    if said[-1] in ("associate", "officer", "operator", "custodian") and not certain:
        plain |= {"attendant", "specialist"}
    return len(said) > 1 or named.words[-1].casefold() not in plain


def _contrast(words: tuple[str, ...], position: str) -> bool:
    """Whether both name one of a set, and not the same one."""
    mine, theirs = set(folded(position).split()), {folded(word) for word in words}
    return any(mine & one and theirs & one and not mine & theirs & one for one in CONTRASTS)


def _same_with_more(more: list[str], missing: list[str], head: str, own: list[str]) -> bool:
    """Whether words beside those of the position leave it the same."""
    if any(word in RANKS or _slip(word, own) for word in more):
        return False
    if not missing:
        return head not in more or not is_job(head) or head in ANYBODY
    if head in more:
        return not is_job(head) or (head in ANYBODY and bool(ANYBODY & set(missing)))
    if not is_job(head):
        return True
    return all(word.isupper() or not word.isalpha() for word in more)


def _slip(word: str, own: list[str]) -> bool:
    """Whether a word is nearly one of the position's, and a different one."""
    return any(
        len(one) > 3 and len(word) > 3 and OSA.distance(word, one) <= (1 if len(one) < 7 else 2) for one in own
    ) and not _among(word, own)


def _plain(words: list[str] | tuple[str, ...]) -> list[str]:
    """The words that make the job, each in one form; "RN" spelled out."""
    parts = re.findall(r"[^\W_]+(?:'[^\W_]+)?", ENTRY_LEVEL.sub("", folded(" ".join(words))))
    spelled = [one for part in parts for one in SPELLED_OUT.get(part, part).split()]
    kept = [
        part.removesuffix("'s") for part in spelled if part not in PLAIN and part not in STOP and not part.isdigit()
    ]
    return [ALIKE.get(one, ALIKE.get(one.removesuffix("s"), one)) for one in kept if len(one) > 1]


def _among(word: str, words: list[str]) -> bool:
    return any(word == other or _stem(word) == _stem(other) for other in words)


def _stem(word: str) -> str:
    stem = STEM.sub("", word)
    stem = STEM.sub("", stem) if len(stem) > 5 else stem
    return stem if len(stem) >= STEM_LETTERS else word


def _initials(words: tuple[str, ...], position: str) -> bool:
    """Whether the job is named by the initials of the position."""
    initials = "".join(word[0] for word in position.split()).casefold()
    return any(word.isupper() and word.casefold() in (initials, f"c{initials}", f"l{initials}") for word in words)

"""The employer named is this one, spelled right."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from coaching.guidance.message_rules import WRONG_EMPLOYER
from coaching.messages.found import Found
from coaching.messages.message import Message
from coaching.messages.names import TITLES, folded, folded_words
from coaching.messages.phrases import choice, pairs_in, pattern, whole, words_in

CAPITAL = r"(?-i:(?:St|Mt|Ft|Ste)\.|(?:[^\W\da-z_]|\d+[A-Za-z]+|i[A-Z])(?:[\w'&/+-]|\.(?=\w))*)"
BETWEEN = r"(?:&|and|of|the|at|for|de|la|del|on|in|'n'|n|y|\+)"
RUN = re.compile(rf"{CAPITAL}(?:\s+(?:{BETWEEN}\s+){{0,2}}{CAPITAL}|\s*,\s+(?=(?:inc|llc|ltd)\b)\w+)*", re.IGNORECASE)
LINE_RUN = re.compile(RUN.pattern.replace(r"\s+", r"[^\S\n]+"), re.IGNORECASE)
"""A name on one line, as in an address."""
STRETCH = re.compile(rf"{CAPITAL}(?:\s+(?:(?:&|and|of|the)\s+)?{CAPITAL})*", re.IGNORECASE)
GENERIC = words_in("employer", "generic")
"""Words that a name is given with and without."""
DAY_AFTER = pattern("employer", "day_after")
GOES_ON = frozenset({"on", "in", "at", "for"})
"""What follows a whole name belongs to the sentence: "at Farthing & Loom on Friday"."""
ABBREVIATED = pairs_in("employer", "abbreviated")
NO_EMPLOYER = choice("employer", "no_employer")
PLACE = pattern("employer", "place")
AFTER_A_PLACE = pattern("employer", "after_a_place")
CUES = pattern("employer", "cues")
REACH = 90
"""Letters before a name in which it is said what it has to do with it."""
PAST = pattern("employer", "past")
THIS_ONE = pattern("employer", "this_one")
ORGANIZATION = words_in("employer", "organization")
"""Words that names of employers end in."""
ELSEWHERE = pattern("employer", "elsewhere")
"""What is said of another employer, whose name stands as "@"."""
NEAR_LETTERS, NEAR_SHORT, SHORT = 2, 1, 7
"""Letters that may differ in one word of a name, and in one of at most `SHORT` letters."""
CHOSEN = pattern("employer", "chosen")
"""What is said after the name of an employer that is wanted."""
FILLED_IN = re.compile(r"x{2,}|y{3,}", re.IGNORECASE)
TEAM, AFTER_THE = whole(r"\s+(?:team|family|crew)\b"), whole(r"\bthe\s+$")
AHEAD = whole(r"\b(?:would|will|hope|hoping|want|like|love|forward) (?:[\w'-]+ ){0,2}?(?:to|at) (?:[\w'-]+ ){0,6}$")
"""What is still to come is said of this employer."""
MIDDLE = 2
"""Words of a name above which one may differ and the name is still meant."""
LONG, ALIKE = 10, 82
"""Letters of a whole name that is compared as one word, and how alike in percent a slip leaves it; own judgement."""


def find(message: Message) -> Iterator[Found]:
    """A finding for each name that is nearly the employer's, or stands where the employer's belongs."""
    employer = message.record.employer.strip()
    if not employer:
        return
    own, others = _words(employer), _no_employers(message)
    head = message.layout.greeting.start if message.layout.greeting else 0
    start, end = message.layout.body
    for run in (*LINE_RUN.finditer(message.text, 0, head), *RUN.finditer(message.text, start, end)):
        for stretch in (run, *STRETCH.finditer(message.text, *run.span())):
            if not _is_other(message, stretch, own, others):
                continue
            at, stop = _trimmed(stretch)
            yield message.found(
                WRONG_EMPLOYER, at, stop, f"The record says “{employer}”.", f"Write “{employer}”, as the employer does."
            )
            break


def _trimmed(stretch: re.Match[str]) -> tuple[int, int]:
    words = stretch.group()
    cut = re.match(
        r"(?:The|Your|At|With|I|For|In|To|Being|Join(?:ing)?|If|When|Since|While|Although|Because|Should|And|But|That|So)\s+",
        words,
    )
    words = re.sub(r"\s+(?:and|&|or)\s+(?:I|We|You|My|The)$", "", words)
    words = DAY_AFTER.sub("", words)
    end = (
        stretch.start()
        + len(words)
        - (2 if words.endswith("'s") and re.match(r"\s+\w", stretch.string[stretch.end() :]) else 0)
    )
    return stretch.start() + (cut.end() if cut else 0), end


def _words(name: str) -> list[str]:
    """The words of a name as they are compared: without case, accents, possessive and abbreviation."""
    words = re.findall(r"[^\W_]+(?:'[^\W_]+)*", folded(name))
    plain = [word.removesuffix("'s").replace("'", "") for word in words]
    return [ABBREVIATED.get(word, word) for word in plain]


def _no_employers(message: Message) -> frozenset[str]:
    """Words that are names of the people or of the position."""
    people = " ".join([message.record.client, *(person.name for person in message.record.people)])
    return folded_words(people) | frozenset(_words(message.record.position))


def _is_other(message: Message, stretch: re.Match[str], own: list[str], others: frozenset[str]) -> bool:
    at, stop = _trimmed(stretch)
    words = [] if message.text[at - 1 : at] == "[" else _words(message.text[at:stop])
    before = message.text[max(0, at - REACH) : at]
    if not words or FILLED_IN.fullmatch("".join(words)):
        return False
    if _is_namesake(words, own):
        return bool(AHEAD.search(before)) or not _of_another(message, at, stop)
    if _is_this_one(words, own) or _is_somebody(words, before, others):
        return False
    sentence = re.split(r"[.!?]\s", before)[-1]
    near, above = _is_near(words, own, others), stop <= message.layout.body.start
    if near or above:  # an address or a subject above the greeting tells of nobody else
        told = len(words) > 1 or not (PAST.search(sentence) and not THIS_ONE.search(sentence))
        return near and (told if not above else not PLACE.search(message.text[at:stop]))
    if _is_organization(words) and not _is_letters(message.text[at:stop]):
        return not _of_another(message, at, stop)
    return _stands_for_it(message, sentence, at, stop, words)


def _is_this_one(words: list[str], own: list[str]) -> bool:
    """Whether it is the employer's own name, in part, in short, or with the rest of the sentence behind it."""
    if all(word in own or word in GENERIC for word in words) or _is_short_for(words, own):
        return True
    return words[: len(own)] == own and words[len(own)] in GOES_ON


def _is_somebody(words: list[str], before: str, others: frozenset[str]) -> bool:
    """Whether it is a person, or the position."""
    return any(word in TITLES for word in words) or _titled(before) or all(word in others | GENERIC for word in words)


def _is_namesake(words: list[str], own: list[str]) -> bool:
    """Whether one word of a longer name is another one: "Spring Branch Hatchery", "St. Anne's" for "St. Agnes"."""
    if len(words) > 1 and words[0] == own[0] == "saint" and own[1:]:
        return words[1] != own[1]
    unlike = [at for at, (word, mine) in enumerate(zip(words, own, strict=False)) if word != mine]
    return len(words) == len(own) > MIDDLE and len(unlike) == 1 and unlike[0] > 0


def _of_another(message: Message, at: int, stop: int) -> bool:
    """Whether what is said around a name is said of another employer."""
    before = re.split(r"[.!?]\s", message.text[max(0, at - REACH) : at])[-1]
    return bool(ELSEWHERE.search(f"{before}@{_after(message.text, stop)}"))


def _is_short_for(words: list[str], own: list[str]) -> bool:
    """Whether they are initials: "BCSC", or the name written in one word."""
    joined, initials = "".join(words), "".join(word[0] for word in own)
    wanted = "".join(word[0] for word in own if word not in ("and", "of", "the"))
    return joined in (initials, wanted, "".join(own)) or (
        len(words) > 1 and words[0] in (initials, wanted) and set(words[1:]) <= GENERIC | set(own)
    )


def _is_letters(name: str) -> bool:
    """Whether it is a certificate or an abbreviation: "A+ and Network+", "BSA and CTR"."""
    return "+" in name or any(word.isupper() for word in name.split()[-1:])


def _is_organization(words: list[str]) -> bool:
    """Whether it is surely the name of an employer: several words, the last of which says what it is."""
    at = next((at for at, word in enumerate(words) if word in GOES_ON), len(words))
    name = words[:at]
    return len(name) > 1 and name[-1] in ORGANIZATION and not all(word in GENERIC for word in name)


def _titled(before: str) -> bool:
    return bool(
        re.search(r"\b(?:mr|ms|mrs|miss|dr|prof|chef|captain|chief)\.?\s+(?:[\w-]+\s+)?$", before, re.IGNORECASE)
    )


def _is_near(words: list[str], own: list[str], others: frozenset[str]) -> bool:
    """Whether it is the employer's name with a slip: some word nearly the same, or the first words the same."""
    telling = [word for word in own if word not in GENERIC]
    left = [word for word in words if word not in own and word not in GENERIC]
    if not telling or not left:
        return False
    near = [word for word in left if word not in others and any(_nearly(word, name) for name in own)]
    same = [word for word in words if word in telling]
    joined, whole_own = "".join(words), "".join(own)
    if len(joined) >= LONG and words[0][0] == own[0][0] and fuzz.ratio(joined, whole_own) >= ALIKE:
        return True
    if words[0][0] == own[0][0] and words[1:] and words[1:] == own[1 : len(words)] and words[0] not in others:
        return True
    if near and len(near) == len(left):
        return bool(same) or len(telling) == len(near) or len(near[0]) >= SHORT
    return (
        bool(same)
        and len(own) > 1
        and len(left) == 1
        and words[0] == own[0]
        and len(words) == len(own)
        and left[0] not in others
        and not _place_word(left[0])
    )


def _place_word(word: str) -> bool:
    return bool(PLACE.search(word)) or word in (
        "university",
        "college",
        "drive",
        "park",
        "beach",
        "lake",
        "river",
        "hills",
        "island",
        "valley",
    )


def _nearly(word: str, name: str) -> bool:
    if min(len(word), len(name)) < 4 or word == name:
        return False
    return OSA.distance(word, name) <= (NEAR_SHORT if min(len(word), len(name)) < SHORT else NEAR_LETTERS)


def _stands_for_it(message: Message, sentence: str, at: int, stop: int, words: list[str]) -> bool:
    """Whether it stands where the employer's name belongs: "the position at", "joining"."""
    name = message.text[at:stop]
    if (
        (len(words) == 1 and AFTER_THE.search(sentence) and not TEAM.match(message.text, stop))
        or re.match(rf"(?:{NO_EMPLOYER})\b", name, re.IGNORECASE)
        or PLACE.search(name)
        or AFTER_A_PLACE.match(message.text, stop)
    ):
        return False
    if (
        name.isupper()
        and len(words) == 1
        and len(name) <= 3
        and not re.search(r"(?:at|join|joining|with)\s+$", sentence)
    ):
        return False
    if TEAM.match(message.text, stop) and re.search(r"\b(?:the|your)\s+$", sentence, re.IGNORECASE):
        return not PAST.search(sentence)
    if len(words) > 1 and CHOSEN.match(message.text, stop):
        return True
    if not CUES.search(sentence) or not THIS_ONE.search(f"{sentence} {_after(message.text, stop)}"):
        return False
    return not PAST.search(_near_part(sentence))


def _after(text: str, stop: int) -> str:
    return re.split(r"[.!?]\s", text[stop : stop + REACH])[0]


def _near_part(sentence: str) -> str:
    """The part of a sentence right before a name: what another clause says is not about it."""
    return re.split(r"[,;:]| and I | but I ", sentence)[-1]

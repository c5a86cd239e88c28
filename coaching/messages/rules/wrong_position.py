"""The position named is the one that was applied for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coaching.guidance.message_rules import WRONG_POSITION
from coaching.messages.found import Found
from coaching.messages.jobs import NOUN, Named, same_position
from coaching.messages.message import Message
from coaching.messages.names import folded_words
from coaching.messages.phrases import choice, pattern, spaced, whole

NAMED_WORD = r"[^\W\d_][\w'/&+-]*\.?"
WORD_BEGINS = r"(?<![^\W\d_])"  # or each letter of a very long word is tried as its beginning
BEFORE_NOUN = re.compile(spaced(rf"{WORD_BEGINS}(?P<job>(?:{NAMED_WORD} ){{1,6}}){NOUN}(?![\w-])"), re.IGNORECASE)
IN_TRAINING = re.compile(
    spaced(rf"{WORD_BEGINS}(?P<job>(?:{NAMED_WORD} ){{1,5}}(?:intern|apprentice|fellow)ship)(?![\w-])"), re.IGNORECASE
)
"""Where the position is such a one."""
TRAINEE = whole(r"\b(?:intern|apprentice|fellow)(?:ship)?\b")
AFTER_NOUN = re.compile(
    spaced(rf"\b{NOUN} (?:of|as|for) (?:(?:a|an|the|your|our) )?(?P<job>{NAMED_WORD}(?: {NAMED_WORD}){{0,5}})"),
    re.IGNORECASE,
)
FORWARD = choice("position", "forward")
WANTED = re.compile(
    spaced(rf"\b{FORWARD} (?:(?:a|an|the|your|our|its|their) )?(?P<job>{NAMED_WORD}(?: {NAMED_WORD}){{0,5}})"),
    re.IGNORECASE,
)
INTERVIEWED = pattern("position", "interviewed")
ASKED_FOR = pattern("position", "asked_for")
SUBJECT = re.compile(
    spaced(
        r"^(?:re|subject):? (?:thank you,? |thanks,? |interview |follow-?up |for |the |- )*"
        rf"(?P<job>{NAMED_WORD}(?: {NAMED_WORD}){{0,5}})"
    ),
    re.IGNORECASE | re.MULTILINE,
)
WAYS = (BEFORE_NOUN, IN_TRAINING, AFTER_NOUN, INTERVIEWED, WANTED, ASKED_FOR, SUBJECT)
BACKWARD = (BEFORE_NOUN, IN_TRAINING)
IN_THE_HEAD = (BEFORE_NOUN, IN_TRAINING, AFTER_NOUN, SUBJECT)
"""Ways that are looked for in a subject above the greeting as well."""
UNSURE = (WANTED, ASKED_FOR, SUBJECT)
"""Ways that are followed by other things than jobs too, so that only what surely is one is another job."""
WANTING = pattern("position", "wanting")
OTHER_JOB = pattern("position", "other_job")
LEFT_OUT = whole(
    r"(?:not|instead of|rather than|than|unlike|(?<!would )(?<!really )(?<!'d )like) (?:just |as )?(?:a|an|the)?\s*$"
)
HELD = whole(r"\s+(?:I (?:held|had|left|lost)|where I|that I (?:held|had|left)|at my)\b")
FOR_THIS = whole(
    r"\bmy (?:[\w-]+ ){0,2}(?:interest|application|enthusiasm|interview|candidacy|conversation|resume|ability)\b"
)
"""What somebody has for the job of this interview."""
OF_ONE = whole(r"\bmy\W+(?:\w+\W+)?$")
"""Before an application or an interest, which are for this job."""
REACH = 70


def find(message: Message) -> Iterator[Found]:
    """A finding for each position that is named as this one and is another."""
    position = message.record.position
    if not position.strip():
        return
    people = folded_words(" ".join([message.record.employer, *(person.name for person in message.record.people)]))
    seen: set[int] = set()
    for named, certain in _named(message):
        if named.start not in seen and not same_position(named, position, people, certain=certain):
            seen.add(named.start)
            yield message.found(
                WRONG_POSITION, named.start, named.end, f"The record says “{position}”.", f"Write “{position}”."
            )


def _named(message: Message) -> Iterator[tuple[Named, bool]]:
    """What is named as the position of this interview, and whether it certainly is a job."""
    in_training = TRAINEE.search(message.record.position)
    for way in WAYS:
        if way is IN_TRAINING and not in_training:
            continue
        at = 0 if way in IN_THE_HEAD else message.layout.body.start
        while match := way.search(message.text, at, message.layout.body.end):
            at = match.start() + max(1, len(match.group().split()[0])) if way not in BACKWARD else match.end()
            named = Named.of(match.group("job"), match.start("job"), backward=way in BACKWARD)
            if named and _is_this_job(message.text, named, match, way):
                yield named, way not in UNSURE


def _is_this_job(text: str, named: Named, match: re.Match[str], way: re.Pattern[str]) -> bool:
    """Whether it is the position of this interview, and not one held before."""
    upto = match.start() if way is ASKED_FOR else named.start
    before = re.split(r"[.!?;]\s|\n\n", text[max(0, upto - REACH) : upto])[-1]
    after = re.split(r"[.!?]\s", text[match.end() : match.end() + REACH])[0]
    of_this = FOR_THIS.search(before) or (way is ASKED_FOR and OF_ONE.search(before))
    other = not of_this and OTHER_JOB.search(before)
    if other or LEFT_OUT.search(before) or HELD.match(after):
        return False
    return way is not WANTED or bool(WANTING.search(before))

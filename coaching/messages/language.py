"""Whether a message is in English, which is all that the check reads."""

from __future__ import annotations

import re

from coaching.messages.phrases import words_in
from coaching.messages.vocabulary import vocabulary

WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
LOOKED_AT = 400
"""Words that are looked at."""
ENOUGH_SMALL = 0.16
"""Share of small words, such as "the" and "I", from which a text is English."""
ENOUGH_KNOWN = 0.6
"""Share of English words below which a text is not."""
FEW = 8
"""Words below which the share of small words says nothing."""
SMALL = words_in("small", "small")
NOT_ENGLISH = "This does not read as English. The check reads English only, so nothing was judged."


def is_english(text: str) -> bool:
    """Whether most of the words are English. A text without words is not another language."""
    words = [word.casefold() for word in WORD.findall(text)[:LOOKED_AT]]
    if not words:
        return True
    foreign = sum(not word.isascii() and not _latin(word) for word in words) / len(words)
    if foreign > 1 - ENOUGH_KNOWN:
        return False
    small = sum(word in SMALL for word in words) / len(words)
    if len(words) >= FEW and small >= ENOUGH_SMALL:
        return True
    known = vocabulary()
    return sum(len(word) == 1 or word in SMALL or known.knows(word) for word in words) / len(words) >= ENOUGH_KNOWN


def _latin(word: str) -> bool:
    """Whether it may be a name with accents."""
    return any("a" <= letter <= "z" for letter in word)

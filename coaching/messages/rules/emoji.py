"""There is no emoji and no emoticon."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coaching.guidance.message_rules import EMOJI
from coaching.messages.found import Found
from coaching.messages.message import Message
from coaching.messages.phrases import choice

PICTURE = choice("emoji", "picture")
EMOTICON = choice("emoji", "emoticon")
AFTER_A_WORD = r"(?<=[\w.,!?])[:;=]['`]?[-~^]?[)(DP\]]+(?![\w(])"
FOUND = re.compile(rf"{PICTURE}(?:[\ufe0f\u200d\U0001f3fb-\U0001f3ff]|{PICTURE})*|{EMOTICON}|{AFTER_A_WORD}")
NOT_ONE = re.compile(r"[8X][)(\]\[/|D]|x[)(\]\[/|]|[:;=8xX][/\\|3oO@$&]+|8\)|[dD][:;=]|[:;]\[|=\(.*|:\d")
"""What looks like one and may be something else: a ratio, a sum, a list's "8)"."""


def find(message: Message) -> Iterator[Found]:
    """A finding for each emoji or emoticon."""
    for picture in FOUND.finditer(message.text):
        if NOT_ONE.fullmatch(picture.group()) or _closes(message.text, picture):
            continue
        yield message.found(
            EMOJI,
            *picture.span(),
            "An emoji or emoticon looks out of place in a note to an employer.",
            "Leave it out, or say it in words: “I enjoyed it very much.”",
        )


def _closes(text: str, picture: re.Match[str]) -> bool:
    """Whether its bracket closes one that was opened before: "(see below:)"."""
    if picture.group()[-1] != ")" or picture.group()[:1] not in ":;=":
        return False
    before = text[max(0, text.rfind("\n", 0, picture.start())) : picture.start()]
    return before.count("(") > before.count(")") and not re.search(r"\s$", before)

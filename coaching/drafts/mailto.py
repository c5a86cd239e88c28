"""A link that opens the mail program with a message in it (RFC 6068)."""

from __future__ import annotations

import re
from urllib.parse import quote

LONGEST_LINK = 2_000
"""Characters; Windows hands on little more than that to a mail program, and cuts off the rest without a word."""
ADDRESS = re.compile(r"[^\s@<>,;\"]+@[^\s@<>,;\"]+")
NOT_ENCODED_IN_ADDRESS = "@!$'*+"
"""Beside letters, digits and "_.-~", as the RFC allows."""


def mailto(address: str, subject: str, body: str) -> str | None:
    """The link; None where it would be too long. What is no mail address is left for the mail program to ask."""
    known = address.strip() if ADDRESS.fullmatch(address.strip()) else ""
    lines = "\r\n".join(_visible(line) for line in body.splitlines())
    to = quote(known, safe=NOT_ENCODED_IN_ADDRESS, errors="replace")
    link = f"mailto:{to}?subject={_quoted(_visible(' '.join(subject.split())))}&body={_quoted(lines)}"
    return link if len(link) <= LONGEST_LINK else None


def _quoted(text: str) -> str:
    return quote(text, safe="", errors="replace")


def _visible(line: str) -> str:
    """The line without control characters, which a link could carry on to the mail program."""
    return "".join(letter for letter in line if letter >= " " and letter != "\x7f")

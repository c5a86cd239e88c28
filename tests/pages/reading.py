"""Markdown as a person reads it on the page."""

from __future__ import annotations

import re

SPAN = re.compile(r":color\[((?:\\.|[^\[\]])*)\]\{\}")


def as_read(shown: str) -> str:
    """Without the spans that keep a text as it was typed, and nothing escaped; see pages.parts.text."""
    bare = shown
    while (outer := SPAN.sub(r"\1", bare)) != bare:
        bare = outer
    return re.sub(r"\\(.)", r"\1", bare)

"""Importing this loads the words of the check, which takes half a second, so that the first check does not wait."""

from __future__ import annotations

from coaching.messages.vocabulary import vocabulary

WORDS = vocabulary()

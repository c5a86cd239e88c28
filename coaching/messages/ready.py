"""Importing this loads the words and the model of the check, half a second, so that the first check does not wait."""

from __future__ import annotations

from coaching.messages.learned import model
from coaching.messages.vocabulary import vocabulary

WORDS, MODEL = vocabulary(), model()

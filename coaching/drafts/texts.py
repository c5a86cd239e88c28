"""The texts of all drafts, read from the folder of a language: by ingredient and tone."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from string import Formatter
from typing import Any, NamedTuple

from coaching.drafts.draft import Gap, Tone
from coaching.errors import CoachingError

FOLDER = "texts_en"
"""US English; another language is another folder with the same keys."""
NOTED, LATE = "noted", "late"
Template = tuple[tuple[str, str | None], ...]
"""Words, each with the slot that follows it."""


class Texts(NamedTuple):
    """The texts of one ingredient in one tone, one for each recipient in turn.

    `noted` are those for a record that has all they ask for; `usual` those for any other, and without any
    the ingredient is left out. `late` take the place of the usual ones days after the interview.
    """

    noted: tuple[Template, ...]
    usual: tuple[Template, ...]
    late: tuple[Template, ...]


@cache
def texts_of(name: str, tone: Tone) -> Texts:
    """The texts of an ingredient, or of a subject line; CoachingError where the language has none."""
    found = language().get(name)
    if found is None:
        raise CoachingError(f"There is no text for {name}.", f"Write one in coaching/drafts/{FOLDER}.")
    return Texts(*(_in_tone(table, tone) for table in (found.get(NOTED, {}), found, found.get(LATE, {}))))


def _in_tone(table: Mapping[str, Any], tone: Tone) -> tuple[Template, ...]:
    texts = table.get(tone.value, table.get(Tone.PLAIN.value, []))
    return tuple(template(text) for text in ([texts] if isinstance(texts, str) else texts))


@cache
def template(text: str) -> Template:
    """A text with its slots."""
    return tuple((words, slot) for words, slot, _, _ in Formatter().parse(text))


@cache
def language() -> dict[str, Any]:
    """Everything in the language's folder."""
    found: dict[str, Any] = {}
    for file in files(__package__).joinpath(FOLDER).iterdir():
        if file.name.endswith(".toml"):
            found |= tomllib.loads(file.read_text(encoding="utf-8"))
    return found


def phrase(*path: str) -> Any:  # noqa: ANN401 - words, lists and tables, as the language's file has them
    """What stands at that place among the phrases."""
    found: Any = language()["phrases"]
    for name in path:
        found = found[name]
    return found


def gap(slot: str) -> Gap:
    """The gap that a slot leaves where the record is silent."""
    mark, question = language()["gaps"][slot]
    return Gap(slot, mark, question)


def gap_for_note(slot: str, reason: str, note: str) -> Gap:
    """The gap for a note that cannot stand in the client's text as it is."""
    return Gap(slot, gap(slot).mark, language()["asked_of_notes"][reason].format_map({"note": note}))

"""The templates of notes: one for each kind, each with what keeps a note factual."""

from __future__ import annotations

from datetime import date

import pytest

from coaching.case_notes import TEMPLATES, NoteKind, note_title


@pytest.mark.parametrize("kind", NoteKind)
def test_every_kind_has_a_template_with_a_line_of_guidance(kind: NoteKind) -> None:
    template = TEMPLATES[kind]
    assert template.title
    assert template.body
    assert template.guidance.endswith(".")


def test_every_template_but_the_plain_note_asks_who_was_there_and_what_comes_next() -> None:
    plain = {kind for kind, template in TEMPLATES.items() if not (template.who and template.next_step)}
    assert plain == {NoteKind.NOTE}


def test_a_note_is_called_by_its_kind_and_day() -> None:
    assert note_title(NoteKind.NO_SHOW, date(2026, 3, 4)) == "No-show of March 4, 2026"

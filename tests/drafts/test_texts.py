"""The texts of the drafts are complete, and say nothing that the guidance warns of."""

import re

import pytest

from coaching.drafts import SHAPES, DraftKind, Tone
from coaching.drafts.notes import NoteShape
from coaching.drafts.slots import ALWAYS_ASKED, FROM_DEBRIEF, slots_for
from coaching.drafts.slots import recipient as to
from coaching.drafts.texts import gap, language, phrase, texts_of
from coaching.errors import CoachingError
from coaching.guidance.ingredients import INGREDIENTS
from coaching.model import Channel
from tests.drafts.occasions import GRACE, NOT_TOLD, NOW, an_occasion

NO_INGREDIENTS = {"phrases", "gaps", "asked_of_notes", "where", "openings", "words", "heads", "doubted"}
SUBJECTS = {f"subject_{kind}" for kind, shape in SHAPES.items() if shape.channel is Channel.EMAIL}
NAMES = sorted({one.id for one in INGREDIENTS} | SUBJECTS)
SLOTS = slots_for(
    an_occasion(NOT_TOLD), DraftKind.LETTER_POST, to(GRACE, Channel.LETTER), NOW, rank=0, too_long=frozenset()
)
INFORMAL = re.compile(r"\b(hi|hey|awesome|thx|asap|gonna|guys|super|cool)\b|!|\b\w+'(m|re|ve|ll|d)\b", re.IGNORECASE)
NEGOTIATING = re.compile(r"\b(salary|pay|wage|benefits|vacation|start date)\b", re.IGNORECASE)


def every_text() -> list[str]:
    """The words of every text in every tone, with the names of its slots."""
    parts = [texts_of(name, tone) for name in NAMES for tone in Tone]
    texts = [text for part in parts for text in (*part.noted, *part.usual, *part.late)]
    return ["".join(words + (f"{{{slot}}}" if slot else "") for words, slot in text) for text in texts]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("tone", Tone)
def test_every_ingredient_and_every_subject_has_a_text_in_every_tone(name, tone):
    texts = texts_of(name, tone)
    assert texts.noted or texts.usual
    slots = {slot for text in (*texts.noted, *texts.usual, *texts.late) for _, slot in text if slot}
    assert slots <= set(SLOTS)


def test_no_text_is_without_its_ingredient():
    assert set(language()) - NO_INGREDIENTS == set(NAMES)


def test_an_ingredient_without_a_text_is_told():
    with pytest.raises(CoachingError, match="no text for something_else"):
        texts_of("something_else", Tone.PLAIN)


def test_every_ingredient_is_part_of_a_message():
    used = {one for shape in SHAPES.values() for paragraph in shape.paragraphs for one in paragraph}
    assert used == set(INGREDIENTS)


def test_every_gap_has_a_mark_and_a_question():
    for slot in [*ALWAYS_ASKED, *FROM_DEBRIEF]:
        _, mark, question = gap(slot)
        assert mark
        assert question.rstrip().endswith((".", "?"))


@pytest.mark.parametrize("slot", ["learned", "enjoyed"])
@pytest.mark.parametrize("shape", [shape for shape in NoteShape if shape not in (NoteShape.VOICE, NoteShape.LENGTH)])
def test_every_kind_of_note_has_its_words(slot, shape):
    assert all("{note}" in frame for frame in phrase(slot, shape))


def test_no_text_is_informal_or_negotiates():
    for text in every_text():
        assert INFORMAL.findall(text) == [], text
        assert NEGOTIATING.findall(text) == [], text


def test_thank_yous_have_as_many_texts_as_a_usual_panel_has_people():
    for name in ("thanks", "learned", "enjoyed", "experience", "interest", "again", "note_thanks", "note_interest"):
        for tone in Tone:
            assert len(texts_of(name, tone).usual) == 3, name
            assert len(texts_of(name, tone).late) in {0, 3}, name

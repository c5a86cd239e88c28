"""A counselor's quick notes stand smoothly in the client's own sentences, or are asked about."""

import pytest

from coaching.drafts import DraftKind
from coaching.drafts.draft import Gap
from coaching.drafts.notes import MOST_NOTES, NoteShape, read_notes
from coaching.drafts.slots import recipient as to
from coaching.drafts.slots import slots_for
from coaching.model import Channel, Debrief
from tests.drafts.occasions import GRACE, NOW, an_occasion


def said(field: str, text: str, slot: str | None = None) -> str | Gap:
    """What fills the slot of that field, for the first recipient."""
    occasion = an_occasion(Debrief("i1")._replace(**{field: text}))
    kind = DraftKind.THANK_YOU_EMAIL
    slots = slots_for(occasion, kind, to(GRACE, Channel.EMAIL), NOW, rank=0, too_long=frozenset())
    return slots[slot or {"topics": "enjoyed", "concerns": "concern"}.get(field, field)]


@pytest.mark.parametrize(
    ("field", "typed", "stands"),
    [
        ("topics", "we talked about the new CT scanner", "talking about the new CT scanner"),
        ("topics", "We discussed how they train new hires.", "hearing how you train new hires"),
        ("topics", "TIG welding on thin aluminum", "talking about TIG welding on thin aluminum"),
        ("topics", "working in attics in August", "talking about working in attics in August"),
        ("enjoyed", "She liked how the team hands over shifts", "hearing how the team hands over shifts"),
        ("enjoyed", "meeting the team", "meeting the team"),
        ("enjoyed", "Seeing the new kitchen!", "seeing the new kitchen"),
        ("enjoyed", "being asked about real work", "being asked about real work"),
        ("enjoyed", "the tour of the lab", "the tour of the lab"),
        ("enjoyed", "that they promote from within", "hearing that you promote from within"),
        ("enjoyed", "they showed me the forklift", "one thing in particular: you showed me the forklift"),
        ("enjoyed", "hearing about their apprenticeship", "talking about your apprenticeship"),
        ("learned", "that analysts present their own work", "that analysts present their own work"),
        ("topics", "stairs and how they are laid out", "talking about stairs and how they are laid out"),
        ("topics", "gauges and how often they are checked", "talking about gauges and how often they are checked"),
        ("topics", "tubing and how they keep it straight", "talking about tubing and how you keep it straight"),
        ("topics", "talking with families at the desk", "our conversation about talking with families at the desk"),
        ("enjoyed", "the way they talked about each other", "the way you talked about each other"),
        ("learned", "they use Epic", "that you use Epic"),
        ("learned", "uses Epic for charting", "that you use Epic for charting"),
        ("learned", "the way they handle specimens", "about the way you handle specimens"),
        ("learned", "two shifts, 12 hours each", "about two shifts, 12 hours each"),
        ("learned", "The lab runs around the clock", "one thing in particular: the lab runs around the clock"),
        ("learned", "learned that nights are busy", "that nights are busy"),
        ("learned", "Hiring three more people in June", "about hiring three more people in June"),
        ("learned", "The manager said they want someone who stays", "that you want someone who stays"),
        ("learned", "Dr. Lee is the head of the lab", "that Dr. Lee is the head of the lab"),
        ("concerns", "They worry that I am overqualified", "whether I am overqualified"),
        ("concerns", "no hospital experience", "no hospital experience"),
        ("unsaid", "speaks Spanish", "I speak Spanish"),
        ("unsaid", "She speaks Spanish and Portuguese", "I speak Spanish and Portuguese"),
        ("unsaid", "did not mention that i volunteer at the food bank", "I volunteer at the food bank"),
        ("unsaid", "Forklift license", "my forklift license"),
        ("unsaid", "never missed a shift", "never missed a shift"),
        ("unsaid", "2 years at Walgreens", "my 2 years at Walgreens"),
        ("unsaid", "good with difficult customers", "I am good with difficult customers"),
        ("unsaid", "CPR certified", "I am CPR certified"),
        ("unsaid", "fluent in Vietnamese", "I am fluent in Vietnamese"),
        ("unsaid", "Excel", "Excel"),
        ("unsaid", "my own tools", "my own tools"),
    ],
)
def test_a_note_stands_in_the_clients_own_sentence(field, typed, stands):
    assert said(field, typed) == stands


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("learned", "she will report to the head nurse"),
        ("learned", "how they treat patients and their families"),
        ("enjoyed", "Got to see the lab"),
        ("enjoyed", "I felt at home"),
        ("unsaid", "her work at the clinic"),
        ("concerns", "worried about her commute"),
    ],
)
def test_what_needs_another_voice_is_asked_about_and_not_rewritten(field, typed):
    gap = said(field, typed)
    assert isinstance(gap, Gap)
    assert f"“{typed}”" in gap.question
    assert "how would the client say this" in gap.question


def test_what_is_too_long_for_a_sentence_is_asked_about():
    gap = said("learned", " ".join(["word"] * 19))
    assert isinstance(gap, Gap)
    assert "one short sentence" in gap.question
    assert said("learned", " ".join(["word"] * 18)) == "about " + " ".join(["word"] * 18)


@pytest.mark.parametrize(
    ("typed", "notes"),
    [
        ("CT scanner; night shift", ["CT scanner", "night shift"]),
        ("- CT scanner\n- night shift.\n", ["CT scanner", "night shift"]),
        ("• CT scanner • night shift", ["CT scanner", "night shift"]),
        ("They use Epic. Two people work nights.", ["you use Epic", "two people work nights"]),
        ("the menu, and who orders the fish", ["the menu, and who orders the fish"]),
        ("Also the move to Epic", ["the move to Epic"]),
        ("", []),
        (" ;. \n--", []),
        ("\x00\u202e", []),
    ],
)
def test_a_field_is_read_note_by_note(typed, notes):
    assert [note.text for note in read_notes("topics", typed)] == notes


def test_a_transcript_is_not_read_to_its_end():
    assert len(read_notes("topics", "one topic\n" * 100_000)) == MOST_NOTES


def test_a_note_in_another_script_is_taken_as_a_thing():
    (note,) = read_notes("topics", "новый томограф")
    assert (note.shape, note.text) == (NoteShape.THING, "новый томограф")


@pytest.mark.parametrize(
    "typed", ["\u0645\u06cc\u200c\u062e", "\u0915\u094d\u200d\u0937", "\U0001f469\u200d\U0001f467"]
)
def test_what_joins_letters_stays_between_them(typed):
    assert read_notes("topics", typed)[0].text == typed


@pytest.mark.parametrize(
    "typed",
    [
        "n/a",
        "N/A.",
        "none",
        "Nothing",
        "not much",
        "don't know",
        "She can\u2019t remember",
        "idk",
        "?",
        "-",
        "n/a; none",
    ],
)
@pytest.mark.parametrize("field", ["topics", "enjoyed", "learned", "concerns", "unsaid"])
def test_a_note_that_says_nothing_leaves_the_gap(field: str, typed: str) -> None:
    assert read_notes(field, typed) == ()
    assert isinstance(said(field, typed), Gap)


def test_a_note_beside_one_that_says_nothing_stands() -> None:
    assert [note.text for note in read_notes("topics", "not much; the new CT scanner")] == ["the new CT scanner"]

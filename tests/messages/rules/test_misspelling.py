"""Common words are spelled right."""

from pathlib import Path

import pytest

from tests.messages.messages import a_note, places_of

HERE = Path(__file__).parent.parent
MISSPELLED = (HERE / "misspelled.txt").read_text("utf-8").split()


@pytest.mark.parametrize("word", MISSPELLED)
def test_a_typo_is_found(word):
    assert places_of("misspelling", a_note(f"They said that {word} is it.")) == [word]


def test_the_word_that_was_meant_is_told():
    from coaching.messages import check_message
    from tests.messages.messages import RECORD

    text = a_note("Recieved with joy, the shop tour was definately good.")
    better = [found.better for found in check_message(text, None, RECORD).findings]
    assert better == ["Was “Received” meant?", "Was “definitely” meant?"]


RIGHT = (HERE / "right.txt").read_text("utf-8").split()


@pytest.mark.parametrize("word", RIGHT)
def test_words_of_trades_british_spelling_and_the_like_are_right(word):
    assert places_of("misspelling", a_note(f"They said that {word} is it.")) == []


@pytest.mark.parametrize("name", ["Siobhan", "Xiomara", "Tigist", "Bratislava", "Zhuzhou", "Katarzyna", "Recieved"])
def test_a_capital_inside_a_sentence_is_a_name(name):
    assert places_of("misspelling", a_note(f"I spoke with {name} as well.")) == []


@pytest.mark.parametrize("word", ["perio", "rurally", "tepache", "headrig", "papier", "prost"])
def test_a_trades_or_another_languages_word_near_a_common_one_is_left_alone(word: str) -> None:
    assert places_of("misspelling", a_note(f"They said that {word} is it.")) == []


def test_words_of_another_language_in_quotation_marks_are_left_alone() -> None:
    assert places_of("misspelling", a_note('We spoke of "Treu und Glauben" at length.')) == []


def test_a_closing_of_ones_own_is_left_alone_and_a_misspelled_usual_one_is_not() -> None:
    assert places_of("misspelling", a_note(sign_off="Prosit,\nDana Whitfield")) == []
    assert places_of("misspelling", a_note(sign_off="Sincerly,\nDana Whitfield")) == ["Sincerly"]


def test_a_rare_long_word_with_a_letter_doubled_is_found() -> None:
    assert places_of("misspelling", a_note("I prepare the bank reconcilliations.")) == ["reconcilliations"]

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

"""The words of a text: what makes no difference when somebody searches, in any script."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coaching.store.words import WORD_LENGTH, fold, sort_key, storable, typed_words, words_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ángel Núñez", "angel nunez"),
        ("Ångström", "ANGSTROM"),
        ("Łukasz Żółć", "lukasz zolc"),
        ("Straße", "STRASSE"),
        ("İstanbul I\u015f\u0131k", "istanbul isik"),
        ("Søren Ærø", "soren aero"),
        ("e\u0301", "é"),
        ("שָׁלוֹם", "שלום"),
        ("مُحَمَّد", "محمد"),
        ("\uff21\uff44\uff41\u3000\uff17", "ada 7"),
        ("ΣΊΣΥΦΟΣ", "σισυφος"),
    ],
)
def test_case_accents_and_points_make_no_difference(one: str, other: str) -> None:
    assert typed_words(one) == typed_words(other)


def test_marks_that_are_letters_of_their_script_are_kept() -> None:
    assert fold("हिन्दी") == "हिन्दी"
    assert fold("がっこう") != fold("かっこう")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Acme-Labs, Inc.", {"acme", "labs", "inc", "acmelabs"}),
        ("O'Brien", {"o", "brien", "obrien"}),
        ("O\u2019Brien", {"o", "brien", "obrien"}),
        ('"; DROP TABLE clients; --', {"drop", "table", "clients"}),
        ("<b>bold</b>", {"b", "bold"}),
        ("C++ / C#", {"c"}),
        ("🦊 Fox", {"🦊", "fox"}),
        ("👩\u200d🚀", {"👩🚀"}),
        ("王小明", {"王小明", "小明", "明"}),
        ("김민수", {"김민수", "민수", "수"}),
        ("", set()),
        ("?!", set()),
    ],
)
def test_a_text_is_found_by_its_words(text: str, words: set[str]) -> None:
    assert words_of(text) == words


def test_a_word_of_any_length_is_told_apart_by_its_beginning() -> None:
    assert words_of("x" * 300) == {"x" * WORD_LENGTH}
    assert typed_words("x" * 300) == ["x" * WORD_LENGTH]


def test_names_are_ordered_by_their_letters_whatever_stands_on_them() -> None:
    names = ["Zoe", "Étienne", "eva", "Ángel", "anna", "Łucja", "Mia"]
    assert sorted(names, key=sort_key) == ["Ángel", "anna", "Étienne", "eva", "Łucja", "Mia", "Zoe"]


def test_a_name_without_a_word_is_ordered_by_itself() -> None:
    assert sort_key(" ??? ") == "???"


def test_half_a_character_is_left_out_of_what_goes_to_the_database() -> None:
    assert storable("a\ud83eb") == "ab"


@given(st.text())
def test_whatever_is_typed_is_among_the_words_of_the_same_text(text: str) -> None:
    assert set(typed_words(text)) <= words_of(text)


@given(st.text())
def test_no_word_holds_what_parts_words_or_means_something_to_a_search(text: str) -> None:
    for word in words_of(text):
        assert word
        assert not set(word) & set(' \t\n\r\0"*^():-+{}')

"""The learned model: what it was learned from, and that it tells sayings apart."""

from __future__ import annotations

import pytest

from coaching.messages.learned import Model, Saying, first_to_say, learned_from, likelihood, marks_of, model, says
from tests.messages.learning import Labelled, fingerprint, labelled, learn


def test_the_model_is_learned_from_the_sentences_that_are_there():
    assert learned_from() == fingerprint(labelled()), "Run: python -m tests.messages.learning"


def test_another_label_is_another_fingerprint():
    said = [Labelled("We met on Tuesday.", frozenset({"none"}), "me")]
    assert fingerprint(said) != fingerprint([said[0]._replace(says=frozenset({"specific"}))])


@pytest.mark.parametrize(
    ("saying", "said", "unsaid"),
    [
        (Saying.NEGOTIATING, "I would need at least $24 an hour.", "The first shift that you named suits me."),
        (Saying.PUSHY, "I expect an answer by Friday at noon.", "I know that such decisions take time."),
        (Saying.DESPERATE, "Please, I will do anything for this job.", "I will do the night count too."),
        (Saying.INTEREST, "It would make me proud to be one of your bakers.", "You bake for three shops."),
        (Saying.QUALIFICATION, "I ran a deli slicer for six years.", "Your slicer is from 1962."),
        (Saying.SPECIFIC, "I enjoyed seeing the wood oven.", "I look forward to hearing from you."),
    ],
)
def test_what_says_it_is_likelier_than_what_does_not(saying: Saying, said: str, unsaid: str):
    assert likelihood(saying, said) > 0.5 > likelihood(saying, unsaid)


def test_capitals_and_the_shape_of_an_apostrophe_make_no_difference():
    assert [list(marks) for marks in marks_of("I'D LIKE 12 Days")] == [
        list(marks) for marks in marks_of("i\u2019d like 9 days")
    ]


def test_a_sentence_of_unknown_words_says_nothing():
    assert all(likelihood(saying, "Ξένος λόγος") < 0.5 for saying in Saying)


def test_a_model_tells_apart_what_it_was_shown():
    shown = [Labelled(f"I want {many} dollars an hour.", frozenset({"negotiating"}), "me") for many in ("two", "ten")]
    shown += [Labelled(f"We met {day}.", frozenset({"none"}), "me") for day in ("today", "on Monday", "at noon")]
    others = [
        Labelled(f"{word} it", frozenset(set(Saying) - {Saying.NEGOTIATING}), "me") for word in ("so", "be", "do")
    ]
    learned: Model = learn(shown + others)
    likely = learned.likelihoods("I want nine dollars an hour.")
    assert likely[list(Saying).index(Saying.NEGOTIATING)] > 0.5


def test_the_kept_model_has_weights_for_each_saying_and_rising_marks():
    kept = model()
    assert kept.weights.shape == (len(kept.marks), len(Saying))
    assert (kept.marks[1:] > kept.marks[:-1]).all()


def test_what_a_clause_says_a_long_sentence_says_too():
    said = "I enjoyed hearing how you plan the Sunday brunch, and my six years on the grill would help me there."
    assert not says(Saying.QUALIFICATION, said, in_words=True)
    assert first_to_say(Saying.QUALIFICATION, ["We met on Tuesday.", said], lambda _: True) == said
    assert first_to_say(Saying.QUALIFICATION, ["I enjoyed it, and the oven was warm."], lambda _: True) == ""

"""What is said beside advice (practice, topics, words to say, reasons for a channel) is short and in our own words."""

import re

import pytest

from coaching.errors import CoachingError
from coaching.guidance.advice import ALL
from coaching.guidance.cited import Said
from coaching.guidance.deciding import disputed, sides
from coaching.guidance.disagreements import D1, D2, D4, DISAGREEMENTS
from coaching.guidance.media import QUICK, REASONS
from coaching.guidance.policies import MEASURED, PERSISTENT, POLICIES
from coaching.guidance.practice import BEFORE_AN_INTERVIEW, PRACTICES, THE_FOUR_QUESTIONS
from coaching.guidance.statements import STATEMENTS
from coaching.guidance.topics import TOPICS
from coaching.model import Finding, Status, Step
from tests.guidance.test_advice import runs_of, words_of

MOST_WORDS = 20

SAID = [
    *(line for advice in ALL if advice.aside for line in advice.aside.lines),
    *BEFORE_AN_INTERVIEW,
    *(said for practice in PRACTICES.values() for said in (practice.exercise, practice.good_for) if said),
    *(said for topic in TOPICS.values() for said in (*topic.points, topic.exercise)),
]
TEXTS = [*dict.fromkeys([said.text for said in SAID] + [reason.says for reason in REASONS])]


@pytest.mark.parametrize("text", TEXTS)
def test_it_is_short_and_in_our_own_words(text):
    said = {run: statement.id for statement in STATEMENTS.values() for run in runs_of(statement.text)}

    assert 3 <= len(words_of(text)) <= MOST_WORDS
    assert not {said[run] for run in runs_of(text) if run in said}
    assert "!" not in text


@pytest.mark.parametrize("said", SAID, ids=lambda said: said.text)
def test_a_sentence_ends_as_one(said):
    assert re.search(r"[.?]”?$", said.text)


def test_a_sentence_without_statements_cannot_be_made():
    with pytest.raises(CoachingError, match="rests on nothing"):
        Said("Be on time.", ())


def test_there_are_four_questions_and_each_is_of_s3_2():
    assert len(THE_FOUR_QUESTIONS) == 4
    assert all(question.text.endswith("?”") for question in THE_FOUR_QUESTIONS)
    assert {cite.id for question in THE_FOUR_QUESTIONS for cite in question.cites} == {"S3.2"}


def test_each_answer_to_a_question_is_gone_by_or_is_the_other_side():
    for item in DISAGREEMENTS.values():
        for policy in POLICIES.values():
            found = sides(item, policy)
            assert set(found.followed) | set(found.others) == set(item.answers)
            assert not set(found.followed) & set(found.others)


def test_the_medium_is_answered_by_the_reasons_of_the_channel_that_is_advised():
    (answer,) = sides(D4, MEASURED, QUICK.cites).followed

    assert answer[0].startswith("It depends on how fast")
    assert sides(D4, MEASURED, ()) != sides(D4, MEASURED, QUICK.cites)
    assert sides(D2, MEASURED, QUICK.cites) == sides(D2, MEASURED)
    assert sides(D2, MEASURED) != sides(D2, PERSISTENT)


def test_the_first_check_is_disputed_as_to_when_and_a_later_one_as_to_how_often():
    assert disputed(Step.STATUS_CHECK, Status.DUE, 1) is D1
    assert disputed(Step.STATUS_CHECK, Status.OVERDUE, 2) is D2
    assert disputed(Finding.TOO_SOON, None, 1) is D1
    assert disputed(Step.STATUS_CHECK, Status.MISSED, 1) is None
    assert disputed(Step.DEBRIEF, Status.DUE, 1) is None


def test_every_question_on_which_the_sources_disagree_comes_up_on_some_card():
    about = [(step, status, ordinal) for step in Step for status in Status for ordinal in (1, 2)]
    found = {disputed(*each) for each in about} | {disputed(finding) for finding in Finding}

    assert found - {None} == set(DISAGREEMENTS.values())

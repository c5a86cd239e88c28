"""What a search of the guidance finds, as a counselor would ask."""

import pytest

from coaching.guidance.finding import find
from coaching.guidance.sources import S3, S5, SOURCES
from coaching.guidance.statements import STATEMENTS


def said(query, source=None):
    return [statement.id for statement in find(query, source).said]


def around(query):
    return [statement.id for statement in find(query).around]


def test_a_word_finds_the_statements_that_say_it():
    assert said("voicemail") == ["S1.9", "S5.9"]


def test_every_word_has_to_be_there():
    assert said("handwritten email") == ["S1.1", "S3.4", "S3.5"]


@pytest.mark.parametrize("query", ["calling", "Calls", "CALL"])
def test_a_word_is_found_in_its_other_forms(query):
    assert {"S2.3", "S5.7", "S5.25"} <= set(said(query))


def test_thanks_finds_the_thank_you():
    assert {"S1.1", "S5.19"} <= set(said("thanks"))


def test_email_is_found_with_and_without_its_hyphen():
    assert said("e-mail") == said("email")


def test_the_small_words_of_a_question_are_passed_over():
    assert said("What do I tell them about the voicemail?") == said("voicemail")


def test_small_words_alone_are_looked_for():
    assert "S5.27" in said("too")
    assert len(said("the")) > 50


@pytest.mark.parametrize("query", ["S3.10", "s3.10", " S3.10. "])
def test_an_id_finds_its_statement_alone_and_the_question_that_it_is_part_of(query):
    found = find(query)

    assert [statement.id for statement in found.said] == ["S3.10"]
    assert found.around == ()
    assert [item.id for item in found.disagreements] == ["D2"]
    assert found.policies == ()


def test_s3_1_is_not_s3_10():
    assert said("S3.1") == ["S3.1"]


def test_several_ids_find_each():
    assert said("S5.7, S1.7") == ["S1.7", "S5.7"]


def test_an_id_that_does_not_exist_finds_nothing():
    assert not find("S9.9")


def test_a_question_is_found_by_its_id():
    assert [item.id for item in find("d7").disagreements] == ["D7"]
    assert not find("d7").said


def test_who_says_it_finds_what_they_say():
    assert around("Unum") == [f"S3.{number}" for number in range(1, 13)]
    assert around("Fahrenbach") == [f"S5.{number}" for number in range(1, 31)]


def test_the_title_of_a_rule_finds_what_it_rests_on():
    assert "S4.9" not in said("strategic letter")
    assert around("send a strategic letter overdue") == ["S4.7", "S5.10"]
    assert "S3.12" in around("asked too often")


def test_a_policy_is_found_by_its_name():
    assert [policy.name for policy in find("formal").policies] == ["formal"]


def test_a_disagreement_is_found_by_its_words():
    assert [item.id for item in find("patience").disagreements] == ["D7"]


@pytest.mark.parametrize("query", ["xyzzy", "b", "!!!", "S9.9", "12345", "' OR 'x'='x", "🙂", "\x00"])
def test_nonsense_finds_nothing(query):
    assert not find(query)


def test_where_nothing_has_all_words_the_rarest_decides():
    found = find("xyzzy voicemail")

    assert not found.complete
    assert [statement.id for statement in found.said] == ["S1.9", "S5.9"]
    assert [statement.id for statement in find("emoji email").said] == ["S2.5"]


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.id)
def test_a_source_without_a_word_is_everything_that_it_says(source):
    assert said("", source) == [key for key, each in STATEMENTS.items() if each.source is source]
    assert find("", source).complete


def test_a_source_narrows_what_is_found():
    assert said("call", S5) == ["S5.7", "S5.8", "S5.25"]
    assert not find("voicemail", S3)
    assert [policy.name for policy in find("persistent", S5).policies] == ["persistent"]
    assert find("persistent", S3).policies == ()


@pytest.mark.parametrize("statement", STATEMENTS.values(), ids=list(STATEMENTS))
def test_every_statement_is_found_by_its_own_words(statement):
    assert statement in find(statement.text).said


def test_a_pasted_page_is_answered_like_a_long_question():
    assert find("voicemail " * 100_000).said == find("voicemail").said

"""The statements are all there, each under its id and its name, and the disagreements quote them."""

from collections import Counter

import pytest

from coaching.guidance.cited import StatementKind
from coaching.guidance.disagreements import DISAGREEMENTS
from coaching.guidance.sources import SOURCES
from coaching.guidance.statements import STATEMENTS, s1, s2, s3, s4, s5

IN_EACH_SOURCE = {"S1": 16, "S2": 12, "S3": 12, "S4": 10, "S5": 30}
MODULES = {"S1": s1, "S2": s2, "S3": s3, "S4": s4, "S5": s5}


def test_the_five_sources_stand_in_their_order():
    assert [source.id for source in SOURCES] == list(IN_EACH_SOURCE)


def test_no_statement_of_a_source_is_missing_or_added():
    assert Counter(statement.source.id for statement in STATEMENTS.values()) == IN_EACH_SOURCE


def test_statements_are_numbered_without_gaps_and_in_order():
    numbered = [f"{source}.{number}" for source, count in IN_EACH_SOURCE.items() for number in range(1, count + 1)]

    assert list(STATEMENTS) == numbered
    assert [statement.id for statement in STATEMENTS.values()] == numbered


@pytest.mark.parametrize("said", STATEMENTS.values(), ids=lambda said: said.id)
def test_a_statement_goes_by_the_name_that_its_id_says(said):
    assert getattr(MODULES[said.source.id], said.id.replace(".", "_")) is said


def test_no_two_statements_say_the_same():
    assert len({statement.text for statement in STATEMENTS.values()}) == len(STATEMENTS)


@pytest.mark.parametrize("said", STATEMENTS.values(), ids=lambda said: said.id)
def test_a_statement_is_whole_sentences(said):
    assert said.text[0].isupper()
    assert said.text.endswith(".")
    assert "  " not in said.text
    assert all(isinstance(kind, StatementKind) for kind in said.kinds)


@pytest.mark.parametrize(
    ("said", "kinds", "words"),
    [
        ("S1.1", "step timing channel", "within 24 hours of the interview"),
        ("S2.2", "conduct", "Avoid contacting several people"),
        ("S3.10", "timing", "wait another full week"),
        ("S4.3", "evidence", "screening device"),
        ("S5.11", "timing channel", "once a week until the job is filled"),
        ("S5.26", "mindset", "hiring often takes longer"),
    ],
)
def test_well_known_statements_stand_under_their_ids(said, kinds, words):
    assert " ".join(STATEMENTS[said].kinds) == kinds
    assert words in STATEMENTS[said].text


def test_the_seven_disagreements_each_have_two_sides_or_more():
    assert list(DISAGREEMENTS) == ["D1", "D2", "D3", "D4", "D5", "D6", "D7"]
    for item in DISAGREEMENTS.values():
        assert item.question.endswith("?")
        assert len(item.answers) >= 2
        assert item.resolution.endswith(".")


def test_each_disagreement_names_everybody_who_has_a_say():
    sides = {item.id: " ".join(c.id for _, cites in item.answers for c in cites) for item in DISAGREEMENTS.values()}

    assert sides == {
        "D1": "S1.7 S2.7 S5.7 S3.8",
        "D2": "S3.11 S3.9 S3.10 S5.11",
        "D3": "S1.1 S5.3 S5.18 S2.1 S2.2",
        "D4": "S1.1 S2.6 S3.4 S3.5 S4.4 S5.20 S5.10",
        "D5": "S1.1 S4.5 S4.6",
        "D6": "S1.1 S2.6 S5.6",
        "D7": "S1.16 S2.8 S3.12 S5.26 S5.11 S5.12 S5.15",
    }

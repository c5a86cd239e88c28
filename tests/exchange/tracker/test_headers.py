"""Which line names the columns, and what they mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coaching.errors import CoachingError
from coaching.exchange.tracker.dates import Order
from coaching.exchange.tracker.fields import FIELD_WORDS, NAMES, Field
from coaching.exchange.tracker.headers import How, matched, plain_name
from coaching.exchange.tracker.reading import Choices, refuse_unready
from coaching.exchange.tracker.words import MEANING_WORDS, MEANINGS, Meaning, known_meaning
from tests.exchange.tracker.files import csv_bytes, opened, xlsx_bytes


def meaning(*names: str) -> list[str]:
    return [column.field.value for column in matched(names)]


def test_every_field_has_a_name_and_words_and_every_known_name_is_written_as_it_is_looked_up() -> None:
    assert set(NAMES.values()) == set(Field) == set(FIELD_WORDS)
    assert set(MEANINGS.values()) == set(Meaning) == set(MEANING_WORDS)
    assert [name for name in (*NAMES, *MEANINGS) if plain_name(name) != name] == []


@pytest.mark.parametrize(
    ("name", "field"),
    [("CLIENT NAME", "client"), ("Thank-You Sent?", "thank_you"), ("interview_date", "date"), ("InterviewDate",
     "date"),
     ("Compnay", "employer"), ("Follow-Up #2", "follow_up"), ("Date of Interview:", "date"),
      ("Expected Decision", "promised_on"),
     ("Next follow-up", "left_out"), ("Date Applied", "left_out"), ("E-mail", "email"), ("Shoe size", "left_out")],
)  # fmt: skip
def test_a_name_is_known_however_it_is_written(name: str, field: str) -> None:
    assert meaning(name) == [field]


def test_how_it_is_known_is_said() -> None:
    assert [column.how for column in matched(["Client", "Compnay", "Firm", "Shoe size"])] == [
        How.KNOWN, How.TAKEN, How.KNOWN, How.NOT,
    ]  # fmt: skip
    assert [column.how for column in matched(["Compnay"])] == [How.ALIKE]


def test_of_two_columns_for_one_thing_the_more_exact_name_holds_it_wherever_it_stands() -> None:
    assert meaning("Date", "Interview date") == ["left_out", "date"]
    assert meaning("Interview date", "Date") == ["date", "left_out"]
    assert meaning("Employer", "Company") == ["employer", "left_out"]


def test_thank_yous_and_follow_ups_may_have_several_columns() -> None:
    assert meaning("Follow up 1", "Follow up 2", "Thank-you", "Thank-you date") == ["follow_up"] * 2 + ["thank_you"] * 2


def test_titles_above_the_names_are_passed_over() -> None:
    rows = [["Our clients and their interviews"], [], ["", "as of", "March"], ["Client", "Company", "Interview date"]]
    tracker = opened(csv_bytes([*rows, ["Ada", "Acme", "2026-03-02"]]))
    assert tracker.missing == ()
    assert [(row.number, row.cells[0]) for row in tracker.rows] == [(5, "Ada")]


def test_names_that_nobody_knows_can_be_given_a_meaning() -> None:
    data = csv_bytes([["Wer", "Wo", "Wann"], ["Ada", "Acme", "2026-03-02"]])
    tracker = opened(data)
    assert tracker.missing == ("the client's name", "the employer", "the interview's date")
    assert [column.samples for column in tracker.columns] == [("Ada",), ("Acme",), ("2026-03-02",)]
    chosen = opened(data, Choices(columns={0: Field.CLIENT, 1: Field.EMPLOYER, 2: Field.DATE}))
    assert chosen.ready
    assert {column.how for column in chosen.columns} == {How.CHOSEN}


def test_two_columns_that_were_given_the_same_meaning_are_told() -> None:
    data = csv_bytes([["Client", "Employer", "Date", "Other"], ["Ada", "Acme", "2026-03-02", "x"]])
    with pytest.raises(CoachingError, match="Two columns are “Client's name”: 'Client' and 'Other'"):
        opened(data, Choices(columns={3: Field.CLIENT}))


def test_what_is_missing_or_open_is_told_with_the_way_out() -> None:
    with pytest.raises(CoachingError, match="no column that is known as the interview's date"):
        refuse_unready(opened(csv_bytes([["Client", "Employer"], ["Ada", "Acme"]])), "way out")
    tracker = opened(csv_bytes([["Client", "Employer", "Date"], ["Ada", "Acme", "3/4/2026"]]))
    with pytest.raises(CoachingError, match=r"Date: day or month first\? “3/4/2026” may be two dates\. way out"):
        refuse_unready(tracker, "way out")
    mixed = opened(
        csv_bytes([["Client", "Employer", "Date"], ["Ada", "Acme", "13/4/2026"], ["Bo", "Acme", "4/13/2026"]])
    )
    with pytest.raises(CoachingError, match="Some begin with the day and some with the month"):
        refuse_unready(mixed, "way out")


@pytest.mark.parametrize(
    "data", [b"Ada,Acme,2026-03-02\nBo,Acme,2026-03-04\n", b"1,2,3\n4,5,6\n", b"word\n", b"a\nb\nc\n"]
)
def test_a_file_without_names_of_columns_is_told_so(data: bytes) -> None:
    with pytest.raises(CoachingError, match="no line with the names of the columns"):
        opened(data)


def test_a_merged_group_names_the_columns_below_it() -> None:
    rows = [
        ["Client", None, "Interview", None],
        ["Name", "Email", "Date", "Employer"],
        ["Ada", "a@x.test", "2026-03-02", "Acme"],
    ]
    tracker = opened(xlsx_bytes(rows, merged=["A1:B1", "C1:D1"]))
    assert [column.name for column in tracker.columns] == ["Client Name", "Client Email", "Interview Date", "Employer"]


@pytest.mark.parametrize(
    ("word", "meaning"),
    [("Rejected", Meaning.REJECTED), ("Rejcted", Meaning.REJECTED), ("No Show", Meaning.NO_SHOW), ("OFFER!",
     Meaning.OFFER),
     ("2nd interview", Meaning.ADVANCED), ("Withdrew", Meaning.WITHDRAWN), ("no offer", Meaning.REJECTED)],
)  # fmt: skip
def test_words_of_status_are_known_however_they_are_written(word: str, meaning: Meaning) -> None:
    known = known_meaning(word)
    assert known is not None
    assert known[0] is meaning


@pytest.mark.parametrize("word", ["", "not an offer", "Blue", "???", "declined"])
def test_a_word_that_may_mean_anything_means_nothing_here(word: str) -> None:
    assert known_meaning(word) is None


@given(st.lists(st.text(max_size=20), max_size=12))
def test_any_names_are_matched_without_giving_a_field_twice(names: list[str]) -> None:
    fields = [column.field for column in matched(names) if column.how not in (How.NOT, How.TAKEN)]
    once = [field for field in fields if field not in {Field.THANK_YOU, Field.FOLLOW_UP, Field.LEFT_OUT}]
    assert len(once) == len(set(once))


@pytest.mark.parametrize(
    ("interviews", "answer_by", "beside"),
    [
        (["14.11.2026", "4.11.2026"], "5.12.2026", ("Interview date", Order.DAY_FIRST)),
        (["11/14/2026", "11/4/2026"], "12/5/2026", ("Interview date", Order.MONTH_FIRST)),
        (["14.11.2026", "4.11.2026"], "5/12/2026", None),
        (["2026-11-14", "2026-11-04"], "5/12/2026", None),
        (["4.11.2026", "5.11.2026"], "5.12.2026", None),
    ],
)
def test_a_column_written_alike_is_evidence_for_an_order_and_no_answer(
    interviews: list[str], answer_by: str, beside: tuple[str, Order] | None
) -> None:
    rows = [["Ada", "Acme", day, answer_by] for day in interviews]
    tracker = opened(csv_bytes([["Client", "Employer", "Interview date", "Answer by"], *rows]))
    assert not tracker.ready
    (found,) = [one.beside for one in tracker.unclear if one.column.name == "Answer by"]
    assert found == beside


def test_two_columns_that_prove_different_orders_are_evidence_for_none() -> None:
    header = ["Client", "Employer", "Interview date", "Thank-you", "Answer by"]
    tracker = opened(csv_bytes([header, ["Ada", "Acme", "14/11/2026", "11/15/2026", "5/12/2026"]]))
    assert [(one.column.name, one.beside) for one in tracker.unclear] == [("Answer by", None)]

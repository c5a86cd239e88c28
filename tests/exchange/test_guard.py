"""The guard against formulas."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from coaching.exchange.guard import RISKY, guarded, guarded_row, unguarded

RISKY_TEXT = st.text(alphabet=RISKY + "'a ", max_size=8)


@pytest.mark.parametrize("sign", RISKY)
def test_a_text_that_begins_like_a_formula_gets_an_apostrophe(sign):
    assert guarded(sign + "1+1") == "'" + sign + "1+1"
    assert guarded("''" + sign) == "'''" + sign


@pytest.mark.parametrize("text", ["", "Ada", "'tis", "''", "'", "1-2", "a=b", " =1", "O'Brien", "é", "\u2028=1"])
def test_any_other_text_stays_as_it_is(text):
    assert guarded(text) == text
    assert unguarded(text) == text


def test_reading_takes_off_one_apostrophe_before_a_sign_and_none_elsewhere():
    assert unguarded("'=1") == "=1"
    assert unguarded("''=1") == "'=1"
    assert unguarded("'a=1") == "'a=1"
    assert unguarded("=1") == "=1"


@given(st.text() | RISKY_TEXT)
@example("'\n")
def test_any_text_survives_the_round_trip_and_is_no_formula_on_the_way(text):
    cell = guarded(text)
    assert unguarded(cell) == text
    assert cell[:1] not in set(RISKY)


@given(st.lists(st.text(max_size=4) | RISKY_TEXT | st.just("\x1f=1"), max_size=5))
def test_a_row_is_guarded_cell_by_cell(row):
    assert list(guarded_row(row)) == [guarded(text) for text in row]

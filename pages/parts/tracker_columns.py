"""What a tracker's columns and words mean, with cells to tell it by: shown, and changed where it is wrong."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from coaching.exchange.tracker.csv_grid import ENCODINGS, UTF_8
from coaching.exchange.tracker.dates import Order, moment
from coaching.exchange.tracker.fields import FIELD_WORDS, Field
from coaching.exchange.tracker.grid import Grid
from coaching.exchange.tracker.headers import Column, How
from coaching.exchange.tracker.reading import State, Tracker, Unclear
from coaching.exchange.tracker.words import MEANING_WORDS, Meaning
from coaching.sentences import number_words
from pages.parts.text import plain

SAMPLE_LENGTH = 40
"""Characters of a cell that are shown."""
NO_LINK = ":color[@]{}"
ABREAST = 3
"""Lists side by side on a wide screen; on a phone they stand below each other."""
WORDS_SHOWN = 30
"""Words of status that can be given a meaning here; more of them are no words of status."""
HOW = {
    How.ALIKE: "Taken for a name that is known: is it right?",
    How.TAKEN: "Another column holds this already.",
    How.NOT: "This name is not known.",
}
ORDERS = (Order.MONTH_FIRST, Order.DAY_FIRST)
ORDER_WORDS = {Order.DAY_FIRST: "Read with the day first.", Order.MONTH_FIRST: "Read with the month first."}

PROVES = {Order.DAY_FIRST: "has the day first", Order.MONTH_FIRST: "has the month first"}


def sheet_and_encoding(grid: Grid, key: str) -> tuple[str, str]:
    """Which sheet of a workbook, and which encoding of a CSV that is not UTF-8: as found, or as chosen."""
    sheet, encoding = grid.sheet, grid.encoding
    if len(grid.sheets) > 1:
        sheet = st.selectbox("Sheet", grid.sheets, grid.sheets.index(grid.sheet), key=f"sheet-{key}")
    if grid.encoding and grid.encoding != UTF_8:
        known = list(dict.fromkeys([grid.encoding, *ENCODINGS]))
        encoding = st.selectbox("Encoding: change it where letters look wrong", known, key=f"encoding-{key}")
    return sheet, encoding


def column_choices(tracker: Tracker, key: str) -> dict[int, Field]:
    """A list for each column with what it means; those that were changed, by place."""
    chosen = {}
    for first in range(0, len(tracker.columns), ABREAST):
        beside = tracker.columns[first : first + ABREAST]
        for side, column in zip(st.columns(ABREAST), beside, strict=False):
            with side, st.container(gap=None):
                field = _column(column, tracker.orders.get(column.place), key)
            if field is not column.field:
                chosen[column.place] = field
    return chosen


def _column(column: Column, order: Order | None, key: str) -> Field:
    fields = list(Field)
    field = st.selectbox(
        plain(column.name), fields, fields.index(column.field), key=f"column-{column.place}-{key}",
        format_func=FIELD_WORDS.__getitem__,
    )  # fmt: skip
    cells = ", ".join(f"“{_cell(cell)}”" for cell in column.samples) or "Nothing in it"
    notes = [HOW.get(column.how, "") if field is column.field else "", ORDER_WORDS[order] if order else ""]
    st.caption("  \n".join(part for part in [cells, *notes] if part))
    return field


def _cell(text: str) -> str:
    """The beginning of a cell; an address is not to become a link."""
    return plain(text[:SAMPLE_LENGTH]).replace("@", NO_LINK)


def whose_rows(key: str) -> str:
    """Asks for the name of the client in a tracker that a job seeker keeps of their own; empty until it is given."""
    st.header("Whose interviews these are", anchor=False)
    st.markdown("No column holds a client's name, as in a tracker that somebody keeps of their own interviews.")
    name = st.text_input("Client's name", key=f"whose-{key}", placeholder="A client you have, or a new one")
    return " ".join(name.split())


def order_choices(unclear: Sequence[Unclear], key: str) -> dict[int, Order]:
    """A question for each column whose dates may be read in two orders; the answers given, by place."""
    answers = {}
    for one in unclear:
        name, words = plain(one.column.name), _read_as(one)
        question = f"{name}: what is “{plain(one.example)}”?"
        if one.mixed:
            question = f"{name}: some dates begin with the day, some with the month. Which are right?"
        likely = None
        if one.beside:
            beside, order = one.beside
            likely = ORDERS.index(order)
            question += f" {plain(beside)}, written alike, {PROVES[order]}: is this one, too?"
        key_of = f"order-{one.column.place}-{key}"
        answer = st.radio(question, ORDERS, likely, key=key_of, format_func=words.__getitem__, horizontal=True)
        if answer:
            answers[one.column.place] = answer
    return answers


def _read_as(unclear: Unclear) -> dict[Order, str]:
    """What the example is in either order; in a column in both orders, which of its dates would be taken."""
    if unclear.mixed:
        return {Order.MONTH_FIRST: "Those with the month first", Order.DAY_FIRST: "Those with the day first"}
    days = {order: moment(unclear.example, "", order).day for order in Order}
    return {order: f"{day:%B} {day.day}, {day.year}" for order, day in days.items()}


def word_choices(states: Sequence[State], key: str) -> dict[str, Meaning]:
    """A list for each word of status and outcome with what it means; the meanings chosen, by word."""
    chosen: dict[str, Meaning] = {}
    sides: Sequence[DeltaGenerator] = ()
    for at, state in enumerate(states[:WORDS_SHOWN]):
        sides = sides if at % ABREAST else st.columns(ABREAST)
        with sides[at % ABREAST]:
            meanings = list(Meaning)
            meaning = st.selectbox(
                f"{plain(state.word)} ({number_words(state.rows, 'row')})", meanings,
                None if state.meaning is None else meanings.index(state.meaning), key=f"word-{state.word}-{key}",
                format_func=MEANING_WORDS.__getitem__, placeholder="Not known: these rows are refused",
            )  # fmt: skip
        if meaning and meaning is not state.meaning:
            chosen[state.word] = meaning
    if len(states) > WORDS_SHOWN:
        st.caption(f"{len(states) - WORDS_SHOWN:,} more words are not shown. Is this the column of the status?")
    return chosen

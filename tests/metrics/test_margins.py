"""Complementary suppression on the table of reference case 9: the margins do not give away what is withheld."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from scipy.optimize import linprog

from coaching.metrics.small_cells import Block, Times, shown

TABLE = np.array([[14, 6, 40], [33, 25, 41], [12, 31, 3]])
CELLS = ("a", "b", "c")
SMALL = 10  # people


def block_of(table: np.ndarray) -> Block:
    """Each count is of so many clients, the rows being the values of a filter."""
    lines = [
        (f"{row}{cell}{number}", f"row {row}", name)
        for row, counts in enumerate(table)
        for cell, (name, count) in enumerate(zip(CELLS, counts, strict=True))
        for number in range(count)
    ]
    frame = pd.DataFrame(lines, columns=["client_id", "value", "cell"])
    return Block(frame.assign(held_on=pd.Timestamp("2026-03-02")), ({cell: cell for cell in CELLS},))


def told_of(table: np.ndarray) -> list[bool]:
    """Which rows are shown by themselves; all rows together are, always."""
    block, times = block_of(table), Times([None])
    assert shown(block, times).level == 0
    return [shown(block, times, f"row {row}").level is not None for row in range(len(table))]


def ranges(table: np.ndarray, told: list[bool]) -> dict[tuple[int, int], tuple[float, float]]:
    """What each withheld cell may be, for somebody who sees the rows told, and the total of each column."""
    rows, columns = table.shape
    equations, right = [], []
    for column in range(columns):
        total = np.zeros(table.shape)
        total[:, column] = 1
        equations.append(total.ravel())
        right.append(table[:, column].sum())
    for row in range(rows):
        for column in range(columns if told[row] else 0):
            cell = np.zeros(table.shape)
            cell[row, column] = 1
            equations.append(cell.ravel())
            right.append(table[row, column])
    found = {}
    for place in range(rows * columns):
        if not told[place // columns]:
            aim = np.eye(rows * columns)[place]
            least, most = (
                linprog(sign * aim, A_eq=equations, b_eq=right, method="highs").fun * sign for sign in (1, -1)
            )
            found[divmod(place, columns)] = (least, most)
    return found


def test_the_six_and_the_three_take_their_rows_with_them_and_cannot_be_worked_out() -> None:
    told = told_of(TABLE)
    assert told == [False, True, False]
    found = ranges(TABLE, told)
    assert found[0, 1] == pytest.approx((0, 37))
    assert found[2, 2] == pytest.approx((0, 43))
    assert all(most - least > SMALL for least, most in found.values())


def test_with_the_two_cells_alone_withheld_the_margins_would_give_them_away() -> None:
    """The attack of this file finds what it should: with all other rows told, the six follows."""
    found = ranges(TABLE, [False, True, True])
    assert found[0, 1] == pytest.approx((6, 6))


def test_one_small_row_is_not_left_alone_among_the_withheld() -> None:
    table = np.array([[14, 26, 40], [33, 25, 41], [12, 31, 3]])
    told = told_of(table)
    assert sum(told) == 1  # the last one, and the smallest of the others to hide it
    assert all(most - least > SMALL for least, most in ranges(table, told).values())

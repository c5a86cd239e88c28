"""How many people stand behind a count: distinct clients by cell, by the value of a filter and by stretch of time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from coaching.guidance.steps import SMALL_CELL

Numbers = np.ndarray[Any, np.dtype[np.int64]]
Stretch = tuple[int, int]
"""Segments of time from the first up to, not with, the last."""


class Crowd(NamedTuple):
    """Who was seen where: `seen[segment, entry]`, an entry being one client in one cell of one value of the filter.

    Segments are stretches of local dates one after another; the first reaches back without end.
    """

    seen: np.ndarray[Any, np.dtype[np.bool_]]
    value: Numbers
    cell: Numbers
    client: Numbers
    values: list[object]
    cells: int

    @property
    def end(self) -> int:
        return int(self.seen.shape[0])


def crowd_of(block: pd.DataFrame, cells: Sequence[str], starts: Sequence[pd.Timestamp]) -> Crowd:
    """The crowd of a block: a frame with `client_id`, `held_on`, `cell` (one of `cells`) and `value`.

    `starts` are the first days of all segments but the first, in order.
    """
    value, values = pd.factorize(block["value"])
    client, clients = pd.factorize(block["client_id"])
    told = block["cell"].astype("category").cat.set_categories(list(cells))
    cell = told.cat.codes.to_numpy(dtype="int64")
    segment = np.searchsorted(np.array(starts, dtype="datetime64[us]"), block["held_on"].to_numpy(), side="right")
    keys, entry = np.unique((value * len(cells) + cell) * max(len(clients), 1) + client, return_inverse=True)
    seen = np.zeros((len(starts) + 1, len(keys)), dtype=bool)
    seen[segment, entry] = True
    where = keys // max(len(clients), 1)
    return Crowd(seen, where // len(cells), where % len(cells), keys % max(len(clients), 1), list(values), len(cells))


def people(crowd: Crowd, stretch: Stretch, atoms: Numbers, merged: Numbers) -> Numbers:
    """Distinct clients by atom and merged cell; `atoms` says for each value, `merged` for each cell, where it goes."""
    there = crowd.seen[stretch[0] : stretch[1]].any(axis=0)
    cells, size = int(merged.max(initial=0)) + 1, int(crowd.client.max(initial=0)) + 1
    keys = (atoms[crowd.value[there]] * cells + merged[crowd.cell[there]]) * size + crowd.client[there]
    counts = np.bincount(np.unique(keys) // size, minlength=(int(atoms.max(initial=0)) + 1) * cells)
    return counts.reshape(-1, cells)


def is_small(counts: Numbers) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """Which counts of people are to be withheld: neither nobody nor enough (plan.md, groups shown to others)."""
    return (counts > 0) & (counts <= SMALL_CELL.number)

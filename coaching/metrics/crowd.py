"""How many people stand behind a count: distinct clients by cell, by the value of a filter and by stretch of time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from coaching.guidance.steps import SMALL_CELL
from coaching.metrics.frames import Numbers

Flags = np.ndarray[Any, np.dtype[np.bool_]]
Stretch = tuple[int, int]
"""Segments of time from the first up to, not with, the last."""


class Crowd(NamedTuple):
    """Who was seen where: a segment of time, a value of the filter, a cell and a client for each line of a block.

    Segments are stretches of local dates one after another; the first reaches back without end. `lines` counts them by
    segment, value and cell; no client has more than `most`.
    """

    segment: Numbers
    value: Numbers
    cell: Numbers
    client: Numbers
    values: list[object]
    lines: Numbers
    most: int

    @property
    def end(self) -> int:
        return int(self.lines.shape[0])


def crowd_of(block: pd.DataFrame, cells: Sequence[str], starts: Sequence[pd.Timestamp]) -> Crowd:
    """The crowd of a block: a frame with `client_id`, `held_on`, `cell` (one of `cells`) and, under a filter, `value`.

    `starts` are the first days of all segments but the first, in order.
    """
    which, values = pd.factorize(block["value"]) if "value" in block else (np.zeros(len(block)), [None])
    value, client = which.astype(np.int64), _numbered(block["client_id"].to_numpy())
    told = block["cell"].astype("category").cat.set_categories(list(cells))
    cell = told.cat.codes.to_numpy().astype(np.int64)
    days = np.array(starts, dtype="datetime64[us]")
    segment = np.searchsorted(days, block["held_on"].to_numpy(), side="right").astype(np.int64)
    shape = (len(starts) + 1, len(values), len(cells))
    lines = np.bincount((segment * shape[1] + value) * shape[2] + cell, minlength=int(np.prod(shape))).reshape(shape)
    return Crowd(segment, value, cell, client, list(values), lines, int(np.bincount(client, minlength=1).max()))


def _numbered(clients: np.ndarray[Any, Any]) -> Numbers:
    """The clients as numbers from 0: keys by their distance from the least, as they lie close together."""
    if clients.dtype.kind == "i" and len(clients):
        return np.asarray(clients - clients.min(), dtype=np.int64)
    return np.asarray(pd.factorize(clients)[0], dtype=np.int64)


def people(crowd: Crowd, stretch: Stretch, atoms: Numbers, merged: Numbers) -> Numbers:
    """Distinct clients by atom and merged cell; `atoms` says for each value, `merged` for each cell, where it goes.

    Where there are so many lines that they must be of enough people to be shown, it is the lines that are counted.
    """
    shape = (int(atoms.max(initial=0)) + 1, int(merged.max(initial=0)) + 1)
    within = crowd.lines[slice(*stretch)].sum(axis=0)
    counts = np.zeros(shape, dtype=np.int64)
    np.add.at(counts, (atoms[:, np.newaxis], merged[np.newaxis, :]), within)
    doubtful = (counts > 0) & (counts <= SMALL_CELL.number * crowd.most)
    if doubtful.any():
        counts[doubtful] = _distinct(crowd, stretch, atoms, merged, doubtful)[doubtful]
    return counts


def _distinct(crowd: Crowd, stretch: Stretch, atoms: Numbers, merged: Numbers, wanted: Flags) -> Numbers:
    """The clients in the wanted atoms and merged cells, each counted once."""
    asked = wanted[atoms[:, np.newaxis], merged[np.newaxis, :]]
    there = asked[crowd.value, crowd.cell] & (crowd.segment >= stretch[0]) & (crowd.segment < stretch[1])
    places = atoms[crowd.value[there]] * wanted.shape[1] + merged[crowd.cell[there]]
    size = int(crowd.client.max(initial=0)) + 1
    keys = np.sort(places * size + crowd.client[there])  # np.unique is ten times as slow where few are the same
    firsts = keys[np.diff(keys, prepend=-1) > 0]
    return np.bincount(firsts // size, minlength=wanted.size).reshape(wanted.shape)


def is_small(counts: Numbers) -> Flags:
    """Which counts of people are to be withheld: neither nobody nor enough (plan.md, groups shown to others)."""
    return (counts > 0) & (counts <= SMALL_CELL.number)

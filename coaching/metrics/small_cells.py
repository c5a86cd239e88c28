"""What of a figure may be shown to others: no count of 1 to 10 people, and none from which one could be worked out.

Everything shown is a sum of atoms, each of which could itself be shown: a filter's values, or several of them together,
in stretches of time between dates. So no subtraction, of weeks or periods or values of a filter, leaves fewer people.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from coaching.metrics.crowd import Crowd, Stretch, crowd_of, is_small, people
from coaching.metrics.frames import Numbers

Level = dict[str, str]
"""Which cells are told apart: the name under which each cell is counted."""


class Block(NamedTuple):
    """One figure's people, and how finely it can be shown: a frame with `client_id`, `held_on`, `cell` and, under a
    filter, `value`.

    `levels` begin with the finest; the last is the one that has to be safe for anything to be shown.
    """

    frame: pd.DataFrame
    levels: tuple[Level, ...]


class Times(NamedTuple):
    """The first days of the periods, the shortest first (None reaches back without end), the last one being asked for;
    and the first days of the weeks and months that may be told apart, the most wanted first."""

    periods: Sequence[pd.Timestamp | None]
    parts: Sequence[pd.Timestamp] = ()


class Shown(NamedTuple):
    """What may be shown: the level, None where nothing; and the first days at which time may be cut, in order."""

    level: int | None
    cuts: tuple[pd.Timestamp, ...] = ()


WITHHELD = Shown(None)
Flags = np.ndarray[Any, np.dtype[np.bool_]]


def shown(block: Block, times: Times, value: object = None) -> Shown:
    """What of a block may be shown for one value of its filter, or for all values together where it is None."""
    seen = _seen(block, times)
    if value is None:
        return _together(seen).shown
    each = _each(seen)
    return each.shown if each.tells_of(value) else WITHHELD


def shown_of_all_and_each(block: Block, times: Times) -> tuple[Shown, Each]:
    """What may be shown for all values of the filter together, and what for which of them."""
    seen = _seen(block, times)
    return _together(seen).shown, _each(seen)


class Each(NamedTuple):
    """What may be shown of the values of a filter that may be told `apart`, of those `known` to it."""

    shown: Shown
    apart: frozenset[object]
    known: frozenset[object]

    def tells_of(self, value: object) -> bool:
        """Of a value that is not known, there is nobody."""
        return self.shown.level is not None and (value in self.apart or value not in self.known)


class _Seen(NamedTuple):
    """A block as the rule looks at it: its crowd; the cells merged at each level; the segments at which the periods and
    the parts begin, and the dates of those."""

    crowd: Crowd
    merges: list[Numbers]
    periods: list[int]
    parts: list[int]
    starts: list[pd.Timestamp]

    @property
    def everybody(self) -> Numbers:
        return np.zeros(len(self.crowd.values), dtype=np.int64)

    @property
    def uncut(self) -> Numbers:
        return np.zeros(len(self.merges[0]), dtype=np.int64)


def _seen(block: Block, times: Times) -> _Seen:
    starts = sorted({day for day in (*times.periods, *times.parts) if day is not None})
    cells = [str(cell) for cell in block.levels[0]]
    at: dict[pd.Timestamp | None, int] = {None: 0, **{day: number for number, day in enumerate(starts, 1)}}
    return _Seen(
        crowd=crowd_of(block.frame, cells, starts),
        merges=[_merged(level, cells) for level in block.levels],
        periods=[at[day] for day in times.periods],
        parts=[at[day] for day in times.parts],
        starts=starts,
    )


class _Found(NamedTuple):
    """The stretches of time that are told, by themselves and of whom; where they may be cut; and what that comes to."""

    totals: list[_Told]
    told: list[_Told]
    cuts: set[int]
    shown: Shown


def _together(seen: _Seen) -> _Found:
    totals = _told_of_all(seen.crowd, seen.periods, seen.everybody, seen.uncut)
    told = _told_of_all(seen.crowd, [one.first for one in totals], seen.everybody, seen.merges[-1])
    cuts = _cuts(seen.crowd, told, seen.parts, seen.merges[-1])
    return _Found(totals, told, cuts, _shown(seen, told, cuts))


def _each(seen: _Seen) -> Each:
    whole, merged = _together(seen), seen.merges[-1]
    limits = _told_of_values(seen.crowd, whole.totals, seen.uncut, None)
    told = _told_of_values(seen.crowd, whole.told, merged, limits)
    cuts = _cuts(seen.crowd, told, [part for part in seen.parts if part in whole.cuts], merged)
    known = seen.crowd.values
    apart = [value for value, alone in zip(known, told[-1].apart, strict=True) if alone] if told else []
    return Each(_shown(seen, told, cuts), frozenset(apart), frozenset(known))


def _shown(seen: _Seen, told: list[_Told], cuts: set[int]) -> Shown:
    """The finest level at which all that is told is safe; nothing where the last period is not told."""
    if not told or told[-1].first != seen.periods[-1]:
        return WITHHELD
    levels = enumerate(seen.merges)
    level = next(at for at, merged in levels if all(_safe(seen.crowd, one, merged) for one in told))
    edges = {one.first for one in told} | cuts
    return Shown(level, tuple(seen.starts[edge - 1] for edge in sorted(edges) if edge))


class _Told(NamedTuple):
    """A stretch of time, the segments from `first` up to `end`; each value's atom; and which values are one alone."""

    first: int
    end: int
    atoms: Numbers
    apart: Flags


def _merged(level: Level, cells: list[str]) -> Numbers:
    """For each cell, which of the level's it goes into."""
    names = list(dict.fromkeys(map(str, level.values())))
    return np.array([names.index(str(level[cell])) for cell in cells], dtype=np.int64)


def _safe(crowd: Crowd, told: _Told, merged: Numbers) -> bool:
    return not is_small(people(crowd, (told.first, told.end), told.atoms, merged)).any()


def _told_of_all(crowd: Crowd, periods: Sequence[int], atoms: Numbers, merged: Numbers) -> list[_Told]:
    """The periods, each without the shorter one before it that is shown: what it adds has to be safe by itself."""
    found: list[_Told] = []
    end = crowd.end
    for first in periods:
        told = _Told(first, end, atoms, np.zeros(len(atoms), dtype=bool))
        if _safe(crowd, told, merged):
            found.append(told)
            end = first
    return found


def _told_of_values(
    crowd: Crowd, all_together: list[_Told], merged: Numbers, limits: list[_Told] | None
) -> list[_Told]:
    """The same with those values apart that may be, which stay fewer the longer the period; where none may, the
    stretch is told together with the next.

    `limits` are those that may be by their totals: figures of the same interviews have these in common, and so tell no
    more of a total together than each by itself.
    """
    found: list[_Told] = []
    apart = np.ones(len(crowd.values), dtype=bool)
    end = crowd.end
    limit_at = {one.first: one.apart for one in limits or ()}
    for whole in all_together:
        if limits is not None and whole.first not in limit_at:
            continue
        among = apart & limit_at.get(whole.first, True)
        kept = _apart(crowd, (whole.first, end), among, merged)
        if kept.any():
            found.append(_Told(whole.first, end, _numbered(kept), kept))
            apart, end = kept, whole.first
    return found


def _apart(crowd: Crowd, stretch: Stretch, among: Flags, merged: Numbers) -> Flags:
    """Those of the values that may be told apart: each is safe, and so are all others together; none of them where
    only those are left in which nobody is."""
    each = np.arange(len(crowd.values), dtype=np.int64)
    counts = people(crowd, stretch, each, merged)
    apart = among & ~is_small(counts).any(axis=1)
    for value in np.argsort(counts.sum(axis=1), kind="stable"):
        if apart.all() or not is_small(people(crowd, stretch, _numbered(apart), merged)[-1]).any():
            break
        apart[value] = False
    return apart if counts[apart].any() or not counts.any() else apart & False


def _numbered(apart: Flags) -> Numbers:
    """An atom for each value that is told apart, and the last one for all others."""
    return np.where(apart, np.cumsum(apart) - 1, int(apart.sum()))


def _cuts(crowd: Crowd, told: list[_Told], parts: Sequence[int], merged: Numbers) -> set[int]:
    """Where time may be cut within the stretches, the most wanted first: both sides of each cut are safe."""
    found: set[int] = set()
    for one in told:
        edges = [one.first, one.end]
        for part in parts:
            if not one.first < part < one.end or part in edges:
                continue
            before, after = max(edge for edge in edges if edge < part), min(edge for edge in edges if edge > part)
            if _safe(crowd, one._replace(first=before, end=part), merged) and _safe(
                crowd, one._replace(first=part, end=after), merged
            ):
                edges.append(part)
                found.add(part)
    return found

"""What clients by steps say: who slipped most, and at what."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from coaching.metrics.slips import SlipCell, Slips
from coaching.model import Step
from coaching.sentences.numbers import number_words
from coaching.sentences.steps import NOTHING_COUNTED, step_title

SLIPS_TITLE = "Clients and steps: what was not on time"
SLIPS_WITHHELD = "Clients by steps are shown of your own clients only: each line is somebody."
HOW_TO_READ_SLIPS = (
    "Each cell: how many times the step was late, too soon or not done, of the times it counts; the more of them, the "
    "stronger its color. An empty cell has nothing that counts. A few steps say whom to talk to, not who is better."
)
ALL = "All steps"
NAMELESS = "A client"


def name_of(client_id: object, names: Mapping[int, str]) -> str:
    """The client's name, by the key in the frames."""
    return names.get(int(str(client_id)), NAMELESS)


def slip_lines(found: Slips) -> dict[object, dict[str, SlipCell]]:
    """The cells by client and step, in order."""
    lines: dict[object, dict[str, SlipCell]] = {}
    for cell in (SlipCell(*values) for values in found.cells.astype(object).itertuples(index=False)):
        lines.setdefault(cell.client_id, {})[cell.step] = cell
    return lines


def steps_of(found: Slips) -> list[str]:
    """The steps with cells, in the order of the plan."""
    told = set(found.cells["step"])
    return [step.value for step in Step if step.value in told]


def slips_sentence(found: Slips, names: Mapping[int, str]) -> str:
    """Who has the most that was not on time, and how many are shown."""
    if not found.of:
        return NOTHING_COUNTED
    if not found.slipped:
        return f"Everything that counts so far was done on time: {found.of:,} of {found.of:,}."
    lines = slip_lines(found)
    first, cells = next(iter(lines.items()))
    slipped, of = _sums(cells)
    said = f"{name_of(first, names)} has the most that was not on time: {slipped:,} of {number_words(of, 'step')}"
    if len(lines) < found.clients:
        return f"{said}. Shown are the {len(lines):,} of {found.clients:,} clients with the most."
    return f"{said}."


def slips_alt(found: Slips, names: Mapping[int, str]) -> str:
    """The text alternative of the chart of clients by steps."""
    lines = slip_lines(found)
    said = [f"{name_of(key, names)}: {slipped:,} of {of:,}." for key, (slipped, of) in _sums_of(lines).items()]
    head = f"A grid of {number_words(len(lines), 'client')} by {number_words(len(steps_of(found)), 'step')}, stronger"
    return " ".join([f"{head} in color where more was not on time. All steps together:", *said])


def slips_table(found: Slips, names: Mapping[int, str]) -> pd.DataFrame:
    """The figures behind that chart, to read."""
    lines, steps = slip_lines(found), steps_of(found)
    sums = _sums_of(lines)
    columns = {step_title(step): [_words(cells.get(step)) for cells in lines.values()] for step in steps}
    columns[ALL] = [f"{slipped:,} of {of:,}" for slipped, of in sums.values()]
    return pd.DataFrame(columns, index=pd.Index([name_of(key, names) for key in lines], name="Client"))


def _words(cell: SlipCell | None) -> str:
    return f"{cell.slipped:,} of {cell.of:,}" if cell else ""


def _sums(cells: Mapping[str, SlipCell]) -> tuple[int, int]:
    return sum(cell.slipped for cell in cells.values()), sum(cell.of for cell in cells.values())


def _sums_of(lines: Mapping[object, Mapping[str, SlipCell]]) -> dict[object, tuple[int, int]]:
    return {key: _sums(cells) for key, cells in lines.items()}

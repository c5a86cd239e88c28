"""Clients by steps: how much of what counts was not done on time, of those who slipped most."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from coaching.metrics.frames import Figures
from coaching.metrics.rates import counted
from coaching.model import Status

MOST_CLIENTS = 20
"""Clients; those with the most that was not on time, as many as a screen shows at once (own judgement)."""


class SlipCell(NamedTuple):
    """How many of a client's rows of one step were not on time, of those that count."""

    client_id: object
    step: str
    slipped: int
    of: int


class Slips(NamedTuple):
    """Lines with the fields of SlipCell, client by client, the most slipped first; how many clients have steps that
    count; and over all of them, how many rows were not on time, of those that count."""

    cells: pd.DataFrame
    clients: int
    slipped: int
    of: int


def slips(figures: Figures, most: int = MOST_CLIENTS) -> Slips:
    """The clients with the most that was not on time; of two with as many, the one of whom less counts comes first."""
    rows = counted(figures.rows)
    clients = rows["interview_id"].map(figures.interviews.set_index("interview_id")["client_id"])
    slipped = (rows["status"] != Status.DONE.value).astype(int)
    each = pd.DataFrame({"client_id": clients, "step": rows["step"], "slipped": slipped})
    by_client = each.groupby("client_id", sort=True)["slipped"].agg(["sum", "size"])
    order = by_client.sort_values(["sum", "size"], ascending=[False, True], kind="stable").index[:most]
    shown = each[each["client_id"].isin(order)].groupby(["client_id", "step"], sort=False)["slipped"]
    sizes = {key: (int(part), int(of)) for key, part, of in shown.agg(["sum", "size"]).itertuples()}
    steps = list(dict.fromkeys(rows["step"]))
    lines = [SlipCell(key, step, *sizes[key, step]) for key in order for step in steps if (key, step) in sizes]
    frame = pd.DataFrame(lines, columns=list(SlipCell._fields))
    return Slips(frame, len(by_client), int(slipped.sum()), len(rows))

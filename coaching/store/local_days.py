"""The local dates of many instants at once."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
import pandas as pd

MARGIN = timedelta(days=1)
"""A local date begins at most so long before it does in UTC."""


def local_days(instants: pd.Series[pd.Timestamp], zones: pd.Series[str]) -> pd.Series[pd.Timestamp]:
    """The local dates of instants, each in its own zone, as midnights without a zone."""
    days = np.full(len(instants), "NaT", dtype="datetime64[us]")
    which, names = pd.factorize(zones)
    for number, zone in enumerate(names):
        inside = which == number
        local = pd.DatetimeIndex(instants[inside]).tz_convert(str(zone)).tz_localize(None)
        days[inside] = local.to_numpy().astype("datetime64[D]")
    return pd.Series(days, index=instants.index)

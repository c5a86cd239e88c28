"""The local dates of many instants at once."""

from __future__ import annotations

import pandas as pd


def local_days(instants: pd.Series[pd.Timestamp], zones: pd.Series[str]) -> pd.Series[pd.Timestamp]:
    """The local dates of instants, each in its own zone, as midnights without a zone."""
    days = pd.Series(pd.NaT, index=instants.index, dtype="datetime64[us]")
    for zone, inside in instants.groupby(zones, sort=False).groups.items():
        days.loc[inside] = instants.loc[inside].dt.tz_convert(str(zone)).dt.tz_localize(None).dt.normalize()
    return days

"""Follow-up against outcome within counselors, industries or rounds, and over them: pooled beside crude."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

import pandas as pd

from coaching.guidance.steps import HORIZON_DAYS, LANDMARK_DAYS, SMALL_GROUP
from coaching.metrics.landmark import Place, placed_interviews
from coaching.metrics.pooled import (
    CELLS,
    NO_ESTIMATE,
    Estimate,
    Tested,
    difference,
    homogeneity_test,
    informative,
    null_test,
    odds_ratio,
    odds_ratio_by_client,
    tables_of,
)

CHANGE_IN_ESTIMATE = 1.1
"""From this factor between crude and pooled odds ratio on, the strata confound: Mickey and Greenland, 1989."""
NOT_STATED = ""
"""The stratum of interviews that don't say."""
OTHERS = "others"
"""The stratum of values that may not be told apart."""
COLUMNS = ["stratum", *CELLS]


class Stratified(NamedTuple):
    """The comparison over strata. `tables` has COLUMNS, the largest first; `within` counts the interviews in strata
    where both groups have somebody, of `of` compared. The estimates are None where a group is too small."""

    tables: pd.DataFrame
    within: int
    of: int
    crude: Estimate
    pooled: Estimate
    crude_difference: Estimate
    pooled_difference: Estimate
    no_difference: Tested | None
    same_ratio: Tested | None
    by_client: bool
    withheld: bool

    @property
    def comparable(self) -> bool:
        """Whether both odds ratios exist; in groups so small that nobody failed, or nobody succeeded, one does not."""
        return self.crude.value is not None and self.pooled.value is not None

    @property
    def disagree(self) -> bool:
        """Whether crude and pooled say different things: on two sides of 1, or a tenth apart."""
        crude, pooled = self.crude.value, self.pooled.value
        if crude is None or pooled is None:
            return False
        factor = max(crude / pooled, pooled / crude)
        return factor >= CHANGE_IN_ESTIMATE or (crude - 1) * (pooled - 1) < 0

    @property
    def reversed(self) -> bool:
        """Whether they disagree about the direction."""
        crude, pooled = self.crude.value, self.pooled.value
        return self.disagree and crude is not None and pooled is not None and (crude - 1) * (pooled - 1) < 0


def stratified(
    interviews: pd.DataFrame,
    kind: str,
    now: datetime,
    *,
    landmark_days: int = LANDMARK_DAYS.number,
    horizon_days: int = HORIZON_DAYS.number,
    together: Collection[object] = (),
) -> Stratified:
    """The landmark comparison over the values of a column; those in `together` are one stratum."""
    placed = placed_interviews(interviews, now, landmark_days, horizon_days)
    inside = placed[placed["place"] == Place.COMPARED]
    value = inside[kind].astype(object).fillna(NOT_STATED)
    return over_strata(inside.assign(stratum=value.where(~value.isin(list(together)), OTHERS)))


def over_strata(rows: pd.DataFrame) -> Stratified:
    """The same from rows with `stratum`, `exposed`, `success` and `client_id`."""
    tables = tables_of(rows)
    useful = informative(tables)
    kept = rows[rows["stratum"].isin(useful.index)]
    groups = tables.sum()
    smallest = min(groups[CELLS[:2]].sum(), groups[CELLS[2:]].sum())
    recurring = bool(rows["client_id"].duplicated().any())
    withheld = bool(smallest < SMALL_GROUP.number)
    at_once = rows.assign(stratum=NOT_STATED)
    by_client = odds_ratio_by_client if recurring else None
    return Stratified(
        tables=_largest_first(tables),
        within=len(kept),
        of=len(rows),
        crude=NO_ESTIMATE if withheld else by_client(at_once) if by_client else odds_ratio(tables_of(at_once)),
        pooled=NO_ESTIMATE if withheld or kept.empty else by_client(kept) if by_client else odds_ratio(useful),
        crude_difference=NO_ESTIMATE if withheld else difference(at_once),
        pooled_difference=NO_ESTIMATE if withheld or kept.empty else difference(kept),
        no_difference=None if withheld or recurring else null_test(useful),
        same_ratio=None if withheld or recurring else homogeneity_test(useful),
        by_client=recurring,
        withheld=withheld,
    )


def _largest_first(tables: pd.DataFrame) -> pd.DataFrame:
    size = tables.sum(axis=1).sort_values(ascending=False, kind="stable")
    return tables.loc[size.index].rename_axis("stratum").reset_index()

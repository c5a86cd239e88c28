"""How the following-up was done: conduct findings, each over the interviews held."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import pandas as pd

from coaching.conduct import findings
from coaching.guidance.cited import Policy
from coaching.metrics.frames import FINDING_COLUMNS, Figures
from coaching.model import Finding, InterviewRecord, Status
from coaching.plan import build_plan, is_held

COLUMNS = ["finding", "interviews", "of"]
LASTING = (Finding.TOO_SOON, Finding.TOO_MANY_CHECKS, Finding.SEVERAL_CONTACTS, Finding.SAME_NOTE)
"""Findings on what was done, which stay; the others are of open interviews alone, and so say nothing over time."""


def findings_of(records: Iterable[InterviewRecord], policy: Policy, now: datetime) -> pd.DataFrame:
    """The findings on the records' interviews held at `now`, but those that hang on the whole client."""
    found = [
        (one.interview_id, one.finding.value)
        for record in records
        if is_held(record.interview, now)
        for one in findings(record, policy, build_plan(record, policy, now), now)
    ]
    return pd.DataFrame(found, columns=FINDING_COLUMNS, dtype=object).drop_duplicates(ignore_index=True)


def all_findings(figures: Figures) -> pd.DataFrame:
    """The findings of the frame, and the checks that were too soon, which the plan rows tell: one an interview."""
    soon = figures.rows.loc[figures.rows["status"] == Status.TOO_SOON.value, ["interview_id"]].drop_duplicates()
    others = figures.findings[figures.findings["finding"] != Finding.TOO_SOON.value]
    return pd.concat([others, soon.assign(finding=Finding.TOO_SOON.value)], ignore_index=True)


def finding_counts(figures: Figures) -> pd.DataFrame:
    """How many interviews each finding is on, of those held, in the order of Finding: `finding`, `interviews`, `of`."""
    tally = all_findings(figures)["finding"].value_counts()
    held = len(figures.interviews)
    lines = [(finding.value, int(tally.get(finding.value, 0)), held) for finding in Finding]
    return pd.DataFrame(lines, columns=COLUMNS)


def finding_marks(figures: Figures, finding: Finding) -> pd.DataFrame:
    """The interviews held as `over_time` takes them, `good` where the finding is on them."""
    every = all_findings(figures)
    found = every.loc[every["finding"] == finding.value, "interview_id"]
    held = figures.interviews[["interview_id", "client_id", "held_on"]]
    return held.assign(good=held["interview_id"].isin(found).to_numpy())

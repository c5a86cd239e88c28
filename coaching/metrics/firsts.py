"""What was done first after each interview held, when, how and by whose word; and the employer's date and first word.

`interview_id`, `employer`; instants `thanked_at`, `checked_at`, `promised_over_at`, `heard_at` (the employer's first
reply, not the outcome); `thanks_waived`, `check_waived`; `channel` and `known_from` of the first follow-up of any kind.
"""

from __future__ import annotations

import pandas as pd

FIRST_INSTANTS = ["thanked_at", "checked_at", "promised_over_at", "heard_at"]
FIRST_WORDS = ["employer", "channel", "known_from"]
FIRST_COLUMNS = ["interview_id", *FIRST_WORDS, *FIRST_INSTANTS, "thanks_waived", "check_waived"]


def with_firsts(interviews: pd.DataFrame, firsts: pd.DataFrame) -> pd.DataFrame:
    """The interviews, each with its line of `firsts` (FIRST_COLUMNS); what nothing is known of was not done."""
    if interviews["interview_id"].dtype.kind not in "iu":  # of records, whose ids are the keys as text
        firsts = firsts.assign(interview_id=firsts["interview_id"].astype(str))
        interviews = interviews.assign(interview_id=interviews["interview_id"].astype(str))
    joined = interviews.merge(firsts, on="interview_id", how="left", validate="one_to_one")
    for column in FIRST_INSTANTS:
        joined[column] = pd.to_datetime(joined[column], utc=True)
    for column in FIRST_WORDS:
        joined[column] = joined[column].astype(object).fillna("")
    for column in ("thanks_waived", "check_waived"):
        joined[column] = joined[column].astype(object).eq(True)
    return joined

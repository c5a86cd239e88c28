"""Figures: frames of interviews held and their plan rows in, frames and figures with their counts out.

frames: what everything is computed from. rates, thank_yous, landmark, over_time, conduct_rates: the figures.
small_cells, with crowd and blocks: what of them may be shown to others.
"""

from coaching.metrics.frames import (
    COUNTED,
    FINDING_COLUMNS,
    INTERVIEW_COLUMNS,
    LAG_COLUMNS,
    MADE,
    ROW_COLUMNS,
    Figures,
    figures_of,
    interview_frame,
    narrowed,
)
from coaching.metrics.landmark import Comparison, Group, Place, comparison, placed_interviews
from coaching.metrics.rates import StepRate, counted, followed_through, step_rates
from coaching.metrics.thank_yous import (
    Ending,
    EndingCell,
    Timing,
    endings,
    thank_you_endings,
    thank_you_lags,
    thank_you_timing,
)

__all__ = [
    "COUNTED",
    "FINDING_COLUMNS",
    "INTERVIEW_COLUMNS",
    "LAG_COLUMNS",
    "MADE",
    "ROW_COLUMNS",
    "Comparison",
    "Ending",
    "EndingCell",
    "Figures",
    "Group",
    "Place",
    "StepRate",
    "Timing",
    "comparison",
    "counted",
    "endings",
    "figures_of",
    "followed_through",
    "interview_frame",
    "narrowed",
    "placed_interviews",
    "step_rates",
    "thank_you_endings",
    "thank_you_lags",
    "thank_you_timing",
]

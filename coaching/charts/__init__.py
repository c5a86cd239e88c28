"""The charts: frames of metrics in, Altair charts out, all of one family; `drawn` has all that goes with each."""

from coaching.charts.bars import comparison_chart, lags_chart
from coaching.charts.endings import thank_yous_chart
from coaching.charts.over_time import over_time_chart
from coaching.charts.steps import step_rates_chart

__all__ = ["comparison_chart", "lags_chart", "over_time_chart", "step_rates_chart", "thank_yous_chart"]

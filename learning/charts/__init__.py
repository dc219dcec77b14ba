"""The charts of the pages as numbers and texts, which templates draw as SVG."""

from learning.charts.columns import (
    ColumnChart,
    Day,
    column_chart,
    group_chart,
)
from learning.charts.heat import HeatMap, heat_map
from learning.charts.lines import LineChart, line_chart
from learning.charts.ridge import Ridge, ridge
from learning.charts.scatter import Scatter, scatter

__all__ = [
    "ColumnChart",
    "Day",
    "HeatMap",
    "LineChart",
    "Ridge",
    "Scatter",
    "column_chart",
    "group_chart",
    "heat_map",
    "line_chart",
    "ridge",
    "scatter",
]

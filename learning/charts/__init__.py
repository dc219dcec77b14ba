"""Shapes of the charts that the pages draw as SVG."""

from learning.charts.bars import BarChart, bar_chart
from learning.charts.columns import Columns, columns
from learning.charts.heat import HeatMap, heat_map
from learning.charts.lines import LineChart, line_chart
from learning.charts.marks import Marks, marks
from learning.charts.scatter import Scatter, scatter
from learning.charts.thirds import Thirds, third_columns

__all__ = [
    "BarChart",
    "Columns",
    "HeatMap",
    "LineChart",
    "Marks",
    "Scatter",
    "Thirds",
    "bar_chart",
    "columns",
    "heat_map",
    "line_chart",
    "marks",
    "scatter",
    "third_columns",
]

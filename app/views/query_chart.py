"""A chart of what a query found, where its columns are one of days or of names, and numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import streamlit as st

from app.export.cells import visible

_MOST_BARS = 40


@dataclass(frozen=True, slots=True)
class Chart:
    """What to draw: the numbers `y` over the days, or for each of the names, in `x`."""

    x: str
    y: tuple[str, ...]
    over_time: bool


def chart_of(columns: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> Chart | None:
    """The chart that these columns suggest: exactly one holds no numbers, and days, or few names, once each."""
    y = tuple(column for column in columns if _is_numbers([row[column] for row in rows]))
    rest = [column for column in columns if column not in y]
    if len(rows) < 2 or not y or len(rest) != 1:  # noqa: PLR2004  # a chart of one value says nothing
        return None
    if all(isinstance(row[rest[0]], date) for row in rows):
        return Chart(rest[0], y, over_time=True)
    names = {row[rest[0]] for row in rows if isinstance(row[rest[0]], str)}
    return Chart(rest[0], y, over_time=False) if len(names) == len(rows) <= _MOST_BARS else None


def _is_numbers(values: Sequence[object]) -> bool:
    """Whether nothing else is among them, and not nothing at all."""
    kinds = {type(value) for value in values if value is not None}
    return bool(kinds) and kinds <= {int, float}


def show_chart(columns: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> None:
    """Draw the chart, if there is one."""
    chart = chart_of(columns, rows)
    if chart is None:
        return
    data = {column: [row[column] for row in rows] for column in (chart.x, *chart.y)}
    if chart.over_time:
        st.line_chart(data, x=chart.x, y=chart.y, height=260)
    else:
        data[chart.x] = [visible(name) for name in data[chart.x]]
        st.bar_chart(data, x=chart.x, y=chart.y, sort=False, stack=False, height=320)

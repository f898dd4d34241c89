"""What Cypher alone cannot decide: rules that keep, drop or complete the rows of a signal. All pure."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from graph.database import Row

Refine = Callable[[Iterable[Row], Path | None], Iterator[Row]]
"""Rows and the folder of the user's own lists to the rows that stand."""

REFINEMENTS: Mapping[str, Refine] = {}

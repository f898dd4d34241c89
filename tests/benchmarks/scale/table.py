"""The measured figures as a table of Markdown, with how each of them grows."""

import math
import os
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

import psutil

from graph.server.artifacts import release
from tests.benchmarks.scale.measuring import Measured
from tests.benchmarks.scale.world import NIGHTLY

BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
LINES = {
    "applicants": "applicants in the graph, ids of all systems",
    "sightings": "sightings in the graph",
    "sharers": "sharers of the hub",
    "rows": "rows in the files",
    "bulk": "`bulk`, seconds",
    "bulk_memory": "`bulk`, MiB of its processes",
    "ring_p50": "ring around a suspect beside crowds, p50 ms",
    "ring_p95": "ring around a suspect beside crowds, p95 ms",
    "ring_behind_hub_p50": "ring around somebody behind the hub, p50 ms",
    "ring_behind_hub_p95": "ring around somebody behind the hub, p95 ms",
    "search_p50": "search, p50 ms",
    "search_p95": "search, p95 ms",
    "all_rings": "all rings from scratch, seconds",
    "all_rings_memory": "all rings from scratch, MiB of the process",
    "night_ingest": f"a night's feed of {NIGHTLY:,} rows: `ingest`, seconds",
    "night_refresh": f"a night's feed of {NIGHTLY:,} rows: refresh of the rings, seconds",
    "write_alone": "write of 5,000 log-ins from one new network, seconds",
    "write_behind_hub": "the same from behind the hub, seconds",
    "write_ratio": "ratio of these two",
    "server_memory": "server at the end, MiB resident",
}


def table(measured: Sequence[Measured]) -> str:
    """One row a figure, one column a size; the last column is the exponent of its growth from the first to the last."""
    header = ["", *(f"{each.applicants:,}" for each in measured), "growth"]
    rows = [
        [text, *(_number(each.figures[name]) for each in measured), _growth(measured, name)]
        for name, text in LINES.items()
    ]
    return "\n".join(f"| {' | '.join(row)} |" for row in chain([header, ["---"] * len(header)], rows))


def _growth(measured: Sequence[Measured], name: str) -> str:
    first, last = measured[0], measured[-1]
    if first is last or name == "write_ratio":
        return ""
    return f"{math.log(last.figures[name] / first.figures[name]) / math.log(last.applicants / first.applicants):.2f}"


def _number(figure: float) -> str:
    return f"{figure:,.0f}" if figure >= 100 else f"{figure:.3g}"


def write_table(page: Path, measured: Sequence[Measured]) -> str:
    """Put the table between the marks of the page; what was written."""
    memory, version = psutil.virtual_memory().total >> 30, release("current").version
    where = f"{datetime.now(UTC):%Y-%m-%d}, {os.cpu_count()} cores, {memory} GiB, embedded Neo4j {version}"
    busy = f"load of the machine in the last quarter of an hour: {os.getloadavg()[2]:.1f}"
    text = f"{BEGIN}\n{table(measured)}\n\n{where}; {busy}.\n{END}"
    before, _, rest = page.read_text(encoding="utf-8").partition(BEGIN)
    page.write_text(before + text + rest.partition(END)[2], encoding="utf-8")
    return text

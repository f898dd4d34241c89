"""The files of Neo4j's importer: one folder for each kind of node and relationship, with a header and its parts."""

import shutil
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import TextIO

from graph.facts.merging import NEVER, Instant, Properties
from graph.facts.model import Precision
from graph.home import make_private
from graph.identifiers import kinds
from ingest.summary import CREATED

BETWEEN_VALUES = "\0"
"""Separates the values of a list: the one character that no stored text can hold."""

REJECTIONS = "Rejection"
RUNS = "Run"
"""The tables of what are not facts."""

_CLAIMS = ("name", "claimed_employer", "university", "degree")
_SEEN = ("first_seen_at:datetime", "first_seen_precision", "last_seen_at:datetime", "last_seen_precision")
_RECORDED = (
    "first_recorded_at:datetime",
    "first_recorded_precision",
    "last_recorded_at:datetime",
    "last_recorded_precision",
)
_IDENTIFIER = ("identifier_id:ID(Identifier)", "kind", "value", "validity", "degree:long")
RUN_COUNTS = (
    *("rows_in", "rows_loaded", "rows_rejected", "values_rejected", "undated", "records_read", "records_filtered"),
    *CREATED,
)
_OF_KIND = {
    "phone": ("e164", "extension"),
    "email": ("domain",),
    "address": ("number", "street", "unit", "city", "region", "postal_code", "country", "place"),
    "ip": ("sort_key",),
    "handle": ("service", "name"),
}
"""What the node of an identifier holds beside what all of them do."""

NODES: Mapping[str, tuple[str, ...]] = {
    "Applicant": ("applicant_id:ID(Applicant)", "person_id", *_CLAIMS),
    "Record": ("record_id:ID(Record)", "source", *_CLAIMS, *_RECORDED),
    "Application": (
        "application_key:ID(Application)",
        *("sources:string[]", "application_id", "hiring_company", "job_title", "status"),
        *("applied_at:datetime", "applied_precision", "status_at:datetime", "status_precision"),
    ),
    "Shipment": (
        "shipment_key:ID(Shipment)",
        *("sources:string[]", "shipment_id", "recipient", "hiring_company", "asset", "carrier", "tracking", "state"),
        *("shipped_at:datetime", "shipped_precision"),
    ),
    "WatchlistEntry": (
        "entry_id:ID(WatchlistEntry)",
        *("sources:string[]", "list", "kind", "raw", "confidence", "note", "until:datetime", "until_precision"),
    ),
    "Building": ("building_id:ID(Building)", "value"),
    **{
        ":".join(("Identifier", kind.label, *extra)): (*_IDENTIFIER, *_OF_KIND[kind.name])
        for kind in kinds.KINDS.values()
        for extra in ((), *((role.extra_label,) for role in kind.roles if role.extra_label))
    },
    REJECTIONS: ("run_id", "line:long", "field", "reason", "raw"),
    RUNS: (
        *("run_id", "feed", "source", "file", "state", "host", "process:long", "process_started_at:double"),
        *("started_at:datetime", "heartbeat_at:datetime", "finished_at:datetime"),
        *(f"{name}:long" for name in RUN_COUNTS),
    ),
}
"""Labels to columns, with their types in the importer's words; what has none is text."""

_SIGHTING = (":START_ID(Applicant)", ":END_ID(Identifier)", "source", "raw", "region", "days:string[]", *_SEEN)
RELATIONSHIPS: Mapping[str, tuple[str, ...]] = {
    "CLAIMED": (":START_ID(Applicant)", ":END_ID(Record)"),
    "SUBMITTED": (":START_ID(Applicant)", ":END_ID(Application)"),
    "SAME_AS": (":START_ID(Applicant)", ":END_ID(Applicant)", "source", *_SEEN),
    "FOR": (":START_ID(Shipment)", ":END_ID(Applicant)"),
    "TO": (":START_ID(Shipment)", ":END_ID(Identifier)"),
    "NAMES": (":START_ID(WatchlistEntry)", ":END_ID(Identifier)"),
    "IN_BUILDING": (":START_ID(Identifier)", ":END_ID(Building)"),
    **{role.relationship: _SIGHTING for kind in kinds.KINDS.values() for role in kind.roles},
}

_TABLES = {**NODES, **RELATIONSHIPS}
_NAMES = {name: tuple(column.partition(":")[0] for column in columns) for name, columns in _TABLES.items()}
_TIMES = {column[: -len(":datetime")] for column in chain(*_TABLES.values()) if column.endswith(":datetime")}
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

Cells = dict[str, str]
"""Column to what its field is written as; a column that is not in it stays empty, which is no property."""


@dataclass(slots=True)
class Part:
    """One part of the tables, written by one process. `name` tells it from the other parts; closed by `with`."""

    folder: Path
    name: str
    _open: dict[str, TextIO] = field(default_factory=dict)
    _stack: ExitStack = field(default_factory=ExitStack)

    def __enter__(self) -> "Part":
        """Give the part itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close all of its files."""
        self._stack.close()

    def node(self, labels: str, node_id: str, cells: Cells) -> None:
        """Write one node, known by the first of its columns."""
        self._write(labels, [quoted(node_id), *_fields(cells, _NAMES[labels][1:])])

    def relationship(self, kind: str, start: str, end: str, cells: Cells | None = None) -> None:
        """Write one relationship between two nodes known by their ids."""
        self._write(kind, [quoted(start), quoted(end), *_fields(cells or {}, _NAMES[kind][2:])])

    def _write(self, table: str, row: Iterable[str]) -> None:
        self._file(table).write(",".join(row) + "\n")

    def _file(self, table: str) -> TextIO:
        if table not in self._open:
            folder = folder_of(self.folder, table)
            make_private(folder)
            path = folder / f"part-{self.name}.csv"
            self._open[table] = self._stack.enter_context(path.open("a", encoding="utf-8", newline=""))
        return self._open[table]


def _fields(cells: Cells, columns: tuple[str, ...]) -> list[str]:
    if unknown := cells.keys() - columns:
        raise ValueError(f"The import files have no column for {', '.join(sorted(unknown))}.")
    return [cells.get(name, "") for name in columns]


def folder_of(files: Path, table: str) -> Path:
    """Where the parts of a table lie."""
    return files / table.replace(":", ".")


def forget_tables(files: Path, *, only: str | None = None, but: str | None = None) -> None:
    """Remove all tables, or only one, or all but one."""
    for table in _TABLES if only is None else (only,):
        if table != but:
            shutil.rmtree(folder_of(files, table), ignore_errors=True)


def write_headers(files: Path) -> None:
    """Say above the parts that were written what their columns are."""
    for table, columns in _TABLES.items():
        if (folder := folder_of(files, table)).exists():
            (folder / "header.csv").write_text(",".join(columns) + "\n", encoding="utf-8")


def arguments_of(files: Path) -> list[str]:
    """What the importer has to be told; the paths begin in `files`."""
    options = [f"--array-delimiter=U+{ord(BETWEEN_VALUES):04X}", "--multiline-fields=true"]
    for option, tables in (("nodes", NODES), ("relationships", RELATIONSHIPS)):
        for table in tables:
            if (folder := folder_of(files, table)).exists():
                options.append(f"--{option}={table}={folder.name}/header.csv,{folder.name}/part-.*csv")
    return options


def quoted(text: str) -> str:
    """A text as a field, whatever is in it."""
    return '"' + text.replace('"', '""') + '"'


def cells_of(properties: Properties) -> Cells:
    """The properties of an element as fields."""
    cells: Cells = {}
    for name, value in properties.items():
        if name == "status":
            since, status = value
            cells[name] = quoted(status)
            cells |= _time_cells("status_at", since) if since != NEVER else {}
        elif name in _TIMES:
            cells |= _time_cells(name, value)
        else:
            cells[name] = quoted(value if isinstance(value, str) else BETWEEN_VALUES.join(value))
    return cells


def _time_cells(name: str, instant: Instant) -> Cells:
    seconds, nanoseconds, precision = instant
    cells = {name: time_cell(seconds, nanoseconds)}
    return (
        cells if precision == Precision.EXACT else cells | {f"{name.removesuffix('_at')}_precision": quoted(precision)}
    )


@lru_cache(maxsize=8_192)
def time_cell(seconds: int, nanoseconds: int) -> str:
    """A time in UTC as the importer reads it."""
    at = _EPOCH + timedelta(seconds=seconds, microseconds=nanoseconds // 1_000)
    return at.isoformat().replace("+00:00", "Z")

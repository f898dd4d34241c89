"""Rows for machines and people: one JSON document, CSV for spreadsheets, or a table on a terminal."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any, TextIO

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from app.export.cells import spreadsheet_cell, terminal_cell
from app.export.documents import as_json

Row = Mapping[str, Any]

_NO_WINDOW = 10_000


class Format(StrEnum):
    """How rows are written."""

    JSON = "json"
    CSV = "csv"
    TABLE = "table"


def print_rows(rows: Iterable[Row], columns: Sequence[str], form: Format, out: TextIO) -> None:
    """Write all `rows` to `out`. JSON holds whole rows; CSV and table hold `columns`, in that order."""
    match form:
        case Format.JSON:
            _print_json(rows, out)
        case Format.CSV:
            _print_csv(rows, columns, out)
        case Format.TABLE:
            _print_table(rows, columns, out)


def _print_json(rows: Iterable[Row], out: TextIO) -> None:
    separator = "[\n"
    for row in rows:
        out.write(separator + as_json(row, indent=None))
        separator = ",\n"
    out.write("\n]\n" if separator == ",\n" else "[]\n")


def _print_csv(rows: Iterable[Row], columns: Sequence[str], out: TextIO) -> None:
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(map(spreadsheet_cell, columns))
    writer.writerows([spreadsheet_cell(row.get(column)) for column in columns] for row in rows)


def _print_table(rows: Iterable[Row], columns: Sequence[str], out: TextIO) -> None:
    table = Table(box=box.SIMPLE)
    for column in columns:
        table.add_column(Text(terminal_cell(column)), overflow="fold")
    for row in rows:
        # Text, not str: rich would read `[red]` or `:smile:` in a name as its own markup.
        table.add_row(*(Text(terminal_cell(row.get(column))) for column in columns))
    # Into a pipe or a file each row goes on one line: nobody's window decides where it breaks.
    Console(file=out, highlight=False, width=None if out.isatty() else _NO_WINDOW).print(table)

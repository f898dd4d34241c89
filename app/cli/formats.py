"""The `--format` option that most subcommands have."""

import sys
from collections.abc import Iterable, Sequence

import click

from app.export.tables import Format, Row, print_rows

format_option = click.option(
    "--format",
    "form",
    type=click.Choice([form.value for form in Format]),
    default=Format.TABLE.value,
    show_default=True,
    help="json is one document, csv is RFC 4180 and safe in a spreadsheet, table is for people.",
)
"""Gives the command an argument `form`, to be handed to `show_rows`."""


def show_rows(rows: Iterable[Row], columns: Sequence[str], form: str) -> None:
    """Write the rows to standard output."""
    print_rows(rows, columns, Format(form), sys.stdout)

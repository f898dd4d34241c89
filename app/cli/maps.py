"""`ringlight map list | show | check`."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import click

from app.cli.formats import format_option, show_rows
from app.export.cells import terminal_cell
from graph.settings import Settings
from ingest.maps.checking import Check, check_map
from ingest.maps.loading import all_maps, find_map, load_map, parsed_map, shipped_maps, with_options
from ingest.rows import CanonicalRow
from ingest.sources.opening import open_source

LIST_COLUMNS = ("name", "feed", "source", "from", "file")


@click.group("map", epilog="Example: ringlight map check okta.toml system-log.jsonl")
def maps() -> None:
    """Try, show and list maps: which of a source's columns is which of a feed's."""


@maps.command("list", epilog="Example: ringlight map list --format json")
@format_option
@click.pass_obj
def list_maps(settings: Settings, *, form: str) -> None:
    """List the maps in RINGLIGHT_HOME/maps and those that come with Ringlight."""
    show_rows(_listed(settings), LIST_COLUMNS, form)


@maps.command("show", epilog="Example: ringlight map show okta > my-okta.toml")
@click.argument("name")
@click.pass_obj
def show_map(settings: Settings, *, name: str) -> None:
    """Print a map's TOML."""
    path = find_map(name, settings.home)
    parsed_map(path)
    click.echo(path.read_text(encoding="utf-8"), nl=False)


@maps.command("check", epilog="Example: ringlight map check okta.toml system-log.jsonl --rows 20")
@click.argument("name", metavar="MAP")
@click.argument("file", metavar="FILE")
@click.option("--as", "feed", metavar="FEED", help="The feed, where the map names none.")
@click.option("--zone", metavar="ZONE", help="The time zone of times that say none, as UTC or America/Chicago.")
@click.option("--rows", "shown", type=click.IntRange(min=1), default=10, show_default=True, help="Rows to show.")
@click.option("--read", type=click.IntRange(min=1), default=1000, show_default=True, help="Rows to try the map on.")
@format_option
@click.pass_obj
def check(
    settings: Settings, *, name: str, file: str, feed: str | None, zone: str | None, shown: int, read: int, form: str
) -> None:
    """Try MAP on the beginning of FILE: the first rows as mapped, and what does not fit. Nothing is loaded."""
    chosen = with_options(load_map(name, settings.home), feed=feed, zone=zone)
    with open_source(file, chosen.reading) as source:
        found = check_map(chosen, source, read)
        _say(source.notes)
    rows = [_cells(row) for row in islice(found.rows, shown)]
    filled = dict.fromkeys(name for row in rows for name in row)
    show_rows(rows, [name for name in dict.fromkeys(("line", *chosen.columns, *filled)) if name in filled], form)
    _say(_remarks(found))


def _listed(settings: Settings) -> Iterator[dict[str, Any]]:
    for path in all_maps(settings.home):
        of = parsed_map(path)
        whose = "ringlight" if path.parent == shipped_maps() else "you"
        yield {"name": path.stem, "feed": of.feed, "source": of.source, "from": whose, "file": str(path)}


def _cells(row: CanonicalRow) -> dict[str, Any]:
    return {"line": row.line, **row.values, **{name: moment.at for name, moment in row.times.items()}}


def _remarks(found: Check) -> Iterator[str]:
    tally = found.tally
    yield f"{tally.records_read:,} records read, {tally.records_filtered:,} left out, {len(found.rows):,} rows."
    if undated := sum(row.undated for row in found.rows):
        yield f"{undated:,} with a time that says no zone, which is left out until you say --zone."
    for (field, reason), count in Counter((each.field, each.reason) for each in found.rejections).most_common():
        yield f"{count:,} rejected: {field + ': ' if field else ''}{reason}."
    if found.never_filled:
        yield f"Never filled: {', '.join(found.never_filled)}."
    if tally.unused_columns:
        yield f"Not used: {', '.join(tally.unused_columns)}."


def _say(remarks: Iterable[str]) -> None:
    for remark in remarks:
        click.echo(terminal_cell(remark), err=True)

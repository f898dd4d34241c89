"""`ringlight map list | show | check | suggest`."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Any, TextIO

import click

from app.cli.formats import format_option, show_rows
from app.export.cells import terminal_cell
from app.export.tables import Format, print_rows
from graph.errors import UsageError
from graph.settings import Settings
from ingest.maps.checking import MOST_RECORDS, Check, check_map, try_map
from ingest.maps.loading import all_maps, find_map, load_map, parsed_map, shipped_maps, with_options
from ingest.maps.model import emits_of
from ingest.maps.suggesting.suggest import Suggestion, suggest
from ingest.rows import CanonicalRow
from ingest.sources.opening import open_source
from ingest.sources.record import Reading

ROWS_SHOWN = 10
LIST_COLUMNS = ("name", "feed", "from", "what")


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
@click.option("--region", metavar="COUNTRY", help="Where a national phone number or address is from, if no row says.")
@click.option("--rows", "shown", type=click.IntRange(min=1), default=10, show_default=True, help="Rows to show.")
@click.option(
    "--read", type=click.IntRange(min=1), default=MOST_RECORDS, show_default=True, help="Records to try the map on."
)
@format_option
@click.pass_obj
def check(settings: Settings, /, *, name: str, file: str, shown: int, read: int, form: str, **said: str | None) -> None:
    """Try MAP on the beginning of FILE: the first rows as mapped, and what does not fit. Nothing is loaded."""
    chosen = with_options(load_map(name, settings.home), **said)
    with open_source(file, chosen.reading) as source:
        found = check_map(chosen, source, read)
        _say(source.notes)
    _show_checks(found, shown, form)


@maps.command("suggest", epilog="Example: ringlight map suggest export.csv --output maps/ours.toml")
@click.argument("file", metavar="FILE")
@click.option("--as", "feed", metavar="FEED", help="What the file holds, if you know: applicants, phones, shipments …")
@click.option("--records", metavar="KEYS", help="Where the records lie in a JSON document: keys joined by dots.")
@click.option("--no-header", is_flag=True, help="The table's first line holds values, too.")
@click.option("--encoding", metavar="NAME", help="How the text is encoded, if it was not detected rightly.")
@click.option(
    "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write the map here, not to the output."
)
def suggest_map(
    *, file: str, feed: str | None, records: str | None, no_header: bool, encoding: str | None, output: Path | None
) -> None:
    """Propose a map for FILE from its names and values, to be read and completed by a person. Nothing is loaded."""
    reading = Reading(encoding=encoding, records=records, header=not no_header)
    suggestion = suggest(file, feed=feed, reading=reading)
    if output:
        output.write_text(suggestion.toml, encoding="utf-8")
        _show_suggestion(suggestion, file, sys.stdout)
    else:
        click.echo(suggestion.toml, nl=False)
        _show_suggestion(suggestion, file, sys.stderr)


def _show_suggestion(suggestion: Suggestion, file: str, to: TextIO) -> None:
    """Show what each column would become, the first rows as they would be mapped, and what is still open."""
    columns = (
        {"column": each.path, "becomes": each.becomes, "for example": each.examples} for each in suggestion.columns
    )
    print_rows(columns, ("column", "becomes", "for example"), Format.TABLE, to)
    with suppress(UsageError):  # Where nothing looked like what the feed needs, there are no rows yet.
        [found] = try_map(suggestion.toml, file, most_records=ROWS_SHOWN)
        rows = [_cells(found, row, with_feed=False) for row in found.rows]
        filled = dict.fromkeys(name for row in rows for name in row)
        print_rows(rows, list(filled), Format.TABLE, to)
    _say(f"To decide: {question}" for question in suggestion.open_questions)


def _show_checks(found: Sequence[Check], shown: int, form: str) -> None:
    rows = [_cells(each, row, with_feed=len(found) > 1) for each in found for row in islice(each.rows, shown)]
    filled = dict.fromkeys(name for row in rows for name in row)
    said = dict.fromkeys(("feed", "line", *(name for each in found for name in each.of.columns), *filled))
    show_rows(rows, [name for name in said if name in filled], form)
    for each in found:
        _say(f"{each.of.feed}: {remark}" if len(found) > 1 else remark for remark in _remarks(each))
    if unused := found[0].tally.unused_columns:
        _say([f"Not used: {', '.join(unused)}."])


def _listed(settings: Settings) -> Iterator[dict[str, Any]]:
    for path in all_maps(settings.home):
        of = parsed_map(path)
        whose = "ringlight" if path.parent == shipped_maps() else "you"
        feeds = dict.fromkeys(each.feed for each in emits_of(of) if each.feed)
        yield {
            "name": path.stem,
            "feed": ", ".join(feeds) or None,
            "from": whose,
            "what": _first_comment(path),
        }


def _first_comment(path: Path) -> str | None:
    """What a map says of itself in its first line."""
    first = path.read_text(encoding="utf-8").lstrip().split("\n", 1)[0]
    return first.lstrip("# ").rstrip() if first.startswith("#") else None


def _cells(check: Check, row: CanonicalRow, *, with_feed: bool) -> dict[str, Any]:
    feed = {"feed": check.of.feed} if with_feed else {}
    return {**feed, "line": row.line, **row.values, **{name: moment.at for name, moment in row.times.items()}}


def _remarks(found: Check) -> Iterator[str]:
    tally = found.tally
    yield f"{tally.records_read:,} records read, {tally.records_filtered:,} left out."
    yield f"{found.rows_loaded:,} rows to load, {found.rows_rejected:,} rejected."
    if found.undated:
        yield f"{found.undated:,} with a time that says no zone, which is left out until you say --zone."
    for (field, reason), count in Counter((each.field, each.reason) for each in found.rejections).most_common():
        yield f"{count:,} rejected: {field + ': ' if field else ''}{reason}."
    if found.never_matched:
        yield f"Never matched: {', '.join(f'{name} ({path})' for name, path in found.never_matched)}."


def _say(remarks: Iterable[str]) -> None:
    for remark in remarks:
        click.echo(terminal_cell(remark), err=True)

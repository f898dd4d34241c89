"""`ringlight map list | show | check`."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import click

from app.cli.formats import format_option, show_rows
from app.export.cells import terminal_cell
from graph.settings import Settings
from ingest.maps.checking import MOST_RECORDS, Check, check_map
from ingest.maps.loading import all_maps, find_map, load_map, parsed_map, shipped_maps, with_options
from ingest.maps.model import emits_of
from ingest.rows import CanonicalRow
from ingest.sources.opening import open_source

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

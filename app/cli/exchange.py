"""`ringlight exchange`: what companies tell each other of confirmed values, as keyed hashes."""

import secrets
from collections import defaultdict
from datetime import UTC, datetime, timedelta
from pathlib import Path

import click

from app.auditing import note
from app.cli.formats import format_option, show_rows
from app.export.cells import visible
from app.wording import counted
from graph.access import open_database
from graph.errors import UsageError
from graph.exchange.confirmed import confirmed
from graph.exchange.declared import key_of, read_exchange
from graph.exchange.held import forget, held, take_in
from graph.exchange.indicators import read, written
from graph.facts.settle import settle
from graph.home import open_home, usable, write_private
from graph.settings import Settings

_LARGEST = 256 << 20
_COLUMNS = ("source", "kind", "confidence", "indicators", "until")


@click.group("exchange")
def exchange() -> None:
    """Tell other companies of confirmed values, and learn of theirs, without telling the values."""


@exchange.command("new-key", epilog="Example: ringlight exchange new-key consortium.key")
@click.argument("file", type=click.Path(path_type=Path))
def new_key(file: Path) -> None:
    """Make a key for a consortium. Hand it to its members by a way that you trust, and to nobody else."""
    if file.exists():
        raise UsageError(f"{file} is there already: a key that others use must not be lost.")
    with usable(file):
        write_private(file, secrets.token_urlsafe(48) + "\n")
    click.echo(f'Now write into ringlight.toml: [exchange] key = {{ file = "{file.absolute()}" }}', err=True)


@exchange.command("export", epilog="Example: ringlight exchange export --output ours.json")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="The file; else standard output.")
@click.pass_obj
def export_command(settings: Settings, *, output: Path | None) -> None:
    """Write the values of confirmed ring members as keyed hashes: no person, no value, nothing of a victim."""
    home = open_home(settings.home).path
    key, declared, today = key_of(home), read_exchange(home), datetime.now(UTC).date()
    with open_database(settings) as database:
        settle(database)
        found = database.read_together(
            lambda reader: confirmed(reader, key, today, timedelta(days=declared.valid_days))
        )
    note(home, "exchange-export", indicators=len(found))
    text = written(found, declared.consortium, key)
    if output is None:
        click.echo(text, nl=False)
        return
    with usable(output):
        write_private(output, text)
    click.echo(f"{counted(len(found), 'indicator')} written. docs/exchange.md says what they give away.", err=True)


@exchange.command("import", epilog='Example: ringlight exchange import theirs.json --from "Northwind"')
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--from", "source", required=True, help="Who tells it; shown beside every match.")
@click.pass_obj
def import_command(settings: Settings, *, file: Path, source: str) -> None:
    """Keep what another company tells, instead of what it told before. Matches appear as a signal."""
    home = open_home(settings.home).path
    key = key_of(home)
    if file.stat().st_size > _LARGEST:
        raise UsageError(f"{file} is larger than {_LARGEST >> 20} MB: no company has confirmed so much.")
    source = visible(source).strip()
    if not source:
        raise UsageError("--from names who tells it.")
    consortium, indicators = read(file.read_bytes(), key)
    take_in(home, source, indicators)
    note(home, "exchange-import", source=source, indicators=len(indicators))
    of = f" of {visible(consortium)}" if consortium else ""
    click.echo(f"{counted(len(indicators), 'indicator')}{of} kept as told by {source}.", err=True)


@exchange.command("list", epilog="Example: ringlight exchange list")
@format_option
@click.pass_obj
def list_command(settings: Settings, *, form: str) -> None:
    """Count what others told, by source, kind and confidence, with the day until which it stands."""
    groups = defaultdict(list)
    for one in held(open_home(settings.home).path):
        groups[one.source, one.indicator.kind, one.indicator.confidence.value].append(one.indicator.expires)
    rows = (
        dict(zip(_COLUMNS, (*group, len(days), max(days).isoformat()), strict=True))
        for group, days in sorted(groups.items())
    )
    show_rows(rows, _COLUMNS, form)


@exchange.command("forget", epilog='Example: ringlight exchange forget "Northwind"')
@click.argument("source")
@click.pass_obj
def forget_command(settings: Settings, *, source: str) -> None:
    """Let go of all that a company told."""
    home = open_home(settings.home).path
    number = forget(home, source)
    if not number:
        raise UsageError(f"Nothing is held that {visible(source)} told: `ringlight exchange list` names who told what.")
    note(home, "exchange-forget", source=source, indicators=number)
    click.echo(f"{counted(number, 'indicator')} forgotten.", err=True)

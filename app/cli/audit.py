"""`ringlight audit`: who did what."""

from dataclasses import asdict, fields
from datetime import datetime

import click

from app.cli.formats import format_option, show_rows
from graph.audit.trail import Event, events
from graph.home import open_home
from graph.settings import Settings

COLUMNS = tuple(field.name for field in fields(Event))


@click.command("audit", epilog="Example: ringlight audit --since 2026-01-31 --format json")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="From the beginning of that day on (UTC).")
@format_option
@click.pass_obj
def audit(settings: Settings, *, since: datetime | None, form: str) -> None:
    """List who searched, looked at, decided about, exported or erased whom, the oldest first.

    Who was erased stands there as a keyed hash.
    """
    home = open_home(settings.home)
    show_rows(map(asdict, events(home.path, since.date() if since else None)), COLUMNS, form)

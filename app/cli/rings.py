"""`ringlight rings`."""

from dataclasses import asdict, fields
from datetime import UTC, datetime

import click

from app.auditing import note
from app.cli.formats import format_option, show_rows
from app.export.ring_tables import RING_COLUMNS, ring_rows
from app.export.tables import Format
from graph.access import open_database
from graph.rings.detection.touching import SMALLEST
from graph.rings.set_aside import read_set_aside
from graph.rings.stored.facilitators import MeetingPoint, read_meeting_points
from graph.rings.stored.listing import stored_rings
from graph.rings.stored.refresh import refresh
from graph.settings import Settings

MEETING_POINT_COLUMNS = tuple(field.name for field in fields(MeetingPoint))


@click.command("rings", epilog="Example: ringlight rings --min-size 6 --format json")
@click.option("--min-size", type=click.IntRange(min=2), default=SMALLEST, show_default=True, help="In persons.")
@click.option("--min-strength", type=click.FloatRange(0, 1), default=0.0, show_default=True)
@click.option(
    "--refresh/--no-refresh", "is_refreshed", default=True, help="Bring them up to date first.  [default: yes]"
)
@click.option("--facilitators", is_flag=True, help="List instead where rings meet: homes, values and applicants.")
@format_option
@click.pass_obj
def rings(
    settings: Settings, *, min_size: int, min_strength: float, is_refreshed: bool, facilitators: bool, form: str
) -> None:
    """List the rings of the whole graph, the most suspicious first: by risk, then by how many are inside.

    Households, re-applicants and shared hubs are not rings.
    """
    now = datetime.now(UTC)
    with open_database(settings) as database:
        if is_refreshed:
            refresh(database, now, settings.home)
        found = stored_rings(database, min_size, min_strength, now.date())
        note(settings.home, "rings", form=form, rings=len(found))
        if facilitators:
            points = read_meeting_points(database, found, read_set_aside(database, now.date()))
            show_rows(map(asdict, points), MEETING_POINT_COLUMNS, form)
            return
    show_rows(ring_rows(found, whole=form == Format.JSON), RING_COLUMNS, form)

"""`ringlight ring` and `path`: one suspect, or two."""

import sys
from datetime import datetime

import click

from app.access.masking import Sight, masked, masked_path
from app.access.misused import left_out_in_words, misused_among, people_in, without
from app.auditing import note
from app.export.cells import visible
from app.export.documents import as_json
from app.export.ring_html import ring_page, ring_summary
from app.export.ring_tables import (
    LEFT_OUT_COLUMNS,
    LINK_COLUMNS,
    MEMBER_COLUMNS,
    STEP_COLUMNS,
    left_out_rows,
    link_rows,
    member_rows,
    step_rows,
)
from app.export.tables import Format, print_rows
from graph.access import open_database
from graph.database import Database
from graph.errors import UsageError
from graph.facts.settle import settle
from graph.rings.growth import Limits, find_ring
from graph.rings.members import read_person
from graph.rings.model import Ring
from graph.rings.path import Path, find_path
from graph.rings.signals import with_signals
from graph.settings import Settings

HTML = "html"
FORMATS = [form.value for form in Format]
DEFAULTS = Limits()
_HANDED_ON = (Format.CSV, HTML)
"""Forms that are no view of one's own."""


@click.command("ring", epilog="Example: ringlight ring A-1042 --format html > ring.html")
@click.argument("applicant_id")
@click.option("--max-applicants", type=click.IntRange(min=1), default=DEFAULTS.max_applicants, show_default=True)
@click.option("--max-hops", type=click.IntRange(min=1), default=DEFAULTS.max_hops, show_default=True)
@click.option("--min-strength", type=click.FloatRange(0, 1), default=DEFAULTS.min_strength, show_default=True)
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="The ring as it was at the end of that day (UTC).")
@click.option("--format", "form", type=click.Choice([*FORMATS, HTML]), default="table", show_default=True)
@click.pass_obj
def ring(
    settings: Settings,
    *,
    applicant_id: str,
    max_applicants: int,
    max_hops: int,
    min_strength: float,
    as_of: datetime | None,
    form: str,
) -> None:
    """Show the ring around one applicant: who else it is, through what, and what was left out.

    csv holds one row for each link; html is one file to hand on. Of people whose identity is misused neither name nor
    values are shown, and csv and html leave them out.
    """
    limits = Limits(max_applicants, max_hops, min_strength, as_of and as_of.date())
    with open_database(settings) as database:
        settle(database)
        found = find_ring(database, applicant_id, limits)
        if found is None:
            raise _unknown(applicant_id)
        # What signals look at has no past: of an earlier day they say nothing.
        found = found if as_of else with_signals(database, found, settings.home)
        misused = misused_among(database, people_in(found))
    note(settings.home, "ring", subject=applicant_id, form=form)
    found = masked(found, Sight(), misused)
    if form in _HANDED_ON:
        found = _without(found, misused)
    _show_ring(found, form)


@click.command("path", epilog="Example: ringlight path A-1042 A-2077")
@click.argument("one")
@click.argument("other")
@click.option("--format", "form", type=click.Choice(["json", "table"]), default="table", show_default=True)
@click.pass_obj
def path(settings: Settings, *, one: str, other: str, form: str) -> None:
    """Show how two applicants hang together, or that they do not."""
    with open_database(settings) as database:
        settle(database)
        for applicant_id in (one, other):
            _must_be_known(database, applicant_id)
        found = find_path(database, one, other)
        if found:
            found = masked_path(found, Sight(), misused_among(database, found.path[::2]))
    note(settings.home, "path", subject=one, to=other)
    if form == Format.JSON:
        click.echo(as_json({"from": one, "to": other, "connected": found is not None, "path": found}))
    elif found is None:
        click.echo(f"{visible(one)} and {visible(other)} do not hang together.")
    else:
        _show_path(found)


def _without(found: Ring, misused: frozenset[str]) -> Ring:
    """Leave them out of a file to hand on, but for the suspect, and say so."""
    if left_out := left_out_in_words(misused - {found.suspect}):
        click.echo(left_out, err=True)
    return without(found, misused)


def _show_ring(found: Ring, form: str) -> None:
    match form:
        case Format.JSON:
            click.echo(as_json(found))
        case Format.CSV:
            print_rows(link_rows(found), LINK_COLUMNS, Format.CSV, sys.stdout)
        case Format.TABLE:
            print_rows(member_rows(found), MEMBER_COLUMNS, Format.TABLE, sys.stdout)
            if found.left_out.identifiers:
                click.echo("Not crossed:")
                print_rows(left_out_rows(found), LEFT_OUT_COLUMNS, Format.TABLE, sys.stdout)
            click.echo(ring_summary(found))
        case _:
            click.echo(ring_page(found))


def _show_path(found: Path) -> None:
    print_rows(step_rows(found), STEP_COLUMNS, Format.TABLE, sys.stdout)
    if found.through_crowd:
        click.echo("Only through a value that a crowd shares, which says little.")


def _must_be_known(database: Database, applicant_id: str) -> None:
    if read_person(database, applicant_id) is None:
        raise _unknown(applicant_id)


def _unknown(applicant_id: str) -> UsageError:
    return UsageError(f"There is no applicant {visible(applicant_id)}: `ringlight search` finds ids by anything known.")

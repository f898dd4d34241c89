"""`ringlight person`, `erase`, `retract` and `hold`: what is held about one person, and removing it."""

from collections.abc import Iterator
from typing import Any

import click

from app.auditing import actor, note
from app.cli.formats import show_rows
from app.export.cells import visible
from app.export.documents import as_json
from app.export.tables import Format
from app.wording import counted
from graph.access import open_database
from graph.errors import UsageError
from graph.facts.settle import settle
from graph.privacy.erase import erase
from graph.privacy.export import Document, everything_held
from graph.privacy.holds import hold, release
from graph.privacy.retract import retract
from graph.settings import Settings

_why = click.option("--reason", required=True, help="Why, for whoever reads the audit in a year.")


@click.command("person", epilog="Example: ringlight person A-1042 --export > A-1042.json")
@click.argument("applicant_id")
@click.option("--export", "is_export", is_flag=True, help="All of it, as one JSON document.")
@click.pass_obj
def person(settings: Settings, *, applicant_id: str, is_export: bool) -> None:
    """Count what is held about one person under all their ids, or print all of it with --export.

    Decisions and rings in the document speak of others too: read it before you hand it on.
    """
    with open_database(settings) as database:
        settle(database)
        held = database.read_together(lambda reader: everything_held(reader, applicant_id))
    if held is None:
        raise UsageError(
            f"There is no applicant {visible(applicant_id)}: `ringlight search` finds ids by anything known."
        )
    note(settings.home, "export" if is_export else "view", subject=applicant_id)
    if is_export:
        click.echo(as_json(held))
    else:
        show_rows(_counted(held), ("what", "number"), Format.TABLE)


@click.command("erase", epilog='Example: ringlight erase A-1042 --reason "Request of 3 May, approved by counsel."')
@click.argument("applicant_id")
@_why
@click.pass_obj
def erase_command(settings: Settings, *, applicant_id: str, reason: str) -> None:
    """Remove a person under all their ids, with the values that only they had, and keep them from coming back.

    It cannot be undone. Backups that were made before still hold them.
    """
    with open_database(settings) as database:
        erased = erase(database, settings.home, applicant_id, actor=actor(), reason=reason)
    values, decisions = counted(erased.values, "value"), counted(erased.decisions, "decision")
    alerts, cases = counted(erased.alerts, "alert"), counted(erased.cases, "case")
    click.echo(
        f"Erased, under {counted(len(erased.tombstones), 'id')}: {values} that nobody else had, {decisions}, {alerts}, "
        f"a place in {cases}, the raw text of {counted(erased.rejections, 'rejection')}. "
        "Backups made before still hold them.",
        err=True,
    )


@click.command(
    "retract",
    epilog='Example: ringlight retract A-1042 phone:3fa9c1d2e4b5a697 --reason "A typing error of the agency."',
)
@click.argument("applicant_id")
@click.argument("identifier_id")
@_why
@click.pass_obj
def retract_command(settings: Settings, *, applicant_id: str, identifier_id: str, reason: str) -> None:
    """Remove one wrong value of a person, and keep the same files from bringing it back. It cannot be undone."""
    with open_database(settings) as database:
        retract(database, settings.home, applicant_id, identifier_id, actor=actor(), reason=reason)
    click.echo("Retracted.", err=True)


@click.command("hold", epilog='Example: ringlight hold A-1042 --reason "Lawsuit 7 C 12/26."')
@click.argument("applicant_id")
@click.option("--release", "is_release", is_flag=True, help="Take all holds off the person instead.")
@_why
@click.pass_obj
def hold_command(settings: Settings, *, applicant_id: str, is_release: bool, reason: str) -> None:
    """Lay a legal hold on a person: until it is released, nothing of theirs is erased or retracted."""
    with open_database(settings) as database:
        (release if is_release else hold)(database, settings.home, applicant_id, actor=actor(), reason=reason)
    click.echo("Released." if is_release else "Held.", err=True)


def _counted(held: Document) -> Iterator[dict[str, Any]]:
    applicants = held["applicants"]
    for what in ("records", "applications", "aliases", "sightings", "shipments"):
        yield {"what": what, "number": sum(len(one[what]) for one in applicants)}
    for what in ("applicant_ids", "watchlist_entries", "decisions", "rings", "legal_holds", "rejections"):
        yield {"what": what.replace("_", " "), "number": len(held[what])}

"""`ringlight signals`."""

import click

from app.auditing import note
from app.cli.formats import format_option, show_rows
from app.export.cells import visible
from graph.access import open_database
from graph.errors import UsageError
from graph.facts.settle import settle
from graph.rings.members import read_person
from graph.settings import Settings
from graph.signals.hits import signals_of

COLUMNS = ("applicant_id", "signal", "category", "strength", "explanation")


@click.command("signals", epilog="Example: ringlight signals A-1042 --format json")
@click.argument("applicant_id", required=False)
@format_option
@click.pass_obj
def signals_command(settings: Settings, *, applicant_id: str | None, form: str) -> None:
    """List the red flags of one applicant, or of everybody, with their evidence.

    None of them says that anybody did anything: docs/signals.md names who else shows each.
    """
    with open_database(settings) as database:
        settle(database)
        if applicant_id is not None and read_person(database, applicant_id) is None:
            raise UsageError(
                f"There is no applicant {visible(applicant_id)}: `ringlight search` finds ids by anything known."
            )
        hits = signals_of(database, None if applicant_id is None else [applicant_id], home=settings.home)
    note(settings.home, "signals", subject=applicant_id)
    show_rows(({name: getattr(hit, name) for name in (*COLUMNS, "evidence")} for hit in hits), COLUMNS, form)

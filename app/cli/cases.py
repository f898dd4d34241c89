"""`ringlight case`: cases as they are, and handing them on. Working on them is done in the app."""

from datetime import UTC, datetime
from pathlib import Path

import click

from app.auditing import actor, note
from app.cli.formats import format_option, show_rows
from app.export.case_document import case_document
from app.export.case_files import CaseFormat, case_file
from app.export.case_tables import CHANGE_COLUMNS, ITEM_COLUMNS, NOTE_COLUMNS, TASK_COLUMNS
from app.export.cells import visible
from app.export.documents import as_json
from app.export.tables import Format
from graph.access import open_database
from graph.cases.changing import unknown
from graph.cases.listing import case_of, cases, history
from graph.cases.model import Case, State
from graph.cases.since import since
from graph.database import Database
from graph.errors import BrokenWorld
from graph.settings import Settings

COLUMNS = ("case_id", "number", "title", "state", "holder", "due", "version", "opened_at", "opened_by", "changed_at")


@click.group("case")
def case() -> None:
    """List, show and export cases."""


@case.command("list", epilog="Example: ringlight case list --state open --format json")
@click.option("--state", type=click.Choice([state.value for state in State]), help="Only these; without it, all.")
@click.option("--applicant", "applicant_id", help="Only those with this applicant in them.")
@format_option
@click.pass_obj
def list_command(settings: Settings, *, state: str | None, applicant_id: str | None, form: str) -> None:
    """List cases: what is due first, then the oldest."""
    with open_database(settings) as database:
        found = cases(database, state=State(state) if state else None, applicant_id=applicant_id)
    show_rows(({column: getattr(each, column) for column in COLUMNS} for each in found), COLUMNS, form)


@case.command("show", epilog="Example: ringlight case show case:3fa9c1d2e4b5a697 --format json")
@click.argument("case_id")
@format_option
@click.pass_obj
def show(settings: Settings, *, case_id: str, form: str) -> None:
    """Print what is in a case, and all that became of it; as csv, the latter alone."""
    with open_database(settings) as database:
        found = _found(database, case_id)
        note(settings.home, "case", subject=case_id)
        happened = history(database, case_id)
        changed = {item.item_id: since(database, item) for item in found.content.items}
    if form == Format.JSON:
        click.echo(as_json({"case": found, "history": happened, "changed_since": changed}))
        return
    if form == Format.TABLE:
        _show_content(found)
    show_rows(({column: getattr(each, column) for column in CHANGE_COLUMNS} for each in happened), CHANGE_COLUMNS, form)


@case.command("export", epilog="Example: ringlight case export case:3fa9c1d2e4b5a697 --format pdf --output case.pdf")
@click.argument("case_id")
@click.option("--format", "form", type=click.Choice([form.value for form in CaseFormat]), required=True)
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), required=True, help="The file to write.")
@click.pass_obj
def export(settings: Settings, *, case_id: str, form: str, output: Path) -> None:
    """Write a case into a file to hand on. People whose identity is misused are left out, and it is said."""
    with open_database(settings) as database:
        document = case_document(database, _found(database, case_id), actor(), datetime.now(UTC))
    note(settings.home, "export", subject=case_id, form=form, version=document.case.version)
    _write(output, case_file(document, CaseFormat(form)))
    left_out = f" {document.left_out}" if document.left_out else ""
    click.echo(visible(f"Wrote case {document.case.number} to {output}.{left_out}"), err=True)


def _found(database: Database, case_id: str) -> Case:
    found = case_of(database, case_id)
    if found is None:
        raise unknown(case_id)
    return found


def _show_content(found: Case) -> None:
    columns = [column for column in ITEM_COLUMNS if column not in {"number", "versions"}]
    content = found.content
    for what, wanted in ((content.items, columns), (content.tasks, TASK_COLUMNS), (content.notes, NOTE_COLUMNS)):
        if what:
            show_rows(({column: getattr(each, column) for column in wanted} for each in what), wanted, Format.TABLE)


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        raise BrokenWorld(f"{path} cannot be written: {error.strerror}.") from error

"""`ringlight search`."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TextIO

import click

from app.access.masking import Sight, masked_hits
from app.access.misused import misused_among
from app.auditing import note_search
from app.cli.formats import format_option, show_rows
from graph.access import open_database
from graph.database import Database
from graph.errors import UsageError
from graph.facts.settle import settle
from graph.search.search import MOST_HITS, Hit, search
from graph.settings import Settings

COLUMNS = ("applicant_id", "name", "matched", "identifier_id", "degree")


@click.command("search", epilog="Example: ringlight search '(202) 555-0143' --region US --format json")
@click.argument("text", required=False)
@click.option("--file", "texts", type=click.File(encoding="utf-8"), help="Search for every line of this file.")
@click.option("--region", metavar="CODE", help="The country of a national phone number; without it, any.")
@click.option(
    "--limit", type=click.IntRange(min=1), default=MOST_HITS, show_default=True, help="At most so many a text."
)
@format_option
@click.pass_obj
def search_command(
    settings: Settings, *, text: str | None, texts: TextIO | None, region: str | None, limit: int, form: str
) -> None:
    """Find applicants by a phone, email, address, IP address or network, handle, name, id or alias.

    Any spelling will do, and a name may be misspelt.
    """
    if (text is None) == (texts is None):
        raise UsageError("Give either a TEXT or a --file with one text on each line.")
    with open_database(settings) as database:
        settle(database)
        if texts:
            rows = _each_line(settings.home, database, texts, region, limit)
            show_rows(rows, ("text", *COLUMNS), form)
        elif text:
            hits = _found(database, text, region, limit)
            note_search(settings.home, [hit.applicant_id for hit in hits])
            show_rows(map(_row, hits), COLUMNS, form)


def _each_line(
    home: Path, database: Database, lines: Iterable[str], region: str | None, limit: int
) -> Iterator[dict[str, Any]]:
    for line in map(str.strip, lines):
        hits = _found(database, line, region, limit)
        note_search(home, [hit.applicant_id for hit in hits])
        for hit in hits:
            yield {"text": line, **_row(hit)}


def _found(database: Database, text: str, region: str | None, limit: int) -> list[Hit]:
    """Of people whose identity is misused neither name nor values are shown."""
    hits = search(database, text, region, limit)
    return masked_hits(hits, Sight(), misused_among(database, (hit.applicant_id for hit in hits)))


def _row(hit: Hit) -> dict[str, Any]:
    return {column: getattr(hit, column) for column in COLUMNS}

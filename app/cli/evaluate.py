"""`ringlight evaluate`: the rings that are reported, held against a known truth."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import click

from app.cli.formats import format_option, show_rows
from app.export.documents import as_json
from app.export.tables import Format
from graph.access import open_database
from graph.rings.evaluation import Evaluation, KindScore, evaluate
from graph.rings.stored.listing import stored_rings
from graph.rings.stored.refresh import refresh
from graph.settings import Settings
from ingest.demo_world.folder import DemoFolder
from ingest.demo_world.truth import read_truth

COLUMNS = ("kind", "is_ring", "groups", "groups_found", "persons", "persons_shown")


@click.command("evaluate", epilog="Example: ringlight evaluate --truth truth.csv --format json")
@click.option(
    "--truth",
    type=click.Path(path_type=Path),
    help="CSV with applicant_id, person, group, kind, is_ring.  [default: that of the demo in this home]",
)
@format_option
@click.pass_obj
def evaluate_command(settings: Settings, *, truth: Path | None, form: str) -> None:
    """Hold the rings that `ringlight rings` reports against the truth of a demo world, or of a case that you know.

    Precision and recall are of pairs of persons; groups of fewer than four are not counted. csv holds the kinds alone.
    """
    known = read_truth(truth or DemoFolder.of(settings.home).truth)
    with open_database(settings) as database:
        refresh(database, datetime.now(UTC), settings.home)
        rings = stored_rings(database)
    evaluation = evaluate((ring.members for ring in rings), known)
    if form == Format.JSON:
        click.echo(as_json(evaluation))
        return
    show_rows(map(_row, evaluation.kinds), COLUMNS, form)
    if form == Format.TABLE:
        click.echo(in_words(evaluation))


def in_words(evaluation: Evaluation) -> str:
    """Say the whole of it in three lines."""
    return (
        f"{evaluation.rings_reported} rings: pair precision {evaluation.pair_precision:.3f}, "
        f"pair recall {evaluation.pair_recall:.3f}.\n"
        f"{evaluation.members_found} of {evaluation.members} members found.\n"
        f"{evaluation.innocents_shown} of {evaluation.innocents} innocents shown."
    )


def _row(score: KindScore) -> Mapping[str, object]:
    return {column: getattr(score, column) for column in COLUMNS}

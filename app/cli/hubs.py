"""`ringlight classify` and `hubs`: values that many share, with the class that people gave or that rules propose."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any, Unpack

import click

from app.cli.decisions import How, decide_about, how_options
from app.cli.formats import format_option, show_rows
from graph.access import open_database
from graph.facts.settle import settle
from graph.hubs.busy_value import HANDFUL
from graph.hubs.classes import HubClass
from graph.hubs.lists.reference import reference_lists
from graph.hubs.overview import Classified, Unclassified, classified, unclassified
from graph.settings import Settings

CLASSED_COLUMNS = (
    "identifier_id",
    "role",
    "value",
    "degree",
    "hub_class",
    "is_crossed",
    "actor",
    "decided_at",
    "until",
    "reason",
)
UNCLASSED_COLUMNS = ("identifier_id", "kind", "role", "value", "persons", "proposal", "reason")


@click.command(
    "classify",
    epilog='Example: ringlight classify phone:3fa9c1d2e4b5a697 --as agency --reason "Front desk of their agency."',
)
@click.argument("identifier_id")
@click.option("--as", "hub_class", type=click.Choice([each.value for each in HubClass]), required=True)
@how_options
@click.pass_obj
def classify(settings: Settings, *, identifier_id: str, hub_class: str, **how: Unpack[How]) -> None:
    """Say why many share a value. Rings go by it from now on, also after everything is loaded again.

    `ringlight decide IDENTIFIER_ID --verdict revoked` takes it back.
    """
    decide_about(settings, identifier_id, hub_class, how)


@click.command("hubs", epilog="Example: ringlight hubs --unclassified --format csv")
@click.option("--unclassified", "wanted", is_flag=True, help="The busiest values that nobody has classed.")
@click.option("--min-persons", type=click.IntRange(min=2), default=HANDFUL + 1, show_default=True, help="Of those.")
@click.option("--limit", type=click.IntRange(min=1), default=50, show_default=True, help="Of those.")
@format_option
@click.pass_obj
def hubs(settings: Settings, *, wanted: bool, min_persons: int, limit: int, form: str) -> None:
    """List the values that somebody has classed, by whom, until when and why; or those that wait for it.

    A proposal says what a value looks like by rules, and why. Only `ringlight classify` makes it count.
    """
    today = datetime.now(UTC).date()
    with open_database(settings) as database:
        settle(database)
        if wanted:
            lists = reference_lists(settings.home)
            waiting = database.read_together(
                lambda reader: unclassified(reader, lists, today, least=min_persons, limit=limit)
            )
            show_rows(_waiting_rows(waiting), UNCLASSED_COLUMNS, form)
        else:
            show_rows(_classed_rows(classified(database, today)), CLASSED_COLUMNS, form)


def _waiting_rows(waiting: Iterable[Unclassified]) -> Iterator[dict[str, Any]]:
    for one in waiting:
        row = {column: getattr(one, column) for column in UNCLASSED_COLUMNS if column not in {"proposal", "reason"}}
        yield row | {"proposal": one.proposal.hub_class, "reason": one.proposal.reason}


def _classed_rows(classed: Iterable[Classified]) -> Iterator[dict[str, Any]]:
    for one in classed:
        decision = one.standing.decision
        yield {
            "identifier_id": one.identifier_id,
            "role": one.role,
            "value": one.value,
            "degree": one.degree,
            "hub_class": decision.verdict,
            "is_crossed": one.standing.is_crossed,
            "actor": decision.actor,
            "decided_at": decision.decided_at,
            "until": decision.until,
            "reason": decision.reason,
        }

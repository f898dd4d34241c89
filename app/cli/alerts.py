"""`ringlight alerts`: what scheduled queries found, and how well they do."""

from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

import click

from app.access.masking import HIDDEN
from app.access.misused import misused_among
from app.cli.formats import format_option, show_rows
from graph.access import open_database
from graph.alerts.listing import alerts, by_query
from graph.alerts.model import SHOWN, Alert, Record
from graph.settings import Settings

COLUMNS = ("alert_id", "state", "holder", "name", "subject", "score", "reason", "raised_at", "version")
QUERY_COLUMNS = ("name", "query", "raised", "open", "dismissed", "confirmed", "expired", "false_positive_rate")


@click.command("alerts", epilog="Example: ringlight alerts --state new --format json")
@click.option("--state", type=click.Choice(SHOWN), help="Only these; without it, all.")
@click.option("--name", help="Only those of this [alerts.NAME].")
@click.option(
    "--by-query", "records", is_flag=True, help="How well each query does: what share of its alerts was dismissed."
)
@format_option
@click.pass_obj
def alerts_command(settings: Settings, *, state: str | None, name: str | None, records: bool, form: str) -> None:
    """List alerts, the weightiest first."""
    now = datetime.now(UTC)
    with open_database(settings) as database:
        if records:
            show_rows(map(_record_row, by_query(database, now)), QUERY_COLUMNS, form)
        else:
            found = alerts(database, now, shown=state, name=name)
            misused = misused_among(database, (each for one in found for each in one.applicants))
            show_rows((alert_row(one, misused) for one in found), COLUMNS, form)


def alert_row(found: Alert, misused: frozenset[str]) -> dict[str, Any]:
    """One alert as one row of output; the reason is hidden where it is about somebody whose identity is misused."""
    return {
        "alert_id": found.alert_id,
        "state": found.shown,
        "holder": found.last.holder,
        "name": found.name,
        "query": found.query,
        "kind": found.kind,
        "subject": found.subject,
        "applicants": found.applicants,
        "score": found.score,
        "reason": found.reason if misused.isdisjoint(found.applicants) else HIDDEN,
        "owner": found.owner,
        "raised_at": found.raised_at,
        "expires_at": found.last.expires_at,
        "until": found.last.until,
        "version": found.version,
    }


def _record_row(record: Record) -> dict[str, Any]:
    return asdict(record) | {"false_positive_rate": record.false_positive_rate}

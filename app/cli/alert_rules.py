"""What `ringlight alert` says to the machinery: run, leave out, tell."""

from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

import click

from app.auditing import actor, note
from app.cli.formats import format_option, show_rows
from graph.access import open_database
from graph.alerts.declaration import declared_alert, declared_alerts
from graph.alerts.delivery.deliver import deliver_due
from graph.alerts.delivery.model import MessageState
from graph.alerts.delivery.outbox import messages, resend
from graph.alerts.run import Outcome, run_alert
from graph.alerts.suppression import lift, suppress, suppressions
from graph.errors import BrokenWorld, UsageError
from graph.settings import Settings

OUTCOME_COLUMNS = ("name", "rows", "suppressed", "new", "grown", "seconds", "failure")
SUPPRESSION_COLUMNS = ("suppression_id", "name", "column", "value", "until", "stands", "actor", "reason")
MESSAGE_COLUMNS = ("message_id", "state", "delivery", "name", "new", "grown", "attempts", "next_at", "trouble")

reason_option = click.option("--reason", required=True, help="Why, for whoever reads it in a year.")
"""For whatever is done to alerts and lasts."""


@click.command("run", epilog="Example: ringlight alert run --all")
@click.argument("name", required=False)
@click.option("--all", "every", is_flag=True, help="All that are declared, whether or not they are due.")
@format_option
@click.pass_obj
def run(settings: Settings, *, name: str | None, every: bool, form: str) -> None:
    """Run one alert of ringlight.toml, or all, now, and send the messages that are due."""
    if (name is not None) == every:
        raise UsageError("Give either the NAME of an alert or --all.")
    names = [name] if name is not None else list(declared_alerts(settings.home))
    with open_database(settings) as database:
        outcomes = [run_alert(database, settings.home, each, actor=actor(), now=datetime.now(UTC)) for each in names]
        deliver_due(database, settings.home, lambda: datetime.now(UTC))
    show_rows(map(_outcome_row, outcomes), OUTCOME_COLUMNS, form)
    if failed := [outcome.name for outcome in outcomes if outcome.failure]:
        raise BrokenWorld(f"Failed: {', '.join(failed)}. Whoever owns them has an alert.")


@click.command(
    "suppress",
    epilog="Example: ringlight alert suppress farms --where city=Mesa --until 2027-01-31 --reason 'Our depot.'",
)
@click.argument("name")
@click.option("--where", required=True, metavar="COLUMN=VALUE", help="Rows with this value, or a list that holds it.")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), required=True, help="The last day on which it holds (UTC).")
@reason_option
@click.pass_obj
def suppress_command(settings: Settings, *, name: str, where: str, until: datetime, reason: str) -> None:
    """Keep known and harmless rows of an alert from becoming work, and print the rule's id."""
    declared_alert(settings.home, name)
    column, equals, value = where.partition("=")
    if not (column and equals):
        raise UsageError(f"--where takes COLUMN=VALUE, and {where!r} is none.")
    with open_database(settings) as database:
        made = suppress(
            database, name, column, value, until=until.date(), reason=reason, actor=actor(), at=datetime.now(UTC)
        )
    note(settings.home, "alert_suppress", subject=value, reason=reason, alert=name, column=column, until=until.date())
    click.echo(made.suppression_id)


@click.command("suppressions", epilog="Example: ringlight alert suppressions --format json")
@format_option
@click.pass_obj
def suppressions_command(settings: Settings, *, form: str) -> None:
    """List all suppressions, also those that ended, the newest first."""
    today = datetime.now(UTC).date()
    with open_database(settings) as database:
        rows = [asdict(one) | {"stands": one.stands(today)} for one in suppressions(database)]
    show_rows(rows, SUPPRESSION_COLUMNS, form)


@click.command("lift", epilog="Example: ringlight alert lift suppression:3fa9c1d2e4b5a697")
@click.argument("suppression_id")
@click.pass_obj
def lift_command(settings: Settings, *, suppression_id: str) -> None:
    """End a suppression before its time."""
    with open_database(settings) as database:
        lift(database, suppression_id, actor=actor(), at=datetime.now(UTC))
    note(settings.home, "alert_lift", subject=suppression_id)


@click.command("messages", epilog="Example: ringlight alert messages --state dead")
@click.option("--state", type=click.Choice([state.value for state in MessageState]), help="Only these.")
@format_option
@click.pass_obj
def messages_command(settings: Settings, *, state: str | None, form: str) -> None:
    """List what was told to whom, and what could not be: dead letters."""
    with open_database(settings) as database:
        found = messages(database, MessageState(state) if state else None)
    show_rows(map(asdict, found), MESSAGE_COLUMNS, form)


@click.command("resend", epilog="Example: ringlight alert resend message:3fa9c1d2e4b5a697")
@click.argument("message_id")
@click.pass_obj
def resend_command(settings: Settings, *, message_id: str) -> None:
    """Try a dead letter again, under the id that it has."""
    now = datetime.now(UTC)
    with open_database(settings) as database:
        resend(database, message_id, now)
        note(settings.home, "alert_resend", subject=message_id)
        deliver_due(database, settings.home, lambda: datetime.now(UTC))


def _outcome_row(outcome: Outcome) -> dict[str, Any]:
    return asdict(outcome) | {"new": len(outcome.new), "grown": len(outcome.grown)}

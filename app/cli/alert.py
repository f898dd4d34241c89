"""`ringlight alert`: working on what scheduled queries found."""

from datetime import UTC, datetime
from typing import Any

import click

from app.access.misused import applicants_in, misused_among, rows_masked
from app.auditing import actor, note
from app.cli.alert_rules import (
    lift_command,
    messages_command,
    reason_option,
    resend_command,
    run,
    suppress_command,
    suppressions_command,
)
from app.cli.alerts import alert_row
from app.cli.formats import format_option, show_rows
from app.export.cells import visible
from app.export.documents import as_json
from app.export.tables import Format
from graph.access import open_database
from graph.alerts.listing import Happened, alert_of, history
from graph.alerts.model import Act, Alert
from graph.alerts.work import Overtaken, Step, act, take_next
from graph.errors import UsageError
from graph.settings import Settings

CHANGE_COLUMNS = ("number", "act", "state", "holder", "actor", "at", "until", "reason")

_version = click.option("--version", "saw", type=int, help="Refuse unless the alert is still at this version.")


@click.group("alert")
def alert() -> None:
    """Run alerts, and work on what they found."""


for _command in (run, suppress_command, suppressions_command, lift_command, messages_command, resend_command):
    alert.add_command(_command)


@alert.command("show", epilog="Example: ringlight alert show alert:3fa9c1d2e4b5a697 --format json")
@click.argument("alert_id")
@format_option
@click.pass_obj
def show(settings: Settings, *, alert_id: str, form: str) -> None:
    """Print all that became of one alert; as json, with the evidence."""
    now = datetime.now(UTC)
    with open_database(settings) as database:
        found = alert_of(database, alert_id, now)
        if found is None:
            raise UsageError(f"There is no alert {visible(alert_id)}: `ringlight alerts` lists those that there are.")
        note(settings.home, "alert", subject=found.subject, alert=alert_id)
        happened = history(database, alert_id)
        people = {each for one in happened for row in one.evidence for each in applicants_in(row)}
        misused = misused_among(database, people.union(found.applicants))
    if form == Format.JSON:
        told = [_change_row(one) | {"evidence": rows_masked(one.evidence, misused)} for one in happened]
        click.echo(as_json(alert_row(found, misused) | {"history": told}))
    else:
        show_rows(map(_change_row, happened), CHANGE_COLUMNS, form)


@alert.command("next", epilog="Example: ringlight alert next")
@click.option("--name", help="Only of this [alerts.NAME].")
@click.pass_obj
def next_command(settings: Settings, *, name: str | None) -> None:
    """Take the weightiest alert that nobody has, and print its id. Two people never get the same."""
    with open_database(settings) as database:
        taken = take_next(database, actor(), datetime.now(UTC), name)
    if taken is None:
        click.echo("No alert is new.", err=True)
        return
    _tell(settings, taken, Act.TAKEN)


@alert.command("take", epilog="Example: ringlight alert take alert:3fa9c1d2e4b5a697")
@click.argument("alert_id")
@click.option("--reason", default="", help="Why.")
@_version
@click.pass_obj
def take(settings: Settings, *, alert_id: str, reason: str, saw: int | None) -> None:
    """Take this alert."""
    _act(settings, _step(alert_id, Act.TAKEN, reason), saw)


@alert.command("dismiss", epilog='Example: ringlight alert dismiss alert:3fa9c1d2e4b5a697 --reason "One household."')
@click.argument("alert_id")
@reason_option
@_version
@click.pass_obj
def dismiss(settings: Settings, *, alert_id: str, reason: str, saw: int | None) -> None:
    """Close it as a false alarm. It comes back only when there is more evidence."""
    _act(settings, _step(alert_id, Act.DISMISSED, reason), saw)


@alert.command("confirm", epilog='Example: ringlight alert confirm alert:3fa9c1d2e4b5a697 --reason "Same hands."')
@click.argument("alert_id")
@reason_option
@_version
@click.pass_obj
def confirm(settings: Settings, *, alert_id: str, reason: str, saw: int | None) -> None:
    """Close it as rightly raised. What follows for whom is a decision of its own: `ringlight decide`."""
    _act(settings, _step(alert_id, Act.CONFIRMED, reason), saw)


@alert.command("reopen", epilog='Example: ringlight alert reopen alert:3fa9c1d2e4b5a697 --reason "Kim is ill."')
@click.argument("alert_id")
@reason_option
@_version
@click.pass_obj
def reopen(settings: Settings, *, alert_id: str, reason: str, saw: int | None) -> None:
    """Put it back among the new ones, whoever took or closed it."""
    _act(settings, _step(alert_id, Act.REOPENED, reason), saw)


@alert.command(
    "snooze",
    epilog='Example: ringlight alert snooze alert:3fa9c1d2e4b5a697 --until 2027-01-31 --reason "Waits for HR."',
)
@click.argument("alert_id")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), required=True, help="The day on which it wakes (UTC).")
@reason_option
@_version
@click.pass_obj
def snooze(settings: Settings, *, alert_id: str, until: datetime, reason: str, saw: int | None) -> None:
    """Let it sleep until a day, or until there is more evidence."""
    _act(settings, _step(alert_id, Act.SNOOZED, reason, until.replace(tzinfo=UTC)), saw)


def _step(alert_id: str, what: Act, reason: str, until: datetime | None = None) -> Step:
    return Step(alert_id, what, actor(), datetime.now(UTC), reason, until)


def _act(settings: Settings, step: Step, saw: int | None) -> None:
    with open_database(settings) as database:
        seen = alert_of(database, step.alert_id, step.at)
        answer = act(database, step, saw=saw or (seen.version if seen else 0))
    if isinstance(answer, Overtaken):
        raise UsageError(_overtaken(answer.alert))
    _tell(settings, answer, step.act, step.reason)


def _tell(settings: Settings, done: Alert, what: Act, reason: str = "") -> None:
    note(settings.home, f"alert_{what}", subject=done.subject, reason=reason or None, alert=done.alert_id)
    click.echo(done.alert_id)
    click.echo(visible(f"{what.capitalize()}: {done.name} about {done.subject}."), err=True)


def _overtaken(standing: Alert) -> str:
    last = standing.last
    return visible(
        f"Not done: by now it is {standing.shown}, {last.act} by {last.actor} (version {standing.version}). "
        "`ringlight alert show` tells why; do it again if you still mean it."
    )


def _change_row(one: Happened) -> dict[str, Any]:
    return {column: getattr(one.change, column) for column in CHANGE_COLUMNS}

"""`ringlight`: one command, its subcommands loaded only when they are called."""

import importlib
import os
import sys
from typing import Any

import click

from graph.errors import RinglightError
from graph.settings import Settings

COMMANDS = {
    "demo": "app.cli.demo:demo",
    "db": "app.cli.db:db",
    "ingest": "app.cli.ingest:ingest_command",
    "bulk": "app.cli.bulk:bulk",
    "spark-ingest": "app.cli.spark:spark_ingest_command",
    "runs": "app.cli.ingest:runs_command",
    "rejections": "app.cli.ingest:rejections_command",
    "map": "app.cli.maps:maps",
    "search": "app.cli.search:search_command",
    "ring": "app.cli.ring:ring",
    "rings": "app.cli.rings:rings",
    "path": "app.cli.ring:path",
    "decide": "app.cli.decisions:decide_command",
    "decisions": "app.cli.decisions:decisions_command",
    "classify": "app.cli.hubs:classify",
    "hubs": "app.cli.hubs:hubs",
    "signals": "app.cli.signals:signals_command",
    "person": "app.cli.person:person",
    "retract": "app.cli.person:retract_command",
    "erase": "app.cli.person:erase_command",
    "hold": "app.cli.person:hold_command",
    "alerts": "app.cli.alerts:alerts_command",
    "alert": "app.cli.alert:alert",
    "case": "app.cli.cases:case",
    "audit": "app.cli.audit:audit",
    "exchange": "app.cli.exchange:exchange",
    "query": "app.cli.query:query",
    "job": "app.cli.jobs:job",
    "schedule": "app.cli.schedule:schedule",
    "evaluate": "app.cli.evaluate:evaluate_command",
    "serve": "app.cli.serve:serve",
    "user": "app.cli.users:user",
}
"""Subcommand to where it is defined, in the order in which `--help` lists them."""


class LazyCommands(click.Group):
    """Imports a subcommand's module when it is needed, so that `ringlight db status` does not pay for Streamlit."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names, in the order of `COMMANDS`."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The subcommand, or None where the name is unknown."""
        where = COMMANDS.get(cmd_name)
        if where is None:
            return None
        module, _, name = where.partition(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command


@click.group(cls=LazyCommands)
@click.version_option(package_name="ringlight")
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
@click.pass_context
def ringlight(ctx: click.Context, *, debug: bool) -> None:  # `debug` is read by main()
    """Ringlight shines a light on rings: applicants who look unrelated and are run by the same hands."""
    ctx.obj = Settings.from_environ(os.environ)


def main(arguments: list[str] | None = None) -> Any:  # noqa: ANN401  # whatever the command returns, click exits before
    """Run the command line; a broken world ends in one sentence and an exit code, never in a traceback."""
    arguments = sys.argv[1:] if arguments is None else arguments
    try:
        return ringlight(args=arguments)
    except RinglightError as error:
        if "--debug" in arguments:
            raise
        click.echo(f"ringlight: {error}", err=True)
        sys.exit(error.exit_code)

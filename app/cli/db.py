"""`ringlight db`: the database behind everything."""

import json
from dataclasses import asdict
from pathlib import Path

import click

from app.auditing import actor, note
from graph.access import connect, open_database
from graph.audit.trail import forget
from graph.errors import UsageError
from graph.home import Home, open_home
from graph.privacy.restored import erase_again, must_be_erased_again
from graph.schema.migrate import migrate
from graph.server import artifacts
from graph.settings import Settings
from graph.upkeep import status as upkeep_status
from graph.upkeep.rekeying.facts import Rekeyed
from graph.upkeep.upgrade import upgrade
from graph.upkeep.wipe import wipe_everything, wipe_facts


@click.group()
def db() -> None:
    """Start, stop, look at, empty, copy and update the database."""


@db.command(epilog="Example: ringlight db start")
@click.option("--repair", is_flag=True, help="Cut off what a full disk left of a transaction that was never finished.")
@click.pass_obj
def start(settings: Settings, *, repair: bool) -> None:
    """Start the embedded Neo4j, or join the one that runs."""
    home = _embedded_home(settings, "start")
    if repair:
        _start_repaired(home, settings)
    open_database(settings).close()
    _say(f"Neo4j answers at {upkeep_status.status(settings).uri}.")


def _start_repaired(home: Home, settings: Settings) -> None:
    from graph.server.process import is_alive  # noqa: PLC0415
    from graph.server.start import changing, start  # noqa: PLC0415  # Unix only, like the embedded server

    with changing(home):
        if is_alive(home):
            raise UsageError("Neo4j runs: `ringlight db stop` first.")
        start(home, settings, repair=True)


@db.command(epilog="Example: ringlight db stop")
@click.pass_obj
def stop(settings: Settings) -> None:
    """Stop the embedded Neo4j. The next command that needs it starts it again."""
    from graph.server.start import changing, stop  # noqa: PLC0415  # Unix only, like the embedded server

    home = _embedded_home(settings, "stop")
    with changing(home):
        stopped = stop(home)
    _say("Neo4j has stopped." if stopped else "Neo4j does not run.")


@db.command(epilog="Example: ringlight db status --json")
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
@click.pass_obj
def status(settings: Settings, *, as_json: bool) -> None:
    """Tell what runs and what it holds, without starting anything."""
    found = asdict(upkeep_status.status(settings))
    if as_json:
        click.echo(json.dumps(found))
        return
    if settings.server:
        found["queries_run_as"] = settings.server.asks_as.username
    for name, value in found.items():
        click.echo(f"{name.replace('_', ' '):18} {'-' if value is None else value}")


@db.command(epilog="Example: ringlight db wipe --yes")
@click.option("--yes", is_flag=True, help="Required: what is wiped is gone.")
@click.option("--everything", is_flag=True, help="Decisions and audit too.")
@click.pass_obj
def wipe(settings: Settings, *, yes: bool, everything: bool) -> None:
    """Remove all that feeds said, runs and rejections; decisions and audit stay unless --everything."""
    if not yes:
        raise UsageError("This removes what feeds said, for good: say `ringlight db wipe --yes` if you mean it.")
    with open_database(settings) as database:
        (wipe_everything if everything else wipe_facts)(database)
    if everything:
        forget(settings.home)
    note(settings.home, "wipe", everything=everything)
    _say("The graph is empty.")


@db.command(epilog="Example: ringlight db backup ~/ringlight.backup")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.pass_obj
def backup(settings: Settings, *, file: Path) -> None:
    """Save the graph and the home to a new FILE. The server stops meanwhile; commands wait for it."""
    home = _embedded_home(settings, "backup")
    from graph.server.backup import backup  # noqa: PLC0415  # Unix only, like the embedded server

    note(settings.home, "backup", file=str(file))
    backup(home, settings, file)
    _say(f"Saved to {file}. It holds personal data: keep it as safe as {home.path}.")


@db.command(epilog="Example: ringlight db restore ~/ringlight.backup")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.pass_obj
def restore(settings: Settings, *, file: Path) -> None:
    """Replace the graph by that of a backup. If that fails, the graph stays as it was."""
    home = _embedded_home(settings, "restore")
    from graph.server.backup import restore  # noqa: PLC0415  # Unix only, like the embedded server

    restore(home, settings, file)
    note(settings.home, "restore", file=str(file))
    if must_be_erased_again(settings.home):
        # Whatever rules made its keys: who is gone has to be gone at once.
        with connect(settings, home) as database:
            migrate(database, home)
            erase_again(database, settings.home, actor=actor())
    _say(f"Restored from {file}.")


@db.command("upgrade", epilog="Example: ringlight db upgrade")
@click.pass_obj
def upgrade_command(settings: Settings) -> None:
    """Bring a graph that an older Ringlight made up to date, after saving it to the home's folder `backups`."""
    done = upgrade(settings, actor=actor())
    if done.saved:
        _say(f"The graph as it was is in {done.saved}.")
    if done.rekeyed:
        _say(_told(done.rekeyed))
    found = upkeep_status.status(settings)
    _say(f"The graph is up to date: schema {found.schema_version}, canonical forms {found.canonical_version}.")


@db.command(epilog="Example: ringlight db fetch --from https://maven.example.com/repository/central")
@click.option("--from", "source", metavar="FOLDER|MIRROR", help="A folder of jars or a Maven mirror's address.")
@click.pass_obj
def fetch(settings: Settings, *, source: str | None) -> None:
    """Fetch the embedded Neo4j, or what is missing of it, so that a start needs no network."""
    from graph.server.fetch import fetch  # noqa: PLC0415  # needs the extra `embedded`

    _embedded_home(settings, "fetch")
    chosen = artifacts.release(settings.release)
    folder = fetch(chosen, settings.cache, _source(source))
    _say(f"Neo4j {chosen.version} is complete in {folder}.")


def _told(rekeyed: Rekeyed) -> str:
    said = f"{rekeyed.moved:,} uses of values are under new keys."
    if rekeyed.unread:
        said += f" {rekeyed.unread:,} are nothing to the rules of today and stay as they were."
    if rekeyed.retracted:
        said += f" {rekeyed.retracted:,} had been retracted under their new keys and went."
    return said


def _source(text: str | None) -> Path | str | None:
    if text is None or text.startswith(("http://", "https://")):
        return text
    if not Path(text).is_dir():
        raise UsageError(f"{text} is neither a folder nor an address that begins with https://.")
    return Path(text)


def _embedded_home(settings: Settings, action: str) -> Home:
    if settings.server:
        raise UsageError(f"NEO4J_URI names a server of your own: `ringlight db {action}` is only for the embedded one.")
    return open_home(settings.home)


def _say(sentence: str) -> None:
    click.echo(sentence, err=True)

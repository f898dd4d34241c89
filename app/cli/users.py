"""`ringlight user`: who may sign in to the app."""

import sys
from pathlib import Path
from typing import Any, TextIO

import click

from app.access.roles import Role
from app.access.users import add_user, read_users, remove_user
from app.auditing import note
from app.cli.formats import format_option, show_rows
from graph.errors import UsageError
from graph.home import open_home
from graph.settings import Settings

COLUMNS = ("name", "role")


@click.group("user")
def user() -> None:
    """Add, remove and list the people who sign in to the app with a password.

    They count where `ringlight.toml` says sign_in = "users" (docs/access.md).
    """


@user.command("add", epilog="Example: ringlight user add dana --role investigator")
@click.argument("name")
@click.option("--role", type=click.Choice([role.value for role in Role]), required=True)
@click.option(
    "--password-file", type=click.File(encoding="utf-8"), help="Its first line is the password; - is standard input."
)
@click.option("--replace", is_flag=True, help="Give a user who is there this role and a new password.")
@click.pass_obj
def add(settings: Settings, *, name: str, role: str, password_file: TextIO | None, replace: bool) -> None:
    """Add a user. The password is asked for twice on the terminal, and is never an argument."""
    home = open_home(settings.home).path
    add_user(home, name, Role(role), _password(password_file), replace=replace)
    note(home, "user added", subject=name, role=role)
    click.echo(f"{name} may sign in, as {role}.", err=True)


@user.command("remove", epilog="Example: ringlight user remove dana")
@click.argument("name")
@click.pass_obj
def remove(settings: Settings, *, name: str) -> None:
    """Remove a user, who is signed out at their next click."""
    home: Path = open_home(settings.home).path
    remove_user(home, name)
    note(home, "user removed", subject=name)
    click.echo(f"{name} may no longer sign in.", err=True)


@user.command("list", epilog="Example: ringlight user list --format json")
@format_option
@click.pass_obj
def list_command(settings: Settings, *, form: str) -> None:
    """List who may sign in, and as what."""
    users = read_users(open_home(settings.home).path)
    rows: list[dict[str, Any]] = [{"name": name, "role": each.role.value} for name, each in sorted(users.items())]
    show_rows(rows, COLUMNS, form)


def _password(file: TextIO | None) -> str:
    if file is not None:
        return file.readline().rstrip("\r\n")
    if not sys.stdin.isatty():
        raise UsageError("There is no terminal to ask on: give --password-file FILE, or - for standard input.")
    password: str = click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
    return password

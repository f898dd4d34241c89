"""The options that say how files are to be read, which every command that loads has."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])

_OPTIONS = (
    click.option("--source", metavar="NAME", help="Who says so; the map's source, or the feed's name, when not given."),
    click.option(
        "--region", metavar="COUNTRY", help="Where a national phone number or address is from, if no row says."
    ),
    click.option("--zone", metavar="ZONE", help="The time zone of times that have none, such as UTC."),
    click.option("--encoding", metavar="NAME", help="How the text is encoded, if it was not detected rightly."),
)


def reading_options(command: Command) -> Command:
    """Give the command the arguments `source`, `region`, `zone` and `encoding`, for `with_options`."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command

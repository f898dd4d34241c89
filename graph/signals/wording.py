"""The sentence that explains a hit."""

from collections.abc import Mapping
from datetime import date, datetime


def explained(template: str, values: Mapping[str, object]) -> str:
    """`template` with the values in words. They are text that applicants wrote: show it as nothing else."""
    return template.format_map({name: in_words(value) for name, value in values.items()})


def in_words(value: object) -> str:
    """A time as its day, several values joined by commas, nothing as `unknown`."""
    match value:
        case None:
            return "unknown"
        case datetime():
            return value.date().isoformat()
        case date():
            return value.isoformat()
        case list() | tuple():
            return ", ".join(map(in_words, value))
        case _:
            return str(value)

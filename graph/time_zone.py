"""A time zone as settings and maps name it."""

from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import AfterValidator


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ValueError, OSError, LookupError):
        raise ValueError(f"{name!r} is no time zone: say one such as UTC or America/Chicago") from None
    return name


TimeZone = Annotated[str, AfterValidator(_zone)]
"""The name of a time zone that this machine knows."""

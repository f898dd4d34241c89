"""When something is due: five crontab fields or a span of time (`30m`, `26h`, `7d`), in a time zone."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Annotated
from zoneinfo import ZoneInfo

from apscheduler.triggers.base import BaseTrigger
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.interval import IntervalTrigger
from pydantic import BeforeValidator

_FIELDS = 5
_DAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
_UNITS = {
    "s": timedelta(seconds=1),
    "m": timedelta(minutes=1),
    "h": timedelta(hours=1),
    "d": timedelta(days=1),
    "w": timedelta(weeks=1),
    "y": timedelta(days=365),
}
_BEGIN = datetime(2020, 1, 1)  # midnight wherever the schedule is
"""Intervals are counted from here, so that a scheduler that starts anew keeps the same times."""


def _span(text: object) -> object:
    if isinstance(text, timedelta):
        return text
    said = re.fullmatch(r"\s*(\d{1,6})\s*([smhdwy])\s*", str(text))
    if not said or not int(said[1]):
        raise ValueError(f"{text!r} is no span of time: say one such as 30m, 26h, 7d or 2y")
    return int(said[1]) * _UNITS[said[2]]


Span = Annotated[timedelta, BeforeValidator(_span)]


def trigger(cron: str | None, every: timedelta | None, time_zone: str) -> BaseTrigger | None:
    """The times that a declaration says; None where it says none, ValueError where it says no times or two kinds."""
    if cron and every:
        raise ValueError("is due by cron or by every, not both")
    zone = ZoneInfo(time_zone)
    if cron:
        return _cron(cron, zone)
    return IntervalTrigger(seconds=int(every.total_seconds()), start_date=_BEGIN, timezone=zone) if every else None


def missed(times: BaseTrigger, since: datetime, now: datetime) -> datetime | None:
    """The first time after `since` that has come by now; None where there is none."""
    due = times.get_next_fire_time(None, since + timedelta(microseconds=1))
    return due if due and due <= now else None


def _cron(text: str, zone: ZoneInfo) -> BaseTrigger:
    fields = text.split()
    if len(fields) != _FIELDS:
        raise ValueError(f"{text!r} is no crontab time: it has minute, hour, day, month and weekday")
    minute, hour, day, month, weekday = fields
    if day != "*" and weekday != "*":
        raise ValueError("is due on days of the month or on weekdays, not both: declare it twice")
    return CronTrigger(
        minute=minute, hour=hour, day=day, month=month, day_of_week=",".join(_weekdays(weekday)), timezone=zone
    )


def _weekdays(field: str) -> Iterator[str]:
    """The days by name: the library counts from Monday, crontab from Sunday."""
    for part in field.casefold().split(","):
        if part == "*":
            yield "*"
            continue
        said = re.fullmatch(r"(\*|\w+)(?:-(\w+))?(?:/(\d))?", part)
        if not said:
            raise ValueError(f"{part!r} is no weekday")
        first, last = (0, 6) if said[1] == "*" else (_weekday(said[1]), _weekday(said[2] or said[1]))
        if said[2] and last == 0:
            last = 7
        if last < first:
            raise ValueError(f"{part!r} goes backwards: write {said[1]}-sat,sun-{said[2]}")
        yield from (_DAYS[day % 7] for day in range(first, last + 1, int(said[3] or 1)))


def _weekday(name: str) -> int:
    if name[:3] in _DAYS:
        return _DAYS.index(name[:3])
    if re.fullmatch("[0-7]", name):
        return int(name) % 7
    raise ValueError(f"{name!r} is no weekday: say 0 (Sunday) to 6, or sun to sat")

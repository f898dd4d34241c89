"""Who did what: one line of JSON an event, in a file of the home that only grows."""

import json
import logging
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import IO, Any

from filelock import FileLock

from graph.home import usable, write_private

LOG = "ringlight.audit"
"""The logger that gets every line, too, once it is in the file; nobody listens unless told to."""
_END = b"\n"


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that somebody did. `subject` is the id of whom or what they did it to.

    A line that cannot be read, cut off by a full disk, is an event without time and actor, `unreadable`.
    """

    at: str | None
    """ISO 8601 in UTC, to the microsecond."""
    actor: str | None
    action: str
    subject: str | None = None
    reason: str | None = None
    details: Mapping[str, Any] = field(default_factory=dict)


def record(
    home: Path, actor: str, action: str, *, subject: str | None = None, reason: str | None = None, **details: object
) -> None:
    """Write down what is being done, at the file's end; BrokenWorld where that cannot be done."""
    event = Event(datetime.now(UTC).isoformat(timespec="microseconds"), actor, action, subject, reason, details)
    line = _line(event)
    with usable(home), _alone(home), _appended(home / "audit.jsonl") as file:
        # What a full disk or a power cut left without its end stays a line of its own.
        file.write((b"" if _is_whole(file) else _END) + line)
    logging.getLogger(LOG).info("%s", line.decode("ascii").rstrip())


def events(home: Path, since: date | None = None) -> Iterator[Event]:
    """All that was done since the beginning of that day (UTC), the oldest first."""
    begin = since.isoformat() if since else ""
    for line in _lines(home / "audit.jsonl"):
        event = _read(line)
        if event.at is None or event.at >= begin:
            yield event


def rewrite(home: Path, change: Callable[[Event], Event]) -> None:
    """Give every event what `change` makes of it. Only for erasing somebody: no event is added, moved or removed."""
    with usable(home), _alone(home):
        before = list(_lines(home / "audit.jsonl"))
        after = [_changed(line, change) for line in before]
        if after != before:
            _replace(home, after)


def take_in(home: Path, backup: Path) -> None:
    """Add the events of a backup's file. What was written down since the backup stays, all in the order of time."""
    with usable(home), _alone(home):
        merged = {line: None for file in (backup, home / "audit.jsonl") for line in _lines(file)}
        # Every line begins with its time.
        _replace(home, sorted(merged))


def forget(home: Path) -> None:
    """Remove all events."""
    with usable(home), _alone(home):
        (home / "audit.jsonl").unlink(missing_ok=True)


def _alone(home: Path) -> FileLock:
    # A file that is being rewritten would lose what others add to it meanwhile.
    return FileLock(home / "audit.lock", mode=0o600)


def _appended(path: Path) -> IO[bytes]:
    return os.fdopen(os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600), "ab+")


def _is_whole(file: IO[bytes]) -> bool:
    if file.seek(0, os.SEEK_END) == 0:
        return True
    file.seek(-1, os.SEEK_END)
    return file.read() == _END


def _line(event: Event) -> bytes:
    return json.dumps(asdict(event), default=str).encode("ascii") + _END


def _lines(path: Path) -> Iterator[bytes]:
    if path.exists():
        with path.open("rb") as file:
            yield from (line.rstrip(_END) + _END for line in file)


def _read(line: bytes) -> Event:
    try:
        return Event(**json.loads(line))
    except (ValueError, TypeError):
        return Event(None, None, "unreadable")


def _changed(line: bytes, change: Callable[[Event], Event]) -> bytes:
    event = _read(line)
    return line if event.at is None else _line(change(event))


def _replace(home: Path, lines: list[bytes]) -> None:
    write_private(home / "audit.jsonl", b"".join(lines).decode("ascii", "backslashreplace"))

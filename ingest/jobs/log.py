"""The log of what jobs do: one line an event, for people or as JSON, without secrets."""

import json
import threading
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from enum import StrEnum
from typing import TextIO

from ingest.jobs.declared import JobDeclared
from ingest.jobs.secrets import without_secrets
from ingest.jobs.work import Tell

_LEVELS = {"refused": "warning", "retried": "warning", "interrupted": "warning", "missed": "warning"}
_SHOWN_FIRST = ("job", "content")


class LogForm(StrEnum):
    """How the log is written."""

    TEXT = "text"
    JSON = "json"


def log_to(out: TextIO, form: LogForm, jobs: Iterable[JobDeclared], environ: Mapping[str, str]) -> Tell:
    """Return what writes each event to `out`; several threads may use it."""
    lock, declared = threading.Lock(), list(jobs)

    def shown(value: object) -> object:
        if not isinstance(value, str):
            return value
        for job in declared:
            value = without_secrets(value, job, environ)
        return value

    def tell(event: str, details: Mapping[str, object]) -> None:
        line = _line(event, {name: shown(value) for name, value in details.items()}, form)
        with lock:
            out.write(line + "\n")
            out.flush()

    return tell


def _line(event: str, details: Mapping[str, object], form: LogForm) -> str:
    at = datetime.now(UTC).isoformat(timespec="milliseconds")
    if form is LogForm.JSON:
        return json.dumps({"at": at, "level": _level(event), "event": event, **details}, default=str)
    first = [str(details[name]) for name in _SHOWN_FIRST if name in details]
    numbers = [f"{name} {value}" for name, value in details.items() if not isinstance(value, str)]
    said = [str(details[name]) for name in ("sentence", "why") if details.get(name)]
    text = f"{at} {event}: {' '.join([*first, *numbers])} {' '.join(said)}".rstrip()
    # A file's name and a foreign message may hold anything: on a terminal it stays one line and does nothing.
    return "".join(each if each.isprintable() else repr(each)[1:-1] for each in text)


def _level(event: str) -> str:
    last = event.rpartition(" ")[2]
    return "error" if last in ("failed", "error") else _LEVELS.get(last, "info")

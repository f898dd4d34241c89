"""A job's source: the standard output of a program, which is run without a shell."""

import os
import signal
import subprocess
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from graph.errors import UsageError
from graph.settings_file import Secret
from ingest.jobs.declared import Command
from ingest.jobs.offers import Fetched, Offer, Offers, Room, SourceUnavailable, StopRequested, digest

PASSED_ON = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "TZ", "SSL_CERT_FILE", "HTTPS_PROXY", "NO_PROXY")
"""What a program gets of our own environment; all else, such as the graph's password, is declared or kept from it."""
PAUSE = 0.2
LAST_WORDS = 300


def offers_of(source: Command, room: Room) -> Offers:
    """What the program says, as one content."""
    yield Offer(Path(source.run[0]).name, lambda: _fetch(source, room))


def _fetch(source: Command, room: Room) -> Fetched | None:
    said, complained = room.spool / "output", room.spool / "complaints"
    with said.open("wb") as out, complained.open("wb") as err:
        try:
            process = subprocess.Popen(  # noqa: S603  # an argument list of the operator's own file
                source.run,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=err,
                env=_environment(source, room.environ),
                start_new_session=True,
            )
        except OSError as error:
            raise UsageError(f"{source.run[0]} cannot be run: {error.strerror or error}.") from error
        _wait(process, source, room)
    if process.returncode:
        raise SourceUnavailable(
            f"{source.run[0]} ended with exit code {process.returncode}: {_last_words(complained) or 'it said nothing'}"
        )
    return Fetched(said, digest(said)) if said.stat().st_size else None


def _wait(process: "subprocess.Popen[bytes]", source: Command, room: Room) -> None:
    deadline = time.monotonic() + source.timeout.total_seconds()
    try:
        while process.poll() is None:
            if room.stop.wait(PAUSE):
                raise StopRequested
            if time.monotonic() > deadline:
                raise SourceUnavailable(f"{source.run[0]} was stopped: it took longer than {source.timeout}.")
    finally:
        if process.poll() is None:
            # Its children too, which would otherwise go on.
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _environment(source: Command, environ: Mapping[str, str]) -> dict[str, str]:
    passed = {name: environ[name] for name in PASSED_ON if name in environ}
    told = {name: said.read(environ) if isinstance(said, Secret) else said for name, said in source.environment.items()}
    return passed | told


def _last_words(complained: Path) -> str:
    lines = complained.read_text(encoding="utf-8", errors="replace").strip().splitlines()
    return lines[-1][-LAST_WORDS:] if lines else ""

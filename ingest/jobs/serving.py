"""`/metrics`, `/healthz` and `/readyz` for whoever watches the scheduler. They tell numbers and names of jobs alone."""

import json
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server
from wsgiref.types import StartResponse, WSGIEnvironment

from prometheus_client import CONTENT_TYPE_PLAIN_0_0_4

from graph.errors import UsageError
from graph.settings import Settings
from ingest.jobs.metrics import exposition
from ingest.jobs.observing import observe

_JSON = "application/json"
_Answer = tuple[str, str, bytes]
"""Status, content type, body."""


class _Server(ThreadingMixIn, WSGIServer):
    """Answers several at once, so that a database that hangs keeps nobody from `/healthz`."""

    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002  # the library's name
        del format, arguments


@contextmanager
def watched(settings: Settings, host: str, port: int, is_alive: Callable[[], bool]) -> Iterator[int]:
    """Answer until the block ends; gives the port, which 0 lets the system choose. `/healthz` asks `is_alive`."""

    def answer(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        status, kind, body = _answer(environ.get("PATH_INFO", ""), settings, is_alive)
        start(status, [("Content-Type", kind), ("Content-Length", str(len(body))), ("Cache-Control", "no-store")])
        return [body]

    try:
        server = make_server(host, port, answer, _Server, _Quiet)
    except OSError as error:
        raise UsageError(f"Metrics cannot be served at {host}:{port}: {error.strerror or error}.") from error
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()


def _answer(path: str, settings: Settings, is_alive: Callable[[], bool]) -> _Answer:
    match path:
        case "/metrics":
            return "200 OK", CONTENT_TYPE_PLAIN_0_0_4, exposition(observe(settings), datetime.now(UTC))
        case "/healthz":
            return _as_json(None if is_alive() else "The scheduler does not run any more.")
        case "/readyz":
            return _as_json(observe(settings).fault)
        case _:
            return "404 Not Found", _JSON, b'{"there is": ["/metrics", "/healthz", "/readyz"]}'


def _as_json(fault: str | None) -> _Answer:
    body = json.dumps({"ok": fault is None, "fault": fault}).encode()
    return "503 Service Unavailable" if fault else "200 OK", _JSON, body

"""Receivers on loopback: a mail server and a web server, that answer as a test says."""

import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message as MessageHandler

from graph.alerts.evidence import Finding
from graph.alerts.model import Kind
from graph.alerts.raising import Raised, Raising, raise_alerts
from graph.database import Database

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@dataclass
class Received:
    """What came to the web server, and what it answers: the given statuses first, then 200."""

    url: str = ""
    answers: list[int] = field(default_factory=list)
    requests: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    hold: Event | None = None
    """Until it is set, nothing is answered."""


@pytest.fixture
def web() -> Iterator[Received]:
    """A web server."""
    received = Received()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            received.requests.append((dict(self.headers), body))
            if received.hold:
                received.hold.wait(60)
            self.send_response(received.answers.pop(0) if received.answers else 200)
            self.end_headers()

        def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002  # its own word
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    received.url = f"http://127.0.0.1:{server.server_address[1]}/hook"
    yield received
    if received.hold:
        received.hold.set()
    server.shutdown()
    server.server_close()
    thread.join()


class _Mailbox(MessageHandler):
    def __init__(self) -> None:
        super().__init__()
        self.mails: list[Message] = []

    def handle_message(self, message: Message) -> None:
        self.mails.append(message)


@dataclass(frozen=True)
class Mailbox:
    """A mail server's port, and what came to it."""

    port: int
    mails: list[Message]


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    """A mail server that takes everything."""
    handler = _Mailbox()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    controller = Controller(handler, hostname="127.0.0.1", port=port)
    controller.start()
    yield Mailbox(port, handler.mails)
    controller.stop()


class Clock:
    """A clock that goes on only when it is told to."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now

    def wait(self, time: timedelta) -> None:
        self.now += time


@pytest.fixture
def clock() -> Clock:
    """It is noon."""
    return Clock()


@pytest.fixture
def raise_about(database: Database) -> Callable[..., Raised]:
    """Raise one alert about each of these applicants, to be told by the delivery `ops`."""

    def raise_about(*applicant_ids: str, at: datetime = NOON) -> Raised:
        raising = Raising("phones", "phones_of_many", Kind.FOUND, "kim", at, at + timedelta(days=9), delivery=("ops",))
        found = [
            Finding(one, ({"applicant_id": one, "name": "Ana Lind"},), 0.5, "Ana Lind shares it.", is_person=True)
            for one in applicant_ids
        ]
        raised = raise_alerts(database, raising, found)
        assert raised
        return raised

    return raise_about

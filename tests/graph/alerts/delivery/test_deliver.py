import base64
import hmac
import json
import socket
import subprocess
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from graph.alerts.delivery.deliver import deliver_due
from graph.alerts.delivery.model import Message, MessageState
from graph.alerts.delivery.outbox import LEASE, MOST_ATTEMPTS, messages, resend
from graph.alerts.listing import alerts
from graph.alerts.raising import Raised
from graph.database import Database
from graph.errors import UsageError
from graph.privacy.erase import erase

Raise = Callable[..., Raised]
Web = Any
Clock = Any
Mailbox = Any
Elsewhere = Callable[[str, Path], "subprocess.Popen[bytes]"]
"""As conftest.py has them."""
HOSTILE = 'A-1<script>alert(1)</script><!channel> =HYPERLINK("http://x.example")'
SECRET = "correct horse battery staple"
DELIVER = """
import sys
from pathlib import Path
from datetime import UTC, datetime
from graph.alerts.delivery.deliver import deliver_due
from graph.database import Database
from graph.settings import OwnServer
home, server = Path(sys.argv[1]), OwnServer(*sys.argv[2:])
with Database(server) as database:
    deliver_due(database, home, lambda: datetime(2026, 3, 1, 12, tzinfo=UTC))
"""
"""Run by a process of its own, which can be killed."""


@pytest.fixture
def hook(home: Path, web: Web, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Declare the delivery `ops` as a webhook to the web server."""
    monkeypatch.setenv("OPS_SECRET", SECRET)

    def hook(lines: str = "") -> None:
        (home / "ringlight.toml").write_text(
            f'[delivery.ops]\nkind = "webhook"\nurl = "{web.url}"\nsecret = {{ env = "OPS_SECRET" }}\n{lines}'
        )

    hook()
    return hook


@pytest.fixture
def by_mail(home: Path, mailbox: Mailbox) -> Callable[..., None]:
    """Declare the delivery `ops` as mail to the mail server."""

    def by_mail(lines: str = "", port: int = 0) -> None:
        (home / "ringlight.toml").write_text(
            f'[delivery.ops]\nkind = "smtp"\nhost = "127.0.0.1"\nport = {port or mailbox.port}\nsecurity = "none"\n'
            f'sender = "ringlight@example.org"\nto = ["kim@example.org", "lee@example.org"]\n{lines}'
        )

    by_mail()
    return by_mail


def only(database: Database) -> Message:
    [message] = messages(database)
    return message


@pytest.mark.usefixtures("hook")
def test_a_webhook_is_signed_and_names_applicants_by_their_ids_alone(
    database: Database, home: Path, web: Web, clock: Clock, raise_about: Raise
) -> None:
    raised = raise_about("A-1", "A-2")
    assert deliver_due(database, home, clock) == 1
    [(headers, body)] = web.requests
    key, stamp = headers["webhook-id"], headers["webhook-timestamp"]
    expected = hmac.digest(SECRET.encode(), f"{key}.{stamp}.".encode() + body, "sha256")
    assert headers["webhook-signature"] == f"v1,{base64.b64encode(expected).decode()}"
    assert (key, stamp) == (headers["Idempotency-Key"], str(int(clock().timestamp())))
    told = json.loads(body)
    assert (told["type"], told["alert"], told["owner"], told["new"]) == ("alerts.found", "phones", "kim", 2)
    assert {each["alert_id"] for each in told["alerts"]} == set(raised.new)
    assert {each["applicant_id"] for each in told["alerts"]} == {"A-1", "A-2"}
    assert b"Ana" not in body
    assert (only(database).state, only(database).sent_at) == (MessageState.SENT, clock())
    assert deliver_due(database, home, clock) == 0


def test_a_delivery_may_say_that_messages_hold_evidence(
    *, database: Database, home: Path, hook: Callable[..., None], web: Web, clock: Clock, raise_about: Raise
) -> None:
    hook("include_evidence = true")
    raise_about("A-1")
    deliver_due(database, home, clock)
    [alert] = json.loads(web.requests[0][1])["alerts"]
    assert alert["evidence"] == [{"applicant_id": "A-1", "name": "Ana Lind"}]
    assert alert["reason"] == "Ana Lind shares it."


@pytest.mark.usefixtures("hook")
def test_who_fails_twice_and_then_is_well_gets_it_once_more_each_time_under_one_key(
    database: Database, home: Path, web: Web, clock: Clock, raise_about: Raise
) -> None:
    web.answers = [500, 302]
    raise_about("A-1")
    for pause in (0, 29, 1, 59, 1, 3600):
        clock.wait(timedelta(seconds=pause))
        deliver_due(database, home, clock)
    assert len(web.requests) == 3
    assert len({headers["webhook-id"] for headers, _ in web.requests}) == 1
    assert (only(database).state, only(database).attempts, only(database).trouble) == (MessageState.SENT, 3, None)


@pytest.mark.usefixtures("hook")
def test_who_refuses_for_ever_leaves_a_dead_letter_that_can_be_sent_again(
    database: Database, home: Path, web: Web, clock: Clock, raise_about: Raise
) -> None:
    web.answers = [403] * MOST_ATTEMPTS
    raise_about("A-1")
    for _ in range(MOST_ATTEMPTS + 5):
        deliver_due(database, home, clock)
        clock.wait(timedelta(days=1))
    dead = only(database)
    assert (dead.state, dead.attempts, dead.trouble) == (MessageState.DEAD, 10, "The receiver answered 403.")
    assert len(web.requests) == MOST_ATTEMPTS
    resend(database, dead.message_id, clock())
    assert deliver_due(database, home, clock) == 1
    assert len({headers["webhook-id"] for headers, _ in web.requests}) == 1
    with pytest.raises(UsageError, match="no dead letter"):
        resend(database, dead.message_id, clock())


@pytest.mark.usefixtures("hook")
def test_several_who_deliver_at_once_send_each_once(
    database: Database, home: Path, web: Web, clock: Clock, raise_about: Raise
) -> None:
    for number in range(6):
        raise_about(f"A-{number}")
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: deliver_due(database, home, clock), range(4)))
    while deliver_due(database, home, clock):
        pass
    keys = [headers["webhook-id"] for headers, _ in web.requests]
    assert len(keys) == len(set(keys)) == 6


def test_who_does_not_answer_in_time_is_tried_again(
    *, database: Database, home: Path, hook: Callable[..., None], web: Web, clock: Clock, raise_about: Raise
) -> None:
    hook("patience = 0.2")
    web.hold = Event()
    raise_about("A-1")
    assert deliver_due(database, home, clock) == 0
    assert "does not answer (ReadTimeout)" in (only(database).trouble or "")
    web.hold.set()
    clock.wait(timedelta(minutes=1))
    assert deliver_due(database, home, clock) == 1


@pytest.mark.usefixtures("hook")
def test_killed_in_the_middle_nothing_is_lost_and_no_other_key_is_used(
    *, database: Database, home: Path, web: Web, clock: Clock, raise_about: Raise, elsewhere: Elsewhere
) -> None:
    web.hold = Event()
    raise_about("A-1")
    process = elsewhere(DELIVER, home)
    while not web.requests:
        assert process.poll() is None
        time.sleep(0.05)
    process.kill()
    process.wait()
    web.hold.set()
    assert deliver_due(database, home, clock) == 0
    clock.wait(LEASE)
    assert deliver_due(database, home, clock) == 1
    first, second = web.requests
    assert first[0]["webhook-id"] == second[0]["webhook-id"]
    assert len(alerts(database, clock())) == 1


def test_who_cannot_be_reached_is_said_without_the_address(
    database: Database, home: Path, clock: Clock, raise_about: Raise, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    monkeypatch.setenv("SLACK", f"http://127.0.0.1:{port}/services/T0/SECRET")
    (home / "ringlight.toml").write_text('[delivery.ops]\nkind = "slack"\nurl = { env = "SLACK" }\n')
    raise_about("A-1")
    assert deliver_due(database, home, clock) == 0
    assert only(database).trouble == "The receiver cannot be reached or does not answer (ConnectionError)."


def test_slack_gets_plain_text_in_which_a_hostile_id_is_nothing(
    *, database: Database, home: Path, web: Web, clock: Clock, raise_about: Raise, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SLACK", web.url)
    (home / "ringlight.toml").write_text(
        '[delivery.ops]\nkind = "slack"\nurl = { env = "SLACK" }\nlink = "https://ringlight.example.org/alerts"\n'
    )
    raise_about("A-1", HOSTILE)
    deliver_due(database, home, clock)
    told = json.loads(web.requests[0][1])
    [block] = told["blocks"]
    assert block["text"]["type"] == "plain_text"
    assert "applicant A-1, score 0.50, rows 1" in block["text"]["text"]
    assert "https://ringlight.example.org/alerts" in block["text"]["text"]
    assert told["text"] == "Ringlight: phones: 2 new"
    assert "script" not in json.dumps(told)
    assert "channel" not in json.dumps(told)


@pytest.mark.parametrize("url", ["http://hooks.example.org/x", "ftp://127.0.0.1/x"])
def test_what_could_be_read_on_the_way_is_not_sent(
    *, database: Database, home: Path, clock: Clock, raise_about: Raise, monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    monkeypatch.setenv("SLACK", url)
    (home / "ringlight.toml").write_text('[delivery.ops]\nkind = "slack"\nurl = { env = "SLACK" }\n')
    raise_about("A-1")
    deliver_due(database, home, clock)
    assert "begins with https://" in (only(database).trouble or "")


@pytest.mark.usefixtures("by_mail")
def test_a_mail_goes_to_all_with_one_message_id_and_no_name(
    database: Database, home: Path, mailbox: Mailbox, clock: Clock, raise_about: Raise
) -> None:
    raise_about("A-1", HOSTILE)
    assert deliver_due(database, home, clock) == 1
    [mail] = mailbox.mails
    assert mail["Subject"] == "Ringlight: phones: 2 new"
    assert mail["X-RcptTo"] == "kim@example.org, lee@example.org"
    assert only(database).message_id.replace(":", ".") in mail["Message-ID"]
    text = mail.get_payload(decode=True).decode()
    assert mail.get_content_type() == "text/plain"
    assert "applicant A-1, score 0.50, rows 1" in text
    assert "Ana" not in text
    assert "script" not in text


def test_a_mail_server_that_is_away_is_tried_again(
    *,
    database: Database,
    home: Path,
    mailbox: Mailbox,
    by_mail: Callable[..., None],
    clock: Clock,
    raise_about: Raise,
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    by_mail(port=port)
    raise_about("A-1")
    deliver_due(database, home, clock)
    assert "ConnectionRefusedError" in (only(database).trouble or "")
    by_mail()
    clock.wait(timedelta(minutes=1))
    assert deliver_due(database, home, clock) == 1
    assert len(mailbox.mails) == 1


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ("", "no \\[delivery.ops\\] in ringlight.toml any more"),
        (
            '[delivery.ops]\nkind = "slack"\nurl = { env = "NOT_SET" }',
            "NOT_SET, which ringlight.toml names, is not set",
        ),
    ],
)
def test_a_delivery_that_is_not_there_is_said_at_the_message(
    *, database: Database, home: Path, clock: Clock, raise_about: Raise, toml: str, said: str
) -> None:
    (home / "ringlight.toml").write_text(toml)
    raise_about("A-1")
    deliver_due(database, home, clock)
    assert said.replace("\\", "") in (only(database).trouble or "")


@pytest.mark.usefixtures("hook")
def test_of_whom_was_erased_nothing_is_sent(
    *, database: Database, home: Path, web: Web, clock: Clock, raise_about: Raise, tell: Callable[..., None]
) -> None:
    tell(("A-1", "phone", "(202) 555-0143"))
    raise_about("A-1", "A-2")
    raise_about("A-1", at=clock() + timedelta(seconds=1))
    erase(database, home, "A-1", actor="counsel", reason="Asked to.")
    deliver_due(database, home, clock)
    assert [b"A-1" in body for _, body in web.requests] == [False]

"""Messages that wait in the graph: written with their alerts, tried one at a time, by whoever comes first."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from graph.alerts.delivery.model import Message, MessageState
from graph.database import Database, Reader
from graph.errors import UsageError
from graph.statements import statement

MOST_ATTEMPTS = 10
FIRST_PAUSE = timedelta(seconds=30)
"""Each further pause is twice as long: ten attempts are four hours."""
LEASE = timedelta(minutes=5)
"""How long whoever took a message has for it: if they die, somebody else sends it, under the same id."""


def take_due(database: Database, now: datetime) -> Message | None:
    """The message that waits longest, which nobody else tries now; None where none is due."""
    text, until = statement(__package__, "take_due"), now + LEASE
    rows = database.write(lambda transaction: transaction.run(text, now=now, until=until))
    return _message(rows[0]["message"]) if rows else None


def note_sent(database: Database, message: Message, at: datetime, trouble: str | None = None) -> None:
    """It has arrived, if with some trouble."""
    _settle(database, message, {"state": MessageState.SENT.value, "sent_at": at, "trouble": trouble})


def note_failed(database: Database, message: Message, why: str, at: datetime) -> None:
    """It has not: it waits for another attempt, or, after the last, is a dead letter."""
    dead = message.attempts >= MOST_ATTEMPTS
    state = MessageState.DEAD if dead else MessageState.WAITING
    pause = FIRST_PAUSE * 2 ** (message.attempts - 1)
    _settle(database, message, {"state": state.value, "trouble": why, "next_at": at + pause})


def resend(database: Database, message_id: str, at: datetime) -> None:
    """Try a dead letter again, under its id; UsageError where there is none."""
    text = statement(__package__, "resend")
    if not database.write(lambda transaction: transaction.run(text, message_id=message_id, at=at)):
        raise UsageError(f"There is no dead letter {message_id}: `ringlight alert messages` lists them.")


def messages(reader: Reader, state: MessageState | None = None) -> list[Message]:
    """All messages, the newest first, or those in one state."""
    rows = reader.read(statement(__package__, "messages"), state=state and state.value)
    return [_message(row["message"]) for row in rows]


def _settle(database: Database, message: Message, properties: Mapping[str, object]) -> None:
    text = statement(__package__, "settle_message")
    given = {"message_id": message.message_id, "attempts": message.attempts, "properties": properties}
    database.write(lambda transaction: transaction.run(text, **given))


def _message(stored: dict[str, Any]) -> Message:
    times = {name: stored[name].to_native() for name in ("created_at", "next_at", "sent_at") if stored.get(name)}
    lists = {name: tuple(stored[name]) for name in ("new", "grown")}
    return Message(**stored | times | lists | {"state": MessageState(stored["state"])})

"""Sending what is due. A message that cannot be sent waits for its next attempt; none is lost, none gets another id."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import assert_never

from graph.alerts.declaration import Mail, Slack, Webhook, declared_deliveries
from graph.alerts.delivery.mail import send_mail
from graph.alerts.delivery.model import About, Letter, Message
from graph.alerts.delivery.outbox import note_failed, note_sent, take_due
from graph.alerts.delivery.post import send_slack, send_webhook
from graph.alerts.listing import alert_of, history
from graph.database import Database
from graph.errors import RinglightError, UsageError


def deliver_due(database: Database, home: Path, clock: Callable[[], datetime]) -> int:
    """Try each message whose time has come, once; how many arrived."""
    deliveries = declared_deliveries(home)
    sent = 0
    while message := take_due(database, clock()):
        try:
            trouble = _send(database, deliveries, message, clock())
        except RinglightError as error:
            note_failed(database, message, str(error), clock())
        else:
            note_sent(database, message, clock(), trouble)
            sent += 1
    return sent


def _send(
    database: Database, deliveries: Mapping[str, Mail | Webhook | Slack], message: Message, now: datetime
) -> str | None:
    delivery = deliveries.get(message.delivery)
    if delivery is None:
        raise UsageError(f"There is no [delivery.{message.delivery}] in ringlight.toml any more.")
    about = tuple(_about(database, message, now))
    if not about:
        return None  # All whom it was about were erased.
    letter = Letter(message, about, delivery.include_evidence, delivery.link)
    match delivery:
        case Mail():
            return send_mail(delivery, letter, now)
        case Webhook():
            send_webhook(delivery, letter, now)
        case Slack():
            send_slack(delivery, letter)
        case _:
            assert_never(delivery)
    return None


def _about(database: Database, message: Message, now: datetime) -> list[About]:
    found = (alert_of(database, alert_id, now) for alert_id in (*message.new, *message.grown))
    return [
        About(alert, tuple(row for one in history(database, alert.alert_id) for row in one.evidence))
        for alert in found
        if alert
    ]

"""Messages by HTTP: a signed webhook as Standard Webhooks say (standardwebhooks.com), and Slack's incoming webhook."""

import base64
import binascii
import hmac
import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import requests

from graph.alerts.declaration import Slack, Webhook, encrypted
from graph.alerts.delivery.letter import document, lines, subject_line
from graph.alerts.delivery.model import Letter
from graph.errors import BrokenWorld, UsageError

_ENCODED = "whsec_"


def send_webhook(webhook: Webhook, letter: Letter, now: datetime) -> None:
    """POST it, signed; BrokenWorld unless it is answered by 2xx."""
    body = _json(document(letter))
    key = letter.message.message_id
    stamp = str(int(now.timestamp()))
    headers = {
        "webhook-id": key,
        "webhook-timestamp": stamp,
        "webhook-signature": signature(webhook.secret.read(), key, stamp, body),
        "Idempotency-Key": key,
    }
    _post(webhook.url, body, headers, webhook.patience)


def send_slack(slack: Slack, letter: Letter) -> None:
    """POST it as plain text, in which nothing is a mention, a link or formatting."""
    try:
        url = encrypted(slack.url.read())
    except ValueError as error:
        raise UsageError(f"The address of this Slack delivery cannot be used: {error}.") from error
    text = "\n".join(lines(letter))
    block = {"type": "section", "text": {"type": "plain_text", "text": text[:_LONGEST_BLOCK], "emoji": False}}
    body = _json({"text": _escaped(subject_line(letter)), "blocks": [block]})
    _post(url, body, {"Idempotency-Key": letter.message.message_id}, slack.patience)


def signature(secret: str, key: str, stamp: str, body: bytes) -> str:
    """`v1,` and the HMAC-SHA256 of id, time and body in base64. A secret `whsec_…` is base64 itself."""
    signed = hmac.digest(_key(secret), f"{key}.{stamp}.".encode() + body, "sha256")
    return f"v1,{base64.b64encode(signed).decode()}"


_LONGEST_BLOCK = 3_000


def _key(secret: str) -> bytes:
    if not secret.startswith(_ENCODED):
        return secret.encode()
    try:
        return base64.b64decode(secret.removeprefix(_ENCODED), validate=True)
    except binascii.Error as error:
        raise UsageError("The secret of a webhook begins with whsec_, and what follows is no base64.") from error


def _post(url: str, body: bytes, headers: Mapping[str, str], patience: float) -> None:
    try:
        # The answer's body is never read: a receiver that sends one without end costs nothing.
        with requests.post(
            url,
            data=body,
            headers={**headers, "Content-Type": "application/json", "User-Agent": "ringlight"},
            timeout=patience,
            allow_redirects=False,
            stream=True,
        ) as answered:
            status = answered.status_code
    except requests.RequestException as error:
        # Its text holds the address, which may be a secret.
        raise BrokenWorld(f"The receiver cannot be reached or does not answer ({type(error).__name__}).") from error
    if status // 100 != 2:  # noqa: PLR2004  # HTTP's own way of saying that it went well
        raise BrokenWorld(f"The receiver answered {status}.")


def _json(value: Mapping[str, Any]) -> bytes:
    return json.dumps(value).encode()


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

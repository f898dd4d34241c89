"""A letter in words and as JSON: applicants by their ids and counts alone, unless the delivery says otherwise. Pure."""

import re
from typing import Any

from graph.alerts.delivery.model import About, Letter
from graph.alerts.model import Kind

_PLAIN_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:#/-]{0,79}", re.ASCII)
_MOST_TOLD = 20
_MOST_IN_JSON = 500
_LONGEST = 300


def subject_line(letter: Letter) -> str:
    """One line that says how many and of what."""
    message = letter.message
    if message.kind == Kind.FAILURE:
        return one_line(f"Ringlight: {message.name} failed")
    grown = f", {len(message.grown)} grown" if message.grown else ""
    return one_line(f"Ringlight: {message.name}: {len(message.new)} new{grown}")


def lines(letter: Letter) -> list[str]:
    """The letter as plain text. No line of it is markup, and none holds what an applicant wrote unless allowed to."""
    message = letter.message
    told = [_line(about, letter) for about in letter.about[:_MOST_TOLD]]
    more = len(letter.about) - len(told)
    return [
        subject_line(letter),
        one_line(f"From {message.query}, for {message.owner}."),
        "",
        *told,
        *([f"… and {more} more."] if more > 0 else []),
        "",
        letter.link or "See `ringlight alerts`.",
        "Ringlight accuses nobody: look at the evidence, then decide.",
    ]


def document(letter: Letter) -> dict[str, Any]:
    """The letter as JSON for a program."""
    message = letter.message
    return {
        "type": f"alerts.{message.kind}",
        "message_id": message.message_id,
        "alert": message.name,
        "query": message.query,
        "owner": message.owner,
        "created_at": message.created_at.isoformat(),
        "new": len(message.new),
        "grown": len(message.grown),
        "alerts": [_as_json(about, letter) for about in letter.about[:_MOST_IN_JSON]],
        "link": letter.link,
    }


def one_line(text: str) -> str:
    """The text without line ends and whatever else acts where it is read."""
    return "".join(character if character.isprintable() else " " for character in text)[:_LONGEST]


def _line(about: About, letter: Letter) -> str:
    alert = about.alert
    grown = " (grown)" if alert.alert_id in letter.message.grown else ""
    who = f"applicant {_id(alert.subject)}" if alert.applicants else "one"
    line = f"- {alert.alert_id}{grown}: {who}, score {alert.score:.2f}, rows {len(about.rows)}"
    return one_line(f"{line}: {alert.reason}" if letter.includes_evidence else line)


def _id(subject: str) -> str:
    return subject if _PLAIN_ID.fullmatch(subject) else "(an id with unusual characters)"


def _as_json(about: About, letter: Letter) -> dict[str, Any]:
    alert = about.alert
    told = {
        "alert_id": alert.alert_id,
        "grown": alert.alert_id in letter.message.grown,
        "applicant_id": alert.subject if alert.applicants else None,
        "score": alert.score,
        "rows": len(about.rows),
    }
    if not letter.includes_evidence:
        return told
    return told | {"subject": alert.subject, "reason": alert.reason, "evidence": list(about.rows)}

"""`ringlight decide` and `decisions`: what people decided, and deciding."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime
from typing import Any, TypedDict, Unpack

import click

from app.auditing import actor, note
from app.cli.formats import format_option, show_rows
from app.deciding import evidence_now, subject_of
from app.export.cells import visible
from app.export.tables import Format
from graph.access import open_database
from graph.database import Database
from graph.decisions.decide import Draft, Overtaken, decide, standing_on
from graph.decisions.history import decisions, evidence_of
from graph.decisions.model import Decision, Subject, Verdict, standing_of
from graph.errors import UsageError
from graph.facts.settle import settle
from graph.settings import Settings

COLUMNS = (
    "decision_id",
    "decided_at",
    "actor",
    "subject_kind",
    "subject_id",
    "role",
    "verdict",
    "stands",
    "until",
    "reason",
    "replaces",
)
_OPTIONS = (
    click.option("--role", type=click.Choice(["home", "ship_to"]), help="Only this way of having an address."),
    click.option("--reason", required=True, help="Why, for whoever reads it in a year."),
    click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="The last day on which it holds (UTC)."),
    click.option("--replaces", metavar="DECISION_ID", help="Refuse unless this one still stands."),
)


class How(TypedDict):
    """What `how_options` add to a command."""

    role: str | None
    reason: str
    until: datetime | None
    replaces: str | None


def how_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command that decides its options, to be handed to `decide_about`."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


@click.command(
    "decide", epilog='Example: ringlight decide A-1042 --verdict cleared --reason "Spoke to them; see mail."'
)
@click.argument("subject")
@click.option("--verdict", type=click.Choice([verdict.value for verdict in Verdict]), required=True)
@how_options
@click.pass_obj
def decide_command(settings: Settings, *, subject: str, verdict: str, **how: Unpack[How]) -> None:
    """Write down what was decided about an applicant, a value, a ring (by their ids) or a link ("APPLICANT VALUE").

    Nothing is ever changed: a later decision replaces this one, and `revoked` takes it back.
    """
    decide_about(settings, subject, verdict, how)


@click.command("decisions", epilog="Example: ringlight decisions A-1042 --format json")
@click.argument("subject", required=False)
@format_option
@click.pass_obj
def decisions_command(settings: Settings, *, subject: str | None, form: str) -> None:
    """List what was decided, the newest first; with a SUBJECT, about it and about rings and links that it was part of.

    As json, and with a SUBJECT, each decision comes with the evidence as it was.
    """
    with open_database(settings) as database:
        rows = _rows(decisions(database, subject), datetime.now(UTC).date())
        if subject and form == Format.JSON:
            rows = (row | {"evidence": _evidence_of(database, row["decision_id"])} for row in rows)
        show_rows(rows, COLUMNS, form)


def decide_about(settings: Settings, text: str, verdict: str, how: How) -> None:
    """Decide as the operating system's user, print the decision's id, and say on standard error what was decided."""
    until = how["until"]
    with open_database(settings) as database:
        settle(database)
        subject = _subject(database, text, how["role"])
        draft = Draft(
            subject=subject,
            verdict=verdict,
            reason=how["reason"],
            actor=actor(),
            at=datetime.now(UTC),
            until=until.date() if until else None,
            evidence=evidence_now(database, settings.home, subject),
        )
        standing = standing_on(database, subject, draft.at.date())
        answer = decide(database, draft, saw=how["replaces"] or (standing.decision_id if standing else None))
    if isinstance(answer, Overtaken):
        raise UsageError(_overtaken(answer))
    note(settings.home, "decide", subject=subject.id, reason=how["reason"], verdict=verdict)
    click.echo(answer.decision_id)
    before = f" Before: {standing.verdict}, by {standing.actor}." if standing else ""
    click.echo(visible(f"Decided about {subject.id}: {verdict}.{before}"), err=True)


def _subject(database: Database, text: str, role: str | None) -> Subject:
    subject = subject_of(database, text, role)
    if subject is None:
        raise UsageError(f"There is no applicant, value, ring or link {visible(text)}: `ringlight search` finds ids.")
    return subject


def _overtaken(answer: Overtaken) -> str:
    standing = answer.standing
    now = f"{standing.verdict} by {standing.actor} ({standing.decision_id}) stands" if standing else "nothing stands"
    return visible(f"Not decided: by now {now}. `ringlight decisions` shows why; decide again if you still mean it.")


def _rows(found: Iterable[Decision], today: date) -> Iterator[dict[str, Any]]:
    found = list(found)
    on_subject: dict[Subject, list[Decision]] = defaultdict(list)
    for decision in found:
        on_subject[decision.subject].append(decision)
    standing = {subject: standing_of(each, today) for subject, each in on_subject.items()}
    return (_row(decision, stands=standing[decision.subject] is decision) for decision in found)


def _row(decision: Decision, *, stands: bool) -> dict[str, Any]:
    subject = decision.subject
    return {
        "decision_id": decision.decision_id,
        "decided_at": decision.decided_at,
        "actor": decision.actor,
        "subject_kind": subject.kind,
        "subject_id": subject.id,
        "role": subject.role,
        "verdict": decision.verdict,
        "stands": stands,
        "until": decision.until,
        "reason": decision.reason,
        "replaces": decision.replaces,
        "applicants": subject.applicants,
        "identifiers": subject.identifiers,
    }


def _evidence_of(database: Database, decision_id: str) -> Any:  # noqa: ANN401  # whatever JSON document it was made on
    return json.loads(evidence_of(database, decision_id) or "null")

"""`ringlight decide`, `classify` and `decisions`: what people decided, and deciding."""

import getpass
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from typing import Any

import click

from app.cli.formats import format_option, show_rows
from app.export.cells import visible
from app.export.documents import as_json
from app.export.tables import Format
from graph.access import open_database
from graph.database import Database
from graph.decisions.decide import Draft, Overtaken, decide, standing_on
from graph.decisions.history import decisions, evidence_of
from graph.decisions.model import Decision, Subject, SubjectKind, Verdict, standing_of
from graph.decisions.subjects import find_subject
from graph.errors import UsageError
from graph.facts.settle import settle
from graph.hubs.classes import HubClass
from graph.hubs.lists.reference import reference_lists
from graph.hubs.read import read_busy_values
from graph.rings.growth import find_ring
from graph.rings.model import StoredRing
from graph.rings.stored.listing import stored_rings
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
VERDICTS = [verdict.value for verdict in Verdict]
HUB_CLASSES = [hub_class.value for hub_class in HubClass]

reason_option = click.option("--reason", required=True, help="Why, in a sentence for whoever reads it in a year.")
until_option = click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="The last day on which it holds (UTC).")
role_option = click.option("--role", type=click.Choice(["home", "ship_to"]), help="One way of having an address.")
replaces_option = click.option(
    "--replaces", metavar="DECISION_ID", help="Decide only if this one still stands.  [default: whatever stands]"
)


@click.command(
    "decide", epilog='Example: ringlight decide A-1042 --verdict cleared --reason "Spoke to them; see mail."'
)
@click.argument("subject")
@click.option("--verdict", type=click.Choice(VERDICTS), required=True)
@role_option
@reason_option
@until_option
@replaces_option
@click.pass_obj
def decide_command(
    settings: Settings,
    *,
    subject: str,
    verdict: str,
    role: str | None,
    reason: str,
    until: datetime | None,
    replaces: str | None,
) -> None:
    """Write down what was decided about an applicant, a value, a ring (by their ids) or a link ("APPLICANT VALUE").

    Nothing is ever changed: a later decision replaces this one, and `revoked` takes it back.
    """
    with open_database(settings) as database:
        settle(database)
        found, evidence = _with_evidence(database, settings, subject, role)
        _decide(database, _draft(found, verdict, reason, until, evidence), replaces)


@click.command(
    "classify",
    epilog='Example: ringlight classify phone:3fa9c1d2e4b5a697 --as agency --reason "Front desk of their agency."',
)
@click.argument("identifier_id")
@click.option("--as", "hub_class", type=click.Choice(HUB_CLASSES), required=True, help="Why many share it.")
@role_option
@reason_option
@until_option
@replaces_option
@click.pass_obj
def classify(
    settings: Settings,
    *,
    identifier_id: str,
    hub_class: str,
    role: str | None,
    reason: str,
    until: datetime | None,
    replaces: str | None,
) -> None:
    """Say why many share a value. Rings stop at it from now on, also after everything is loaded again."""
    with open_database(settings) as database:
        settle(database)
        found, evidence = _with_evidence(database, settings, identifier_id, role)
        _decide(database, _draft(found, hub_class, reason, until, evidence), replaces)


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


def _with_evidence(database: Database, settings: Settings, text: str, role: str | None) -> tuple[Subject, str]:
    """What the text names, and what is known of it now, as JSON."""
    ring = _ring(database, text) if text.startswith("ring:") else None
    if ring:
        identifiers = tuple(one.id for one in ring.evidence)
        return Subject(SubjectKind.RING, text, applicants=ring.members, identifiers=identifiers), as_json(ring)
    subject = find_subject(database, text, role)
    if subject is None:
        raise UsageError(f"There is no applicant, value, ring or link {visible(text)}: `ringlight search` finds ids.")
    if subject.kind is SubjectKind.APPLICANT:
        return subject, as_json(find_ring(database, subject.id))
    lists = reference_lists(settings.home)
    return subject, as_json(read_busy_values(database, subject.identifiers, lists))


def _ring(database: Database, ring_id: str) -> StoredRing | None:
    return next((ring for ring in stored_rings(database) if ring.ring_id == ring_id), None)


def _draft(subject: Subject, verdict: str, reason: str, until: datetime | None, evidence: str) -> Draft:
    return Draft(
        subject=subject,
        verdict=verdict,
        reason=reason,
        actor=getpass.getuser(),
        at=datetime.now(UTC),
        until=until.date() if until else None,
        evidence=evidence,
    )


def _decide(database: Database, draft: Draft, replaces: str | None) -> None:
    standing = standing_on(database, draft.subject, draft.at.date())
    answer = decide(database, draft, saw=replaces or (standing.decision_id if standing else None))
    if isinstance(answer, Overtaken):
        raise UsageError(_overtaken(answer))
    click.echo(answer.decision_id)
    replaced = f", in place of {standing.verdict} by {visible(standing.actor)}" if standing else ""
    click.echo(f"Decided: {visible(draft.subject.id)} is {answer.verdict}{replaced}.", err=True)


def _overtaken(answer: Overtaken) -> str:
    standing, refused = answer.standing, answer.refused
    now = f"{standing.verdict} by {standing.actor} ({standing.decision_id}) stands" if standing else "nothing stands"
    return visible(f"Not decided: meanwhile {now}. Look at it, then say {refused.verdict} again if you still mean it.")


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

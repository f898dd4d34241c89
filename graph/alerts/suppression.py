"""Rules that keep what is known and harmless from becoming work, each until a day to come."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from graph.alerts.model import Row
from graph.database import Database, Reader
from graph.errors import UsageError
from graph.identifiers.canonical import stable_id
from graph.statements import statement


@dataclass(frozen=True, slots=True)
class Suppression:
    """Rows of this alert whose column has this value, or a list that holds it, are left out to the end of that day."""

    suppression_id: str
    name: str
    column: str
    value: str
    until: date
    reason: str
    actor: str
    made_at: datetime
    lifted_at: datetime | None = None
    lifted_by: str | None = None

    def stands(self, on: date) -> bool:
        """Whether it holds on that day."""
        return self.lifted_at is None and on <= self.until


def suppress(
    database: Database, name: str, column: str, value: str, *, until: date, reason: str, actor: str, at: datetime
) -> Suppression:
    """Make a rule; UsageError without a reason, or for a day that is past."""
    if not reason.strip():
        raise UsageError("A suppression needs a reason: say in a sentence why these are harmless.")
    if until < at.date():
        raise UsageError(f"{until} is past: a suppression holds until a day to come.")
    suppression_id = stable_id("suppression", name, column, value, actor, at.isoformat())
    made = Suppression(suppression_id, name, column, value, until, reason.strip(), actor, at)
    properties = {
        field: getattr(made, field) for field in ("name", "column", "value", "until", "reason", "actor", "made_at")
    }
    database.write(
        lambda transaction: transaction.run(
            statement(__package__, "suppress"), suppression_id=suppression_id, properties=properties
        )
    )
    return made


def lift(database: Database, suppression_id: str, *, actor: str, at: datetime) -> None:
    """End a rule before its time; UsageError where there is none that stands."""
    lifted = database.write(
        lambda transaction: transaction.run(
            statement(__package__, "lift"), suppression_id=suppression_id, actor=actor, at=at
        )
    )
    if not lifted:
        raise UsageError(f"There is no suppression {suppression_id} that stands.")


def suppressions(reader: Reader, name: str | None = None) -> list[Suppression]:
    """All rules, also those that ended, the newest first; or those of one alert."""
    rows = reader.read(statement(__package__, "suppressions"), name=name)
    return [
        Suppression(
            **row["suppression"]
            | {
                "until": row["suppression"]["until"].to_native(),
                "made_at": row["suppression"]["made_at"].to_native(),
                "lifted_at": row["lifted_at"] and row["lifted_at"].to_native(),
                "lifted_by": row["lifted_by"],
            }
        )
        for row in rows
    ]


def without_suppressed(rows: Iterable[Row], rules: Sequence[Suppression], on: date) -> list[Row]:
    """The rows that no rule that stands leaves out."""
    standing = [rule for rule in rules if rule.stands(on)]
    return [row for row in rows if not any(_covers(rule, row) for rule in standing)]


def _covers(rule: Suppression, row: Row) -> bool:
    value = row.get(rule.column)
    return rule.value in map(str, value) if isinstance(value, list) else rule.value == str(value)

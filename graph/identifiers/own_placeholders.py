"""A company's own values that never link: its reception's number, the mailbox that recruiters type for everybody."""

import tomllib
from dataclasses import dataclass, replace

from graph.errors import UsageError
from graph.identifiers.canonical import Canonical, Canonicalise, Validity
from graph.identifiers.kinds import KINDS


@dataclass(frozen=True, slots=True)
class OwnPlaceholders:
    """Values by their identifiers' ids, so that every spelling of them is meant. A value that workers are given."""

    identifier_ids: frozenset[str] = frozenset()

    def judged(self, identifier: Canonical) -> Canonical:
        """`identifier`, as a placeholder if it is one of these."""
        if identifier.identifier_id not in self.identifier_ids:
            return identifier
        return replace(identifier, validity=Validity.PLACEHOLDER)


def read_own_placeholders(text: str, region: str | None = None) -> OwnPlaceholders:
    """From the content of a `placeholders.toml`: lists of values under names of feed columns (`phone`, `linkedin`)."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"placeholders.toml cannot be read: {error}. See docs/identifiers.md for its form.") from error
    ids = (
        _identifier_id(column, value, region) for column, values in table.items() for value in _values(column, values)
    )
    return OwnPlaceholders(frozenset(ids))


def _identifier_id(column: str, value: str, region: str | None) -> str:
    identifier = _columns()[column](value, region)
    if not isinstance(identifier, Canonical):
        raise UsageError(
            f"placeholders.toml: {column} {value!r} cannot be used: {identifier.reason}. Correct or remove it."
        )
    return identifier.identifier_id


def _values(column: str, values: object) -> list[str]:
    if column not in _columns():
        raise UsageError(
            f"placeholders.toml: there is no column {column!r}; use one of {', '.join(sorted(_columns()))}."
        )
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise UsageError(f"placeholders.toml: {column} must be a list of texts in quotes.")
    return values


def _columns() -> dict[str, Canonicalise]:
    return {column: canonicalise for kind in KINDS.values() for column, canonicalise in kind.columns.items()}

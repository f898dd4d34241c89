"""What canonicalisation answers: a key under which equal things are equal, or why there is none."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

CANONICAL_VERSION = 2
"""Goes up when a rule or a list changes so that a raw value gets another key, or when facts are known by another key.

A graph of before is refused until `ringlight db upgrade` has read the raw forms anew. 2: times in keys have a text of
their own.
"""


class Validity(StrEnum):
    """Whether a value may link two applicants."""

    CANONICAL = "canonical"
    INVALID = "invalid"
    """Well formed but impossible (a phone of a range never given out). It links: a shared wrong number is evidence."""
    PLACEHOLDER = "placeholder"
    """`n/a`, 000-000-0000, test@test.com, a private IP address: kept and shown, never linking."""


@dataclass(frozen=True, slots=True)
class Canonical:
    """One identifier. `value` is shown to people and canonicalises to the same key again."""

    kind: str
    key: str
    value: str
    validity: Validity = Validity.CANONICAL
    properties: Mapping[str, str | int] = field(default_factory=dict)
    """Stored on the node beside `value` (`e164`, `extension`, `sort_key` …); a function of the key alone, so that two
    loaders never write different ones."""
    building_key: str | None = None
    """For an address: the key of the building it lies in."""

    @property
    def identifier_id(self) -> str:
        """Kind, colon, 16 hex digits of SHA-256(kind, key): safe in an address bar, no personal value in it."""
        return stable_id(self.kind, self.key)


@dataclass(frozen=True, slots=True)
class Rejected:
    """Why a raw value is no identifier: a short phrase that people read and that counts are grouped by."""

    reason: str


@dataclass(frozen=True, slots=True)
class AddressParts:
    """A postal address that came in columns. Absent parts are empty."""

    street: str = ""
    unit: str = ""
    city: str = ""
    region: str = ""
    postal_code: str = ""
    country: str = ""

    def as_written(self) -> str:
        """One line with the parts as they came, which is the raw form that a sighting keeps."""
        parts = (self.street, self.unit, self.city, self.region, self.postal_code, self.country)
        return ", ".join(part for part in parts if part.strip())


Raw: TypeAlias = "str | AddressParts"
Canonicalise: TypeAlias = Callable[[Raw, str | None], Canonical | Rejected]
"""Raw value and region (ISO 3166 alpha-2, or None when nobody said) to an identifier. Pure, and never raises."""


def stable_id(kind: str, *parts: str) -> str:
    """`kind:` and 16 hex digits that depend on the kind and all parts, NUL-separated so that no two lists collide."""
    digest = hashlib.sha256("\0".join((kind, *parts)).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{kind}:{digest[:16]}"

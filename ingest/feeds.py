"""The nine feeds, declared: which canonical columns each one has and what they hold."""

import difflib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from graph.errors import UsageError
from graph.facts.model import SHIPMENT_STATES, STATUSES
from graph.identifiers import kinds

ADDRESS_PARTS = ("street", "unit", "city", "region", "postal_code", "country")
ID_COLUMNS = frozenset({"applicant_id", "alias", "application_id", "shipment_id"})
"""Columns in which 53880001, "53880001" and 53880001.0 are one."""


@dataclass(frozen=True, slots=True)
class Feed:
    """One kind of table. A row without every `required` column is rejected; `address` may come in parts."""

    name: str
    required: tuple[str, ...]
    optional: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Columns that take one of a few words."""

    @property
    def columns(self) -> frozenset[str]:
        """Every canonical column that a row of this feed may carry."""
        columns = (*self.required, *self.optional, *self.times)
        return frozenset(columns + ADDRESS_PARTS) if "address" in columns else frozenset(columns)

    def lacks(self, given: Collection[str]) -> str | None:
        """Name the first required column that is not `given`. An address may come in parts, not as a country."""
        for column in self.required:
            instead = ADDRESS_PARTS[:-1] if column == "address" else ()
            if column not in given and not any(part in given for part in instead):
                return column
        return None


def identifier_columns() -> frozenset[str]:
    """Look up the columns of all declared kinds of identifier, anew, so that an added kind is known at once."""
    return frozenset(column for kind in kinds.KINDS.values() for column in kind.columns)


def several_valued_columns() -> frozenset[str]:
    """Columns in which one row may carry several values: every identifier, and the aliases of one applicant."""
    return identifier_columns() | {"alias"}


def feeds() -> dict[str, Feed]:
    """All feeds by name, in the order of the documentation."""
    job = ("application_id", "hiring_company", "job_title", "status")
    claims = ("name", "claimed_employer", "university", "degree")
    shipment = ("shipment_id", "recipient", "hiring_company", "asset", "carrier", "tracking", "state")
    status = {"status": STATUSES}
    declared = (
        Feed(
            "applicants",
            ("applicant_id",),
            (*claims, *job, *sorted(identifier_columns())),
            ("recorded_at", "applied_at", "status_at"),
            status,
        ),
        Feed("applications", ("applicant_id",), job, ("applied_at", "status_at"), status),
        Feed("phones", ("applicant_id", "phone"), ("country",), ("seen_at",)),
        Feed("emails", ("applicant_id", "email"), (), ("seen_at",)),
        Feed("addresses", ("applicant_id", "address"), (), ("seen_at",)),
        Feed("ips", ("applicant_id", "ip"), ("stage",), ("seen_at",)),
        Feed("shipments", ("applicant_id", "address"), shipment, ("shipped_at",), {"state": SHIPMENT_STATES}),
        Feed("aliases", ("applicant_id", "alias"), (), ("seen_at",)),
        Feed("watchlist", ("kind", "value"), ("list", "confidence", "note"), ("until",)),
    )
    return {feed.name: feed for feed in declared}


def feed_named(name: str) -> Feed:
    """Find the feed called `name`; UsageError names all feeds when there is none."""
    known = feeds()
    if name not in known:
        raise UsageError(f"There is no feed {name!r}{near(name, known)}. Feeds: {', '.join(known)}.")
    return known[name]


def near(name: str, known: Iterable[str]) -> str:
    """` (did you mean 'phones'?)`, or nothing when no known name is near."""
    found = difflib.get_close_matches(name.casefold(), {each.casefold(): each for each in known}, n=3, cutoff=0.6)
    originals = {each.casefold(): each for each in known}
    return f" (did you mean {' or '.join(repr(originals[each]) for each in found)}?)" if found else ""

"""What feeds say, one frozen value each. Writing them any number of times in any order gives one graph."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from graph.identifiers.canonical import Canonical
from graph.identifiers.kinds import Role

STATUSES = ("applied", "interview", "offer", "hired", "left", "refused", "blocked")
"""Of an application, the furthest last."""
SHIPMENT_STATES = ("sent", "delivered", "returned", "voided")
"""Of a shipment, the furthest last."""


class Precision(StrEnum):
    """How exactly a time was written. A date alone is stored as its midnight in UTC and said to be a day."""

    EXACT = "exact"
    DAY = "day"


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """A time in UTC with its precision. The order (time, then precision) is what earliest and latest mean."""

    at: datetime
    precision: Precision = Precision.EXACT


@dataclass(frozen=True, slots=True)
class Record:
    """What one source claims about an applicant. The same claims again only widen the record's times."""

    applicant_id: str
    source: str
    recorded_at: Moment | None = None
    name: str | None = None
    claimed_employer: str | None = None
    university: str | None = None
    degree: str | None = None


@dataclass(frozen=True, slots=True)
class Sighting:
    """A source saw this applicant with this identifier, in this raw form."""

    applicant_id: str
    role: Role
    identifier: Canonical
    source: str
    raw: str
    region: str | None = None
    """The region that a national form was read with, kept so that the raw form can be canonicalised again."""
    seen_at: Moment | None = None
    days: tuple[str, ...] = ()
    """For IP addresses: the day, and at which step (apply, interview, login …), as `YYYY-MM-DD stage`."""


@dataclass(frozen=True, slots=True)
class Application:
    """One applicant applying for one job. Known by `application_id`, else by company, title and time."""

    applicant_id: str
    source: str
    application_id: str | None = None
    hiring_company: str | None = None
    job_title: str | None = None
    applied_at: Moment | None = None
    status: str | None = None
    status_at: Moment | None = None


@dataclass(frozen=True, slots=True)
class Shipment:
    """Equipment sent for an applicant to an address. The address is also a sighting in the role `ship_to`."""

    applicant_id: str
    source: str
    address: Canonical
    shipment_id: str | None = None
    recipient: str | None = None
    hiring_company: str | None = None
    shipped_at: Moment | None = None
    asset: str | None = None
    carrier: str | None = None
    tracking: str | None = None
    state: str | None = None


@dataclass(frozen=True, slots=True)
class Alias:
    """Two ids of one person."""

    applicant_id: str
    alias: str
    source: str
    seen_at: Moment | None = None


@dataclass(frozen=True, slots=True)
class WatchlistEntry:
    """A value that somebody else warns about. A network or a name is no identifier: it is kept as it was written."""

    list_name: str
    kind: str
    raw: str
    source: str
    identifier: Canonical | None = None
    confidence: str | None = None
    until: Moment | None = None
    note: str | None = None


Fact = Record | Sighting | Application | Shipment | Alias | WatchlistEntry

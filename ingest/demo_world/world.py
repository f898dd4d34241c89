"""What kinds of worlds there are: how large, how hard, and how many groups of each kind."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

AS_OF = datetime(2026, 10, 1, tzinfo=UTC)
"""The day on which the sources were exported. A constant: the same world whenever it is made."""
HISTORY = timedelta(days=790)
"""26 months, so that a trend can be held against the year before."""
BEGINS = AS_OF - HISTORY

DEFAULT_APPLICANTS = 20_000
SMALLEST, LARGEST = 50, 2_000_000
"""Below, the groups leave no room for people on their own; above, the fictitious phone numbers run out."""


@dataclass(frozen=True, slots=True)
class World:
    """A world to be made. `groups` counts groups of each kind in 20,000 applicants; shares are 0..1."""

    name: str
    groups: Mapping[str, int]
    applicants: int = DEFAULT_APPLICANTS
    seed: int = 1
    countries: Mapping[str, float] = field(default_factory=lambda: {"US": 1.0})
    ipv6: float = 0.15
    gaps: float = 0.05
    """Share of phones, homes and handles that people leave out."""
    mess: float = 0.003
    """Share of rubbish rows, and of values that are no values, in the files."""

    def group_counts(self) -> dict[str, int]:
        """How many groups of each kind a world of this size has: in proportion, and at least one."""
        scale = self.applicants / DEFAULT_APPLICANTS
        return {kind: max(1, round(count * scale)) for kind, count in self.groups.items()}


_EVERYDAY = {
    "family": 700,
    "flatmates": 350,
    "re_applicant": 260,
    "apartment_tower": 14,
    "recycled_phone": 60,
    "dorm": 4,
    "staffing_agency": 7,
    "own_office": 3,
    "mail_forwarder": 4,
}
_HARD_TRAPS = {
    "small_agency": 14,
    "coworking_floor": 9,
    "relocation_hotel": 5,
    "training_cohort": 5,
}
_HARD_RINGS = {
    "persona_ring": 14,
    "laptop_farm": 5,
    "chain": 9,
    "rotation": 9,
    "touching_rings": 4,
    "identity_theft": 8,
    "suite_ring": 4,
}
RING_KINDS = frozenset(_HARD_RINGS)
"""The kinds of groups that one pair of hands runs; all others are innocent."""
_MOSTLY_US = {"US": 0.86, "CA": 0.04, "GB": 0.03, "IN": 0.03, "DE": 0.02, "FR": 0.01, "AU": 0.01}
_ANYWHERE = {"US": 0.3, "CA": 0.1, "GB": 0.15, "IN": 0.15, "DE": 0.12, "FR": 0.09, "AU": 0.09}

WORLDS = {
    world.name: world
    for world in (
        World("demo", {**_EVERYDAY, **_HARD_TRAPS, "parcel_locker": 2, **_HARD_RINGS}, countries=_MOSTLY_US),
        World("easy", {**_EVERYDAY, "persona_ring": 25}, mess=0.001),
        World("hard", {**_EVERYDAY, **_HARD_TRAPS, "parcel_locker": 3, **_HARD_RINGS}),
        World(
            "international",
            {**_EVERYDAY, **_HARD_TRAPS, **_HARD_RINGS},
            countries=_ANYWHERE,
            ipv6=0.5,
            gaps=0.12,
            mess=0.02,
        ),
        World(
            "crowded",
            {**_EVERYDAY, **_HARD_TRAPS, "small_agency": 40, "large_agency": 8, "parcel_locker": 12, **_HARD_RINGS},
        ),
    )
}
"""By name. `demo` is what people see; the others are for measuring."""


def world_of(name: str, applicants: int, seed: int) -> World:
    """Give the named world in another size and with another seed."""
    return replace(WORLDS[name], applicants=applicants, seed=seed)

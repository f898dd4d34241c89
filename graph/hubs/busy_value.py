"""What is known of one value that many share, in one role: what the rules go by."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from graph.hubs.lists.file import ListHeader, ListName

HANDFUL = 8
"""So many persons may share a value and know of each other; what more share is a crowd."""
MOST_OF = 0.6
"""Two values are of the same people when this share of the rarer one's holders have the other, too."""


@dataclass(frozen=True, slots=True)
class Holder:
    """One person who has the value, with what they claim; when they were first and last seen with it."""

    person_id: str
    name: str | None = None
    university: str | None = None
    first: datetime | None = None
    last: datetime | None = None


@dataclass(frozen=True, slots=True)
class Shared:
    """Another value that several of the holders have: which of them, and how many persons in all (`degree`)."""

    kind: str
    degree: int
    person_ids: frozenset[str]
    building_id: str | None = None
    sent_by: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class BusyValue:
    """A value in a role. Where it has too many holders to be read, `holders` and `shared` are empty."""

    identifier_id: str
    kind: str
    value: str
    persons: int
    """How many have it in this role; where they were not read, in any."""
    role: str | None = None
    holders: tuple[Holder, ...] = ()
    shared: tuple[Shared, ...] = ()
    building_id: str | None = None
    unit: str | None = None
    place: str | None = None
    """Of an address: `po_box`, `pmb`, `street` …"""
    units: int = 0
    """How many units of its building are known."""
    units_sent_to: int = 0
    """To how many of them equipment was sent."""
    sent_by: frozenset[str] = frozenset()
    """The companies that sent equipment to it."""
    lists: Mapping[ListName, ListHeader] = field(default_factory=dict)
    """The reference lists that it is on."""

    @property
    def names(self) -> Counter[frozenset[str]]:
        """How many bear each name, whatever the order of its words; who has none is left out."""
        words = (frozenset((holder.name or "").casefold().split()) for holder in self.holders)
        return Counter(name for name in words if name)

    @property
    def university(self) -> tuple[str, int]:
        """The university that most of them claim, and how many do."""
        claimed = Counter((holder.university or "").casefold() for holder in self.holders if holder.university)
        return claimed.most_common(1)[0] if claimed else ("", 0)

    @property
    def witnesses(self) -> frozenset[str]:
        """Those who also share with others of them what only a handful has: hands that work together, or families."""
        handfuls = [one for one in self.shared if one.degree <= HANDFUL and 2 * len(one.person_ids) > one.degree]
        apart = [one for one in handfuls if one.building_id is None or one.building_id != self.building_id]
        return frozenset[str]().union(*(one.person_ids for one in apart)) if len(apart) > 1 else frozenset()

    @property
    def beside(self) -> tuple[Shared, ...]:
        """Other values of a crowd that are of about the same people: an agency's mailbox beside its phone."""
        crowds = (one for one in self.shared if one.degree > HANDFUL)
        return tuple(one for one in crowds if len(one.person_ids) >= MOST_OF * min(one.degree, self.persons))

    @property
    def senders(self) -> frozenset[str]:
        """The companies that sent equipment to it, or to an address of the same people: a network has a place."""
        return self.sent_by.union(*(one.sent_by for one in self.beside))

    @property
    def days(self) -> int | None:
        """Over how many days they were seen with it; None where no time is known."""
        times = [time for holder in self.holders for time in (holder.first, holder.last) if time]
        return (max(times) - min(times)).days + 1 if times else None

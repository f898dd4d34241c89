"""What detection reads and what it finds: persons, the values they share, rings with their reasons."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

Span: TypeAlias = tuple[int, int]
"""From when to when somebody was seen with a value, in seconds since 1970."""


@dataclass(frozen=True, slots=True)
class Person:
    """One person and what companies said of them. `name` is only ever compared with other names."""

    id: str
    name: str | None = None
    blocked: bool = False
    """Whether a company stopped one of their applications on suspicion of fraud."""


@dataclass(frozen=True, slots=True)
class Value:
    """A phone, a mailbox, an address … and the ids of all persons who have it.

    A value of one holder is worth telling only where it is an address in a building that others live in.
    """

    id: str
    kind: str
    holders: frozenset[str]
    building: str | None = None
    """For an address: the id of the building it is in."""
    unit: str = ""
    """For an address: the apartment or suite, empty when it was not written."""
    sent_by: frozenset[str] = frozenset()
    """For an address: the companies that sent equipment to it."""
    seen: Mapping[str, Span] = field(default_factory=dict)
    """When each holder was seen with it, where that is known."""


@dataclass(frozen=True, slots=True)
class Tie:
    """One reason why people share: one value, or several that the same people have, such as a home and its network."""

    holders: frozenset[str]
    kinds: frozenset[str]
    values: tuple[str, ...]
    most: int
    """How many have the most common of the values."""
    building: str | None = None
    sent_by: frozenset[str] = frozenset()

    @property
    def is_network(self) -> bool:
        """Whether nothing but IP addresses is shared."""
        return self.kinds == {"ip"}

    @property
    def is_lodging(self) -> bool:
        """Whether nothing is shared but where people live, and its network."""
        return self.building is not None and self.kinds <= {"address", "ip"}

    @property
    def is_home(self) -> bool:
        """Whether nothing is shared but what a home has: a landline, too."""
        return self.building is not None and self.kinds <= {"address", "ip", "phone"}


@dataclass(frozen=True, slots=True)
class Usual:
    """What is usual in a graph, against which its groups are judged. It changes as slowly as the graph grows."""

    places: int
    """How many groups one reason ties: families, agencies, owners of a recycled phone."""
    meeting: float
    """For each such group, how many groups there are that just two reasons tie."""
    blocked: float
    """Share of persons whom a company stopped on suspicion of fraud."""
    leading: frozenset[int] = frozenset()
    """Networks of so many persons lead to a tangle they half belong to more often than by chance."""
    bridging: frozenset[int] = frozenset()
    """Networks of so many persons join groups more often than by chance."""
    frequent_words: frozenset[str] = frozenset()
    """Name words that are too frequent to tell relatives."""


@dataclass(frozen=True, slots=True)
class FoundRing:
    """Persons who look run by the same hands. `values` are the ids of what they share, the most telling first.

    `score` (0..1) says how sure it is that chance did not tangle them so; `reasons` say why in words. `beside` are
    persons whose name and home a member uses: perhaps victims, not members.
    """

    members: tuple[str, ...]
    score: float
    reasons: tuple[str, ...]
    values: tuple[str, ...]
    beside: tuple[str, ...] = ()

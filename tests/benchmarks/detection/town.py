"""A town under construction: people with belongings, some of which groups make them share."""

import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from graph.rings.detection.model import Person, Span, Value

DAY = 86_400
DAYS = 900
KINDS = ("phone", "email", "address", "ip", "handle")
_OWNS = {"phone": 0.9, "email": 0.97, "address": 0.85, "ip": 0.9, "handle": 0.5}
_SYLLABLES = ("ba", "ce", "di", "fo", "gu", "ka", "le", "mi", "no", "ru", "sa", "te", "vi", "wo", "zu")


@dataclass(frozen=True, slots=True)
class World:
    """A finished town, with the truth: person to the ring they are in, and to the kind of their last group."""

    persons: dict[str, Person]
    values: list[Value]
    ring_of: dict[str, str]
    kind_of: dict[str, str]


@dataclass(slots=True)
class _Resident:
    name: str
    from_day: int
    to_day: int
    has: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    blocked: bool = False
    equipped_by: set[str] = field(default_factory=set)


class Town:
    """Makes residents and lets groups share; `missing` is the share of uses that no file tells of."""

    def __init__(self, seed: int, missing: float) -> None:
        self.rng = random.Random(f"town {seed}")
        self.residents: dict[str, _Resident] = {}
        self.ring_of: dict[str, str] = {}
        self.kind_of: dict[str, str] = {}
        self._missing = missing
        self._made = 0

    def chance(self, share: float) -> bool:
        """Tell whether something happens that does in `share` of cases."""
        return self.rng.random() < share

    def word(self) -> str:
        """Draw a name's word; some are far more frequent than others."""
        number = int(3375 * self.rng.random() ** 2)
        return "".join(_SYLLABLES[number // 15**place % 15] for place in range(3))

    def value(self, kind: str, building: str = "", unit: str = "") -> str:
        """Make a new value. That of an address names its building and unit."""
        self._made += 1
        if kind != "address":
            return f"{kind}:{self._made}"
        return f"address:{building or f'house{self._made}'}/{unit}"

    def people(self, count: int, kind: str, days: int | None = None) -> list[str]:
        """Move in unrelated people; with `days` all of them turn up within so many."""
        start = self.rng.randrange(DAYS - (days or 0)) if days else 0
        return [self._person(kind, start, days or DAYS) for _ in range(count)]

    def _person(self, kind: str, start: int, days: int) -> str:
        id_ = f"p{len(self.residents)}"
        first = start + self.rng.randrange(days)
        resident = _Resident(f"{self.word()} {self.word()}", first, first + self.rng.randrange(1, 120))
        resident.blocked = self.chance(0.002)
        for owned, share in _OWNS.items():
            if self.chance(share):
                resident.has[owned].append(self.value(owned))
        self.residents[id_] = resident
        self.kind_of[id_] = kind
        return id_

    def share(self, people: Iterable[str], kind: str, value: str | None = None, uptake: float = 1.0) -> list[str]:
        """Let each of them have the value, or not: `uptake` is how many do. Gives those who do."""
        value = value or self.value(kind)
        takers = [person for person in people if self.chance(uptake)]
        for person in takers:
            self.residents[person].has[kind].append(value)
        return takers

    def deal(self, people: Sequence[str], kind: str, most: int) -> None:
        """Deal new values in handfuls of two to `most`."""
        rest = self.rng.sample(people, len(people))
        while len(rest) > 1:
            size = self.rng.randint(2, most)
            self.share(rest[:size], kind)
            rest = rest[size:]

    def some(self, people: Sequence[str], share: float) -> list[str]:
        """Draw a share of these people."""
        return [person for person in people if self.chance(share)]

    def drop(self, people: Iterable[str], kind: str, share: float) -> None:
        """Take what they own of a kind from a share of them."""
        for person in people:
            if self.chance(share):
                self.residents[person].has[kind].clear()

    def hire(self, people: Iterable[str], share: float, companies: int = 40) -> None:
        """Let a share of them get equipment, each from one of so many companies."""
        for person in people:
            if self.chance(share):
                self.residents[person].equipped_by.add(f"company{self.rng.randrange(companies)}")

    def is_ring(self, people: Iterable[str], shape: str, share_blocked: float = 0.15) -> None:
        """Tell that these people are one ring, some of whom were found out."""
        ring = f"{shape} {len(set(self.ring_of.values()))}"
        for person in people:
            self.ring_of[person] = ring
            self.residents[person].blocked |= self.chance(share_blocked)

    def world(self) -> World:
        """Write down what the files tell of the town."""
        seen: dict[str, dict[str, Span]] = defaultdict(dict)
        for id_, resident in self.residents.items():
            for value in dict.fromkeys(value for values in resident.has.values() for value in values):
                if not self.chance(self._missing):
                    seen[value][id_] = (resident.from_day * DAY, resident.to_day * DAY)
        sent_by: dict[str, set[str]] = defaultdict(set)
        for resident in self.residents.values():
            for address in resident.has["address"][-1:]:
                sent_by[address] |= resident.equipped_by
        persons = {id_: _person(id_, resident) for id_, resident in self.residents.items()}
        return World(persons, _shared(seen, sent_by), self.ring_of, self.kind_of)


def _person(id_: str, resident: _Resident) -> Person:
    return Person(id_, resident.name, resident.blocked)


def _shared(seen: dict[str, dict[str, Span]], sent_by: dict[str, set[str]]) -> list[Value]:
    dwellers: dict[str, set[str]] = defaultdict(set)
    for value, holders in seen.items():
        if building := _building(value):
            dwellers[building].update(holders)
    return [
        Value(
            id=value,
            kind=value.split(":")[0],
            holders=frozenset(holders),
            building=_building(value),
            unit=_unit(value),
            sent_by=frozenset(sent_by.get(value, ())),
            seen=holders,
        )
        for value, holders in seen.items()
        if len(holders) > 1 or len(dwellers.get(_building(value) or "", ())) > 1
    ]


def _building(value: str) -> str | None:
    return value.split(":")[1].split("/", maxsplit=1)[0] if value.startswith("address:") else None


def _unit(value: str) -> str:
    return value.split("/")[1] if value.startswith("address:") else ""

"""A world of the detection benchmark, asked as the graph is asked about what lies around somebody."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable

from graph.rings.decided import Decided
from graph.rings.detection.model import Value
from graph.rings.detection.tangle import HANDFUL
from graph.rings.shared import LARGEST, Person, SharedValue, Use
from tests.benchmarks.detection.town import World


class InMemory:
    """See `graph.rings.around.Around`. Nobody decided anything in these worlds."""

    def __init__(self, world: World) -> None:
        self._persons = world.persons
        self._addresses: dict[str, list[Value]] = defaultdict(list)
        for value in world.values:
            if value.building:
                self._addresses[_building(value.building)].append(value)
        shared = [self._value(value) for value in world.values if len(value.holders) > 1]
        self._shared = {value.id: value for value in (*shared, *self._one_homes())}
        self._held: dict[str, set[str]] = defaultdict(set)
        for each in self._shared.values():
            for use in each.uses:
                self._held[use.person.id].add(each.id)

    def values_of(self, persons: Iterable[Person], known: Iterable[str]) -> list[SharedValue]:
        """What they share, without the users where those are a crowd."""
        ids = {id_ for person in persons for id_ in self._held[person.id]}.difference(known)
        return [self._without_crowd(self._shared[id_]) for id_ in sorted(ids)]

    def crowds(self, identifier_ids: Iterable[str]) -> list[SharedValue]:
        """These values with their users, and what handfuls of those share."""
        found = {id_: self._shared[id_] for id_ in identifier_ids}
        for crowd in tuple(found.values()):
            users = {use.person.id for use in crowd.uses}
            inside = Counter(id_ for person in users for id_ in self._held[person])
            shared = (self._shared[id_] for id_, count in inside.items() if count > 1)
            found |= {value.id: value for value in shared if not value.is_crowded}
        return list(found.values())

    def decided(self, persons: Collection[Person], values: Collection[SharedValue], suspect: Person) -> Decided:
        """Nothing."""
        del persons, values, suspect
        return Decided()

    def _one_homes(self) -> Iterable[SharedValue]:
        """The buildings of one known unit, which some wrote and some left out."""
        for id_, addresses in self._addresses.items():
            uses = tuple(use for value in addresses for use in self._uses(value, value.unit or None))
            persons = len({use.person.id for use in uses})
            if len(addresses) > 1 and _homes(addresses) == 1 and 1 < persons <= LARGEST:
                yield SharedValue(id_, "address", id_, persons, uses, id_, 1)

    def _value(self, value: Value) -> SharedValue:
        building = _building(value.building) if value.building else None
        homes = None if value.unit or building is None else _homes(self._addresses[building])
        return SharedValue(value.id, value.kind, value.id, len(value.holders), self._uses(value), building, homes)

    def _uses(self, value: Value, unit: str | None = None) -> tuple[Use, ...]:
        return tuple(
            Use(Person(each), each, value.seen.get(each), name=self._persons[each].name, unit=unit)
            for each in sorted(value.holders)
        )

    def _without_crowd(self, value: SharedValue) -> SharedValue:
        if value.degree <= HANDFUL or value.is_building:
            return value
        return SharedValue(value.id, value.kind, value.value, value.degree, (), value.building, value.homes)


def _building(name: str) -> str:
    return f"building:{name}"


def _homes(addresses: Iterable[Value]) -> int:
    return sum(bool(address.unit) for address in addresses)

from collections.abc import Callable, Iterable, Mapping

import pytest

from graph.rings.detection.find import find_rings
from graph.rings.detection.model import FoundRing, Person, Span, Value


class Sketch:
    """A graph drawn by hand: people are named by the values they share."""

    def __init__(self) -> None:
        self.persons: dict[str, Person] = {}
        self.values: list[Value] = []

    def share(
        self,
        kind: str,
        people: Iterable[str],
        *,
        building: str | None = None,
        unit: str = "",
        sent_by: Iterable[str] = (),
        seen: Mapping[str, Span] | None = None,
    ) -> Value:
        """Let people, a text of one-letter names or a list of names, share a new value."""
        holders = frozenset(people)
        for person in holders:
            self.persons.setdefault(person, Person(person, f"given-{person} family-{person}"))
        house = building or f"house{len(self.values)}" if kind == "address" else None
        value = Value(f"{kind}:{len(self.values)}", kind, holders, house, unit, frozenset(sent_by), dict(seen or {}))
        self.values.append(value)
        return value

    def call(self, person: str, name: str, *, blocked: bool = False) -> None:
        """Give a person a name, and say whether a company stopped them."""
        self.persons[person] = Person(person, name, blocked)

    def rings(self) -> list[FoundRing]:
        """What detection finds."""
        return find_rings(self.persons, self.values)

    def members(self) -> list[str]:
        """The rings found, each as the sorted names of its members run together."""
        return sorted("".join(ring.members) for ring in self.rings())


@pytest.fixture
def sketch() -> Sketch:
    return Sketch()


@pytest.fixture
def town(sketch: Sketch) -> Sketch:
    """A graph with three hundred families of three, so that it is known what is usual."""
    for number in range(300):
        family = [f"family{number}-{place}" for place in range(3)]
        sketch.share("address", family)
        sketch.share("ip", family)
    return sketch


@pytest.fixture
def agency() -> Callable[[Sketch, int], None]:
    """Candidates of an agency with two phones, one mailbox and an office."""

    def draw(sketch: Sketch, size: int) -> None:
        people = [f"candidate{number:02}" for number in range(size)]
        sketch.share("phone", people[: size // 2])
        sketch.share("phone", people[size // 2 : size - 1])
        sketch.share("email", people[::2])
        sketch.share("address", people[::4])

    return draw

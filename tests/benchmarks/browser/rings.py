"""Two rings of a known size, loaded beside a demonstration: whoever is in them shares with a handful of others."""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

DAY = "2026-06-01"
CHILDREN = 4
CROWD = 40
"""So many strangers use the network of the suspects, at which their rings therefore end."""
NETWORK = "198.51.100.77"


@dataclass(frozen=True, slots=True)
class BuiltRing:
    """`people` in families of a head and `CHILDREN` more, who share a phone and a mailbox."""

    name: str
    people: int
    families_each: int
    """Of so many families each of the first is the head."""
    first_phone: int

    @property
    def ids(self) -> Sequence[str]:
        """Everybody in it, the suspect first."""
        return [f"{self.name}-{number}" for number in range(self.people)]

    @property
    def phones(self) -> Sequence[str]:
        """The phone of each family."""
        return [_phone(self.first_phone + family) for family in range(-(-(self.people - 1) // CHILDREN))]

    def families(self) -> Iterator[Sequence[str]]:
        """Who is in each family; everybody but the suspect is a child in one, at most three hops away."""
        for family in range(len(self.phones)):
            first = family * CHILDREN + 1
            yield [self.ids[family // self.families_each], *self.ids[first : first + CHILDREN]]


OF_60 = BuiltRing("of60", 60, 1, 400)
OF_300 = BuiltRing("of300", 300, 2, 500)


def write_feeds(folder: Path) -> Mapping[str, Path]:
    """The feeds that state both rings and the crowd, by their names."""
    strangers = [f"stranger-{number}" for number in range(CROWD)]
    everybody = [*OF_60.ids, *OF_300.ids, *strangers]
    on_network = [*OF_60.ids[:3], *OF_300.ids[:3], *strangers]
    feeds = {
        "applicants": (("applicant_id", "name"), [(one, one.replace("-", " ").title()) for one in everybody]),
        "phones": (("applicant_id", "phone", "seen_at"), _shared(lambda ring, family: ring.phones[family])),
        "emails": (
            ("applicant_id", "email", "seen_at"),
            _shared(lambda ring, family: f"{ring.name}{family}@bench.example"),
        ),
        "ips": (("applicant_id", "ip", "seen_at"), [(one, NETWORK, DAY) for one in on_network]),
    }
    return {name: _written(folder / f"{name}.csv", head, rows) for name, (head, rows) in feeds.items()}


def _shared(value: Callable[[BuiltRing, int], str]) -> Sequence[tuple[str, ...]]:
    return [
        (one, value(ring, number), DAY)
        for ring in (OF_60, OF_300)
        for number, family in enumerate(ring.families())
        for one in family
    ]


def _written(path: Path, head: Sequence[str], rows: Iterable[Sequence[str]]) -> Path:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(head)
        writer.writerows(rows)
    return path


def _phone(number: int) -> str:
    """One of the numbers that are kept for stories, so that nobody is called."""
    return f"+44 7700 900{number:03}"

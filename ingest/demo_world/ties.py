"""How people come to hold one value together."""

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ingest.demo_world.belongings import Handle, Mailbox, Network, Person, Phone, Place
from ingest.demo_world.cast import Cast


def with_phone(person: Person, phone: Phone) -> Person:
    """Let the person be reached by this phone first."""
    return replace(person, phones=(phone, *person.phones))


def with_mailbox(person: Person, mailbox: Mailbox) -> Person:
    """Let the person be reached also by this mailbox."""
    return replace(person, mailboxes=(*person.mailboxes, mailbox))


def with_home(person: Person, home: Place) -> Person:
    """Let the person live here first."""
    return replace(person, homes=(home, *person.homes))


def with_network(person: Person, network: Network) -> Person:
    """Let the person apply from this connection most of the time."""
    return replace(person, networks=(network, *person.networks))


def with_handle(person: Person, handle: Handle) -> Person:
    """Let the person show this profile."""
    return replace(person, handles=(handle, *person.handles))


@dataclass(frozen=True, slots=True)
class Tie:
    """A kind of value that hands in common leave: how to make a new one, and how to give it to somebody."""

    make: Callable[[Cast], Any]
    give: Callable[[Person, Any], Person]


TIES = {
    "phone": Tie(Cast.phone, with_phone),
    "mailbox": Tie(lambda cast: cast.mailbox("desk"), with_mailbox),
    "home": Tie(lambda cast: cast.home(), with_home),
    "network": Tie(Cast.network, with_network),
    "handle": Tie(Cast.handle, with_handle),
}


def tie(cast: Cast, kind: str, people: list[Person], who: Iterable[int]) -> None:
    """Give the people at these places of the list one new value of the kind."""
    value = TIES[kind].make(cast)
    for place in who:
        people[place] = TIES[kind].give(people[place], value)


def handfuls(places: Sequence[int], smallest: int, largest: int, rng: random.Random) -> Iterator[list[int]]:
    """All places in random order, a few at a time, so that nobody is left over unless there are too few."""
    rest = rng.sample(places, len(places))
    while rest:
        size = rng.randint(smallest, largest)
        if 0 < len(rest) - size < smallest:
            size = len(rest) if len(rest) <= largest else len(rest) - smallest
        yield rest[:size]
        rest = rest[size:]

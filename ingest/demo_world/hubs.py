"""Which values of a world are hubs: shared by people who have nothing to do with each other, and why."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from graph.identifiers.canonical import AddressParts, Canonical, Raw
from graph.identifiers.kinds import KINDS
from ingest.demo_world.belongings import Group, Person, Place
from ingest.demo_world.crowd import CARRIER_NETWORKS, VPN_EXITS

HUB_CLASSES = {
    "family": "household",
    "flatmates": "household",
    "dorm": "campus",
    "training_cohort": "campus",
    "staffing_agency": "agency",
    "small_agency": "agency",
    "large_agency": "agency",
    "coworking_floor": "coworking",
    "own_office": "depot",
    "parcel_locker": "depot",
    "relocation_hotel": "hotel",
}
"""The kind of a group to the class of what its people share."""


@dataclass(frozen=True, slots=True)
class Hub:
    """One identifier in one role, and the class that an investigator would give it."""

    identifier: Canonical
    role: str
    hub_class: str


def hubs_of(group: Group) -> Iterator[Hub]:
    """Find what at least two people of an innocent group share; nothing of a ring's."""
    hub_class = HUB_CLASSES.get(group.kind)
    if hub_class:
        shared = Counter(belonging for person in group.people for belonging in dict.fromkeys(_belongings(person)))
        for (role, value), count in shared.items():
            if count > 1:
                yield from _hub(role, value, hub_class)


def hubs_everywhere() -> Iterator[Hub]:
    """Name what everybody may come from, whatever group they belong to."""
    for network in CARRIER_NETWORKS:
        yield from _hub("ip", network, "carrier_nat")
    for network in VPN_EXITS:
        yield from _hub("ip", network, "vpn")


def _belongings(person: Person) -> Iterator[tuple[str, str | Place]]:
    yield from (("phone", phone) for phone in person.phones)
    yield from (("email", mailbox) for mailbox in person.mailboxes)
    yield from (("home", home) for home in person.homes)
    yield from (("ip", network) for network in (*person.networks, *person.work_networks) if network not in _EVERYWHERE)
    if person.ship_to:
        yield ("ship_to", person.ship_to)


_EVERYWHERE = frozenset((*CARRIER_NETWORKS, *VPN_EXITS))


def _hub(role: str, value: str | Place, hub_class: str) -> Iterator[Hub]:
    kind = "address" if isinstance(value, Place) else role
    region = value.country if isinstance(value, Place) else None
    raw: Raw = _parts(value) if isinstance(value, Place) else value
    identifier = KINDS[kind].columns[kind](raw, region)
    if isinstance(identifier, Canonical):
        yield Hub(identifier, role, hub_class)


def _parts(place: Place) -> AddressParts:
    return AddressParts(
        f"{place.number} {place.street}", place.unit, place.town, place.region, place.postal_code, place.country
    )

"""The worlds of the demonstration, as detection reads them."""

from collections import defaultdict
from collections.abc import Iterator

from graph.rings.detection.model import Person, Span, Value
from ingest.demo_world.belongings import Place
from ingest.demo_world.dice import dice, happens
from ingest.demo_world.dossier import Dossier, dossiers
from ingest.demo_world.world import world_of
from tests.benchmarks.detection.town import World


def demo_world(name: str, seed: int, people: int) -> World:
    """Build the named world: every home, network and number in the form that good rules would give it."""
    persons: dict[str, Person] = {}
    values: dict[str, Value] = {}
    holders: dict[str, dict[str, Span]] = defaultdict(dict)
    sent_by: dict[str, set[str]] = defaultdict(set)
    truth: dict[str, tuple[str, str, bool]] = {}
    for dossier in dossiers(world_of(name, people, seed)):
        id_ = dossier.ids.applicant_id
        persons[id_] = _person(id_, dossier)
        truth[id_] = (dossier.group_id, dossier.group.kind, dossier.is_ring)
        for value, company in _values(dossier, seed):
            values[value.id] = value
            holders[value.id][id_] = _span(dossier)
            sent_by[value.id].update(company)
    return World(
        persons=persons,
        values=[_shared(value, holders[value.id], sent_by[value.id]) for value in values.values()],
        ring_of={id_: f"{kind} {group}" for id_, (group, kind, is_ring) in truth.items() if is_ring},
        kind_of={id_: kind for id_, (_, kind, _) in truth.items()},
    )


def _person(id_: str, dossier: Dossier) -> Person:
    blocked = any(application.status == "blocked" for application in dossier.history.applications)
    return Person(id_, dossier.person.claims.name, blocked)


def _span(dossier: Dossier) -> Span:
    times = [application.applied_at for application in dossier.history.applications] or [dossier.person.begins_at]
    return int(min(times).timestamp()), int(max(times).timestamp())


def _values(dossier: Dossier, seed: int) -> Iterator[tuple[Value, tuple[str, ...]]]:
    """Each value without its holders, and the company that sent equipment to it."""
    person, rng = dossier.person, dice("units", seed, dossier.person.serial)
    plain = {"phone": person.phones, "email": person.mailboxes, "handle": person.handles}
    for kind, own in plain.items():
        yield from ((Value(f"{kind}:{one}", kind, frozenset()), ()) for one in own)
    for visit in dossier.history.visits:
        yield Value(f"ip:{visit.network}", "ip", frozenset()), ()
    for home in person.homes:
        yield _address(home, is_whole=not happens(rng, person.habits.leaves_unit_out)), ()
    for shipment in dossier.history.shipments:
        is_whole = not happens(rng, person.habits.leaves_unit_out)
        yield _address(shipment.destination, is_whole=is_whole), (shipment.company,)


def _address(place: Place, *, is_whole: bool) -> Value:
    building = f"{place.number} {place.street}, {place.town} {place.postal_code} {place.country}"
    unit = place.unit if is_whole else ""
    return Value(f"address:{building}/{unit}", "address", frozenset(), building, unit)


def _shared(value: Value, holders: dict[str, Span], sent_by: set[str]) -> Value:
    return Value(
        value.id, value.kind, frozenset(holders), value.building, value.unit, frozenset(sent_by), dict(holders)
    )

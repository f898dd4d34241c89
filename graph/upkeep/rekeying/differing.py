"""Which of the facts of some applicants have another key today. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from graph.database import Row
from graph.facts.batch import Key
from graph.facts.merging import Properties
from graph.facts.sightings import node_properties
from graph.identifiers.canonical import Canonical
from graph.upkeep.rekeying.reading import read_again


@dataclass(slots=True)
class Differing:
    """Sightings by their key of before, with the value that they are of today; values that stay and say other things.

    `unread` counts the sightings whose raw form is nothing to today's rules: they stay as they are.
    """

    sightings: dict[Key, Canonical] = field(default_factory=dict)
    values: dict[str, Canonical] = field(default_factory=dict)
    unread: int = 0


def differing(held: Iterable[Row]) -> Differing:
    """Read again what these applicants have."""
    found = Differing()
    for row in held:
        for sighting in row["sightings"]:
            _look(found, row["applicant_id"], sighting)
    return found


def address_today(shipment: Properties, address_id: str, moved: Mapping[Key, Canonical]) -> str:
    """Where a shipment went: as its applicant's sightings of the address of before, of which the likeliest counts."""
    likely = [
        (_fits(shipment, key), identifier.identifier_id)
        for key, identifier in sorted(moved.items())
        if key[1] == address_id
    ]
    return max(likely, default=(False, address_id))[1]


def _look(found: Differing, applicant_id: str, sighting: Row) -> None:
    value = sighting["value"]
    known_as = value["identifier_id"]
    today = read_again(value["kind"], sighting["raw"], sighting["region"], value["value"], known_as)
    if today is None:
        found.unread += 1
    elif today.identifier_id != known_as:
        key = (applicant_id, known_as, sighting["relationship"], sighting["source"], sighting["raw"])
        found.sightings[key] = today
    elif _says_other_things(sighting, today):
        found.values[known_as] = today


def _says_other_things(sighting: Row, today: Canonical) -> bool:
    stored = {name: said for name, said in sighting["value"].items() if name != "degree"}
    expected = node_properties(today, today.identifier_id)
    if sighting["is_listed"]:
        expected["validity"] = stored["validity"]
    return stored != expected or sighting["building"] != today.building_key


def _fits(shipment: Properties, key: Key) -> bool:
    return key[2] == "SHIPS_TO" and key[3] in shipment.get("sources", ())

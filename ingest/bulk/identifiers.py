"""Third stage: each identifier with how many persons share it, and the building that an address lies in."""

from collections import defaultdict

from graph.facts.sightings import extra_labels
from graph.identifiers import kinds
from ingest.bulk.merging import Merging
from ingest.bulk.tables import Part, cells_of


def write_identifiers(of: Merging) -> None:
    """Write the identifiers of a partition. All that the second stage left has to be there."""
    spool, extra = of.place.spool, extra_labels()
    persons: defaultdict[str, set[str]] = defaultdict(set)
    labels: defaultdict[str, set[str]] = defaultdict(set)
    for _, shared in spool.read("sharers", of.partition):
        for identifier_id, person, relationship in shared:
            persons[identifier_id].add(person)
            if relationship in extra:
                labels[identifier_id].add(extra[relationship])
    with Part(of.place.files, f"{of.partition:03}") as part:
        for _, identifiers in spool.read("identifiers", of.partition):
            for (identifier_id,), properties in identifiers:
                known = {name: value for name, value in properties.items() if name != "identifier_id"}
                building_id = known.pop("building_id", None)
                label = kinds.KINDS[known["kind"]].label
                cells = cells_of(known) | {"degree": str(len(persons[identifier_id]))}
                part.node(":".join(("Identifier", label, *sorted(labels[identifier_id]))), identifier_id, cells)
                if building_id:
                    part.relationship("IN_BUILDING", identifier_id, building_id)

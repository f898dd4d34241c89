"""First pass: the nodes that others name, each created by the one task that owns it."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.database import Transaction
from graph.facts.elements import run
from graph.statements import statement
from ingest.spark.created import Created
from ingest.spark.events import Event
from ingest.spark.pieces import Piece


@dataclass(slots=True)
class _Nodes:
    """What the pieces name, and the first run that named it."""

    applicants: dict[str, int] = field(default_factory=dict)
    recorded: set[tuple[str, int]] = field(default_factory=set)
    identifiers: dict[str, dict[str, Any]] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)

    def add(self, piece: Piece) -> None:
        said = json.loads(piece.text)
        if piece.what == "applicant":
            self.applicants[piece.owner] = min(piece.place, self.applicants.get(piece.owner, piece.place))
            self.recorded |= {(piece.owner, piece.place)} if said else set()
            return
        identifier_id = said["properties"]["identifier_id"]
        known = self.identifiers.setdefault(identifier_id, said)
        known["labels"] = [*known["labels"], *(each for each in said["labels"] if each not in known["labels"])]
        self.places[identifier_id] = min(piece.place, self.places.get(identifier_id, piece.place))


def nodes_event(transaction: Transaction, pieces: Iterable[Piece], run_ids: Sequence[str]) -> Event:
    """The nodes of some owners that the graph lacks, and the labels of those that it has."""
    nodes, created = _Nodes(), Created()
    for piece in pieces:
        nodes.add(piece)
    _count_applicants(transaction, nodes, created)
    identifiers = sorted(nodes.identifiers.items())
    [known] = run(transaction, "known_identifiers", identifier_ids=[each for each, _ in identifiers])
    new = dict(identifiers)
    for identifier_id in known["identifier_ids"]:
        del new[identifier_id]
    buildings = _buildings(transaction, new, nodes.places, created)
    return {
        "lock_applicants": {"rows": [{"applicant_id": each, "shown": {}} for each in sorted(nodes.applicants)]},
        "merge_identifiers": {
            "rows": [{name: node[name] for name in ("labels", "properties")} for _, node in identifiers]
        },
        "write_buildings": {"rows": buildings},
        "count_created": {"rows": created.rows(run_ids)},
    }


def _count_applicants(transaction: Transaction, nodes: _Nodes, created: Created) -> None:
    text = statement(__package__, "known_applicants")
    [known] = transaction.run(text, applicant_ids=list(nodes.applicants))
    for applicant_id in nodes.applicants.keys() - set(known["applicant_ids"]):
        place = nodes.applicants[applicant_id]
        created.add(place, nodes_created=1, placeholders=int((applicant_id, place) not in nodes.recorded))


def _buildings(
    transaction: Transaction, new: dict[str, dict[str, Any]], places: dict[str, int], created: Created
) -> list[dict[str, str]]:
    """The buildings of new addresses, as `write_buildings` takes them; everything new is counted."""
    rows = [{"identifier_id": each, **node["building"]} for each, node in new.items() if node["building"]]
    of_building: dict[str, int] = {}
    for row in rows:
        place = places[row["identifier_id"]]
        of_building[row["building_id"]] = min(place, of_building.get(row["building_id"], place))
        created.add(place, relationships_created=1)
    [known] = transaction.run(statement(__package__, "known_buildings"), building_ids=list(of_building))
    for building_id in of_building.keys() - set(known["building_ids"]):
        created.add(of_building[building_id], nodes_created=1)
    for identifier_id in new:
        created.add(places[identifier_id], nodes_created=1)
    return sorted(rows, key=lambda row: row["building_id"])

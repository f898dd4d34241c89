"""What rows of an answer show as a network: who and what they name, and what joins them. Reads no graph."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import pairwise, product
from typing import Any, TypeGuard

from graph.identifiers.kinds import KINDS

PERSON, OTHER = "person", "other"
_PERSON_ID, _VALUE_ID = "applicant_id", "identifier_id"


@dataclass(slots=True)
class Spot:
    """Somebody or something that rows name."""

    kind: str
    """`person`, a kind of identifier, or `other`."""
    id: str
    """Of an applicant, of an identifier; of anything else what tells it from others."""
    text: str | None = None
    """A name, a value, a label; None where the rows have an id alone."""
    beside: set[str] = field(default_factory=set)
    """The applicants in the rows that name it."""


Key = tuple[str, str]
Join = tuple[Key, Key]


@dataclass(frozen=True, slots=True)
class Network:
    """Spots in the order in which rows name them, and between which there is a line, with what it says."""

    spots: Mapping[Key, Spot]
    joins: Mapping[Join, set[str]]


def loose_ends(rows: Iterable[Mapping[str, Any]]) -> list[str]:
    """The element ids of the nodes at both ends of relationships that stand outside a path."""
    ends = (end for row in rows for each in _relationships(row.values()) for end in (each["start"], each["end"]))
    return list(dict.fromkeys(ends))


def network_of(rows: Iterable[Mapping[str, Any]], ends: Mapping[str, Mapping[str, Any]]) -> Network:
    """The network of these rows; `ends` are nodes by element id.

    A row without relationships that names applicants and values joins each with each.
    """
    spots: dict[Key, Spot] = {}
    joins: dict[Join, set[str]] = {}
    for row in rows:
        named, joined = list(_named(row)), list(_joined(row, ends))
        named += [spot for start, end, _ in joined for spot in (start, end)]
        people = {spot.id for spot in named if spot.kind == PERSON}
        for spot in named:
            known = spots.setdefault(_key(spot), spot)
            known.text = known.text or spot.text
            known.beside |= people
        for start, end, words in joined or _implied(named):
            joins.setdefault((_key(start), _key(end)), set()).add(words)
    return Network(spots, joins)


def first(network: Network, most: int) -> Network:
    """The part of it that has the first spots alone."""
    spots = dict(list(network.spots.items())[:most])
    joins = {ends: words for ends, words in network.joins.items() if all(end in spots for end in ends)}
    return Network(spots, joins)


def spot_of(node: Mapping[str, Any]) -> Spot:
    """What a node is in the drawing."""
    properties, labels = node["properties"], node["labels"]
    person, value = properties.get(_PERSON_ID), properties.get(_VALUE_ID)
    if "Applicant" in labels and isinstance(person, str):
        return Spot(PERSON, person, _text(properties.get("name")))
    if "Identifier" in labels and isinstance(value, str):
        return Spot(_kind(value), value, _text(properties.get("value")))
    # Hashed: an id is sent even where what the node holds is hidden.
    alike = sha256(json.dumps(node, sort_keys=True, default=str).encode()).hexdigest()
    return Spot(OTHER, alike, ", ".join(map(str, labels)) or "no label")


def _key(spot: Spot) -> Key:
    return spot.kind, spot.id


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _kind(identifier_id: str) -> str:
    kind = identifier_id.partition(":")[0]
    return kind if kind in KINDS else OTHER


def _named(row: Mapping[str, Any]) -> Iterator[Spot]:
    for column, value in row.items():
        if _is_node(value):
            yield spot_of(value)
        elif isinstance(value, Mapping) and not _is_relationship(value):
            yield from _named(value)
        elif isinstance(value, list):
            yield from (spot_of(each) for each in value if _is_node(each))
        for each in _texts(value):
            if column.endswith((_PERSON_ID, f"{_PERSON_ID}s")):
                yield Spot(PERSON, each)
            elif column.endswith((_VALUE_ID, f"{_VALUE_ID}s")):
                yield Spot(_kind(each), each)


def _texts(value: object) -> Iterator[str]:
    yield from (each for each in (value if isinstance(value, list) else [value]) if isinstance(each, str))


def _joined(row: Mapping[str, Any], ends: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[Spot, Spot, str]]:
    for path in filter(_is_path, row.values()):
        for (start, end), step in zip(pairwise(path[::2]), path[1::2], strict=True):
            yield spot_of(start), spot_of(end), step["type"]
    for each in _relationships(row.values()):
        if each["start"] in ends and each["end"] in ends:
            yield spot_of(ends[each["start"]]), spot_of(ends[each["end"]]), each["type"]


def _implied(named: Collection[Spot]) -> Iterator[tuple[Spot, Spot, str]]:
    people = [spot for spot in named if spot.kind == PERSON]
    values = [spot for spot in named if spot.kind in KINDS]
    yield from ((person, value, "named in one row") for person, value in product(people, values))


def _relationships(values: Iterable[object]) -> Iterator[Mapping[str, Any]]:
    """Those that stand alone or in a list, and not in a path, which has its nodes with it."""
    for value in values:
        if _is_relationship(value):
            yield value
        elif isinstance(value, list) and not _is_path(value):
            yield from filter(_is_relationship, value)


def _is_node(value: object) -> TypeGuard[Mapping[str, Any]]:
    if not isinstance(value, Mapping) or set(value) != {"labels", "properties"}:
        return False
    return isinstance(value["labels"], list) and isinstance(value["properties"], Mapping)


def _is_relationship(value: object) -> TypeGuard[Mapping[str, Any]]:
    if not isinstance(value, Mapping) or set(value) != {"type", "properties", "start", "end"}:
        return False
    return isinstance(value["properties"], Mapping) and all(
        isinstance(value[each], str) for each in ("type", "start", "end")
    )


def _is_path(value: object) -> TypeGuard[list[Any]]:
    if not isinstance(value, list) or len(value) % 2 == 0:
        return False
    return all(map(_is_node, value[::2])) and all(map(_is_relationship, value[1::2]))

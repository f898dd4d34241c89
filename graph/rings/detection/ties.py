"""Values that the same people share are one tie: a family's home, network and landline are one reason, not three."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from graph.rings.detection.model import Tie, Value

SAME_PEOPLE = 0.6
"""Two values are one tie when this share of the rarer one's holders have the other too ..."""
SIMILAR_SIZE = 3
"""... and neither has more than so many times the holders of the other: a handful in a laptop farm is not the farm."""
HANDED_ON = 365 * 86_400
"""Seconds after which a value that nobody was seen with belongs to somebody new: numbers and homes are given again."""
PERSONAL = frozenset({"handle"})
"""A profile is one person's, no place has one: it is never part of a place's tie."""


def ties_of(values: Iterable[Value], same: Mapping[str, str]) -> list[Tie]:
    """Every tie of at least two persons; `same` gives for a re-applicant the person who stands for them."""
    told = [_by_person(one, same) for value in _told_apart(values) for one in _in_turn(value)]
    shared = sorted((value for value in told if len(value.holders) > 1), key=lambda value: value.id)
    ties = (_tie(part) for part in _places(shared))
    return sorted(ties, key=lambda tie: tie.values)


def _by_person(value: Value, same: Mapping[str, str]) -> Value:
    if same.keys().isdisjoint(value.holders):
        return value
    return replace(value, holders=frozenset(same.get(holder, holder) for holder in value.holders))


def _told_apart(values: Iterable[Value]) -> Iterator[Value]:
    """Read an address without unit as that of the one unit known there, or drop it where there are several."""
    houses: dict[str, list[Value]] = defaultdict(list)
    for value in values:
        if value.building is None:
            yield value
        else:
            houses[value.building].append(value)
    for addresses in houses.values():
        units = [address for address in addresses if address.unit]
        if len(units) == 1 and len(addresses) > 1:
            yield _one_home(addresses)
        else:
            yield from units or addresses


def _one_home(addresses: Sequence[Value]) -> Value:
    seen = {holder: span for address in addresses for holder, span in address.seen.items()}
    home = max(addresses, key=lambda address: (len(address.holders), address.id))
    holders = frozenset().union(*(address.holders for address in addresses))
    sent_by = frozenset().union(*(address.sent_by for address in addresses))
    return replace(home, holders=holders, sent_by=sent_by, seen=seen)


def _in_turn(value: Value) -> Iterator[Value]:
    """Give the value once for each set of holders who had it at one time, parted by `HANDED_ON`."""
    if _is_at_one_time(value):
        yield value
        return
    undated = value.holders - value.seen.keys()
    dated = sorted(value.holders - undated, key=lambda holder: (value.seen[holder], holder))
    holders: list[str] = list(undated)
    until = None
    for holder in dated:
        first, last = value.seen[holder]
        if until is not None and first - until > HANDED_ON:
            yield replace(value, holders=frozenset(holders))
            holders = list(undated)
        holders.append(holder)
        until = max(last, until or last)
    yield replace(value, holders=frozenset(holders))


def _is_at_one_time(value: Value) -> bool:
    """Whether nothing can part them, which is so nearly always and spares the sorting."""
    if not value.seen:
        return True
    return max(last for _, last in value.seen.values()) - min(first for first, _ in value.seen.values()) <= HANDED_ON


def _places(values: Sequence[Value]) -> list[list[Value]]:
    """Put the values of one place together. A place has one value of a kind: two phones are two ties."""
    parts: dict[int, list[int]] = {index: [index] for index in range(len(values))}
    part_of = list(range(len(values)))
    for one, other in _aligned(values):
        keep, lose = part_of[one], part_of[other]
        if keep != lose and _fit([values[index] for index in (*parts[keep], *parts[lose])]):
            parts[keep] += parts[lose]
            for index in parts.pop(lose):
                part_of[index] = keep
    return [[values[index] for index in part] for part in parts.values()]


def _aligned(values: Sequence[Value]) -> list[tuple[int, int]]:
    """Pairs of values that have about the same holders, the most alike first."""
    held: dict[str, list[int]] = defaultdict(list)
    for index, value in enumerate(values):
        for holder in value.holders:
            held[holder].append(index)
    shared = Counter(pair for indices in held.values() for pair in combinations(indices, 2))
    found: list[tuple[float, int, str, str, int, int]] = []
    for (one, other), both in shared.items():
        few, many = sorted((len(values[one].holders), len(values[other].holders)))
        needed = max(_needed(values[one], values[other], few), _needed(values[other], values[one], few))
        if both > 1 and both >= needed and many <= SIMILAR_SIZE * few:
            found.append((-both / many, -both, values[one].id, values[other].id, one, other))
    return [(one, other) for *_, one, other in sorted(found)]


def _needed(value: Value, other: Value, few: int) -> float:
    """How many holders two values have to have in common.

    Strangers meet behind a network: it is a home's if most behind it live there, and a phone's if all have that.
    """
    if value.kind != "ip":
        return SAME_PEOPLE * few
    return (SAME_PEOPLE if other.building else 1) * len(value.holders)


def _fit(values: Sequence[Value]) -> bool:
    """Whether one place can have all these values; networks may change, other kinds have one value."""
    kinds = Counter(value.kind for value in values if value.kind != "ip")
    return not PERSONAL & kinds.keys() and all(count == 1 for count in kinds.values())


def _tie(values: Sequence[Value]) -> Tie:
    return Tie(
        holders=frozenset().union(*(value.holders for value in values)),
        kinds=frozenset(value.kind for value in values),
        values=tuple(sorted(value.id for value in values)),
        most=max(len(value.holders) for value in values),
        building=next((value.building for value in values if value.building), None),
        sent_by=frozenset().union(*(value.sent_by for value in values)),
    )

"""Simpler and published ways to find rings, fed the same values."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from math import log, log2

import igraph  # type: ignore[import-untyped]  # ships no types

from graph.rings.detection.model import Value
from graph.rings.detection.sets import joined

Groups = list[frozenset[str]]
SMALLEST = 4
_LEIDEN_CUT, _LEIDEN_SMALLEST = 20, 5
_SLICE_CUT, _SLICE_LARGEST = 100, 150


def components_cut(values: Sequence[Value], cuts: Mapping[str, int]) -> Groups:
    """Connected components over values that at most so many persons share, a number for each kind."""
    return _large(joined(value.holders for value in values if 1 < len(value.holders) <= cuts[value.kind]))


def components(values: Sequence[Value]) -> Groups:
    """Connected components over everything but networks."""
    return _large(joined(value.holders for value in values if value.kind != "ip"))


def leiden(values: Sequence[Value]) -> Groups:
    """Communities of the Leiden method (modularity) over values of at most 20; each value weighs one in all."""
    weights: Counter[tuple[str, str]] = Counter()
    for value in values:
        if 1 < len(value.holders) <= _LEIDEN_CUT:
            for pair in combinations(sorted(value.holders), 2):
                weights[pair] += 1 / (len(value.holders) - 1)  # type: ignore[assignment]
    graph = igraph.Graph.TupleList([(*pair, weight) for pair, weight in weights.items()], weights=True)
    found = graph.community_leiden(objective_function="modularity", weights="weight", n_iterations=5)
    groups = (frozenset(graph.vs[place]["name"] for place in community) for community in found)
    return [group for group in groups if len(group) >= _LEIDEN_SMALLEST]


def slice_n_dice(values: Sequence[Value], persons: int) -> Groups:
    """Groups that are surprisingly dense in two kinds of value at once, grown greedily from pairs that share two.

    After the idea of Nilforoshan and Shah, SliceNDice (DSAA 2019): each kind is a view, a graph of persons weighed by
    the rarity of what they share; a group's surprise is that of its mass in a view under a random graph of the same
    density. Networks are left out, as the issue's figures do.
    """
    views = _views(values, persons)
    density = {kind: 2 * sum(edges.values()) / persons**2 for kind, edges in views.items()}
    near = _neighbours(views)
    groups: Groups = []
    taken: set[str] = set()
    for seed, kinds in _seeds(views):
        if taken.isdisjoint(seed):
            group = _grown(set(seed), kinds, near, density)
            taken |= group
            groups.append(frozenset(group))
    return _large(groups)


def _large(groups: Iterable[frozenset[str]]) -> Groups:
    return [group for group in groups if len(group) >= SMALLEST]


def _views(values: Sequence[Value], persons: int) -> dict[str, Counter[tuple[str, str]]]:
    views: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    for value in values:
        if value.kind != "ip" and 1 < len(value.holders) <= _SLICE_CUT:
            for pair in combinations(sorted(value.holders), 2):
                views[value.kind][pair] += log2(persons / len(value.holders))  # type: ignore[assignment]
    return views


def _neighbours(views: Mapping[str, Counter[tuple[str, str]]]) -> dict[str, dict[str, dict[str, float]]]:
    near: dict[str, dict[str, dict[str, float]]] = {kind: defaultdict(dict) for kind in views}
    for kind, edges in views.items():
        for (one, other), weight in edges.items():
            near[kind][one][other] = near[kind][other][one] = weight
    return near


def _seeds(views: Mapping[str, Counter[tuple[str, str]]]) -> list[tuple[tuple[str, str], tuple[str, str]]]:
    """Pairs of persons that share in two views, the heaviest first, with those views."""
    found = [
        (edges[pair] + views[other][pair], pair, (kind, other))
        for (kind, edges), other in ((item, other) for item in views.items() for other in views if item[0] < other)
        for pair in edges.keys() & views[other].keys()
    ]
    return [(pair, kinds) for _, pair, kinds in sorted(found, reverse=True)]


def _grown(
    group: set[str],
    kinds: tuple[str, str],
    near: Mapping[str, Mapping[str, Mapping[str, float]]],
    density: Mapping[str, float],
) -> set[str]:
    """Add the person who adds most surprise, until nobody does."""
    links = {kind: Counter[str]() for kind in kinds}
    mass = dict.fromkeys(kinds, 0.0)
    for person in group:
        for kind in kinds:
            mass[kind] += sum(weight for other, weight in near[kind][person].items() if other in group) / 2
            links[kind].update(near[kind][person])
    while len(group) < _SLICE_LARGEST:
        now = _surprise(mass, len(group), density)
        around = {person for kind in kinds for person in links[kind]} - group
        best, who = max(
            ((_with(person, mass, links, len(group), density), person) for person in around), default=(0, "")
        )
        if best <= now:
            break
        group.add(who)
        for kind in kinds:
            mass[kind] += links[kind][who]
            links[kind].update(near[kind][who])
    return group


def _with(
    person: str,
    mass: Mapping[str, float],
    links: Mapping[str, Counter[str]],
    size: int,
    density: Mapping[str, float],
) -> float:
    return _surprise({kind: total + links[kind][person] for kind, total in mass.items()}, size + 1, density)


def _surprise(mass: Mapping[str, float], size: int, density: Mapping[str, float]) -> float:
    """Say how unlikely such masses are where the weight of a pair is exponential with the usual mean."""
    pairs = size * (size - 1) / 2
    ratios = [max(total / pairs / density[kind], 1e-9) for kind, total in mass.items()]
    surprise = (pairs * (ratio - log(ratio) - 1) for ratio in ratios if ratio > 1)
    return float(sum(surprise) / pairs**0.5)

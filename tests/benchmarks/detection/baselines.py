"""Simpler and published ways to find rings, fed the same values."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from math import log, log2

import igraph

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


def slice_n_dice(values: Sequence[Value]) -> Groups:
    """Groups that are surprisingly dense in two kinds of value at once, grown greedily from pairs that share two.

    After the idea of Nilforoshan and Shah, SliceNDice (DSAA 2019): each kind is a view, a graph of persons weighed by
    the rarity of what they share; a group's surprise in a view is that of its mass under a random graph of the usual
    density, summed over the views. Groups that overlap are one. Networks are left out: with them it finds every
    carrier.
    """
    persons = len(frozenset().union(*(value.holders for value in values)))
    views = _views(values, persons)
    density = {kind: 2 * sum(edges.values()) / persons**2 for kind, edges in views.items()}
    near = _neighbours(views)
    groups = [_grown(set(seed), near, density) for seed in _seeds(views)]
    return _large(joined(groups))


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


def _seeds(views: Mapping[str, Counter[tuple[str, str]]]) -> list[tuple[str, str]]:
    """Pairs of persons that share in two views, the heaviest first."""
    shared = Counter(pair for edges in views.values() for pair in edges)
    weight = {pair: sum(edges[pair] for edges in views.values()) for pair, kinds in shared.items() if kinds > 1}
    return sorted(weight, key=lambda pair: (-weight[pair], pair))


def _grown(
    group: set[str], near: Mapping[str, Mapping[str, Mapping[str, float]]], density: Mapping[str, float]
) -> set[str]:
    """Add the person, linked in two views, who adds most surprise, until nobody adds any."""
    links = {kind: Counter[str]() for kind in near}
    mass = dict.fromkeys(near, 0.0)
    waiting = sorted(group)
    group = set()
    while waiting:
        for person in waiting:
            for kind in near:
                mass[kind] += links[kind][person]
                links[kind].update(near[kind][person])
        group.update(waiting)
        waiting = _next(group, mass, links, density) if len(group) < _SLICE_LARGEST else []
    return group


def _next(
    group: set[str], mass: Mapping[str, float], links: Mapping[str, Counter[str]], density: Mapping[str, float]
) -> list[str]:
    linked = Counter(person for kind in links for person in links[kind] if person not in group)
    around = [person for person, views in linked.items() if views > 1]
    size = len(group) + 1
    surprise = {
        person: _surprise({kind: total + links[kind][person] for kind, total in mass.items()}, size, density)
        for person in around
    }
    best = max(sorted(around), key=lambda person: surprise[person], default=None)
    return [best] if best and surprise[best] > _surprise(mass, len(group), density) else []


def _surprise(mass: Mapping[str, float], size: int, density: Mapping[str, float]) -> float:
    """Say how unlikely such masses are where a pair's weight is exponential."""
    pairs = size * (size - 1) / 2
    ratios = [total / pairs / density[kind] for kind, total in mass.items() if density[kind]]
    return float(sum(pairs * (ratio - log(ratio) - 1) for ratio in ratios if ratio > 1))

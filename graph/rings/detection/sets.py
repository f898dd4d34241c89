"""Sets that have a member in common become one."""

from collections import defaultdict
from collections.abc import Iterable


def joined(sets: Iterable[Iterable[str]]) -> list[frozenset[str]]:
    """Find the connected components: a chain of overlapping sets leads from each member to every other."""
    parents: dict[str, str] = {}
    for members in sets:
        _unite(members, parents)
    components: dict[str, set[str]] = defaultdict(set)
    for member in list(parents):
        components[_root(member, parents)].add(member)
    return [frozenset(component) for component in components.values()]


def _unite(members: Iterable[str], parents: dict[str, str]) -> None:
    roots = {_root(member, parents) for member in members}
    if roots:
        first = min(roots)
        parents.update(dict.fromkeys(roots, first))


def _root(member: str, parents: dict[str, str]) -> str:
    parent = parents.setdefault(member, member)
    while parent != member:
        parents[member] = parents[parent]
        member, parent = parent, parents[parent]
    return member

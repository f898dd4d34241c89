"""How well reported rings meet a known truth: right pairs, members found, innocents shown, for each kind of group."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

SMALLEST = 4
"""Reported groups of fewer persons are not counted: two or three who share something are mostly a family."""
UNKNOWN = "unknown"
"""The kind of a reported id of which the truth says nothing; it counts as innocent."""


@dataclass(frozen=True, slots=True)
class Label:
    """The truth about one applicant id. Ids with the same `person` are one; `kind` says what `group` is."""

    person: str
    group: str
    kind: str
    is_ring: bool


Truth: TypeAlias = Mapping[str, Label]
"""Applicant id, aliases included, to its label."""


@dataclass(frozen=True, slots=True)
class KindScore:
    """What became of all groups of one kind. A group is found when one reported ring holds at least half of it."""

    kind: str
    is_ring: bool
    groups: int
    groups_found: int
    persons: int
    persons_shown: int


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Precision and recall are of pairs of persons: reported in one ring, and truly of one ring."""

    rings_reported: int
    pair_precision: float
    pair_recall: float
    members: int
    members_found: int
    innocents: int
    innocents_shown: int
    kinds: tuple[KindScore, ...]


def evaluate(rings: Iterable[Iterable[str]], truth: Truth) -> Evaluation:
    """Hold the reported rings, as applicant ids, against the truth; a pair that several rings report counts once."""
    labels = {label.person: label for label in truth.values()}
    reported = [persons for ids in rings if len(persons := _persons(ids, truth)) >= SMALLEST]
    shown = frozenset[str]().union(*reported)
    labels |= {person: Label(person, person, UNKNOWN, is_ring=False) for person in shown - labels.keys()}
    pairs, right = _pairs(reported, labels)
    true_sizes = Counter(label.group for label in labels.values() if label.is_ring)
    members = frozenset(person for person, label in labels.items() if label.is_ring)
    return Evaluation(
        rings_reported=len(reported),
        pair_precision=_share(right, pairs),
        pair_recall=_share(right, sum(size * (size - 1) // 2 for size in true_sizes.values())),
        members=len(members),
        members_found=len(members & shown),
        innocents=len(labels) - len(members),
        innocents_shown=len(shown - members),
        kinds=_by_kind(reported, shown, labels),
    )


def _persons(ids: Iterable[str], truth: Truth) -> frozenset[str]:
    return frozenset(truth[each].person if each in truth else each for each in ids)


def _pairs(reported: Sequence[frozenset[str]], labels: Truth) -> tuple[int, int]:
    """How many pairs are reported, and how many of them are of one true ring.

    Counted by partners, not by listing pairs: a bad method reports thousands of persons as one ring.
    """
    pairs = right = 0
    for alike in _in_the_same_rings(reported):
        partners = frozenset[str]().union(*(reported[place] for place in alike.rings))
        of_group = Counter(labels[person].group for person in partners if labels[person].is_ring)
        pairs += len(alike.persons) * (len(partners) - 1)
        right += sum(of_group[labels[person].group] - 1 for person in alike.persons if labels[person].is_ring)
    return pairs // 2, right // 2


@dataclass(frozen=True, slots=True)
class _Alike:
    rings: frozenset[int]
    persons: tuple[str, ...]


def _in_the_same_rings(reported: Sequence[frozenset[str]]) -> list[_Alike]:
    """Put together the persons that exactly the same rings hold."""
    rings_of: defaultdict[str, set[int]] = defaultdict(set)
    for place, persons in enumerate(reported):
        for person in persons:
            rings_of[person].add(place)
    alike: defaultdict[frozenset[int], list[str]] = defaultdict(list)
    for person, rings in rings_of.items():
        alike[frozenset(rings)].append(person)
    return [_Alike(rings, tuple(persons)) for rings, persons in alike.items()]


def _by_kind(reported: Sequence[frozenset[str]], shown: frozenset[str], labels: Truth) -> tuple[KindScore, ...]:
    sizes = Counter(label.group for label in labels.values())
    found = {group for persons in reported for group in _half_held(persons, labels, sizes)}
    kind_of = {label.group: (label.kind, label.is_ring) for label in labels.values()}
    groups = Counter(kind_of.values())
    groups_found = Counter(kind_of[group] for group in found)
    persons = Counter((label.kind, label.is_ring) for label in labels.values())
    persons_shown = Counter((labels[person].kind, labels[person].is_ring) for person in shown)
    return tuple(
        KindScore(*which, groups[which], groups_found[which], persons[which], persons_shown[which])
        for which in sorted(groups, key=lambda which: (not which[1], which[0]))
    )


def _half_held(persons: frozenset[str], labels: Truth, sizes: Mapping[str, int]) -> list[str]:
    held = Counter(labels[person].group for person in persons)
    return [group for group, count in held.items() if 2 * count >= sizes[group]]


def _share(part: int, whole: int) -> float:
    """Give 1.0 of nothing: who reports no pair reports no wrong one."""
    return part / whole if whole else 1.0

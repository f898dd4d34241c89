"""What a method reaches on a world, and over several seeds."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean

from graph.rings.evaluation import Evaluation, Label, evaluate
from tests.benchmarks.detection.baselines import SMALLEST
from tests.benchmarks.detection.town import World

Method = Callable[[World], Iterable[Iterable[str]]]


@dataclass(frozen=True, slots=True)
class Figure:
    """A mean over seeds with the least and the greatest."""

    mean: float
    least: float
    most: float


@dataclass(frozen=True, slots=True)
class Row:
    """One method on one kind of world; precision and recall are of pairs, `members` is the share found."""

    method: str
    world: str
    precision: Figure
    recall: Figure
    members: Figure
    innocents: Figure


def measure(method: Method, world: World) -> Evaluation:
    """Hold what the method finds against the truth."""
    found = [frozenset(group) for group in method(world)]
    return evaluate((group for group in found if len(group) >= SMALLEST), truth(world))


def truth(world: World) -> dict[str, Label]:
    """The label of everybody. Shapes are the first word of a ring's name; the rest tells rings of a shape apart."""
    return {
        id_: Label(id_, world.ring_of.get(id_, id_), _shape(world, id_), id_ in world.ring_of) for id_ in world.persons
    }


def summed(method: str, world: str, evaluations: Sequence[Evaluation]) -> Row:
    """The row of a method over several seeds of a world."""
    return Row(
        method,
        world,
        precision=_figure([one.pair_precision for one in evaluations]),
        recall=_figure([one.pair_recall for one in evaluations]),
        members=_figure([one.members_found / one.members for one in evaluations]),
        innocents=_figure([one.innocents_shown for one in evaluations]),
    )


def shown_by_kind(evaluations: Iterable[Evaluation]) -> dict[tuple[bool, str], tuple[int, int]]:
    """Whether a kind is a ring, and the kind, to how many of its people were shown, and how many there are."""
    shown: Counter[tuple[bool, str]] = Counter()
    persons: Counter[tuple[bool, str]] = Counter()
    for evaluation in evaluations:
        for kind in evaluation.kinds:
            shown[kind.is_ring, kind.kind] += kind.persons_shown
            persons[kind.is_ring, kind.kind] += kind.persons
    return {key: (shown[key], persons[key]) for key in sorted(persons)}


def _figure(numbers: Sequence[float]) -> Figure:
    return Figure(fmean(numbers), min(numbers), max(numbers))


def _shape(world: World, id_: str) -> str:
    return world.ring_of[id_].split()[0] if id_ in world.ring_of else world.kind_of[id_]

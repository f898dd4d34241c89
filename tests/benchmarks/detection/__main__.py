"""Prints the tables of docs/rings.md: every method on every world, on seeds that nothing was tuned on."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

import click

from graph.rings.detection.find import find_rings
from graph.rings.detection.model import Value
from graph.rings.detection.same_person import re_applicants
from graph.rings.evaluation import Evaluation
from tests.benchmarks.detection.baselines import Groups, components, components_cut, leiden, slice_n_dice
from tests.benchmarks.detection.demo import demo_world
from tests.benchmarks.detection.measure import Figure, Method, Row, measure, shown_by_kind, summed
from tests.benchmarks.detection.town import World
from tests.benchmarks.detection.worlds import PEOPLE, RECIPES, world

DEMO = ("easy", "hard", "international", "crowded")
TUNING_SEED = 1
_CUTS = (2, 4, 8, 20)


@click.command()
@click.option("--seeds", default="11,12,13", help="Comma-separated; 1 to 9 were used for tuning.")
@click.option("--people", default=PEOPLE, help="People in each world.")
@click.option("--worlds", default=",".join((*(f"demo {name}" for name in DEMO), *RECIPES)), help="Comma-separated.")
@click.option("--ours-only", is_flag=True, help="Leave the other methods out.")
def main(seeds: str, people: int, worlds: str, *, ours_only: bool) -> None:
    """Measure detection beside simpler methods and print Markdown."""
    numbers = [int(seed) for seed in seeds.split(",")]
    ours: list[Evaluation] = []
    click.echo("| world | method | pair precision | pair recall | members found | innocents shown |")
    click.echo("|---|---|---|---|---|---|")
    for name in worlds.split(","):
        methods = {"Ringlight": _ours} | ({} if ours_only else _others(_world(name, TUNING_SEED, people)))
        found = _evaluations(name, numbers, people, methods)
        ours += found["Ringlight"]
        for method, evaluations in found.items():
            click.echo(_line(summed(method, name, evaluations)))
    click.echo("\n| kind | ring | shown | of |\n|---|---|---|---|")
    for (is_ring, kind), (shown, persons) in shown_by_kind(ours).items():
        click.echo(f"| {kind} | {'yes' if is_ring else 'no'} | {shown} | {persons} |")


def _world(name: str, seed: int, people: int) -> World:
    return demo_world(name.split()[1], seed, people) if name.startswith("demo ") else world(name, seed, people)


def _evaluations(
    name: str, seeds: Sequence[int], people: int, methods: Mapping[str, Method]
) -> dict[str, list[Evaluation]]:
    found: dict[str, list[Evaluation]] = {method: [] for method in methods}
    for seed in seeds:
        made = _world(name, seed, people)
        for method, run in methods.items():
            found[method].append(measure(run, made))
    return found


def _ours(made: World) -> Iterator[tuple[str, ...]]:
    return (ring.members for ring in find_rings(made.persons, made.values))


def _others(tuning: World) -> dict[str, Method]:
    cuts = _tuned_cuts(tuning)
    return {
        "components, a tuned cut-off for each kind": _with_cuts(cuts),
        "components without networks": partial(_once_each, method=components),
        "Leiden, cut-off 20, at least 5": partial(_once_each, method=leiden),
        "SliceNDice (our own, after the paper)": partial(_once_each, method=slice_n_dice),
    }


def _once_each(made: World, method: Callable[[Sequence[Value]], Groups]) -> list[frozenset[str]]:
    """What a method finds when re-applicants are one person to it, as they are to ours."""
    same = re_applicants(made.persons, made.values)
    values = [
        replace(value, holders=frozenset(same.get(holder, holder) for holder in value.holders)) for value in made.values
    ]
    ids: dict[str, set[str]] = defaultdict(set)
    for person in made.persons:
        ids[same.get(person, person)].add(person)
    return [frozenset().union(*(ids[person] for person in group)) for group in method(values)]


def _with_cuts(cuts: Mapping[str, int]) -> Method:
    return partial(_once_each, method=partial(components_cut, cuts=cuts))


def _tuned_cuts(tuning: World) -> dict[str, int]:
    """The cut-offs with the best F1 of pairs on one world, found one kind after the other."""
    cuts = dict.fromkeys(("phone", "email", "address", "ip", "handle"), 5)
    for kind in cuts:
        tried = {cut: _f1(measure(_with_cuts({**cuts, kind: cut}), tuning)) for cut in _CUTS}
        cuts[kind] = max(tried, key=lambda cut: (tried[cut], -cut))
    return cuts


def _f1(one: Evaluation) -> float:
    both = one.pair_precision + one.pair_recall
    return 2 * one.pair_precision * one.pair_recall / both if both else 0.0


def _line(row: Row) -> str:
    figures = (_share(row.precision), _share(row.recall), _share(row.members))
    innocents = f"{row.innocents.mean:.0f} ({row.innocents.least:.0f}-{row.innocents.most:.0f})"
    return f"| {row.world} | {row.method} | {' | '.join(figures)} | {innocents} |"


def _share(figure: Figure) -> str:
    return f"{figure.mean:.3f} ({figure.least:.3f}-{figure.most:.3f})"


if __name__ == "__main__":
    main()

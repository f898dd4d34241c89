"""The names of labels, relationship types and properties that queries are written with, and what to do about others."""

import tomllib
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from importlib.resources import files

from graph.driver.plans import Plan


@cache
def known_names() -> Mapping[str, list[str]]:
    """Those of the data model, by `label`, `relationship type` and `property`."""
    words: Mapping[str, list[str]] = tomllib.loads((files(__package__) / "vocabulary.toml").read_text(encoding="utf-8"))
    return words


def unknown_names(plan: Plan) -> Iterator[tuple[int, str]]:
    """Each name in the text that neither the data model nor the graph has: its line, and a remedy as a sentence."""
    for unknown in plan.unknown_names:
        if unknown.name not in known_names()[unknown.kind]:
            near = get_close_matches(unknown.name, known_names()[unknown.kind], n=1)
            advice = f"did you mean {near[0]}?" if near else "docs/data-model.md names those that there are."
            yield unknown.line, f"There is no {unknown.kind} {unknown.name}: {advice}"

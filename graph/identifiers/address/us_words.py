"""The vocabulary of American addresses, read once from `us_words.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

MILITARY_STATES = frozenset(["AA", "AE", "AP"])


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Every map leads from a written form, in capitals, to the short one of the Postal Service."""

    suffixes: Mapping[str, str]
    short_suffixes: frozenset[str]
    street_ends: frozenset[str]
    """Short and long forms of the suffixes that hardly ever begin a city's name."""
    directions: Mapping[str, str]
    states: Mapping[str, str]
    state_of_prefix: Mapping[str, str]
    """The first three digits of a ZIP code to the state; absent where none was given out."""
    cities: Mapping[str, str]


@cache
def vocabulary() -> Vocabulary:
    """The table, turned around."""
    table = tomllib.loads((files(__package__) / "us_words.toml").read_text(encoding="utf-8"))
    suffixes = _by_written_form(table["suffixes"])
    ends = frozenset(table["where_a_street_ends"]["words"].split())
    return Vocabulary(
        suffixes=suffixes,
        short_suffixes=frozenset(suffixes.values()) | ends,
        street_ends=ends | {written for written, short in suffixes.items() if short in ends and written != "SAINT"},
        directions=_by_written_form(table["directions"]),
        states=_by_written_form(table["states"]),
        state_of_prefix=_state_of_prefix(table["zip_prefixes"]),
        cities={written: city for city, others in table["cities"].items() for written in others.split("|")},
    )


def _by_written_form(table: Mapping[str, str]) -> dict[str, str]:
    return {written: short for short, others in table.items() for written in [short, *others.split()]}


def _state_of_prefix(table: Mapping[str, str]) -> dict[str, str]:
    ranges = ((state, *span.split("-")) for state, spans in table.items() for span in spans.split())
    return {f"{prefix:03}": state for state, first, last in ranges for prefix in range(int(first), int(last) + 1)}

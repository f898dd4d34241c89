"""Who bears which name changes nothing, as long as equal names stay equal: rings and strengths are exactly the same."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from graph.rings.detection.find import find_rings
from graph.rings.detection.model import Person, Value
from ingest.demo_world.dossier import Dossier, dossiers
from ingest.demo_world.world import world_of

SYLLABLES = ("김", "이", "박", "ng", "uye", "ø", "şa", "оле", "ال", "zu", "qui", "mac", "van", "ibn", "do", "na")


@pytest.fixture(scope="module")
def everybody() -> list[Dossier]:
    return list(dossiers(world_of("demo", 3_000, seed=5)))


def other_words() -> Callable[[str], str]:
    """A word of another origin for each word, always the same and never the same for two."""
    known: dict[str, str] = {}

    def other(word: str) -> str:
        number = known.setdefault(word, f"{len(known):06x}")
        return "".join(SYLLABLES[int(digit, 16)] for digit in number)

    return other


def values_of(everybody: list[Dossier]) -> list[Value]:
    holders: dict[tuple[str, str], set[str]] = {}
    for dossier in everybody:
        person = dossier.person
        homes = [f"{home.number} {home.street} {home.town}/{home.unit}" for home in person.homes]
        own = {"phone": person.phones, "email": person.mailboxes, "handle": person.handles, "ip": person.networks}
        for kind, values in {**own, "address": homes}.items():
            for value in values:
                holders.setdefault((kind, value), set()).add(dossier.ids.applicant_id)
    return [_value(kind, value, frozenset(who)) for (kind, value), who in holders.items()]


def _value(kind: str, value: str, holders: frozenset[str]) -> Value:
    building, _, unit = value.partition("/") if kind == "address" else (None, "", "")
    return Value(f"{kind}:{value}", kind, holders, building, unit)


def test_names_of_another_origin_give_exactly_the_same_rings(everybody: list[Dossier]) -> None:
    values = values_of(everybody)
    persons = {each.ids.applicant_id: Person(each.ids.applicant_id, each.person.claims.name) for each in everybody}
    other = other_words()
    renamed = {id_: replace(one, name=" ".join(map(other, (one.name or "").split()))) for id_, one in persons.items()}
    found = find_rings(persons, values)
    assert len(found) > 3
    assert {one.name for one in persons.values()}.isdisjoint(one.name for one in renamed.values())
    assert find_rings(renamed, values) == found

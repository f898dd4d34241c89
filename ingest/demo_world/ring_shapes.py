"""Rings: applicants run by the same hands. Sizes follow published cases (docs/demo-world.md names them)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from ingest.demo_world.belongings import Group, Habits, Person
from ingest.demo_world.cast import Cast
from ingest.demo_world.crowd import VPN_EXITS
from ingest.demo_world.dice import happens
from ingest.demo_world.ties import TIES, handfuls, tie, with_home
from ingest.demo_world.world import AS_OF

OTHER_RENTERS = 9
_PERSONA = Habits(applications=(1, 5), span_days=200, hired=0.12, blocked=0.3, odd_phones=0.4)
_FARMED = Habits(applications=(1, 3), span_days=300, hired=0.85, blocked=0.06, odd_phones=0.4)


def persona_ring(cast: Cast, size: int) -> list[Group]:
    """One operator's personas: each shares two to four kinds of value, each value with a handful of the others."""
    return [Group("persona_ring", tuple(_operated(cast, size)))]


def laptop_farm(cast: Cast, size: int) -> list[Group]:
    """Hires of many companies whose laptops stand in one home; its connection is where they all log in from."""
    farm, connection = cast.home(cast.rng.choice(("", cast.unit()))), cast.network()
    people = _personas(cast, size, 420, _FARMED)
    people = [replace(person, ship_to=farm, work_networks=(connection,)) for person in people]
    reached = _some(cast, people, 0.7)
    _tie_handfuls(cast, people, "phone", reached, most=5)
    # Who is never hired leaves no trace at the farm: every one of them has something else in common with others.
    others = sorted(set(range(size)).difference(reached).union(_some(cast, people, 0.3)))
    _tie_handfuls(cast, people, "network", others, most=8)
    _tie_handfuls(cast, people, "mailbox", _some(cast, people, 0.15), most=3)
    people = [with_home(person, farm) if happens(cast.rng, 0.2) else person for person in people]
    return [Group("laptop_farm", tuple(people))]


def chain(cast: Cast, size: int) -> list[Group]:
    """Neighbours share one value each; the first and the last have nothing in common."""
    people = _personas(cast, size, 150, _PERSONA)
    for place in range(size - 1):
        tie(cast, cast.rng.choice(list(TIES)), people, (place, place + 1))
    return [Group("chain", tuple(people))]


def rotation(cast: Cast, size: int) -> list[Group]:
    """Values are dealt out anew for each kind, so that no value is shared by more than two or three."""
    people = _personas(cast, size, 150, _PERSONA)
    kinds = cast.rng.sample(list(TIES), 3)
    _join(cast, people, [dealt for kind in kinds for dealt in _tie_handfuls(cast, people, kind, range(size), most=3)])
    return [Group("rotation", tuple(people))]


def touching_rings(cast: Cast, size: int) -> list[Group]:
    """Two rings of two operators; one persona of each happens to share one value with the other."""
    people = _operated(cast, size) + _operated(cast, size)
    tie(cast, cast.rng.choice(("phone", "network")), people, (0, size))
    return [Group("touching_rings", tuple(half)) for half in (people[:size], people[size:])]


def identity_theft(cast: Cast, size: int) -> list[Group]:
    """One persona of a ring goes by the name and home of an applicant who knows nothing of it."""
    victim = cast.person()
    home = victim.homes[0] if victim.homes else cast.home()
    victim = replace(victim, homes=(home,))
    people = _operated(cast, size)
    people[0] = with_home(replace(people[0], claims=replace(people[0].claims, name=victim.claims.name)), home)
    return [Group("identity_theft", tuple(people)), Group("victim", (victim,))]


def suite_ring(cast: Cast, size: int) -> list[Group]:
    """Personas behind one suite of a mail forwarder, where strangers rent the other suites."""
    forwarder = cast.home()
    suite = replace(forwarder, unit=f"Suite {cast.rng.randint(100, 199)}")
    people = [replace(person, ship_to=suite) for person in _personas(cast, size, 200, replace(_PERSONA, hired=0.5))]
    _tie_handfuls(cast, people, "phone", _some(cast, people, 0.8), most=4)
    _tie_handfuls(cast, people, "network", range(size), most=6)
    people = [with_home(person, suite) if happens(cast.rng, 0.7) else person for person in people]
    others = cast.people(OTHER_RENTERS)
    renters = [with_home(other, replace(forwarder, unit=f"Suite {200 + place}")) for place, other in enumerate(others)]
    return [Group("suite_ring", tuple(people)), Group("suite_neighbours", tuple(renters))]


def _operated(cast: Cast, size: int) -> list[Person]:
    people = _personas(cast, size, 150, _PERSONA)
    kinds = [cast.rng.sample(list(TIES), cast.rng.choice((2, 3, 3, 4))) for _ in people]
    tied: list[list[int]] = []
    for kind in TIES:
        places = [place for place, own in enumerate(kinds) if kind in own]
        tied += _tie_handfuls(cast, people, kind, places, most=6)
    _join(cast, people, tied)
    return people


def _tie_handfuls(cast: Cast, people: list[Person], kind: str, places: Sequence[int], most: int) -> list[list[int]]:
    """Two to `most` people each get one value of the kind in common; who got one together."""
    groups = list(handfuls(places, 2, most, cast.rng))
    for group in groups:
        tie(cast, kind, people, group)
    return groups


def _some(cast: Cast, people: Sequence[Person], share: float) -> list[int]:
    return [place for place in range(len(people)) if happens(cast.rng, share)]


def _join(cast: Cast, people: list[Person], groups: list[list[int]]) -> None:
    """One operator leaves one ring: what the handfuls left apart gets two kinds of value in common."""
    parts: list[set[int]] = [{place} for place in range(len(people))]
    for group in groups:
        touched = [part for part in parts if not part.isdisjoint(group)]
        parts = [part for part in parts if part.isdisjoint(group)] + [set().union(*touched)]
    for part in parts[1:]:
        for kind in cast.rng.sample(list(TIES), 2):
            tie(cast, kind, people, (min(parts[0]), min(part)))


def _personas(cast: Cast, size: int, days: int, habits: Habits) -> list[Person]:
    """Personas that turn up within so many days. Most have no phone or home but those that the ring will give them."""
    people = cast.people(size)
    last_start = AS_OF - timedelta(days=days)
    start = min(people[0].begins_at, last_start)
    return [_persona(cast, person, habits, start, days) for person in people]


def _persona(cast: Cast, person: Person, habits: Habits, start: datetime, days: int) -> Person:
    return replace(
        person,
        phones=person.phones if happens(cast.rng, 0.4) else (),
        homes=person.homes if happens(cast.rng, 0.6) else (),
        # Operators hide behind the same services as many honest people, only more often.
        networks=(*person.networks, cast.rng.choice(VPN_EXITS)) if happens(cast.rng, 0.3) else person.networks,
        begins_at=start + timedelta(days=days * cast.rng.random()),
        habits=habits,
    )

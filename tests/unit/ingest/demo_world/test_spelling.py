"""The world's truth holds only if every spelling of one value has one key."""

from collections.abc import Callable, Iterable, Sequence
from itertools import islice

import pytest

from graph.identifiers.canonical import AddressParts, Canonical, Raw, Validity
from graph.identifiers.kinds import KINDS
from ingest.demo_world.belongings import Person, Place
from ingest.demo_world.cast import Cast
from ingest.demo_world.dice import dice
from ingest.demo_world.spelling.addresses import as_remembered, spelled_country, spelled_line, spelled_parts
from ingest.demo_world.spelling.handles import spelled_github, spelled_linkedin
from ingest.demo_world.spelling.mailboxes import spelled_mailbox
from ingest.demo_world.spelling.networks import spelled_address
from ingest.demo_world.spelling.phones import spelled_phone
from ingest.demo_world.world import WORLDS

SPELLINGS = 12
RNG = dice("spelling")


@pytest.fixture(scope="module")
def cast() -> Sequence[Person]:
    """People from everywhere."""
    return Cast(WORLDS["international"], dice("people")).people(120)


def keys(column: str, kind: str, spellings: Iterable[Raw], region: str | None = None) -> set[tuple[str, Validity]]:
    found = set()
    for raw in spellings:
        identifier = KINDS[kind].columns[column](raw, region)
        assert isinstance(identifier, Canonical), (raw, identifier)
        found.add((identifier.key, identifier.validity))
    return found


def spelled(write: Callable[..., str], *of: object) -> list[Raw]:
    return [write(*of, RNG) for _ in range(SPELLINGS)]


def test_every_spelling_of_a_phone_is_that_phone(cast: Sequence[Person]) -> None:
    for person in cast:
        for phone in person.phones:
            forms = spelled(spelled_phone, phone, person.country, 0.5)
            ((key, validity),) = keys("phone", "phone", forms, person.country)
            assert key == phone
            assert validity == (Validity.INVALID if phone.startswith("+91") else Validity.CANONICAL)


def test_every_spelling_of_a_mailbox_is_that_mailbox(cast: Sequence[Person]) -> None:
    for person in cast:
        for mailbox in person.mailboxes:
            forms = spelled(spelled_mailbox, mailbox)
            assert len(keys("email", "email", [*forms, mailbox])) == 1


def test_every_spelling_of_a_home_is_that_home(cast: Sequence[Person]) -> None:
    split = [
        home
        for person in cast
        for home in person.homes
        if len(keys("address", "address", _written(home), home.country)) != 1
    ]
    assert split == []


def test_two_homes_are_never_one(cast: Sequence[Person]) -> None:
    homes = {home for person in cast for home in person.homes}
    written = [(spelled_line(home, RNG), home.country) for home in homes]
    assert len(set().union(*(keys("address", "address", [line], country) for line, country in written))) == len(homes)


def test_every_address_of_a_household_is_its_network(cast: Sequence[Person]) -> None:
    for person in cast:
        for network in person.networks:
            forms = spelled(spelled_address, network)
            ((key, validity),) = keys("ip", "ip", forms)
            assert (key, validity) == (network, Validity.CANONICAL)


def test_every_link_to_a_profile_is_that_profile(cast: Sequence[Person]) -> None:
    for person in cast:
        for handle in person.handles:
            links = spelled(spelled_linkedin, handle)
            assert keys("linkedin", "handle", links) == {(f"linkedin:{handle}", Validity.CANONICAL)}
            links = spelled(spelled_github, handle)
            assert keys("github", "handle", links) == {(f"github:{handle}", Validity.CANONICAL)}


def test_nobody_can_own_a_gmail_name_of_this_world() -> None:
    people = Cast(WORLDS["demo"], dice("gmail")).people(2_000)
    locals_ = [mailbox.split("@")[0] for person in people for mailbox in person.mailboxes if "@gmail" in mailbox]
    assert len(locals_) > 500
    assert min(len(local.replace(".", "")) for local in locals_) > 30
    assert max(len(local) for local in locals_) + len("+apply") <= 64


def test_a_unit_is_left_out_as_often_as_asked_for() -> None:
    home = Place("12", "Sample Street", "Apt 4B", "Mockton", "IL", "60606", "US")
    left_out = [as_remembered(home, 0.25, RNG).unit == "" for _ in range(2_000)]
    assert 0.2 < sum(left_out) / len(left_out) < 0.3


def test_a_phone_of_another_country_is_written_with_its_code() -> None:
    forms = {spelled_phone(person.phones[0], "DE", 0.5, RNG) for person in _americans()}
    assert all(form.startswith("+") for form in forms)


def test_a_country_is_its_code_or_a_name_of_it() -> None:
    assert {spelled_country("DE", RNG) for _ in range(50)} == {"DE", "Germany", "Deutschland"}


def _americans() -> list[Person]:
    people = iter(Cast(WORLDS["hard"], dice("americans")).person, None)
    return list(islice((person for person in people if person.phones), 20))


def _written(home: Place) -> list[Raw]:
    lines: list[Raw] = [spelled_line(home, RNG) for _ in range(SPELLINGS)]
    return lines + [AddressParts(**spelled_parts(home, RNG)) for _ in range(SPELLINGS)]

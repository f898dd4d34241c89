"""Innocent groups thought of after the rules were written: those that share as rings do."""

from collections.abc import Callable

from tests.benchmarks.detection.town import KINDS, Town


def branch_agency(town: Town) -> None:
    """Recruiters with a phone and a mailbox each, in two or three offices; a candidate has one of each."""
    people = town.people(town.rng.randint(6, 30), "branch_agency")
    recruiters = [(town.value("phone"), town.value("email")) for _ in range(town.rng.randint(2, 4))]
    offices = [town.value("address") for _ in range(town.rng.randint(2, 3))]
    for person in people:
        phone, mailbox = town.rng.choice(recruiters)
        town.share((person,), "phone", phone, uptake=0.7)
        town.share((person,), "email", mailbox, uptake=0.4)
        town.share((person,), "address", town.rng.choice(offices), uptake=0.4)


def placeholder(town: Town) -> None:
    """Something that looks like a value and is whoever has none types: anybody, personas included."""
    everybody = list(town.residents)
    town.share(town.rng.sample(everybody, town.rng.randint(3, 40)), town.rng.choice(KINDS[:3]))


def couples_locker(town: Town) -> None:
    """A public locker used by couples, too, who share a home and a network, some a phone."""
    for _ in range(town.rng.randint(3, 8)):
        couple = town.people(2, "couples_locker")
        town.share(couple, "address")
        town.share(couple, "ip", uptake=0.8)
        town.share(couple, "phone", uptake=0.3)
    couples = list(town.residents)[-6:]
    alone = town.people(town.rng.randint(8, 30), "couples_locker")
    town.share([*couples, *alone], "address")
    town.hire([*couples, *alone], 0.9)


def extended_family(town: Town) -> None:
    """Two homes of one family with a landline of theirs and a mailbox that some of both use."""
    people = town.people(town.rng.randint(5, 9), "extended_family")
    town.drop(people, "address", 1)
    surname = town.word()
    for home in (people[: len(people) // 2], people[len(people) // 2 :]):
        town.share(home, "address")
        town.share(home, "ip", uptake=0.8)
    town.share(people, "phone", uptake=0.5)
    town.share(people, "email", uptake=0.25)
    for person in town.some(people, 0.8):
        town.residents[person].name = f"{town.word()} {surname}"


def crowded_family(town: Town) -> None:
    """One home whose people share its phone and a mailbox, and some of them a second phone."""
    people = town.people(town.rng.randint(4, 7), "crowded_family")
    town.drop(people, "address", 1)
    surname = town.word()
    town.share(people, "address")
    for kind, uptake in (("ip", 0.8), ("phone", 0.8), ("email", 0.6), ("phone", 0.4)):
        town.share(people, kind, uptake=uptake)
    for person in town.some(people, 0.8):
        town.residents[person].name = f"{town.word()} {surname}"


def moving_flats(town: Town) -> None:
    """Two flats with their networks; somebody lived in both, and two still have one contract for a telephone."""
    flats = [town.people(town.rng.randint(3, 5), "moving_flats") for _ in range(2)]
    for flat in flats:
        town.drop(flat, "address", 1)
        town.share(flat, "ip", uptake=0.9)
    homes = [town.value("address") for _ in flats]
    town.share(flats[0], "address", homes[0])
    town.share([*flats[1], flats[0][0]], "address", homes[1])
    town.share((flats[0][-1], flats[1][-1]), "phone")


def staff(town: Town) -> None:
    """People of one employer, who apply from its office, give its switchboard, and had laptops sent there."""
    people = town.people(town.rng.randint(8, 40), "staff")
    town.share(people, "ip", uptake=0.8)
    town.share(people, "phone", uptake=0.2)
    town.share(people, "address", uptake=0.5)
    town.hire(people, 0.5, companies=2)


def exit_of_rings(town: Town) -> None:
    """One exit of a VPN that some persona of several rings used, and some strangers."""
    members = list(town.ring_of)
    strangers = town.rng.sample(list(town.residents), town.rng.randint(1, 4))
    town.share([*town.rng.sample(members, min(len(members), town.rng.randint(1, 4))), *strangers], "ip")


LATER_INNOCENTS: dict[str, Callable[[Town], None]] = {
    one.__name__: one
    for one in (
        branch_agency,
        placeholder,
        couples_locker,
        extended_family,
        crowded_family,
        moving_flats,
        staff,
        exit_of_rings,
    )
}

"""Innocent groups that share values for reasons of their own, some of them in two ways at once."""

from collections.abc import Callable, Sequence

from tests.benchmarks.detection.town import Town


def family(town: Town, people: Sequence[str] = ()) -> None:
    """Two to six in one home, most with its network and a surname, some with a landline or a mailbox in common."""
    people = [*people, *town.people(town.rng.randint(2, 6) - len(people), "family")]
    _move_in(town, people, town.value("address", unit=town.rng.choice(("", "4"))))
    town.share(people, "ip", uptake=0.8)
    town.share(people, "phone", uptake=0.9 if town.chance(0.3) else 0)
    town.share(people, "email", uptake=0.8 if town.chance(0.06) else 0)
    surname = town.word()
    for person in town.some(people, 0.8):
        resident = town.residents[person]
        resident.name = f"{resident.name.split()[0]} {surname}"


def flatshare(town: Town) -> None:
    """Two to eight in one home with one network."""
    people = town.people(town.rng.randint(2, 8), "flatshare")
    _move_in(town, people, town.value("address"))
    town.share(people, "ip", uptake=0.9)


def re_applicant(town: Town) -> None:
    """One person under several ids, with some values kept."""
    people = town.people(town.rng.randint(2, 4), "re_applicant")
    kept = town.residents[people[0]]
    for person in people[1:]:
        town.residents[person].name = kept.name
        for kind in town.rng.sample(("phone", "email", "address", "ip", "handle"), 3):
            town.residents[person].has[kind] = list(kept.has[kind])


def recycled_phone(town: Town) -> None:
    """A number that two strangers had, mostly long after each other."""
    town.share(_strangers(town, 2, "recycled_phone"), "phone")


def tower(town: Town) -> None:
    """Many in units of one house; some leave the unit out."""
    _lodge(town, town.people(town.rng.randint(20, 60), "tower"), "Apt", per_unit=1, unsaid=0.2)


def dorm(town: Town) -> None:
    """Students, two to a room, with a campus network, a front desk's phone and a mailroom."""
    people = town.people(town.rng.randint(20, 90), "dorm")
    _lodge(town, people, "Room", per_unit=2, unsaid=0.25)
    town.share(people, "ip", uptake=0.9)
    town.share(people, "phone", uptake=0.1)


def agency(town: Town, smallest: int = 15, largest: int = 50) -> None:
    """Candidates who give one of an agency's phones, mailboxes and offices, in any combination."""
    people = _strangers(town, town.rng.randint(smallest, largest), "agency")
    for kind, most, uptake in (("phone", 3, 0.8), ("email", 2, 0.5), ("address", 2, 0.3)):
        values = [town.value(kind) for _ in range(town.rng.randint(1, most))]
        for person in town.some(people, uptake):
            town.share((person,), kind, town.rng.choice(values))


def small_agency(town: Town) -> None:
    """As few as a ring has, with one phone, one mailbox and one office, or two."""
    people = town.people(town.rng.randint(6, 8), "small_agency")
    town.share(people, "email", uptake=0.5)
    town.share(people, "address", uptake=0.3)
    phones = [town.value("phone") for _ in range(town.rng.choice((1, 1, 2)))]
    for person in town.some(people, 0.85):
        town.share((person,), "phone", town.rng.choice(phones))


def coworking(town: Town) -> None:
    """Freelancers on one floor."""
    people = _strangers(town, town.rng.randint(8, 40), "coworking")
    town.share(people, "address", uptake=0.6)
    town.share(people, "ip", uptake=0.8)


def community_centre(town: Town) -> None:
    """A church or centre that lends its address and phone to those who have none."""
    people = _strangers(town, town.rng.randint(5, 25), "community_centre")
    town.share(people, "address", uptake=0.7)
    town.share(people, "phone", uptake=0.6)
    town.share(people, "ip", uptake=0.3)


def depot(town: Town) -> None:
    """Hires of one company who collect their equipment at its office."""
    people = _strangers(town, town.rng.randint(30, 120), "depot")
    town.share(people, "address")
    town.share(people, "ip", uptake=0.3)
    town.hire(people, 0.95, companies=1)


def locker(town: Town) -> None:
    """Hires of many companies who use one public locker, without a number."""
    people = _strangers(town, town.rng.randint(10, 60), "locker")
    town.share(people, "address")
    town.hire(people, 0.95)


def hotel(town: Town) -> None:
    """New hires in one hotel, within months, with its network."""
    people = town.people(town.rng.randint(5, 20), "hotel", days=200)
    town.share(people, "address")
    town.share(people, "ip", uptake=0.6)
    town.hire(people, 0.95)


def forwarder(town: Town) -> None:
    """Renters of suites; some leave the suite out."""
    people = town.people(town.rng.randint(15, 60), "forwarder")
    _lodge(town, people, "Suite", per_unit=1, unsaid=0.12)
    town.hire(people, 0.4)


def cohort(town: Town) -> None:
    """A class that applies from one classroom within a month, some with its careers mailbox and phone."""
    people = town.people(town.rng.randint(8, 25), "cohort", days=30)
    town.share(people, "ip", uptake=0.9)
    town.share(people, "email", uptake=0.2)
    town.share(people, "phone", uptake=0.1)


def small_network(town: Town) -> None:
    """Strangers behind one exit of a VPN, a café or a small carrier: any of those who live here, rings included."""
    everybody = list(town.residents)
    town.share(town.rng.sample(everybody, town.rng.randint(2, 12)), "ip")


def carrier(town: Town) -> None:
    """Strangers behind one large carrier's address."""
    everybody = list(town.residents)
    town.share(town.rng.sample(everybody, min(len(everybody), town.rng.randint(50, 1500))), "ip")


def in_two_groups(town: Town) -> None:
    """Somebody of an agency, a dorm, an office … who also has a family, some of it not applying."""
    members = [person for person, kind in town.kind_of.items() if kind not in _TAKEN and person not in town.ring_of]
    if members:
        family(town, town.rng.sample(members, town.rng.choice((1, 1, 2))))


INNOCENTS: dict[str, Callable[[Town], None]] = {
    one.__name__: one
    for one in (
        family,
        flatshare,
        re_applicant,
        recycled_phone,
        tower,
        dorm,
        agency,
        small_agency,
        coworking,
        community_centre,
        depot,
        locker,
        hotel,
        forwarder,
        cohort,
        in_two_groups,
        small_network,
        carrier,
    )
}
_TAKEN = {"alone", "family", "flatshare", "re_applicant", "victim", "ring"}


def _strangers(town: Town, count: int, kind: str) -> list[str]:
    """So many people; one in twelve is already in another innocent group."""
    known = [person for person in town.residents if person not in town.ring_of and town.kind_of[person] != kind]
    old = town.rng.sample(known, min(len(known), sum(town.chance(1 / 12) for _ in range(count))))
    return old + town.people(count - len(old), kind)


def _move_in(town: Town, people: Sequence[str], home: str) -> None:
    town.drop(people, "address", 1)
    town.share(people, "address", home)


def _lodge(town: Town, people: Sequence[str], word: str, per_unit: int, unsaid: float) -> None:
    house = f"{word.lower()}house{len(town.residents)}"
    town.drop(people, "address", 1)
    for place, person in enumerate(people):
        unit = "" if town.chance(unsaid) else f"{word} {place // per_unit}"
        town.share((person,), "address", f"address:{house}/{unit}")

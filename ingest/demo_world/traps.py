"""Innocent groups that look like rings: they share values for reasons of their own."""

from dataclasses import replace
from datetime import timedelta

from ingest.demo_world.belongings import Group, Habits, Mailbox, Network, Person, Phone, Place
from ingest.demo_world.cast import Cast
from ingest.demo_world.dice import happens
from ingest.demo_world.ties import with_home, with_mailbox, with_network, with_phone
from ingest.demo_world.words import AGENCIES, HIRING_COMPANIES, UNIVERSITIES, names
from ingest.demo_world.world import AS_OF

_HIRED = Habits(hired=0.95, applications=(1, 1))


def family(cast: Cast, size: int) -> list[Group]:
    """One home, mostly one surname, sometimes one landline."""
    home, connection, landline = cast.home(), cast.network(), cast.phone()
    surname = cast.rng.choice(names("family"))
    people = [_moved_in(person, home) for person in cast.people(size)]
    people = [_named(person, surname) if happens(cast.rng, 0.7) else person for person in people]
    people = [with_network(person, connection) if happens(cast.rng, 0.8) else person for person in people]
    people = [with_phone(person, landline) if happens(cast.rng, 0.25) else person for person in people]
    return [Group("family", tuple(people))]


def flatmates(cast: Cast, size: int) -> list[Group]:
    """One home and one connection, no name in common."""
    home, connection = cast.home(cast.unit()), cast.network()
    people = [with_network(_moved_in(person, home), connection) for person in cast.people(size)]
    return [Group("flatmates", tuple(people))]


def re_applicant(cast: Cast, size: int) -> list[Group]:
    """One person whom the applicant tracking systems hold several times, since nobody merged them."""
    person = cast.person()
    again = [_applies_again(cast, person) for _ in range(size - 1)]
    return [Group("re_applicant", (person, *again))]


def recycled_phone(cast: Cast, size: int) -> list[Group]:
    """One number that its carrier gave to a stranger a year after the first owner left it."""
    phone = cast.phone()
    owners = sorted(cast.people(size), key=lambda person: person.begins_at)
    return [Group("recycled_phone", tuple(replace(owner, phones=(phone,)) for owner in owners))]


def apartment_tower(cast: Cast, size: int) -> list[Group]:
    """Strangers in one house, each in an apartment of their own; a quarter of the time it goes unsaid."""
    tower = cast.home()
    people = [
        _forgets_unit(_moved_in(person, replace(tower, unit=f"Apt {place + 1}01")), 0.25)
        for place, person in enumerate(cast.people(size))
    ]
    return [Group("apartment_tower", tuple(people))]


def dorm(cast: Cast, size: int) -> list[Group]:
    """Students, two to a room, behind one campus network; some give the front desk's phone."""
    hall, campus, desk, school = cast.home(), cast.network(), cast.phone(), cast.rng.choice(UNIVERSITIES)
    people = []
    for place, student in enumerate(cast.people(size)):
        person = with_network(_moved_in(student, replace(hall, unit=f"Room {100 + place // 2}")), campus)
        person = replace(person, claims=replace(person.claims, university=school))
        people.append(with_phone(person, desk) if happens(cast.rng, 0.06) else person)
    return [Group("dorm", tuple(_forgets_unit(person, 0.3) for person in people))]


def staffing_agency(cast: Cast, size: int) -> list[Group]:
    """Candidates of an agency, which gives its own phone and mailbox, and now and then its office."""
    return [Group("staffing_agency", _represented(cast, size, desks=1))]


def small_agency(cast: Cast, size: int) -> list[Group]:
    """As few as a ring has, with one phone, one mailbox and one office."""
    return [Group("small_agency", _represented(cast, size, desks=1))]


def large_agency(cast: Cast, size: int) -> list[Group]:
    """Several desks of an agency, each with a phone, a mailbox and an office: as plural as a ring."""
    return [Group("large_agency", _represented(cast, size, desks=cast.rng.randint(3, 5)))]


def coworking_floor(cast: Cast, size: int) -> list[Group]:
    """Freelancers on one floor: its address as theirs, its connection for all of them."""
    floor, connection = replace(cast.home(), unit=f"Floor {cast.rng.randint(2, 30)}"), cast.network()
    people = [with_network(person, connection) if happens(cast.rng, 0.8) else person for person in cast.people(size)]
    people = [with_home(person, floor) if happens(cast.rng, 0.6) else person for person in people]
    return [Group("coworking_floor", tuple(people))]


def own_office(cast: Cast, size: int) -> list[Group]:
    """Hires of one company who collect their laptops at its office, where half of them work."""
    office, connection = cast.home(), cast.network()
    habits = replace(_HIRED, employers=(cast.rng.choice(HIRING_COMPANIES),))
    people = [replace(person, ship_to=office, habits=habits) for person in cast.people(size)]
    people = [_works_from(person, connection) if happens(cast.rng, 0.5) else person for person in people]
    return [Group("own_office", tuple(people))]


def parcel_locker(cast: Cast, size: int) -> list[Group]:
    """Hires of many companies who have their laptops sent to one public locker."""
    locker = cast.home()
    return [
        Group("parcel_locker", tuple(replace(person, ship_to=locker, habits=_HIRED) for person in cast.people(size)))
    ]


def mail_forwarder(cast: Cast, size: int) -> list[Group]:
    """Renters at a mail forwarder, a suite number for each; some forget to write it."""
    forwarder = cast.home()
    habits = Habits(hired=0.4, leaves_unit_out=0.12)
    suites = [replace(forwarder, unit=f"Suite {200 + place}") for place in range(size)]
    people = [
        replace(with_home(person, suite), ship_to=suite, habits=habits)
        for person, suite in zip(cast.people(size), suites, strict=True)
    ]
    return [Group("mail_forwarder", tuple(people))]


def relocation_hotel(cast: Cast, size: int) -> list[Group]:
    """Guests: new hires of several companies in one hotel for a month: laptops go there, and they log in from there."""
    hotel, connection = cast.home(), cast.network()
    guests = [replace(person, ship_to=hotel, habits=_HIRED) for person in cast.people(size)]
    guests = [_works_from(guest, connection) if happens(cast.rng, 0.6) else guest for guest in guests]
    return [Group("relocation_hotel", tuple(guests))]


def training_cohort(cast: Cast, size: int) -> list[Group]:
    """One class, applying to one company within a fortnight from the classroom, some with the school's mailbox."""
    classroom, mailbox, school = cast.network(), cast.mailbox("careers"), cast.rng.choice(UNIVERSITIES)
    habits = Habits(employers=(cast.rng.choice(HIRING_COMPANIES),), applications=(1, 1), span_days=14)
    students = cast.people(size)
    start = min(students[0].begins_at, AS_OF - timedelta(days=20))
    people = [
        replace(
            with_network(person, classroom),
            claims=replace(person.claims, university=school),
            begins_at=start + timedelta(days=14 * cast.rng.random()),
            habits=habits,
        )
        for person in students
    ]
    people = [with_mailbox(person, mailbox) if happens(cast.rng, 0.2) else person for person in people]
    return [Group("training_cohort", tuple(people))]


def _represented(cast: Cast, size: int, desks: int) -> tuple[Person, ...]:
    word = cast.rng.choice(AGENCIES)
    contacts = [(cast.phone(), cast.mailbox(word), cast.home("Suite 400")) for _ in range(desks)]
    clients = tuple(cast.rng.sample(HIRING_COMPANIES, 3))
    people = [replace(person, habits=Habits(employers=clients)) for person in cast.people(size)]
    return tuple(_reached_through(cast, person, *cast.rng.choice(contacts)) for person in people)


def _reached_through(cast: Cast, person: Person, phone: Phone, mailbox: Mailbox, office: Place) -> Person:
    if happens(cast.rng, 0.8):
        person = with_phone(person, phone)
    if happens(cast.rng, 0.5):
        person = with_mailbox(person, mailbox)
    return with_home(person, office) if happens(cast.rng, 0.25) else person


def _moved_in(person: Person, home: Place) -> Person:
    return replace(person, homes=(home, *person.homes[1:]))


def _named(person: Person, surname: str) -> Person:
    given = person.claims.name.split(" ", 1)[0]
    return replace(person, claims=replace(person.claims, name=f"{given} {surname}"))


def _works_from(person: Person, connection: Network) -> Person:
    return replace(person, work_networks=(connection, *person.networks))


def _forgets_unit(person: Person, share: float) -> Person:
    return replace(person, habits=replace(person.habits, leaves_unit_out=share))


def _applies_again(cast: Cast, person: Person) -> Person:
    other = cast.person()
    mailboxes = other.mailboxes if happens(cast.rng, 0.3) else person.mailboxes
    return replace(person, serial=other.serial, mailboxes=mailboxes, begins_at=other.begins_at)

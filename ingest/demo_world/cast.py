"""People on their own: each has a phone, a mailbox, a home and a connection that nobody else has."""

import random

from ingest.demo_world.belongings import Claims, Handle, Mailbox, Network, Person, Phone, Place
from ingest.demo_world.crowd import CARRIER_NETWORKS, VPN_EXITS
from ingest.demo_world.dice import happens
from ingest.demo_world.regions import Region, regions
from ingest.demo_world.supply import Supply
from ingest.demo_world.words import (
    DEGREES,
    DOUBTFUL_UNIVERSITIES,
    HIRING_COMPANIES,
    MAIL_DOMAINS,
    UNIVERSITIES,
    names,
)
from ingest.demo_world.world import BEGINS, HISTORY, World


class Cast:
    """Makes people of one world, each with belongings of their own, until a group makes them share."""

    def __init__(self, world: World, rng: random.Random) -> None:
        self.rng = rng
        self.supply = Supply(world.ipv6)
        self._gaps = world.gaps
        self._countries = tuple(world.countries)
        self._weights = tuple(world.countries.values())

    def person(self) -> Person:
        """Somebody whom nothing joins to anybody, carriers and VPNs aside."""
        region = self.region()
        serial = self.supply.next("person")
        given, family = self.rng.choice(names("given")), self.rng.choice(names("family"))
        return Person(
            serial=serial,
            country=region.country,
            claims=self._claims(f"{given} {family}"),
            phones=self._phones(region),
            mailboxes=(self._mailbox(given, family, serial),),
            homes=self._homes(region),
            networks=self._networks(),
            handles=self._handles(given, family, serial),
            begins_at=BEGINS + HISTORY * self.rng.random() ** 0.8,
        )

    def people(self, count: int) -> list[Person]:
        """`count` unrelated people."""
        return [self.person() for _ in range(count)]

    def region(self) -> Region:
        """Draw a region, in proportion to how many phone ranges (so, roughly, people) it has."""
        country = self.rng.choices(self._countries, self._weights)[0]
        candidates = regions()[country]
        return self.rng.choices(candidates, [len(region.phone_patterns) for region in candidates])[0]

    def phone(self) -> Phone:
        """Draw a phone of any region that still has some."""
        while True:
            phone = self.supply.phone(self.region())
            if phone:
                return phone

    def home(self, unit: str = "") -> Place:
        """Find a home that nobody has, with a unit or without."""
        return self.supply.home(self.region(), unit)

    def network(self) -> Network:
        """Open a household's connection that nobody has."""
        return self.supply.network(self.rng)

    def mailbox(self, word: str) -> Mailbox:
        """Open a mailbox that names nobody, such as an agency's."""
        return Mailbox(f"{word}{self.supply.next(word) + 1}@{self.rng.choice(MAIL_DOMAINS)}")

    def handle(self) -> Handle:
        """Open a profile that nobody has."""
        return Handle(f"demo-dev-{self.supply.next('handle'):07}")

    def unit(self) -> str:
        """Draw an apartment's number, such as `Apt 4B`."""
        return f"Apt {self.rng.randint(1, 39)}{self.rng.choice(('', '', 'A', 'B', 'C'))}"

    def _claims(self, name: str) -> Claims:
        # A rare doubtful degree is as frequent among rings as among everybody else: it proves nothing here.
        schools = DOUBTFUL_UNIVERSITIES if happens(self.rng, 0.004) else UNIVERSITIES
        return Claims(
            name,
            employer=self.rng.choice(HIRING_COMPANIES),
            university=self.rng.choice(schools),
            degree=self.rng.choice(DEGREES),
        )

    def _phones(self, region: Region) -> tuple[Phone, ...]:
        if happens(self.rng, self._gaps):
            return ()
        # Numbers move with their owners: a third live elsewhere by now.
        own = self.supply.phone(region) if happens(self.rng, 0.7) else None
        first = own or self.phone()
        return (first, self.phone()) if happens(self.rng, 0.12) else (first,)

    def _homes(self, region: Region) -> tuple[Place, ...]:
        if happens(self.rng, self._gaps):
            return ()
        home = self.supply.home(region, self.unit() if happens(self.rng, 0.4) else "")
        moved = (self.home(),) if happens(self.rng, 0.07) else ()
        return (home, *moved)

    def _mailbox(self, given: str, family: str, serial: int) -> Mailbox:
        local = f"{given}.{family}".lower()
        if happens(self.rng, 0.4):
            # Over 30 letters: Gmail gives out no such name, so the mailbox is nobody's.
            return Mailbox(f"{local}.{serial:07}.in.a.synthetic.demo.world@gmail.com")
        return Mailbox(f"{local}{serial}@{self.rng.choice(MAIL_DOMAINS)}")

    def _networks(self) -> tuple[Network, ...]:
        home = self.network()
        if happens(self.rng, 0.25):
            return (home, _crowded(CARRIER_NETWORKS, self.rng))
        if happens(self.rng, 0.05):
            return (_crowded(VPN_EXITS, self.rng), home)
        return (home, self.network()) if happens(self.rng, 0.15) else (home,)

    def _handles(self, given: str, family: str, serial: int) -> tuple[Handle, ...]:
        if happens(self.rng, 0.3 + self._gaps):
            return ()
        return (Handle(f"demo-{given}-{family}-{serial:07}".lower()),)


def _crowded(networks: tuple[Network, ...], rng: random.Random) -> Network:
    """One of them; the first few serve far more people than the last."""
    return networks[int(len(networks) * rng.random() ** 3)]

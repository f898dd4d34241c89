"""What people of the demo world own and claim, before any source has written it in its own way."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import NewType

Phone = NewType("Phone", str)
"""E.164."""
Mailbox = NewType("Mailbox", str)
"""Local part and domain, in lower case."""
Network = NewType("Network", str)
"""An IPv4 address, or an IPv6 network of 64 bits ending in `::/64`."""
Handle = NewType("Handle", str)
"""The name of a profile, the same on both services."""


@dataclass(frozen=True, slots=True)
class Place:
    """A postal address in parts. `unit` is `Apt 4B`, or empty."""

    number: str
    street: str
    unit: str
    town: str
    region: str
    postal_code: str
    country: str


@dataclass(frozen=True, slots=True)
class Claims:
    """What a person says of themselves beside how to reach them."""

    name: str
    employer: str
    university: str
    degree: str


@dataclass(frozen=True, slots=True)
class Habits:
    """How somebody applies, and what comes of it. Shares are 0..1."""

    applications: tuple[int, int] = (1, 3)
    """At least and at most how many."""
    span_days: int = 150
    """The first and the last application lie within so many days."""
    hired: float = 0.10
    blocked: float = 0.001
    """Share stopped on suspicion of fraud at the end of the world's time; at its beginning there was a third of it."""
    odd_phones: float = 0.12
    """Share of phones written with a prefix that people rarely write."""
    employers: tuple[str, ...] = ()
    """The companies applied to; empty: any."""
    leaves_unit_out: float = 0.06


@dataclass(frozen=True, slots=True)
class Person:
    """One applicant as they are. What several people share, they hold as equal values."""

    serial: int
    country: str
    claims: Claims
    phones: tuple[Phone, ...]
    mailboxes: tuple[Mailbox, ...]
    homes: tuple[Place, ...]
    networks: tuple[Network, ...]
    """Where they apply from; the first is used most."""
    handles: tuple[Handle, ...]
    begins_at: datetime
    """When the first application may be sent."""
    ship_to: Place | None = None
    """Where equipment goes; None: to the first home."""
    work_networks: tuple[Network, ...] = ()
    """Where they log in from once hired; empty: from `networks`."""
    habits: Habits = field(default_factory=Habits)


@dataclass(frozen=True, slots=True)
class Group:
    """People who belong together, innocently or not. `kind` names the shape of a ring, or the trap."""

    kind: str
    people: tuple[Person, ...]

"""A ring as the graph would answer it."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from graph.rings.model import LeftOut, LeftOutIdentifier, Link, Member, Ring, RingIdentifier, WeakPoint

PHONE, EMAIL, ADDRESS = "phone:00000000000000a1", "email:00000000000000b2", "address:00000000000000c3"
CROWDED_IP = "ip:00000000000000d4"
JANUARY, MARCH = datetime(2026, 1, 10, tzinfo=UTC), datetime(2026, 3, 3, tzinfo=UTC)


@pytest.fixture(autouse=True)
def main_module() -> Iterator[None]:
    """The program that runs the tests: AppTest puts a page in its place, which child processes would run again."""
    main = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = main


@pytest.fixture
def ring() -> Ring:
    """Jordan shares a phone with Sam; Sam shares a mailbox and, as home and ship-to, an address with Maria."""
    phone = RingIdentifier(PHONE, "phone", "+16235550143", 2)
    email = RingIdentifier(EMAIL, "email", "dev@example.com", 2)
    address = RingIdentifier(ADDRESS, "address", "12 Oak St, Phoenix", 9, hub_class="mail_forwarder")
    crowded = LeftOutIdentifier(CROWDED_IP, "ip", "203.0.113.7", 62, "62 people share it")
    jordan = Member("A-1", "Jordan Whitfield", "interview", 1.0, 0, ("A-1",))
    sam = Member("A-2", "Sam Okafor", "hired", 0.8, 1, ("A-1", PHONE, "A-2"))
    maria = Member("A-3", None, None, 0.5, 2, ("A-1", PHONE, "A-2", EMAIL, "A-3"))
    link = Link("A-1", PHONE, "phone", ("(623) 555-0143", "623.555.0143"), ("ats", "calls"), JANUARY, MARCH, 0.8)
    return Ring(
        suspect="A-1",
        members=(jordan, sam, maria),
        identifiers=(phone, email, address),
        links=(
            link,
            replace(link, applicant_id="A-2", raw=("1-623-555-0143",), sources=("ats",), last_seen_at=None),
            Link("A-2", EMAIL, "email", ("Dev@Example.com",), ("ats",), None, None, 0.9),
            Link("A-3", EMAIL, "email", ("dev@example.com",), ("ats",), MARCH, MARCH, 0.9),
            Link("A-2", ADDRESS, "home", ("12 Oak Street",), ("ats",), JANUARY, JANUARY, 0.2),
            Link("A-2", ADDRESS, "ship_to", ("12 OAK ST",), ("desk",), MARCH, MARCH, 0.4),
            Link("A-1", CROWDED_IP, "ip", ("203.0.113.7",), ("iplog",), JANUARY, JANUARY, 0.0),
            Link("A-3", CROWDED_IP, "ip", ("203.0.113.7",), ("iplog",), MARCH, MARCH, 0.0),
        ),
        weak_points=(WeakPoint(PHONE, 2), WeakPoint("A-2", 1)),
        left_out=LeftOut(0, (crowded,)),
        truncated=False,
    )

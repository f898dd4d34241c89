from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.access.masking import HIDDEN, Sight, masked, masked_hits, masked_signal, masked_value
from graph.identifiers.kinds import KINDS
from graph.queries.declaration import Category
from graph.rings.model import Beside, Ring
from graph.search.search import Hit
from graph.signals.model import Evidence, SignalHit

ALL = Sight(frozenset(KINDS))
NOTHING: frozenset[str] = frozenset()
PHONE, EMAIL = "phone:00000000000000a1", "email:00000000000000b2"
SECRETS = ("5550143", "555-0143", "555.0143", "dev@", "Dev@", "12 Oak", "12 OAK", "203.0.113.7")


@pytest.mark.parametrize(
    ("kind", "value", "seen"),
    [
        ("phone", "+16235550189", "+1 623 ••• ••89"),
        ("phone", "+4915112345678", "+49 151 ••• ••78"),
        ("phone", "+2908123", "+290 •••"),
        ("phone", "unreadable", "•••"),
        ("email", "jane.doe@example.com", "j•••@example.com"),
        ("email", "@example.com", "•••@example.com"),
        ("address", "12 ELM ST # 4 · IL 60601 · UNITED STATES", "•••, IL, UNITED STATES"),
        ("address", "12 ELM ST · PHOENIX, AZ · UNITED STATES", "•••, PHOENIX, AZ, UNITED STATES"),
        ("address", "· REMOTE", "•••"),
        ("ip", "198.51.100.7", "198.51.100.•••"),
        ("ip", "2001:db8:1:2::/64", "2001:db8:1:•••"),
        ("ip", "unreadable", "•••"),
        ("handle", "linkedin:dana-reyes", "linkedin:d•••"),
    ],
)
def test_as_much_of_a_value_stays_as_tells_it_from_others_roughly(kind: str, value: str, seen: str) -> None:
    assert masked_value(kind, value) == seen


@given(kind=st.sampled_from(sorted(KINDS)), value=st.text())
def test_masking_what_is_masked_changes_nothing(kind: str, value: str) -> None:
    once = masked_value(kind, value)
    assert HIDDEN in once
    assert masked_value(kind, once) == once


def test_whoever_may_see_all_sees_the_ring_as_it_is(ring: Ring) -> None:
    assert masked(ring, Sight(), NOTHING) is ring


def test_nothing_that_is_masked_is_left_anywhere_in_the_ring(ring: Ring) -> None:
    seen = repr(masked(ring, ALL, NOTHING))
    assert not [secret for secret in SECRETS if secret in seen]


def test_ids_names_and_who_is_linked_to_whom_stay(ring: Ring) -> None:
    seen = masked(ring, ALL, NOTHING)
    assert seen.members == ring.members
    assert [(link.applicant_id, link.identifier_id, link.strength) for link in seen.links] == [
        (link.applicant_id, link.identifier_id, link.strength) for link in ring.links
    ]
    assert [value.id for value in seen.values] == [value.id for value in ring.values]


def test_only_the_kinds_of_a_role_are_masked(ring: Ring) -> None:
    seen = repr(masked(ring, Sight(frozenset({"phone"})), NOTHING))
    assert "555-0143" not in seen
    assert "dev@example.com" in seen


def test_what_was_revealed_is_seen_with_its_written_forms_and_nothing_else(ring: Ring) -> None:
    seen = repr(masked(ring, replace(ALL, revealed=frozenset({PHONE})), NOTHING))
    assert "(623) 555-0143" in seen
    assert "dev@example.com" not in seen


def test_somebody_whose_identity_is_misused_is_masked_for_everybody(ring: Ring) -> None:
    beside = Beside("A-9", "Vera Victim", None, "somebody else uses their identity")
    seen = masked(replace(ring, beside=(beside,)), Sight(), {"A-3", "A-9"})
    assert "Vera" not in repr(seen)
    assert seen.beside[0].name == HIDDEN
    assert seen.members[2].name is None
    assert not [secret for secret in ("Dev@", "dev@", "203.0.113.7") if secret in repr(seen)]
    assert "(623) 555-0143" in repr(seen)
    assert seen.members[1].name == "Sam Okafor"


def test_their_name_and_each_value_are_revealed_one_by_one(ring: Ring) -> None:
    named = masked(ring, Sight(revealed=frozenset({"A-2"})), {"A-2"})
    assert named.members[1].name == "Sam Okafor"
    assert "555-0143" not in repr(named)
    valued = masked(ring, Sight(revealed=frozenset({PHONE})), {"A-2"})
    assert valued.members[1].name == HIDDEN
    assert "1-623-555-0143" in repr(valued)


HITS = [
    Hit("A-1", "Jordan", "+16235550143", PHONE, 2),
    Hit("A-2", "Sam", "Sam"),
    Hit("A-3", None, "A-3"),
]


def test_a_search_shows_as_much_as_the_ring_does() -> None:
    seen = masked_hits(HITS, Sight(frozenset({"phone"})), NOTHING)
    assert [(hit.name, hit.matched) for hit in seen] == [("Jordan", "+1 623 ••• ••43"), ("Sam", "Sam"), (None, "A-3")]


def test_a_search_names_nobody_whose_identity_is_misused() -> None:
    seen = masked_hits(HITS, Sight(), {"A-1", "A-2", "A-3"})
    assert [(hit.name, hit.matched) for hit in seen] == [(HIDDEN, "+1 623 ••• ••43"), (HIDDEN, HIDDEN), (None, "A-3")]


def test_a_signal_keeps_its_name_alone_where_a_kind_is_masked() -> None:
    said = (Evidence("phone", "+16235550143"), Evidence("at", datetime(2026, 1, 1, tzinfo=UTC)))
    hit = SignalHit(
        "shared_phone",
        "A-1",
        Category.SHARING if hasattr(Category, "SHARING") else next(iter(Category)),
        0.5,
        "The phone +16235550143 …",
        said,
    )
    assert masked_signal(hit, Sight(), NOTHING) is hit
    assert "+1623" not in repr(masked_signal(hit, Sight(frozenset({"email"})), NOTHING))
    assert "+1623" not in repr(masked_signal(hit, Sight(), {"A-1"}))

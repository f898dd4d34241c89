from dataclasses import replace

import pytest

from app.views.persons import by_person, other_ids
from graph.rings.model import Ring, WeakPoint

PHONE = "phone:00000000000000a1"


@pytest.fixture
def with_alias(ring: Ring) -> Ring:
    """Sam is also known by a log-in name, under which alone he is hired and through which Maria is reached."""
    jordan, sam, maria = ring.members
    sam = replace(sam, status="interview", person_id="A-2")
    login = replace(sam, applicant_id="sso-sam", name=None, status="hired", path=("A-1", PHONE, "sso-sam"))
    maria = replace(maria, path=(*login.path, *maria.path[3:]))
    links = tuple(
        replace(link, applicant_id="sso-sam") if (link.applicant_id, link.role) == ("A-2", "email") else link
        for link in ring.links
    )
    return replace(ring, members=(jordan, login, sam, maria), links=links, weak_points=(WeakPoint("A-2", 1),))


def test_applicants_joined_by_aliases_are_one_person(with_alias: Ring) -> None:
    assert [member.applicant_id for member in by_person(with_alias).members] == ["A-1", "A-2", "A-3"]


def test_a_person_has_the_name_and_the_furthest_status_of_all_its_ids(with_alias: Ring) -> None:
    sam = by_person(with_alias).members[1]
    assert (sam.name, sam.status) == ("Sam Okafor", "hired")


def test_what_one_id_used_the_person_used(with_alias: Ring) -> None:
    assert {link.applicant_id for link in by_person(with_alias).links} == {"A-1", "A-2", "A-3"}


def test_ways_lead_through_persons(with_alias: Ring) -> None:
    assert by_person(with_alias).members[2].path[:3] == ("A-1", PHONE, "A-2")


def test_the_suspect_stands_under_the_id_that_was_asked_for(with_alias: Ring) -> None:
    asked = replace(with_alias, suspect="sso-sam")
    assert "sso-sam" in [member.applicant_id for member in by_person(asked).members]


def test_further_ids_are_not_hidden(with_alias: Ring) -> None:
    assert other_ids(with_alias) == {"A-2": ("sso-sam",)}


def test_a_ring_without_aliases_stays_as_it_is(ring: Ring) -> None:
    assert by_person(ring) == ring
    assert other_ids(ring) == {}

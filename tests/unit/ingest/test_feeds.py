from collections.abc import Callable
from typing import Any

import pytest

from graph.errors import UsageError
from graph.identifiers import kinds
from graph.identifiers.canonical import Rejected
from ingest.feeds import feed_named, feeds


def test_there_are_nine_feeds() -> None:
    assert list(feeds()) == [
        "applicants",
        "applications",
        "phones",
        "emails",
        "addresses",
        "ips",
        "shipments",
        "aliases",
        "watchlist",
    ]


def test_an_unknown_feed_names_the_near_one() -> None:
    with pytest.raises(UsageError, match="did you mean 'phones'"):
        feed_named("phone")


def test_the_applicants_feed_takes_every_identifier_and_every_column_of_applications() -> None:
    columns = feed_named("applicants").columns
    assert columns >= {"phone", "email", "ip", "linkedin", "github", "address", "postal_code"}
    assert columns >= feed_named("applications").columns


def test_a_new_kind_of_identifier_is_a_column_as_soon_as_it_is_declared(
    monkeypatch: pytest.MonkeyPatch, mapped: Callable[..., Any]
) -> None:
    document = kinds.Kind(
        "document",
        "Document",
        {"document_number": lambda raw, region: Rejected("not in this test")},
        (kinds.Role("document", "HAS_DOCUMENT"),),
        0.9,
        "#000000",
        "dot",
    )
    monkeypatch.setitem(kinds.KINDS, "document", document)
    found = mapped("a.csv", "applicant_id,document_number\n1,X99\n", "applicants")
    assert found.values == [{"applicant_id": "1", "document_number": ("X99",)}]


@pytest.mark.parametrize("given", [{"address"}, {"street"}, {"postal_code", "country"}])
def test_an_address_may_come_in_parts(given: set[str]) -> None:
    assert feed_named("addresses").lacks({"applicant_id", *given}) is None


def test_a_country_alone_is_no_address() -> None:
    assert feed_named("addresses").lacks({"applicant_id", "country"}) == "address"

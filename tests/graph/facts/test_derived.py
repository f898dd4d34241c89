"""Degrees, persons and shown values follow what feeds said, whoever says it first."""

from collections.abc import Callable

from graph.database import Database
from graph.facts.model import Alias, Record
from graph.facts.settle import settle

Tell = Callable[..., None]


def _degrees(database: Database) -> dict[str, int]:
    rows = database.read("MATCH (i:Identifier) RETURN i.value AS value, i.degree AS degree")
    return {row["value"]: row["degree"] for row in rows}


def _persons(database: Database) -> dict[str, str | None]:
    rows = database.read("MATCH (a:Applicant) RETURN a.applicant_id AS id, a.person_id AS person")
    return {row["id"]: row["person"] for row in rows}


def test_a_degree_counts_applicants_once_however_often_they_were_seen(database: Database, tell: Tell) -> None:
    tell(("A1", "phone", "(312) 555-0114"), ("A1", "phone", "312-555-0114"))
    assert _degrees(database) == {"+13125550114": 1}
    tell(("A2", "phone", "+13125550114"), ("A3", "phone", "+13125550114"))
    assert _degrees(database) == {"+13125550114": 3}


def test_aliases_make_one_person_whenever_they_arrive(database: Database, tell: Tell) -> None:
    tell(("A1", "phone", "(312) 555-0114"), ("B1", "phone", "(312) 555-0114"))
    tell(Alias("C1", "B1", "hr"), Alias("A1", "C1", "hr"))
    assert _persons(database) == {"A1": "A1", "B1": "A1", "C1": "A1"}
    assert _degrees(database) == {"+13125550114": 1}
    tell(("C1", "email", "c@example.com"), ("B1", "email", "c@example.com"))
    assert _degrees(database)["c@example.com"] == 1
    tell(Alias("0A", "C1", "hr"))
    assert set(_persons(database).values()) == {"0A"}


def test_a_chain_of_aliases_in_any_order_is_one_person(database: Database, tell: Tell) -> None:
    links = [Alias(f"P{number}", f"P{number + 1}", "hr") for number in range(9)]
    for link in (*links[1::2], *links[::2]):
        tell(link)
    assert set(_persons(database).values()) == {"P0"}


def test_two_sources_that_disagree_show_the_newest_and_keep_both(database: Database, tell: Tell) -> None:
    tell(Record("A1", "ats", name="Dana"), Record("A1", "hr", name="Bob"))
    shown = "MATCH (a:Applicant)-[:CLAIMED]->(r) RETURN a.name AS shown, collect(r.name) AS names"
    [row] = database.read(shown)
    assert (row["shown"], sorted(row["names"])) == ("Bob", ["Bob", "Dana"])


def test_what_a_killed_loader_touched_is_settled_by_the_next_to_ask(database: Database, tell: Tell) -> None:
    tell(("A1", "phone", "(312) 555-0114"))
    spoiled = (
        "MATCH (i:Identifier) SET i.degree = 7 CREATE (:RunBatch {identifiers: [i.identifier_id], applicants: []})"
    )
    database.write(lambda transaction: transaction.run(spoiled))
    settle(database)
    assert _degrees(database) == {"+13125550114": 1}
    assert database.read("MATCH (b:RunBatch) RETURN b") == []


def test_an_address_reaches_its_building_and_a_destination_is_labelled(database: Database, tell: Tell) -> None:
    tell(("A1", "home", "12 Elm St Apt 4, Chicago, IL 60601"), ("A2", "home", "12 Elm St Apt 5, Chicago, IL 60601"))
    tell(("A3", "ship_to", "12 Elm Street #4, Chicago, IL 60601"))
    [row] = database.read("MATCH (i:Address)-[:IN_BUILDING]->(b) RETURN count(i) AS addresses, count(DISTINCT b) AS n")
    assert (row["addresses"], row["n"]) == (2, 1)
    [row] = database.read("MATCH (i:ShippingDestination) RETURN i.degree AS degree")
    assert row["degree"] == 2

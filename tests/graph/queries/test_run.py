from collections.abc import Callable
from typing import Any

import pytest

from graph.database import Database
from graph.errors import BrokenWorld
from graph.facts.model import Record
from graph.queries.run import answer

Tell = Callable[..., None]
PHONE = "(202) 555-0143"


def rows(database: Database, text: str, **parameters: object) -> list[dict[str, Any]]:
    with answer(database, text, parameters) as found:
        return list(found.rows)


def test_rows_come_with_their_columns(database: Database, tell: Tell) -> None:
    tell(Record("A-1", "ats", name="Ana"), Record("A-2", "ats", name="Ben"))
    with answer(database, "MATCH (a:Applicant) RETURN a.applicant_id AS id, a.name AS name ORDER BY id", {}) as found:
        assert found.columns == ("id", "name")
        assert list(found.rows) == [{"id": "A-1", "name": "Ana"}, {"id": "A-2", "name": "Ben"}]
        assert not found.truncated


def test_more_rows_than_allowed_are_cut_off_and_it_is_said(database: Database) -> None:
    with answer(database, "UNWIND range(1, 1000000) AS x RETURN x", {}, limit=3) as found:
        assert [row["x"] for row in found.rows] == [1, 2, 3]
        assert found.truncated


def test_nodes_relationships_paths_and_times_are_plain(database: Database, tell: Tell) -> None:
    tell(("A-1", "phone", PHONE, "2026-01-05"))
    [row] = rows(
        database, "MATCH p = (a:Applicant)-[r]->(:Phone) RETURN a, r, p, duration('P1D') AS d, r.first_seen_at AS t"
    )
    assert row["a"] == {"labels": ["Applicant"], "properties": {"applicant_id": "A-1"}}
    assert row["r"]["type"] == "HAS_PHONE"
    assert row["r"]["properties"]["raw"] == PHONE
    assert row["p"] == [row["a"], row["r"], row["p"][2]]
    assert row["d"] == "P1D"
    assert row["t"].isoformat() == "2026-01-05T00:00:00+00:00"


def test_a_relationship_without_its_nodes_names_them_by_their_ids(database: Database, tell: Tell) -> None:
    tell(("A-1", "phone", PHONE))
    [row] = rows(database, "MATCH (a)-[r:HAS_PHONE]->(i) RETURN r, elementId(a) AS a, elementId(i) AS i")
    assert (row["r"]["start"], row["r"]["end"]) == (row["a"], row["i"])


def test_parameters_are_values_never_text(database: Database) -> None:
    hostile = "x'}) DETACH DELETE n //"
    assert rows(database, "RETURN $it AS it", it=hostile) == [{"it": hostile}]


@pytest.mark.parametrize(
    "text",
    [
        "CALL db.labels() YIELD label RETURN label",
        "CALL db.index.fulltext.queryNodes('applicant_name', 'ana') YIELD node RETURN node.name AS name",
        "MATCH p = shortestPath((a:Applicant)-[*..6]-(b:Applicant)) WHERE a <> b RETURN p",
        "MATCH p = SHORTEST 2 (a:Applicant)-[]-+(b:Applicant) WHERE a <> b RETURN p",
        "MATCH (a:Applicant)((x)--(y)){1,3}(b) RETURN DISTINCT b ORDER BY b.applicant_id SKIP 1 LIMIT 5",
        "MATCH (a:Applicant) WHERE EXISTS { (a)-->(:Phone) } OR NOT EXISTS { (a)-->(:Email) } RETURN count(DISTINCT a)",
        "MATCH (a:Applicant) OPTIONAL MATCH (a)-->(i:Identifier) RETURN a, collect(i.value), COUNT { (i)<--() }",
        "MATCH (a:Applicant), (b:Phone) WHERE a.name = b.value RETURN a UNION MATCH (a:Applicant) RETURN a",
        "RETURN date.truncate('month', date()) AS month, duration.between(date(), date()).days AS days",
        "MATCH (p:Phone) WHERE p.degree > 1 RETURN p.e164 AS phone, COLLECT { MATCH (p)<--(a) RETURN a.name } AS names",
    ],
)
def test_what_only_reads_may_run(database: Database, tell: Tell, text: str) -> None:
    tell(("A-1", "phone", PHONE), ("A-2", "phone", PHONE), Record("A-1", "ats", name="Ana"))
    rows(database, text)


def test_a_query_that_takes_too_long_is_stopped_in_one_sentence(database: Database) -> None:
    with (
        pytest.raises(BrokenWorld, match="took too long"),
        answer(database, "UNWIND range(1, 10000000000) AS x RETURN count(x)", {}, timeout=1) as found,
    ):
        list(found.rows)


def test_a_name_that_nothing_has_is_told_with_the_nearest_one(database: Database) -> None:
    with answer(database, "MATCH (p:Phome) WHERE p.degre > 1 OR p.value = '' RETURN p", {}) as found:
        assert found.remarks == (
            "There is no label Phome: did you mean Phone?",
            "There is no property degre: did you mean degree?",
        )

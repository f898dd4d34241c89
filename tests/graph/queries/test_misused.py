"""Of people whose identity is misused an answer hands on nothing, in whatever shape it is asked for."""

import json
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from app.access.misused import marks_in, rows_left, rows_masked
from graph.database import Database
from graph.decisions.decide import Draft, decide
from graph.decisions.model import Subject, SubjectKind, Verdict
from graph.facts.model import Alias, Record
from graph.queries.marks import marks_of_misused
from graph.queries.run import answer

Tell = Callable[..., None]
NAME, RAW = "Vera Victim", "(202) 555-0199"


@pytest.fixture
def world(database: Database, tell: Tell) -> Database:
    """Somebody whose identity is misused, known under a second id, and somebody else."""
    tell(Record("A-1", "ats", name=NAME), ("A-1", "phone", RAW), Record("A-2", "ats", name="Ben Other"))
    tell(("A-2", "phone", "(202) 555-0143"), Alias("V-1", "A-1", "ats"))
    about = Subject(SubjectKind.APPLICANT, "V-1", applicants=("V-1", "A-1"))
    decide(database, Draft(about, Verdict.IDENTITY_MISUSED, "they told us", "dana", datetime.now(UTC)), saw=None)
    return database


@pytest.mark.parametrize(
    "text",
    [
        "MATCH (:Applicant)-[r:HAS_PHONE]->() RETURN r",
        "MATCH (:Applicant)-[r]->(record:Record) RETURN r, record.name AS name",
        "MATCH (:Applicant)-[r:HAS_PHONE]->() RETURN {inner: {link: r}} AS map",
        "MATCH (a:Applicant)-[r]->(i) RETURN [r, i] AS both",
        "MATCH p = (:Applicant)-[:HAS_PHONE]->() RETURN p",
        "MATCH p = (:Applicant)-[:HAS_PHONE]->() RETURN [[p]] AS paths",
        "MATCH (a:Applicant) RETURN a",
        "MATCH (a:Applicant) RETURN properties(a) AS of",
        "MATCH (a:Applicant) RETURN a {.*} AS of",
        "MATCH (r:Record) RETURN r",
        "MATCH (r:Record) RETURN properties(r) AS of",
        "MATCH (a:Applicant)-[r:HAS_PHONE]->(p) RETURN startNode(r) AS start, p.value AS value, r.raw AS raw",
        "MATCH (a:Applicant)-[r:HAS_PHONE]->(p) RETURN a.applicant_id AS who, a.name AS name, r.raw AS raw",
        "MATCH (a:Applicant)-[r:HAS_PHONE]->(p) RETURN elementId(a) AS who, a.name AS name, properties(r) AS of",
        "MATCH (a:Applicant)-[r:HAS_PHONE]->(p) WITH a, r ORDER BY a.applicant_id "
        "RETURN collect(a.name) AS names, collect(a.applicant_id) AS who, collect(r.raw) AS raws",
        "MATCH (a:Applicant)-[r:HAS_PHONE]->(p) WITH a, r ORDER BY a.applicant_id "
        "RETURN collect(a.name) AS names, collect(a.applicant_id) AS applicant_ids, collect([a.name, r.raw]) AS pairs",
        "MATCH (a:Applicant) RETURN {names: collect(a.name), who: collect(a.applicant_id)} AS map",
    ],
)
def test_neither_name_nor_value_is_handed_on_or_shown(world: Database, text: str) -> None:
    left_out = set[str]()
    with answer(world, text, {}) as found:
        rows = list(found.rows)
    assert NAME in repr(rows) or RAW in repr(rows) or "V-1" in repr(rows)
    told = marks_in(rows, marks_of_misused(world, datetime.now(UTC).date()))
    for kept in (list(rows_left(world, rows, left_out)), rows_masked(rows, told)):
        assert NAME not in json.dumps(kept, default=str)
        assert RAW not in json.dumps(kept, default=str)
    assert left_out <= {"A-1", "V-1"}
    assert left_out


def test_others_stay_and_their_lists_do_not_name_them(world: Database) -> None:
    text = "MATCH (a:Applicant) WITH a ORDER BY a.applicant_id RETURN collect(a.applicant_id) AS applicant_ids"
    with answer(world, text, {}) as found:
        assert list(rows_left(world, found.rows, set())) == [{"applicant_ids": ["A-2"]}]
    with answer(world, "MATCH (:Applicant)-[r:HAS_PHONE]->() RETURN r.raw AS raw, r AS link", {}) as found:
        assert [row["raw"] for row in rows_left(world, found.rows, set())] == ["(202) 555-0143"]

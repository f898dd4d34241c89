from collections.abc import Callable
from datetime import UTC, datetime

import pytest

import ringlight
from graph.audit.trail import events
from graph.database import Database
from graph.decisions.decide import Draft, decide
from graph.decisions.model import Subject, SubjectKind, Verdict
from graph.errors import BrokenWorld, UsageError
from graph.facts.model import Record
from graph.settings import Settings

Tell = Callable[..., None]
PHONE = "(202) 555-0143"
NAMES = "MATCH (a:Applicant) RETURN a.applicant_id AS applicant_id, a.name AS name ORDER BY applicant_id"
HOSTILE = "</iframe><script>alert(1)</script>\"' onload=alert(1)"
WRITES = [
    "CREATE (n)",
    "MATCH (n) DETACH DELETE n",
    "MATCH (n:Applicant) SET n.name = 'Eve' RETURN n",
    "CALL { CREATE (n) } IN TRANSACTIONS RETURN 1",
    "MATCH (n:Applicant) SET n:$('Ghost')",
    "CYPHER 25 CREATE (n)",
    "\\u0043REATE (n)",
    "/* read */ CREATE (n)",
    "EXPLAIN CREATE (n)",
    "MATCH (n) RETURN n; MATCH (n) DELETE n",
    "CREATE INDEX ghost FOR (n:X) ON (n.y)",
    "DROP CONSTRAINT applicant_id",
    "CREATE USER eve SET PASSWORD 'abcdefgh1'",
    "SHOW TRANSACTIONS YIELD currentQuery, parameters RETURN currentQuery, parameters",
    "SHOW SETTINGS",
    "TERMINATE TRANSACTIONS 'neo4j-transaction-1'",
    "CALL dbms.killConnection('bolt-1')",
    "CALL db.clearQueryCaches()",
    "CALL db.stats.retrieve('QUERIES') YIELD data RETURN data",
    "LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row",
    "CALL apoc.cypher.doIt('CREATE (n)', {}) YIELD value RETURN value",
    "USE system SHOW DATABASES",
]


def test_py2neo_gives_nodes_as_its_own_objects(bridge: ringlight.Bridge, tell: Tell) -> None:
    tell(Record("A-1", "ats", name="Ana"), Record("A-2", "ats", name="Ben"))
    cursor = bridge.query("MATCH (a:Applicant) WHERE a.applicant_id = $id RETURN a", id="A-1")
    assert cursor.evaluate()["name"] == "Ana"


@pytest.mark.parametrize("text", WRITES)
def test_whatever_does_more_than_read_is_refused_and_nothing_of_it_happens(
    bridge: ringlight.Bridge, database: Database, tell: Tell, text: str
) -> None:
    tell(Record("A-1", "ats", name="Ana"), ("A-1", "phone", PHONE))
    before = database.read("MATCH (n) RETURN n ORDER BY elementId(n)")
    for ask in (bridge.query, bridge.table, bridge.polars):
        with pytest.raises(UsageError):
            ask(text)
    assert database.read("MATCH (n) RETURN n ORDER BY elementId(n)") == before


def test_a_bridge_has_no_way_to_run_update_or_begin(bridge: ringlight.Bridge) -> None:
    public = {name for name in dir(bridge) if not name.startswith("_")}
    assert public == {"query", "table", "polars", "ring", "close", "limit", "timeout"}


def test_a_question_that_takes_too_long_is_stopped_before_py2neo_gets_it(bridge: ringlight.Bridge) -> None:
    bridge.timeout = 1
    with pytest.raises(BrokenWorld, match="took too long"):
        bridge.query("UNWIND range(1, 10000000000) AS x RETURN count(x) AS x")


def test_more_rows_than_the_limit_are_cut_off_and_it_is_said(bridge: ringlight.Bridge) -> None:
    bridge.limit = 3
    with pytest.warns(UserWarning, match="Only the first 3 rows"):
        assert list(bridge.table("UNWIND range(1, 9) AS x RETURN x")["x"]) == [1, 2, 3]
    with pytest.raises(UsageError, match="more than 3 rows"):
        bridge.query("UNWIND range(1, 9) AS x RETURN x")


def test_pandas_and_polars_have_the_same_table(bridge: ringlight.Bridge, tell: Tell) -> None:
    tell(Record("A-1", "ats", name="Ana"), ("A-2", "phone", PHONE))
    expected = [{"applicant_id": "A-1", "name": "Ana"}, {"applicant_id": "A-2", "name": None}]
    assert bridge.polars(NAMES).to_dicts() == expected
    table = bridge.table(NAMES)
    assert list(table.columns) == ["applicant_id", "name"]
    assert list(table["applicant_id"]) == ["A-1", "A-2"]
    nobody = "MATCH (n:Applicant) WHERE n.name = 'Cleo' RETURN n.name AS x"
    assert bridge.table(nobody).empty
    assert bridge.polars(nobody).columns == ["x"]


def test_a_name_that_nothing_has_is_told_with_the_nearest_one(bridge: ringlight.Bridge) -> None:
    with pytest.warns(UserWarning, match="no label Fone: did you mean Phone"):
        bridge.table("MATCH (p:Fone) RETURN p.value AS phone")


def test_parameters_are_values_never_text(bridge: ringlight.Bridge) -> None:
    hostile = "x'}) DETACH DELETE n //"
    assert bridge.query("RETURN $it AS it", it=hostile).evaluate() == hostile


def test_people_whose_identity_is_misused_are_left_out(
    bridge: ringlight.Bridge, database: Database, tell: Tell
) -> None:
    tell(Record("A-1", "ats", name="Ana"), Record("A-2", "ats", name="Ben"))
    subject = Subject(SubjectKind.APPLICANT, "A-2", applicants=("A-2",))
    decide(database, Draft(subject, Verdict.IDENTITY_MISUSED, "A victim.", "kim", datetime.now(UTC)), saw=None)
    with pytest.warns(UserWarning, match="1 person left out"):
        assert list(bridge.table(NAMES)["applicant_id"]) == ["A-1"]
    with pytest.raises(UsageError, match="identity is misused"):
        bridge.query(NAMES)


def test_a_ring_is_drawn_in_a_frame_in_which_no_name_acts(bridge: ringlight.Bridge, tell: Tell) -> None:
    tell(
        Record("A-1", "ats", name=HOSTILE),
        Record("A-2", "ats", name="Ben"),
        ("A-1", "phone", PHONE),
        ("A-2", "phone", PHONE),
    )
    drawing = bridge.ring("A-1")
    shown = drawing._repr_html_()
    assert shown.startswith('<iframe sandbox="" ')
    assert shown.count("<") == 2, "the frame, its end, and nothing else"
    assert "<script" not in drawing.page
    assert "Ben" in drawing.page
    assert "Ben" not in repr(drawing)


def test_an_unknown_applicant_is_told(bridge: ringlight.Bridge) -> None:
    with pytest.raises(UsageError, match="no applicant A-9"):
        bridge.ring("A-9")


def test_neither_name_nor_password_is_printed(bridge: ringlight.Bridge, database: Database) -> None:
    assert database.server.password not in f"{bridge!r} {bridge} {vars(bridge)}"


def test_every_question_is_in_the_audit(bridge: ringlight.Bridge, settings: Settings) -> None:
    bridge.table("RETURN $x AS x", x=7)
    last = list(events(settings.home))[-1]
    assert (last.action, last.details["text"], last.details["form"]) == ("query", "RETURN $x AS x", "notebook")

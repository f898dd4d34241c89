"""Statements that are no questions. Whatever they try, nothing of it happens."""

import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from graph.database import Database
from graph.errors import BrokenWorld, RinglightError, UsageError
from graph.facts.model import Record
from graph.queries.run import answer

_WRITES = [
    "CREATE (n)",
    "CREATE (:Applicant {applicant_id: 'X'})-[:HAS_PHONE]->(:Phone)",
    "MATCH (n) SET n.x = 1",
    "MATCH (n:Applicant) SET n += {name: 'Eve'} RETURN n",
    "MATCH (n:Applicant) SET n = {}",
    "MATCH (n:Applicant) SET n:Ghost",
    "MATCH (n:Applicant) REMOVE n.name",
    "MATCH (n:Applicant) REMOVE n:Applicant",
    "MATCH (n) DELETE n",
    "MATCH (n) DETACH DELETE n",
    "MATCH ()-[r]->() DELETE r",
    "MATCH (n) NODETACH DELETE n",
    "MERGE (n:Applicant {applicant_id: 'X'}) RETURN n",
    "MERGE (n:Applicant {applicant_id: 'A-1'}) ON MATCH SET n.name = 'Eve' RETURN n",
    "MATCH (a:Applicant), (p:Phone) MERGE (a)-[:HAS_PHONE]->(p)",
    "FOREACH (x IN [1] | CREATE (n))",
    "MATCH (n:Applicant) FOREACH (x IN [n] | SET x.name = 'Eve')",
    "UNWIND range(1, 10) AS x CREATE (n {x: x}) RETURN n",
    "MATCH (n:Applicant) WITH n LIMIT 1 SET n.name = 'Eve' RETURN n.name AS name",
    "RETURN 1 AS x UNION CREATE (n) RETURN 1 AS x",
    "MATCH (n:Applicant) CALL (n) { SET n.name = 'Eve' } RETURN 1",
    "CALL { CREATE (n) RETURN n } RETURN n",
    "CALL () { MATCH (n) DETACH DELETE n } RETURN 1",
    "CALL () { CALL () { CREATE (n) } } RETURN 1",
    "CALL { CREATE (n) } IN TRANSACTIONS RETURN 1",
    "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 1 ROWS",
    "MATCH (n) CALL (n) { DETACH DELETE n } IN 2 CONCURRENT TRANSACTIONS",
    "UNWIND [1] AS x CALL (x) { RETURN x AS y } IN TRANSACTIONS ON ERROR CONTINUE RETURN y",
    "MATCH (n:Applicant) SET n:$('Ghost')",
    "MATCH (n:Applicant) SET n:$($label)",
    "MATCH (n:Applicant) REMOVE n:$(labels(n))",
    "CREATE (n:$('Ghost'))",
    "MATCH (n:Applicant) SET n[$property] = 1",
    "MERGE (n:$(['Ghost', 'Applicant']) {x: 1})",
]
_DISGUISED = [
    "/* read */ CREATE (n) // only",
    "// MATCH (n) RETURN n\nCREATE (n)",
    "MATCH (n) RETURN n /* \n */ UNION CREATE (n) RETURN n",
    "CR/**/EATE (n)",
    "\\u0043REATE (n)",
    "\\u0043\\u0052\\u0045\\u0041\\u0054\\u0045 (n)",
    "MATCH (n) \\u0053ET n.x = 1",
    "cReAtE (n)",
    "\n\t CREATE\n\t(n)",
    "\u00a0CREATE (n)",
    "\ufeffCREATE (n)",
    "CYPHER 25 CREATE (n)",
    "CYPHER 5 CREATE (n)",
    "CYPHER runtime=slotted CREATE (n)",
    "CYPHER 25 MATCH (n) SET n:$('Ghost') RETURN n",
    "EXPLAIN CREATE (n)",
    "PROFILE CREATE (n)",
    "EXPLAIN EXPLAIN CREATE (n)",
    "MATCH (n) RETURN n; MATCH (n) DELETE n",
    "RETURN 1; CREATE (n)",
    "MATCH (n:`x`) RETURN n UNION MATCH (n) SET n.`RETURN` = 1 RETURN n",
    "WITH 'CREATE (n)' AS text CALL apoc.cypher.doIt(text, {}) YIELD value RETURN value",
    "CALL apoc.cypher.run('CREATE (n)', {}) YIELD value RETURN value",
    "CALL apoc.periodic.iterate('MATCH (n) RETURN n', 'DETACH DELETE n', {}) YIELD total RETURN total",
]
_SCHEMA = [
    "CREATE INDEX ghost FOR (n:X) ON (n.y)",
    "CREATE FULLTEXT INDEX ghost FOR (n:X) ON EACH [n.y]",
    "CREATE VECTOR INDEX ghost FOR (n:X) ON (n.y) OPTIONS {indexConfig: {`vector.dimensions`: 3}}",
    "DROP INDEX applicant_name",
    "CREATE CONSTRAINT ghost FOR (n:X) REQUIRE n.y IS UNIQUE",
    "DROP CONSTRAINT applicant_id",
    "CALL db.createLabel('Ghost')",
    "CALL db.createProperty('ghost')",
    "CALL db.createRelationshipType('GHOST')",
]
_ADMINISTRATION = [
    "CREATE USER eve SET PASSWORD 'abcdefgh1'",
    "ALTER USER neo4j SET PASSWORD 'abcdefgh1'",
    "ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'abcdefgh1'",
    "DROP USER neo4j",
    "RENAME USER neo4j TO eve",
    "CREATE DATABASE ghost",
    "DROP DATABASE neo4j",
    "STOP DATABASE neo4j",
    "GRANT ROLE admin TO neo4j",
    "USE system SHOW DATABASES",
    "USE system MATCH (n) RETURN n",
    "USE graph.byName('system') MATCH (n) RETURN n",
    "ALTER DATABASE neo4j SET ACCESS READ ONLY",
    "CALL dbms.setConfigValue('db.transaction.timeout', '0')",
    "CALL dbms.cluster.routing.getRoutingTable({}) YIELD ttl RETURN ttl",
]
_SPYING = [
    "SHOW USERS",
    "SHOW CURRENT USER",
    "SHOW DATABASES",
    "SHOW SETTINGS",
    "SHOW SETTINGS YIELD name, value RETURN name, value",
    "SHOW TRANSACTIONS YIELD *",
    "SHOW TRANSACTIONS YIELD currentQuery, parameters RETURN currentQuery, parameters",
    "SHOW PROCEDURES",
    "SHOW FUNCTIONS",
    "SHOW INDEXES",
    "SHOW CONSTRAINTS",
    "SHOW SERVERS",
    "CALL dbms.listConfig() YIELD name RETURN name",
    "CALL dbms.queryJmx('*:*') YIELD name RETURN name",
    "CALL dbms.listConnections() YIELD connectionId RETURN connectionId",
    "CALL dbms.showCurrentUser()",
    "CALL dbms.info()",
    "CALL db.info()",
    "CALL db.stats.collect('QUERIES')",
    "CALL db.stats.retrieve('QUERIES') YIELD data RETURN data",
    "CALL db.stats.retrieveAllAnonymized('x') YIELD data RETURN data",
    "CALL db.stats.status()",
    "MATCH (n) CALL db.stats.retrieve('GRAPH COUNTS') YIELD data RETURN data",
    "CALL () { CALL dbms.listConfig() YIELD name RETURN name } RETURN name",
    "CALL tx.getMetaData()",
]
_MEDDLING = [
    "TERMINATE TRANSACTIONS $transaction",
    "TERMINATE TRANSACTION $transaction YIELD message RETURN message",
    "SHOW TRANSACTIONS YIELD transactionId AS id TERMINATE TRANSACTIONS id YIELD message RETURN message",
    "CALL dbms.killConnection('bolt-1')",
    "CALL dbms.killConnections(['bolt-1', 'bolt-2'])",
    "CALL db.clearQueryCaches()",
    "CALL db.stats.clear('QUERIES')",
    "CALL db.stats.stop('QUERIES')",
    "CALL db.resampleIndex('applicant_name')",
    "CALL db.resampleOutdatedIndexes()",
    "CALL db.awaitIndex('applicant_name')",
    "CALL db.awaitIndexes(1)",
    "CALL db.prepareForReplanning()",
    "CALL db.checkpoint()",
    "CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()",
    "CALL tx.setMetaData({who: 'eve'})",
]
_REACHING_OUT = [
    "LOAD CSV FROM $file AS row RETURN row",
    "LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row",
    "LOAD CSV WITH HEADERS FROM $file AS row RETURN row",
    "LOAD CSV FROM '../../neo4j-password' AS row RETURN row",
    "LOAD CSV FROM $http AS row RETURN row",
    "LOAD CSV FROM $ftp AS row RETURN row",
    "LOAD CSV FROM 'jar:' + $http + '!/x' AS row RETURN row",
    "LOAD CSV FROM 'https://127.0.0.1/x' AS row FIELDTERMINATOR ';' RETURN row",
    "CALL () { LOAD CSV FROM $http AS row RETURN row } RETURN row",
    "MATCH (a:Applicant) LOAD CSV FROM $http + a.name AS row RETURN row",
    "CALL apoc.load.json($http) YIELD value RETURN value",
    "CALL apoc.load.jdbc($http, 'x') YIELD row RETURN row",
    "CALL apoc.export.csv.all($file, {}) YIELD file RETURN file",
    "RETURN apoc.load.json($http) AS x",
    "CALL genai.vector.encodeBatch(['x'], 'OpenAI', {token: 'x'}) YIELD vector RETURN vector",
    "RETURN genai.vector.encode('x', 'OpenAI', {token: 'x'}) AS x",
]
_NONSENSE = [
    "",
    " ",
    "// only a comment",
    "MATCH (n",
    "RETURN $missing",
    "RETURN",
    "\x00RETURN 1",
    "RETURN 'unfinished",
    "DROP TABLE applicants; --",
    "(" * 3_000 + "RETURN 1",
]
REFUSED = [
    *_WRITES,
    *_DISGUISED,
    *_SCHEMA,
    *_ADMINISTRATION,
    *_SPYING,
    *_MEDDLING,
    *_REACHING_OUT,
    *_NONSENSE,
]
RUNAWAYS = [
    "UNWIND range(1, 10000000000) AS x RETURN count(x) AS x",
    "UNWIND range(1, 100000) AS x UNWIND range(1, 100000) AS y UNWIND range(1, 100000) AS z RETURN count(*) AS n",
    "MATCH (a), (b), (c), (d), (e), (f), (g), (h), (i), (j) UNWIND range(1, 10000000) AS x RETURN count(*) AS n",
    "RETURN reduce(x = 0, y IN range(1, 2000000000) | x + y) AS x",
    "UNWIND range(1, 80000000) AS x RETURN collect(x) AS all",
    "UNWIND range(1, 80000000) AS x WITH x ORDER BY x DESC RETURN x LIMIT 1",
    "UNWIND range(1, 80000000) AS x RETURN count(DISTINCT toString(x)) AS n",
    "RETURN size(reduce(x = 'x', y IN range(1, 60) | x + x)) AS n",
    "MATCH p = (a:Applicant)((x)--(y)){1,60}(b) UNWIND range(1, 1000000000) AS n RETURN count(*) AS n",
]
ONLY_LOOKS_LIKE_MORE = [
    "RETURN 'CREATE (n)' AS x",
    "MATCH (n) RETURN n // ; CREATE (n)",
    "MATCH (n) RETURN n //\u2028 ; CREATE (n)",
    "MATCH (n) /* SET n.x = 1 */ RETURN n",
    "MATCH (`DELETE n`) RETURN `DELETE n` AS `CREATE (n)`",
    "MATCH (n) WHERE n.`SET` IS NULL RETURN n",
]
TEXTS_AS_VALUES = ["x'}) DETACH DELETE n //", "`; CREATE (n)", "\\u0027}) CREATE (n) //", "$x", "CREATE (n)"]

_STATE = """
CALL () { MATCH (n) RETURN collect(properties(n)) AS nodes, collect(labels(n)) AS labels }
CALL () { OPTIONAL MATCH ()-[r]->() RETURN collect(properties(r)) AS relationships }
RETURN nodes, labels, relationships
"""
_SCHEMA_STATE = "SHOW INDEXES YIELD name, state RETURN name, state ORDER BY name"
_NAMES = "CALL db.labels() YIELD label RETURN label ORDER BY label"
SECRET = "a-secret-that-lies-in-a-file"


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """A socket that nobody may connect to."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0)
        yield listening
        with pytest.raises(BlockingIOError):
            listening.accept()


@pytest.fixture
def world(database: Database, tell: Callable[..., None], tmp_path: Path, listener: socket.socket) -> dict[str, Any]:
    """A graph, a file with a secret, and addresses that lead to the socket, as values for parameters."""
    tell(("A-1", "phone", "(202) 555-0143"), ("A-2", "phone", "(202) 555-0143"), Record("A-1", "ats", name="Ana"))
    file = tmp_path / "secret.csv"
    file.write_text(SECRET, encoding="utf-8")
    port = listener.getsockname()[1]
    return {
        "file": file.as_uri(),
        "http": f"http://127.0.0.1:{port}/x",
        "ftp": f"ftp://127.0.0.1:{port}/x",
        "label": "Ghost",
        "property": "ghost",
        "transaction": "neo4j-transaction-1",
    }


def _state(database: Database) -> list[Any]:
    return [database.read(text) for text in (_STATE, _SCHEMA_STATE, _NAMES)]


def test_there_are_enough_of_them() -> None:
    assert len(set(REFUSED)) == len(REFUSED) >= 80


def test_each_is_refused_and_nothing_of_it_has_happened(database: Database, world: dict[str, Any]) -> None:
    before = _state(database)
    with database.read_once("UNWIND range(1, 100000) AS x RETURN x", {}, timeout=600) as (_, others):
        next(others)
        ours = database.read("SHOW TRANSACTIONS YIELD transactionId AS id, currentQuery AS text RETURN id, text")
        running = next(row["id"] for row in ours if "100000" in row["text"])
        allowed = [text for text in REFUSED if not _is_refused(database, text, world | {"transaction": running})]
        assert allowed == []
        assert sum(1 for _ in others) == 100_000 - 1, "somebody ended another's transaction"
    assert _state(database) == before


def _is_refused(database: Database, text: str, given: dict[str, Any]) -> bool:
    given = {name: value for name, value in given.items() if f"${name}" in text or f"$({name}" in text}
    try:
        with answer(database, text, given, timeout=20) as found:
            assert SECRET not in str(list(found.rows))
    except UsageError:
        return True
    return False


@pytest.mark.parametrize("text", RUNAWAYS)
def test_a_runaway_is_stopped_within_its_limits_and_the_server_goes_on(
    database: Database, tell: Callable[..., None], text: str
) -> None:
    tell(("A-1", "phone", "(202) 555-0143"))
    with pytest.raises(RinglightError) as stopped, answer(database, text, {}, timeout=3) as found:
        list(found.rows)
    assert isinstance(stopped.value, BrokenWorld | UsageError)
    tell(("A-2", "phone", "(202) 555-0143"))
    assert database.read("MATCH (p:Phone) RETURN p.degree AS persons") == [{"persons": 2}]


@pytest.mark.parametrize("text", ONLY_LOOKS_LIKE_MORE)
def test_what_only_looks_like_more_is_a_question(database: Database, tell: Callable[..., None], text: str) -> None:
    tell(Record("A-1", "ats", name="Ana"))
    before = _state(database)
    with answer(database, text, {}) as found:
        assert list(found.rows)
    assert _state(database) == before


@pytest.mark.parametrize("value", TEXTS_AS_VALUES)
def test_a_parameter_is_a_value_whatever_it_says(database: Database, tell: Callable[..., None], value: str) -> None:
    tell(Record("A-1", "ats", name="Ana"))
    before = _state(database)
    for text in ("MATCH (n) WHERE n.name = $x RETURN n", "RETURN $x AS x", "MATCH (n:$($x)) RETURN n"):
        with answer(database, text, {"x": value}) as found:
            list(found.rows)
    assert _state(database) == before

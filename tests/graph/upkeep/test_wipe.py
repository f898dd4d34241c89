import pytest

from graph.database import Database
from graph.errors import UsageError
from graph.upkeep.wipe import wipe_everything, wipe_facts


def _create(database: Database, pattern: str) -> None:
    database.write(lambda transaction: transaction.run(f"CREATE {pattern}"))


def _labels(database: Database) -> list[str]:
    return [row["label"] for row in database.read("MATCH (n) UNWIND labels(n) AS label RETURN label ORDER BY label")]


@pytest.mark.parametrize("wipe", [wipe_facts, wipe_everything])
def test_all_that_feeds_said_is_gone_and_the_schema_stays(database: Database, wipe: object) -> None:
    assert callable(wipe)
    _create(database, "(:Applicant)-[:HAS_PHONE]->(:Identifier:Phone), (:Run)<-[:OF]-(:Rejection), (:Shipment)")
    database.write(lambda transaction: transaction.run("MATCH (r:Ringlight) SET r.demo = true"))
    before = database.read("SHOW INDEXES YIELD name RETURN count(*) AS indexes")
    wipe(database)
    assert _labels(database) == ["Ringlight"]
    assert database.read("MATCH (r:Ringlight) RETURN r.demo AS demo") == [{"demo": None}]
    assert database.read("SHOW INDEXES YIELD name RETURN count(*) AS indexes") == before


@pytest.mark.parametrize("wipe", [wipe_facts, wipe_everything])
def test_a_server_with_somebody_elses_nodes_is_left_alone(database: Database, wipe: object) -> None:
    assert callable(wipe)
    _create(database, "(:Invoice), (:Applicant)")
    with pytest.raises(UsageError, match="Invoice"):
        wipe(database)
    assert _labels(database) == ["Applicant", "Invoice", "Ringlight"]


def test_a_node_without_a_label_is_somebody_elses(database: Database) -> None:
    _create(database, "()")
    with pytest.raises(UsageError, match="without a label"):
        wipe_everything(database)

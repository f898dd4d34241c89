from graph.database import Database
from graph.schema.migrate import newest_version


def test_a_fresh_graph_has_the_newest_schema_and_all_indexes_online(database: Database) -> None:
    [row] = database.read("MATCH (r:Ringlight {id: 1}) RETURN r.schema_version AS version")
    states = database.read("SHOW INDEXES YIELD state RETURN collect(DISTINCT state) AS states")
    assert row["version"] == newest_version()
    assert states == [{"states": ["ONLINE"]}]

from ingest.spark.created import Created


def test_counts_are_added_up_for_each_run_in_the_order_of_their_ids() -> None:
    created = Created()
    created.add(1, nodes_created=2, relationships_created=1)
    created.add(0, nodes_created=1, placeholders=1)
    created.add(1, nodes_created=3)
    assert created.rows(["run-b", "run-a"]) == [
        {"run_id": "run-a", "nodes_created": 5, "relationships_created": 1, "placeholders": 0},
        {"run_id": "run-b", "nodes_created": 1, "relationships_created": 0, "placeholders": 1},
    ]

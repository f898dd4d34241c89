import re
from typing import Any

import pytest

from graph.facts.stored import to_graph
from graph.statements import statement
from ingest.spark.events import FACTS, NODES, Statements, columns_of, query_of, text_of

TIME_IN_A_STATEMENT = re.compile(r"row\.times\.(\w+)")


@pytest.mark.parametrize("statements", [NODES, FACTS])
def test_every_parameter_of_every_statement_is_a_column(statements: Statements) -> None:
    used = set(re.findall(r"event\.(\w+)", query_of(statements)))
    assert used == {column.split()[0] for column in re.split(r", (?=\w+ )", columns_of(statements))}
    assert "$" not in query_of(statements).replace("$(", "")


def test_every_time_that_a_statement_of_the_loaders_sets_is_handed_to_it() -> None:
    handed = set(re.findall(r"(\w+): CASE", statement("ingest.spark", "row_of_element")))
    taken = {
        time
        for name in FACTS
        if name != "merge_sightings"
        for time in TIME_IN_A_STATEMENT.findall(query_of({name: FACTS[name]}))
    }
    assert taken == handed


def test_an_event_is_one_flat_text() -> None:
    event: dict[str, dict[str, Any]] = {
        "touch": {"run_id": "r", "identifiers": ("a",)},
        "still_alone": {"seen": [1, 2]},
    }
    assert text_of(event) == '{"touch_run_id": "r", "touch_identifiers": ["a"], "still_alone_seen": [1, 2]}'


def test_the_only_texts_of_an_element_that_are_lists_are_those_that_are_handed_over_as_such() -> None:
    handed = set(re.findall(r"lists\.(\w+)", statement("ingest.spark", "row_of_element")))
    element = to_graph(("A",), {"days": ("2026-01-01",), "sources": ("hr",), "raw": "x"})
    assert {name for name, value in element["texts"].items() if not isinstance(value, str)} == handed

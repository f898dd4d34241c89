from pathlib import Path

import pytest

from graph.database import Database
from graph.queries.check import check_folder
from graph.queries.library import shipped_files

HEAD = '// title = "Ours"\n// description = "Ours."\n// returns = ["phone"]\n'


@pytest.mark.parametrize(
    ("statement", "line", "said"),
    [
        ("MATCH (p:Phone)\nSET p.value = 1\nRETURN p.value AS phone", 4, "does more than read"),
        ("CALL db.stats.collect('QUERIES') YIELD section RETURN section AS phone", 4, "db.stats.collect"),
        ("MATCH (p:Phone) RETURN p.value AS number", 4, "It promises the column phone and does not return it"),
        ("MATCH (p:Phone)\nWHERE p.degre > 1\nRETURN p.value AS phone", 5, "no property degre: did you mean degree?"),
        ("MATCH (p:Phome)\nRETURN p.value AS phone", 4, "no label Phome: did you mean Phone?"),
        (
            "MATCH (:Applicant)-[:HAS_FONE]->(p)\nRETURN p.value AS phone",
            4,
            "no relationship type HAS_FONE: did you mean HAS_PHONE?",
        ),
        ("MATCH (p:Zebra)\nRETURN p.value AS phone", 4, "docs/data-model.md names those that there are."),
        ("MATCH (p:Phone)\nRETRUN p.value AS phone", 5, "Correct the statement."),
        ("RETURN $x AS phone", 4, "$x is not declared"),
    ],
)
def test_every_fault_is_found_with_its_line_and_a_remedy(
    database: Database, tmp_path: Path, statement: str, line: int, said: str
) -> None:
    (tmp_path / "ours.cypher").write_text(HEAD + statement, encoding="utf-8")
    found = [(each.line, each.fault) for each in check_folder(database, tmp_path)]
    assert [at for at, fault in found if said in fault] == [line], found


def test_a_good_query_has_no_fault_in_an_empty_graph(database: Database, tmp_path: Path) -> None:
    (tmp_path / "ours.cypher").write_text(
        HEAD + "MATCH (e:WatchlistEntry)-[:NAMES]->(p:Phone) WHERE e.confidence = 'high' RETURN p.value AS phone",
        encoding="utf-8",
    )
    assert check_folder(database, tmp_path) == []


def test_no_shipped_query_or_signal_has_a_fault(database: Database) -> None:
    folders = {path.parent for path in shipped_files()}
    assert [fault for folder in folders for fault in check_folder(database, folder)] == []


def test_all_faults_of_a_file_are_found_at_once(database: Database, tmp_path: Path) -> None:
    unused = '// [parameters.least]\n// type = "integer"\n'
    statement = "MATCH (p:Phome)\nWHERE p.degre > $most RETURN p.value AS number"
    (tmp_path / "ours.cypher").write_text(HEAD + unused + statement, encoding="utf-8")
    found = [(each.line, each.fault.partition(":")[0]) for each in check_folder(database, tmp_path)]
    assert sorted(found) == [
        (4, "The parameter least is not used"),
        (6, "It promises the column phone and does not return it"),
        (6, "There is no label Phome"),
        (7, "$most is not declared"),
        (7, "There is no property degre"),
    ]

from pathlib import Path

import pytest

from graph.database import Database
from graph.errors import UsageError
from graph.home import OTHERS
from graph.queries.keep import keep_query
from graph.queries.library import find_query

OURS = '// title = "Ours"\n// description = "Ours."\n// returns = ["phone"]\nMATCH (p:Phone) RETURN p.value AS phone\n'


def test_a_query_that_is_kept_is_in_the_library_and_nobody_elses_to_read(database: Database, tmp_path: Path) -> None:
    assert keep_query(database, tmp_path, "ours", OURS) == []
    assert find_query(tmp_path, "ours").text == OURS
    folder = tmp_path / "queries"
    assert not any(path.stat().st_mode & OTHERS for path in (folder, folder / "ours.cypher"))


@pytest.mark.parametrize(
    "name", ["", "../ours", "a/b", "a b", "ours.cypher", ".hidden", "-rf", "a\n", "ö", "a" * 65, "=1", "C:ours"]
)
def test_a_name_that_is_no_plain_word_is_refused(database: Database, tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match="letters, digits, - and _"):
        keep_query(database, tmp_path, name, OURS)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("RETURN 1 AS one", "no declaration"),
        (OURS.replace("p.value", "$value"), "$value is not declared"),
        (OURS.replace("RETURN", "SET p.value = '1' RETURN"), "more than read"),
        (OURS.replace("AS phone", "AS number"), "promises the column phone"),
    ],
)
def test_a_text_with_a_fault_is_not_kept(database: Database, tmp_path: Path, text: str, said: str) -> None:
    assert [said in fault.fault for fault in keep_query(database, tmp_path, "ours", text)] == [True]
    assert not list(tmp_path.iterdir())


def test_a_query_replaces_another_one_only_when_told_to(database: Database, tmp_path: Path) -> None:
    changed = OURS.replace('"Ours"', '"Changed"')
    keep_query(database, tmp_path, "ours", OURS)
    with pytest.raises(UsageError, match="ours of yours already"):
        keep_query(database, tmp_path, "ours", changed)
    assert find_query(tmp_path, "ours").says.title == "Ours"
    keep_query(database, tmp_path, "ours", changed, replace=True)
    assert find_query(tmp_path, "ours").says.title == "Changed"

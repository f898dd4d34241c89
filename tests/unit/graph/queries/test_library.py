from pathlib import Path

import pytest

from graph.errors import UsageError
from graph.queries.library import find_query, library, shipped_files, shipped_query
from graph.queries.saved import SavedQuery, read_query

OWN = '// title = "Ours"\n// description = "Ours."\n// returns = ["one"]\nRETURN 1 AS one\n'


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "queries" / "team").mkdir(parents=True)
    return tmp_path


def test_at_least_twenty_five_queries_and_all_signals_are_shipped_without_a_fault() -> None:
    read = [read_query(path) for path in shipped_files()]
    queries = [each for each in read if isinstance(each, SavedQuery)]
    assert len(queries) == len(read)
    assert sum(query.says.signal is None for query in queries) >= 25
    assert len({query.name for query in queries}) == len(queries)


def test_a_users_file_is_there_as_soon_as_it_is_written_in_whatever_folder(home: Path) -> None:
    with pytest.raises(UsageError, match="no saved query ours"):
        find_query(home, "ours")
    (home / "queries" / "team" / "ours.cypher").write_text(OWN, encoding="utf-8")
    assert find_query(home, "ours").says.title == "Ours"


def test_a_users_query_hides_a_shipped_one_of_its_name_and_is_told_from_it(home: Path) -> None:
    (home / "queries" / "phones_of_many.cypher").write_text(OWN, encoding="utf-8")
    found = find_query(home, "phones_of_many")
    assert (found.says.title, found.is_own) == ("Ours", True)
    assert not find_query(home, "homes_of_many").is_own


def test_what_pages_are_made_of_is_never_replaced(home: Path) -> None:
    (home / "queries" / "runs_with_trouble.cypher").write_text(OWN, encoding="utf-8")
    assert shipped_query("runs_with_trouble").says.title != "Ours"


def test_a_companys_clone_is_found_without_what_git_keeps_for_itself(home: Path) -> None:
    clone = home / "queries" / "company"
    for folder in (clone / "fraud", clone / ".git" / "refs"):
        folder.mkdir(parents=True)
        (folder / "theirs.cypher").write_text(OWN, encoding="utf-8")
    queries, faults = library(home)
    assert [Path(query.file).parent for query in queries if query.is_own] == [clone / "fraud"]
    assert faults == []


def test_of_two_files_of_one_name_the_second_is_at_fault(home: Path) -> None:
    for folder in (home / "queries", home / "queries" / "team"):
        (folder / "ours.cypher").write_text(OWN, encoding="utf-8")
    _, faults = library(home)
    assert [(Path(each.file).parent.name, each.line) for each in faults] == [("team", 1)]
    assert "has the same name: give this file another" in faults[0].fault


def test_a_file_with_a_fault_is_told_and_hides_nobody_elses(home: Path) -> None:
    (home / "queries" / "broken.cypher").write_text("RETURN 1", encoding="utf-8")
    queries, faults = library(home)
    assert len(queries) == len(shipped_files())
    assert [Path(fault.file).name for fault in faults] == ["broken.cypher"]
    with pytest.raises(UsageError, match=r"broken\.cypher, line 1: It has no declaration"):
        find_query(home, "broken")


def test_the_nearest_name_is_offered(home: Path) -> None:
    with pytest.raises(UsageError, match="did you mean phones_of_many\\?"):
        find_query(home, "phone_of_many")


def test_every_shipped_query_is_documented() -> None:
    page = (Path(__file__).parents[4] / "docs" / "queries.md").read_text(encoding="utf-8")
    assert [
        path.stem for path in shipped_files() if path.parents[1].name == "queries" and f"`{path.stem}`" not in page
    ] == []

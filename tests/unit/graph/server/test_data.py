from pathlib import Path

import pytest

from graph.errors import UsageError
from graph.home import Home, make_private, open_home
from graph.server.artifacts import release
from graph.server.data import forget_set_aside, is_newer, put_back, refuse_newer_data, set_aside


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home whose graph is the word "old" in its two places."""
    home = open_home(tmp_path / "home")
    _write(home, "old")
    return home


def test_data_of_a_newer_neo4j_are_refused_in_a_sentence(home: Home) -> None:
    home.version.write_text("2999.01.0")
    with pytest.raises(UsageError, match=r"written by Neo4j 2999\.01\.0"):
        refuse_newer_data(home, release("current"))


def test_versions_are_compared_as_numbers() -> None:
    assert is_newer("2026.10.0", release("5.26"))
    assert not is_newer("5.26.9", release("5.26"))
    assert not is_newer(release("5.26").version, release("5.26"))


def test_a_finished_replacement_leaves_the_new_graph_alone(home: Home) -> None:
    set_aside(home)
    _write(home, "new")
    forget_set_aside(home)
    put_back(home)
    assert _read(home) == ["new", "new"]


def test_an_unfinished_replacement_is_undone(home: Home) -> None:
    set_aside(home)
    _write(home, "new")
    put_back(home)
    put_back(home)
    assert _read(home) == ["old", "old"]


def test_a_replacement_cut_off_between_its_two_moves_is_undone(home: Home) -> None:
    set_aside(home)
    (home.neo4j / "before-restore" / "transactions").rename(home.neo4j / "data" / "transactions" / "neo4j")
    put_back(home)
    assert _read(home) == ["old", "old"]


def _write(home: Home, text: str) -> None:
    for kind in ("databases", "transactions"):
        folder = home.neo4j / "data" / kind / "neo4j"
        make_private(folder)
        (folder / "file").write_text(text)


def _read(home: Home) -> list[str]:
    return [(home.neo4j / "data" / kind / "neo4j" / "file").read_text() for kind in ("databases", "transactions")]

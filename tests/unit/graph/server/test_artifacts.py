from collections import Counter
from importlib.resources import files

import pytest

from graph.errors import UsageError
from graph.server.artifacts import release, release_names

NAMES = ("5.26", "current")


def test_the_current_release_and_the_long_term_release_are_locked() -> None:
    assert release_names() == list(NAMES)
    assert release("5.26").version.startswith("5.26.")


@pytest.mark.parametrize("name", NAMES)
def test_no_two_files_of_a_release_have_one_name(name: str) -> None:
    [(_, most)] = Counter(artifact.file_name for artifact in release(name).artifacts).most_common(1)
    assert most == 1


@pytest.mark.parametrize("name", NAMES)
def test_every_file_of_a_release_has_a_hash_and_a_size(name: str) -> None:
    for artifact in release(name).artifacts:
        assert len(bytes.fromhex(artifact.sha256)) == 32
        assert artifact.size > 0


@pytest.mark.parametrize("name", NAMES)
def test_a_lock_names_no_address(name: str) -> None:
    assert "//" not in (files("graph.server") / "locks" / f"{name}.toml").read_text()


def test_an_artifact_lies_in_a_repository_where_maven_puts_it() -> None:
    paths = {artifact.path for artifact in release("current").artifacts}
    version = release("current").version
    assert f"org/neo4j/app/neo4j-server/{version}/neo4j-server-{version}.jar" in paths


def test_an_unknown_release_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UsageError, match=r"5\.26, current"):
        release("4.4")

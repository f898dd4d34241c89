"""What a file is called says what it holds."""

from pathlib import Path

import pytest

from graph.errors import UsageError
from ingest.bulk.reading import files_in, map_by_name, readings_of


@pytest.mark.parametrize("name", ["phones.csv", "phones-2026.csv.gz", "phones-2026-01.eu.jsonl"])
def test_a_feed_is_known_by_the_beginning_of_the_files_name(name: str, tmp_path: Path) -> None:
    assert map_by_name(tmp_path / name, tmp_path).feed == "phones"


def test_a_map_is_known_by_the_longest_beginning(tmp_path: Path) -> None:
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps" / "phones-old.toml").write_text('feed = "phones"\nsource = "old"\n')
    assert map_by_name(Path("phones-old-1.csv"), tmp_path).source == "old"
    assert map_by_name(Path("phones-1.csv"), tmp_path).source is None
    assert map_by_name(Path("okta-eu.json"), tmp_path).source == "okta"


def test_a_file_whose_name_says_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"export\.csv holds is not said by its name"):
        map_by_name(tmp_path / "export.csv", tmp_path)


def test_a_folder_is_its_files_by_name_without_hidden_ones(tmp_path: Path) -> None:
    for name in ("b.csv", "a.csv", ".hidden"):
        (tmp_path / name).touch()
    (tmp_path / "folder").mkdir()
    assert [file.name for file in files_in([tmp_path])] == ["a.csv", "b.csv"]


@pytest.mark.parametrize("name", ["missing.csv", ""])
def test_nothing_to_load_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no file"):
        list(files_in([tmp_path / name]))


def test_what_is_said_goes_before_the_map(tmp_path: Path) -> None:
    (tmp_path / "ips.csv").touch()
    [reading] = readings_of([tmp_path / "ips.csv"], None, tmp_path, {"source": "sso", "zone": None})
    assert (reading.of.feed, reading.of.source) == ("ips", "sso")

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from app.cli.main import ringlight
from ingest.feeds import Feed, feed_named, feeds
from ingest.maps.loading import shipped_maps
from ingest.maps.model import Emit, Map
from ingest.maps.suggesting.suggest import suggest

PAGE = (Path(__file__).parents[3] / "docs" / "feeds-and-maps.md").read_text(encoding="utf-8")
FILES = re.findall(r'^```\w+ title="([^"]+)"\n(.*?)^```$', PAGE, re.MULTILINE | re.DOTALL)
CHECKS = re.findall(r"^ringlight map check (\S+) (\S+)$", PAGE, re.MULTILINE)


@pytest.mark.parametrize(("of", "file"), CHECKS)
def test_every_example_of_a_map_reads_its_file_and_leaves_nothing_over(tmp_path: Path, of: str, file: str) -> None:
    for name, text in FILES:
        (tmp_path / name).write_text(text, encoding="utf-8")
    arguments = ["map", "check", str(tmp_path / of), str(tmp_path / file), "--format", "json"]
    result = CliRunner().invoke(ringlight, arguments, env={"RINGLIGHT_HOME": str(tmp_path)})
    assert json.loads(result.stdout)
    assert not re.search(r"[1-9]\d* rejected|Never matched|no zone|not UTF-8", result.stderr)


def test_there_are_as_many_examples_as_maps() -> None:
    assert sorted(of for of, _ in CHECKS) == sorted(name for name, _ in FILES if name.endswith(".toml"))


@pytest.mark.parametrize("feed", feeds().values(), ids=lambda feed: feed.name)
def test_every_feed_is_described_with_its_columns(feed: Feed) -> None:
    row = next(line for line in PAGE.splitlines() if line.startswith(f"| `{feed.name}` |"))
    assert all(f"**{column}**" in row for column in feed.required)
    others = {*feed.optional, *feed.times}
    if "any column of `applications`" in row:
        others -= feed_named("applications").columns
    assert all(column in row for column in others)


@pytest.mark.parametrize("key", [field.alias or name for name, field in Map.model_fields.items()])
def test_every_key_of_a_map_is_described(key: str) -> None:
    assert f"`{key}`" in PAGE or f"`[{key}]`" in PAGE or f"`[[{key}]]`" in PAGE


def test_every_key_of_an_emit_is_named_where_emits_are_described() -> None:
    described = PAGE.split("### Several feeds from one file")[1].split("```")[0]
    assert all(f"`{key}`" in described for key in Emit.model_fields)


def test_every_shipped_map_is_named() -> None:
    assert all(f"`{path.stem}`" in PAGE for path in shipped_maps().glob("*.toml"))


def test_the_suggestion_that_is_shown_is_what_is_suggested(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text(dict(FILES)["people.csv"], encoding="utf-8")
    shown = PAGE.split("For this file:\n\n```toml\n")[1].split("```")[0]
    assert suggest(str(tmp_path / "people.csv")).toml == shown

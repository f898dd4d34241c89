"""What dlt 1.31 lays, as it does: null fields left out, outer times as +00:00, columns of its own."""

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet

from ingest.maps.checking import Check, try_map
from ingest.maps.loading import shipped_maps

PAGE = (Path(__file__).parents[3] / "docs" / "connectors.md").read_text(encoding="utf-8")
CANDIDATES = Path(__file__).parents[1] / "ingest" / "maps" / "fixtures" / "greenhouse.json"
GREENHOUSE = (shipped_maps() / "greenhouse.toml").read_text(encoding="utf-8")


def _landed() -> Iterator[dict[str, Any]]:
    for record in json.loads(CANDIDATES.read_text(encoding="utf-8")):
        kept = {name: value for name, value in record.items() if value is not None}
        created_at = re.sub(r"(\.\d{3})Z$", r"\g<1>000+00:00", kept["created_at"])
        yield {**kept, "created_at": created_at, "_dlt_load_id": "1795536864.296204", "_dlt_id": "vTrJjW5diHaAzQ"}


@pytest.fixture
def straight() -> tuple[Check, ...]:
    """What the map makes of the API's own answer."""
    return try_map(GREENHOUSE, str(CANDIDATES), region="US")


def _rows(checks: tuple[Check, ...]) -> list[list[tuple[object, object]]]:
    return [[(dict(row.values), dict(row.times)) for row in check.rows] for check in checks]


def test_the_lines_that_dlt_lays_give_what_the_answer_gives(tmp_path: Path, straight: tuple[Check, ...]) -> None:
    path = tmp_path / "1795536864.296204.ee97094ce8.jsonl.gz"
    path.write_bytes(gzip.compress("".join(json.dumps(record) + "\n" for record in _landed()).encode()))
    found = try_map(GREENHOUSE, str(path), region="US")
    assert _rows(found) == _rows(straight)
    assert {"_dlt_id", "_dlt_load_id"} <= found[0].tally.unused_columns.keys()
    assert [check.rejections for check in found] == [(), ()]


def test_the_parquet_that_dlt_lays_is_read_with_its_nested_columns_named(
    tmp_path: Path, straight: tuple[Check, ...]
) -> None:
    rows = [
        {name: json.dumps(value) if isinstance(value, list | dict) else value for name, value in record.items()}
        for record in _landed()
    ]
    parquet.write_table(pa.Table.from_pylist(rows), tmp_path / "1795536864.296204.ee97094ce8.parquet")
    nested = sorted(name for name, value in next(_landed()).items() if isinstance(value, list))
    found = try_map(f"json = {json.dumps(nested)}\n{GREENHOUSE}", str(next(tmp_path.iterdir())), region="US")
    assert _rows(found) == _rows(straight)


def test_the_pipeline_that_is_shown_is_python_and_says_what_the_page_says() -> None:
    [program] = re.findall(r'^```python title="[^"]+"\n(.*?)^```$', PAGE, re.MULTILINE | re.DOTALL)
    compile(program, "pull_greenhouse.py", "exec")
    for setting in ("max_table_nesting=0", 'loader_file_format="jsonl"', "SCHEMA__NAMING", "RUNTIME__DLTHUB_TELEMETRY"):
        assert setting in program

import csv
import gzip
import io
import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from graph.errors import UsageError
from ingest.maps.apply import Tally, apply
from ingest.maps.loading import map_for_feed
from ingest.rejections import Rejection
from ingest.sources.opening import open_source
from ingest.sources.record import Reading

COLUMNS = ("applicant_id", "name", "phone", "recorded_at")
Rows = list[dict[str, str]]

overwriting = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
"""Each example writes its files anew, so that one folder is enough for a test."""

texts = st.text(st.characters(exclude_categories=("Cs", "Cc"), include_characters="\t\n\r"), max_size=12)
ids = texts.filter(str.strip)
tables = st.lists(
    st.fixed_dictionaries({"applicant_id": ids}, optional={column: texts for column in COLUMNS[1:]}),
    min_size=1,
    max_size=6,
)


def as_delimited(rows: Rows, delimiter: str) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, restval="", delimiter=delimiter, quoting=csv.QUOTE_ALL)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def as_parquet(rows: Rows) -> bytes:
    out = io.BytesIO()
    columns = {column: pa.array([row.get(column) for row in rows], pa.string()) for column in COLUMNS}
    parquet.write_table(pa.table(columns), out)
    return out.getvalue()


WRITERS: dict[str, Callable[[Rows], bytes]] = {
    "t.tsv": lambda rows: as_delimited(rows, "\t"),
    "t.jsonl": lambda rows: "\n".join(map(json.dumps, rows)).encode(),
    "t.json": lambda rows: json.dumps(rows, ensure_ascii=False, indent=1).encode(),
    "t.parquet": as_parquet,
    "t.csv.gz": lambda rows: gzip.compress(as_delimited(rows, ",")),
    "t.parquet.gz": lambda rows: gzip.compress(as_parquet(rows)),
}


def rows_of(path: Path) -> list[object]:
    """What is made of each row, without its line, which formats count differently."""
    feed = map_for_feed("applicants")
    with open_source(str(path), Reading(delimiter="\t" if path.suffix == ".tsv" else ",")) as source:
        made = list(apply(feed, source, Tally()))
    return [
        (each.field, each.reason)
        if isinstance(each, Rejection)
        else (dict(each.values), dict(each.times), each.undated, [(r.field, r.reason, r.raw) for r in each.rejections])
        for each in made
    ]


@pytest.mark.parametrize("name", WRITERS)
@overwriting
@given(rows=tables)
def test_a_table_gives_the_same_rows_in_every_format(tmp_path: Path, name: str, rows: Rows) -> None:
    (tmp_path / "t.csv").write_bytes(as_delimited(rows, ","))
    (tmp_path / name).write_bytes(WRITERS[name](rows))
    assert rows_of(tmp_path / name) == rows_of(tmp_path / "t.csv")


@pytest.mark.parametrize("name", ["a.csv", "a.tsv", "a.json", "a.jsonl", "a.parquet", "a.csv.gz", "a"])
@overwriting
@given(content=st.binary(max_size=200) | st.text(max_size=80).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_no_content_does_more_than_reject_or_refuse(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with suppress(UsageError), open_source(str(path)) as source:
        list(source.records())


@overwriting
@given(content=st.text(alphabet='{}[]:,"\\a1.eE-+nulltrfsNI /\n\ud800', max_size=60))
def test_no_almost_json_does_more_than_reject_or_refuse(tmp_path: Path, content: str) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(content.encode("utf-8", "surrogatepass"))
    for records in (None, "a", "a.l"):
        with suppress(UsageError), open_source(str(path), Reading(records=records)) as source:
            list(source.records())

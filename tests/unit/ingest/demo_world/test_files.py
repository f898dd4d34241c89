import gzip
import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from ingest.demo_world.files import Document, Lines, Parquet, Table


def test_a_table_has_its_header_once_and_quotes_what_needs_it(tmp_path: Path) -> None:
    with Table(tmp_path / "t.csv", delimiter=";", line_end="\r\n", encoding="utf-8-sig") as table:
        table.write({"a": 'says "x"', "b": "1;2"})
        table.write({"a": "é", "b": ""})
        table.write_text("no row")
    written = (tmp_path / "t.csv").read_bytes()
    assert written == '\ufeffa;b\r\n"says ""x""";"1;2"\r\né;\r\nno row\r\n'.encode()


def test_packed_lines_are_the_same_bytes_at_any_time(tmp_path: Path) -> None:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        with Lines(tmp_path / name / "l.jsonl.gz") as lines:
            lines.write({"a": "é"})
            lines.write_text("{")
    packed = [(tmp_path / name / "l.jsonl.gz").read_bytes() for name in ("one", "other")]
    assert packed[0] == packed[1]
    assert gzip.decompress(packed[0]).decode() == '{"a": "é"}\n{\n'


@pytest.mark.parametrize("count", [0, 1, 3])
def test_a_document_is_whole_whatever_it_holds(tmp_path: Path, count: int) -> None:
    with Document(tmp_path / "d.json") as document:
        for number in range(count):
            document.write({"n": number})
    said = json.loads((tmp_path / "d.json").read_text(encoding="utf-8"))
    assert [record["n"] for record in said["results"]] == list(range(count))


def test_parquet_holds_every_row_of_several_groups(tmp_path: Path) -> None:
    with Parquet(tmp_path / "p.parquet") as parquet:
        for number in range(20_001):
            parquet.write({"n": str(number), "empty": None})
    table = pq.read_table(tmp_path / "p.parquet")
    assert table.num_rows == 20_001
    assert table["n"][20_000].as_py() == "20000"


@pytest.mark.parametrize("export", [Document, Parquet])
def test_formats_without_lines_take_none(tmp_path: Path, export: type[Document] | type[Parquet]) -> None:
    with export(tmp_path / "x") as open_export, pytest.raises(ValueError, match="no place"):
        open_export.write_text("rubbish")

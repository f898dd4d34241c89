import gzip
import io
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from graph.errors import UsageError
from ingest.rejections import Rejection
from ingest.sources.opening import open_source
from ingest.sources.record import SourceRecord

Read = Callable[..., Any]
CSV = b"id,name\n" + b"".join(b"%d,name of %d\n" % (number, number) for number in range(5000))


def test_a_gzipped_file_reads_like_the_file_in_it(read: Read) -> None:
    assert read("a.csv.gz", gzip.compress(CSV)).fields == read("a.csv", CSV).fields


def test_gzip_is_recognised_by_its_content(read: Read) -> None:
    assert read("a.csv", gzip.compress(b'{"id": 1}\n{"id": 2}\n')).format == "JSON Lines"


def test_a_gzip_file_cut_short_gives_every_whole_row_and_one_rejection(read: Read) -> None:
    found = read("a.csv.gz", gzip.compress(CSV)[:9000])
    assert len(found.records) > 1000
    assert found.fields == read("a.csv", CSV).fields[: len(found.records)]
    assert [reason for _, reason in found.reasons] == ["the gzip file is cut short: what follows is missing"]


def test_gzipped_json_and_parquet_cut_short_are_clear(read: Read) -> None:
    document = b"[" + b",".join(b'{"id": %d}' % number for number in range(20_000)) + b"]"
    found = read("a.json.gz", gzip.compress(document)[:20_000])
    assert len(found.records) > 1000
    assert [reason for _, reason in found.reasons] == [
        "the gzip file is cut short: what follows is missing; what follows was not read"
    ]
    with pytest.raises(UsageError, match=r"a.parquet.gz cannot be read: the gzip file is cut short"):
        read("a.parquet.gz", gzip.compress(b"PAR1" + os.urandom(3_000_000))[:2_000_000])
    with pytest.raises(UsageError, match=r"a.parquet.gz begins like Parquet"):
        read("a.parquet.gz", gzip.compress(b"PAR1 and then rubbish"))
    lines = read("a.jsonl.gz", gzip.compress(document.replace(b",", b"\n").strip(b"[]"))[:20_000])
    assert len(lines.records) > 1000
    assert [reason for _, reason in lines.reasons] == ["the gzip file is cut short: what follows is missing"]


@pytest.mark.parametrize("content", [CSV, b"[%b]" % b",".join([b'{"id": 1}'] * 5000)])
def test_a_gzip_file_with_a_wrong_checksum_is_read_and_says_so(read: Read, content: bytes) -> None:
    damaged = bytearray(gzip.compress(content))
    damaged[-8:-4] = b"\0\0\0\0"
    found = read("a.gz", bytes(damaged))
    assert len(found.records) == 5000
    assert len(found.rejections) == 1
    assert "the gzip file is damaged" in found.rejections[0].reason


def test_a_gzip_file_of_nothing_but_its_beginning_is_one_sentence(read: Read) -> None:
    with pytest.raises(UsageError, match=r"a.csv.gz cannot be read: the gzip file is cut short"):
        read("a.csv.gz", gzip.compress(CSV)[:12])


def test_a_disk_that_fails_gives_what_was_read_before() -> None:
    class Failing(io.BytesIO):
        def read1(self, size: int | None = -1, /) -> bytes:
            if chunk := super().read1(size):
                return chunk
            raise OSError(5, "Input/output error")

    with open_source("-", stdin=Failing(b"id\n1\n2")) as source:
        first, last = source.records()
    assert isinstance(first, SourceRecord)
    assert isinstance(last, Rejection)
    assert last.reason == "the file cannot be read any further (Input/output error)"


def test_standard_input_is_read_and_its_format_recognised() -> None:
    with open_source("-", stdin=io.BytesIO(gzip.compress(b'[{"id": 1}]'))) as source:
        assert (source.name, source.format) == ("standard input", "JSON")
        assert len(list(source.records())) == 1


def test_a_pipe_that_delivers_in_drops_is_read_whole() -> None:
    reader, writer = os.pipe()
    with os.fdopen(reader, "rb") as stdin:
        with os.fdopen(writer, "wb") as out:
            out.write(b"id,na")
            out.flush()
            out.write(b"me\n1,Dana\n")
        with open_source("-", stdin=stdin) as source:
            assert [record.fields for record in source.records()] == [{"id": "1", "name": "Dana"}]  # type: ignore[union-attr]


@pytest.mark.parametrize("name", ["a.csv", "a.json", "a.csv.gz"])
@pytest.mark.parametrize("content", [b"", b" \n\r\n", b"\xef\xbb\xbf"])
def test_an_empty_file_has_no_rows_and_says_so(read: Read, name: str, content: bytes) -> None:
    found = read(name, gzip.compress(content) if name.endswith(".gz") else content)
    assert (found.records, found.rejections, found.notes) == ([], [], [f"{name} is empty."])


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, "is a PNG image"),
        (b"PK\x03\x04" + bytes(range(256)), "an Excel workbook"),
        (bytes(range(256)) * 40, "is no text"),
        (os.urandom(20_000), "is no text"),
        (b"\x28\xb5\x2f\xfd" + os.urandom(100), "compressed by zstd"),
    ],
)
def test_what_is_no_table_is_refused_in_one_sentence(read: Read, content: bytes, sentence: str) -> None:
    with pytest.raises(UsageError, match=sentence):
        read("a.csv", content)


def test_a_missing_file_a_folder_and_a_file_that_may_not_be_read_are_one_sentence_each(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="There is no file"):
        open_source(str(tmp_path / "absent.csv"))
    with pytest.raises(UsageError, match="is a folder: name the files in it"):
        open_source(str(tmp_path))
    with pytest.raises(UsageError, match="cannot be opened"):
        open_source("a\0b.csv")


def test_a_few_nul_bytes_do_not_make_a_table_something_else(mapped: Callable[..., Any]) -> None:
    found = mapped("a.csv", b"applicant_id,name\n1,Da\0na\n2,Lee\n3,Kim\n4,Ann\n5,Bob\n", "applicants")
    assert [row.text("name") for row in found.rows] == [None, "Lee", "Kim", "Ann", "Bob"]
    assert [(each.field, each.reason, each.raw) for each in found.rejected_values] == [
        ("name", "a NUL character", r"Da\x00na")
    ]

import json

from ingest.loading import Destination
from ingest.maps.loading import map_for_feed
from ingest.spark.stating import File, name_of, state

FILE = File(map_for_feed("phones"), [Destination("run-1", "phones", "US")], 4)
PHONES = b"applicant_id,phone,shoe\nA1,312-555-0114,42\nA2,hello,\n,312-555-0114,\n"


def test_a_file_is_told_with_its_counts_rejections_and_unused_columns() -> None:
    pieces = list(state("s3a://lake/my%20phones.csv", PHONES, FILE))
    assert {piece.place for piece in pieces} == {4}
    told = {piece.what: json.loads(piece.text) for piece in pieces if piece.stage == "told"}
    assert told["counts"]["counts"]["rows_in"] == 3
    assert told["counts"]["counts"]["rows_rejected"] == 2
    assert told["counts"]["read"] == {"records_read": 3, "records_filtered": 0}
    assert told["counts"]["unused"] == ["shoe"]
    assert [piece.owner for piece in pieces if piece.what == "sightings"] == ["A1"]


def test_a_file_that_cannot_be_read_is_a_fault_for_the_driver_and_no_exception() -> None:
    (fault,) = state("s3a://lake/picture.csv", b"\x89PNG", FILE)
    assert (fault.stage, fault.what) == ("told", "fault")
    assert "a PNG image" in fault.text


def test_a_file_is_called_as_its_address_ends() -> None:
    assert name_of("file:/tmp/a%20b/c%C3%A9.jsonl.gz") == "cé.jsonl.gz"

import json

from graph.facts.batch import ELEMENTS, Batch
from graph.facts.merging import merge
from graph.facts.stored import from_graph
from ingest.chunk import chunk_of
from ingest.rejections import Rejection
from ingest.rows import CanonicalRow
from ingest.spark.pieces import pieces_of

ROWS = (
    CanonicalRow(
        2, "shipments", {"applicant_id": "A1", "address": ("12 Elm St Apt 4, Chicago, IL 60601",), "state": "sent"}
    ),
    CanonicalRow(3, "addresses", {"applicant_id": "A2", "address": ("12 Elm St, Chicago, IL 60601",)}),
    CanonicalRow(4, "applications", {"applicant_id": "A1", "application_id": "X", "status": "hired"}),
    CanonicalRow(5, "phones", {"applicant_id": "A1", "phone": ("nobody's",)}),
    Rejection(6, None, "the row has more cells than columns", "a,b,c"),
)


def test_what_is_taken_apart_and_folded_again_is_what_it_was() -> None:
    batch = chunk_of(ROWS, "hr", "US").batch
    again = Batch()
    for piece in pieces_of(chunk_of(ROWS, "hr", "US"), 0):
        if piece.what in ELEMENTS:
            key, properties = from_graph(json.loads(piece.text))
            getattr(again, piece.what)[key] = merge(properties, properties)
    assert all(getattr(again, name) == getattr(batch, name) for name in ELEMENTS)


def test_addresses_of_one_building_belong_to_one_task_and_know_that_things_are_sent_there() -> None:
    pieces = [piece for piece in pieces_of(chunk_of(ROWS, "hr", "US"), 3) if piece.what == "identifier"]
    assert len(pieces) == 2
    assert len({piece.owner for piece in pieces}) == 1
    labels = {json.loads(piece.text)["properties"]["value"]: json.loads(piece.text)["labels"] for piece in pieces}
    assert sorted(labels.values()) == [["Address"], ["Address", "ShippingDestination"]]


def test_rejections_go_to_the_driver_with_the_run_they_belong_to() -> None:
    told = [piece for piece in pieces_of(chunk_of(ROWS, "hr", "US"), 3) if piece.stage == "told"]
    assert {piece.place for piece in told} == {3}
    assert [json.loads(piece.text)["line"] for piece in told] == [5, 6]

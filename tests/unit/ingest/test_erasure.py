from collections.abc import Mapping

import pytest

from graph.identifiers.email import canonical_email
from graph.privacy.tombstones import NOBODY, Tombstones, tombstone_of
from ingest.chunk import chunk_of
from ingest.rejections import Rejection
from ingest.rows import CanonicalRow

Value = str | tuple[str, ...]

KEY = b"k" * 32
MAILBOX = canonical_email("gone@example.org", None).identifier_id  # type: ignore[union-attr]
ERASED = Tombstones(frozenset({tombstone_of(KEY, "A-1"), tombstone_of(KEY, "B-1", MAILBOX)}), KEY)


def _row(feed: str, values: Mapping[str, Value]) -> CanonicalRow:
    return CanonicalRow(3, feed, values, rejections=(Rejection(3, "seen_at", "no time", "sometime"),))


@pytest.mark.parametrize(
    ("feed", "values"),
    [
        ("applicants", {"name": "Ana"}),
        ("applications", {"application_id": "7"}),
        ("emails", {"email": ("ana@example.org",)}),
        ("ips", {"ip": ("no address",)}),
        ("shipments", {"address": ("12 Oak St, Phoenix, AZ 85004",)}),
        ("aliases", {"alias": ("C-1",)}),
    ],
)
def test_nothing_of_an_erased_persons_row_is_loaded_or_kept(feed: str, values: dict[str, Value]) -> None:
    chunk = chunk_of([_row(feed, {"applicant_id": "A-1", **values})], "ats", "US", ERASED)
    assert chunk.batch.applicants == set()
    assert chunk.rejections == [Rejection(3, None, "erased", "")]
    assert dict(chunk.counts) == {
        "rows_in": 1,
        "rows_loaded": 0,
        "rows_rejected": 1,
        "values_rejected": 0,
        "undated": 0,
    }


def test_an_alias_of_an_erased_person_is_refused_and_the_others_stand() -> None:
    chunk = chunk_of([_row("aliases", {"applicant_id": "B-1", "alias": ("A-1", "B-2")})], "ats", "US", ERASED)
    assert chunk.batch.applicants == {"B-1", "B-2"}
    assert Rejection(3, "alias", "erased", "") in chunk.rejections
    assert (chunk.counts["rows_loaded"], chunk.counts["values_rejected"]) == (1, 2)


def test_a_retracted_value_is_refused_and_its_row_stands() -> None:
    values: dict[str, Value] = {"applicant_id": "B-1", "name": "Bo", "email": ("Gone@example.org", "bo@example.org")}
    chunk = chunk_of([_row("applicants", values)], "ats", "US", ERASED)
    assert [key[4] for key in chunk.batch.sightings] == ["bo@example.org"]
    assert Rejection(3, "email", "retracted", "") in chunk.rejections
    assert chunk.counts["rows_loaded"] == 1


def test_a_row_of_nothing_but_a_retracted_value_is_rejected() -> None:
    row = CanonicalRow(3, "emails", {"applicant_id": "B-1", "email": ("gone@example.org",)})
    chunk = chunk_of([row], "ats", "US", ERASED)
    assert chunk.rejections == [Rejection(3, "email", "retracted", "")]
    assert (chunk.counts["rows_rejected"], chunk.counts["values_rejected"]) == (1, 0)
    assert chunk.batch.identifiers == {}


def test_the_same_value_of_somebody_else_is_loaded() -> None:
    row = CanonicalRow(3, "emails", {"applicant_id": "C-1", "email": ("gone@example.org",)})
    assert set(chunk_of([row], "ats", "US", ERASED).batch.identifiers) == {MAILBOX}


def test_the_text_of_a_line_that_cannot_be_read_is_not_kept_where_it_names_an_erased_id() -> None:
    lines = [Rejection(number, None, "too few columns", raw) for number, raw in enumerate(('x;"A-1";y', "A-11,y"))]
    kept = chunk_of(lines, "ats", None, ERASED).rejections
    assert [each.raw for each in kept] == ["", "A-11,y"]
    assert chunk_of(lines, "ats", None, NOBODY).rejections == lines

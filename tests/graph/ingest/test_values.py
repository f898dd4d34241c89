"""What values become on their way into the graph."""

from collections.abc import Callable

import pytest

from graph.database import Database
from graph.identifiers import kinds
from graph.identifiers.canonical import AddressParts, Canonical, Rejected
from graph.identifiers.kinds import Kind, Role
from ingest.summary import Summary

Load = Callable[..., Summary]

HOSTILE = (
    "'; MATCH (n) DETACH DELETE n //",
    "<script>alert(1)</script>",
    "![x](http://example.com/x.png)",
    "javascript:alert(1)",
    "=cmd|' /C calc'!A0",
    "\u202egnp.exe",
    "zero\u200bwidth",
    "</script>",
    "`Label`:$(name)",
    "N" * 10_000,
)


def test_hostile_text_is_stored_as_it_is_and_does_nothing(load: Load, database: Database) -> None:
    rows = "".join('A{},"{}"\n'.format(number, text.replace('"', '""')) for number, text in enumerate(HOSTILE))
    assert load("applicants", f"applicant_id,name\n{rows}").rows_loaded == len(HOSTILE)
    names = database.read("MATCH (a:Applicant) RETURN a.name AS name ORDER BY a.applicant_id")
    assert tuple(row["name"] for row in names) == HOSTILE


def test_hostile_ids_raw_forms_and_sources_are_stored_as_they_are(load: Load, database: Database) -> None:
    text = "applicant_id,phone\n" + "".join(f'"{each}",(312) 555-0114\n' for each in HOSTILE if len(each) < 500)
    summary = load("phones", text, region="US", source="'; DROP //")
    found = database.read(
        "MATCH (a:Applicant)-[r:HAS_PHONE]->(i) RETURN a.applicant_id AS id, r.source AS source, i.degree AS degree"
    )
    assert {row["id"] for row in found} == {each for each in HOSTILE if len(each) < 500}
    assert {(row["source"], row["degree"]) for row in found} == {("'; DROP //", summary.rows_loaded)}


def test_a_rejected_value_leaves_its_row_and_is_kept_with_its_line(load: Load, database: Database) -> None:
    summary = load("applicants", "applicant_id,name,phone\nA1,Dana,hello\n", region="US")
    assert (summary.rows_loaded, summary.rows_rejected, summary.values_rejected) == (1, 0, 1)
    [row] = database.read(
        "MATCH (r:Rejection) RETURN r.run_id AS run_id, r.line AS line, r.field AS field, r.raw AS raw"
    )
    assert row == {"run_id": summary.run_id, "line": 2, "field": "phone", "raw": "hello"}


def test_a_row_of_which_nothing_can_be_loaded_makes_no_applicant(load: Load, database: Database) -> None:
    summary = load("phones", "applicant_id,phone\nA1,hello\n,+13125550114\n", region="US")
    assert (summary.rows_in, summary.rows_loaded, summary.rows_rejected) == (2, 0, 2)
    assert database.read("MATCH (a:Applicant) RETURN a") == []


def test_a_placeholder_is_kept_and_marked(load: Load, database: Database) -> None:
    load("phones", "applicant_id,phone\nA1,000-000-0000\nA2,000-000-0000\n", region="US")
    [row] = database.read("MATCH (i:Phone) RETURN i.validity AS validity, i.degree AS degree")
    assert row == {"validity": "placeholder", "degree": 2}


def test_a_feed_that_names_an_applicant_first_makes_a_placeholder_that_its_record_fills(
    load: Load, database: Database
) -> None:
    assert load("phones", "applicant_id,phone\nA1,+13125550114\n").placeholders == 1
    assert load("applicants", "applicant_id,name\nA1,Dana\n").placeholders == 0
    assert database.read("MATCH (a:Applicant) RETURN a.name AS name") == [{"name": "Dana"}]


def test_times_keep_how_exactly_they_were_written(load: Load, database: Database) -> None:
    load(
        "phones", "applicant_id,phone,seen_at\nA1,+13125550114,2026-01-02\nA1,+13125550114,2026-01-02T10:00:00+02:00\n"
    )
    [row] = database.read(
        """
        MATCH ()-[r:HAS_PHONE]->()
        RETURN toString(r.first_seen_at) AS first, r.first_seen_precision AS first_precision,
               toString(r.last_seen_at) AS last, r.last_seen_precision AS last_precision
        """
    )
    assert row == {
        "first": "2026-01-02T00:00:00Z",
        "first_precision": "day",
        "last": "2026-01-02T08:00:00Z",
        "last_precision": None,
    }


@pytest.fixture
def documents(monkeypatch: pytest.MonkeyPatch) -> None:
    """A new kind of identifier: one function and one declaration."""

    def canonical_document(raw: str | AddressParts, region: str | None) -> Canonical | Rejected:
        key = "".join(character for character in str(raw).upper() if character.isalnum())
        return Canonical("document", key, key, properties={"issued_by": region or ""}) if key else Rejected("no number")

    kind = Kind(
        "document",
        "Document",
        {"passport": canonical_document},
        (Role("document", "HAS_DOCUMENT"),),
        0.9,
        "#000000",
        "dot",
    )
    monkeypatch.setitem(kinds.KINDS, "document", kind)


@pytest.mark.usefixtures("documents")
def test_a_new_kind_of_identifier_comes_in_by_its_column(load: Load, database: Database) -> None:
    summary = load("applicants", "applicant_id,passport\nA1,ab-123 4\nA2,AB1234\nA3,AB9\n", region="US")
    assert summary.unused_columns == ()
    [row] = database.read(
        """
        MATCH (a)-[:HAS_DOCUMENT]->(d:Identifier:Document) WHERE d.degree > 1
        RETURN d.kind AS kind, collect(a.applicant_id) AS ids
        """
    )
    assert (row["kind"], sorted(row["ids"])) == ("document", ["A1", "A2"])

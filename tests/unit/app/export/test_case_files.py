import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from html.parser import HTMLParser

import pymisp
import pytest
import stix2

from app.export.case_document import ACCUSES_NOBODY, CaseDocument
from app.export.case_files import CaseFormat, case_file, file_name
from graph.rings.model import Ring

HOSTILE = [
    "<script>alert(1)</script>",
    "</title></style></svg><img src=x onerror=alert(1)>",
    "![x](http://hostile.example/x.png)",
    "<a href='http://hostile.example'>x</a><para>",
    "javascript:alert(1)",
    "=cmd|' /C calc'!A0",
    "+1-1",
    "@SUM(1)",
    "\t=1+1",
    "{style}{0}%s",
    "\u202egnp.exe\x1b[2J\x00\ud800",
    "zero\u200bwidth",
    "&lt;b&gt; &amp;",
    "x" * 10_000,
]
FORMS = list(CaseFormat)
TLP_AMBER = "f88d31f6-486f-44da-b317-01333bde0b82"
"""The one marking that all the world shares."""


class Page(HTMLParser):
    """Which elements and attributes a browser would see."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.attributes: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.attributes |= {name for name, _ in attrs}


@pytest.fixture(params=HOSTILE, ids=lambda text: repr(text[:12]))
def hostile(request: pytest.FixtureRequest, ring: Ring, case_of_ring: Callable[..., CaseDocument]) -> CaseDocument:
    """The case in which one hostile text stands for everything that anybody wrote."""
    text = request.param
    return case_of_ring(
        replace(
            ring,
            members=tuple(replace(member, name=text) for member in ring.members),
            identifiers=tuple(
                replace(value, value=text) if value.kind != "ip" else value for value in ring.identifiers
            ),
            links=tuple(replace(link, raw=(text,), sources=(text,)) for link in ring.links),
            why={value.id: text for value in ring.identifiers},
        ),
        text,
    )


@pytest.mark.parametrize("form", FORMS)
def test_the_same_case_gives_the_same_bytes(case_document: CaseDocument, form: CaseFormat) -> None:
    assert case_file(case_document, form) == case_file(replace(case_document), form)


@pytest.mark.parametrize("form", [CaseFormat.CSV, CaseFormat.STIX, CaseFormat.MISP])
def test_what_machines_read_says_nothing_of_when_it_was_exported(case_document: CaseDocument, form: CaseFormat) -> None:
    later = replace(case_document, exported_at=case_document.exported_at + timedelta(days=1))
    assert case_file(case_document, form) == case_file(later, form)


def test_the_page_holds_all_that_a_colleague_needs(case_document: CaseDocument) -> None:
    text = case_file(case_document, CaseFormat.HTML).decode()
    for expected in (
        "One phone",
        ACCUSES_NOBODY,
        "Version: 2",
        "Jordan Whitfield",
        "(623) 555-0143 | 623.555.0143",
        "ats | calls",
        "2026-01-10T00:00:00Z",
        "62 people share it",
        "Same laptop.",
        "Spoke to HR.",
        "Ask IT",
        "1 person left out: identity misused.",
    ):
        assert expected in text


def test_no_text_of_others_becomes_markup_in_the_page(case_document: CaseDocument, hostile: CaseDocument) -> None:
    plain = Page(case_file(case_document, CaseFormat.HTML).decode())
    written = case_file(hostile, CaseFormat.HTML).decode()
    page = Page(written)
    assert page.elements == plain.elements
    assert page.attributes == plain.attributes
    assert not page.elements & {"script", "img", "link", "iframe", "a", "form"}
    assert "default-src 'none'" in written
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e]", written)


def test_no_cell_is_a_formula(hostile: CaseDocument) -> None:
    rows = list(csv.reader(io.StringIO(case_file(hostile, CaseFormat.CSV).decode(), newline="")))
    assert len(rows) == 10
    for value in (value for row in rows for value in row):
        assert not value.lstrip().startswith(("=", "+", "-", "@"))


def test_each_row_says_of_what_it_is_a_part(case_document: CaseDocument) -> None:
    rows = list(csv.DictReader(io.StringIO(case_file(case_document, CaseFormat.CSV).decode(), newline="")))
    assert {(row["item"], row["kind_of_item"], row["subject"]) for row in rows} == {("1", "person", "A-1")}
    assert [row["name"] for row in rows if row["raw"] == "12 OAK ST"] == ["Sam Okafor", ""]


def test_json_is_the_whole_case_as_it_is(case_document: CaseDocument) -> None:
    document = json.loads(case_file(case_document, CaseFormat.JSON))
    assert document["case"]["last"]["title"] == "One phone"
    assert document["collected"][0]["exhibits"][0]["ring"]["links"][0]["raw"] == ["(623) 555-0143", "623.555.0143"]
    assert document["decisions"][0]["reason"] == "Same laptop."


def test_hostile_json_is_ascii_and_comes_back_as_it_was(hostile: CaseDocument) -> None:
    written = case_file(hostile, CaseFormat.JSON)
    assert written.isascii()
    [note] = json.loads(written)["case"]["content"]["notes"]
    assert note["text"] == hostile.case.content.notes[0].text


def test_the_pdf_is_made_of_hostile_texts_too_and_does_nothing(hostile: CaseDocument) -> None:
    written = case_file(hostile, CaseFormat.PDF)
    assert written.startswith(b"%PDF-")
    assert written.rstrip().endswith(b"%%EOF")
    structure = re.sub(rb"stream.*?endstream", b"", written, flags=re.DOTALL)  # What is packed may spell anything.
    for acting in (b"/URI", b"/JavaScript", b"/JS", b"/Launch", b"/OpenAction", b"/EmbeddedFile", b"/Annots"):
        assert acting not in structure


def test_stix_is_read_back_and_holds_values_without_names_or_free_text(case_document: CaseDocument) -> None:
    bundle = stix2.parse(case_file(case_document, CaseFormat.STIX).decode(), allow_custom=True)
    kinds = sorted(each["type"] for each in bundle.objects)
    assert kinds.count("identity") == 3
    assert {"phone-number", "email-addr", "location", "grouping", "opinion", "relationship"} <= set(kinds)
    assert {each.name for each in bundle.objects if each["type"] == "identity"} == {"A-1", "A-2", "A-3"}
    assert "+16235550143" in {each.value for each in bundle.objects if each["type"] == "phone-number"}
    assert "ships-to" in {each.relationship_type for each in bundle.objects if each["type"] == "relationship"}
    text = case_file(case_document, CaseFormat.STIX).decode()
    for untold in ("Jordan", "Sam", "One phone", "Same laptop", "Spoke to HR", "203.0.113.7"):
        assert untold not in text


def test_misp_loads_it_and_it_holds_values_without_names_or_free_text(case_document: CaseDocument) -> None:
    text = case_file(case_document, CaseFormat.MISP).decode()
    event = pymisp.MISPEvent()
    event.from_json(text)
    assert sorted(each.name for each in event.objects) == [
        "person",
        "person",
        "person",
        "phone-number",
        "postal-address",
    ]
    assert [(each.type, each.value) for each in event.attributes] == [("email-src", "dev@example.com")]
    kinds = {reference.relationship_type for each in event.objects for reference in each.references}
    assert kinds == {"related-to", "shipping-address-of"}
    assert (int(event.distribution), event.published) == (0, False)
    for untold in ("Jordan", "Sam", "One phone", "Same laptop", "Spoke to HR", "203.0.113.7"):
        assert untold not in text


@pytest.mark.parametrize("form", [CaseFormat.STIX, CaseFormat.MISP])
def test_who_was_cleared_is_told_to_nobody_nor_is_what_only_they_share(
    case_document: CaseDocument, form: CaseFormat
) -> None:
    [decision] = case_document.decisions
    cleared = replace(case_document, decisions=(replace(decision, verdict="cleared"),))
    text = case_file(cleared, form).decode()
    assert "A-2" not in text
    assert "A-1" in text
    assert "Phoenix" not in text


def test_hostile_values_are_text_in_stix_and_misp(hostile: CaseDocument) -> None:
    bundle = stix2.parse(case_file(hostile, CaseFormat.STIX).decode(), allow_custom=True)
    event = pymisp.MISPEvent()
    event.from_json(case_file(hostile, CaseFormat.MISP).decode())
    assert len(bundle.objects) > 5
    assert len(event.objects) == 5


def test_every_id_is_a_function_of_what_it_names(case_document: CaseDocument) -> None:
    for form in (CaseFormat.STIX, CaseFormat.MISP):
        ids = list(_ids(json.loads(case_file(case_document, form))))
        assert len(ids) > 5
        for each in ids:
            assert each[14] == "5" or each == TLP_AMBER


def test_file_names_hold_nobodys_text() -> None:
    assert [file_name(7, form) for form in (CaseFormat.PDF, CaseFormat.STIX)] == [
        "ringlight-case-7.pdf",
        "ringlight-case-7.stix.json",
    ]


def _ids(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for name, each in value.items():
            if name in {"id", "uuid"} and isinstance(each, str):
                yield each.partition("--")[2] or each
            yield from _ids(each)
    elif isinstance(value, list):
        for each in value:
            yield from _ids(each)

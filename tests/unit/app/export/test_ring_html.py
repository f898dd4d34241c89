import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from app.export.ring_html import ring_page
from graph.rings.model import Member, Ring

HOSTILE = [
    "<script>alert(1)</script>",
    "</title></style></svg><img src=x onerror=alert(1)>",
    '" onload="alert(1)',
    "javascript:alert(1)",
    "{style}{0}%s",
    "\u202egnp.exe\x1b[2J\x00\ud800",
    "x" * 10_000,
]


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


def test_the_page_needs_nothing_from_elsewhere_and_forbids_it(ring: Ring) -> None:
    text = ring_page(ring)
    page = Page(text)
    assert not page.elements & {"script", "img", "link", "iframe", "object", "image", "use", "a", "form"}
    assert not page.attributes & {"src", "href", "style", "onload", "onclick", "xlink:href"}
    assert "default-src 'none'; style-src 'sha256-" in text
    assert "url(" not in text
    assert "@import" not in text


def test_the_page_holds_members_evidence_and_what_was_left_out(ring: Ring) -> None:
    text = ring_page(ring)
    for expected in ("Jordan Whitfield", "(623) 555-0143 | 623.555.0143", "2026-01-10T00:00:00Z", "62 people share it"):
        assert expected in text
    assert "Shown 3 of 3 applicants" in text


def test_the_same_ring_gives_the_same_bytes(ring: Ring) -> None:
    assert ring_page(ring) == ring_page(replace(ring))


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_of_others_becomes_markup(ring: Ring, text: str) -> None:
    plain = Page(ring_page(ring))
    members = tuple(replace(member, name=text) for member in ring.members)
    identifiers = tuple(replace(identifier, value=text) for identifier in ring.identifiers)
    links = tuple(replace(link, raw=(text,), sources=(text,)) for link in ring.links)
    written = ring_page(replace(ring, members=members, identifiers=identifiers, links=links))
    page = Page(written)
    assert page.elements == plain.elements
    assert page.attributes == plain.attributes
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e]", written)
    written.encode("utf-8")


def test_a_hostile_id_is_text_too(ring: Ring) -> None:
    suspect = Member("<b>&", None, None, 1.0, 0, ("<b>&",))
    page = ring_page(Ring("<b>&", (suspect,), (), (), (), replace(ring.left_out, identifiers=()), truncated=False))
    assert "<b>" not in page
    assert "&lt;b&gt;&amp;" in page

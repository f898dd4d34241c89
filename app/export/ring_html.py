"""A ring as one file to hand on: no script, no request, every text escaped, the same bytes for the same ring."""

from app.export.page import page, paragraph, table
from app.export.ring_svg import ring_svg
from app.export.ring_tables import (
    LEFT_OUT_COLUMNS,
    LINK_COLUMNS,
    MEMBER_COLUMNS,
    left_out_rows,
    link_rows,
    member_rows,
)
from graph.rings.model import Ring


def ring_page(ring: Ring) -> str:
    """A whole HTML document: the drawing, the members, the evidence for each link, what was left out."""
    parts = (
        paragraph(ring_summary(ring)),
        ring_svg(ring),
        table("Members", MEMBER_COLUMNS, member_rows(ring)),
        table("Evidence", LINK_COLUMNS, link_rows(ring)),
        table("Not crossed", LEFT_OUT_COLUMNS, left_out_rows(ring)),
    )
    return page(f"Ring around {ring.suspect}", parts)


def ring_summary(ring: Ring) -> str:
    """How much of the ring is shown, in one sentence."""
    shown, everyone = len(ring.members), len(ring.members) + ring.left_out.applicants
    return f"Shown {shown} of {everyone} applicants, joined by {len(ring.identifiers)} values."

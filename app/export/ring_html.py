"""A ring as one file to hand on: no script, no request, every text escaped, the same bytes for the same ring."""

import base64
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from importlib.resources import files
from typing import Any

from app.export.cells import terminal_cell
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

_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '{style_hash}'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<h1>{title}</h1>
<p>{summary}</p>
{drawing}
{tables}
</body>
</html>
"""


def ring_page(ring: Ring) -> str:
    """A whole HTML document: the drawing, the members, the evidence for each link, what was left out."""
    style = files(__package__).joinpath("ring.css").read_text(encoding="utf-8")
    return _PAGE.format(
        title=f"Ring around {escape(terminal_cell(ring.suspect))}",
        summary=escape(ring_summary(ring)),
        style=style,
        style_hash=f"sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}",
        drawing=ring_svg(ring),
        tables="\n".join(
            (
                _table("Members", MEMBER_COLUMNS, member_rows(ring)),
                _table("Evidence", LINK_COLUMNS, link_rows(ring)),
                _table("Not crossed", LEFT_OUT_COLUMNS, left_out_rows(ring)),
            )
        ),
    )


def ring_summary(ring: Ring) -> str:
    """How much of the ring is shown, in one sentence."""
    shown, everyone = len(ring.members), len(ring.members) + ring.left_out.applicants
    return f"Shown {shown} of {everyone} applicants, joined by {len(ring.identifiers)} values."


def _table(heading: str, columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> str:
    body = "\n".join(f"<tr>{''.join(f'<td>{_text(row[column])}</td>' for column in columns)}</tr>" for row in rows)
    if not body:
        return ""
    head = "".join(f"<th>{escape(column.replace('_', ' '))}</th>" for column in columns)
    return f"<h2>{escape(heading)}</h2>\n<table><thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody></table>"


def _text(value: object) -> str:
    return f"<bdi>{escape(terminal_cell(value))}</bdi>"

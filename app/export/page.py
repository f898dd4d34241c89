"""A page that is one file to hand on: no script, no request, every text of others escaped."""

import base64
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from importlib.resources import files
from typing import Any

from app.export.cells import terminal_cell

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
{body}
</body>
</html>
"""


def page(title: str, parts: Iterable[str]) -> str:
    """A whole HTML document; the title is plain text, the parts are markup."""
    style = files(__package__).joinpath("ring.css").read_text(encoding="utf-8")
    return _PAGE.format(
        title=escape(terminal_cell(title)),
        style=style,
        style_hash=f"sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}",
        body="\n".join(parts),
    )


def heading(text: str, level: int = 2) -> str:
    """A heading of that level."""
    return f"<h{level}>{shown(text)}</h{level}>"


def paragraph(text: str) -> str:
    """Plain text as a paragraph."""
    return f"<p>{shown(text)}</p>"


def table(title: str, columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> str:
    """The rows under a heading; nothing at all where there is none."""
    body = "\n".join(f"<tr>{''.join(f'<td>{shown(row[column])}</td>' for column in columns)}</tr>" for row in rows)
    if not body:
        return ""
    head = "".join(f"<th>{escape(column.replace('_', ' '))}</th>" for column in columns)
    return f"<h2>{escape(title)}</h2>\n<table><thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody></table>"


def shown(value: object) -> str:
    """One value, escaped, with a reading direction of its own."""
    return f"<bdi>{escape(terminal_cell(value))}</bdi>"

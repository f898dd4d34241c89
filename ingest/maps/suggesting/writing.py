"""A proposal as TOML: what is sure enough as a key, what a person must decide as a comment."""

import json
from collections.abc import Iterator, Mapping, Sequence

from ingest.maps.suggesting.proposal import Proposal, Proposed
from ingest.rejections import storable
from ingest.sources.record import Reading

MOST_UNUSED = 40


def written(
    proposal: Proposal, reading: Reading, json_cells: Sequence[str], unused: Sequence[str], *, is_html: bool
) -> str:
    """Write the map."""
    html = ['unescape = "html"  # some texts hold what only HTML writes so'] if is_html else []
    return "\n".join((*_head(proposal, reading, json_cells), *html, *_tables(proposal.columns), *_unused(unused), ""))


def _head(proposal: Proposal, reading: Reading, json_cells: Sequence[str]) -> Iterator[str]:
    yield "# Suggested from names and values alone: read it, try it with `ringlight map check`, then use it."
    yield from (_comment(note) for note in proposal.notes)
    yield f"feed = {_toml(proposal.feed.name)}"
    yield '# source = "…"  # who says so: the name of the system'
    if reading.records:
        yield f"records = {_toml(reading.records)}"
    if not reading.header:
        yield "header = false"
    if reading.encoding:
        yield f"encoding = {_toml(reading.encoding)}"
    if reading.delimiter:
        yield f"delimiter = {_toml(reading.delimiter)}"
    if json_cells:
        yield f"json = {_toml(list(json_cells))}"


def _tables(columns: Mapping[str, Proposed]) -> Iterator[str]:
    yield from ("", "[columns]")
    for name, proposed in columns.items():
        yield from (_comment(f"{name}: {note}") for note in proposed.notes)
        paths = proposed.paths[0] if len(proposed.paths) == 1 else proposed.paths
        yield f"{'# ' if proposed.is_open else ''}{name} = {_toml(paths)}"
    times = {name: each for name, each in columns.items() if each.time and each.time != "iso"}
    if times:
        yield from ("", "[time]")
        yield from (f"{'# ' if each.is_open else ''}{name} = {_toml(each.time)}" for name, each in times.items())
    splits = {name: each.split for name, each in columns.items() if each.split}
    if splits:
        yield from ("", "[split]")
        yield from (f"{name} = {_toml(separator)}" for name, separator in splits.items())


def _unused(unused: Sequence[str]) -> Iterator[str]:
    if unused:
        more = ", …" if len(unused) > MOST_UNUSED else ""
        yield from ("", _comment(f"Not used: {', '.join(unused[:MOST_UNUSED])}{more}"))


def _comment(text: str) -> str:
    """Keep a comment one: names and values come from the file, and a line end in them would end it."""
    return "# " + json.dumps(storable(text), ensure_ascii=False)[1:-1].replace('\\"', '"')


def _toml(value: object) -> str:
    """Write a text or a list of texts: what JSON writes is TOML, too, but for DEL, and half characters it cannot."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")

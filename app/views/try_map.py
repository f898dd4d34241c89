"""A map tried on an uploaded file, before anybody loads it: what each column becomes, and what would be rejected."""

import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path, PurePath
from typing import IO

import streamlit as st

from app.export.cells import spreadsheet_cell
from app.resources import home
from app.views.plain import plain
from app.wording import counted
from graph.errors import UsageError
from ingest.maps.checking import Check, try_map
from ingest.maps.loading import all_maps, find_map
from ingest.maps.suggesting.suggest import suggest

_SUGGESTED = "Suggested from the file"
_MOST_ROWS = 100
_MOST_REASONS = 50


def show() -> None:
    """Show the upload, the map beside it, which may be changed, and what comes of both."""
    st.markdown("## Try a map on a file")
    st.markdown("Nothing is loaded and nothing is kept. `ringlight ingest FILE --map MAP` loads it.")
    uploaded = st.file_uploader("A file as its system exports it", key="try-map-file")
    names = dict.fromkeys(path.stem for path in all_maps(home()))
    begin = st.selectbox("Begin with", [_SUGGESTED, *names], key="try-map-begin")
    if uploaded is None:
        return
    with _on_disk(uploaded, uploaded.name) as path:
        try:
            _try(path, begin, f"{uploaded.file_id}-{begin}")
        except UsageError as error:
            plain(str(error), key="try-map-fault")


def _try(path: str, begin: str, key: str) -> None:
    if begin == _SUGGESTED:
        suggestion = suggest(path)
        text, questions = suggestion.toml, suggestion.open_questions
    else:
        text, questions = find_map(begin, home()).read_text(encoding="utf-8"), ()
    chosen = st.text_area("The map", text, height=400, key=f"try-map-{key}")
    for question in questions:
        plain(f"To decide: {question}")
    for check in try_map(chosen, path):
        _show_check(check)


def _show_check(check: Check) -> None:
    tally = check.tally
    read = f"{counted(tally.records_read, 'record')} read, {tally.records_filtered:,} left out by the map"
    made = f"{counted(check.rows_loaded, 'row')} to load, {check.rows_rejected:,} rejected"
    st.markdown(f"**{check.of.feed}: {made}** ({read})")
    st.dataframe(table(check), hide_index=True, key=f"try-map-rows-{check.of.feed}")
    for remark in remarks(check):
        plain(remark)


def table(check: Check) -> list[dict[str, str]]:
    """Lay the first rows out, safe to be exported into a spreadsheet."""
    return [
        {
            "line": f"{row.line}",
            **{name: spreadsheet_cell(value) for name, value in row.values.items()},
            **{name: spreadsheet_cell(moment.at) for name, moment in row.times.items()},
        }
        for row in islice(check.rows, _MOST_ROWS)
    ]


def remarks(check: Check) -> Iterator[str]:
    """Say what was rejected and why, which paths found nothing, and what of the file is not used."""
    reasons = Counter(f"{each.field}: {each.reason}" if each.field else each.reason for each in check.rejections)
    yield from (f"{count:,} rejected, {reason}" for reason, count in reasons.most_common(_MOST_REASONS))
    if check.undated:
        yield f"{counted(check.undated, 'row')} with a time that says no zone: say zone = … in the map."
    if check.never_matched:
        yield f"Never matched: {', '.join(f'{name} ({path})' for name, path in check.never_matched)}"
    if check.tally.unused_columns:
        yield f"Not used: {', '.join(check.tally.unused_columns)}"


@contextmanager
def _on_disk(uploaded: IO[bytes], name: str) -> Iterator[str]:
    """Keep the upload as a file while it is read. Of its name only the ending counts, which says what it is."""
    endings = "".join(PurePath(name).suffixes[-2:])
    with tempfile.TemporaryDirectory(prefix="ringlight-") as folder:
        path = Path(folder) / f"file{endings if endings.isascii() and endings.replace('.', '').isalnum() else ''}"
        path.write_bytes(uploaded.read())
        yield str(path)

"""What lies in a file that nobody has described: each place in its records, and the texts that were found there."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from ingest.maps.texts import texts_in
from ingest.sources.record import Header, SourceRecord

MOST_PLACES = 400
MOST_TEXTS = 500
DEEPEST = 5
_PLAIN_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*", re.ASCII)
_WORDS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")


@dataclass(slots=True)
class Observed:
    """One place in the records: a column, or what a path leads to."""

    path: str
    """As a map says it."""
    words: str
    """Of the names on the way, in lower case: `Phone Numbers` and `phoneNumbers` are both `phone numbers`."""
    texts: list[str] = field(default_factory=list)
    """The first that were found."""
    records: int = 0
    """In how many records there is something."""
    is_several: bool = False
    """Whether some record has more than one text here."""

    def note(self, texts: list[str]) -> None:
        """Remember what a record has here."""
        if texts:
            self.records += 1
            self.is_several |= len(set(texts)) > 1
            self.texts += texts[: MOST_TEXTS - len(self.texts)]


def observe(records: Iterable[SourceRecord], header: Header | None) -> list[Observed]:
    """Look at every place in the records, in the order in which they were met."""
    places: dict[str, Observed] = {}
    if header:
        places = {key: Observed(key, _words(name)) for key, name in zip(header.keys, header.names, strict=True)}
    for record in records:
        found: dict[str, list[str]] = {}
        for path, texts in _texts(record.fields, header):
            found.setdefault(path, []).extend(texts)
        for path, texts in found.items():
            if texts and (path in places or len(places) < MOST_PLACES):
                places.setdefault(path, Observed(path, _words(path))).note(texts)
    return list(places.values())


def _texts(fields: Mapping[str, Any], header: Header | None) -> Iterator[tuple[str, list[str]]]:
    for name, value in fields.items():
        if header and not isinstance(value, dict | list):
            yield name, texts_in(value)
        else:
            yield from _below(_quoted(name), value, DEEPEST)


def _below(path: str, value: Any, depth: int) -> Iterator[tuple[str, list[str]]]:  # noqa: ANN401  # any JSON value
    if depth == 0:
        return
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _below(f"{path}.{_quoted(name)}", inner, depth - 1)
    elif isinstance(value, list) and any(isinstance(element, dict) for element in value):
        for element in value:
            yield from _below(f"{path}[]", element, depth - 1)
    elif not isinstance(value, list) or not any(isinstance(element, list) for element in value):
        yield path, texts_in(value)


def _quoted(name: str) -> str:
    if _PLAIN_NAME.fullmatch(name):
        return name
    return '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _words(name: str) -> str:
    return " ".join(_WORDS.findall(name)).casefold()

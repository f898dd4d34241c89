"""Whole JSON documents, one or several in a row, read record by record: no more than one record is in memory.

The standard library decodes each record; what walks here is only the way to them. (ijson was tried: a number of 5,000
digits crashes its fast backend, and it writes `?` for a lone surrogate.)
"""

import io
import json
from collections.abc import Iterator
from typing import Any

from graph.errors import UsageError
from ingest.rejections import RAW_LIMIT, Rejection
from ingest.sources.contents import Contents
from ingest.sources.json_lines import record_or_rejection
from ingest.sources.json_values import DECODER, NothingThere, Unreadable, Way, in_words, reachable, reason_of
from ingest.sources.lines import LINE_LIMIT
from ingest.sources.record import Records

CHUNK = 1 << 18
SPACE = " \t\r\n"
CUT_OFF = "the document is cut off"


class _Walk:
    """A position in a text, of which only what lies before the end of the value under way is held."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self._text = text
        self._held = ""
        self._at = 0
        self._ended = False

    def next_character(self) -> str:
        """See the next character that is no space, without taking it; empty at the end."""
        while True:
            while self._at < len(self._held):
                if self._held[self._at] not in SPACE:
                    return self._held[self._at]
                self._at += 1
            if self._ended:
                return ""
            self._hold_more(CHUNK)

    def take(self, character: str) -> bool:
        """Whether that was the next character; if so it is taken."""
        taken = self.next_character() == character
        self._at += taken
        return taken

    def need(self, character: str) -> None:
        """Take that character, or Unreadable."""
        if not self.take(character):
            raise Unreadable(f"not JSON: expecting {character!r}" if self.next_character() else CUT_OFF)

    def value(self) -> Any:  # noqa: ANN401  # any JSON value
        """Take the value that begins here."""
        self.next_character()
        while True:
            try:
                value, end = DECODER.raw_decode(self._held, self._at)
            except json.JSONDecodeError as error:
                self._hold_more_or_raise(error)
                continue
            # A number that touches the end of what is held may go on behind it.
            if end < len(self._held) or self._ended:
                self._at = end
                return value
            self._hold_more(CHUNK)

    def ahead(self) -> str:
        """See what comes next, for a rejection."""
        return self._held[self._at : self._at + RAW_LIMIT]

    def _hold_more_or_raise(self, error: json.JSONDecodeError) -> None:
        held = len(self._held) - self._at
        if self._ended:
            is_cut_off = error.pos >= len(self._held) or error.msg.startswith("Unterminated")
            raise Unreadable(CUT_OFF if is_cut_off else in_words(error))
        if held > LINE_LIMIT:
            raise Unreadable(f"not JSON, or one record is longer than {LINE_LIMIT:,} characters: say where they lie")
        self._hold_more(max(CHUNK, held))

    def _hold_more(self, size: int) -> None:
        more = self._text.read(size)
        self._ended = not more
        self._held = self._held[self._at :] + more
        self._at = 0


def records_of(text: io.TextIOWrapper, contents: Contents, way: Way) -> Records:
    """Read the records of each document, numbered from 1. A fault ends the reading, in one rejection."""
    walk = _Walk(text)
    number = 0
    try:
        while walk.next_character():
            for value in _records_in(walk, way):
                number += 1
                yield record_or_rejection(number, value)
    except (Unreadable, RecursionError) as error:
        if isinstance(error, NothingThere) and number == 0:
            raise UsageError(f"In this document {error}: `records` says where its records lie.") from None
        reason = contents.fault or reason_of(error)
        yield Rejection(number + 1, None, f"{reason}; what follows was not read", walk.ahead())
        return
    if contents.fault:
        yield Rejection(number + 1, None, contents.fault, "")


def _records_in(walk: _Walk, way: Way) -> Iterator[Any]:
    """Read the records of the value that begins here."""
    if walk.take("["):
        yield from _of_array(walk, way)
    elif not way.keys:
        yield from reachable(walk.value(), way)
    elif walk.take("{"):
        yield from _of_object(walk, way)
    else:
        yield from reachable(walk.value(), way)


def _of_array(walk: _Walk, way: Way) -> Iterator[Any]:
    if walk.take("]"):
        return
    yield from _records_in(walk, way)
    while walk.take(","):
        yield from _records_in(walk, way)
    walk.need("]")


def _of_object(walk: _Walk, way: Way) -> Iterator[Any]:
    """Read what lies under the way's first key; what lies beside it is kept only while it may be the record."""
    beside: dict[Any, Any] = {}
    is_there = False
    while not walk.take("}"):
        name = walk.value()
        walk.need(":")
        if name == way.keys[0]:
            is_there = True
            yield from _records_in(walk, way.rest)
        else:
            value = walk.value()
            beside[name] = value if way.is_optional and not is_there else None
        if walk.next_character() != "}":
            walk.need(",")
    if is_there:
        return
    if not way.is_optional:
        there = ", ".join(map(repr, list(beside)[:20])) or "no key"
        raise NothingThere(f"nothing lies under {way.keys[0]!r}, only under {there}")
    yield beside

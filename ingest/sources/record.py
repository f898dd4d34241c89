"""What a source yields, and what may be said about how to read it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

from ingest.rejections import Rejection


@dataclass(frozen=True, slots=True)
class Reading:
    """How to read a file, as far as a map or an option says so; what is None is detected."""

    encoding: str | None = None
    delimiter: str | None = None
    header: bool = True
    records: str | None = None
    """Where the records lie in a JSON document or line: keys joined by dots, with `?` behind if they may be missing."""


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """One record as it came: JSON-like values by field name. Nothing is guessed: "02139" stays a text."""

    line: int
    fields: Mapping[str, Any]


EMPTY = "empty"
"""The format of a file that holds nothing."""

Records = Iterator[SourceRecord | Rejection]


@dataclass(frozen=True, slots=True)
class Header:
    """The columns of a table: `names` as written, `keys` under which records hold them.

    A name that is empty or there twice cannot be a key: such a column is `#3`, counted from 1.
    """

    names: tuple[str, ...]
    keys: tuple[str, ...]

    @classmethod
    def of(cls, names: tuple[str, ...]) -> Self:
        """Make the header of these names, trimmed."""
        trimmed = tuple(name.strip(" \t\r\n\ufeff") for name in names)
        seen: dict[str, int] = {}
        for name in trimmed:
            seen[name] = seen.get(name, 0) + 1
        keys = (name if name and seen[name] == 1 else f"#{at}" for at, name in enumerate(trimmed, start=1))
        return cls(trimmed, tuple(keys))

    @classmethod
    def absent(cls, width: int) -> Self:
        """Make the header of a table that has none: its columns have places only."""
        return cls(("",) * width, tuple(f"#{at}" for at in range(1, width + 1)))


@dataclass(slots=True)
class Source:
    """An open file. `records()` reads it once, lazily; leaving the `with` block closes it."""

    name: str
    format: str
    records: Callable[[], Records]
    close: Callable[[], None]
    header: Header | None = None
    """None where each record has fields of its own (JSON), or where nothing is in the file."""
    notes: list[str] = field(default_factory=list)
    """What the user should know about how it was read: a guessed encoding, an empty file."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in the file: then nothing is missing from it either."""
        return self.format == EMPTY

    def __enter__(self) -> Self:
        """Give the source itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Close the file."""
        self.close()

"""A row or value that could not be used: kept and counted, never lost and never an exception."""

import re
from dataclasses import dataclass

RAW_LIMIT = 500
"""Characters of the raw text that a rejection keeps; a longer text says how long it was."""

_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Rejection:
    """Why a row (`field` is None) or one value of it was refused. `line` is None where the source knows no place."""

    line: int | None
    field: str | None
    reason: str
    raw: str

    def __post_init__(self) -> None:
        """Keep `raw` short and such that the database can store it."""
        object.__setattr__(self, "raw", excerpt(self.raw))


def excerpt(raw: str) -> str:
    """At most `RAW_LIMIT` characters of `raw`, saying how long it was, with nothing in it that cannot be stored."""
    if len(raw) <= RAW_LIMIT:
        return storable(raw)
    return f"{storable(raw[:RAW_LIMIT])}… ({len(raw):,} characters)"


def is_storable(text: str) -> bool:
    """Whether the database can hold `text` as it is: no NUL, no half of a surrogate pair, no undecodable byte."""
    if text.isascii():
        return "\0" not in text
    return _UNSTORABLE.search(text) is None


def storable(text: str) -> str:
    r"""`text` with NUL, undecodable bytes and lone surrogates written out as `\x00`, `\xe9`, `\ud800`."""
    return text if is_storable(text) else _UNSTORABLE.sub(_written_out, text)


def _written_out(match: re.Match[str]) -> str:
    code = ord(match[0])
    if 0xDC00 <= code <= 0xDCFF:  # noqa: PLR2004  # how an undecodable byte is kept
        return f"\\x{code - 0xDC00:02x}"
    return f"\\x{code:02x}" if code == 0 else f"\\u{code:04x}"

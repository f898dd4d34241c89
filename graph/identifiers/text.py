"""The reading of a raw value that every kind starts with."""

import re
import unicodedata

LONGEST = 1_000
"""Characters. No phone, address or handle is longer, and every rule after this one runs in bounded time."""

_UNSEEN = re.compile(r"[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\s]+")
_SURROGATES = re.compile(r"[\ud800-\udfff]")


def one_line(raw: str) -> str:
    """`raw` in compatibility form (NFKC) on one line: no marks that nobody sees, single spaces, trimmed."""
    if raw.isascii() and raw.isprintable():
        return " ".join(raw.split())
    seen = _SURROGATES.sub("\ufffd", _UNSEEN.sub("", raw))
    return _CONTROLS.sub(" ", unicodedata.normalize("NFKC", seen)).strip()

"""Postal addresses: one line or parts."""

import re

from graph.identifiers.canonical import AddressParts, Canonical, Rejected
from graph.identifiers.text import LONGEST, one_line

_WORDS = {
    "street": "st",
    "avenue": "ave",
    "road": "rd",
    "drive": "dr",
    "lane": "ln",
    "apartment": "apt",
    "suite": "ste",
}


def canonical_address(raw: str | AddressParts, region: str | None) -> Canonical | Rejected:
    """One home or office, with its unit; `building_key` is the same without it."""
    written = raw.as_written() if isinstance(raw, AddressParts) else raw
    if len(written) > LONGEST:
        return Rejected("too long")
    words = [_WORDS.get(word, word) for word in re.findall(r"\w+", one_line(written).casefold())]
    if not any(any(c.isdigit() for c in word) for word in words):
        return Rejected("no house number")
    country = (region or "").upper()
    key = " ".join(words)
    building = re.sub(r" (?:apt|ste|unit) \w+", "", key)
    return Canonical("address", key, key, properties={"country": country} if country else {}, building_key=building)

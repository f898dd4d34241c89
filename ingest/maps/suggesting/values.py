"""What a column's texts themselves say of what they are, whatever the column is called."""

import ipaddress
import re
from collections.abc import Callable, Iterable, Mapping

from graph.identifiers.countries import country_code

MOST = 0.8
"""The share of texts that must look so: exports hold rubbish, too."""
HALF = 0.5
"""The share that is enough where the column's name says it, too."""
_EMAIL = re.compile(r"[^@\s,;]+@[^@\s,;]+\.[^@\s,;.]{2,}")
_PHONE = re.compile(r"[+(]?\d[\d\s().\-/]{5,20}(?:\s*(?:ext\.?|x)\s*\d{1,6})?", re.IGNORECASE)
_SEPARATED = re.compile(r"^\+|^\(|\d[-.\s)]+\d")
_HTML = re.compile(r"&(?:#\d+|amp|lt|gt|quot|nbsp);")
_PHONE_DIGITS = 10
"""A date has fewer."""
_SHORTEST_ADDRESS = 8
_SEVERAL = re.compile(r"\s*[;|]\s*")


def is_email(text: str) -> bool:
    """Whether this is written like a mailbox."""
    return _EMAIL.fullmatch(text) is not None


def is_phone(text: str) -> bool:
    """Whether this could be a phone number; an id of digits alone could, too."""
    return _PHONE.fullmatch(text) is not None and not is_ip(text)


def is_written_as_phone(text: str) -> bool:
    """Whether this is grouped or prefixed as only phone numbers are."""
    return is_phone(text) and _SEPARATED.search(text) is not None and len(re.sub(r"\D", "", text)) >= _PHONE_DIGITS


def is_ip(text: str) -> bool:
    """Whether this is an IP address."""
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


def is_linkedin(text: str) -> bool:
    """Whether this leads to LinkedIn."""
    return "linkedin." in text.casefold()


def is_github(text: str) -> bool:
    """Whether this leads to GitHub."""
    return "github.com" in text.casefold()


def is_html(text: str) -> bool:
    """Whether characters of this are written as in HTML."""
    return _HTML.search(text) is not None


def is_truth_value(text: str) -> bool:
    """Whether this says yes or no, as conditions do."""
    return text.casefold() in ("true", "false")


def is_country(text: str) -> bool:
    """Whether this is a country's code or name."""
    return country_code(text) is not None


def is_long(text: str) -> bool:
    """Whether this has house number and street, as a whole address has."""
    return len(text) >= _SHORTEST_ADDRESS and any(map(str.isdigit, text)) and any(map(str.isalpha, text))


TELLING: Mapping[str, Callable[[str], bool]] = {
    "email": is_email,
    "ip": is_ip,
    "linkedin": is_linkedin,
    "github": is_github,
    "phone": is_written_as_phone,
}
"""Columns that are known by their values alone."""


def parts_of(text: str) -> list[str]:
    """Cut a cell at what often stands between several values."""
    return [part for part in _SEVERAL.split(text) if part]


def mostly(looks: Callable[[str], bool], texts: Iterable[str], share: float = MOST) -> bool:
    """Whether most texts look so, and there are some."""
    seen = [looks(text) for text in texts]
    return bool(seen) and sum(seen) >= len(seen) * share


def separator_in(looks: Callable[[str], bool], texts: Iterable[str]) -> str | None:
    """Find what stands between several values in one cell: a regular expression, where every part looks right."""
    several = [text for text in texts if _SEVERAL.search(text)]
    if several and all(looks(part) for text in several for part in parts_of(text)):
        return "[;|]"
    return None

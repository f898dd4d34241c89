"""Handles: the name of a LinkedIn or GitHub profile."""

import re

from graph.identifiers.canonical import AddressParts, Canonical, Rejected
from graph.identifiers.text import LONGEST, one_line

_LINKEDIN = re.compile(r"(?:https?://)?(?:[\w-]+\.)?linkedin\.[a-z.]+/(?:in/|pub/)?([^/?#\s]+)/?(?:[?#].*)?", re.I)
_GITHUB = re.compile(r"(?:https?://)?(?:www\.)?github\.[a-z.]+/([^/?#\s]+)/?(?:[?#].*)?", re.I)
_NAME = re.compile(r"@?([\w.%-]{1,100})")


def canonical_linkedin(raw: str | AddressParts, region: str | None) -> Canonical | Rejected:
    """A person's LinkedIn profile, from its URL or public name."""
    del region
    return _canonical(raw, "linkedin", _LINKEDIN)


def canonical_github(raw: str | AddressParts, region: str | None) -> Canonical | Rejected:
    """A GitHub account, from its URL or name."""
    del region
    return _canonical(raw, "github", _GITHUB)


def _canonical(raw: str | AddressParts, service: str, url: re.Pattern[str]) -> Canonical | Rejected:
    if isinstance(raw, AddressParts) or len(raw) > LONGEST:
        return Rejected("not a profile")
    text = one_line(raw).removeprefix(f"{service}:")
    match = url.fullmatch(text) or _NAME.fullmatch(text)
    if not match:
        return Rejected("not a profile")
    name = match[1].casefold()
    key = f"{service}:{name}"
    return Canonical("handle", key, key, properties={"service": service, "name": name})

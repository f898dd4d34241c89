"""Which country an address lies in: what it says itself, else what its form can only be, else what the feed says."""

from dataclasses import replace

from graph.identifiers.address.parts import WrittenAddress
from graph.identifiers.address.postal import NOWHERE
from graph.identifiers.address.postal_codes import country_of_postal_code, is_postal_code
from graph.identifiers.address.united_states import looks_american
from graph.identifiers.address.us_words import vocabulary
from graph.identifiers.countries import country_code

_CODE = 2
_LONGEST_NAME = 5
_SHORT_NAMES = frozenset(["US", "UK", "GB"])
_AMERICAN_TERRITORIES = frozenset(["PR", "GU", "VI", "AS", "MP", "FM", "MH", "PW"])
"""Countries to ISO, states to the American post."""


def country_of(written: WrittenAddress, named: str, region: str | None) -> tuple[WrittenAddress, str]:
    """The address without the country's name at its end, and the country's code; an empty code when nobody knows."""
    if named.strip().upper() == NOWHERE:
        return written, ""
    code = country_code(named) if named.strip() else None
    if code is None:
        written, code = _take_country(written, region)
    if code is None:
        home = country_code(region) if region else None
        code = _told_by_form(written, home) or home
    if code in _AMERICAN_TERRITORIES:
        return replace(written, region=written.region or [code]), "US"
    return written, code or ""


def _take_country(written: WrittenAddress, region: str | None) -> tuple[WrittenAddress, str | None]:
    lines = written.lines
    last = lines[-1] if lines else []
    if "".join(last[-2:]) in vocabulary().states:
        return written, None  # New Mexico, New Jersey
    for count in range(min(_LONGEST_NAME, len(last)), 0, -1):
        name, is_whole_line = "".join(last[-count:]), count == len(last)
        code = country_code(name) if _may_be_country(name, region, is_whole_line=is_whole_line) else None
        if code and (len(lines) > 1 or not (is_whole_line or written.in_columns)):
            rest = [*lines[:-1], last[:-count]] if count < len(last) else lines[:-1]
            return replace(written, lines=rest), code
    name = "".join(last[:-1])
    code = country_code(name) if len(name) > _CODE else None
    if code and is_postal_code(last[-1], code) and not (region == "US" and is_postal_code(last[-1], "US")):
        return replace(written, lines=[*lines[:-1], last[-1:]]), code  # Singapore 059413
    return written, None


def _may_be_country(name: str, region: str | None, *, is_whole_line: bool) -> bool:
    """A code of two letters is one only between commas, and if it is no American state or the feed's own region."""
    if len(name) > _CODE or name in _SHORT_NAMES:
        return True
    return is_whole_line and (name not in vocabulary().states or (region is not None and name == region.upper()))


def _told_by_form(written: WrittenAddress, home: str | None) -> str | None:
    if home != "US" and looks_american(written):
        return "US"
    last = written.postal_code or (written.lines[-1] if written.lines else [])
    return country_of_postal_code(last)

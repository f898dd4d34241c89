"""What is left of a value, of a ring and of a search when somebody may not see all of it. Pure."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from ipaddress import ip_network
from typing import Protocol, TypeVar

import phonenumbers

from graph.identifiers.address.own_form import parts_of_key
from graph.rings.evidence import Evidence
from graph.rings.model import Beside, LeftOutIdentifier, Link, Member, Ring, RingIdentifier, StoredRing
from graph.rings.path import Path
from graph.rings.profiles import Profile
from graph.search.search import Hit
from graph.signals.model import SignalHit

HIDDEN = "•••"
_LEAST_DIGITS = 8
"""Of a shorter number none is shown."""
_SITE = 48
"""Bits of an IPv6 address that say whose network it is."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What somebody sees: all but the values of these kinds, and those too that were revealed to them."""

    masked_kinds: frozenset[str] = frozenset()
    revealed: frozenset[str] = frozenset()
    """Ids of values, and of applicants whose name is shown although their identity is misused."""


class _Shown(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def value(self) -> str: ...


Value = TypeVar("Value", RingIdentifier, LeftOutIdentifier)
Person = TypeVar("Person", Member, Beside)
Use = TypeVar("Use", bound=Link | Evidence)


def masked_value(kind: str, value: str) -> str:
    """As much of a value as tells it from others roughly: an area, a domain, a city, a network, a service.

    What is masked already stays as it is.
    """
    if HIDDEN in value:
        return value
    match kind:
        case "phone":
            return _phone(value)
        case "email":
            name, _, domain = value.rpartition("@")
            return f"{name[:1]}{HIDDEN}@{domain}"
        case "address":
            return _address(value)
        case "ip":
            return _network(value)
        case _:
            service, colon, name = value.rpartition(":")
            return f"{service}{colon}{name[:1]}{HIDDEN}"


def masked(ring: Ring, sight: Sight, misused: Collection[str]) -> Ring:
    """The ring as it is seen; of the `misused` (applicants whose identity others use) neither name nor values.

    Ids stay, and with them who is linked to whom.
    """
    hidden = _hidden(ring.values, sight) | _of_the_misused(ring.values, ring.links, sight, misused)
    unnamed = set(misused) - sight.revealed
    if not hidden and not unnamed:
        return ring
    return replace(
        ring,
        members=tuple(_unnamed(each, unnamed) for each in ring.members),
        identifiers=tuple(_masked(each, hidden) for each in ring.identifiers),
        links=tuple(_unwritten(link, hidden) for link in ring.links),
        left_out=replace(ring.left_out, identifiers=tuple(_masked(each, hidden) for each in ring.left_out.identifiers)),
        beside=tuple(_unnamed(each, unnamed) for each in ring.beside),
    )


def masked_path(path: Path, sight: Sight, misused: Collection[str]) -> Path:
    """A way between two applicants as it is seen."""
    hidden = _hidden(path.identifiers, sight) | _of_the_misused(path.identifiers, path.links, sight, misused)
    return replace(
        path,
        identifiers=tuple(_masked(each, hidden) for each in path.identifiers),
        links=tuple(_unwritten(link, hidden) for link in path.links),
    )


def masked_stored(ring: StoredRing, sight: Sight) -> StoredRing:
    """A stored ring as it is seen. What signals say quotes values, so it is left out where any kind is masked."""
    hidden = _hidden(ring.evidence, sight)
    evidence = tuple(replace(each, value=hidden[each.id]) if each.id in hidden else each for each in ring.evidence)
    return replace(ring, evidence=evidence, risk_reasons=() if sight.masked_kinds else ring.risk_reasons)


def masked_hits(hits: Iterable[Hit], sight: Sight, misused: Collection[str]) -> list[Hit]:
    """What a search found as it is seen."""
    return [_masked_hit(hit, sight, is_misused=hit.applicant_id in misused) for hit in hits]


def masked_signal(hit: SignalHit, sight: Sight, misused: Collection[str]) -> SignalHit:
    """A signal as it is seen: its name alone where what it says may quote a masked value."""
    if not sight.masked_kinds and hit.applicant_id not in set(misused) - sight.revealed:
        return hit
    return replace(hit, explanation=f"{hit.signal.replace('_', ' ')} {HIDDEN}", evidence=())


def masked_profile(profile: Profile, sight: Sight, misused: Collection[str]) -> Profile:
    """One of several people who are compared, as they are seen."""
    is_misused = profile.applicant_id in misused
    values = tuple(
        replace(each, value=masked_value(each.kind, each.value))
        if (is_misused or each.kind in sight.masked_kinds) and each.identifier_id not in sight.revealed
        else each
        for each in profile.values
    )
    if not is_misused or profile.applicant_id in sight.revealed:
        return replace(profile, values=values)
    return replace(profile, values=values, name=HIDDEN, names=(HIDDEN,))


def _masked_hit(hit: Hit, sight: Sight, *, is_misused: bool) -> Hit:
    name = hit.name
    if is_misused and hit.applicant_id not in sight.revealed:
        name = name and HIDDEN
    matched = hit.matched
    if hit.identifier_id and hit.identifier_id not in sight.revealed:
        kind = hit.identifier_id.partition(":")[0]
        matched = masked_value(kind, matched) if is_misused or kind in sight.masked_kinds else matched
    elif hit.matched == hit.name and name == HIDDEN:
        matched = HIDDEN
    return replace(hit, name=name, matched=matched)


def _hidden(values: Iterable[_Shown], sight: Sight) -> dict[str, str]:
    """Of the values that are masked by their kind: what is left of each, by its id."""
    return {
        each.id: masked_value(each.kind, each.value)
        for each in values
        if each.kind in sight.masked_kinds and each.id not in sight.revealed
    }


def _of_the_misused(
    values: Iterable[_Shown], links: Iterable[Link | Evidence], sight: Sight, misused: Collection[str]
) -> dict[str, str]:
    theirs = {link.identifier_id for link in links if link.applicant_id in misused} - sight.revealed
    return {each.id: masked_value(each.kind, each.value) for each in values if each.id in theirs}


def _unwritten(use: Use, hidden: Mapping[str, str]) -> Use:
    return replace(use, raw=(hidden[use.identifier_id],)) if use.identifier_id in hidden else use


def _masked(value: Value, hidden: Mapping[str, str]) -> Value:
    return replace(value, value=hidden[value.id]) if value.id in hidden else value


def _unnamed(person: Person, unnamed: Collection[str]) -> Person:
    is_unnamed = person.applicant_id in unnamed and person.name is not None
    return replace(person, name=HIDDEN) if is_unnamed else person


def _phone(value: str) -> str:
    try:
        number = phonenumbers.parse(value)
    except phonenumbers.NumberParseException:
        return HIDDEN
    digits = phonenumbers.national_significant_number(number)
    if len(digits) < _LEAST_DIGITS:
        return f"+{number.country_code} {HIDDEN}"
    return f"+{number.country_code} {digits[:3]} {HIDDEN} {HIDDEN[:2]}{digits[-2:]}"


def _address(value: str) -> str:
    parts = parts_of_key(value)
    if parts is None:
        return HIDDEN
    return ", ".join(part for part in (HIDDEN, parts.city, parts.region, parts.country) if part)


def _network(value: str) -> str:
    try:
        network = ip_network(value)
    except ValueError:
        return HIDDEN
    if network.version == 4:  # noqa: PLR2004  # as the standard library names them
        return f"{value.rpartition('.')[0]}.{HIDDEN}"
    return f"{network.supernet(new_prefix=_SITE).network_address}".rstrip(":") + f":{HIDDEN}"

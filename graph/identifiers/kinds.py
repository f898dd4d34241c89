"""The kinds of identifier, declared. A new kind is one file of canonicalisation and one entry here."""

from collections.abc import Mapping
from dataclasses import dataclass

from graph.identifiers.address import canonical_address
from graph.identifiers.canonical import Canonicalise
from graph.identifiers.email import canonical_email
from graph.identifiers.handle import canonical_github, canonical_linkedin
from graph.identifiers.ip_address import canonical_ip_address
from graph.identifiers.phone import canonical_phone


@dataclass(frozen=True, slots=True)
class Role:
    """How an applicant has an identifier: one address may be a home, a ship-to, or both."""

    name: str
    relationship: str
    extra_label: str | None = None


@dataclass(frozen=True, slots=True)
class Kind:
    """All that the rest of Ringlight knows about one kind of identifier."""

    name: str
    label: str
    columns: Mapping[str, Canonicalise]
    """Feed column to the function that canonicalises it (two columns, linkedin and github, make one kind)."""
    roles: tuple[Role, ...]
    """The first is the one that a column of the `applicants` feed has."""
    base_strength: float
    """What sharing one rare value of this kind says that two applicants are the same hands, 0..1."""
    colour: str
    shape: str


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("phone", "Phone", {"phone": canonical_phone}, (Role("phone", "HAS_PHONE"),), 0.8, "#0072B2", "square"),
        Kind("email", "Email", {"email": canonical_email}, (Role("email", "HAS_EMAIL"),), 0.9, "#009E73", "diamond"),
        Kind(
            "address",
            "Address",
            {"address": canonical_address},
            (Role("home", "LIVES_AT"), Role("ship_to", "SHIPS_TO", "ShippingDestination")),
            0.6,
            "#E69F00",
            "triangle",
        ),
        Kind("ip", "IpAddress", {"ip": canonical_ip_address}, (Role("ip", "SEEN_FROM"),), 0.3, "#CC79A7", "hexagon"),
        Kind(
            "handle",
            "Handle",
            {"linkedin": canonical_linkedin, "github": canonical_github},
            (Role("handle", "HAS_HANDLE"),),
            0.9,
            "#56B4E9",
            "star",
        ),
    )
}

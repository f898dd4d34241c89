"""Postal addresses: one line or parts, of any country, to one key with the unit and one for the building."""

from graph.identifiers.address.canonical import canonical_address

__all__ = ["canonical_address"]

"""A postal address taken apart, and the line that is its key."""

from __future__ import annotations

from dataclasses import dataclass

from graph.identifiers.countries import country_name

FIELD = " · "
"""Between the fields of a key. Nobody writes it, so a key is read as itself again and never as somebody's spelling."""
UNIT = " # "
NOWHERE = "UNKNOWN COUNTRY"


@dataclass(frozen=True, slots=True)
class PostalAddress:
    """Normalised parts, empty when absent. `city` is only there without a postal code: its spelling must not matter."""

    country: str
    street: str
    number: str = ""
    unit: str = ""
    city: str = ""
    region: str = ""
    postal_code: str = ""
    place: str = "street"
    """`street`, `po_box`, `pmb` (a box in a mail shop), `military`, `rural_route` or `general_delivery`."""

    def line(self) -> str:
        """The key, which is also what people see: `12 ELM ST # 4 · IL 60601 · UNITED STATES`."""
        return f"{self.delivery()}{UNIT if self.unit else ''}{self.unit}{FIELD}{self.locality()}"

    def building(self) -> str | None:
        """The key without the unit, or None for what is no building."""
        if self.place not in {"street", "pmb"}:
            return None
        return f"{self.delivery()}{FIELD}{self.locality()}"

    def delivery(self) -> str:
        """Number and street, in this order whatever the country's custom."""
        return f"{self.number} {self.street}" if self.number else self.street

    def locality(self) -> str:
        """Postal code or city, and the country."""
        place = f"{self.region} {self.postal_code}".strip()
        if self.city:
            place = f"{self.city}, {self.region}" if self.region else self.city
        return f"{place}{FIELD}{country_name(self.country) if self.country else NOWHERE}"

    def properties(self) -> dict[str, str]:
        """What is stored beside the key: the parts that are there."""
        parts = {
            "number": self.number,
            "street": self.street,
            "unit": self.unit,
            "city": self.city,
            "region": self.region,
            "postal_code": self.postal_code,
            "country": self.country,
            "place": self.place,
        }
        return {name: part for name, part in parts.items() if part}

"""What was received of an address, in words, before any country's rules."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class WrittenAddress:
    """`lines` are the words between commas of the street column or of the whole one-line address.

    The rest came in columns of its own and is empty for a one-line address, where it hides at the end of `lines`.
    """

    lines: list[list[str]]
    unit: list[str] = field(default_factory=list)
    city: list[str] = field(default_factory=list)
    region: list[str] = field(default_factory=list)
    postal_code: list[str] = field(default_factory=list)
    in_columns: bool = False
    """The street column may hold the whole address all the same."""

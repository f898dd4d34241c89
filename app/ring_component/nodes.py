"""The drawing's names for persons, values and the lines between them."""

from graph.rings.model import LeftOutIdentifier, RingIdentifier

Value = RingIdentifier | LeftOutIdentifier

_PERSON, _VALUE = "person:", "value:"


def person_node(applicant_id: str) -> str:
    """Give the drawing's name for a person."""
    return f"{_PERSON}{applicant_id}"


def value_node(identifier_id: str) -> str:
    """Give the drawing's name for a value."""
    return f"{_VALUE}{identifier_id}"


def link_edge(applicant_id: str, identifier_id: str) -> str:
    """Give the drawing's name for the line between a person and a value, whatever roles it stands for."""
    return f"link:{identifier_id}:{applicant_id}"


def applicant_of(node: str) -> str | None:
    """Give the applicant whom this node stands for, None where it is no person's."""
    return node.removeprefix(_PERSON) if node.startswith(_PERSON) else None


def identifier_of(node: str) -> str | None:
    """Give the value that this node stands for, None where it is no value's."""
    return node.removeprefix(_VALUE) if node.startswith(_VALUE) else None
